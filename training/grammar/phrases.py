"""Noun phrases: from the word lists, or cut out of a real treebank."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from grammar.words import Phrase, Word

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from conllu import Sentence

    from grammar.clauses import Maker
    from grammar.lexicon import Lexicon, Noun

SING = {"c": "Gender=Com|Number=Sing", "n": "Gender=Neut|Number=Sing"}
PLUR = "Number=Plur"
DEFINITE, INDEFINITE = "Definite=Def", "Definite=Ind"
MAX_PHRASE = 5
HUMAN = {"gezin", "groep", "professional", "instelling", "persoon"}
QUANTIFIERS = (
    ("alle", "al"), ("veel", "veel"), ("sommige", "sommig"), ("deze", "deze"), ("die", "die"), ("enkele", "enkel"),
    ("geen", "geen"), ("beide", "beide"), ("meer", "veel"),
)  # fmt: skip
POSSESSIVES = {
    "hun": ("hun", "Person=3|Poss=Yes|PronType=Prs"),
    "zijn": ("zijn", "Person=3|Poss=Yes|PronType=Prs"),
    "haar": ("haar", "Person=3|Poss=Yes|PronType=Prs"),
    "onze": ("ons", "Person=1|Poss=Yes|PronType=Prs"),
    "mijn": ("mijn", "Person=1|Poss=Yes|PronType=Prs"),
    "je": ("je", "Person=2|Poss=Yes|PronType=Prs"),
    "uw": ("uw", "Person=2|Poss=Yes|PronType=Prs"),
}
# text: lemma, features, plural, person
NOMINATIVE = {
    "hij": ("hij", "Case=Nom|Person=3|PronType=Prs", False, 3),
    "zij": ("zij", "Case=Nom|Person=3|PronType=Prs", True, 3),
    "ze": ("ze", "Person=3|PronType=Prs", True, 3),
    "wij": ("wij", "Case=Nom|Person=1|PronType=Prs", True, 1),
    "we": ("we", "Case=Nom|Person=1|PronType=Prs", True, 1),
    "ik": ("ik", "Case=Nom|Person=1|PronType=Prs", False, 1),
    "je": ("je", "Case=Nom|Person=2|PronType=Prs", False, 2),
    "jij": ("jij", "Case=Nom|Person=2|PronType=Prs", False, 2),
    "u": ("u", "Case=Nom|Person=2|PronType=Prs", False, 4),
    "men": ("men", "Case=Nom|Person=3|PronType=Prs", False, 3),
    "iemand": ("iemand", "Person=3|PronType=Ind", False, 3),
    "niemand": ("niemand", "Person=3|PronType=Ind", False, 3),
    "iedereen": ("iedereen", "Person=3|PronType=Ind", False, 3),
}
ACCUSATIVE = {
    "hem": ("hem", "Case=Acc|Person=3|PronType=Prs"),
    "haar": ("haar", "Case=Acc|Person=3|PronType=Prs"),
    "hen": ("hen", "Case=Acc|Person=3|PronType=Prs"),
    "ons": ("ons", "Case=Acc|Person=1|PronType=Prs"),
    "mij": ("mij", "Case=Acc|Person=1|PronType=Prs"),
    "je": ("je", "Case=Acc|Person=2|PronType=Prs"),
    "jou": ("jou", "Case=Acc|Person=2|PronType=Prs"),
    "u": ("u", "Case=Nom|Person=2|PronType=Prs"),
    "ze": ("ze", "Person=3|PronType=Prs"),
    "iemand": ("iemand", "Person=3|PronType=Ind"),
    "niemand": ("niemand", "Person=3|PronType=Ind"),
    "iedereen": ("iedereen", "Person=3|PronType=Ind"),
}


class Borrowed(NamedTuple):
    """Phrases of a real treebank: short noun phrases for people, organisations and names, and for things."""

    agents: list[Phrase]
    things: list[Phrase]


def _cut(sentence: Sentence, top: int) -> Phrase | None:
    """Cut out the subtree of ``top`` when it is a short, simple, unbroken phrase."""
    inside = {top}
    for _ in range(MAX_PHRASE):
        inside |= {index for index, token in enumerate(sentence) if token.head in inside}
    start, end = min(inside), max(inside) + 1
    tokens = sentence[start:end]
    if len(tokens) != len(inside) or len(tokens) > MAX_PHRASE or tokens[0].text.endswith("s'"):
        return None
    simple = {"det", "amod", "nmod:poss", "case", "nmod", "nummod", "flat"}
    if any(token.pos in {"PUNCT", "SCONJ", "VERB", "PRON", "X", "SYM"} for token in tokens):
        return None
    if tokens[0].lemma in {"welk", "hoeveel", "wat", "geen"} or (tokens[0].pos == "DET" and not sentence[top].morph):
        return None
    if any(index != top and sentence[index].dep not in simple for index in inside):
        return None
    words = [Word(token.text, token.lemma, token.pos, token.morph, token.dep) for token in tokens]
    for word, token in zip(words, tokens, strict=True):
        word.head = (
            words[token.head - start] if token.head - start != words.index(word) and token.head in inside else None
        )
    if words[0].pos != "PROPN" and not words[0].text.isupper():
        words[0].text = words[0].text[0].lower() + words[0].text[1:]
    head = words[top - start]
    tail = [word for word in words[top - start + 1 :] if word.dep == "flat" and word.head is head]
    core = [*words[: top - start + 1], *tail]
    plural = "Plur" in head.morph
    definite = words[0].morph == DEFINITE or words[0].pos == "PROPN"
    return Phrase(words, head, plural, core=core, human=False, neuter="Neut" in head.morph, definite=definite)


def borrow(sentences: Sequence[Sentence]) -> Borrowed:
    """Collect short noun phrases: likely agents (subjects of verbs with an object, receivers) and things."""
    found = Borrowed([], [])
    for sentence in sentences:
        doing = {token.head for token in sentence if token.dep == "obj"}
        cased = {token.head for token in sentence if token.dep == "case"}
        for index, token in enumerate(sentence):
            if token.pos not in {"NOUN", "PROPN"} or token.dep not in {"nsubj", "obj", "iobj"} or index in cased:
                continue
            if sentence[token.head].pos != "VERB" or (token.pos == "NOUN" and token.morph in {"", "Number=Sing"}):
                continue
            if (phrase := _cut(sentence, index)) is None:
                continue
            if token.dep == "iobj" or (token.dep == "nsubj" and token.head in doing):
                found.agents.append(phrase)
            elif token.dep == "obj" and token.pos == "NOUN":
                found.things.append(phrase)
    return found


def pronoun(rng: random.Random, *, subject: bool) -> Phrase:
    """Make a pronoun for a person, as subject or as object."""
    if subject:
        text = rng.choice(list(NOMINATIVE))
        lemma, morph, plural, person = NOMINATIVE[text]
    else:
        text = rng.choice(list(ACCUSATIVE))
        (lemma, morph), plural, person = ACCUSATIVE[text], text in {"hen", "ons", "ze"}, 3
    word = Word(text, lemma, "PRON", morph)
    return Phrase([word], word, plural, person, [word], pronoun=True)


def distinct(make: Maker, *, plural: bool, pronouns: float = 0.4) -> Phrase:
    """Make a subject that number or case shows to be one, beside an object of the given number."""
    if not make.chance(pronouns):
        kind = make.rng.choice(("gezin", "professional", "instelling"))
        phrase = make.phrases.plain(kind, plural=not plural)
        if phrase.plural != plural:
            return phrase
    while True:
        phrase = pronoun(make.rng, subject=True)
        if phrase.head.text in {"hij", "wij", "we", "ik", "je", "jij", "u", "men"}:
            return phrase


def fresh(phrase: Phrase) -> Phrase:
    """Copy a phrase of the treebank."""
    return copy.deepcopy(phrase)


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
            return [self._possessive(neuter=neuter).under(head, "nmod:poss")], True
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
            return [self._possessive(neuter=False).under(head, "nmod:poss")]
        if sort == "getal":
            number = str(rng.choice(self.lex.other["getallen"]))
            return [Word(number, number, "NUM").under(head, "nummod")]
        text, lemma = ("de", "de") if sort == "de" else rng.choice(QUANTIFIERS)
        return [Word(text, lemma, "DET", DEFINITE if sort == "de" else "").under(head, "det")]

    def _possessive(self, *, neuter: bool) -> Word:
        text = self.rng.choice(list(POSSESSIVES))
        lemma, morph = POSSESSIVES[text]
        return Word("ons" if text == "onze" and neuter else text, lemma, "PRON", morph)
