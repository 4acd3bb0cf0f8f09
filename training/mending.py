"""Bring the treebanks to one scheme, the newest, before training.

The converted newspaper part differs from the official annotation in ways that a table of word forms can see: names
without gender, adverbs on a noun as ``advmod``, infinitives as participles. What the official part always does with a
form is trusted; everything rarer is left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conllu import Sentence, Token

NOMINAL_ROLES = {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "appos", "conj"}
PLACE = {"in", "te", "uit", "naar", "van"}
ENOUGH = 20
ALWAYS = 0.9


class Habits:
    """What the official part of the treebank does with each word form."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        """Count tags, features and lemmas by form."""
        self.pos: dict[str, Counter[str]] = defaultdict(Counter)
        self.morph: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.lemma: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for token in sentence:
                form = token.text.lower()
                self.pos[form][token.pos] += 1
                self.morph[form, token.pos][token.morph] += 1
                self.lemma[form, token.pos][token.lemma] += 1


def mend_prepositional_objects(sentence: Sentence) -> Sentence:
    """Relabel ``iobj`` with a preposition (*aan de ouders*), 2017 scheme, as ``obl``, newest scheme."""
    with_case = {token.head for token in sentence if token.dep == "case"}
    return [
        token._replace(dep="obl") if token.dep == "iobj" and index in with_case else token
        for index, token in enumerate(sentence)
    ]


def mend_spacing(sentence: Sentence) -> Sentence:
    """Take away the space that generated sentences put before closing punctuation."""
    mended = list(sentence)
    for index, following in enumerate(mended[1:]):
        if following.text in {".", ",", ";", ":", "?", "!", ")"} and mended[index].text.isalnum():
            mended[index] = mended[index]._replace(space=False)
    return mended


def _usual(counts: Counter[str], value: str, *, always: float = ALWAYS) -> str:
    """Return what ``counts`` has nearly always, when it has seen enough and never ``value``; else ``value``."""
    total = counts.total()
    if not total or value in counts:
        return value
    best, count = counts.most_common(1)[0]
    return best if total >= ENOUGH and count >= always * total else value


def _mend_verb(token: Token, known: Counter[str]) -> Token:
    """Undo infinitives tagged as participles (*heeft laten gaan*) and present forms tagged as past (*worden*)."""
    if known.total() < ENOUGH or token.morph in known:
        return token
    as_infinitive = token.morph == "VerbForm=Part" and "VerbForm=Inf" in known
    morph = "VerbForm=Inf" if as_infinitive else token.morph.replace("Tense=Past", "Tense=Pres")
    morph = morph if morph in known else morph.replace("Number=Sing", "Number=Plur")
    return token._replace(morph=morph if morph in known else token.morph)


def _mend_name(token: Token, known: Counter[str], before: str, *, in_parts: bool) -> Token:
    """Give a one-word name the gender and number of the official part, or the likeliest where that part lacks it."""
    if token.morph or in_parts:
        return token
    if known:
        return token._replace(morph=known.most_common(1)[0][0])
    return token._replace(morph="Gender=Neut|Number=Sing" if before in PLACE else "Gender=Com|Number=Sing")


def _mend_token(token: Token, before: str, habits: Habits, *, in_parts: bool) -> Token:
    form = token.text.lower()
    pos = _usual(habits.pos[form], token.pos)
    if pos != token.pos:
        token = token._replace(pos=pos, morph=habits.morph[form, pos].most_common(1)[0][0])
    morphs = habits.morph[form, token.pos]
    if token.pos in {"VERB", "AUX"}:
        token = _mend_verb(token, morphs)
    elif token.pos == "PROPN":
        token = _mend_name(token, morphs, before, in_parts=in_parts)
    lemmas = habits.lemma[form, token.pos]
    if lemmas.total() >= ENOUGH // 4 and lemmas.most_common(1)[0][1] >= 0.8 * lemmas.total():
        token = token._replace(lemma=lemmas.most_common(1)[0][0])
    elif token.pos == "ADJ" and token.lemma == token.text and form.endswith("se") and token.text[0].isupper():
        token = token._replace(lemma=token.text[:-1])
    return token


def _on_noun(token: Token, sentence: Sentence, copular: set[int]) -> bool:
    """Tell whether an adverb (*ook de ouders*) hangs on a noun that is no predicate."""
    head = sentence[token.head]
    nominal = head.pos in {"NOUN", "PROPN"} and head.dep in NOMINAL_ROLES
    return token.pos == "ADV" and nominal and token.head not in copular


def mend_newspaper(sentence: Sentence, habits: Habits) -> Sentence:
    """Mend tags, features, lemmas and adverbs of a converted newspaper sentence after the official part's habits."""
    before = ["", *(token.text.lower() for token in sentence)]
    in_parts = {i for index, token in enumerate(sentence) if token.dep == "flat" for i in (index, token.head)}
    fresh = [
        _mend_token(token, before[index], habits, in_parts=index in in_parts) for index, token in enumerate(sentence)
    ]
    copular = {token.head for token in fresh if token.dep == "cop"}
    return [
        token._replace(dep="amod") if token.dep == "advmod" and _on_noun(token, fresh, copular) else token
        for token in fresh
    ]
