"""The text that is read out of a PDF, and where each character of it stands on its pages."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nieuwetaal.documents.cleaning import segment
from nieuwetaal.documents.pdf.joining import WORD, joint
from nieuwetaal.documents.positions import LineIndex

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from nieuwetaal.documents.document import Segment
    from nieuwetaal.documents.pdf.fragments import Box
    from nieuwetaal.documents.pdf.lines import Line
    from nieuwetaal.documents.pdf.paragraphs import Paragraph
    from nieuwetaal.findings import Place


@dataclass(frozen=True, slots=True)
class PdfPlaces:
    """Where the printed lines of a PDF stand in its text: line `printed[i]` begins at offset `starts[i]`, ascending."""

    starts: Sequence[int]
    printed: Sequence[Line]
    index: LineIndex

    def place(self, start: int, end: int) -> Place:
        """Return the page of a span and the box of its first printed line, and its lines and columns in the text."""
        found = self.index.place(start, end)
        boxes = self.boxes(start, end)
        return replace(found, page=boxes[0][0], box=boxes[0][1]) if boxes else found

    def boxes(self, start: int, end: int) -> list[tuple[int, Box]]:
        """Return page (1-based) and box of every printed line of a span, in reading order.

        Boxes are left, bottom, right, top in the space of the page: PDF points, as in its MediaBox, also when the page
        is shown turned.
        """
        found = []
        for index in range(max(bisect_right(self.starts, start) - 1, 0), len(self.starts)):
            at, line = self.starts[index], self.printed[index]
            if at >= end:
                break
            upto = self.starts[index + 1] if index + 1 < len(self.starts) else end
            first, last = max(start - at, 0), min(end, upto, at + len(line.text)) - at
            if first < last:
                left, bottom, right, top = line.box(first, last)
                found.append((line.frame.page, (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))))
        return found


def written(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Segment, ...], PdfPlaces]:
    """Return the text of paragraphs, one a line, its segments, and the places of its characters."""
    chosen = list(paragraphs)
    known = {word.lower() for paragraph in chosen for line in paragraph.lines for word in _whole_words(line.text)}
    writer = _Writer(known)
    for paragraph in chosen:
        writer.add(paragraph)
    text = "".join(writer.parts)
    segments = (
        segment(paragraph.kind, text, [(start + paragraph.skip, end, None)])
        for paragraph, (start, end) in zip(chosen, writer.spans, strict=True)
    )
    places = PdfPlaces(writer.starts, writer.printed, LineIndex(text))
    return text, tuple(found for found in segments if found), places


def _whole_words(text: str) -> list[str]:
    """Return the words of a line that are not broken: all but the last, if it ends in a hyphen."""
    words = WORD.findall(text)
    return words[:-1] if words and text[-1:] in "-‐" else words


class _Writer:
    """A text in the making."""

    def __init__(self, known: Container[str]) -> None:
        self.known = known
        self.parts: list[str] = []
        self.starts: array[int] = array("Q")
        self.printed: list[Line] = []
        self.spans: list[tuple[int, int]] = []
        self.length = 0

    def add(self, paragraph: Paragraph) -> None:
        start = self.length
        lines = paragraph.lines
        for place, line in enumerate(lines):
            self.starts.append(self.length)
            self.printed.append(line)
            if place + 1 == len(lines):
                self._put(line.text)
                break
            drop, between = joint(line.text, lines[place + 1].text, self.known)
            self._put((line.text[:-1] if drop else line.text) + between)
        self.spans.append((start, self.length))
        self._put("\n")

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
