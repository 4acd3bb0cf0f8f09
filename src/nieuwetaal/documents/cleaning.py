"""From pieces of a document to a segment: white space collapsed, invisible characters out, accents composed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from nieuwetaal.documents.document import Kind, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

Piece = tuple[int, int, str | None]
"""The document span `start..end`; a string is read instead of what stands there, all of it at that span."""

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_IRREGULAR = re.compile(
    rf"""
      (?P<dropped> \u00ad [ \t]* (?:\r\n?|\n) [ \t]*   # a soft hyphen at a line end: one word, broken
                 | [{INVISIBLE}]+ )
    | (?P<space> \ \s+ | [^\S\ ]\s* )
    | (?P<marks> [{_MARKS}]+ )
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]")


def segment(kind: Kind, document: str, pieces: Iterable[Piece], language: str | None = None) -> Segment | None:
    """Return the clean segment of `pieces`, ascending spans of `document`; None when no letter or digit is left."""
    builder = _Builder()
    for start, end, replacement in pieces:
        if replacement is None:
            _read(builder, document, start, end)
        else:
            builder.replace(replacement, start, end - start)
    text = "".join(builder.parts)
    return Segment(kind, text, tuple(builder.runs), language) if _WORD.search(text) else None


def is_plain(source: str, clean: str) -> bool:
    """Tell whether a stretch of a document reads as `clean` just as it stands, without markup in it."""
    found = segment("paragraph", source, [(0, len(source), None)])
    return found is not None and found.text == clean


def _read(builder: _Builder, document: str, start: int, end: int) -> None:
    at = start
    for match in _IRREGULAR.finditer(document, start, end):
        here, there = match.span()
        if match.lastgroup == "marks":
            here = max(here - 1, at)
        builder.plain(document[at:here], at)
        if match.lastgroup == "space":
            builder.space(here)
        elif match.lastgroup == "marks":
            builder.cluster(document[here:there], here)
        at = there
    builder.plain(document[at:end], at)


class _Builder:
    """Clean text in the making; `due` is the document offset of white space that waits for a word to follow."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int, int]] = []
        self.length = 0
        self.upto = -1
        self.due = -1

    def space(self, source: int) -> None:
        if self.due < 0:
            self.due = source

    def plain(self, chunk: str, source: int) -> None:
        """Add text that stands so in the document and in which only single spaces are white."""
        words = chunk.lstrip(" ")
        if words != chunk:
            self.space(source)
            source += len(chunk) - len(words)
        bare = words.rstrip(" ")
        if bare:
            self._put(bare, source, 1)
        if bare != words:
            self.space(source + len(bare))

    def cluster(self, chunk: str, source: int) -> None:
        """Add a letter with its combining marks: as one character if Unicode has it, else as it stands.

        More marks than that stay as they are, since Unicode may put them in another order.
        """
        composed = unicodedata.normalize("NFC", chunk)
        if len(composed) == 1:
            self._put(composed, source, len(chunk))
        else:
            self._put(chunk, source, 1)

    def replace(self, replacement: str, source: int, width: int) -> None:
        """Add characters that each stand for the whole document span of `width` from `source`."""
        for character in replacement:
            if character.isspace():
                self.space(source)
            elif not re.match(f"[{INVISIBLE}]", character):
                self._put(character, source, width)

    def _put(self, chunk: str, source: int, width: int) -> None:
        if self.due >= 0:
            due, self.due = self.due, -1
            if self.length:
                self._put(" ", due, 1)
        if width != 1 or source != self.upto:
            self.runs.append((self.length, source, width))
        self.parts.append(chunk)
        self.length += len(chunk)
        self.upto = source + width + len(chunk) - 1
