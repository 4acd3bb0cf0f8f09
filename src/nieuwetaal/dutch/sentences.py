"""Where the sentences of a segment are: full stops, abbreviations, initials, quotations. Linear in the text.

Initials, numbering and clitics (*'s*, *'t*) are spelling and stand in the patterns here; words are facts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.dutch.facts import Facts

LONGEST = 1500
"""No sentence is longer, in code points, so that what is done with one stays bounded."""

_CANDIDATE = re.compile(r"""(?:[.!?…]["'”’»)\]]*+|(?<=[a-z]{3})\.\d{1,2})(?=\s)""")
_WHITE = re.compile(r"\s*")
_OPENERS = re.compile(r"""(?:["'“‘„”’«(\[\s–—•*-]|,,)*+""")
_SMALL_START = re.compile(r"\s+['’‘`](?:[stnmkr]|er|ie)\s+\w")
_ENUMERATOR = re.compile(r"\s+(?:\((?:\d{1,2}|[a-z])\)\s|(?:\d{1,2}|[a-z])[.)]\s+[A-ZÀ-Þ])")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:(?:[A-ZÀ-Þ]|Chr|Ch|Fr|Jac|Joh|Ph|Th|Wm|IJ)\.-?)+")
_NUMBERING = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\.")
_NUMBER_MAY_FOLLOW = re.compile(r"(?:[^\W\d_]{4,}|[\d%)\]\"'”’])\.")
_OPENING = "\"'“‘„«(["
_NO_START = frozenset(".,;:!?…)]/%")
_LONGEST_TOKEN = 40


def split(text: str, facts: Facts) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text`, in order, together all of it but white space between them.

    Listed abbreviations never end a sentence. Those that may (*enz.*) are not listed: a capital after them starts a
    sentence. A sentence of more than `LONGEST` code points comes in parts.
    """
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for match in _CANDIDATE.finditer(text):
        if _ends(text, start, match, facts):
            spans.extend(_parts(text, start, match.end()))
            start = _skip(text, match.end())
    spans.extend(_parts(text, start, len(text.rstrip())))
    return spans


def _skip(text: str, at: int) -> int:
    return _WHITE.match(text, at).end()  # type: ignore[union-attr]  # the pattern matches everywhere


def _ends(text: str, start: int, mark: re.Match[str], facts: Facts) -> bool:
    """Return whether `mark`, with its quotes and brackets, ends the sentence that starts at `start`."""
    stop, end = mark.span()
    before = text[stop - 1 : stop]
    if not _may_start(text, end) or (before in {"(", "["} and end > stop + 1):
        return False
    if text[stop] != "." or before == ".":
        return True
    token = _last_token(text, start, stop + 1)
    if token is None:
        return True
    opens = stop + 1 - len(token) == start
    token = token.lstrip(_OPENING)
    if token.lower() in facts.abbreviations or (opens and _NUMBERING.fullmatch(token)):
        return False
    return _may_follow(text, end, token, facts)


def _may_start(text: str, at: int) -> bool:
    """Return whether what comes at `at`, white space first, can start a sentence."""
    first = _first(text, at)
    if first == len(text) or text[first] in _NO_START:
        return False
    return not text[first].islower() or any(pattern.match(text, at) for pattern in (_SMALL_START, _ENUMERATOR))


def _may_follow(text: str, at: int, token: str, facts: Facts) -> bool:
    """Return whether a sentence can start at `at` after `token`, which ends with a full stop."""
    first = _first(text, at)
    if text[first].isdigit():
        return bool(_NUMBER_MAY_FOLLOW.search(token) or _ENUMERATOR.match(text, at))
    if not _INITIALS.fullmatch(token):
        return True
    word = _WORD.match(text, first)
    return word is not None and word[0].istitle() and word[0].lower() in facts.openers.sentence


def _first(text: str, at: int) -> int:
    """Return the offset of the first character from `at` that is no white space, quote, bracket or dash."""
    return _OPENERS.match(text, at).end()  # type: ignore[union-attr]  # the pattern matches everywhere


def _last_token(text: str, start: int, end: int) -> str | None:
    """Return the characters up to `end` that have no white space between them; None when they are too many."""
    floor = max(start, end - _LONGEST_TOKEN)
    token = text[floor:end].rsplit(maxsplit=1)[-1]
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
