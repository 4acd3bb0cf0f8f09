"""The words of a sentence, and fixed expressions that are looked for among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nieuwetaal.dutch.inflection import verb_forms, word_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.facts import Facts

WORD = re.compile(r"[^\W_]+(?:['’./-][^\W_]+)*")
BARRIER = re.compile(r"[;:()]")
"""What ends an expression: it never runs on over the end of a clause."""
SHORTEST_INFLECTED = 4
SLOT_REACH = 4
GAP = "…"
GAP_REACH = 5
POSSESSIVE = "hun"
OWN = "eigen"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; offsets are code points in the sentence."""

    start: int
    end: int
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Where an expression stands: indexes of its words, and of the words that filled its `$group` slot."""

    words: tuple[int, ...]
    slot: tuple[int, ...] = ()


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence in order."""
    return tuple(
        Word(found.start(), found.end(), found.group().lower().replace("’", "'"), found.group()[0].isupper())
        for found in WORD.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class VerbWords:
    """The words of a verb: `joined` in one word, or `particle` and one of `apart` (no particle: the same verb)."""

    particle: str
    joined: frozenset[str]
    apart: frozenset[str]


class Vocabulary:
    """The forms in which words may appear, and the words of phrases. State: the forms asked for before."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts that inflection needs."""
        self._facts = facts
        self.forms = lru_cache(maxsize=None)(self._forms)
        self.verb = lru_cache(maxsize=None)(self._verb)
        self.possessives = facts.pronouns.possessive | {"de", "het"}
        """What *hun* stands for in an expression."""

    def _forms(self, word: str) -> frozenset[str]:
        lowered = word.lower()
        if len(lowered) < SHORTEST_INFLECTED:
            return frozenset({lowered})
        return word_forms(lowered, self._facts) | {lowered}

    def _verb(self, verb: str) -> VerbWords:
        forms = verb_forms(verb, self._facts)
        return VerbWords(forms.particle, forms.joined, forms.finite | {forms.base})

    def describes(self, word: str) -> bool:
        """Whether a word may stand before the noun in a phrase: a determiner, *en*, or an adjective with *-e*."""
        return word.endswith("e") or word in self._facts.determiners.plain

    def ends_phrase(self, word: str) -> bool:
        """Whether no noun phrase goes on after this word."""
        return word in self._facts.function_words


@dataclass(frozen=True, slots=True)
class Scan:
    """A search through the words of a sentence; `gap` words may stand between the words of an expression."""

    words: Sequence[Word]
    text: str
    gap: int = 0


class Expression:
    """A fixed expression, ready to be looked for: words, `$group` slots, and `…` for up to five words in between.

    *hun* stands for any word of possession, with or without *eigen* after it.
    """

    def __init__(self, text: str, vocabulary: Vocabulary, actors: Actors, *, literal: bool = False) -> None:
        """Take the expression as a rule has it."""
        self.text = text
        self._actors, self._vocabulary = actors, vocabulary
        self._literal = literal
        self._parts = text.split() if literal else [part.strip(",") for part in text.lower().split()]
        self._forms = [frozenset({part}) if literal else vocabulary.forms(part) for part in self._parts]

    @property
    def anchors(self) -> tuple[frozenset[str], ...]:
        """The forms of each of its content words; a sentence without one of each cannot hold the expression."""
        pairs = zip(self._parts, self._forms, strict=True)
        fixed = (forms for part, forms in pairs if not part.startswith(("$", GAP)) and part != POSSESSIVE)
        return tuple(frozenset(form.lower() for form in forms) if self._literal else forms for forms in fixed)

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the word groups that fill its slots."""
        return tuple(part[1:] for part in self._parts if part.startswith("$"))

    def find(self, words: Sequence[Word], text: str, *, gap: int = 0) -> Iterator[Hit]:
        """Yield where the expression stands, first word first; `gap` words may stand between its words."""
        scan = Scan(words, text, gap)
        for start in range(len(words)):
            hit = self._rest(scan, start, 0)
            if hit is not None:
                yield hit

    def _rest(self, scan: Scan, at: int, part: int) -> Hit | None:
        """Match the parts from `part` on, the first of them exactly at word `at`."""
        if part == len(self._parts):
            return Hit(())
        if self._parts[part] == GAP:
            return self._later(scan, at, part + 1, GAP_REACH)
        for end, slot in self._one(scan, at, part):
            rest = self._later(scan, end, part + 1, scan.gap)
            if rest is not None:
                own = () if slot else tuple(range(at, end))
                return Hit((*own, *rest.words), slot or rest.slot)
        return None

    def _later(self, scan: Scan, at: int, part: int, reach: int) -> Hit | None:
        """Match the parts from `part` on, the first of them at most `reach` words after word `at`."""
        if part == len(self._parts):
            return Hit(())
        for start in range(at, min(at + reach, len(scan.words) - 1) + 1):
            if BARRIER.search(scan.text, scan.words[start - 1].end, scan.words[start].start):
                return None
            hit = self._rest(scan, start, part)
            if hit is not None:
                return hit
        return None

    def _one(self, scan: Scan, at: int, part: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield (index after the match, slot) for one part of the expression at a word."""
        name = self._parts[part]
        if at >= len(scan.words):
            return
        word = scan.words[at]
        if name.startswith("$"):
            yield from self._slot(scan, at, name[1:])
        elif name == POSSESSIVE and not self._literal:
            if word.lower in self._vocabulary.possessives:
                yield at + (2 if self._has_own(scan, at, part) else 1), ()
        elif (scan.text[word.start : word.end] if self._literal else word.lower) in self._forms[part]:
            yield at + 1, ()

    def _has_own(self, scan: Scan, at: int, part: int) -> bool:
        """Whether *eigen* follows a word of possession that the expression itself does not name."""
        follows = at + 1 < len(scan.words) and scan.words[at + 1].lower == OWN
        return follows and self._parts[part + 1 : part + 2] != [OWN]

    def _reaches(self, scan: Scan, end: int) -> bool:
        """Whether a noun phrase can go on from the word before `end` - 1 to the one there."""
        before, here = scan.words[end - 2], scan.words[end - 1]
        return not self._vocabulary.ends_phrase(before.lower) and not scan.text[before.end : here.start].strip(" ,")

    def _slot(self, scan: Scan, at: int, group: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the longest noun phrase from word `at` on that is a member of the group."""
        longest = None
        for end in range(at + 1, min(at + SLOT_REACH, len(scan.words)) + 1):
            if end > at + 1 and not self._reaches(scan, end):
                break
            if self._actors.belongs([word.lower for word in scan.words[at:end]], group):
                longest = end
            elif not self._vocabulary.describes(scan.words[end - 1].lower):
                break
        if longest is not None:
            yield longest, tuple(range(at, longest))
