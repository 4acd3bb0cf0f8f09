"""From a verb form in a sentence to the full lemma of the verb, particle included."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nieuwetaal.dutch.inflection_verbs import silent_prefix, split_particle, verb_forms

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token


class Verbs:
    """The verbs we know by name. State: the index from written forms to full lemmas."""

    def __init__(self, known: Iterable[str], facts: Facts) -> None:
        """Take full lemmas, with particle (*inzetten*)."""
        self._known, self._facts = frozenset(known), facts
        self._joined: dict[str, set[str]] = defaultdict(set)
        self._prefixed: set[str] = set()
        self._participles: set[str] = set()
        self._pasts: set[str] = set()
        self._finite: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        self._bare: dict[tuple[str, str], set[str]] = defaultdict(set)
        for verb in self._known:
            particle, base = split_particle(verb, facts)
            forms = verb_forms(verb, facts)
            if particle or silent_prefix(base, facts):
                self._prefixed.add(verb)
            for form in forms.joined:
                self._joined[form].add(verb)
            self._participles |= forms.participle
            self._pasts |= {particle + form for form in forms.past}
            for form in forms.finite:
                self._finite[particle + form].add(verb)
            if not particle:
                for form in forms.present - {base}:
                    self._stems[form].add(base)
            if particle:
                for form in forms.finite | {base}:
                    self._bare[particle, form].add(particle + base)

    def full_lemma(self, token: Token, particle: Token | None) -> str:
        """Return the full lemma of a verb; a known verb with this form wins over the lemma of the pipeline."""
        lemma = token.lemma
        if particle is None:
            known = self._joined.get(token.lower, set())
            return lemma if lemma in known or len(known) != 1 else next(iter(known))
        split = self.split_lemma(token.lower, particle.lower)
        if split is not None:
            return split
        if particle.lower + lemma not in self._known and lemma in self._prefixed:
            return lemma
        return lemma if lemma.startswith(particle.lower) and lemma != particle.lower else particle.lower + lemma

    def __contains__(self, lemma: object) -> bool:
        """Tell whether a full lemma is that of a known verb."""
        return lemma in self._known

    def is_past(self, form: str) -> bool:
        """Tell whether a word is a form of the past of a known verb, written as one word."""
        return form in self._pasts

    @property
    def presents(self) -> Container[str]:
        """The forms of the present of known base verbs, infinitives left out."""
        return self._stems

    def split_lemma(self, form: str, particle: str) -> str | None:
        """Return the full lemma of the one known verb with this form and this detached particle; else None."""
        known = self._bare.get((particle, form), set())
        return next(iter(known)) if len(known) == 1 else None

    def is_only_infinitive(self, form: str) -> bool:
        """Tell whether a word is the infinitive of a known verb and no participle (*inzien*, not *betrokken*)."""
        return form in self._known and form not in self._participles

    def is_participle(self, form: str) -> bool:
        """Tell whether a word is a past participle of a known verb, or of one with a particle before it."""
        if form in self._participles:
            return True
        particle, rest = split_particle(form, self._facts)
        return bool(particle) and rest.startswith("ge") and rest in self._participles

    def finite_lemma(self, form: str) -> str | None:
        """Return the full lemma of the one known verb with this finite form, written as one word; else None."""
        known = self._finite.get(form, set())
        return next(iter(known)) if len(known) == 1 else None

    def of_stem(self, form: str) -> set[str]:
        """Return the base verbs of which this is a form of the present, the infinitive left out."""
        return self._stems.get(form, set())

    def of_form(self, form: str) -> set[str]:
        """Return the known verbs that can be written as this one word."""
        return self._joined.get(form, set())
