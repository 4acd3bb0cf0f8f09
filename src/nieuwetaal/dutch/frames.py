"""What a sentence says of who does what to whom. Offsets are half-open code points in the analysed text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nieuwetaal.findings import Role

Voice = Literal["active", "passive", "nominal", "imperative", "infinitive"]
RoleName = Literal["agent", "patient", "recipient"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Company:
    """A prepositional phrase that goes with a predicate or noun: `preposition` (lower case) and what it holds."""

    preposition: str
    role: Role


@dataclass(frozen=True, slots=True)
class Frame:
    """One act: `predicate` is the full lemma with its particle, `start..end` its own word.

    `words` are the spans of all its words (verb, particle, reflexive pronoun), `particle` the detached particle,
    `complement` the light-verb part (*in hun kracht*). `clause` are the spans of the words of the clause, without
    nested clauses. `modal` is the lemma of the highest modal verb. `unknown` holds the roles that are present but
    cannot be told.
    """

    predicate: str
    start: int
    end: int
    voice: Voice
    words: tuple[Span, ...]
    clause: tuple[Span, ...]
    particle: Span | None = None
    complement: str | None = None
    negated: bool = False
    modal: str | None = None
    agent: Role | None = None
    patient: Role | None = None
    recipient: Role | None = None
    company: tuple[Company, ...] = ()
    unknown: frozenset[RoleName] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `role` is its span and side, `lemma` the dictionary form of its head.

    `plural` is None when it cannot be told. `bare` is true for a singular noun with nothing before it (*moeder geeft
    aan*); `pronoun` for a pronoun in place of a noun; `possessor` is the word of possession (*onze*); `company` are the
    phrases that hang on the noun (*van*, *voor*, *bij* …); `subject` whether it is the subject of its clause.
    """

    role: Role
    lemma: str
    plural: bool | None = None
    bare: bool = False
    pronoun: bool = False
    subject: bool = False
    possessor: Role | None = None
    company: tuple[Company, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of one sentence, and all that is cached of it."""

    frames: tuple[Frame, ...]
    phrases: tuple[Phrase, ...]
