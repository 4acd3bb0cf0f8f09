"""What can be done about a finding; every change is made, and the text that comes of it is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from lsprotocol import types
from tests.lsp.talking import Editor, capabilities, make_project

from nieuwetaal_lsp.diagnostics import REMARK

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from lsprotocol.types import CodeAction, Diagnostic
    from tests.lsp.talking import Start

pytestmark = [pytest.mark.model, pytest.mark.asyncio(loop_scope="module")]

WORD = "De gemeente betrekt ouders bij het plan."
OTHER = "Wij zetten jongeren in als ambassadeur."
OWN = "Het casusoverleg duurt lang."
FIX_ALL = "source.fixAll.nieuwetaal"
HERE, IN_TEXT, IN_PROJECT = "hier, met een reden", "in deze tekst, met een reden", "in het hele project"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("werk") / "project", 'regels = ["regels"]\n')


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def editor(start: Start, folder: Path) -> AsyncIterator[Editor]:
    async with start(folders=[folder]) as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def simple(start: Start, folder: Path) -> AsyncIterator[Editor]:
    """An editor that counts in UTF-8, and takes no changes of a version and no changes later."""
    async with start(capabilities(encodings=["utf-8"], resolve=False, versioned=False), folders=[folder]) as made:
        yield made


async def offered(editor: Editor, uri: str, found: Diagnostic) -> list[CodeAction]:
    return await editor.actions(uri, found.range, [found])


def named(actions: list[CodeAction], part: str) -> CodeAction:
    (action,) = (each for each in actions if part in each.title)
    return action


def without_remarks(found: list[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.code != REMARK]


async def test_an_alternative_can_be_taken_over(editor: Editor) -> None:
    uri = editor.new_uri()
    found = (await editor.open(f"👋 {OWN}\n\n{WORD}\n", uri=uri))[0]
    action = named(await offered(editor, uri, found), "Vervang door ‘gesprek’")
    assert action.kind == types.CodeActionKind.QuickFix
    assert action.is_preferred
    assert [each.range for each in action.diagnostics or ()] == [found.range]
    text = await editor.chosen(action)
    assert text == f"👋 Het gesprek duurt lang.\n\n{WORD}\n"
    assert len(await editor.change(uri, text)) == 1


async def test_a_change_is_for_the_version_that_was_read(editor: Editor, simple: Editor) -> None:
    for shown, is_versioned in ((editor, True), (simple, False)):
        uri = shown.new_uri()
        (found,) = await shown.open(OWN, uri=uri)
        edit = named(await offered(shown, uri, found), "Vervang door").edit
        assert edit is not None
        assert bool(edit.changes) is not is_versioned
        if is_versioned:
            (change,) = edit.document_changes or ()
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == 1


async def test_a_model_is_shown(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(OWN, uri=uri)
    action = named(await offered(editor, uri, found), "Idee: Wij praten samen")
    assert action.edit is None
    assert action.command is not None
    arguments = types.ExecuteCommandParams(action.command.command, action.command.arguments)
    await editor.client.workspace_execute_command_async(arguments)
    await editor.until(lambda: any(each.message == "Idee: Wij praten samen" for each in editor.client.messages))


async def test_all_repeats_can_be_taken_over(editor: Editor) -> None:
    uri = editor.new_uri()
    first, *_ = await editor.open(f"{OWN} 👋\n\n- {OWN}\n- {WORD} {OWN}\n", uri=uri)
    action = named(await offered(editor, uri, first), "Vervang alle 3 keer in deze tekst door ‘gesprek’")
    text = await editor.chosen(action)
    assert "casusoverleg" not in text
    assert len(await editor.change(uri, text)) == 1


async def test_all_safe_changes_can_be_made_at_once(editor: Editor) -> None:
    uri = editor.new_uri()
    await editor.open(f"{OWN}\n\n{WORD}\n\n{OWN}\n", uri=uri)
    top = types.Range(types.Position(0, 0), types.Position(0, 0))
    (action,) = await editor.actions(uri, top, only=[FIX_ALL])
    assert action.kind == FIX_ALL
    text = await editor.chosen(action)
    assert text == f"Het gesprek duurt lang.\n\n{WORD}\n\nHet gesprek duurt lang.\n"
    for only in (["source"], ["source.fixAll"]):
        assert [each.kind for each in await editor.actions(uri, top, only=only)] == [FIX_ALL]
    assert await editor.actions(uri, top, only=["refactor"]) == []
    quick = await editor.actions(uri, types.Range(types.Position(0, 4), types.Position(0, 4)), only=["quickfix"])
    assert {each.kind for each in quick} == {types.CodeActionKind.QuickFix}


async def test_models_are_no_safe_changes(editor: Editor) -> None:
    uri = editor.new_uri()
    await editor.open(WORD, uri=uri)
    everything = types.Range(types.Position(0, 0), types.Position(0, 40))
    assert await editor.actions(uri, everything, only=[FIX_ALL]) == []


async def test_a_title_is_short(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open("Wij betrekken in elk plan vroeg ouders\nvan jonge kinderen uit deze wijk.", uri=uri)
    for action in await offered(editor, uri, found):
        if action.title.startswith("Behoud"):
            assert len(action.title) < 120
            assert "\n" not in action.title


async def test_what_is_not_shown_has_no_actions(editor: Editor) -> None:
    uri = editor.new_uri()
    text = "De uithuisplaatsing duurt een jaar. Onze cliënten komen morgen."
    assert await editor.open(text, uri=uri) == []
    everything = types.Range(types.Position(0, 0), types.Position(0, len(text)))
    assert await editor.actions(uri, everything) == []


MARKDOWN = {
    "a line": f"{WORD}\n",
    "two sentences": f"{OTHER} {WORD}\n\n{OTHER}\n",
    "no line end": f"# Kop\n\n{WORD}",
    "a wrapped paragraph": f"{OTHER} Dat is\nzo. De gemeente betrekt\nouders bij het plan\nvan de wijk.\n\n{OTHER}\n",
    "a heading": f"# De gemeente betrekt ouders\n\n{OTHER}\n",
    "a list": f"{OTHER}\n\n- {OTHER}\n- {WORD}\n- Nog iets.\n",
    "a list with loose items": f"- {OTHER}\n\n- {WORD}\n\n- Nog iets.\n",
    "a numbered list": f"1. {OTHER}\n2. {WORD}\n3. Nog iets.\n",
    "a nested list": f"- Eerst.\n  - {OTHER}\n  - {WORD}\n- Nog iets.\n",
    "a table": f"| Wie | Wat |\n|---|---|\n| {OTHER} | niets |\n| {WORD} | iets |\n| hij | zij |\n\n{OTHER}\n",
    "below a quote": f"> {OTHER}\n\n{WORD}\n\n> {WORD}\n",
    "front matter": f"---\ntitle: Plan\n---\n\n{WORD}\n\n{OTHER}\n",
    "crlf": f"{OTHER}\r\n\r\nDe gemeente betrekt\r\nouders bij het plan.\r\n",
    "lone returns": f"{OTHER}\r\r{WORD}\r",
    "emphasis and emoji": f"👋 *{OTHER}*\n\n👋 De gemeente **betrekt** ouders bij het plan.\n",
}
PLAIN = {
    "a line": f"{WORD}\n",
    "two sentences": f"{OTHER} {WORD}\n\n{OTHER}\n",
    "no line end": f"Kop\n\n{WORD}",
    "a wrapped paragraph": f"{OTHER} Dat is\nzo. De gemeente betrekt\nouders bij het plan\nvan de wijk.\n\n{OTHER}\n",
    "a list": f"{OTHER}\n\n- {OTHER}\n- {WORD}\n- Nog iets.\n",
    "a table": f"{OTHER}\tniets\n{WORD}\tiets\n",
    "crlf": f"{OTHER}\r\n\r\nDe gemeente betrekt\r\nouders bij het plan.\r\n",
    "lone returns": f"{OTHER}\r\r{WORD}\r",
    "line separators": f"{OTHER}\u2028{WORD}\n\n{OTHER}\n",
}
TEXTS = [("markdown", name) for name in MARKDOWN] + [("plaintext", name) for name in PLAIN]


@pytest.mark.parametrize("how", [HERE, IN_TEXT])
@pytest.mark.parametrize(("language", "name"), TEXTS, ids=[f"{language}, {name}" for language, name in TEXTS])
@pytest.mark.parametrize("is_simple", [False, True], ids=["utf-16", "utf-8"])
async def test_what_is_kept_is_gone_and_the_others_stay(
    editor: Editor, simple: Editor, *, is_simple: bool, language: str, name: str, how: str
) -> None:
    shown = simple if is_simple else editor
    text = (MARKDOWN if language == "markdown" else PLAIN)[name]
    uri = shown.new_uri()
    before = await shown.open(text, language, uri)
    codes = [each.code for each in before]
    assert codes.count("betrekken/betrekken") == 1
    found = before[codes.index("betrekken/betrekken")]
    action = named(await offered(shown, uri, found), how)
    assert (action.edit is not None) is is_simple
    changed = await shown.chosen(action)
    assert len(changed) > len(text)
    after = await shown.change(uri, changed)
    (asked,) = (each for each in after if each.code == REMARK)
    assert asked.message == "Dit werkt, maar de reden ontbreekt nog; schrijf achter ‘omdat’ waarom het zo blijft."
    assert shown.under(uri, asked.range).endswith(", omdat … -->")
    assert [each.code for each in without_remarks(after)] == [code for code in codes if code != "betrekken/betrekken"]
    back = changed
    for line in (line for line in changed.splitlines() if "nieuwetaal:" in line):
        back = back.replace(line, "")
    assert "".join(back.split()).replace(">", "") == "".join(text.split()).replace(">", "")


async def test_here_is_not_elsewhere(editor: Editor) -> None:
    uri = editor.new_uri()
    first, _ = await editor.open(f"{WORD}\n\n{WORD}\n", uri=uri)
    text = await editor.chosen(named(await offered(editor, uri, first), HERE))
    (left,) = without_remarks(await editor.change(uri, text))
    assert left.range.start.line == first.range.start.line + 3


async def test_in_this_text_is_everywhere_in_it(editor: Editor) -> None:
    uri = editor.new_uri()
    first, _ = await editor.open(f"{WORD}\n\n{WORD}\n", uri=uri)
    text = await editor.chosen(named(await offered(editor, uri, first), IN_TEXT))
    assert without_remarks(await editor.change(uri, text)) == []
    assert await editor.change(uri, text.replace("…", "de wet dat zo zegt")) == []


@pytest.mark.parametrize("how", [HERE, IN_TEXT])
async def test_an_editor_may_ask_the_reason_first(editor: Editor, how: str) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(f"{WORD}\n", uri=uri)
    action = named(await offered(editor, uri, found), how)
    assert isinstance(action.data, dict)
    action.data["reason"] = " zo heet het\nin de wet --> echt"
    text = await editor.chosen(action)
    assert "betrekken, omdat zo heet het in de wet → echt -->" in text
    assert await editor.change(uri, text) == []


async def test_a_change_that_comes_too_late_is_not_made(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(f"{WORD}\n", uri=uri)
    action = named(await offered(editor, uri, found), HERE)
    await editor.change(uri, f"Iets anders.\n\n{WORD}\n")
    resolved = await editor.client.code_action_resolve_async(action)
    assert resolved.edit is None


async def test_kept_in_the_project_is_kept_in_its_settings(start: Start, project: Path) -> None:
    path = project / "plan.md"
    path.write_text(WORD, "utf-8")
    async with start(folders=[project]) as editor:
        (found,) = await editor.open(WORD, uri=path.as_uri())
        command = named(await offered(editor, path.as_uri(), found), IN_PROJECT).command
        assert command is not None
        await editor.client.workspace_execute_command_async(
            types.ExecuteCommandParams(command.command, command.arguments)
        )
        await editor.until(lambda: editor.last(path.as_uri()) == [])
        settings = (project / "nieuwetaal.toml").read_text("utf-8")
        assert settings.startswith('regels = ["regels"]\n')
        assert '[[behoud]]\nuitdrukking = "betrekt ouders"\nregel = "betrekken"\n' in settings
        assert await editor.open(f"{OTHER}\n", uri=(project / "ander.md").as_uri()) != []


async def test_a_project_without_settings_gets_them_in_its_own_folder(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "diep" / "plan.md"
    path.parent.mkdir()
    path.write_text(WORD, "utf-8")
    async with start(folders=[tmp_path]) as editor:
        (found,) = await editor.open(WORD, uri=path.as_uri())
        command = named(await offered(editor, path.as_uri(), found), IN_PROJECT).command
        assert command is not None
        arguments = types.ExecuteCommandParams(command.command, command.arguments)
        await editor.client.workspace_execute_command_async(arguments)
        await editor.until(lambda: editor.last(path.as_uri()) == [])
    assert (tmp_path / "nieuwetaal.toml").is_file()


async def test_a_text_without_a_place_is_not_kept_in_a_project(start: Start) -> None:
    async with start() as editor:
        uri = editor.new_uri()
        (found,) = await editor.open(WORD, uri=uri)
        command = named(await offered(editor, uri, found), IN_PROJECT).command
        assert command is not None
        arguments = types.ExecuteCommandParams(command.command, command.arguments)
        await editor.client.workspace_execute_command_async(arguments)
        await editor.until(lambda: any("bewaar de tekst eerst" in each.message for each in editor.client.messages))
