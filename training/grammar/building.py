"""Put a clause together: arguments by the verb's group, chain of verbs, frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grammar import chains
from grammar.clauses import NO_SUBJECT, Clause, Frame, Plan
from grammar.decks import PERSON_OBJECT, SIMPLE, WITH_CLAUSE, WITH_OBJECT
from grammar.idioms import fixed_words, reflexive
from grammar.words import Phrase, Word, comma

if TYPE_CHECKING:
    from grammar.lexicon import Entry
    from grammar.making import Maker

PRONOUN, RECIPIENT, ADVERB, OBJECT, TO, LATE, FIXED = 1.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0
"""Ranks in the middle field."""
BY = 0.4
"""The chance of an agent in a passive."""


@dataclass(slots=True, eq=False)
class Building:
    """A clause under construction.

    ``subject`` and ``obj`` are those of the plan until they are made.
    """

    make: Maker
    entry: Entry
    plan: Plan
    subject: Phrase | None = field(init=False)
    obj: Phrase | None = field(init=False)

    def __post_init__(self) -> None:
        self.subject, self.obj = self.plan.subject, self.plan.obj

    def clause(self) -> Clause:
        """Return the finished clause and keep its frame."""
        self._subject_and_object()
        plural, person = self.plan.agree or ((self.subject.plural, self.subject.person) if self.subject else (False, 3))
        chain = self._chain(plural, person)
        if self.subject:
            self.subject.under(chain.top, "nsubj:pass" if self.plan.passive and chain.top is chain.verb else "nsubj")
        reflexives = self.entry.group == "wederkerend"
        name = ("zich " if reflexives else "") + self.entry.name
        clause = Clause(chain, self.subject, [], [], Frame(name, self._voice(), word=chain.verb), self.obj)
        self.make.frames.append(clause.frame)
        self._roles(clause.frame)
        if reflexives:
            clause.items.append((PRONOUN - 0.5, "zich", [reflexive(chain.verb, person, plural=plural)]))
        self._arguments(clause)
        self._adverbs(clause)
        return clause

    def _chain(self, plural: bool, person: int) -> chains.Chain:
        plan, rng, infinite = self.plan, self.make.rng, self.plan.infinite
        helpers = plan.helpers
        if helpers is None:
            helpers = chains.choose(rng, passive=plan.passive, small=infinite, only_worden=infinite)
        if self.entry.group == "intransitief" and helpers[:1] == ["-worden"]:
            helpers = ["-worden"]
        past = rng.random() < 0.28 if plan.past is None else plan.past
        if "+hebben" in helpers[1:] or helpers[:1] == ["zullen"]:
            past = past or rng.random() < 0.6
        agree = chains.Agree(plural, person, past and not infinite, plan.inverted)
        return chains.build(self.entry, helpers, plan.order, agree, rng)

    def _voice(self) -> str:
        if self.plan.voice or self.plan.passive:
            return self.plan.voice or "passive"
        return "infinitive" if self.plan.infinite else "active"

    def _subject_and_object(self) -> None:
        make = self.make
        takes = self.entry.group in (*WITH_OBJECT, "ander_doen")
        given = self.plan.passive and self.subject is not None
        if takes and self.obj is None and "obj" not in self.plan.without and not given:
            self.obj = self._make_object()
        if self.plan.passive and self.subject is None and self.obj is not None:
            self.subject, self.obj = self.obj, None
        elif not self.plan.passive and self.subject is None and "subject" not in self.plan.without:
            self.subject = make.person(subject=True, depth=self.plan.depth)

    def _make_object(self) -> Phrase:
        group, nominative = self.entry.group, self.plan.passive
        if group in PERSON_OBJECT or group == "ander_doen":
            if nominative:
                return self.make.person(subject=True, depth=self.plan.depth, pronouns=0.08)
            return self.make.person(depth=self.plan.depth)
        return self.make.thing("gave" if group == "geven" else "zaak", self.plan.depth)

    def _roles(self, frame: Frame) -> None:
        passive = self.plan.passive
        if self.subject and not passive:
            frame.agent = self.subject.core
        if self.subject and passive:
            frame.patient = self.subject.core
        if self.obj:
            frame.patient = self.obj.core
        frame.agent = self.plan.agent if self.plan.agent is not None else frame.agent
        frame.patient = self.plan.patient if self.plan.patient is not None else frame.patient

    def _arguments(self, clause: Clause) -> None:
        make, entry, verb = self.make, self.entry, clause.chain.verb
        if self.obj:
            rank = PRONOUN if self.obj.pronoun else OBJECT
            if rank == OBJECT and self.obj.definite and make.chance(0.3):
                rank = ADVERB - 0.5
            clause.items.append((rank, "obj", self.obj.under(verb, "obj")))
        self._door(clause)
        if entry.group == "geven" and "recipient" not in self.plan.without:
            self._recipient(clause)
        if entry.fixed:
            words = fixed_words(
                make.rng.choice(entry.fixed), verb, self.obj or (self.subject if self.plan.passive else None)
            )
            clause.items.append((FIXED, "fixed", words))
        if entry.group == "als":
            self._as(clause)
        if entry.group == "zin":
            self._that(clause)
        elif entry.group in WITH_CLAUSE:
            self._infinitive(clause)
        needed = entry.group == "voorzetsel"
        if (
            entry.prep not in {"", "om"}
            and entry.kind
            and make.chance(1.0 if needed else 0.8 if entry.group == "wederkerend" else 0.4)
        ):
            phrase = make.thing(entry.kind, self.plan.depth + 1)
            words = make.prepositional(entry.prep, phrase, verb, "obl")
            if make.chance(0.15) and clause.chain.tail and entry.group not in {"zin", "zelf_doen", "ander_doen"}:
                clause.late += words
            else:
                clause.items.append((LATE, "pp", words))

    def _door(self, clause: Clause) -> None:
        make, plan = self.make, self.plan
        possible = plan.passive and self.entry.group != "samen" and "agent" not in plan.without
        if possible and make.chance(BY):
            agent = make.person(depth=plan.depth + 1, pronouns=0.08)
            clause.frame.agent = agent.core
            words = make.prepositional("door", agent, clause.chain.verb, "obl:agent")
            if make.chance(0.3) and clause.chain.tail:
                clause.late += words
            else:
                clause.items.append((OBJECT + 0.5, "door", words))

    def _recipient(self, clause: Clause) -> None:
        make, verb = self.make, clause.chain.verb
        phrase = make.person(depth=self.plan.depth, pronouns=0.25)
        clause.frame.recipient = phrase.core
        if make.chance(0.3) and not (self.obj and self.obj.pronoun):
            words = make.prepositional("aan", phrase, verb, "obl")
            clause.items.append((TO, "aan", words))
            return
        if phrase.head.text == "hen" and make.chance(0.5):
            phrase.head.text = phrase.head.lemma = "hun"
        clause.items.append((PRONOUN + 0.5 if phrase.pronoun else RECIPIENT, "iobj", phrase.under(verb, "iobj")))

    def _as(self, clause: Clause) -> None:
        plural = bool(self.obj and self.obj.plural)
        phrase = self.make.phrases.plain("rol", plural=plural, bare=plural or self.make.chance(0.6))
        mark = Word("als", "als", "SCONJ", "", "mark", phrase.head)
        clause.items.append((FIXED - 1, "als", [mark, *phrase.under(clause.chain.verb, "xcomp")]))

    def _adverbs(self, clause: Clause) -> None:
        make, verb = self.make, clause.chain.verb
        if make.chance(self.plan.adverbs):
            clause.items.append((ADVERB, "adverb", [make.adverb(verb)]))
        if make.chance(self.plan.adverbs * 0.4):
            clause.items.append((ADVERB + 0.1, "adverbial", make.adverbial(verb, self.plan.depth + 1)))
        negative = any(
            word.lemma in {"geen", "niemand", "nauwelijks", "zelden"} for _, _, words in clause.items for word in words
        )
        if self.subject:
            negative = negative or any(word.lemma in {"geen", "niemand"} for word in self.subject.words)
        if make.chance(self.plan.adverbs * 0.4) and not negative:
            text = "niet"
            rank = OBJECT + 0.2 if self.obj and self.obj.definite else ADVERB + 0.2
            if not self.obj or self.obj.definite:
                clause.items.append((rank, "niet", [Word(text, text, "ADV", "", "advmod", verb)]))
        if make.chance(self.plan.adverbs * 0.4) and self.entry.group in SIMPLE:
            clause.items.append((OBJECT + 0.4, "manner", [make.adverb(verb, "wijze")]))

    def _that(self, clause: Clause) -> None:
        make = self.make
        inner = make.clause(make.entry(SIMPLE), Plan("sub", depth=self.plan.depth + 1))
        mark = Word("dat", "dat", "SCONJ", "", "mark", inner.top)
        inner.top.under(clause.chain.verb, "ccomp")
        opening = [comma(inner.top)] if make.chance(0.4) else []
        clause.late += [*opening, mark, *inner.closed()]

    def _infinitive(self, clause: Clause) -> None:
        make, entry, verb = self.make, self.entry, clause.chain.verb
        if entry.group == "ontvanger_doet":
            phrase = make.person(depth=self.plan.depth, pronouns=0.25)
            clause.frame.recipient = phrase.core
            words = phrase.under(verb, "iobj")
            clause.items.append((PRONOUN if phrase.pronoun else RECIPIENT, "iobj", words))
            doer = phrase.core
        elif entry.group == "ander_doen":
            doer = self.obj.core if self.obj else (clause.frame.patient or [])
        else:
            doer = clause.frame.agent
        groups = tuple(group for group in SIMPLE if group != "als")
        plan = Plan("te", without=NO_SUBJECT, agent=doer, depth=self.plan.depth + 1, agree=self._doer())
        inner = make.clause(make.entry(groups), plan)
        inner.top.under(verb, "xcomp")
        om = [Word("om", "om", "ADP", "", "mark", inner.top)] if entry.prep == "om" and make.chance(0.75) else []
        clause.late += [*om, *inner.closed()]

    def _doer(self) -> tuple[bool, int]:
        if self.entry.group == "zelf_doen" and self.subject:
            return self.subject.plural, self.subject.person
        return bool(self.obj and self.obj.plural), 3
