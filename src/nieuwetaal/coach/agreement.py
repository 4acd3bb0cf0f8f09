"""Agreement of a finite verb with the party that fills the place of the subject."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from nieuwetaal.dutch.inflection_verbs import verb_forms

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts


class Agreement:
    """Third person singular and plural of the verbs we know. State: the two-way table."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts that inflection needs; the table is made when first asked."""
        self._facts = facts

    @cached_property
    def _plurals(self) -> dict[str, str]:
        irregular = self._facts.third_person
        found = dict(irregular)
        for verb in sorted(self._facts.verbs):
            forms = verb_forms(verb, self._facts)
            third = [form for form in forms.present if form.endswith("t") and form != forms.base]
            if len(third) == 1 and not forms.particle and verb not in irregular.values():
                found.setdefault(third[0], forms.base)
        return found

    @cached_property
    def _singulars(self) -> dict[str, str]:
        return {plural: singular for singular, plural in reversed(self._plurals.items())}

    def is_verb(self, word: str) -> bool:
        """Tell whether the word is a verb form that can agree."""
        return word in self._plurals or word in self._singulars

    def agree(self, verb: str, subject: str, *, plural: bool | None = None) -> str:
        """Return the form of the verb that goes with the subject; its number is read from its words when not given."""
        is_pronoun = subject.lower() in self._facts.filling.plural | self._facts.filling.singular
        several = self.is_plural(subject) if plural is None or is_pronoun else plural
        return self._plurals.get(verb, verb) if several else self._singulars.get(verb, verb)

    def is_plural(self, subject: str) -> bool:
        """Tell whether a noun phrase takes a plural verb, by its coordination, its determiner and its last word."""
        lowered, filling = subject.lower(), self._facts.filling
        if lowered in filling.plural or " en " in lowered:
            return True
        first, space, _ = lowered.partition(" ")
        if lowered in filling.singular or (space and first in filling.singular_determiners):
            return False
        return lowered.endswith(("en", "s", "ën", "'s"))
