"""Words that know their head, and the phrases they make. Order and tree are apart, so that trees may cross."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from conllu import Token

DEFINITE, INDEFINITE = "Definite=Def", "Definite=Ind"


@dataclass(slots=True, eq=False)
class Word:
    """One word; the root has no head. ``space`` tells whether a space follows."""

    text: str
    lemma: str
    pos: str
    morph: str = ""
    dep: str = ""
    head: Word | None = None
    space: bool = True

    def under(self, head: Word, dep: str) -> Word:
        """Hang this word on a head and return it."""
        self.head, self.dep = head, dep
        return self


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: its words in order, its head, what agrees with it, and its core (without tail) for the frames."""

    words: list[Word]
    head: Word
    plural: bool = False
    person: int = 3
    core: list[Word] = field(default_factory=list)
    pronoun: bool = False
    human: bool = True
    neuter: bool = False
    definite: bool = True

    def under(self, head: Word, dep: str) -> list[Word]:
        """Hang the phrase on a head and return its words."""
        self.head.under(head, dep)
        return self.words


def spaced(words: list[Word]) -> str:
    """Return the running text of words, without trailing space."""
    return "".join(word.text + " " * word.space for word in words).rstrip()


def comma(head: Word, text: str = ",") -> Word:
    """Return a punctuation mark under a head. The caller closes the space before it."""
    return Word(text, text, "PUNCT", "", "punct", head)


def close_up(words: list[Word]) -> list[Word]:
    """Take away the space before every mark that follows its word, and after an opening bracket or quote."""
    opened = False
    for before, word in pairwise(words):
        if word.pos == "PUNCT" and word.text in {",", ".", "?", "!", ":", ";", ")"}:
            before.space = False
        if before.text == "(":
            before.space = False
    for index, word in enumerate(words):
        if word.pos == "PUNCT" and word.text == '"':
            if opened and index:
                words[index - 1].space = False
            else:
                word.space = False
            opened = not opened
    return words


def _without_idle_commas(words: list[Word]) -> list[Word]:
    """Leave out a comma before another mark: *het plan, gemaakt door ouders,.* has one too many."""
    after = [*words[1:], Word(".", ".", "PUNCT")]
    return [
        word
        for word, following in zip(words, after, strict=True)
        if not (word.text == "," and following.text in {",", ".", ";", "?", "!", ":", '"', ")"})
    ]


def finish(words: list[Word], *, capital: bool = True) -> list[Token]:
    """Turn words with their root among them into a sentence."""
    words = close_up(_without_idle_commas(words))
    place = {id(word): index for index, word in enumerate(words)}
    if capital:
        first = next(word for word in words if word.pos != "PUNCT")
        first.text = first.text[0].upper() + first.text[1:]
    return [
        Token(
            word.text,
            word.lemma,
            word.pos,
            word.morph,
            index if word.head is None else place[id(word.head)],
            "root" if word.head is None else word.dep,
            word.space,
        )
        for index, word in enumerate(words)
    ]
