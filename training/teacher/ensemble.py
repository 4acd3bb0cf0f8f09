"""Teachers together: the mean of what they say of a sentence, and the one tree that fits it best."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from teacher.batches import Encoder, batches
from teacher.choosing import Reading
from teacher.edits import apply_edit
from teacher.network import Scores
from teacher.trees import best_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conllu import Sentence, Token
    from teacher.batches import Batch, Vectors
    from teacher.network import Network
    from teacher.vocabulary import Vocabulary
    from torch import Tensor

WORDS = 6000
"""Words that are read together."""
ROOT = "root"
FLOOR = 1e-9
"""The least probability of a head, so that its logarithm is finite."""


class Best(NamedTuple):
    """The likeliest choice for each word (sentence, word): its probability and its number."""

    sure: list[list[float]]
    number: list[list[int]]


class Choices(NamedTuple):
    """What was chosen for the words of a batch; a head is 0 for the root, i for the i-th word."""

    pos: Best
    morph: Best
    edits: Best
    heads: Best
    deps: Best


class Ensemble:
    """Teachers with the same vocabulary and the same word vectors."""

    def __init__(self, networks: Sequence[Network], vocabulary: Vocabulary, vectors: Vectors) -> None:
        """Take the networks; training mode is put off."""
        self._networks = [network.eval() for network in networks]
        self._encoder = Encoder(vocabulary, vectors)
        self._root = vocabulary.deps[ROOT]
        self._pos, self._morph = list(vocabulary.pos), list(vocabulary.morph)
        self._edits, self._deps = list(vocabulary.edits), list(vocabulary.deps)

    def read(self, sentences: Sequence[Sentence], source: str) -> list[list[Reading]]:
        """Return the words of each sentence annotated in the style of a source; their own annotation is not read."""
        found: dict[int, list[Reading]] = {}
        for indices in batches([len(sentence) for sentence in sentences], WORDS, random.Random(0)):
            chosen = [sentences[index] for index in indices]
            choices = self._choose(self._encoder.batch(chosen, [source] * len(chosen)))
            for row, index in enumerate(indices):
                found[index] = [self._reading(token, choices, row, at) for at, token in enumerate(sentences[index])]
        return [found[index] for index in range(len(sentences))]

    def _choose(self, batch: Batch) -> Choices:
        with torch.inference_mode():
            said = [score(network, batch) for network in self._networks]
            arcs = _mean(scores.arcs for scores in said)
            heads = torch.tensor([best_tree(np.log(table + FLOOR)) for table in arcs.double().numpy()])
            deps = _mean(n.relations(scores, heads) for n, scores in zip(self._networks, said, strict=True))
            deps[:, :, self._root] = torch.where(heads == 0, 2.0, -1.0)
            return Choices(
                pos=_best(_mean(scores.pos for scores in said)),
                morph=_best(_mean(scores.morph for scores in said)),
                edits=_best(_mean(scores.edits for scores in said)),
                heads=Best(torch.gather(arcs, 2, heads[:, :, None])[:, :, 0].tolist(), heads.tolist()),
                deps=_best(deps),
            )

    def _reading(self, token: Token, choices: Choices, row: int, at: int) -> Reading:
        """Return the word at place `at` of the sentence in row `row` with what was chosen for it."""
        head = choices.heads.number[row][at]
        fresh = token._replace(
            pos=self._pos[choices.pos.number[row][at]],
            morph=self._morph[choices.morph.number[row][at]],
            lemma=apply_edit(self._edits[choices.edits.number[row][at]], token.text),
            head=head - 1 if head else at,
            dep=self._deps[choices.deps.number[row][at]],
        )
        sure = (choices.pos, choices.morph, choices.edits, choices.heads)
        return Reading(fresh, *(best.sure[row][at] for best in sure))


def score(network: Network, batch: Batch) -> Scores:
    """Return the scores of a network, counted in 16 bits where that is quicker."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(batch)
    return Scores(*(table.float() for table in scores))


def _mean(tables: Iterable[Tensor]) -> Tensor:
    """Return the mean of the probabilities that tables of scores stand for."""
    return torch.stack([torch.softmax(table, -1) for table in tables]).mean(0)


def _best(table: Tensor) -> Best:
    """Return the choices with the highest values of a table (B, N, choices)."""
    values, numbers = table.max(2)
    return Best(values.tolist(), numbers.tolist())
