"""Where notes on a Word file go: on their words in the running text, or where people look for them otherwise.

Word refuses comments in headers, footers and notes, and keeps a text box twice (once for old programs), of which most
programs show the comments badly or never. So a note on such words stands where the box or note hangs at the text, and
one on a header or footer at the first paragraph; they quote their words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from nieuwetaal.reports.docx.runs import writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.documents.docx.paragraphs import Mark, Paragraph, Piece
    from nieuwetaal.documents.docx.walker import Walk
    from nieuwetaal.findings import Edit
    from nieuwetaal.reports.annotations import Annotation

Span = tuple[int, int]
_IN_MARGINS = "Word kent geen opmerkingen in kop- en voetteksten. Daarom staat hier wat daar opviel:"


@dataclass(frozen=True, slots=True)
class Planned:
    """A comment with these lines: on a `span` of the text, else where `paragraph` hangs, else at the first one.

    `edit` is what could be written instead of words in the running text.
    """

    lines: tuple[str, ...]
    span: Span | None = None
    paragraph: int | None = None
    edit: Edit | None = None

    @property
    def quoted(self) -> str | None:
        """The line that says about which words a comment is that stands where their box or note hangs."""
        return None if self.paragraph is None else self.lines[0]


class Layout:
    """The paragraphs of a document with their offsets in its text, which is that of the reader."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.paragraphs: Sequence[Paragraph] = walk.paragraphs
        self.starts = [0, *accumulate(len(each.text) + 1 for each in walk.paragraphs)]
        direct = [
            (start, piece) for start, each in zip(self.starts, self.paragraphs, strict=False) if each.direct
            for piece in each.pieces
        ]  # fmt: skip
        self._pieces = [piece for _, piece in direct]
        self._from = [start + piece.start for start, piece in direct]
        self._upto = [start + piece.end for start, piece in direct]

    def at(self, offset: int) -> int:
        """Return the index of the paragraph at an offset."""
        return min(max(bisect_right(self.starts, offset) - 1, 0), len(self.paragraphs) - 1)

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of running text that hold something of a span."""
        return self._pieces[bisect_right(self._upto, start) : bisect_left(self._from, end)]

    def clipped(self, start: int, end: int) -> Span | None:
        """Return the part of a span that is running text; None when nothing is."""
        first, last = bisect_right(self._upto, start), bisect_left(self._from, end) - 1
        if first > last:
            return None
        return max(start, self._from[first]), min(end, self._upto[last])

    def offset(self, mark: Mark) -> int:
        """Return where a mark of a comment stands."""
        return self.starts[min(mark.paragraph, len(self.paragraphs))] + mark.offset

    def words(self, start: int, end: int) -> str:
        """Return the words of a span, on one line."""
        indices = range(self.at(start), self.at(max(start, end - 1)) + 1) if self.paragraphs else ()
        held = (self.paragraphs[i].text[max(start - self.starts[i], 0) : end - self.starts[i]] for i in indices)
        return " ".join(" ".join(held).split())


def planned(notes: Iterable[Annotation], layout: Layout) -> list[Planned]:
    """Return the comments that say what the notes say, in text order, that on headers and footers first."""
    placed: list[Planned] = []
    elsewhere: list[str] = []
    for note in notes:
        lines = tuple(writable(line).strip() for line in note.lines) or ("",)
        index = layout.at(note.start)
        paragraph = layout.paragraphs[index] if layout.paragraphs else None
        span = layout.clipped(note.start, note.end) if paragraph and paragraph.direct else None
        if span is not None:
            placed.append(Planned(lines, span, edit=note.edit))
        elif paragraph is not None and paragraph.anchor is not None:
            placed.append(Planned((_about(note, layout, paragraph.part), *lines), None, index))
        else:
            elsewhere += (_about(note, layout, paragraph.part if paragraph else "tekst"), *lines)
    return [Planned((_IN_MARGINS, *elsewhere)), *placed] if elsewhere else placed


def _about(note: Annotation, layout: Layout, part: str) -> str:
    return writable(f"{part.capitalize()}, bij ‘{layout.words(note.start, note.end)}’:")


def cuts(plans: Iterable[Planned], edits: Iterable[Edit]) -> Iterator[int]:
    """Yield where runs are to be cut for these comments and edits."""
    for plan in plans:
        yield from plan.span or ()
    for edit in edits:
        yield from (edit.start, edit.end)
