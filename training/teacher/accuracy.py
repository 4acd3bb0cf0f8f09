"""How much of an annotation is right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conllu import Sentence

TAGS = ("UPOS", "morph", "lemma")
TREES = ("UAS", "LAS")


def accuracy(gold: Sequence[Sentence], found: Sequence[Sentence]) -> dict[str, float]:
    """Return the percentage of right tags, features and lemmas of all words, and of heads without punctuation."""
    right: Counter[str] = Counter()
    words = counted = 0
    for gold_sentence, found_sentence in zip(gold, found, strict=True):
        for one, other in zip(gold_sentence, found_sentence, strict=True):
            words += 1
            right.update(UPOS=one.pos == other.pos, morph=one.morph == other.morph, lemma=one.lemma == other.lemma)
            if one.pos != "PUNCT":
                counted += 1
                same_head = one.head == other.head
                right.update(UAS=same_head, LAS=same_head and one.dep == other.dep)
    tags = {name: 100 * right[name] / max(1, words) for name in TAGS}
    return tags | {name: 100 * right[name] / max(1, counted) for name in TREES}


def in_words(measured: dict[str, float]) -> str:
    """Return figures on one line."""
    return "  ".join(f"{name} {percent:.2f}" for name, percent in measured.items())
