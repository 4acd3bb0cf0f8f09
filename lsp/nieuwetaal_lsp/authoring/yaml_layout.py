"""Where keys stand in a YAML text, and what the cursor is in, also while the text is not finished and cannot be read.

Only indentation, dashes, brackets and quotes are looked at; nothing is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal_lsp.authoring.cursor import LINE, Cursor, KeyAt, Layout
from nieuwetaal_lsp.authoring.flow import Flow

if TYPE_CHECKING:
    from nieuwetaal_lsp.authoring.cursor import At, Steps

_KEY = re.compile(r"""("[^"\r\n]*"|'[^'\r\n]*'|[^\s#"'\[\]{},&*!|>%@`-][^:#\r\n]*?) *:(?=[ \r\n]|\Z)""")
_DASH = re.compile(r"-(?: +|(?=[\r\n]|\Z))")
_PLAIN = re.compile(r"(?:[^\s#]|(?<=[^\s])#|[ \t]+(?=[^\s#]))+")
_TOP_KEY = re.compile(r"[\w-]+:(?=[ \r\n]|\Z)")
_CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}


def yaml_layout(text: str, offset: int) -> Layout:
    """Return the keys of a text, and what the cursor at an offset is in."""
    scan = _Scan(text, offset)
    for line in LINE.finditer(text):
        scan.line(*line.span(1))
    return Layout(scan.cursor, tuple(scan.keys))


class _Scan:
    """One way through the lines. State: the keys and dashes that what comes next is in, and what is still open."""

    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset
        self._levels: list[tuple[int, str | int]] = []
        self._flow = Flow(text, offset)
        self._block: int | None = None
        self.cursor: Cursor | None = None
        self.keys: list[KeyAt] = []

    def line(self, start: int, end: int) -> None:
        """Take in one line."""
        here = start <= self._offset <= end
        first = start + len(self._text[start:end]) - len(self._text[start:end].lstrip(" "))
        if self._flow.is_open and _TOP_KEY.match(self._text, start):
            self._flow.give_up()
        if self._flow.is_open:
            self._in_flow(start, end)
        elif self._block is not None and (first == end or first - start > self._block):
            if here:
                self.cursor = Cursor(self._path(), "text", self._offset, "")
        else:
            self._block = None
            self._structure(start, first, end, here=here)

    def _structure(self, start: int, first: int, end: int, *, here: bool) -> None:
        """Take in the dashes and the key at the start of a line."""
        place = first
        if here and (first >= end or self._offset < first or self._text[first] == "#"):
            comment = first < end and self._text[first] == "#" and self._offset > first
            self.cursor = None if comment else Cursor(self._outside(self._offset - start), "either", self._offset, "")
        if first == end or self._text[first] == "#":
            return
        while place < end and (dash := _DASH.match(self._text, place)):
            self._item(place - start)
            place = dash.end()
        if here and first < place and first <= self._offset <= place:
            self.cursor = Cursor(self._path(), "either", self._offset, "")
        key = _KEY.match(self._text, place, end)
        if key is None:
            self._levels = [level for level in self._levels if level[0] < place - start]
            self._value(place, end, "either")
            return
        self._levels = [level for level in self._levels if level[0] < place - start]
        if place <= self._offset <= key.end(1):
            self.cursor = Cursor(self._path(), "key", place, self._text[place : self._offset])
        self._levels.append((place - start, key[1].strip("\"'")))
        self.keys.append(KeyAt(self._path(), place, key.end(1)))
        self._value(key.end(), end, "value")

    def _item(self, column: int) -> None:
        number = 0
        while self._levels and self._levels[-1][0] >= column:
            at, step = self._levels[-1]
            if at == column and isinstance(step, str):
                break
            self._levels.pop()
            if at == column and isinstance(step, int):
                number = step + 1
                break
        self._levels.append((column, number))

    def _value(self, place: int, end: int, at: At) -> None:
        """Take in a value, or what may still become a key."""
        before = place
        while place < end and self._text[place] == " ":
            place += 1
        sign = self._text[place : place + 1] if place < end else ""
        if sign and sign in "[{":
            self._flow.path = self._path()
            self._in_flow(place, end)
        elif sign and sign in "|>":
            self._block = self._levels[-1][0] if self._levels else 0
        elif sign and sign in _CLOSING:
            close = _CLOSING[sign].match(self._text, place + 1, end)
            if place < self._offset <= (close.end() - 1 if close else end):
                self.cursor = Cursor(self._path(), "value", place + 1, self._text[place + 1 : self._offset], sign)
        elif plain := _PLAIN.match(self._text, place, end):
            goes_on = bool(self._text[plain.end() : end].strip(" "))
            if place <= self._offset <= (plain.end() if goes_on else end):
                self.cursor = Cursor(self._path(), at, place, self._text[place : self._offset])
        elif at == "value" and before < self._offset <= (place if sign else end):
            self.cursor = Cursor(self._path(), at, self._offset, "")

    def _in_flow(self, place: int, end: int) -> None:
        self._flow.take(place, end)
        self.keys += self._flow.found()
        self.cursor = self.cursor or self._flow.cursor

    def _path(self) -> Steps:
        return tuple(step for _, step in self._levels)

    def _outside(self, column: int) -> Steps:
        """Return what something new at a column would be in."""
        return tuple(step for at, step in self._levels if at < column)
