"""Squiggles: under the right letters, pushed or fetched, with all that an editor shows of them."""

from __future__ import annotations

import asyncio
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
import pytest_asyncio
from lsprotocol import types
from tests.lsp.talking import TIMEOUT, Editor, capabilities

from nieuwetaal import Linter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.lsp.talking import Start

pytestmark = [pytest.mark.model, pytest.mark.asyncio(loop_scope="module")]

WORD = "De gemeente betrekt ouders bij het plan."
FOUND = "betrekt ouders"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def editor(start: Start) -> AsyncIterator[Editor]:
    async with start() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def narrow(start: Start) -> AsyncIterator[Editor]:
    """An editor that counts in UTF-8."""
    async with start(capabilities(encodings=["utf-8"])) as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def puller(start: Start) -> AsyncIterator[Editor]:
    """An editor that fetches diagnostics."""
    async with start(capabilities(pull=True)) as made:
        yield made


async def test_a_finding_has_all_that_an_editor_shows(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(f"# Plan\n\n{WORD}\n", uri=uri)
    assert editor.under(uri, found.range) == FOUND
    assert found.source == "nieuwetaal"
    assert found.code == "betrekken/betrekken"
    assert found.severity == types.DiagnosticSeverity.Warning
    assert found.message == Linter().check(WORD).findings[0].message
    assert found.data == {"rule": "betrekken", "start": 20, "end": 34}


async def test_rules_lead_to_their_page(editor: Editor) -> None:
    uri = editor.new_uri()
    await editor.open(WORD, uri=uri)
    await editor.until(lambda: editor.last(uri)[0].code_description is not None)  # once all is warm
    described = editor.last(uri)[0].code_description
    assert described is not None
    address = urlsplit(described.href)
    assert address.fragment == "betrekken"
    assert address.fragment in page(unquote(address.path))


def page(path: str) -> str:
    return Path(path).read_text("utf-8")


async def test_levels_are_severities(editor: Editor) -> None:
    found = await editor.open(f"{WORD} Wij zetten jongeren in als ambassadeur.")
    severity = types.DiagnosticSeverity
    assert [each.severity for each in found] == [severity.Warning, severity.Information]


async def test_what_the_law_says_and_what_is_well_said_is_no_squiggle(editor: Editor) -> None:
    assert await editor.open("De uithuisplaatsing duurt een jaar. Ouders betrekken een adviseur.") == []


async def test_repeats_point_at_each_other(editor: Editor) -> None:
    uri = editor.new_uri()
    first, second = await editor.open(f"{WORD}\n\nDe school betrekt ouders ook.\n", uri=uri)
    (other,) = first.related_information or ()
    assert (editor.under(uri, other.location.range), other.message) == (FOUND, "Ook hier: betrekt ouders")
    (back,) = second.related_information or ()
    assert (back.location.range, back.message) == (first.range, "Hier staat het voor het eerst")
    assert {other.location.uri, back.location.uri} == {uri}


async def test_far_parts_are_related(editor: Editor) -> None:
    uri = editor.new_uri()
    text = (
        "Ouders, die vaak al jaren zelf van alles hebben geprobeerd en daar veel van weten, worden door ons betrokken."
    )
    (found,) = await editor.open(text, uri=uri)
    assert editor.under(uri, found.range) == "betrokken"
    told = [each for each in found.related_information or () if each.message.startswith("Hierover gaat het")]
    assert [editor.under(uri, each.location.range) for each in told] == ["Ouders"]


AROUND = {
    "ascii": "",
    "accents": "Één café. ",
    "combining": unicodedata.normalize("NFD", "Één café in Curaçao. "),
    "emoji": "Dag 👋🏽 iedereen 👩‍👧. ",
    "chinese": "Het teken 家 (gezin). ",
    "ancient": "Het teken 𐌰𐌱. ",
    "soft hyphen": "De jeugd\u00adhulp is vrij. ",
    "no-break space": "Punt\u00a01 is klaar. ",
    "line separator": "Een regel.\u2028Nog een.\u2029",
    "form feed": "Een blad.\x0cNog een blad. \x85En nog. ",
}
LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


@pytest.mark.parametrize("language", ["markdown", "plaintext"])
@pytest.mark.parametrize("ending", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("before", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("is_narrow", [False, True], ids=["utf-16", "utf-8"])
async def test_squiggles_stand_under_the_right_letters(
    editor: Editor, narrow: Editor, *, is_narrow: bool, before: str, ending: str, language: str
) -> None:
    shown = narrow if is_narrow else editor
    uri = shown.new_uri(".txt")
    text = f"Eerste 👋 regel.{ending}{ending}{before}{WORD}{ending}{ending}- {before}{WORD}{ending}"
    found = await shown.open(text, language, uri)
    assert [shown.under(uri, each.range) for each in found] == [FOUND, FOUND]
    for each in found:
        for other in each.related_information or ():
            assert shown.under(uri, other.location.range) == FOUND


async def test_the_encoding_is_the_one_that_the_editor_prefers(editor: Editor, narrow: Editor, start: Start) -> None:
    assert (editor.encoding, narrow.encoding) == ("utf-16", "utf-8")
    async with start(capabilities(encodings=["utf-32", "utf-16"])) as wide:
        assert wide.encoding == "utf-32"
        uri = wide.new_uri()
        (found,) = await wide.open(f"Dag 👋🏽 é. {WORD}", uri=uri)
        assert wide.under(uri, found.range) == FOUND


async def test_letters_that_are_half_a_character_do_no_harm(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(f"Half \ud83d teken. {WORD}", uri=uri)
    assert editor.under(uri, found.range) == FOUND


async def test_an_edit_is_read_with_its_version(editor: Editor) -> None:
    uri = editor.new_uri()
    assert len(await editor.open(WORD, uri=uri)) == 1
    assert await editor.change(uri, "Ouders beslissen.") == []
    assert len(await editor.change(uri, f"{WORD}\n\n{WORD}")) == 2
    assert [each.version for each in editor.published if each.uri == uri] == [1, 2, 3]


async def test_while_someone_types_only_the_last_is_read(editor: Editor) -> None:
    uri = editor.new_uri()
    await editor.open("", uri=uri)
    for count in range(1, len(WORD) + 1):
        editor.type(uri, WORD[:count])
    found = await editor.told(uri, len(WORD) + 1)
    assert editor.under(uri, found[0].range) == FOUND
    versions = [each.version for each in editor.published if each.uri == uri]
    assert versions[-1] == len(WORD) + 1
    assert len(versions) < len(WORD) / 2


async def test_what_is_being_read_is_given_up_for_what_is_newer(editor: Editor) -> None:
    uri = editor.new_uri()
    many = "\n\n".join(f"De gemeente betrekt ouders bij plan {number} van de wijk." for number in range(1500))
    editor.show(many, "markdown", uri)
    await editor.until(lambda: any(each.uri == uri for each in editor.published))
    assert await editor.change(uri, WORD) == editor.last(uri)
    assert len(editor.last(uri)) == 1
    versions = [each.version for each in editor.published if each.uri == uri]
    assert versions == sorted(versions, key=lambda number: number or 0)


async def test_no_more_than_500_and_the_rest_is_counted(editor: Editor) -> None:
    text = "\n\n".join(["De school zet jongeren in."] * 300 + [WORD] * 400)
    found = await editor.open(text)
    assert len(found) == 500
    (rest,) = (each for each in found if each.code is None)
    assert rest.message == "Nog 201 meldingen in deze tekst; je ziet hier de sterkste 499."
    severity = types.DiagnosticSeverity
    assert sum(each.severity == severity.Warning for each in found) == 400


async def test_what_is_wrong_with_a_remark_is_told_under_it(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open("👋\n\n<!-- nieuwetaal: uit bestaatniet, omdat zo -->\n\nJa.\n", uri=uri)
    assert found.code == "opmerking"
    assert "bestaatniet" in found.message
    assert editor.under(uri, found.range) == "<!-- nieuwetaal: uit bestaatniet, omdat zo -->"


async def test_squiggles_go_when_a_text_is_closed(editor: Editor) -> None:
    uri = editor.new_uri()
    await editor.open(WORD, uri=uri)
    await editor.close(uri)
    await editor.until(lambda: editor.last(uri) == [])
    assert await editor.open(WORD, uri=uri) != []


async def test_texts_of_other_kinds_are_left_alone(editor: Editor) -> None:
    uri = editor.new_uri(".py")
    editor.show(f"# {WORD}", "python", uri)
    await editor.settled()
    assert not any(each.uri == uri for each in editor.published)


async def test_a_suffix_tells_what_a_language_does_not(editor: Editor) -> None:
    uri = "file:///nergens/tekst.txt"
    assert len(await editor.open(WORD, "", uri)) == 1


async def fetch(editor: Editor, uri: str, known: str | None = None) -> types.DocumentDiagnosticReport:
    document = types.TextDocumentIdentifier(uri)
    params = types.DocumentDiagnosticParams(document, previous_result_id=known)
    return await editor.client.text_document_diagnostic_async(params)


async def test_who_fetches_is_not_sent(puller: Editor) -> None:
    uri = puller.new_uri()
    puller.show(f"👋 {WORD}", "markdown", uri)
    report = await fetch(puller, uri)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert [puller.under(uri, each.range) for each in report.items] == [FOUND]
    assert puller.published == []


async def test_what_did_not_change_is_not_sent_again(puller: Editor) -> None:
    uri = puller.new_uri()
    puller.show(WORD, "markdown", uri)
    first = await fetch(puller, uri)
    again = await fetch(puller, uri, first.result_id)
    assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    assert again.result_id == first.result_id
    puller.type(uri, f"\n{WORD}")
    moved = await fetch(puller, uri, first.result_id)
    assert isinstance(moved, types.RelatedFullDocumentDiagnosticReport)
    assert moved.items[0].range.start.line == 1
    assert moved.result_id != first.result_id


async def test_all_open_texts_can_be_fetched_together(puller: Editor) -> None:
    uris = [puller.new_uri(), puller.new_uri()]
    for uri in uris:
        puller.show(WORD, "markdown", uri)
    ask = puller.client.workspace_diagnostic_async
    report = await ask(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    told = {each.uri: each for each in report.items if each.uri in uris}
    assert all(isinstance(each, types.WorkspaceFullDocumentDiagnosticReport) for each in told.values())
    assert [len(each.items) for each in told.values() if hasattr(each, "items")] == [1, 1]
    known = [types.PreviousResultId(uri, told[uri].result_id or "") for uri in uris]
    puller.type(uris[1], "Ouders beslissen.")
    report = await ask(types.WorkspaceDiagnosticParams(previous_result_ids=known))
    told = {each.uri: each for each in report.items if each.uri in uris}
    assert isinstance(told[uris[0]], types.WorkspaceUnchangedDocumentDiagnosticReport)
    full = told[uris[1]]
    assert isinstance(full, types.WorkspaceFullDocumentDiagnosticReport)
    assert (list(full.items), full.version) == ([], 2)


async def test_fetching_of_a_text_that_is_not_open_gives_nothing(puller: Editor) -> None:
    report = await fetch(puller, "file:///nergens.md")
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert not report.items


async def test_fetching_can_be_cancelled(puller: Editor) -> None:
    uri = puller.new_uri()
    puller.show("\n\n".join(f"De gemeente betrekt ouders bij plan {n}." for n in range(400)), "markdown", uri)
    protocol: Any = puller.client.protocol
    asked = asyncio.ensure_future(
        protocol.send_request_async(
            types.TEXT_DOCUMENT_DIAGNOSTIC,
            types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri)),
            msg_id="te-lang",
        )
    )
    await asyncio.sleep(0.05)
    protocol.notify(types.CANCEL_REQUEST, types.CancelParams("te-lang"))
    with pytest.raises(Exception, match="cancel"):
        await asyncio.wait_for(asked, TIMEOUT)
    assert len((await fetch(puller, uri)).items) == 400  # type: ignore[union-attr]
