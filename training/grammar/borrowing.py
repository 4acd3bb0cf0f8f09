"""Noun phrases cut out of a real treebank."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from grammar.words import DEFINITE, Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conllu import Sentence

MAX_PHRASE = 5


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


def fresh(phrase: Phrase) -> Phrase:
    """Copy a phrase of the treebank."""
    return copy.deepcopy(phrase)
