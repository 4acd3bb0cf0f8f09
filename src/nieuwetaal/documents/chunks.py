"""A text in chunks that are read apart, so that a chunk that was read before is not read again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.documents.document import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

Span = tuple[int, int]

_END = r"(?:\r\n|\r(?!\n)|(?<!\r)\n)"
_BLANK = re.compile(rf"{_END}[ \t]*+{_END}++")
"""Blank lines, with the end of the line before them."""
_PLAIN_BLANK = re.compile(r"\n[ \t]*+\n++")
"""The same, for a text in which every line ends the usual way: several times as fast."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What was read in a chunk, offsets in the chunk. `html` are the spans of markup, each with its kind.

    Not `closed`: what begins in it may go on after it.
    """

    segments: tuple[Segment, ...]
    html: tuple[tuple[str, Span], ...] = ()
    closed: bool = True


class Memory:
    """Chunks as they were last read: those asked for since the turn before the last. Its length is their number."""

    def __init__(self) -> None:
        self._now: dict[Hashable, Chunk] = {}
        self._before: dict[Hashable, Chunk] = {}

    def __len__(self) -> int:
        return len(self._now.keys() | self._before.keys())

    def turn(self) -> None:
        """Begin to read anew: what is not asked for before the next turn is forgotten then."""
        self._before, self._now = self._now, {}

    def chunk(self, key: Hashable, read: Callable[[], Chunk]) -> Chunk:
        """Return the chunk with this key, as it is remembered or else as `read` gives it."""
        found = self._now.get(key) or self._before.get(key) or read()
        self._now[key] = found
        return found


def moved(segment: Segment, distance: int) -> Segment:
    """Return a segment of a chunk as it stands in the document, `distance` code points further."""
    runs = tuple([(offset, source + distance, width) for offset, source, width in segment.runs])
    return Segment(segment.kind, segment.text, runs, segment.language)


def ends(text: str, opens: re.Pattern[str] | None = None, first: int = 0) -> Iterator[int]:
    """Yield where a chunk may end, from `first` on, and the end of the text: behind blank lines.

    When `opens` is given, only where it matches right behind those.
    """
    for blank in (_BLANK if "\r" in text else _PLAIN_BLANK).finditer(text):
        if first <= blank.end() < len(text) and (opens is None or opens.match(text, blank.end())):
            yield blank.end()
    yield len(text)


def chunks(text: str, stops: Iterator[int], read: Callable[[str], Chunk]) -> Iterator[tuple[int, Chunk]]:
    """Yield the chunks of a text, each with its start; one that is not closed is read on, further every time."""
    known, start, place = list(stops), 0, 0
    while place < len(known):
        size = 1
        chunk = read(text[start : known[place]])
        while not chunk.closed and place + 1 < len(known):
            size *= 2
            place = min(place + size, len(known) - 1)
            chunk = read(text[start : known[place]])
        yield start, chunk
        start, place = known[place], place + 1
