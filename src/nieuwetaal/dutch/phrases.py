"""Noun phrases: how far they reach, who is meant, and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.frames import Company, Phrase
from nieuwetaal.dutch.relations import number, preposition
from nieuwetaal.findings import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token
    from nieuwetaal.findings import Side

INSIDE = frozenset({"det", "amod", "nummod", "nmod:poss", "flat", "fixed", "compound", "nmod", "appos"})
"""How far an expression may reach behind its noun, in code points."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})


class Phrases:
    """Makes roles of noun heads. State: the text, the word groups and the facts it asks."""

    def __init__(self, text: str, actors: Actors, facts: Facts) -> None:
        """Take the text that offsets refer to."""
        self._text = text
        self._actors = actors
        self._facts = facts
        self._personal = facts.pronouns.referring | facts.pronouns.determinative | {"wie"}

    def role(self, head: Token) -> Role:
        """Return the noun phrase of `head` with its coordinated members, without prepositional and relative parts."""
        members = [head, *conjuncts(head)]
        spans = [own_span(member, self._facts) for member in members]
        start, end = spans[0][0], spans[-1][1]
        counted = [measured(member, self._facts) for member in members]
        heads = tuple((real.start, real.end) for real in counted)
        grammatical = {"Sing": False, "Plur": True}.get(number(head, self._facts) or "")
        return Role(start, end, self._text[start:end], self.side(members), heads=heads, plural=grammatical)

    def side(self, members: Sequence[Token]) -> Side:
        """Return the side of coordinated members together: theirs when they agree, mixed when people differ."""
        sides = {self.side_of(measured(member, self._facts)) for member in members}
        if len(sides) == 1:
            return sides.pop()
        people = sides - {"thing", "unknown"}
        if "family" in people and not people & {"professional", "writer"}:
            return "family"
        if "thing" in sides and people:
            return people.pop() if len(people) == 1 else "mixed"
        return "unknown" if "unknown" in sides and not people else "mixed"

    def side_of(self, head: Token) -> Side:
        """Return the side of one noun phrase without its coordination."""
        if head.lower in self._facts.pronouns.writer:
            return "writer"
        if head.pos == "PRON" or head.lower in self._personal:
            return self._actors.side([head.lower], default="unknown")
        words = [word.text for word in sorted([head, *head.all("amod", "flat", "compound", "det")], key=lambda w: w.i)]
        words = words[: words.index(head.text) + 1]
        found = self._actors.side(words)
        if found == "mixed" or head.text[:1].isupper():
            found = self._actors.side_ahead(self._text[head.start :]) or found
        if found == "thing" and head.pos == "PROPN":
            return "professional" if head.text.isupper() and len(head.text) > 1 else "unknown"
        return found

    def company(
        self, head: Token, *, deps: Sequence[str] = ("obl", "obl:agent", "nmod", "advmod", "xcomp")
    ) -> tuple[Company, ...]:
        """Return the phrases that hang on `head`; behind *van* the chain goes on: *inspraak van ouders bij beleid*."""
        found = []
        for child in head.all(*deps):
            name = preposition(child)
            if name is not None and child.pos in NOMINAL | {"VERB"}:
                found.append(Company(name, self.role(child)))
                inner = self.company(child, deps=("nmod",)) if name == "van" and head.pos != "VERB" else ()
                found.extend(item for item in inner if item.preposition != "van")
        return tuple(found)

    def phrase(self, head: Token) -> Phrase:
        """Return all that matching wants to know of the noun phrase of `head`, coordination left out."""
        start, end = own_span(head, self._facts)
        side = self.side_of(measured(head, self._facts))
        possessive = head.get("nmod:poss")
        role = Role(start, end, self._text[start:end], side, heads=((head.start, head.end),))
        grammatical = head.morph.get("Number")
        plural = grammatical == "Plur" if grammatical else None
        if head.lower in self._facts.pronouns.third_plural:
            plural = True
        return Phrase(
            role=role,
            lemma=head.lemma,
            plural=plural,
            bare=start == head.start and plural is not True and preposition(head) is None,
            pronoun=head.pos == "PRON",
            subject=head.dep in {"nsubj", "nsubj:pass"},
            possessor=self._possessor(possessive) if possessive is not None else None,
            company=self.company(head, deps=("nmod", "obl")),
        )

    def _possessor(self, word: Token) -> Role:
        side: Side = "writer" if word.lower in self._facts.pronouns.writer_possessive else "unknown"
        if word.pos in {"NOUN", "PROPN"}:
            side = self.side_of(word)
        return Role(word.start, word.end, self._text[word.start : word.end], side, heads=((word.start, word.end),))


def conjuncts(head: Token) -> list[Token]:
    """Return the further members of a coordination, chained or flat, in text order."""
    found: list[Token] = []
    for child in head.all("conj"):
        if child.pos in NOMINAL and preposition(child) is None:
            found.extend([child, *conjuncts(child)])
    return sorted(found, key=lambda token: token.i)


def measured(head: Token, facts: Facts) -> Token:
    """Return the noun that is counted (*een aantal ouders*, *acht van hen* → *ouders*, *hen*), else the head itself."""
    counts = {head.lemma, head.lower} & facts.measures or head.pos == "NUM" or head.lower.endswith("%")
    inner = next((child for child in head.all("nmod", "appos") if child.i > head.i), None) if counts else None
    share = {None, "van", "op"} if head.pos == "NUM" else {None, "van"}
    return inner if inner is not None and preposition(inner) in share else head


def own_span(head: Token, facts: Facts) -> tuple[int, int]:
    """Return the span of a noun with its determiners and adjectives; a counted noun is part of it, *ervan* is not."""
    words = {head}
    for child in head.children:
        if child.lower in facts.pronominal_adverbs:
            continue
        if child.dep in INSIDE and preposition(child) is None and child.pos != "PUNCT":
            if child.dep in {"nmod", "appos"} and (child.i < head.i or measured(head, facts) is not child):
                continue
            words.update(word for word in child.subtree() if word.pos != "PUNCT")
    inner = measured(head, facts)
    if inner is not head:
        words.update(word for word in inner.subtree() if word.i <= inner.i)
    first, last = min(word.i for word in words), max(word.i for word in words)
    start = min((word for word in words if word.i == first), key=lambda word: word.start)
    end = max((word for word in words if word.i == last), key=lambda word: word.end)
    start = skip_adverbs(start, head, words)
    return start.start, end.end


def skip_adverbs(start: Token, head: Token, words: set[Token]) -> Token:
    """Leave *ook*, *juist*, *vooral* before the determiner out of the phrase."""
    determiner = head.get("det", "nmod:poss")
    if determiner is None:
        return (
            start if start.pos != "ADV" else min((w for w in words if w.i > start.i), key=lambda w: w.i, default=start)
        )
    return determiner if start.pos == "ADV" and start.i < determiner.i else start
