"""What an editor sets, and what stands in files of settings, which may differ by folder and by text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types
from tests.lsp.talking import Editor, capabilities, make_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.talking import Start

pytestmark = [pytest.mark.model, pytest.mark.asyncio(loop_scope="function")]

WORD = "De gemeente betrekt ouders bij het plan."
WEAK = "Wij zetten jongeren in als ambassadeur."
OWN = "Het casusoverleg duurt lang."
TEXT = f"{WORD}\n\n{WEAK}\n\n{OWN}\n"


def set_to(editor: Editor, **values: Any) -> None:
    """Change the settings of an editor as one does that is asked for them, or as one that sends them."""
    editor.client.set_configuration(values, section="nieuwetaal")
    assert editor.client.capabilities is not None
    workspace = editor.client.capabilities.workspace
    sent = None if workspace and workspace.configuration else {"nieuwetaal": values}
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=sent))


def tell_changed(editor: Editor, path: Path) -> None:
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


@pytest.mark.parametrize("is_asked", [False, True])
async def test_settings_of_the_editor_hold_at_once(start: Start, is_asked: bool) -> None:
    async with start(capabilities(configuration=is_asked), settings={"level": "sterk"}) as editor:
        if not is_asked:
            set_to(editor, level="sterk")
        uri = editor.new_uri()
        await editor.open(TEXT, uri=uri)
        await editor.until(lambda: len(editor.last(uri)) == 1)
        set_to(editor)
        await editor.until(lambda: len(editor.last(uri)) == 2)
        set_to(editor, level="overweeg")
        await editor.settled()


async def test_settings_may_come_at_the_start(start: Start) -> None:
    async with start(options={"level": "sterk"}) as editor:
        assert len(await editor.open(TEXT)) == 1


async def test_a_value_that_does_not_exist_is_told_and_the_others_hold(start: Start) -> None:
    async with start() as editor:
        uri = editor.new_uri()
        await editor.open(TEXT, uri=uri)
        set_to(editor, level="sterk", delay=-1, diagnostics="soms", bestaatniet=1)
        await editor.until(lambda: len(editor.last(uri)) == 1)
        await editor.until(lambda: bool(editor.client.messages))
        (message,) = editor.client.messages
        assert "delay, diagnostics heeft in de editor een waarde die niet bestaat" in message.message
        assert message.type == types.MessageType.Warning


async def test_an_editor_that_does_not_answer_well_still_gets_findings(start: Start) -> None:
    async with start(capabilities(configuration=True)) as editor:
        editor.client.set_configuration("onzin", section="nieuwetaal")
        set_to(editor)
        assert len(await editor.open(WORD)) == 1


async def test_pushing_or_fetching_can_be_set(start: Start) -> None:
    async with start(capabilities(pull=True)) as editor:
        uri = editor.new_uri()
        editor.show(WORD, "markdown", uri)
        await editor.settled()
        assert editor.published == []
        set_to(editor, diagnostics="push")
        await editor.until(lambda: len(editor.published) > 0 and len(editor.last(uri)) == 1)
        document = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await editor.client.text_document_diagnostic_async(document)
        assert not getattr(report, "items", ())
        before = editor.client.diagnostic_refresh_count
        set_to(editor, diagnostics="pull")
        await editor.until(lambda: editor.last(uri) == [])
        await editor.until(lambda: editor.client.diagnostic_refresh_count > before)
        report = await editor.client.text_document_diagnostic_async(document)
        assert len(getattr(report, "items", ())) == 1


async def test_two_folders_have_settings_of_their_own(start: Start, tmp_path: Path) -> None:
    one = make_project(tmp_path / "een", 'regels = ["regels"]\n')
    two = make_project(tmp_path / "twee", 'uit = ["betrekken"]\nniveau = "sterk"\n')
    async with start(folders=[one, two]) as editor:
        first = await editor.open(TEXT, uri=(one / "plan.md").as_uri())
        more = f"{TEXT}\n\nWij hebben te maken met probleemgezinnen.\n"
        second = await editor.open(more, uri=(two / "plan.md").as_uri())
        assert [each.code for each in first] == [
            "betrekken/betrekken",
            "inzetten/mensen-inzetten",
            "systeemnaam/eigen-woord",
        ]
        assert [each.code for each in second] == ["etiket/probleemgezin"]


async def test_settings_for_some_paths_hold_in_an_editor(start: Start, tmp_path: Path) -> None:
    settings = '[[pad]]\npad = "bijlagen/**"\nuit = ["betrekken"]\n'
    folder = make_project(tmp_path / "project", settings)
    async with start(folders=[folder]) as editor:
        assert len(await editor.open(WORD, uri=(folder / "plan.md").as_uri())) == 1
        assert await editor.open(WORD, uri=(folder / "bijlagen" / "plan.md").as_uri()) == []


async def test_a_text_without_a_file_has_the_settings_of_the_folder(start: Start, project: Path) -> None:
    async with start(folders=[project]) as editor:
        assert len(await editor.open(OWN)) == 1
    async with start() as editor:
        assert await editor.open(OWN) == []


async def test_settings_that_change_on_disk_hold_at_once(start: Start, project: Path) -> None:
    async with start(capabilities(watched=True), folders=[project]) as editor:
        uri = (project / "plan.md").as_uri()
        assert len(await editor.open(TEXT, uri=uri)) == 3
        await editor.until(lambda: bool(editor.registered))
        (registered,) = editor.registered
        assert registered.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        (project / "nieuwetaal.toml").write_text('uit = ["inzetten"]\n', "utf-8")
        tell_changed(editor, project / "nieuwetaal.toml")
        await editor.until(lambda: [each.code for each in editor.last(uri)] == ["betrekken/betrekken"])


async def test_rules_that_change_on_disk_hold_at_once(start: Start, project: Path) -> None:
    async with start(capabilities(watched=True), folders=[project]) as editor:
        uri = (project / "plan.md").as_uri()
        assert len(await editor.open(OWN, uri=uri)) == 1
        rule = project / "regels" / "eigen-woord.yaml"
        rule.write_text(rule.read_text("utf-8").replace("casusoverleg", "netwerkberaad"), "utf-8")
        tell_changed(editor, rule)
        await editor.until(lambda: editor.last(uri) == [])


async def test_settings_that_are_saved_in_the_editor_hold_at_once(start: Start, project: Path) -> None:
    async with start(folders=[project]) as editor:
        uri = (project / "plan.md").as_uri()
        assert len(await editor.open(WORD, uri=uri)) == 1
        settings = project / "nieuwetaal.toml"
        settings.write_text('uit = ["betrekken"]\n', "utf-8")
        document = types.TextDocumentIdentifier(settings.as_uri())
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(document))
        await editor.until(lambda: editor.last(uri) == [])


async def test_settings_that_are_wrong_are_told_once_and_texts_are_read(start: Start, tmp_path: Path) -> None:
    folder = make_project(tmp_path / "project", 'niveo = "sterk"\n')
    async with start(folders=[folder]) as editor:
        uri = (folder / "plan.md").as_uri()
        assert len(await editor.open(WORD, uri=uri)) == 1
        await editor.change(uri, f"{WORD} Ja.")
        await editor.until(lambda: bool(editor.client.messages))
        (message,) = editor.client.messages
        assert f"{folder / 'nieuwetaal.toml'}:1:1: " in message.message
        (folder / "nieuwetaal.toml").write_text("", "utf-8")
        tell_changed(editor, folder / "nieuwetaal.toml")
        await editor.change(uri, f"{WORD} Nee.")
        assert len(editor.client.messages) == 1


async def test_a_rule_that_is_wrong_is_told_and_the_others_work(start: Start, project: Path) -> None:
    (project / "regels" / "kapot.yaml").write_text("id: kapot\nzoek: {}\n", "utf-8")
    async with start(folders=[project]) as editor:
        assert len(await editor.open(TEXT, uri=(project / "plan.md").as_uri())) == 3
        await editor.until(lambda: any("kapot.yaml" in each.message for each in editor.client.messages))


async def test_a_folder_that_is_added_has_its_settings(start: Start, project: Path) -> None:
    async with start() as editor:
        uri = editor.new_uri()
        assert await editor.open(OWN, uri=uri) == []
        folder = types.WorkspaceFolder(project.as_uri(), "project")
        event = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
        editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
        assert len(await editor.open(OWN)) == 1
