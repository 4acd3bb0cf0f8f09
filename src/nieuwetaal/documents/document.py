"""A document as segments of prose, with every character of a segment mapped to its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from nieuwetaal.findings import Place

Kind = Literal["paragraph", "heading", "list-item", "table-cell", "block-quote"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of prose that stands on its own: a paragraph, a heading, a list item, a table cell, a block quote.

    `text` is clean: no markup, soft hyphens or byte-order mark, one space for every run of white space (no-break
    spaces and line ends included), accents composed. `runs` maps it back: (offset in `text`, offset in the document,
    width), ascending. The first character of a run stands for `width` code points of the document (an accent with its
    letter, an entity such as ``&eacute;``), every next one for the one code point after it.

    `language` is what the document itself says that it is in (``en``, ``de-at``), where that is not Dutch.
    """

    kind: Kind
    text: str
    runs: tuple[tuple[int, int, int], ...]
    language: str | None = None

    def source(self, offset: int) -> int:
        """Return the document offset where the character at `offset` of the segment's text starts."""
        return self._cluster(offset)[0]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the document span of the non-empty segment span `start..end`, whole clusters at both ends."""
        return self._cluster(start)[0], self._cluster(end - 1)[1]

    def _cluster(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.runs, (offset, inf)) - 1
        start, source, width = self.runs[index]
        if offset == start:
            return source, source + width
        first = source + width + offset - start - 1
        return first, first + 1


@dataclass(frozen=True, slots=True)
class Remark:
    """What a writer says to nieuwetaal at the document span `start..end`.

    A `comment` is ``<!-- nieuwetaal: body -->``, `open` when its end is missing; `front` is what the front matter of
    Markdown says from the key that is ours to its end, its `body` the lines of that key.
    """

    kind: Literal["comment", "open", "front"]
    start: int
    end: int
    body: str


class Places(Protocol):
    """Tells where a person finds the half-open span `start..end` of a document's text in the file it came from."""

    def place(self, start: int, end: int) -> Place:
        """Return the place of a span."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document as the reader sees positions in it, and its segments in reading order.

    Of a text file that is the file itself, of any other what was read out of it; then `places` tells where that stands
    in the file (None: lines and columns of the text). `path` is None for text that came without a file; `encoding` and
    `notes` (Dutch, one line each) tell how the bytes were read, for instance that Windows-1252 was assumed. The
    `remarks` are no prose.
    """

    path: str | None
    format: str
    text: str
    segments: tuple[Segment, ...]
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    places: Places | None = None
