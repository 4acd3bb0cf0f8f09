"""Where the sentences of a segment are: full stops, abbreviations, initials, quotations. Linear in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1500
"""No sentence is longer, in code points, so that what is done with one stays bounded."""

_CANDIDATE = re.compile(r"""[.!?…]["'”’»)\]]*+(?=\s)""")
_WHITE = re.compile(r"\s*")
_OPENERS = re.compile(r"""(?:["'“‘„”’«(\[\s–—•*-]|,,)*+""")
_APOSTROPHE = re.compile(r"['’‘`](?:[stnmkr]|er|ie)\s+\w")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:(?:[A-ZÀ-Þ]|Chr|Ch|Fr|Jac|Joh|Ph|Th|Wm|IJ)\.-?)+")
_NUMBERING = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\.")
_NUMBER_MAY_FOLLOW = re.compile(r"(?:[^\W\d_]{4,}|[\d%)\]\"'”’])\.")
_STARTERS = frozenset(
    "Aan Als Bij Daar Daarbij Daarmee Daarna Daarnaast Daarom Daarvoor Dan Dat De Deze Die Dit Door Een En Er Het Hier "
    "Hierbij Hierdoor Hij Hoe Hun Ik In Is Maar Men Met Na Naar Naast Niet Nu Of Om Omdat Onder Ons Onze Ook Op Over "
    "Sinds Toch Toen Tot Tussen Uit Vanaf Veel Voor Vooral Waar Waarom Wanneer Want Wat We Wel Welke Wie Wij Ze Zij "
    "Zijn Zo Zoals".split()
)
_NO_START = frozenset(".,;:!?…)]/%")
_LONGEST_TOKEN = 40


def split(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text`, in order, together all of it but white space between them.

    `abbreviations` are lower case, with their full stop, and never end a sentence. Those that may (*enz.*) are left
    out: a capital after them starts a sentence. A sentence of more than `LONGEST` code points comes in parts.
    """
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for match in _CANDIDATE.finditer(text):
        following = _skip(text, match.end())
        if _ends(text, start, match.start(), match.end(), following, abbreviations):
            spans.extend(_parts(text, start, match.end()))
            start = following
    spans.extend(_parts(text, start, len(text.rstrip())))
    return spans


def _skip(text: str, at: int) -> int:
    return _WHITE.match(text, at).end()  # type: ignore[union-attr]  # the pattern matches everywhere


def _ends(text: str, start: int, stop: int, end: int, following: int, abbreviations: frozenset[str]) -> bool:
    """Return whether the sentence from `start` ends with the mark at `stop` and its quotes and brackets up to `end`."""
    first = _OPENERS.match(text, following).end()  # type: ignore[union-attr]  # the pattern matches everywhere
    if first >= len(text) or text[first] in _NO_START:
        return False
    if text[first].islower() and not _APOSTROPHE.match(text, following):
        return False
    if end > stop + 1 and text[stop - 1 : stop] in {"(", "["}:
        return False
    if text[stop] != "." or text[stop - 1 : stop] == ".":
        return True
    return _is_full_stop(text, start, stop + 1, first, abbreviations)


def _is_full_stop(text: str, start: int, end: int, first: int, abbreviations: frozenset[str]) -> bool:
    """Return whether the full stop before `end` closes the sentence from `start`, when `first` is what follows."""
    token = _last_token(text, start, end)
    if token is None:
        return True
    at_start = end - len(token) <= start + 1
    token = token.lstrip("\"'“‘„«([")
    if at_start and _NUMBERING.fullmatch(token):
        return False
    if token.lower() in abbreviations:
        return False
    if text[first].isdigit():
        return _NUMBER_MAY_FOLLOW.search(token) is not None
    if _INITIALS.fullmatch(token):
        word = _WORD.match(text, first)
        return word is not None and word[0] in _STARTERS
    return True


def _last_token(text: str, start: int, end: int) -> str | None:
    """Return the characters up to `end` that have no white space between them; None when they are too many."""
    floor = max(start, end - _LONGEST_TOKEN)
    token = text[floor:end].split()[-1]
    return None if len(token) == _LONGEST_TOKEN else token


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span in parts of at most `LONGEST`, cut after the last semicolon, colon, comma or else word."""
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield start, len(text[start:cut].rstrip()) + start
        start = _skip(text, cut)
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    for mark in ("; ", ": ", ", "):
        at = text.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + 1
    at = text.rfind(" ", start + 1, start + LONGEST)
    return at if at > start else start + LONGEST
