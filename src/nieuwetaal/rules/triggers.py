"""Which searches can match a sentence at all: an index from word forms to the searches that need them.

A sentence that no search can match is never parsed. Every search names what must be in a sentence as *slots*: sets of
forms of which one must be there; `indexing` makes them. Looking up costs as much with many rules as with few.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nieuwetaal.dutch.actors import suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nieuwetaal.rules.rule import Rule, Search


class Index(NamedTuple):
    """The numbers of slots by form and by ending, and the ways to satisfy a search, as plain lists that can be stored.

    A need is a list of slots, of which one must be in the sentence. A way is: the numbers of its needs, the number of
    its rule, and that of its search in the rule. `keyed` gives, for every slot, the ways that are looked at when it is
    in a sentence.
    """

    exact: Mapping[str, Sequence[int]]
    endings: Mapping[str, Sequence[int]]
    needs: Sequence[Sequence[int]]
    ways: Sequence[tuple[Sequence[int], int, int]]
    keyed: Sequence[Sequence[int]]


class Triggers:
    """The index at work. State: the words that were looked up before."""

    def __init__(self, index: Index, rules: Sequence[Rule]) -> None:
        """Take the index and the rules that it was made of, in the same order."""
        self._exact, self._endings, self._needs, self._ways, self._keyed = index
        self._rules = rules
        self._word = lru_cache(maxsize=20_000)(self._look_up)

    def find(self, words: Iterable[str]) -> list[tuple[Rule, Search]]:
        """Return the searches that can match a sentence with these lower-case words, in the order of the rules."""
        known = list(map(self._word, words))
        places: set[int] = set().union(*(ways for _, ways in known))
        if not places:
            return []
        present: set[int] = set().union(*(numbers for numbers, _ in known))
        able = (self._ways[place] for place in sorted(places))
        found = dict.fromkeys(
            (rule, search)
            for needs, rule, search in able
            if not any(present.isdisjoint(self._needs[need]) for need in needs)
        )
        return [((rule := self._rules[number]), rule.searches[search]) for number, search in found]

    def _look_up(self, word: str) -> tuple[frozenset[int], frozenset[int]]:
        """Return the slots that a word fills, and the ways to look at when it is in a sentence."""
        numbers = set(self._exact.get(word, ()))
        for suffix in suffixes(word):
            numbers.update(self._endings.get(suffix, ()))
        return frozenset(numbers), frozenset(place for number in numbers for place in self._keyed[number])
