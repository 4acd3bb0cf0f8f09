"""The facts of Dutch that the analyser works with. They are data (`rules/taal/`); `rules.packs` reads them in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from nieuwetaal.dutch.closed import Auxiliaries, Determiners, Filling, Negation, Openers, Pronouns
from nieuwetaal.findings import LEVELS, SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nieuwetaal.findings import Level, Side


@dataclass(frozen=True)
class Facts:
    """Word lists of Dutch, all lower case. Verbs are full lemmas (*inzetten*), strong forms belong to base verbs.

    No slots here: what follows from the lists is worked out once and kept.

    `strong_verbs`: base verb → (past singular, past plural, participle), for instance *trekken* → *trok, trokken,
    getrokken*; weak verbs follow from spelling. `irregular_nouns`: noun → plural. `derived_nouns`: noun → the verb it
    stands for (*betrokkenheid* → *betrekken*); `possessor_acts`: derived nouns whose *van*-phrase acts (*inspraak van
    ouders*). `object_control`: verbs whose object does what the infinitive says (*vragen*, *verplichten*).
    `ditransitive`: verbs that take a recipient without *aan*. `recipient_only`: verbs whose person is the recipient
    even without another object (*beloven*, *uitleggen*). `reflexive`: verbs that with *zich* are acts of their own.
    `symmetric`: verbs done together (*samenwerken*). `intransitive`: verbs that never take an object.
    `inseparable_verbs`: verbs whose first part looks like a particle but never leaves (*overtuigen*); `simple_verbs`:
    verbs that only seem to have a particle or prefix (*informeren*, *ergeren*); `weak_verbs`: weak though they end like
    a strong one (*ontmoeten*); `verb_stems`: stems that spelling does not give (*komen* → *kom*; *managen* → *manage*),
    or, when more than one, all words of the present (*hebben* → *heb, hebt, heeft*). `comparisons`: adjectives with
    degrees of their own (*goed* → *beter, best*).
    `abbreviations`: with their full stops (*bijv.*). `measures`: nouns that only measure the next (*aantal ouders*).
    `degrees`: words that beside an object tell the degree and are no object (*meer*).
    `function_words` never stand inside a noun phrase, before its noun; `prepositions` are those of one word;
    `unfinished` cannot end a line of prose.
    `statute_parts` with a number, and `statute_members`, tell that the law speaks. `reflexive_of`: subject → what
    refers back to it besides *zich* (*wij* → *ons*). `third_person`: irregular singular → plural (*is* → *zijn*);
    `as_subject`, `as_object`: pronoun → its form in that place. Closed classes are in groups.
    `own_words` hardly occur in other languages, `foreign_words` are no words in Dutch; both are small and frequent.
    `writer_sides`, `writer_ceilings`, `writer_unnamed`: who writes → the side of *wij* by its Dutch name, the strongest
    level, and who acts in an alternative when nobody is named.
    """

    strong_verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    irregular_nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    derived_nouns: Mapping[str, str] = field(default_factory=dict)
    possessor_acts: frozenset[str] = frozenset()
    object_control: frozenset[str] = frozenset()
    ditransitive: frozenset[str] = frozenset()
    recipient_only: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    symmetric: frozenset[str] = frozenset()
    intransitive: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    inseparable_prefixes: frozenset[str] = frozenset()
    inseparable_verbs: frozenset[str] = frozenset()
    simple_verbs: frozenset[str] = frozenset()
    weak_verbs: frozenset[str] = frozenset()
    verb_stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comparisons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()
    mention_words: frozenset[str] = frozenset()
    criticism: frozenset[str] = frozenset()
    statute_words: frozenset[str] = frozenset()
    not_agents: frozenset[str] = frozenset()
    known_verbs: frozenset[str] = frozenset()
    subject_control: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    light_verbs: frozenset[str] = frozenset()
    adverb_forms: frozenset[str] = frozenset()
    unnamed: Mapping[str, str] = field(default_factory=dict)
    aan_recipient: frozenset[str] = frozenset()
    statute_parts: frozenset[str] = frozenset()
    statute_members: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    unfinished: frozenset[str] = frozenset()
    reflexive_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    third_person: Mapping[str, str] = field(default_factory=dict)
    as_subject: Mapping[str, str] = field(default_factory=dict)
    as_object: Mapping[str, str] = field(default_factory=dict)
    own_words: frozenset[str] = frozenset()
    foreign_words: frozenset[str] = frozenset()
    writer_sides: Mapping[str, str] = field(default_factory=dict)
    writer_ceilings: Mapping[str, str] = field(default_factory=dict)
    writer_unnamed: Mapping[str, str] = field(default_factory=dict)
    pronouns: Pronouns = field(default_factory=Pronouns)
    auxiliaries: Auxiliaries = field(default_factory=Auxiliaries)
    negation: Negation = field(default_factory=Negation)
    openers: Openers = field(default_factory=Openers)
    determiners: Determiners = field(default_factory=Determiners)
    filling: Filling = field(default_factory=Filling)

    def side_of(self, writer: str) -> Side:
        """Return the side that *wij* is on for a profile of the writer; `writer` when the profile does not tell."""
        told = self.writer_sides.get(writer)
        return next((side for side, name in SIDES.items() if name == told), "writer")

    def ceiling(self, writer: str) -> Level:
        """Return the strongest level of a finding for a profile of the writer."""
        return cast("Level", self.writer_ceilings.get(writer, LEVELS[-1]))

    def standing_for(self, writer: str) -> dict[str, str]:
        """Return the pronouns of who writes, when a profile tells their side, with one that is people as well."""
        told = self.pronouns.first_person if writer in self.writer_sides else ()
        return {word: other for word in told for other in self.pronouns.third_plural}

    def written_by(self, writer: str) -> Facts:
        """Return these facts for a profile of the writer: who acts where a sentence names nobody."""
        agent = self.writer_unnamed.get(writer)
        return self if agent is None else replace(self, unnamed={**self.unnamed, "doener": agent})

    @cached_property
    def pronominal_adverbs(self) -> frozenset[str]:
        """What stands for a preposition and what it governs: *ervan*, *daarbij*, *hiermee*."""
        return frozenset(first + last for first in self.pronouns.adverbial for last in self.prepositions)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """All full lemmas of verbs that the lists name."""
        listed = (
            self.object_control,
            self.ditransitive,
            self.recipient_only,
            self.reflexive,
            self.symmetric,
            self.aan_recipient,
            self.inseparable_verbs,
        )
        named = frozenset().union(*listed, self.intransitive, self.derived_nouns.values(), self.strong_verbs)
        return frozenset(verb for verb in named | self.known_verbs if " " not in verb)

    @cached_property
    def named_verbs(self) -> frozenset[str]:
        """All verbs that some list names for what they are, those that only tell about their spelling included."""
        return self.verbs | self.inseparable_verbs | self.simple_verbs | self.weak_verbs

    @cached_property
    def silent_prefixes(self) -> frozenset[str]:
        """The prefixes that are no particle too: they never stand apart."""
        return self.inseparable_prefixes - self.particles

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """All that may stand before a base verb and be written with it."""
        return self.inseparable_prefixes | self.particles
