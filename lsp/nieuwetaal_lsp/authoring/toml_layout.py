"""Where keys stand in a TOML text, and what the cursor is in, also while the text cannot be read yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal_lsp.authoring.cursor import LINE, Cursor, KeyAt, Layout
from nieuwetaal_lsp.authoring.flow import TOML, Flow

if TYPE_CHECKING:
    from nieuwetaal_lsp.authoring.cursor import Steps

_NAME = r"""(?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')"""
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\[\]\r\n#=,]*)")
_WHOLE_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*[A-Za-z][\w-]*(?:\.{_NAME})*[ \t]*\]\]?[ \t]*(?:#|$)", re.MULTILINE)
_KEY = re.compile(rf"[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=")
_NEXT_KEY = re.compile(rf"{_NAME}[ \t]*=")
_PARTS = re.compile(_NAME)
_QUOTED = re.compile(r""""(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'""")
_PLAIN = re.compile(r"[^\s#]+")


def toml_layout(text: str, offset: int) -> Layout:
    """Return the keys of a text, and what the cursor at an offset is in."""
    scan = _Scan(text, offset)
    for line in LINE.finditer(text):
        scan.line(*line.span(1))
    return Layout(scan.cursor, tuple(scan.keys))


class _Scan:
    """One way through the lines. State: the table that what comes next is in, and the brackets that are open."""

    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset = text, offset
        self._table: Steps = ()
        self._arrays: dict[tuple[str, ...], int] = {}
        self._flow = Flow(text, offset, TOML)
        self.cursor: Cursor | None = None
        self.keys: list[KeyAt] = []

    def line(self, start: int, end: int) -> None:
        """Take in one line."""
        if self._flow.is_open and (_WHOLE_HEADER.match(self._text, start, end) or _NEXT_KEY.match(self._text, start)):
            self._flow.give_up()
        if self._flow.is_open:
            self._in_flow(start, end)
        elif header := _HEADER.match(self._text, start, end):
            self._header(header)
        elif key := _KEY.match(self._text, start, end):
            self._pair(key, end)
        elif start <= self._offset <= end:
            self._unfinished(start, end)

    def _header(self, header: re.Match[str]) -> None:
        if header.start(2) <= self._offset <= header.end(2):
            self.cursor = Cursor((), "header", header.start(2), self._text[header.start(2) : self._offset], header[1])
        names = tuple(part.strip("\"'") for part in _PARTS.findall(header[2]))
        table: Steps = ()
        for number, name in enumerate(names):
            table = (*table, name)
            known = names[: number + 1]
            if header[1] == "[[" and known == names:
                self._arrays[names] = self._arrays.get(names, -1) + 1
            if known in self._arrays:
                table = (*table, self._arrays[known])
        self._table = table
        if names:
            path = table[:-1] if isinstance(table[-1], int) else table
            self.keys.append(KeyAt(path, header.start(2), header.start(2) + len(header[2].rstrip())))

    def _pair(self, key: re.Match[str], end: int) -> None:
        names = [part.strip("\"'") for part in _PARTS.findall(key[1])]
        path = (*self._table, *names)
        if key.start(1) <= self._offset <= key.end(1):
            self.cursor = Cursor(path[:-1], "key", key.start(1), self._text[key.start(1) : self._offset])
        self.keys.append(KeyAt(path, key.start(1), key.end(1)))
        place = key.end()
        while place < end and self._text[place] in " \t":
            place += 1
        sign = self._text[place : place + 1] if place < end else ""
        if sign and sign in "[{":
            self._flow.path = path
            self._in_flow(place, end)
        elif sign and sign in "\"'":
            quoted = _QUOTED.match(self._text, place, end)
            if place < self._offset <= (quoted.end() - 1 if quoted else end):
                self.cursor = Cursor(path, "value", place + 1, self._text[place + 1 : self._offset], sign)
        elif plain := _PLAIN.match(self._text, place, end):
            if place <= self._offset <= plain.end():
                self.cursor = Cursor(path, "value", place, self._text[place : self._offset])
        elif key.end() <= self._offset <= (place if sign else end):
            self.cursor = Cursor(path, "value", self._offset, "")

    def _unfinished(self, start: int, end: int) -> None:
        """See what the cursor is in on a line that is empty, a comment, or the start of a key."""
        line = self._text[start:end]
        first = start + len(line) - len(line.lstrip(" \t"))
        if "#" in self._text[start : self._offset] or (
            first < self._offset and " " in self._text[first : self._offset]
        ):
            return
        begin = min(first, self._offset)
        self.cursor = Cursor(self._table, "key", begin, self._text[begin : self._offset])

    def _in_flow(self, place: int, end: int) -> None:
        self._flow.take(place, end)
        self.keys += self._flow.found()
        self.cursor = self.cursor or self._flow.cursor
