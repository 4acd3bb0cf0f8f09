"""Agreement of a finite verb with the party that fills the place of the subject."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from nieuwetaal.dutch.inflection_verbs import verb_forms

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts

IRREGULAR = {
    "is": "zijn",
    "heeft": "hebben",
    "kan": "kunnen",
    "mag": "mogen",
    "wil": "willen",
    "zal": "zullen",
    "komt": "komen",
}
SINGULAR_DETERMINERS = ("een ", "het ", "dit ", "dat ", "elke ", "elk ", "ieder ", "iedere ")
PLURAL_PRONOUNS = frozenset({"wij", "we", "zij", "ze", "jullie"})
SINGULAR_PRONOUNS = frozenset({"hij", "men", "u", "je", "jij", "wie"})
PRONOUNS = PLURAL_PRONOUNS | SINGULAR_PRONOUNS


class Agreement:
    """Third person singular and plural of the verbs we know. State: the two-way table."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts that inflection needs; the table is made when first asked."""
        self._facts = facts

    @cached_property
    def _plurals(self) -> dict[str, str]:
        found = dict(IRREGULAR)
        for verb in sorted(self._facts.verbs):
            forms = verb_forms(verb, self._facts)
            third = [form for form in forms.present if form.endswith("t") and form != forms.base]
            if len(third) == 1 and not forms.particle and verb not in IRREGULAR.values():
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
        several = is_plural(subject) if plural is None or subject.lower() in PRONOUNS else plural
        return self._plurals.get(verb, verb) if several else self._singulars.get(verb, verb)


def is_plural(subject: str) -> bool:
    """Tell whether a noun phrase takes a plural verb, by its coordination, its determiner and its last word."""
    lowered = subject.lower()
    if lowered in PLURAL_PRONOUNS or " en " in lowered:
        return True
    if lowered in SINGULAR_PRONOUNS or lowered.startswith(SINGULAR_DETERMINERS):
        return False
    return lowered.endswith(("en", "s", "ën", "'s"))
