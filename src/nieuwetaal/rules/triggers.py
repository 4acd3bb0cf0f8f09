"""Which searches can match a sentence at all: an index from word forms to the searches that need them.

A sentence that no search can match is never parsed. Every search names what must be in a sentence as *slots*: sets of
forms of which one must be there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nieuwetaal.dutch.actors import suffixes
from nieuwetaal.dutch.inflection import split_particle, verb_forms
from nieuwetaal.rules.rule import NounSearch, VerbSearch, WordSearch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.rules.rule import Group, Rule, Search, Value
    from nieuwetaal.rules.words import Expression, Vocabulary


@dataclass(frozen=True, slots=True)
class Slot:
    """Forms of which one must be in the sentence: by themselves, as the end of a longer word, or either way."""

    forms: frozenset[str]
    alone: bool = True
    ending: bool = False


class Triggers:
    """The index. State: slots by number, and which slots each search needs."""

    def __init__(self, facts: Facts, vocabulary: Vocabulary, groups: Mapping[str, Group]) -> None:
        """Take what forms are made from; searches are added with `add`."""
        self._facts, self._vocabulary, self._groups = facts, vocabulary, groups
        self._pronouns = facts.pronouns.referring | facts.pronouns.reciprocal | {"dat", "wie"}
        self._numbers: dict[Slot, int] = {}
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._endings: dict[str, set[int]] = defaultdict(set)
        self._needs: list[tuple[tuple[frozenset[int], ...], Rule, Search]] = []
        self._keyed: dict[int, list[int]] = defaultdict(list)
        self._word = lru_cache(maxsize=20_000)(self._slots_of_word)
        self._members = lru_cache(maxsize=None)(self._words_of_group)

    def add(self, rule: Rule, search: Search, expressions: Sequence[Expression]) -> None:
        """Index one search; `expressions` are its compiled fixed words (complements of a verb search)."""
        for alternative in self._alternatives(search, expressions):
            needs = tuple(frozenset(map(self._number, slots)) for slots in alternative)
            rarest = min(range(len(alternative)), key=lambda i: breadth(alternative[i]))
            for number in needs[rarest]:
                self._keyed[number].append(len(self._needs))
            self._needs.append((needs, rule, search))

    def find(self, words: Iterable[str]) -> list[tuple[Rule, Search]]:
        """Return the searches that can match a sentence with these lower-case words, in the order they were added."""
        present: set[int] = set()
        for word in words:
            present |= self._word(word)
        places = sorted({place for number in present for place in self._keyed.get(number, ())})
        able = (self._needs[place] for place in places)
        found = {id(search): (rule, search) for needs, rule, search in able if all(need & present for need in needs)}
        return list(found.values())

    def _number(self, slot: Slot) -> int:
        if slot not in self._numbers:
            number = self._numbers[slot] = len(self._numbers)
            for form in slot.forms:
                if slot.alone:
                    self._exact[form].add(number)
                if slot.ending:
                    self._endings[form].add(number)
        return self._numbers[slot]

    def _slots_of_word(self, word: str) -> frozenset[int]:
        found = set(self._exact.get(word, ()))
        for suffix in suffixes(word):
            found |= self._endings.get(suffix, set())
        return frozenset(found)

    def _alternatives(self, search: Search, expressions: Sequence[Expression]) -> list[list[list[Slot]]]:
        """Return the ways to satisfy a search; each is a list of needs, each need a list of slots (any of them)."""
        match search:
            case WordSearch():
                return [self._fixed_needs(expression) for expression in expressions]
            case NounSearch():
                return self._noun_alternatives(search)
            case VerbSearch():
                return self._verb_alternatives(search, expressions)

    def _fixed_needs(self, expression: Expression) -> list[list[Slot]]:
        words = [[Slot(forms)] for forms in expression.anchors]
        people = [[Slot(self._members(name), ending=True)] for name in expression.groups]
        return words + people or [[Slot(self._vocabulary.possessives)]]

    def _noun_alternatives(self, search: NounSearch) -> list[list[list[Slot]]]:
        others = self._roles(search.agent, search.possessor, *search.company.values())
        nouns = self._value_slots(search.nouns, search.groups, compounds=search.compound)
        found = [[nouns, *self._roles(search.patient), *others]]
        if search.compound and search.patient is not None:
            inside = [Slot(slot.forms, alone=False, ending=True) for slot in nouns]
            found.append([inside, *others])
        return found

    def _verb_alternatives(self, search: VerbSearch, expressions: Sequence[Expression]) -> list[list[list[Slot]]]:
        roles = self._roles(search.patient, search.recipient, search.agent, *search.company.values())
        if search.complements:
            rarest = [max(self._fixed_needs(expression), key=longest) for expression in expressions]
            roles.append([slot for need in rarest for slot in need])
        found = []
        for verb in search.verbs:
            particle, base = split_particle(verb.removeprefix("zich "), self._facts)
            forms = verb_forms(verb.removeprefix("zich "), self._facts)
            found.append([[Slot(forms.joined)], *roles])
            if particle:
                found.append([[Slot(forms.finite | {base})], [Slot(frozenset({particle}))], *roles])
        return found

    def _roles(self, *values: Value | None) -> list[list[Slot]]:
        return [self._value_slots(v.words, v.groups, compounds=True) for v in values if v is not None and not v.negated]

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


def breadth(slots: Sequence[Slot]) -> int:
    """Return in how many forms a need can be met: the rarest need tells most."""
    return sum(len(slot.forms) for slot in slots)


def longest(slots: Sequence[Slot]) -> int:
    """Return the length of the longest form that meets a need: long words are rare, at no cost."""
    return max(len(form) for slot in slots for form in slot.forms)
