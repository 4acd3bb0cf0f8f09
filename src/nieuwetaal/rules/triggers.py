"""Which searches can match a sentence at all: an index from word forms to the searches that need them.

A sentence that no search can match is never parsed. Every search names what must be in a sentence as *slots*: sets of
forms of which one must be there; `indexing` makes them. Looking up costs as much with many rules as with few.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nieuwetaal.dutch.actors import suffixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from nieuwetaal.rules.rule import Rule, Search


class Index(NamedTuple):
    """What must be in a sentence for each search, in plain lists and mappings, so that it can be stored.

    `exact` and `endings` lead from a form, by itself or as the end of a longer word, to a place in `sets`: the slots
    that it fills. A need is a list of slots, of which one must be in the sentence. A way to satisfy a search is: the
    numbers of its needs, the number of its rule, and that of the search in the rule. `keyed` gives, for every slot, the
    ways that are looked at when it is in a sentence.
    """

    exact: Mapping[str, int]
    endings: Mapping[str, int]
    sets: Sequence[Sequence[int]]
    needs: Sequence[Sequence[int]]
    ways: Sequence[tuple[Sequence[int], int, int]]
    keyed: Sequence[Sequence[int]]


class Triggers:
    """The index at work. State: the words that were looked up before."""

    def __init__(
        self,
        index: Index,
        rules: Sequence[Rule],
        wanted: Callable[[Rule], bool] = lambda _: True,
        standing_for: Mapping[str, str] | None = None,
    ) -> None:
        """Take the index, the rules that it was made of in the same order, and which of them are looked for.

        `standing_for` are words that may also be what another word is: *ons*, of a parent who writes, is people as
        *hen* is.
        """
        self._index, self._rules, self._standing_for = index, rules, standing_for or {}
        self._wanted = frozenset(number for number, rule in enumerate(rules) if wanted(rule))
        self._word = lru_cache(maxsize=20_000)(self._look_up)

    def of(self, rules: Sequence[Rule]) -> Triggers:
        """Return the same index for rules with the same searches, in the same order."""
        wanted = {rules[number].id for number in self._wanted}
        return Triggers(self._index, rules, lambda rule: rule.id in wanted, self._standing_for)

    def find(self, words: Iterable[str]) -> list[tuple[Rule, Search]]:
        """Return the searches that can match a sentence with these lower-case words, in the order of the rules."""
        known = list(map(self._word, words))
        places: set[int] = set().union(*(ways for _, ways in known))
        if not places:
            return []
        present: set[int] = set().union(*(slots for slots, _ in known))
        needs = self._index.needs
        able = (self._index.ways[place] for place in sorted(places))
        found = dict.fromkeys(
            (rule, search) for asked, rule, search in able if not any(present.isdisjoint(needs[need]) for need in asked)
        )
        return [(self._rules[rule], self._rules[rule].searches[search]) for rule, search in found]

    def _look_up(self, word: str) -> tuple[frozenset[int], frozenset[int]]:
        """Return the slots that a word fills, and the ways to look at when it is in a sentence."""
        exact, endings, sets, _, ways, keyed = self._index
        alike = (word, self._standing_for.get(word, word))
        slots = set().union(*(sets[exact[form]] for form in alike if form in exact))
        for suffix in suffixes(word):
            if suffix in endings:
                slots.update(sets[endings[suffix]])
        looked_at = (way for slot in slots for way in keyed[slot])
        return frozenset(slots), frozenset(way for way in looked_at if ways[way][1] in self._wanted)
