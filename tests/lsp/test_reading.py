"""What a reader sees beside the squiggles: a hover, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from lsprotocol import types
from tests.lsp.talking import Editor, capabilities

from nieuwetaal import Linter
from nieuwetaal.reports.explanation import OUR_OWN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.lsp.talking import Start

pytestmark = [pytest.mark.model, pytest.mark.asyncio(loop_scope="module")]

WORD = "De gemeente betrekt ouders bij het plan."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def editor(start: Start) -> AsyncIterator[Editor]:
    async with start(capabilities(lenses=True), options={"codeLens": True}) as made:
        yield made


async def test_a_hover_tells_why_who_and_how_else(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(f"👋 {WORD}", uri=uri)
    said = await editor.hover(uri, found.range.start)
    assert said.startswith(f"**{found.message}**")
    (expected,) = Linter().check(WORD).findings
    assert expected.why in said
    assert f"*{expected.question}*" in said
    assert "wie: De gemeente · doet: betrekken · met wie: ouders" in said
    assert "*(samen)*" in said
    assert "Bron: " in said
    assert "betrekken/betrekken" in said
    assert await editor.hover(uri, found.range.end) == said
    assert await editor.hover(uri, types.Position(0, 3)) == ""


async def test_our_own_thought_is_no_source(start: Start, project: Path) -> None:
    async with start(folders=[project]) as other:
        uri = (project / "plan.md").as_uri()
        (found,) = await other.open("Het casusoverleg duurt lang.", uri=uri)
        said = await other.hover(uri, found.range.start)
        assert OUR_OWN in said
        assert "Bron: " not in said


async def test_an_editor_that_shows_messages_in_a_hover_is_not_told_them_twice(start: Start) -> None:
    async with start(options={"showsMessages": True}) as other:
        uri = other.new_uri()
        text = f"{WORD} De gemeente betrekt ouders en zet gezinnen in hun kracht. Ouders betrekken een adviseur."
        found, *_ = await other.open(text, uri=uri)
        said = await other.hover(uri, found.range.start)
        assert found.message not in said
        assert said.endswith("\n\nsterk")
        assert "Waarover" in said
        praise = types.Position(0, text.index("Ouders betrekken") + 9)
        assert (await other.hover(uri, praise)).startswith("**")


async def test_a_hover_tells_where_it_is_about(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(f"👋 {WORD}", uri=uri)
    document = types.TextDocumentIdentifier(uri)
    answer = await editor.client.text_document_hover_async(types.HoverParams(document, found.range.start))
    assert answer is not None
    assert answer.range == found.range


async def test_what_is_said_of_nobody_in_particular(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open("Ouders worden betrokken.", uri=uri)
    assert "wie: staat er niet bij" in await editor.hover(uri, found.range.start)


async def test_words_of_the_law_are_explained_in_a_hover_only(editor: Editor) -> None:
    uri = editor.new_uri()
    assert await editor.open("De uithuisplaatsing duurt een jaar.", uri=uri) == []
    assert "· uitleg" in await editor.hover(uri, types.Position(0, 5))


async def test_what_is_well_said_is_told_in_a_hover(editor: Editor) -> None:
    uri = editor.new_uri()
    assert await editor.open("Ouders betrekken een adviseur.", uri=uri) == []
    assert "compliment" in await editor.hover(uri, types.Position(0, 9))


async def test_the_hover_is_about_the_text_as_it_is_now(editor: Editor) -> None:
    uri = editor.new_uri()
    (found,) = await editor.open(WORD, uri=uri)
    editor.type(uri, f"{' ' * 30}\n{WORD}")
    moved = types.Position(1, found.range.start.character)
    assert await editor.hover(uri, moved) != ""
    assert await editor.hover(uri, found.range.start) == ""


async def lenses(editor: Editor, uri: str) -> list[str]:
    found = await editor.client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
    return [each.command.title for each in found or () if each.command]


async def test_a_lens_counts(editor: Editor) -> None:
    uri = editor.new_uri()
    await editor.open(f"{WORD} Wij zetten jongeren in als ambassadeur.", uri=uri)
    assert await lenses(editor, uri) == ["nieuwetaal: 1 sterk, 1 let-op"]
    await editor.change(uri, "Ouders beslissen.")
    assert await lenses(editor, uri) == ["nieuwetaal: niets om over na te denken"]


async def test_nothing_is_told_of_a_text_that_is_not_open(editor: Editor) -> None:
    assert await editor.hover("file:///nergens.md", types.Position(0, 0)) == ""
    assert await lenses(editor, "file:///nergens.md") == []


async def test_without_asking_there_is_no_lens(start: Start) -> None:
    async with start() as other:
        uri = other.new_uri()
        await other.open(WORD, uri=uri)
        assert await lenses(other, uri) == []
