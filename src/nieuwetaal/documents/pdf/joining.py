"""From line to line: whether the hyphen at a line end belongs to the word, and what comes between the lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.documents.pdf.fragments import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Container

HYPHENS = f"-‐{SOFT_HYPHEN}"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W_]+(?=.\Z)")
_FIRST = re.compile(r"[^\W\d_]+")
_ELLIPTIC = frozenset({"en", "of", "tot", "dan", "als", "noch", "maar", "and", "or"})
"""Behind these the other half of a word follows that is left out here: jeugd- en gezinshulp."""
_CLASHES = frozenset({"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu"})
"""Vowels that would be read as one: between these the spelling itself has a hyphen."""
_VOWELS = "aeiou"


def joint(before: str, after: str, known: Container[str]) -> tuple[bool, str]:
    """Return whether the last character of the line `before` goes, and what comes between it and the line `after`.

    `known` are words of the document, lower case, that are not broken: one that is spelled with a hyphen keeps it.
    """
    if not _is_hyphenated(before):
        return False, "" if before[-1:] == "/" and before[-2:-1].isalnum() else " "
    if before[-1] == SOFT_HYPHEN:
        return True, ""
    last, first = _LAST.search(before), _FIRST.match(after)
    if not last or not first or not first[0][0].islower():
        return False, ""
    left, right = last[0].lower(), first[0]
    if left + right in known:
        return True, ""
    if right in _ELLIPTIC:
        return False, " "
    return not _keeps_hyphen(last[0], right, known), ""


def _is_hyphenated(text: str) -> bool:
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalnum()


def _keeps_hyphen(left: str, right: str, known: Container[str]) -> bool:
    """Return whether a hyphen is spelled there: GGZ-instelling, e-mail, auto-ongeluk, or so elsewhere in the text."""
    if f"{left.lower()}-{right}" in known:
        return True
    if len(left) == 1 or left[-1].isdigit() or (left[-1].isupper() and left[-2].isupper()):
        return True
    glide = len(left) > 1 and left[-2] in _VOWELS and left[-1] == "i"  # groei-en is one word, broken
    return left[-1] + right[0] in _CLASHES and not glide
