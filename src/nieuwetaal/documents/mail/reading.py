"""Mail as pasted: what was written is read, what it answers is a quotation."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from nieuwetaal.documents.chunks import moved
from nieuwetaal.documents.cleaning import segment
from nieuwetaal.documents.mail.lines import lines
from nieuwetaal.documents.text.reading import segments as text_segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.chunks import Memory
    from nieuwetaal.documents.document import Segment
    from nieuwetaal.documents.mail.lines import Line


def segments(text: str, unfinished: frozenset[str], memory: Memory, *, pasted: bool = True) -> Iterator[Segment]:
    """Yield the segments of a mail in reading order; what it quotes is a block quote, its subject a heading.

    Text that was `pasted` may begin with its sender, subject and so on; the body of a mail from a file does not.
    """
    for (kind, _), group in groupby(lines(text, pasted=pasted), key=lambda line: (line.kind, line.level)):
        if kind == "left out":
            continue
        found = list(group)
        if kind == "subject":
            yield from _subjects(text, found)
            continue
        start = found[0].start
        for each in text_segments(_bare(text, found), unfinished, memory):
            here = moved(each, start)
            yield replace(here, kind="block-quote") if kind == "quote" else here


def _subjects(text: str, found: list[Line]) -> Iterator[Segment]:
    for line in found:
        if subject := segment("heading", text, [(line.begin, line.end, None)]):
            yield subject


def _bare(text: str, found: list[Line]) -> str:
    """Return these lines with spaces where the quote marks stand, so that all places stay."""
    return "".join(" " * (line.begin - line.start) + text[line.begin : line.end] for line in found)
