"""Spelling rules that every inflection shares: open and closed syllables, voicing, diaeresis.

*Leidraad* is the guide in the Taalunie's word list (Woordenlijst Nederlandse Taal, 2005).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGRAPHS = frozenset({"aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "ou", "au", "ai", "oi"})
VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûü")
_DOUBLED = frozenset({"aa", "ee", "oo", "uu"})
_NEVER_DOUBLED = frozenset("hjqwxy")
_VOICED = {"f": "v", "s": "z"}
_DIAERESIS = str.maketrans("äëïöü", "aeiou")
_VOWEL_GROUP = re.compile(r"ij|[aeiouyà-ü]+")


def ends_in_consonant(word: str) -> bool:
    """Tell whether the last letter is a consonant; the *j* of *ij* counts as a vowel."""
    return bool(word) and word[-1] not in VOWELS and not word.endswith("ij")


def syllables(word: str) -> int:
    """Count vowel groups: a lower bound of the syllables, good enough to tell one from more."""
    return len(_VOWEL_GROUP.findall(word))


def with_plain(words: Iterable[str]) -> frozenset[str]:
    """Add the spelling without diaeresis that hurried writers use (*cliënt*, *client*)."""
    given = frozenset(words)
    return given | {word.translate(_DIAERESIS) for word in given if not word.isascii()}


@lru_cache(maxsize=8192)
def before_vowel(word: str) -> tuple[str, ...]:
    """Give the spellings of a word before an ending that begins with a vowel, the likeliest first.

    *groot* → *grot*(e), *zet* → *zett*(en), *doof* → *dov*(e), *vies* → *viez*(e), *vies*(e): Leidraad 2.1, 2.2 and 3.
    """
    if len(word) < 2 or not ends_in_consonant(word):  # noqa: PLR2004
        return (word,)
    body, last = word[:-1], word[-1]
    if word[-2] not in VOWELS:
        voiced = last in _VOICED and (word[-2] in "lr" or word[-2:] == "ns" or body.endswith("ij"))
        return _voicings(body, last) if voiced else (word,)
    if body.endswith(("iee", "ëe")):
        return (body.removesuffix("ee").removesuffix("ëe") + "ë" + last,)
    if body[-2:] in _DOUBLED:
        return _voicings(body[:-1], last)
    if body[-2:] in DIGRAPHS or body.endswith("ea"):
        return _voicings(body, last)
    return _after_short_vowel(word)


def _voicings(body: str, last: str) -> tuple[str, ...]:
    return (body + _VOICED[last], body + last) if last in _VOICED else (body + last,)


def _after_short_vowel(word: str) -> tuple[str, ...]:
    """Double the consonant, except after an unstressed vowel, which spelling does not show: then give both."""
    if word[-1] in _NEVER_DOUBLED:
        return (word,)
    if syllables(word) == 1 or word[-2] in "auy":
        return (word + word[-1],)
    if word.endswith("ig"):
        return (word,)
    if word[-2] == "e" and word[-1] in "lmnr":
        return (word, word + word[-1])
    return (word + word[-1], word)


@lru_cache(maxsize=8192)
def before_nothing(core: str) -> tuple[str, ...]:
    """Give the closed spellings of a core cut from an open one, the likeliest first.

    *mak*(en) → *maak*, *zett*(en) → *zet*, *lev*(en) → *leef*, *verbeter*(en) → *verbeter*, *verbeteer*: stress, which
    spelling does not show, decides between the last two (Leidraad 2.1, 2.2 and 11.1).
    """
    if len(core) < 2 or not ends_in_consonant(core):  # noqa: PLR2004
        return (core,)
    hard = core[:-1] + {"v": "f", "z": "s"}.get(core[-1], core[-1])
    if core[-1] == core[-2]:
        return (core[:-1],)
    if core[-2] not in VOWELS or core[-3:-1] in DIGRAPHS or core[-1] in _NEVER_DOUBLED:
        return (hard,)
    return _lengthened(core, hard)


def _lengthened(core: str, hard: str) -> tuple[str, ...]:
    vowel = core[-2]
    if vowel == "ë":
        return (core[:-2] + ("ee" if core[-3:-2] == "i" else "ëe") + hard[-1],)
    if vowel not in "aeou":
        return (hard,)
    long = core[:-1] + vowel + hard[-1]
    unstressed = syllables(core) > 1 and (core.endswith("or") or (vowel == "e" and core[-1] in "lmnr"))
    return (long, hard) if unstressed or core[-3:-1] == "ea" else (long,)
