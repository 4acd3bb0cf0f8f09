"""Plain text: paragraphs, headings, list items and table cells, as writers lay them out without markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.documents.chunks import Chunk, chunks, ends, moved
from nieuwetaal.documents.cleaning import segment
from nieuwetaal.documents.text.lines import Line, Wrapping, is_closed, read_lines, runs_on, usual_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.chunks import Memory
    from nieuwetaal.documents.document import Kind, Segment

_CELL = re.compile(r"[^\t]+")
_BETWEEN_CELLS = re.compile(r"\S[^\S\t]*\t\s*\S")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LONGEST_HEADING = 100


def segments(text: str, unfinished: frozenset[str], memory: Memory) -> Iterator[Segment]:
    """Yield the segments of plain `text` in reading order; `unfinished` words cannot end one."""
    wrapping = Wrapping(usual_width(text), unfinished)

    def read(chunk: str) -> Chunk:
        return memory.chunk(("text", chunk, wrapping.width), lambda: Chunk(tuple(_read_chunk(chunk, wrapping))))

    for start, chunk in chunks(text, ends(text), read):
        for found in chunk.segments:
            yield moved(found, start)


def _read_chunk(text: str, wrapping: Wrapping) -> Iterator[Segment]:
    for block in _blocks(text):
        groups = list(_groups(text, block, wrapping))
        for place, group in enumerate(groups):
            yield from _segments(text, group, first=place == 0, last=place == len(groups) - 1)


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield the lines that stand together, without a blank line, ruler or form feed between them."""
    block: list[Line] = []
    for line in read_lines(text):
        if line and _LETTER_OR_DIGIT.search(text, line.begin, line.end):
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _groups(text: str, block: list[Line], wrapping: Wrapping) -> Iterator[list[Line]]:
    """Yield the lines of a block that together are one paragraph, heading, list item or table row."""
    group = [block[0]]
    for line in block[1:]:
        if _starts_anew(text, group, line, wrapping):
            yield group
            group = []
        group.append(line)
    yield group


def _starts_anew(text: str, group: list[Line], line: Line, wrapping: Wrapping) -> bool:
    before = group[-1]
    if line.marker == "strong" or _is_row(text, line) or _is_row(text, before):
        return True
    if line.marker == "weak" and (group[0].marker or is_closed(text, before)):
        return True
    if group[0].marker and not line.marker and line.indent > group[0].indent:
        return False
    return not runs_on(text, before, line, wrapping)


def _is_row(text: str, line: Line) -> bool:
    return _BETWEEN_CELLS.search(text, line.start, line.end) is not None


def _segments(text: str, group: list[Line], *, first: bool, last: bool) -> Iterator[Segment]:
    head = group[0]
    if _is_row(text, head):
        for cell in _CELL.finditer(text, head.start, head.end):
            if found := segment("table-cell", text, [(*cell.span(), None)]):
                yield found
        return
    kind: Kind = "list-item" if head.marker else "paragraph"
    if first and len(group) == 1 and _is_heading(text, head, alone=last):
        kind = "heading"
    pieces = [(head.start, group[-1].end, None)]
    if found := segment(kind, text, pieces):
        yield found


def _is_heading(text: str, line: Line, *, alone: bool) -> bool:
    """Return whether a line is short and open-ended; a question is a heading when text follows right below it."""
    if line.marker == "strong" or line.end - line.start > _LONGEST_HEADING:
        return False
    if line.marker and not text[line.begin].isdigit():
        return False
    if not is_closed(text, line):
        return text[line.end - 1] != ","
    return not alone and text[line.end - 1] == "?"
