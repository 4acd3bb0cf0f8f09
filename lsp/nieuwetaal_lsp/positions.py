"""Offsets in a text and the positions that an editor means, in the units that it counts in."""

from __future__ import annotations

from lsprotocol.types import Position, PositionEncodingKind, Range

from nieuwetaal.documents import LineIndex


class Positions:
    r"""Positions in one text. Lines end at ``\n``, ``\r\n`` and ``\r`` only; what lies outside is drawn in."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        """Take the text, and the encoding in which the editor counts characters."""
        self.text, self._encoding = text, encoding
        self.lines = LineIndex(text)
        self._is_plain = text.isascii() or encoding == PositionEncodingKind.Utf32

    def position(self, offset: int) -> Position:
        """Return the position of an offset in code points."""
        line, column = self.lines.position(min(max(offset, 0), len(self.text)))
        if self._is_plain:
            return Position(line - 1, column - 1)
        start = self.lines.start(line)
        return Position(line - 1, self._units(self.text[start : start + column - 1]))

    def range(self, start: int, end: int) -> Range:
        """Return the range of the span `start..end`."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """Return the offset in code points of a position; in the middle of a character, the start of that."""
        start = self.lines.start(position.line + 1)
        line = self.text[start : self.lines.start(position.line + 2)].rstrip("\r\n")
        if self._is_plain:
            return start + min(position.character, len(line))
        taken = 0
        for place, character in enumerate(line):
            taken += self._units(character)
            if taken > position.character:
                return start + place
        return start + len(line)

    def span(self, where: Range) -> tuple[int, int]:
        """Return the span of a range."""
        return self.offset(where.start), self.offset(where.end)

    def _units(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
