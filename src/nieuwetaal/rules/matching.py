"""Looking for rules in one analysed sentence. All offsets are code points in the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nieuwetaal.dutch.frames import Company
from nieuwetaal.dutch.nominals import first_side
from nieuwetaal.findings import ROLES, Role
from nieuwetaal.rules.rule import NounSearch, VerbSearch, WordSearch
from nieuwetaal.rules.values import Values
from nieuwetaal.rules.words import Expression, Vocabulary, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Analysis, Frame, Phrase, Span, Voice
    from nieuwetaal.rules.rule import Form, Rule, Search, Value

COMPLEMENT_GAP = 2
VOICES: dict[Voice, Form] = {"passive": "lijdend", "nominal": "naamwoord"}
"""What a voice is called in rules; all others are `werkwoord`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what is known of it; `analysis` is None when no search needed a parse."""

    text: str
    words: tuple[Word, ...]
    analysis: Analysis | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that was found: the words of the act, the party it is about, and all parties by their Dutch role names.

    `literal`: the rule asked for exactly these letters, so a name is no accident.
    """

    rule: Rule
    form: Form
    spans: tuple[Span, ...]
    party: Role | None = None
    roles: Mapping[str, Role | None] = field(default_factory=dict)
    company: tuple[Company, ...] = ()
    frame: Frame | None = None
    literal: bool = False


