"""What is read out of a file that is no text itself: paragraphs one below the other, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nieuwetaal.documents.cleaning import segment
from nieuwetaal.documents.positions import LineIndex

if TYPE_CHECKING:
    from nieuwetaal.documents.document import Kind, Places, Segment
    from nieuwetaal.findings import Place

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, its segments, and where that stands in the file; the notes are Dutch lines."""

    text: str
    segments: tuple[Segment, ...]
    places: Places
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphIndex:
    """Where the paragraphs of a text start, ascending, and for each the part of the file and its number in that part.

    Parts have the names that people know them by (Dutch); numbers start at 1.
    """

    starts: tuple[int, ...]
    named: tuple[tuple[str, int], ...]
    lines: LineIndex

    def place(self, start: int, end: int) -> Place:
        """Return the part and paragraph where a span starts, and its lines and columns in the text."""
        part, number = self.named[max(bisect_right(self.starts, start) - 1, 0)]
        return replace(self.lines.place(start, end), part=part, paragraph=number)


class ParagraphCollector:
    """A text in the making, paragraph by paragraph."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._segments: list[Segment] = []
        self._starts: list[int] = []
        self._named: list[tuple[str, int]] = []
        self._numbers: dict[str, int] = {}
        self._length = 0

    def add(self, text: str, kind: Kind, part: str) -> int:
        """Add a paragraph of a part of the file, as it stands there; return where it starts in the text.

        A paragraph without a letter or digit gets no number, and is no segment.
        """
        start = self._length
        if found := segment(kind, text, [(0, len(text), None)]):
            self._segments.append(_moved(found, start))
            self._numbers[part] = self._numbers.get(part, 0) + 1
        self._starts.append(start)
        self._named.append((part, max(self._numbers.get(part, 0), 1)))
        self._texts += (text, _BETWEEN)
        self._length += len(text) + len(_BETWEEN)
        return start

    def extract(self, notes: tuple[str, ...] = ()) -> Extract:
        """Return what was collected."""
        text = "".join(self._texts)
        named = tuple(self._named) or (("tekst", 1),)
        index = ParagraphIndex(tuple(self._starts) or (0,), named, LineIndex(text))
        return Extract(text, tuple(self._segments), index, notes)


def _moved(found: Segment, distance: int) -> Segment:
    runs = tuple((offset, source + distance, width) for offset, source, width in found.runs)
    return replace(found, runs=runs)
