"""The maker of words and simple phrases, which all constructions share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from grammar.clauses import PLAIN
from grammar.decks import SIMPLE, WEIGHTS
from grammar.phrases import NounPhrases
from grammar.pronouns import pronoun
from grammar.words import Word

if TYPE_CHECKING:
    import random

    from grammar.borrowing import Borrowed
    from grammar.clauses import Clause, Frame, Plan
    from grammar.decks import Decks
    from grammar.lexicon import Entry, Lexicon
    from grammar.words import Phrase


class Maker(ABC):
    """Makes words and phrases from one random source, and keeps the frames of its clauses.

    Phrases hold clauses and clauses hold phrases: how is left to ``extended`` and ``clause``, so that the modules which
    make them know this class only.
    """

    def __init__(self, rng: random.Random, lex: Lexicon, borrowed: Borrowed | None, decks: Decks) -> None:
        self.rng, self.lex = rng, lex
        self.phrases = NounPhrases(lex, rng, borrowed)
        self.frames: list[Frame] = []
        self.verb = ""
        self.decks = decks

    def entry(self, groups: tuple[str, ...] = SIMPLE) -> Entry:
        """Choose a verb out of the groups."""
        group = self.rng.choices(groups, [WEIGHTS[each] for each in groups])[0]
        chosen = self.decks.draw(group, self.rng)
        self.verb = self.verb or chosen.name
        return chosen

    def chance(self, share: float) -> bool:
        """Return true in that share of the cases."""
        return self.rng.random() < share

    def person(self, *, subject: bool = False, depth: int = 0, pronouns: float = 0.18) -> Phrase:
        """Make a phrase for people or an organisation."""
        if self.chance(pronouns):
            return pronoun(self.rng, subject=subject)
        if self.chance(0.08):
            return self.phrases.name()
        kind = self.rng.choices(("gezin", "groep", "professional", "instelling"), (5, 1, 3, 3))[0]
        return self.extended(self.phrases.take(kind) or self.phrases.plain(kind), depth)

    def thing(self, kind: str = "zaak", depth: int = 0) -> Phrase:
        """Make a phrase for a thing, or for people when the kind says so."""
        if kind in {"persoon", "gezin"}:
            return self.person(depth=depth, pronouns=0.08)
        if kind == "stuk" and self.chance(0.15):
            return self.phrases.law()
        return self.extended(self.phrases.take(kind) or self.phrases.plain(kind), depth)

    def prepositional(self, prep: str, phrase: Phrase, head: Word, dep: str) -> list[Word]:
        """Put a preposition before a phrase and hang it on a head."""
        first = phrase.words[0]
        if first.text == "geen" and first.head is phrase.head:
            article = "het" if phrase.neuter else "de"
            first.text = first.lemma = "een" if phrase.neuter and not phrase.plural else article
            first.morph = "Definite=Ind" if first.text == "een" else "Definite=Def"
            if phrase.plural:
                first.text = first.lemma = "de"
        return [Word(prep, prep, "ADP", "", "case", phrase.head), *phrase.under(head, dep)]

    def adverb(self, head: Word, sort: str = "los") -> Word:
        """Make an adverb."""
        text = self.rng.choice(self.lex.other["bijwoorden"][sort])
        if text in {"later", "beter"}:
            return Word(text, {"later": "laat", "beter": "goed"}[text], "ADJ", "Degree=Cmp", "advmod", head)
        pos = "ADJ" if sort == "wijze" or text == "vaak" else "ADV"
        return Word(text, text, pos, "Degree=Pos" if pos == "ADJ" else "", "advmod", head)

    def adverbial(self, head: Word, depth: int = 2) -> list[Word]:
        """Make a prepositional adverbial or a date."""
        rng = self.rng
        if self.chance(0.2):
            return self._date(head)
        prep, kind = rng.choice(self.lex.other["bepalingen"]).split()
        if prep == "volgens" and self.chance(0.5):
            return self.prepositional(prep, self.person(pronouns=0.1, depth=2), head, "obl")
        return self.prepositional(prep, self.thing(kind, depth), head, "obl")

    def _date(self, head: Word) -> list[Word]:
        rng = self.rng
        year, month = str(rng.randint(2015, 2031)), rng.choice(self.lex.other["maanden"])
        if self.chance(0.3):
            word = Word(year, year, "NUM")
            return [Word(rng.choice(("in", "vanaf", "sinds")), "", "ADP", "", "case", word), word.under(head, "obl")]
        if self.chance(0.5):
            word = Word(month, month, "NOUN", "Gender=Com|Number=Sing")
            number = Word(year, year, "NUM", "", "nummod", word)
            return [
                Word(rng.choice(("in", "vanaf", "sinds")), "", "ADP", "", "case", word),
                word.under(head, "obl"),
                number,
            ]
        day = str(rng.randint(1, 30))
        word = Word(day, day, "NUM")
        more = [Word(month, month, "NOUN", "Gender=Com|Number=Sing", "flat", word)]
        if self.chance(0.6):
            more.append(Word(year, year, "NUM", "", "flat", word))
        return [Word(rng.choice(("op", "vanaf", "per")), "", "ADP", "", "case", word), word.under(head, "obl"), *more]

    def distinct(self, *, plural: bool, pronouns: float = 0.4) -> Phrase:
        """Make a subject that number or case shows to be one, beside an object of the given number."""
        if not self.chance(pronouns):
            kind = self.rng.choice(("gezin", "professional", "instelling"))
            phrase = self.phrases.plain(kind, plural=not plural)
            if phrase.plural != plural:
                return phrase
        while True:
            phrase = pronoun(self.rng, subject=True)
            if phrase.head.text in {"hij", "wij", "we", "ik", "je", "jij", "u", "men"}:
                return phrase

    @abstractmethod
    def extended(self, phrase: Phrase, depth: int) -> Phrase:
        """Lengthen a phrase now and then; less often the deeper it stands."""

    @abstractmethod
    def clause(self, entry: Entry, plan: Plan = PLAIN) -> Clause:
        """Build a clause of a verb and keep its frame."""
