"""HTML: the text that a reader sees, each character at its exact place in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.documents.cleaning import segment
from nieuwetaal.documents.html.elements import (
    BARRIERS,
    BLOCKS,
    ENDS_ITSELF,
    ENDS_PARAGRAPH,
    HEAD,
    QUOTES,
    REACH,
    REPLACED,
    VOID,
    Element,
    element,
)
from nieuwetaal.documents.html.tokens import is_xml, pieces, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.chunks import Span
    from nieuwetaal.documents.cleaning import Piece
    from nieuwetaal.documents.document import Kind, Segment
    from nieuwetaal.documents.html.tokens import Token

_DEEPEST = 250
"""Elements in elements that are told apart; what is deeper belongs to the deepest."""
_NOTE_MARK = re.compile(
    r"<sup\b[^<>]*+>(?:\s|[\[(]|<a\b[^<>]*+>)*+[\d*†‡]{1,4}+(?:\s|[\])]|</a\s*+>)*+</sup\s*+>", re.IGNORECASE
)
"""The mark of a note, which is no part of the word that it stands behind."""
_ROOT = Element("", "paragraph")


def segments(text: str) -> Iterator[Segment]:
    """Yield the segments of an HTML text in reading order."""
    reader = _Reader(text)
    passed = 0
    for token in tokens(text):
        if token.start < passed:
            continue
        match token.kind:
            case "text" | "plain":
                reader.text(token)
            case "start" if token.name == "sup" and (mark := _NOTE_MARK.match(text, token.start)):
                passed = mark.end()
            case "start":
                yield from reader.start(token)
            case "end":
                yield from reader.end(token)
    yield from reader.flush()


def comments(text: str) -> Iterator[Span]:
    """Yield the spans of the comments in an HTML text; what looks like one in a script is none."""
    return ((token.start, token.end) for token in tokens(text) if token.kind == "comment")


def top(text: str) -> int:
    """Return where something may be put above all that is read: behind the start of the body, if that is told."""
    place, opened = 0, False
    for token in tokens(text):
        if token.kind == "start":
            opened = True
            if token.name == "body":
                return token.end
            if token.name != "html" and token.name not in HEAD:
                break
        elif token.kind == "unseen" and not opened and text[token.start] == "<":
            place = token.end
        elif token.kind in {"text", "plain"} and text[token.start : token.end].strip("\ufeff \t\r\n"):
            break
    return place


def between(text: str, offset: int, *, after: bool = False) -> int:
    """Return the offset where something may be put beside `offset`: outside tags, comments and scripts."""
    for token in tokens(text):
        if token.end >= offset:
            inside = token.start < offset < token.end and token.kind != "text"
            return offset if not inside else token.end if after else token.start
    return offset


class _Reader:
    """A text in reading. State: the open elements that matter, and the pieces of the paragraph that is being read.

    `_names` counts the open elements by name, `_lost` those that were too deep to be kept. `_gap` is markup that was
    left out since the last piece, and that keeps words apart; `_breaks` counts line breaks without text between.
    """

    def __init__(self, text: str) -> None:
        self._text, self._xml = text, is_xml(text)
        self._open: list[Element] = [_ROOT]
        self._names: dict[str, int] = {}
        self._lost: dict[str, int] = {}
        self._pieces: list[Piece] = []
        self._languages: set[str | None] = set()
        self._kind: Kind | None = None
        self._gap: Span | None = None
        self._breaks = 0

    def text(self, token: Token) -> None:
        """Take in text, if it is seen."""
        start, end = token.start, token.end
        here = self._open[-1]
        if here.unread:
            return
        chunk = self._text[start:end]
        plain = token.kind == "plain" or "&" not in chunk
        if (chunk if plain else chunk.replace("&nbsp;", " ")).strip():
            self._kind = self._kind or here.kind
            self._languages.add(here.language)
            self._breaks = 0
        if self._gap and self._touches(start):
            self._pieces.append((*self._gap, " "))
        self._gap = None
        self._pieces += [(start, end, None)] if plain else pieces(self._text, start, end)

    def start(self, token: Token) -> Iterator[Segment]:
        """Open an element; yield the paragraph that ends there."""
        name = token.name
        if name in BLOCKS or (name == "br" and self._breaks):
            yield from self.flush()
        if name in BLOCKS:
            self._close_implied(name)
        if "head" in self._names and name not in HEAD:
            self._pop("head")
        if name in VOID:
            self._void(token)
            return
        made = element(token, self._open[-1])
        if token.empty and (self._xml or "svg" in self._names or "math" in self._names):
            self._leave_out(made, token)
        elif made.matters or name in BLOCKS or name in self._names or name in self._lost:
            self._push(made, token)

    def end(self, token: Token) -> Iterator[Segment]:
        """Close an element; yield the paragraph that ends there."""
        name = token.name
        if name in BLOCKS:
            yield from self.flush()
        elif name == "br":
            self._void(token)
        if lost := self._lost.get(name):
            self._lost[name] = lost - 1
        elif name in self._names:
            self._close(token)

    def flush(self) -> Iterator[Segment]:
        """Yield the paragraph that was read, if there is one."""
        read, kind, languages = self._pieces, self._kind, self._languages
        self._pieces, self._kind, self._languages = [], None, set()
        self._gap, self._breaks = None, 0
        if kind and (found := segment(kind, self._text, read, _language(languages))):
            yield found

    def _touches(self, start: int) -> bool:
        """Tell whether text at `start` would stick to the word before what was left out."""
        if not self._pieces or not self._text[start].isalnum():
            return False
        first, last, replacement = self._pieces[-1]
        return (self._text[first:last] if replacement is None else replacement)[-1:].isalnum()

    def _void(self, token: Token) -> None:
        if self._open[-1].unread:
            return
        if token.name == "br":
            self._breaks += 1
            self._pieces.append((token.start, token.end, " "))
        elif token.name in REPLACED:
            self._gap = token.start, token.end

    def _leave_out(self, made: Element, token: Token) -> None:
        if made.unread and not self._open[-1].unread:
            self._gap = token.start, token.end

    def _push(self, made: Element, token: Token) -> None:
        if len(self._open) > _DEEPEST:
            self._lost[made.name] = self._lost.get(made.name, 0) + 1
            return
        self._leave_out(made, token)
        if made.name == "q" and not made.unread:
            self._quote(token, 0)
        self._open.append(made)
        self._names[made.name] = self._names.get(made.name, 0) + 1

    def _close(self, token: Token) -> None:
        """Close the nearest element of this name, if nothing that stands between forbids it."""
        closed = self._pop(token.name, REACH.get(token.name, BARRIERS if token.name in BLOCKS else BLOCKS | BARRIERS))
        if closed is None:
            return
        if closed.name == "q" and not closed.unread:
            self._quote(token, 1)
        elif closed.unread and not self._open[-1].unread:
            self._gap = token.start, token.end

    def _quote(self, token: Token, side: int) -> None:
        """Read a quotation mark where an element gives one, outside and inside another in turns."""
        inner = self._names.get("q", 0) % 2
        self._pieces.append((token.start, token.end, QUOTES[inner][side]))

    def _close_implied(self, name: str) -> None:
        """Close what cannot hold the element that starts: an item before the next one, a paragraph before a block."""
        for closed, barriers in ENDS_ITSELF.get(name, ()):
            if closed in self._names:
                self._pop(closed, barriers)
        if name in ENDS_PARAGRAPH and "p" in self._names:
            self._pop("p", BARRIERS)
        if name in BLOCKS and "svg" in self._names and "foreignobject" not in self._names:
            self._pop("svg")

    def _pop(self, name: str, barriers: frozenset[str] = frozenset()) -> Element | None:
        """Close the nearest element of this name, with all that is in it; return it, or None behind a barrier."""
        for place in range(len(self._open) - 1, 0, -1):
            inner = self._open[place]
            if inner.name == name:
                self._cut(place)
                return inner
            if inner.name in barriers:
                return None
        return None

    def _cut(self, place: int) -> None:
        for gone in self._open[place:]:
            left = self._names[gone.name] - 1
            if left:
                self._names[gone.name] = left
            else:
                del self._names[gone.name]
        del self._open[place:]


def _language(languages: set[str | None]) -> str | None:
    """Return the language that all text of a paragraph has; None when that is Dutch, or when they differ."""
    return next(iter(languages)) if len(languages) == 1 else None