class Matcher:
    """Looks for searches. State: the compiled expressions of the rules."""

    def __init__(self, facts: Facts, actors: Actors, vocabulary: Vocabulary, writer: str = "onbekend") -> None:
        """Take the language data, and the profile of the writer."""
        self._facts, self._actors, self._vocabulary = facts, actors, vocabulary
        self._expressions: dict[int, tuple[Expression, ...]] = {}
        self._loose: dict[str, Expression] = {}
        self.values = Values(actors, vocabulary, facts.pronouns, facts.side_of(writer))

    def compile(self, search: Search) -> tuple[Expression, ...]:
        """Return the fixed expressions of a search, made once."""
        if id(search) not in self._expressions:
            texts = search.expressions if isinstance(search, WordSearch) else getattr(search, "complements", ())
            literal = isinstance(search, WordSearch) and search.literal
            made = tuple(Expression(text, self._vocabulary, self._actors, literal=literal) for text in texts)
            self._expressions[id(search)] = made
        return self._expressions[id(search)]

    def find(self, rule: Rule, search: Search, sentence: Sentence) -> Iterator[Match]:
        """Yield the matches of one search in a sentence, exceptions not yet applied."""
        match search:
            case WordSearch():
                yield from self._fixed(rule, search, sentence)
            case VerbSearch() if sentence.analysis is not None:
                for frame in sentence.analysis.frames:
                    found = self._act(rule, search, sentence, frame)
                    if found is not None:
                        yield found
            case NounSearch() if sentence.analysis is not None:
                for phrase in sentence.analysis.phrases:
                    found = self._noun(rule, search, sentence, phrase)
                    if found is not None:
                        yield found

    def contains(self, text: str, sentence: Sentence, near: Match | None = None, reach: int = 0) -> bool:
        """Tell whether a fixed expression stands in the sentence, or within `reach` words of a match."""
        if text not in self._loose:
            self._loose[text] = Expression(text, self._vocabulary, self._actors)
        expression = self._loose[text]
        words = sentence.words
        if near is not None:
            inside = [i for i, word in enumerate(words) if any(s < word.end and word.start < e for s, e in near.spans)]
            words = words[max(0, min(inside) - reach) : max(inside) + reach + 1] if inside else ()
        return next(expression.find(words, sentence.text), None) is not None

    def _fixed(self, rule: Rule, search: WordSearch, sentence: Sentence) -> Iterator[Match]:
        for expression in self.compile(search):
            for hit in expression.find(sentence.words, sentence.text):
                words = [sentence.words[i] for i in (*hit.words, *hit.slot)]
                party = self._slot_role(hit.slot, sentence) if hit.slot else None
                spans = tuple(sorted((word.start, word.end) for word in words))
                yield Match(
                    rule, "woorden", ((spans[0][0], spans[-1][1]),), party, {"ondergaat": party}, literal=search.literal
                )

    def _slot_role(self, slot: Sequence[int], sentence: Sentence) -> Role:
        words = [sentence.words[i] for i in slot]
        start, end = words[0].start, words[-1].end
        side = self._actors.side([word.lower for word in words])
        return Role(start, end, sentence.text[start:end], side, heads=((words[-1].start, words[-1].end),))

    def _act(self, rule: Rule, search: VerbSearch, sentence: Sentence, frame: Frame) -> Match | None:
        form = VOICES.get(frame.voice, "werkwoord")
        if (search.voices and form not in search.voices) or not self._fits(search, sentence, frame):
            return None
        complement = self._complement(search, sentence, frame)
        if complement is None:
            return None
        party = self._party(search, frame)
        thing = frame.patient if is_worded(search.patient) and frame.patient is not party else None
        spans = (*frame.words, *complement, *([(thing.start, thing.end)] if thing else []))
        return Match(rule, form, tuple(sorted(spans)), party, dutch(frame), frame.company, frame)

    def _fits(self, search: VerbSearch, sentence: Sentence, frame: Frame) -> bool:
        """Tell whether a frame is the act that is asked for, with the roles that are asked for."""
        if frame.predicate not in search.verbs or (search.modals and frame.modal not in search.modals):
            return False
        if search.negated is not None and frame.negated != search.negated:
            return False
        if frame.voice == "nominal" and not frame.predicate.endswith(sentence.text[frame.start : frame.end].lower()):
            return False  # a derived noun (*betrokkenheid*) is for a noun search
        wanted = {"agent": search.agent, "patient": search.patient, "recipient": search.recipient}
        fits = (self.values.fills(value, frame, name, sentence.text) for name, value in wanted.items() if value)
        return all(fits) and self.values.accompanied(search.company, frame.company, sentence.text)

    def _complement(self, search: VerbSearch, sentence: Sentence, frame: Frame) -> tuple[Span, ...] | None:
        """Return the spans of the light-verb part that is asked for: empty when none is, None when it is not there."""
        if not search.complements:
            return ()
        inside = [word for word in sentence.words if any(s < word.end and word.start < e for s, e in frame.clause)]
        for expression in self.compile(search):
            for hit in expression.find(inside, sentence.text, gap=COMPLEMENT_GAP):
                return tuple((inside[i].start, inside[i].end) for i in (*hit.words, *hit.slot))
        return None

    def _party(self, search: VerbSearch, frame: Frame) -> Role | None:
        """Return the people that a match is about: the first role that a rule wants to be people."""
        parties = ((search.recipient, frame.recipient), (search.patient, frame.patient), (search.agent, frame.agent))
        for value, role in parties:
            if value is not None and value.groups and not value.negated and role is not None:
                return role
        return frame.patient if search.patient is None and search.recipient is None else None

    def _noun(self, rule: Rule, search: NounSearch, sentence: Sentence, phrase: Phrase) -> Match | None:
        head = sentence.text[slice(*phrase.role.heads[0])].lower()
        compound = self._named(search, phrase, head, sentence.text)
        if compound is None or phrase.pronoun or (search.bare and not phrase.bare):
            return None
        if search.possessor is not None and not self.values.holds(search.possessor, phrase.possessor, sentence.text):
            return None
        company = with_following_van(phrase, sentence)
        owner = self._owner(company, "van") or compound[0] or phrase.possessor
        doer = self._owner(company, "door")
        if search.patient is not None and not self.values.holds(search.patient, owner, sentence.text):
            return None
        if search.agent is not None and not self.values.holds(search.agent, doer, sentence.text):
            return None
        if not self.values.accompanied(search.company, company, sentence.text):
            return None
        party = owner if search.patient is not None else None
        head_span = (phrase.role.start, phrase.role.end)
        spans = (head_span, *(((c.role.start, c.role.end)) for c in company if c.role is party))
        roles = {"ondergaat": owner, "doener": doer, "bezitter": phrase.possessor}
        return Match(rule, "naamwoord", spans, party, roles, company)

    def _named(self, search: NounSearch, phrase: Phrase, head: str, text: str) -> tuple[Role | None] | None:
        """Tell whether the noun is one that is asked for; give the people in its first part when it is a compound."""
        if search.groups and any(self._actors.belongs([head], group) for group in search.groups):
            return (None,)
        for noun in search.nouns:
            forms = self._vocabulary.forms(noun)
            if head in forms or phrase.lemma == noun:
                return (None,)
            ending = next((form for form in forms if head.endswith(form) and len(head) - len(form) > 2), None)  # noqa: PLR2004
            if search.compound and ending is not None:
                start = phrase.role.heads[0][0]
                first = head.removesuffix(ending)
                side = first_side(first, self._actors)
                if side is None:
                    return (None,) if search.patient is None else None
                span = (start, start + len(first))
                return (Role(*span, text[slice(*span)], side, heads=(span,)),)
        return None

    def _owner(self, company: Sequence[Company], preposition: str) -> Role | None:
        return next((item.role for item in company if item.preposition == preposition), None)


def is_worded(value: Value | None) -> bool:
    """Whether a role is asked for by words: it is then part of the expression (*een stem geven*)."""
    return value is not None and bool(value.words)


def dutch(frame: Frame) -> dict[str, Role | None]:
    """Return the roles of a frame by the names that rules and reports use."""
    return {name: getattr(frame, role) for name, role in ROLES.items()}


def with_following_van(phrase: Phrase, sentence: Sentence) -> tuple[Company, ...]:
    """Return the company of a noun; a phrase with *van* right behind it belongs to it, wherever the parser hung it."""
    if any(item.preposition == "van" for item in phrase.company) or sentence.analysis is None:
        return phrase.company
    behind = sentence.text[phrase.role.end :]
    if not behind.startswith(" van "):
        return phrase.company
    begin = phrase.role.end + len(" van ")
    following = next((other for other in sentence.analysis.phrases if other.role.start == begin), None)
    if following is None:
        return phrase.company
    return (*phrase.company, Company("van", following.role))
