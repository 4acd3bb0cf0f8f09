"""Who is who: the side of a word or phrase, and membership of word groups. The words themselves are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nieuwetaal.findings import Side

VOWELS = frozenset("aeiouyáéíóúàèëïöüê")
AHEAD, LONGEST = 60, 6
"""How far an expression of several words may reach: code points, and words."""
MARKS = ".,;:!?()[]\"'“”‘’„«»"
JOINT = "_"
CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Þ]")
LAST = re.compile(r" [A-ZÀ-Þ0-9][^ ]*$")
SHORTEST_SUFFIX = 4
SHORTEST_PREFIX = 3


Members = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""The words of a group, the endings that make a compound a member, and the words that only look like members."""


@dataclass(frozen=True, slots=True)
class Group:
    """A word group (`$name`): people, organisations or things. `side` is None when its words have no side.

    `words` are lower-case words and expressions in all their forms; `compounds`: whether a compound that ends in a
    word belongs too; `includes` names groups whose words belong as well. `excluding` are words that only look like
    members, nor does what ends in them belong (*houder* is no *ouder*).
    """

    name: str
    title: str
    words: tuple[str, ...]
    side: Literal["family", "professional", "writer", "mixed", "thing"] | None = None
    compounds: bool = True
    includes: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()


class Actors:
    """The word groups, ready to be asked. State: the indexes over their words."""

    def __init__(self, groups: Mapping[str, Group]) -> None:
        """Take the groups by name; `includes` refers to other names in the same mapping."""
        self._groups = groups
        self._sides: dict[str, Side] = {}
        self._suffixes: dict[str, Side | None] = {}
        for group in groups.values():
            if group.side is not None:
                self._sides |= {word.casefold(): group.side for word in group.words} | self._sides
                self._suffixes |= {
                    word.casefold(): group.side for word in group.words if group.compounds
                } | self._suffixes
            self._suffixes |= {word.casefold(): None for word in group.excluding} | self._suffixes

    def side(self, words: Sequence[str], default: Side = "thing") -> Side:
        """Return the side of a noun phrase, given its words in order with the head last.

        The longest expression at the end of the phrase that is listed decides; a compound takes the side of its last
        part, but only when that part has at least four letters; words that nobody listed get `default`.
        """
        lowered = [word.casefold() for word in words]
        for start in range(max(0, len(lowered) - 6), len(lowered)):
            found = self._sides.get(" ".join(lowered[start:]))
            if found is not None:
                return found
        endings = (self._suffixes[part] for part in (lowered[-1], *suffixes(lowered[-1])) if part in self._suffixes)
        return next(endings, None) or default

    def side_ahead(self, text: str) -> Side | None:
        """Return the side of the longest listed expression that a text begins with: *mensen om wie het gaat*."""
        return next((self._sides[key] for key in openings(text) if key in self._sides), None)

    def belongs_ahead(self, text: str, group: str) -> bool:
        """Tell whether a text begins with an expression of several words that is listed in a group."""
        return not self._members[group][0].isdisjoint(openings(text))

    def belongs(self, words: Sequence[str], group: str) -> bool:
        """Tell whether a phrase (words in order, head last) is a member of the group called `group`."""
        listed, ends, excluded = self._members[group]
        lowered = [word.casefold() for word in words]
        if any(" ".join(lowered[start:]) in listed for start in range(max(0, len(lowered) - 6), len(lowered))):
            return True
        if lowered[-1] in self._sides and lowered[-1] not in listed:
            return False
        parts = next(
            (
                part
                for part in (lowered[-1], *suffixes(lowered[-1]))
                if part in ends | excluded or part in self._suffixes
            ),
            None,
        )
        return parts is not None and parts in ends and parts not in excluded

    def as_words(self, text: str) -> str:
        """Return a text in which every listed name of several words is one word: its spaces become low lines.

        A name begins and ends with a capital or a figure. A parser would take such a name apart.
        """
        found = text
        for opening in CAPITAL.finditer(text):
            start = opening.start()
            for key in openings(text[start:]) if found[start - 1 : start] != JOINT else ():
                end = start + len(key)
                name = text[start:end]
                if key in self._sides and name.casefold() == key and LAST.search(name):
                    found = found[:start] + name.replace(" ", JOINT) + found[end:]
                    break
        return found

    @cached_property
    def _members(self) -> dict[str, Members]:
        return {name: self._collect(name) for name in self._groups}

    def _collect(self, name: str) -> Members:
        listed: set[str] = set()
        ends: set[str] = set()
        excluded: set[str] = set()
        queue, seen = [name], set()
        while queue:
            current = queue.pop()
            if current in seen or current not in self._groups:
                continue
            seen.add(current)
            group = self._groups[current]
            words = {word.casefold() for word in group.words}
            listed |= words
            excluded |= {word.casefold() for word in group.excluding}
            if group.compounds:
                ends |= words
            queue.extend(group.includes)
        return frozenset(listed), frozenset(ends), frozenset(excluded)


def openings(text: str) -> list[str]:
    """Return what a text begins with as far as an expression of several words may reach, the longest first."""
    words = [word.strip(MARKS).casefold() for word in text[:AHEAD].split()[:LONGEST]]
    return [" ".join(words[:end]) for end in range(len(words), 1, -1)]


def suffixes(word: str) -> Iterable[str]:
    """Yield what may be the last part of a compound, longest first: *pleegzorgjongeren* gives … *jongeren* …."""
    for start in range(SHORTEST_PREFIX, len(word) - SHORTEST_SUFFIX + 1):
        if VOWELS.intersection(word[:start]) or word[start - 1] == "-":
            yield word[start:].lstrip("-")
