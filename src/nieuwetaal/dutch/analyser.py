"""From parsed sentences to frames: the steps of the analysis in order."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from nieuwetaal.dutch.clause_borders import mend_clause_borders
from nieuwetaal.dutch.clusters import mend_clusters
from nieuwetaal.dutch.coordination import (
    join_objects,
    part_clauses,
    part_infinitives,
    part_verbs,
    share_subject,
)
from nieuwetaal.dutch.first_place import mend_first_places
from nieuwetaal.dutch.frames import Analysis, Company, Frame
from nieuwetaal.dutch.labels import mend_labels
from nieuwetaal.dutch.nominals import nominal_frames
from nieuwetaal.dutch.phrases import Phrases
from nieuwetaal.dutch.predicates import clause_words, find_predicates
from nieuwetaal.dutch.restore import restore_clauses
from nieuwetaal.dutch.roles import Arguments, RoleReader
from nieuwetaal.dutch.tags import retag
from nieuwetaal.dutch.tree import Tree
from nieuwetaal.dutch.verbs import Verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.phrases import Phrases as PhraseReader
    from nieuwetaal.dutch.predicates import Predicate
    from nieuwetaal.dutch.tree import Token

SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Halves of a character, as a broken editor may send them: no text for a pipeline."""
TYPOGRAPHY = SURROGATES | str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00a0": " "}
)


class Analyser:
    """Reads who does what to whom. State: the facts of Dutch, the word groups and the verbs we know."""

    def __init__(self, facts: Facts, actors: Actors, verbs: Iterable[str] = ()) -> None:
        """Take the language data; `verbs` are full lemmas to know besides those in the facts."""
        self._facts = facts
        self._actors = actors
        self._known = frozenset(verbs)

    @cached_property
    def _verbs(self) -> Verbs:
        return Verbs(self._facts.verbs | self._known, self._facts)

    def plain(self, sentence: str) -> str:
        """Return a sentence as it is to be parsed, every code point in its place; names of several words are one."""
        return self._actors.as_words(normalise(sentence))

    def read(self, doc: Doc, sentence: str | None = None) -> Analysis:
        """Return the analysis of one parsed sentence; offsets are those of its text, or of the sentence it was."""
        tree = Tree.from_doc(doc)
        retag(tree, self._actors, self._verbs, self._facts)
        restore_clauses(tree, self._verbs, self._facts)
        mend_clause_borders(tree, self._facts)
        join_objects(tree, self._facts)
        part_infinitives(tree, self._facts)
        mend_clusters(tree, self._facts)
        mend_first_places(tree)
        part_clauses(tree)
        part_verbs(tree)
        share_subject(tree, self._facts)
        mend_labels(tree, self._facts, self._actors)
        phrases = Phrases(doc.text if sentence is None else normalise(sentence), self._actors, self._facts)
        predicates = find_predicates(tree, self._facts, self._verbs)
        reader = RoleReader(predicates, self._facts, phrases)
        frames = [frame(item, reader.read(item), phrases, self._facts) for item in predicates]
        frames += nominal_frames(tree, self._facts, self._verbs, phrases, self._actors)
        heads = [
            token
            for token in tree.tokens
            if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep not in {"flat", "fixed"}
        ]
        return Analysis(
            frames=tuple(sorted(frames, key=lambda item: item.start)),
            phrases=tuple(phrases.phrase(head) for head in heads if head.dep != "nmod:poss"),
        )


def normalise(text: str) -> str:
    """Return a sentence as the pipeline learned to read it, every code point in its place."""
    plain = text.translate(TYPOGRAPHY)
    lowered = plain.lower()
    return lowered if plain.isupper() and len(lowered) == len(plain) else plain


def frame(predicate: Predicate, parties: Arguments, phrases: PhraseReader, facts: Facts) -> Frame:
    """Return the public frame of a predicate and its parties."""
    token = predicate.token
    head = token if token.dep != "cop" or token.head is None else token.head
    words = [*predicate.words, *([predicate.reflexive] if predicate.reflexive else [])]
    around = company(head, parties, phrases)
    complement = phrases.role(head).text if head is not token else light_part(predicate, around, facts)
    return Frame(
        predicate=predicate.lemma,
        start=token.start,
        end=token.end,
        voice=predicate.voice,
        words=tuple(sorted((word.start, word.end) for word in words)),
        clause=tuple((word.start, word.end) for word in clause_words(head)),
        particle=(predicate.particle.start, predicate.particle.end) if predicate.particle else None,
        complement=complement,
        negated=predicate.negated,
        modal=predicate.modal,
        agent=phrases.role(parties.agent) if parties.agent else None,
        patient=phrases.role(parties.patient) if parties.patient else None,
        recipient=phrases.role(parties.recipient) if parties.recipient else None,
        company=around,
        unknown=parties.unknown,
    )


def company(head: Token, parties: Arguments, phrases: PhraseReader) -> tuple[Company, ...]:
    """Return the phrases that go with a predicate; those that the parser hung on a party behind it count too."""
    own = phrases.company(head)
    behind = (party for party in (parties.agent, parties.patient) if party is not None and party.head is head)
    hung = [
        item
        for party in behind
        if party is parties.patient or party.i > head.i
        for item in phrases.company(party, deps=("nmod",))
    ]
    return (*own, *(item for item in hung if item.preposition != "van"))


def light_part(predicate: Predicate, around: Sequence[Company], facts: Facts) -> str | None:
    """Return what a light verb needs to say something: a bare or possessed noun and its preposition."""
    if predicate.lemma not in facts.light_verbs:
        return None
    for item in around:
        words = item.role.text.lower().split()
        if item.role.side == "thing" and (len(words) == 1 or words[0] in facts.pronouns.possessive):
            return f"{item.preposition} {item.role.text}"
    return None
