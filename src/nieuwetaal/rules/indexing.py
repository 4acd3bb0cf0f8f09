"""Making the index of triggers: what must be in a sentence for a search to match, as *slots* and forms of words."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nieuwetaal.dutch.actors import Actors
from nieuwetaal.rules.matching import Matcher
from nieuwetaal.rules.rule import NounSearch, VerbSearch, WordSearch
from nieuwetaal.rules.triggers import Index
from nieuwetaal.rules.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.rules.rule import Group, Rule, Search, Value
    from nieuwetaal.rules.words import Expression

    Compile = Callable[[Search], Sequence[Expression]]


def index_of(rules: Sequence[Rule], facts: Facts, groups: Mapping[str, Group]) -> Index:
    """Return the index of all searches of these rules."""
    vocabulary = Vocabulary(facts)
    matcher = Matcher(facts, Actors(groups), vocabulary)
    return Indexer(facts, vocabulary, groups, matcher.compile).index(rules)


class Slot(NamedTuple):
    """Forms of which one must be in the sentence: by themselves, as the end of a longer word, or either way."""

    forms: frozenset[str]
    alone: bool = True
    ending: bool = False


class Need(NamedTuple):
    """What must be in a sentence: one of these slots. `longest`: the letters of the longest form.

    `common` tells how often a sentence will meet it, as far as the forms tell: each letter more halves that. With a
    need that few sentences meet, few sentences look at its search.
    """

    slots: tuple[int, ...]
    common: float
    longest: int


Way = list[Need]
"""Needs that a sentence must all meet."""


class Indexer:
    """Makes one index. State: slots and needs by number, and which needs each search has."""

    def __init__(self, facts: Facts, vocabulary: Vocabulary, groups: Mapping[str, Group], compiled: Compile) -> None:
        """Take what forms are made from; `compiled` gives the fixed words of a search (complements of a verb)."""
        self._vocabulary, self._groups, self._compiled = vocabulary, groups, compiled
        self._pronouns = facts.pronouns.referring | facts.pronouns.reciprocal | {"dat", "wie"}
        self._numbers: dict[Slot, int] = {}
        self._measures: list[tuple[float, int]] = []
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._endings: dict[str, list[int]] = defaultdict(list)
        self._needs: dict[tuple[int, ...], int] = {}
        self._ways: list[tuple[Sequence[int], int, int]] = []
        self._keyed: list[list[int]] = []
        self._need = lru_cache(maxsize=None)(self._make_need)
        self._members = lru_cache(maxsize=None)(self._words_of_group)

    def index(self, rules: Sequence[Rule]) -> Index:
        """Return the index of all searches of these rules."""
        for number, rule in enumerate(rules):
            for place, search in enumerate(rule.searches):
                for way in self._alternatives(search):
                    self._add(way, number, place)
        sets: dict[tuple[int, ...], int] = {}
        exact, endings = (
            {form: sets.setdefault(tuple(slots), len(sets)) for form, slots in forms.items()}
            for forms in (self._exact, self._endings)
        )
        return Index(exact, endings, list(sets), list(self._needs), self._ways, self._keyed)

    def _add(self, way: Way, rule: int, search: int) -> None:
        rarest = min(way, key=lambda need: need.common)
        for number in dict.fromkeys(rarest.slots):
            self._keyed[number].append(len(self._ways))
        needs = [self._needs.setdefault(need.slots, len(self._needs)) for need in way]
        self._ways.append((needs, rule, search))

    def _make_need(self, *slots: Slot) -> Need:
        numbers = tuple(map(self._number, slots))
        measures = [self._measures[number] for number in numbers]
        return Need(numbers, sum(common for common, _ in measures), max((size for _, size in measures), default=0))

    def _number(self, slot: Slot) -> int:
        if slot in self._numbers:
            return self._numbers[slot]
        number = self._numbers[slot] = len(self._keyed)
        self._keyed.append([])
        self._measures.append((sum(0.5 ** len(form) for form in slot.forms), max(map(len, slot.forms), default=0)))
        for form in slot.forms:
            if slot.alone:
                self._exact[form].append(number)
            if slot.ending:
                self._endings[form].append(number)
        return number

    def _alternatives(self, search: Search) -> list[Way]:
        match search:
            case WordSearch():
                return [self._fixed_needs(expression) for expression in self._compiled(search)]
            case NounSearch():
                return self._noun_alternatives(search)
            case VerbSearch():
                return self._verb_alternatives(search)

    def _fixed_needs(self, expression: Expression) -> Way:
        words = [self._need(Slot(forms)) for forms in expression.anchors]
        people = [self._need(Slot(self._members(name), ending=True)) for name in expression.groups]
        return words + people or [self._need(Slot(self._vocabulary.possessives))]

    def _noun_alternatives(self, search: NounSearch) -> list[Way]:
        others = self._roles(search.agent, search.possessor, *search.company.values())
        nouns = self._value_slots(search.nouns, search.groups, compounds=search.compound)
        found = [[self._need(*nouns), *self._roles(search.patient), *others]]
        if search.compound and search.patient is not None:
            inside = (Slot(slot.forms, alone=False, ending=True) for slot in nouns)
            found.append([self._need(*inside), *others])
        return found

    def _verb_alternatives(self, search: VerbSearch) -> list[Way]:
        roles = self._roles(search.patient, search.recipient, search.agent, *search.company.values())
        if search.complements:
            rarest = [
                max(self._fixed_needs(expression), key=lambda need: need.longest)
                for expression in self._compiled(search)
            ]  # long words are rare, at no cost
            slots = tuple(number for need in rarest for number in need.slots)
            roles.append(Need(slots, sum(need.common for need in rarest), max(need.longest for need in rarest)))
        found = []
        for verb in search.verbs:
            forms = self._vocabulary.verb(verb.removeprefix("zich "))
            found.append([self._need(Slot(forms.joined)), *roles])
            if forms.particle:
                particle = self._need(Slot(frozenset({forms.particle})))
                found.append([self._need(Slot(forms.apart)), particle, *roles])
        return found

    def _roles(self, *values: Value | None) -> Way:
        asked = (value for value in values if value is not None and not value.negated)
        return [self._need(*self._value_slots(value.words, value.groups, compounds=True)) for value in asked]

    def _value_slots(self, words: Iterable[str], groups: Iterable[str], *, compounds: bool) -> list[Slot]:
        found = [Slot(self._vocabulary.forms(word.split()[-1]), ending=compounds) for word in words]
        for name in groups:
            found.append(Slot(self._members(name), ending=compounds))
            if self._groups[name].side is not None:
                found.append(Slot(self._pronouns))
        return found

    def _words_of_group(self, name: str) -> frozenset[str]:
        """Return the last words of all expressions of a group and of the groups that it includes, however deep."""
        found: set[str] = set()
        waiting, seen = [name], set()
        while waiting:
            group = self._groups.get(waiting.pop())
            if group is not None and group.name not in seen:
                seen.add(group.name)
                waiting.extend(group.includes)
                found.update(word.lower().split()[-1] for word in group.words)
        return frozenset(found)
