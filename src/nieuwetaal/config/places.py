"""Where everything stands in a TOML text: the standard library reads TOML well, but forgets the places."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Address = tuple[str | int, ...]
"""The way to a value: keys, and numbers from 0 in arrays."""

_TOKEN = re.compile(
    r'''
      (?P<text> """(?:\\.|[^\\])*?""" "{0,2} | \'\'\'.*?\'\'\' '{0,2} | "(?:\\.|[^"\\])*" | '[^']*' )
    | (?P<mark> [][{},=.] )
    | (?P<end> \n )
    | (?P<bare> [^][{},=."'\#\s]+ )
    | (?P<note> \#[^\n]* )
    ''',
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int


def places(text: str) -> Mapping[Address, tuple[int, int]]:
    """Return the 1-based line and column of every key, table and item of an array in a text that is valid TOML.

    A `[[table]]` of an array stands where its brackets begin, a `[table]` where its name does.
    """
    walk = _Walk(text)
    walk.file()
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    return {address: place(offset) for address, offset in walk.found.items()}


class _Walk:
    """One way through the tokens of a text. State: the next token, what was found, how long the arrays of tables are.

    That the text is valid is relied upon: nothing is checked here.
    """

    def __init__(self, text: str) -> None:
        matches = _TOKEN.finditer(text)
        self._tokens = [_Token(m.lastgroup or "", m.group(), m.start()) for m in matches if m.lastgroup != "note"]
        self._next = 0
        self._last: dict[Address, int] = {}
        self.found: dict[Address, int] = {}

    def file(self) -> None:
        table: Address = ()
        while self._next < len(self._tokens):
            match self._tokens[self._next].text:
                case "\n":
                    self._next += 1
                case "[":
                    table = self._header()
                case _:
                    self._pair(table)

    def _header(self) -> Address:
        first, second = self._tokens[self._next], self._tokens[self._next + 1]
        is_array = second.text == "["
        self._next += 1 + is_array
        keys = self._keys("]")
        self._next += is_array
        address: Address = ()
        for number, (name, offset) in enumerate(keys):
            address = (*address, name)
            self.found.setdefault(address, offset)
            if address in self._last and not (is_array and number == len(keys) - 1):
                address = (*address, self._last[address])
        if is_array:
            self._last[address] = self._last.get(address, -1) + 1
            address = (*address, self._last[address])
            self.found[address] = first.offset
        return address

    def _pair(self, table: Address) -> None:
        for name, offset in self._keys("="):
            table = (*table, name)
            self.found.setdefault(table, offset)
        self._value(table)

    def _keys(self, until: str) -> list[tuple[str, int]]:
        keys: list[tuple[str, int]] = []
        while (token := self._take()).text != until:
            if token.kind == "text":
                keys.append((tomllib.loads(f"key = {token.text}")["key"], token.offset))
            elif token.kind == "bare":
                keys.append((token.text, token.offset))
        return keys

    def _value(self, address: Address) -> None:
        token = self._take()
        if token.text == "[" and token.kind == "mark":
            self._array(address)
        elif token.text == "{" and token.kind == "mark":
            self._inline(address)
        else:
            while self._next < len(self._tokens) and self._tokens[self._next].text not in {"\n", ",", "]", "}"}:
                self._next += 1

    def _array(self, address: Address) -> None:
        number = 0
        while (token := self._tokens[self._next]).text != "]":
            if token.text in {"\n", ","}:
                self._next += 1
            else:
                self.found[*address, number] = token.offset
                self._value((*address, number))
                number += 1
        self._next += 1

    def _inline(self, address: Address) -> None:
        while (token := self._tokens[self._next]).text != "}":
            if token.text in {"\n", ","}:
                self._next += 1
            else:
                self._pair(address)
        self._next += 1

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]
