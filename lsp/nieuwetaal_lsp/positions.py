"""Offsets in a text and the positions that an editor means, in the units that it counts in."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from lsprotocol.types import Position, PositionEncodingKind, Range

from nieuwetaal.documents import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = {
    PositionEncodingKind.Utf8.value: re.compile("[^\x00-\x7f]"),
    PositionEncodingKind.Utf16.value: re.compile("[\U00010000-\U0010ffff]"),
}
"""By encoding, the characters that take more than one unit."""


class Positions:
    r"""Positions in one text. Lines end at ``\n``, ``\r\n`` and ``\r`` only; what lies outside is drawn in.

    State: the text, its lines, and where its wide characters are with how many units more they take, added up.
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        """Take the text, and the encoding in which the editor counts characters."""
        self.text, self.lines = text, LineIndex(text)
        self._is_utf8 = encoding == PositionEncodingKind.Utf8
        pattern = None if text.isascii() else _WIDE.get(str(getattr(encoding, "value", encoding)))
        found = list(pattern.finditer(text)) if pattern is not None else []
        self._wide = [match.start() for match in found]
        self._more = [0, *accumulate(self._width(match[0]) - 1 for match in found)]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the character, both from 0, of an offset in code points."""
        line, column = self.lines.position(min(max(offset, 0), len(self.text)))
        if not self._wide:
            return line - 1, column - 1
        start = self.lines.start(line)
        return line - 1, column - 1 + self._extra(start + column - 1) - self._extra(start)

    def position(self, offset: int) -> Position:
        """Return the position of an offset in code points."""
        return Position(*self.place(offset))

    def range(self, start: int, end: int) -> Range:
        """Return the range of the span `start..end`."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """Return the offset in code points of a position; in the middle of a character, the start of that."""
        start = self.lines.start(position.line + 1)
        line = self.text[start : self.lines.start(position.line + 2)].rstrip("\r\n")
        left = max(position.character, 0)
        done = 0
        for wide in self._wide_in(start, start + len(line)):
            plain = wide - start - done
            if left <= plain:
                break
            left -= plain + self._width(self.text[wide])
            done = wide - start + 1
            if left < 0:
                return wide
        return start + min(done + left, len(line))

    def span(self, where: Range) -> tuple[int, int]:
        """Return the span of a range."""
        return self.offset(where.start), self.offset(where.end)

    def _wide_in(self, start: int, end: int) -> Iterable[int]:
        return self._wide[bisect_left(self._wide, start) : bisect_left(self._wide, end)]

    def _extra(self, offset: int) -> int:
        """Return how many units more than characters the text has before an offset."""
        return self._more[bisect_left(self._wide, offset)]

    def _width(self, character: str) -> int:
        return len(character.encode("utf-8", "surrogatepass")) if self._is_utf8 else 2
