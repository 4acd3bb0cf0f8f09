"""Put a clause together: arguments by the verb's group, chain of verbs, frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grammar import chains
from grammar.clauses import PERSON_OBJECT, SIMPLE, WITH_OBJECT, Clause, Frame
from grammar.idioms import fixed_words, reflexive
from grammar.words import Phrase, Word, comma

if TYPE_CHECKING:
    from grammar.clauses import Maker
    from grammar.lexicon import Entry

PRONOUN, RECIPIENT, ADVERB, OBJECT, TO, LATE, FIXED = 1.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0


@dataclass(slots=True, eq=False)
class Building:
    """A clause under construction.

    ``subject``, ``obj``: phrases given from outside. ``without``: roles left out (``subject``, ``obj``), as in relative
    clauses and infinitives; ``agent``, ``patient``: the core words they stand for. ``agree``: what a left-out subject
    agrees with. ``helpers``: the chain of auxiliaries; ``door``: the chance of an agent in a passive.
    """

    make: Maker
    entry: Entry
    order: str
    subject: Phrase | None = None
    obj: Phrase | None = None
    without: frozenset[str] = frozenset()
    agent: list[Word] | None = None
    patient: list[Word] | None = None
    agree: tuple[bool, int] | None = None
    helpers: list[str] | None = None
    passive: bool = False
    inverted: bool = False
    depth: int = 0
    voice: str = ""
    door: float = 0.4
    past: bool | None = None
    adverbs: float = 0.28

    def clause(self) -> Clause:
        """Return the finished clause and keep its frame."""
        make, entry, rng = self.make, self.entry, self.make.rng
        self._subject_and_object()
        infinite = self.order in {"te", "bare"}
        helpers = self.helpers
        if helpers is None:
            helpers = chains.choose(rng, passive=self.passive, small=infinite, only_worden=infinite)
        if entry.group == "intransitief" and helpers[:1] == ["-worden"]:
            helpers = ["-worden"]
        plural, person = self.agree or ((self.subject.plural, self.subject.person) if self.subject else (False, 3))
        past = rng.random() < 0.28 if self.past is None else self.past
        if "+hebben" in helpers[1:] or helpers[:1] == ["zullen"]:
            past = past or rng.random() < 0.6
        agree = chains.Agree(plural, person, past and not infinite, self.inverted)
        chain = chains.build(entry, helpers, self.order, agree, rng)
        if self.subject:
            self.subject.under(chain.top, "nsubj:pass" if self.passive and chain.top is chain.verb else "nsubj")
        reflexives = entry.group == "wederkerend"
        frame = Frame(("zich " if reflexives else "") + entry.name, self.voice or self._voice(), word=chain.verb)
        clause = Clause(chain, self.subject, [], [], frame, self.obj)
        make.frames.append(frame)
        self._roles(frame)
        if reflexives:
            clause.items.append((PRONOUN - 0.5, "zich", [reflexive(chain.verb, person, plural=plural)]))
        self._arguments(clause)
        self._adverbs(clause)
        return clause

    def _voice(self) -> str:
        if self.passive:
            return "passive"
        return "infinitive" if self.order in {"te", "bare"} else "active"

    def _subject_and_object(self) -> None:
        make = self.make
        takes = self.entry.group in (*WITH_OBJECT, "ander_doen")
        given = self.passive and self.subject is not None
        if takes and self.obj is None and "obj" not in self.without and not given:
            self.obj = self._make_object()
        if self.passive and self.subject is None and self.obj is not None:
            self.subject, self.obj = self.obj, None
        elif not self.passive and self.subject is None and "subject" not in self.without:
            self.subject = make.person(subject=True, depth=self.depth)

    def _make_object(self) -> Phrase:
        group, nominative = self.entry.group, self.passive
        if group in PERSON_OBJECT or group == "ander_doen":
            if nominative:
                return self.make.person(subject=True, depth=self.depth, pronouns=0.08)
            return self.make.person(depth=self.depth)
        return self.make.thing("gave" if group == "geven" else "zaak", self.depth)

    def _roles(self, frame: Frame) -> None:
        passive = self.passive
        if self.subject and not passive:
            frame.agent = self.subject.core
        if self.subject and passive:
            frame.patient = self.subject.core
        if self.obj:
            frame.patient = self.obj.core
        frame.agent = self.agent if self.agent is not None else frame.agent
        frame.patient = self.patient if self.patient is not None else frame.patient

    def _arguments(self, clause: Clause) -> None:
        make, entry, verb = self.make, self.entry, clause.chain.verb
        if self.obj:
            rank = PRONOUN if self.obj.pronoun else OBJECT
            if rank == OBJECT and self.obj.definite and make.chance(0.3):
                rank = ADVERB - 0.5
            clause.items.append((rank, "obj", self.obj.under(verb, "obj")))
        self._door(clause)
        if entry.group == "geven" and "recipient" not in self.without:
            self._recipient(clause)
        if entry.fixed:
            words = fixed_words(
                make.rng.choice(entry.fixed), verb, self.obj or (self.subject if self.passive else None)
            )
            clause.items.append((FIXED, "fixed", words))
        if entry.group == "als":
            self._as(clause)
        if entry.group in {"zin", "zelf_doen", "ander_doen", "ontvanger_doet"}:
            self._inner(clause)
        needed = entry.group == "voorzetsel"
        if (
            entry.prep not in {"", "om"}
            and entry.kind
            and make.chance(1.0 if needed else 0.8 if entry.group == "wederkerend" else 0.4)
        ):
            phrase = make.thing(entry.kind, self.depth + 1)
            words = make.prepositional(entry.prep, phrase, verb, "obl")
            if make.chance(0.15) and clause.chain.tail and entry.group not in {"zin", "zelf_doen", "ander_doen"}:
                clause.late += words
            else:
                clause.items.append((LATE, "pp", words))

    def _door(self, clause: Clause) -> None:
        make = self.make
        if self.passive and self.entry.group != "samen" and "agent" not in self.without and make.chance(self.door):
            agent = make.person(depth=self.depth + 1, pronouns=0.08)
            clause.frame.agent = agent.core
            words = make.prepositional("door", agent, clause.chain.verb, "obl:agent")
            if make.chance(0.3) and clause.chain.tail:
                clause.late += words
            else:
                clause.items.append((OBJECT + 0.5, "door", words))

    def _recipient(self, clause: Clause) -> None:
        make, verb = self.make, clause.chain.verb
        phrase = make.person(depth=self.depth, pronouns=0.25)
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
        if make.chance(self.adverbs):
            clause.items.append((ADVERB, "adverb", [make.adverb(verb)]))
        if make.chance(self.adverbs * 0.4):
            clause.items.append((ADVERB + 0.1, "adverbial", make.adverbial(verb, self.depth + 1)))
        negative = any(
            word.lemma in {"geen", "niemand", "nauwelijks", "zelden"} for _, _, words in clause.items for word in words
        )
        if self.subject:
            negative = negative or any(word.lemma in {"geen", "niemand"} for word in self.subject.words)
        if make.chance(self.adverbs * 0.4) and not negative:
            text = "niet"
            rank = OBJECT + 0.2 if self.obj and self.obj.definite else ADVERB + 0.2
            if not self.obj or self.obj.definite:
                clause.items.append((rank, "niet", [Word(text, text, "ADV", "", "advmod", verb)]))
        if make.chance(self.adverbs * 0.4) and self.entry.group in SIMPLE:
            clause.items.append((OBJECT + 0.4, "manner", [make.adverb(verb, "wijze")]))

    def _inner(self, clause: Clause) -> None:
        make, entry, verb = self.make, self.entry, clause.chain.verb
        if entry.group == "zin":
            inner = make.clause(make.entry(SIMPLE), "sub", depth=self.depth + 1, passive=False)
            mark = Word("dat", "dat", "SCONJ", "", "mark", inner.top)
            inner.top.under(verb, "ccomp")
            opening = [comma(inner.top)] if make.chance(0.4) else []
            clause.late += [*opening, mark, *inner.closed()]
            return
        if entry.group == "ontvanger_doet":
            phrase = make.person(depth=self.depth, pronouns=0.25)
            clause.frame.recipient = phrase.core
            words = phrase.under(verb, "iobj")
            clause.items.append((PRONOUN if phrase.pronoun else RECIPIENT, "iobj", words))
            doer = phrase.core
        elif entry.group == "ander_doen":
            doer = self.obj.core if self.obj else (clause.frame.patient or [])
        else:
            doer = clause.frame.agent
        groups = tuple(group for group in SIMPLE if group != "als")
        inner = make.clause(
            make.entry(groups),
            "te",
            without=frozenset({"subject"}),
            agent=doer,
            depth=self.depth + 1,
            agree=self._doer(),
        )
        inner.top.under(verb, "xcomp")
        om = [Word("om", "om", "ADP", "", "mark", inner.top)] if entry.prep == "om" and make.chance(0.75) else []
        clause.late += [*om, *inner.closed()]

    def _doer(self) -> tuple[bool, int]:
        if self.entry.group == "zelf_doen" and self.subject:
            return self.subject.plural, self.subject.person
        return bool(self.obj and self.obj.plural), 3
