"""Noun phrases from the word lists, sometimes borrowed from a real treebank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.borrowing import fresh
from grammar.pronouns import possessive
from grammar.words import DEFINITE, INDEFINITE, Phrase, Word

if TYPE_CHECKING:
    import random

    from grammar.borrowing import Borrowed
    from grammar.lexicon import Lexicon, Noun

SING = {"c": "Gender=Com|Number=Sing", "n": "Gender=Neut|Number=Sing"}
PLUR = "Number=Plur"
HUMAN = {"gezin", "groep", "professional", "instelling", "persoon"}
QUANTIFIERS = (
    ("alle", "al"), ("veel", "veel"), ("sommige", "sommig"), ("deze", "deze"), ("die", "die"), ("enkele", "enkel"),
    ("geen", "geen"), ("beide", "beide"), ("meer", "veel"),
)  # fmt: skip


class NounPhrases:
    """Makes noun phrases from the word lists, sometimes from the treebank."""

    def __init__(self, lex: Lexicon, rng: random.Random, borrowed: Borrowed | None, share: float = 0.4) -> None:
        self.lex, self.rng, self.borrowed, self.share = lex, rng, borrowed, share

    def take(self, kind: str) -> Phrase | None:
        """Take a phrase of the treebank, or none."""
        if not self.borrowed or self.rng.random() > self.share:
            return None
        if kind in HUMAN:
            return fresh(self.rng.choice(self.borrowed.agents))
        if kind in {"zaak", "gave", "stuk"}:
            return fresh(self.rng.choice(self.borrowed.things))
        return None

    def pick(self, kind: str) -> Noun:
        """Pick a noun of a kind."""
        return self.rng.choice(self.lex.nouns[kind])

    def name(self) -> Phrase:
        """Make a name of a person, an organisation, or a town hall (*de gemeente Utrecht*)."""
        rng = self.rng
        sort = rng.choice(("namen", "organisaties", "gemeente"))
        if sort == "gemeente":
            head = Word("gemeente", "gemeente", "NOUN", SING["c"])
            words = [Word("de", "de", "DET", DEFINITE).under(head, "det"), head]
            words.append(self.town().under(head, "appos"))
            return Phrase(words, head, core=list(words))
        parts = rng.choice(self.lex.names[sort]).split()
        morph = "Gender=Neut|Number=Sing" if sort == "organisaties" and len(parts) == 1 else ""
        words = [Word(part, part, "PROPN", morph) for part in parts]
        for word in words[1:]:
            word.under(words[0], "flat")
        return Phrase(words, words[0], core=list(words))

    def town(self) -> Word:
        """Make the name of a town."""
        town = self.rng.choice([name for name in self.lex.names["plaatsnamen"] if " " not in name])
        return Word(town, town, "PROPN", "Gender=Neut|Number=Sing")

    def law(self) -> Phrase:
        """Make *de Jeugdwet*, *artikel 5 van de Jeugdwet*."""
        text = self.rng.choice(self.lex.names["wetten"])
        head = Word(text, text, "PROPN", SING["c"])
        words = [Word("de", "de", "DET", DEFINITE).under(head, "det"), head]
        if self.rng.random() < 0.3:
            number = str(self.rng.randint(1, 40))
            article = Word("artikel", "artikel", "NOUN", SING["n"])
            digit = Word(number, number, "NUM").under(article, "appos")
            words = [article, digit, Word("van", "van", "ADP").under(head, "case"), *words]
            head.under(article, "nmod")
            return Phrase(words, article, core=[article, digit], human=False)
        return Phrase(words, head, core=list(words), human=False)

    def plain(self, kind: str, *, plural: bool | None = None, bare: bool = False, adjective: float = 0.25) -> Phrase:
        """Make determiner, adjective and noun."""
        rng, noun = self.rng, self.pick(kind)
        if plural is None:
            plural = rng.random() < (0.6 if kind in HUMAN else 0.3)
        plural = plural and bool(noun.plural)
        head = Word(noun.plural if plural else noun.text, noun.text, "NOUN", PLUR if plural else SING[noun.gender])
        words: list[Word] = []
        inflected = True
        if not bare:
            words, inflected = self._determiner(head, noun, plural=plural)
        definite = bool(words) and words[0].morph != INDEFINITE
        if bare or not words:
            inflected = plural or noun.gender == "c"
        if noun.before:
            lemma = noun.before
            words.append(Word(lemma, lemma, "ADJ", "Degree=Pos").under(head, "amod"))
        elif rng.random() < adjective:
            words += self._adjectives(head, kind, inflected=inflected)
        words.append(head)
        return Phrase(
            words, head, plural, core=list(words), human=kind in HUMAN, neuter=noun.gender == "n", definite=definite
        )

    def _adjectives(self, head: Word, kind: str, *, inflected: bool) -> list[Word]:
        rng = self.rng
        if kind in HUMAN and rng.random() < 0.2:
            verb = rng.choice([entry.verb for entry in self.lex.entries if entry.group == "persoon" and not entry.kept])
            text = verb.participle
            if inflected and not text.endswith("en"):
                double = text[-1] if text[-2] in "aeiou" and text[-3] not in "aeiou" and text[-1] != "d" else ""
                text += double + "e"
            return [Word(text, verb.lemma, "VERB", "VerbForm=Part").under(head, "amod")]
        chosen = rng.choice(self.lex.other["bijvoeglijk"]["mens" if kind in HUMAN else "zaak"])
        bare, _, long = chosen.partition("/")
        word = Word(long if inflected else bare, bare if bare != "andere" else "ander", "ADJ", "Degree=Pos")
        return [word.under(head, "amod")]

    def _determiner(self, head: Word, noun: Noun, *, plural: bool) -> tuple[list[Word], bool]:
        """Give the determiner words and whether the adjective after it is inflected."""
        if plural:
            return self._plural_determiner(head), True
        rng, neuter = self.rng, noun.gender == "n"
        if not noun.plural and noun.kind not in HUMAN and rng.random() < 0.4:
            return [], not neuter
        weights = (50, 15 * bool(noun.plural), 13, 9, 4, 5 * bool(noun.plural))
        sort = rng.choices(("de", "een", "hun", "deze", "geen", "elke"), weights)[0]
        if sort == "hun":
            return [possessive(rng, neuter=neuter).under(head, "nmod:poss")], True
        if sort == "deze":
            text = rng.choice(("dit", "dat") if neuter else ("deze", "die"))
            return [Word(text, text, "DET").under(head, "det")], True
        text = {"de": "het", "elke": "elk"}.get(sort, sort) if neuter else sort
        lemma = "elk" if sort == "elke" else text
        morph = {"de": DEFINITE, "een": INDEFINITE}.get(sort, "")
        return [Word(text, lemma, "DET", morph).under(head, "det")], sort == "de" or not neuter

    def _plural_determiner(self, head: Word) -> list[Word]:
        rng = self.rng
        sort = rng.choices(("", "de", "hun", "getal", "alle"), (36, 26, 8, 7, 23))[0]
        if not sort:
            return []
        if sort == "hun":
            return [possessive(rng, neuter=False).under(head, "nmod:poss")]
        if sort == "getal":
            number = str(rng.choice(self.lex.other["getallen"]))
            return [Word(number, number, "NUM").under(head, "nummod")]
        text, lemma = ("de", "de") if sort == "de" else rng.choice(QUANTIFIERS)
        return [Word(text, lemma, "DET", DEFINITE if sort == "de" else "").under(head, "det")]
