"""What stands between brackets, in YAML and in TOML: lists as `[een, twee]`, mappings as `{sleutel: waarde}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nieuwetaal_lsp.authoring.cursor import Cursor, KeyAt

if TYPE_CHECKING:
    from nieuwetaal_lsp.authoring.cursor import At, Steps

_TEXT = r"""(?P<comment>(?:(?<=\s)|^)\#[^\r\n]*)|(?P<text>"(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\r\n]|'')*'?)|"""


class Signs(NamedTuple):
    """The signs of a language: what a part of a line may be, and what comes behind a key."""

    token: re.Pattern[str]
    colon: re.Pattern[str]


YAML = Signs(
    re.compile(
        _TEXT + r"""(?P<mark>[][{},]|:(?=[\s"'\[{]|$))|(?P<plain>[^][{},\s](?:[^][{},:\r\n]|:(?=[^\s,\]}]))*)"""
    ),
    re.compile(r" *:(?=[ \r\n,\]}]|\Z)"),
)
TOML = Signs(re.compile(_TEXT + r"""(?P<mark>[][{},=])|(?P<plain>[^][{},=\s"'#]+)"""), re.compile(r" *="))


@dataclass(slots=True)
class _Open:
    """An open bracket, and what comes next in it: the number of an item, or the key of a value; None before a key."""

    bracket: str
    step: str | int | None


class Flow:
    """The brackets that are open. State: those, the way to the first, the keys that were found, and the cursor."""

    def __init__(self, text: str, offset: int, signs: Signs = YAML) -> None:
        """Take the text, where the cursor is, and the signs of the language."""
        self._text, self._offset, self._signs = text, offset, signs
        self._open: list[_Open] = []
        self._keys: list[KeyAt] = []
        self.path: Steps = ()
        self.cursor: Cursor | None = None

    @property
    def is_open(self) -> bool:
        """Whether a bracket is not closed yet."""
        return bool(self._open)

    def give_up(self) -> None:
        """Close all brackets: what comes cannot be in them."""
        self._open.clear()

    def found(self) -> list[KeyAt]:
        """Return the keys that were found since this was last asked."""
        keys, self._keys = self._keys, []
        return keys

    def take(self, place: int, end: int) -> None:
        """Take in a part of a line, up to where the last bracket is closed."""
        seen = self._offset < place or (self._offset == place and not self.is_open)
        for token in self._signs.token.finditer(self._text, place, end):
            if not seen and self._offset < token.end() + (token.lastgroup != "mark"):
                self._look(token)
                seen = True
            self._token(token)
            if not self._open:
                return
        if not seen and self._offset <= end:
            self.cursor = Cursor(self._way(), self._kind(), self._offset, "")

    def _look(self, token: re.Match[str]) -> None:
        """See what the cursor is in, when it is in a token or before it."""
        if not self._open or (token.lastgroup == "comment" and self._offset > token.start()):
            return
        inside = token.lastgroup in {"text", "plain"} and self._offset > token.start()
        if not inside:
            start = token.start() if token.lastgroup == "plain" and self._offset == token.start() else self._offset
            self.cursor = Cursor(self._way(), self._kind(), start, "")
            return
        quote = token[0][0] if token.lastgroup == "text" else ""
        if quote and self._offset == token.end() and len(token[0]) > 1 and token[0].endswith(quote):
            return
        start = token.start() + len(quote)
        self.cursor = Cursor(self._way(), self._kind(), start, self._text[start : self._offset], quote)

    def _kind(self) -> At:
        return "key" if self._open and self._open[-1].step is None else "value"

    def _token(self, token: re.Match[str]) -> None:
        mark = token[0] if token.lastgroup == "mark" else ""
        top = self._open[-1] if self._open else None
        if mark and mark in "[{":
            self._open.append(_Open(mark, 0 if mark == "[" else None))
        elif mark and mark in "]}":
            self._open[-1:] = []
        elif mark == "," and top is not None:
            top.step = top.step + 1 if isinstance(top.step, int) else None
        elif token.lastgroup in {"text", "plain"} and top is not None and top.step is None:
            name = token[0].strip("\"' ")
            if self._signs.colon.match(self._text, token.end()):
                top.step = name
                self._keys.append(KeyAt(self._way(), token.start(), token.start() + len(token[0].rstrip())))

    def _way(self) -> Steps:
        return (*self.path, *(each.step for each in self._open if each.step is not None))
