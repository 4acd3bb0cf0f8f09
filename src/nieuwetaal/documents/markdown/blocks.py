"""Blocks of Markdown that its parser leaves whole: pages of HTML in it, and notes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nieuwetaal.documents.html.reading import segments as html_segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from nieuwetaal.documents.chunks import Span
    from nieuwetaal.documents.document import Kind, Segment

_NOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]+\]:")
_PARAGRAPH = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)


def page(text: str, ranges: Sequence[Span], kind: Kind) -> Iterator[Segment]:
    """Yield the segments of the HTML at these ranges of a text, in a block of this kind."""
    start, end = ranges[0][0], min(ranges[-1][1], len(text))
    parts, done = [], start
    for first, last in ranges:
        parts += [" " * (first - done), text[first:last]]
        done = last
    for found in html_segments("".join(parts)[: end - start]):
        runs = tuple((offset, source + start, width) for offset, source, width in found.runs)
        outer = kind == "block-quote" or found.kind == "paragraph"
        yield replace(found, runs=runs, kind=kind if outer else found.kind)


def notes(shadow: str, ranges: list[Span]) -> Iterator[list[Span]]:
    """Yield the ranges of a paragraph, those of every note in it apart, without their marks."""
    group: list[Span] = []
    for first, last in ranges:
        start = first
        for note in _NOTE.finditer(shadow, first, last):
            if note.start() == first or shadow[note.start() - 1] == "\n":
                group.append((start, note.start()))
                yield [span for span in group if span[0] < span[1]]
                group, start = [], note.end()
        group.append((start, last))
    yield [span for span in group if span[0] < span[1]]


def further(shadow: str, node: Node) -> Iterator[list[Span]]:
    """Yield the further paragraphs of a note, which are indented as code is; none when there is no note above."""
    before = node.prev_named_sibling
    if before is None or not any(
        line.startswith("[^") and _NOTE.match(line)
        for line in map(str.lstrip, shadow[before.start_byte : before.end_byte].split("\n"))
    ):
        return
    for found in _PARAGRAPH.finditer(shadow, node.start_byte, node.end_byte):
        yield [found.span()]
