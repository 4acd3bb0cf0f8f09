"""The closed classes of Dutch, by the names of Universal Dependencies. The words are data in `rules/taal/`.

What stays in the code are single words that a construction is made of, so that no other word could take their place
without another analysis: *te*, *om* and *zich*, *laten*, *worden* and *krijgen* with a participle, *het* as
place-holder, *en*, and the prepositions *van*, *door* and *aan* that mark who undergoes, acts or receives.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Pronouns:
    """Pronouns and words of possession; no slots, for what follows from the lists is worked out once and kept.

    `nominative` can only be a subject, `accusative` never is one, `either_case` may be both (*je*). `emphatic` are
    those in *-zelf*. `writer`: who writes or is addressed, `first_person` those who write. The third person is in four
    parts that do not overlap: `masculine`, `feminine`, `either_number` (*zij*) and `third_plural`. `determinative`
    announce who is meant (*degene*). `relative_people` may be about people. `interrogative` holds the determiners
    (*welke*) too. `adverbial` are written together with their preposition (*ervan*). `singular` and `plural` have one
    number for certain.
    """

    nominative: frozenset[str] = frozenset()
    accusative: frozenset[str] = frozenset()
    either_case: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    emphatic: frozenset[str] = frozenset()
    reciprocal: frozenset[str] = frozenset()
    writer: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    either_number: frozenset[str] = frozenset()
    third_plural: frozenset[str] = frozenset()
    demonstrative: frozenset[str] = frozenset()
    demonstrative_people: frozenset[str] = frozenset()
    determinative: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    relative_people: frozenset[str] = frozenset()
    interrogative: frozenset[str] = frozenset()
    interrogative_determiners: frozenset[str] = frozenset()
    interrogative_adverbs: frozenset[str] = frozenset()
    adverbial: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    singular: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    writer_possessive: frozenset[str] = frozenset()
    third_possessive: frozenset[str] = frozenset()

    @cached_property
    def third(self) -> frozenset[str]:
        """The personal pronouns of the third person: *hij*, *haar*, *zij*, *hen* …."""
        return self.masculine | self.feminine | self.either_number | self.third_plural

    @cached_property
    def referring(self) -> frozenset[str]:
        """What refers to people named elsewhere: the third person and the demonstratives."""
        return self.third | self.demonstrative | self.demonstrative_people

    @cached_property
    def possessive(self) -> frozenset[str]:
        """Every word of possession."""
        return self.writer_possessive | self.third_possessive


@dataclass(frozen=True)
class Auxiliaries:
    """Lemmas of verbs that go with another verb or a noun. `cluster` share their subject with an infinitive."""

    modal: frozenset[str] = frozenset()
    cluster_only: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    copular: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()

    @cached_property
    def cluster(self) -> frozenset[str]:
        """Verbs that form one verb cluster with a following infinitive and share its subject."""
        return self.modal | self.cluster_only

    @cached_property
    def participial(self) -> frozenset[str]:
        """Verbs that carry a participle."""
        return self.perfect | {"worden"}


@dataclass(frozen=True, slots=True)
class Negation:
    """What denies an act: by itself, through a party (*geen*, *niemand*), or before an infinitive (*zonder te*)."""

    adverbs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Openers:
    """Words that open something; prepositions of several words are joined by spaces.

    `infinitive` open an infinitive clause, `adjunct` those that are adjuncts of the clause above, `clause` keep a verb
    out of the cluster above it. `sentence` are common first words of a sentence.
    """

    infinitive: frozenset[str] = frozenset()
    adjunct: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Determiners:
    """`definite` want an adjective in *-e*, `neuter` make an infinitive a noun, `plain` precede a noun without *-e*."""

    definite: frozenset[str] = frozenset()
    neuter: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filling:
    """What it takes to fill a slot in a message so that the verb fits.

    `plural` and `singular` are pronouns by the verb that they take; `singular_determiners` open a singular phrase.
    `common` are words whose capital is only that of the sentence.
    """

    plural: frozenset[str] = frozenset()
    singular: frozenset[str] = frozenset()
    singular_determiners: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
