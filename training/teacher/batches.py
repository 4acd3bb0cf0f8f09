"""Sentences as tables of numbers, for the network. All sentences of a batch have the same length, so none is padded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from teacher.edits import find_edit
from teacher.vocabulary import BEGIN, END, PADDING, UNKNOWN

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from conllu import Sentence
    from numpy.typing import NDArray
    from teacher.vocabulary import Vocabulary

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float32]

LONGEST_WORD = 20
"""Characters of a word that are read."""
NOTHING = -100
"""Stands for an annotation that the vocabulary does not have; losses leave it out."""


class Vectors(Protocol):
    """Gives the vector of each word form in small letters, known or not."""

    def __getitem__(self, form: str) -> Floats:
        """Return the vector of one form."""


class Batch(NamedTuple):
    """B sentences of N words: words (B, N), vectors (B, N, V), characters (B, N, C), source of each sentence (B)."""

    words: Numbers
    vectors: Floats
    chars: Numbers
    sources: Numbers


class Gold(NamedTuple):
    """The annotation of a batch, each (B, N); a head is 0 for the root, i for the i-th word."""

    pos: Numbers
    morph: Numbers
    edits: Numbers
    heads: Numbers
    deps: Numbers


def batches(lengths: Sequence[int], size: int, rng: random.Random) -> list[list[int]]:
    """Divide sentences, given by their lengths, into batches of one length and at most `size` words.

    Returns lists of indices into `lengths`, each index once; a sentence of more than `size` words is alone.
    """
    order = list(range(len(lengths)))
    rng.shuffle(order)
    found: list[list[int]] = []
    for length, group in groupby(sorted(order, key=lengths.__getitem__), key=lengths.__getitem__):
        same = list(group)
        step = max(1, size // max(1, length))
        found += [same[at : at + step] for at in range(0, len(same), step)]
    rng.shuffle(found)
    return found


class Encoder:
    """Turns sentences into numbers by a vocabulary and word vectors."""

    def __init__(self, vocabulary: Vocabulary, vectors: Vectors) -> None:
        """Take the vocabulary and the vectors of word forms."""
        self._vocabulary = vocabulary
        self._vectors = vectors

    def batch(self, sentences: Sequence[Sentence], sources: Sequence[str]) -> Batch:
        """Return the batch of sentences of one length, and the source of each."""
        forms = [[token.text.lower() for token in sentence] for sentence in sentences]
        words = self._vocabulary.words
        return Batch(
            words=_table([words.get(form, UNKNOWN) for form in row] for row in forms),
            vectors=np.array([[self._vectors[form] for form in row] for row in forms], dtype=np.float32),
            chars=np.array([[self._characters(token.text) for token in sentence] for sentence in sentences]),
            sources=np.array([self._vocabulary.sources[source] for source in sources]),
        )

    def gold(self, sentences: Sequence[Sentence]) -> Gold:
        """Return the annotation of sentences of one length."""
        known = self._vocabulary
        return Gold(
            pos=_table([known.pos.get(t.pos, NOTHING) for t in sentence] for sentence in sentences),
            morph=_table([known.morph.get(t.morph, NOTHING) for t in sentence] for sentence in sentences),
            edits=_table(
                [known.edits.get(find_edit(t.text, t.lemma), NOTHING) for t in sentence] for sentence in sentences
            ),
            heads=_table(
                [0 if t.head == index else t.head + 1 for index, t in enumerate(sentence)] for sentence in sentences
            ),
            deps=_table([known.deps.get(t.dep, NOTHING) for t in sentence] for sentence in sentences),
        )

    def _characters(self, text: str) -> list[int]:
        """Return the numbers of the characters, always as many."""
        read = [self._vocabulary.chars.get(char, UNKNOWN) for char in text[:LONGEST_WORD]]
        return [BEGIN, *read, END, *[PADDING] * (LONGEST_WORD - len(read))]


def _table(rows: Iterable[list[int]]) -> Numbers:
    return np.array(list(rows), dtype=np.int64)
