"""Who does what to whom: the roles of every predicate, read from a mended tree.

Works from the main clause down, since the subject of an infinitive is found in the clause above it (control; e-ANS
chapter 18.5) and that of a coordinated verb in the clause beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.dutch.causatives import Causative, causative, governs_laten, lower_verb
from nieuwetaal.dutch.phrases import NOMINAL
from nieuwetaal.dutch.predicates import clause_words
from nieuwetaal.dutch.relations import SUBJECTS, antecedent, asks, has_case, is_verb, number, preposition

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import RoleName
    from nieuwetaal.dutch.phrases import Phrases
    from nieuwetaal.dutch.predicates import Predicate
    from nieuwetaal.dutch.tree import Token
    from nieuwetaal.findings import Side

PEOPLE: frozenset[Side] = frozenset({"family", "professional", "writer", "mixed", "unknown"})


@dataclass(slots=True)
class Arguments:
    """The heads of the parties in one act; `unknown` are those that are there but cannot be told."""

    agent: Token | None = None
    patient: Token | None = None
    recipient: Token | None = None
    unknown: frozenset[RoleName] = frozenset()


class RoleReader:
    """Reads the roles of all predicates of a tree. State: what has been read, for control and coordination."""

    def __init__(self, predicates: list[Predicate], facts: Facts, phrases: Phrases) -> None:
        """Take the predicates of one tree."""
        self._facts = facts
        self._phrases = phrases
        self._predicates = {item.token: item for item in predicates}
        self._read: dict[Token, Arguments] = {}

    def read(self, predicate: Predicate) -> Arguments:
        """Return the parties of a predicate."""
        token = predicate.token
        if token not in self._read:
            self._read[token] = Arguments()
            self._read[token] = self._arguments(predicate)
        return self._read[token]

    def is_person(self, token: Token | None) -> bool:
        """Whether a noun phrase stands for people or organisations."""
        if token is None or token.lower in self._facts.pronouns.impersonal:
            return False
        return self._phrases.role(token).side in PEOPLE

    def _arguments(self, predicate: Predicate) -> Arguments:
        token = predicate.token
        if token.dep == "cop" and token.head is not None:
            return Arguments(agent=antecedent(token.head.get("nsubj"), self._facts))
        laten = governs_laten(token)
        if laten is not None:
            return self._let(causative(laten, token, self._facts), token)
        found = self._passive(predicate) if predicate.voice == "passive" else self._active(predicate)
        if predicate.reflexive is not None:
            found.patient = None
        lower = lower_verb(token) if predicate.lemma == "laten" else None
        if lower is not None:
            return self._laten(token, lower, found)
        agent, patient, recipient = (
            antecedent(party, self._facts) for party in (found.agent, found.patient, found.recipient)
        )
        return Arguments(agent, patient, recipient, found.unknown)

    def _active(self, predicate: Predicate) -> Arguments:
        token = predicate.token
        subject, patient, recipient = self._nominals(predicate)
        found = Arguments(subject, patient, recipient, self._ambiguous(token, subject, patient))
        if found.agent is None and predicate.voice in {"active", "infinitive"}:
            found.agent = self._shared_subject(predicate)
        if found.patient is None and found.recipient is None:
            found.patient = self._shared_object(predicate)
        if predicate.lemma in self._facts.recipient_only and found.recipient is None and self.is_person(found.patient):
            found.recipient, found.patient = found.patient, None
        return found

    def _ambiguous(self, token: Token, subject: Token | None, patient: Token | None) -> frozenset[RoleName]:
        """Return the roles that neither order, number nor case tells apart, in questions and relative clauses."""
        if subject is None or patient is None:
            return frozenset()
        facts, opener = self._facts, min(subject, patient, key=lambda child: child.i)
        if not asks(opener, facts) and not (opener.lower in {"die", "dat"} and token.dep == "acl:relcl"):
            return frozenset()
        if {subject.lower, patient.lower} & (facts.pronouns.nominative | facts.pronouns.accusative):
            return frozenset()
        first, second = antecedent(subject, facts), antecedent(patient, facts)
        numbers = {number(first or subject, facts), number(second or patient, facts)}
        if None in numbers or len(numbers) > 1:
            return frozenset()
        people = self.is_person(first) and self.is_person(second)
        return frozenset({"agent", "patient"}) if people else frozenset()

    def _passive(self, predicate: Predicate) -> Arguments:
        token = predicate.token
        subjects = token.all(*SUBJECTS)
        patient = subjects[0] if subjects else None
        agent = by_phrase(token, self._facts)
        first = self._predicates.get(token.head) if token.head is not None and token.dep == "conj" else None
        if agent is None and first is not None and first.voice == "passive" and not subjects:
            agent = by_phrase(first.token, self._facts)
        recipient = token.get("iobj") or self._with_aan(predicate)
        if any(word.lemma == "krijgen" for word in predicate.auxiliaries):
            givers = (child for child in token.all("obl") if has_case(child, "van") and self.is_person(child))
            giver = next(givers, None)
            thing = token.get("obj") or (subjects[1] if len(subjects) > 1 else None)
            return Arguments(agent or giver, thing, patient)
        if recipient is None and len(subjects) > 1 and predicate.lemma in self._facts.ditransitive:
            people = [word for word in subjects if self.is_person(word)]
            recipient = people[0] if len(people) == 1 else subjects[1]
            patient = next((word for word in subjects if word is not recipient), patient)
        thing = token.get("obj")
        if patient is not None and thing is not None and predicate.lemma in self._facts.ditransitive:
            person = self.is_person(thing) and not self.is_person(patient)
            patient, recipient = (patient, thing) if person else (thing, patient)
        if patient is None:
            patient = thing or self._shared_subject(predicate)
        return Arguments(agent, patient, recipient)

    def _nominals(self, predicate: Predicate) -> tuple[Token | None, Token | None, Token | None]:
        token = predicate.token
        subject = token.get(*SUBJECTS)
        objects = [
            child for child in token.all("obj") if child is not predicate.reflexive and child.pos in NOMINAL | {"DET"}
        ]
        recipient = token.get("iobj")
        if recipient is predicate.reflexive:
            recipient = None
        patient = objects[0] if objects else None
        if predicate.lemma in self._facts.ditransitive:
            patient, recipient = self._ditransitive(token, objects, recipient)
        if recipient is not None and patient is None and not is_clause_taker(token):
            patient, recipient = recipient, None
        return subject, patient, recipient or self._with_aan(predicate)

    def _ditransitive(
        self, token: Token, objects: list[Token], recipient: Token | None
    ) -> tuple[Token | None, Token | None]:
        bare = [child for child in token.all("obl", "nmod") if preposition(child) is None and self.is_person(child)]
        found = sorted({*objects, *([recipient] if recipient else []), *bare}, key=lambda child: child.i)
        if len(found) < 2:  # noqa: PLR2004 - a recipient needs a second object
            return (objects[0] if objects else None), recipient
        people = [child for child in found if self.is_person(child)]
        things = [child for child in found if child not in people]
        if len(people) == 1 and things:
            return things[-1], people[0]
        return found[-1], found[0]

    def _with_aan(self, predicate: Predicate) -> Token | None:
        if predicate.lemma not in self._facts.ditransitive | self._facts.aan_recipient:
            return None
        token = predicate.token
        words = [word for word in clause_words(token) if word.dep in {"obl", "nmod"} and has_case(word, "aan")]
        found = [word for word in words if next(filter(is_verb, word.ancestors()), None) is token]
        people = [word for word in found if self.is_person(word)]
        things = found if predicate.lemma in self._facts.ditransitive else []
        return next(iter(people or things), None)

    def _shared_subject(self, predicate: Predicate) -> Token | None:
        token = predicate.token
        above = token.head
        if above is None:
            return None
        if token.dep == "conj" and above in self._predicates:
            return self._beside(predicate, self._predicates[above])
        if above in self._predicates and token.dep in {"xcomp", "advcl", "ccomp", "obl", "csubj", "nmod", "parataxis"}:
            return self._controller(predicate, self._predicates[above])
        if token.dep in {"acl", "nmod", "advcl", "ccomp"}:
            return self._controller_of_noun(above)
        return None

    def _beside(self, predicate: Predicate, first: Predicate) -> Token | None:
        """Return the subject that a coordinated verb shares with the verb before it."""
        other = self.read(first)
        if predicate.voice == "passive":
            return other.patient if first.voice == "passive" else other.agent
        if first.voice == "passive":
            return other.patient if predicate.voice == "active" else None
        return other.agent

    def _controller(self, predicate: Predicate, above: Predicate) -> Token | None:
        if predicate.voice != "infinitive" and not (predicate.voice == "passive" and not predicate.token.finite):
            return None
        if any(word.finite for word in predicate.auxiliaries):
            return None
        other = self.read(above)
        adjunct = preposition_of_infinitive(predicate.token) in self._facts.openers.adjunct
        if not adjunct and above.lemma in self._facts.object_control:
            found = other.patient if other.patient is not None else other.recipient
            return found if self.is_person(found) else None
        if above.token.dep == "cop":
            return None
        if (
            not adjunct
            and other.recipient is not None
            and above.lemma in self._facts.ditransitive - self._facts.subject_control
        ):
            return other.recipient
        found = other.patient if above.voice == "passive" and predicate.voice == "passive" else other.agent
        return found if self.is_person(found) else None

    def _controller_of_noun(self, noun: Token) -> Token | None:
        """Return who would do the infinitive that hangs on a noun: the receiver of the noun, else the subject."""
        verb = noun.head
        if verb is None or verb not in self._predicates or noun.dep not in {"obj", "nsubj:pass", "obl", "nsubj"}:
            return None
        other = self.read(self._predicates[verb])
        found = other.recipient if other.recipient is not None else other.agent
        return found if found is not noun and self.is_person(found) else None

    def _shared_object(self, predicate: Predicate) -> Token | None:
        """Return the object that coordinated verbs share: *helpt en steunt de gezinnen*."""
        token = predicate.token
        if predicate.lemma in self._facts.intransitive or predicate.reflexive is not None:
            return None
        if token.dep == "conj" and token.head in self._predicates:
            other = self._predicates[token.head]
            same_form = other.token.finite == token.finite and other.voice == predicate.voice
            if same_form and token.get(*SUBJECTS) is None and token.get("obl", "ccomp", "xcomp") is None:
                found = self.read(other).patient
                return found if found is None or found.i < token.i else None
        for child in token.all("conj"):
            second = self._predicates.get(child)
            thing = child.get("obj")
            if second is not None and thing is not None and child.get(*SUBJECTS) is None and thing.i > child.i:
                between = child.i - token.i
                return thing if between <= 2 else None  # noqa: PLR2004 - verb, conjunction, verb
        return None

    def _laten(self, token: Token, lower: Token, found: Arguments) -> Arguments:
        """Read *laten* itself: with *door* the one who is let is not among the parties."""
        read = causative(token, lower, self._facts)
        let = self._let(read, lower).agent if by_phrase(lower, self._facts) is None else None
        agent = read.letter if read.letter is not None or found.agent in read.parties else found.agent
        return Arguments(antecedent(agent, self._facts), let)

    def _let(self, read: Causative, lower: Token) -> Arguments:
        """Read the verb under *laten*: A acts, B undergoes; with one party and *door*, that party undergoes."""
        laten, parties = lower.head or lower, [antecedent(party, self._facts) for party in read.parties]
        doer = by_phrase(lower, self._facts) or by_phrase(laten, self._facts)
        if doer is not None:
            return Arguments(doer, parties[0] if parties else None)
        if len(parties) > 1:
            return Arguments(parties[0], parties[-1])
        if parties and self.is_person(parties[0]):
            return Arguments(agent=parties[0])
        return Arguments(patient=parties[0] if parties else None)


def by_phrase(token: Token, facts: Facts) -> Token | None:
    """Return the person or body in a phrase with *door*; causes and stretches of time are not agents."""
    for child in token.all("obl", "obl:agent", "nmod"):
        cause = {child.lemma, child.lower} & facts.not_agents
        if has_case(child, "door") and not cause and child.pos in NOMINAL:
            return child
    return None


def preposition_of_infinitive(token: Token) -> str | None:
    """Return what introduces an infinitive clause: *om*, *zonder*, *door*, *in plaats van* …."""
    for child in token.all("mark", "case"):
        words = " ".join([child.lower, *(word.lower for word in child.all("fixed"))])
        if words != "te":
            return words
    return None


def is_clause_taker(token: Token) -> bool:
    """Whether a clause fills the place of the object."""
    return token.get("ccomp", "xcomp", "advcl") is not None
