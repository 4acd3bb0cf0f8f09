"""Clauses: a verb with its arguments and adverbials, as pieces that a construction puts in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grammar.chains import Agree, Chain, build, choose
from grammar.idioms import fixed_words, reflexive
from grammar.phrases import NounPhrases, pronoun
from grammar.words import Phrase, Word, comma

if TYPE_CHECKING:
    import random

    from grammar.lexicon import Entry, Lexicon
    from grammar.phrases import Borrowed

WITH_OBJECT = ("persoon", "zaak", "geven", "licht_persoon", "licht_zaak", "als")
PERSON_OBJECT = ("persoon", "licht_persoon", "als")
SIMPLE = (*WITH_OBJECT, "voorzetsel", "samen", "intransitief", "wederkerend")
WEIGHTS = {
    "persoon": 9, "zaak": 5, "geven": 6, "voorzetsel": 3, "samen": 1, "intransitief": 1.5, "wederkerend": 1.5,
    "zin": 2, "zelf_doen": 1, "ander_doen": 1.5, "ontvanger_doet": 0.8, "licht_persoon": 3, "licht_zaak": 1, "als": 1.2,
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Frame:
    """Who does what to whom: the core words of the phrases, or nothing."""

    predicate: str
    voice: str = "active"
    agent: list[Word] = field(default_factory=list)
    patient: list[Word] = field(default_factory=list)
    recipient: list[Word] = field(default_factory=list)
    word: Word | None = None


@dataclass(slots=True, eq=False)
class Clause:
    """The pieces: finite verb (main clauses), middle field by rank, closing verbs, what comes behind them."""

    chain: Chain
    subject: Phrase | None
    items: list[tuple[float, str, list[Word]]]
    late: list[Word]
    frame: Frame
    obj: Phrase | None = None

    @property
    def top(self) -> Word:
        """Return the head of the clause."""
        return self.chain.top

    def middle(self, *, without: str = "") -> list[Word]:
        """Return the middle field in order, without one kind of piece."""
        return [
            word for _, kind, words in sorted(self.items, key=lambda item: item[0]) if kind != without for word in words
        ]

    def piece(self, kind: str) -> list[Word]:
        """Return the words of one kind of piece."""
        return [word for _, each, words in self.items if each == kind for word in words]

    def closed(self, *, without: str = "") -> list[Word]:
        """Return subject, middle field, verbs and what is behind: a clause without its opening."""
        subject = self.subject.words if self.subject else []
        return [*subject, *self.chain.finite, *self.middle(without=without), *self.chain.tail, *self.late]

    def inverted(self, *, without: str = "") -> list[Word]:
        """Return finite verb, subject and the rest."""
        subject = self.subject.words if self.subject else []
        return [*self.chain.finite, *subject, *self.middle(without=without), *self.chain.tail, *self.late]


class Decks:
    """The verbs by group, drawn like cards: each comes once before any comes again."""

    def __init__(self, lex: Lexicon, verbs: str) -> None:
        self.full: dict[str, list[Entry]] = {}
        for kept in (verbs == "kept-out", verbs != "kept-out"):
            groups = {entry.group for entry in lex.entries} - set(self.full)
            for entry in lex.entries:
                if entry.group in groups and (verbs == "all" or entry.kept == kept):
                    self.full.setdefault(entry.group, []).append(entry)
        self.left: dict[str, list[Entry]] = {}

    def draw(self, group: str, rng: random.Random) -> Entry:
        """Draw the next verb of a group."""
        if not self.left.get(group):
            self.left[group] = rng.sample(self.full[group], len(self.full[group]))
        return self.left[group].pop()


class Maker:
    """Makes clauses and phrases from one random source, and keeps their frames."""

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
        from grammar.tails import extended  # noqa: PLC0415 - phrases hold clauses, and clauses hold phrases

        if self.chance(pronouns):
            return pronoun(self.rng, subject=subject)
        if self.chance(0.08):
            return self.phrases.name()
        kind = self.rng.choices(("gezin", "groep", "professional", "instelling"), (5, 1, 3, 3))[0]
        return extended(self, self.phrases.take(kind) or self.phrases.plain(kind), depth)

    def thing(self, kind: str = "zaak", depth: int = 0) -> Phrase:
        """Make a phrase for a thing, or for people when the kind says so."""
        from grammar.tails import extended  # noqa: PLC0415

        if kind in {"persoon", "gezin"}:
            return self.person(depth=depth, pronouns=0.08)
        if kind == "stuk" and self.chance(0.15):
            return self.phrases.law()
        return extended(self, self.phrases.take(kind) or self.phrases.plain(kind), depth)

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

    def clause(self, entry: Entry, order: str = "main", **options: Any) -> Clause:
        """Build a clause; see ``Building`` for the options."""
        from grammar.building import Building  # noqa: PLC0415

        return Building(self, entry, order, **options).clause()


__all__ = ["Agree", "Chain", "Clause", "Frame", "Maker", "build", "choose", "comma", "fixed_words", "reflexive"]
