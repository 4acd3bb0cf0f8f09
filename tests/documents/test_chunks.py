"""A text that is read in chunks is read as one."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nieuwetaal.documents import Memory, Segment, read_text
from nieuwetaal.documents.chunks import Chunk, chunks, ends
from nieuwetaal.documents.markdown.reading import _read_chunk as read_markdown
from nieuwetaal.documents.markdown.reading import raw_html

LINES = (
    "Ouders kiezen *zelf* mee.",
    "  verder op de regel",
    "    ingesprongen",
    "- een lijst",
    "  - eronder",
    "1. eerste",
    "> aangehaald",
    "# Kop",
    "Kop\n---",
    "```",
    "~~~ python",
    "````",
    "> ```",
    "- ```",
    "<!-- stil",
    "-->",
    "<!-- nieuwetaal: uit betrekken -->",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "<script>",
    "| a | b |\n|---|---|",
    "| c | d |",
    "---",
    "+++",
    "[plan]: http://a.nl",
    "Zie [plan] en [^1] nu.",
    "[^1]: Een noot.",
    "***",
    "A. geen lijst",
    "Écht waar\u2028en dan",
)
JOINTS = ("\n", "\n\n", "\n \n", "\n\n\n", "\r\n", "\r\n\r\n", "\r\r", "\r")
TEXTS = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(JOINTS)), max_size=14).map(
    lambda pieces: "".join(line + joint for line, joint in pieces)
)


def shown(segments: tuple[Segment, ...]) -> list[tuple[str, str, int, int]]:
    return [(found.kind, found.text, *found.source_span(0, len(found.text))) for found in segments]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("---\na: b\n\nc: d\n---\n\nOuders kiezen.")
@example("```\n\nOuders\n\n```\n\nkiezen")
@example("- een\n\nOuders kiezen\n\n- twee")
@example("<!-- stil\n\nOuders\n\n-->\n\nkiezen")
def test_markdown_in_chunks_is_read_as_one(text: str) -> None:
    labels = frozenset({"plan"} if "[plan]:" in text else ())
    whole = read_markdown(text, labels)
    assert shown(read_text(text, "markdown").segments) == shown(whole.segments)
    assert list(raw_html(text, Memory())) == list(whole.html)


@pytest.mark.parametrize("input_format", ["text", "markdown"])
@settings(max_examples=150, deadline=None)
@given(text=TEXTS, other=TEXTS)
def test_a_memory_changes_nothing(input_format: str, text: str, other: str) -> None:
    memory = Memory()
    for read in (text, other, text + other, other + text):
        assert read_text(read, input_format, memory=memory) == read_text(read, input_format)


@given(TEXTS)
def test_chunks_are_the_whole_text(text: str) -> None:
    seen: list[str] = []

    def read(chunk: str) -> Chunk:
        seen.append(chunk)
        return Chunk(())

    starts = [start for start, _ in chunks(text, ends(text), read)]
    assert "".join(seen) == text
    assert starts == [len("".join(seen[:number])) for number in range(len(seen))]


def test_a_memory_forgets_what_is_gone() -> None:
    memory = Memory()
    for number in range(5):
        read_text(f"Ouders kiezen {number}.\n\nJongeren kiezen {number}.", memory=memory)
    assert len(memory) == 4
