"""The network of a teacher: a bidirectional LSTM over words, with heads for tags, features, lemmas and the tree.

The tree is scored as by Dozat and Manning (2017), "Deep Biaffine Attention for Neural Dependency Parsing".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from teacher.batches import LONGEST_WORD
from teacher.vocabulary import END, PADDING, UNKNOWN
from torch import nn
from torch.nn.functional import dropout, leaky_relu

if TYPE_CHECKING:
    from teacher.batches import Batch
    from teacher.vocabulary import Vocabulary
    from torch import Tensor

WORD = 100
CHAR = 40
FILTERS = {2: 30, 3: 45, 4: 45}
"""How many patterns of two, three and four characters are looked for."""
SOURCE = 16
LAYERS = 3
TAG_LAYER = 1
"""Tags, features and lemmas are read off this layer, trees off the last."""
ARC = 300
RELATION = 100
LEMMA = 200
SLOPE = 0.1
"""Of the rectifiers, below zero."""


class Scores(NamedTuple):
    """What the network says of B sentences of N words, as scores before softmax.

    `pos`, `morph` and `edits` are (B, N, number of choices); `arcs` (B, N, N + 1) scores the root and each word as
    head. `governors` (B, N + 1, R) and `dependents` (B, N, R) are what `Network.relations` reads.
    """

    pos: Tensor
    morph: Tensor
    edits: Tensor
    arcs: Tensor
    governors: Tensor
    dependents: Tensor


class Network(nn.Module):
    """Scores tags, features, edits, heads and relations of words. `scale` is the spread of the word vectors."""

    def __init__(self, vocabulary: Vocabulary, *, hidden: int, vector: int, scale: float = 1.0) -> None:
        super().__init__()
        self.register_buffer("scale", torch.tensor(scale))
        self.words = nn.Embedding(UNKNOWN + 1 + len(vocabulary.words), WORD, padding_idx=PADDING)
        nn.init.normal_(self.words.weight, 0, 0.1)
        self.vectors = nn.Linear(vector, WORD)
        self.chars = nn.Embedding(END + 1 + len(vocabulary.chars), CHAR, padding_idx=PADDING)
        self.patterns = nn.ModuleList(
            nn.Conv1d(CHAR, count, width, padding=width - 1) for width, count in FILTERS.items()
        )
        self.sources = nn.Embedding(len(vocabulary.sources), SOURCE)
        spelling, both = sum(FILTERS.values()), 2 * hidden
        inputs = [2 * WORD + spelling + SOURCE, *[both] * (LAYERS - 1)]
        self.layers = nn.ModuleList(nn.LSTM(size, hidden, batch_first=True, bidirectional=True) for size in inputs)
        self.pos = nn.Linear(both, len(vocabulary.pos))
        self.morph = nn.Linear(both, len(vocabulary.morph))
        self.edits = nn.Sequential(
            nn.Linear(both + spelling, LEMMA), nn.ReLU(), nn.Dropout(0.3), nn.Linear(LEMMA, len(vocabulary.edits))
        )
        self.root = nn.Parameter(torch.randn(both) * 0.1)
        self.arc_governors, self.arc_dependents = nn.Linear(both, ARC), nn.Linear(both, ARC)
        self.relation_governors, self.relation_dependents = nn.Linear(both, RELATION), nn.Linear(both, RELATION)
        self.arc_weights = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation_weights = nn.Parameter(torch.randn(len(vocabulary.deps), RELATION + 1, RELATION + 1) * 0.01)

    def forward(self, batch: Batch) -> Scores:
        """Return the scores of a batch."""
        spelling = self._spelling(torch.from_numpy(batch.chars))
        states = self._states(batch, spelling)
        tagging, last = states[TAG_LAYER], states[-1]
        heads = torch.cat([self.root.expand(len(last), 1, -1), last], 1)
        governors = self._side(self.arc_governors, heads)
        dependents = _with_one(self._side(self.arc_dependents, last))
        return Scores(
            pos=self.pos(tagging),
            morph=self.morph(tagging),
            edits=self.edits(torch.cat([tagging, spelling], 2)),
            arcs=dependents @ self.arc_weights @ governors.transpose(1, 2),
            governors=self._side(self.relation_governors, heads),
            dependents=self._side(self.relation_dependents, last),
        )

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Return the scores (B, N, number of labels) of the relations of words to their heads (B, N)."""
        size = scores.governors.size(2)
        chosen = torch.gather(scores.governors, 1, heads[:, :, None].expand(-1, -1, size))
        half = torch.einsum("bni,rij->bnrj", _with_one(scores.dependents), self.relation_weights)
        return torch.einsum("bnrj,bnj->bnr", half, _with_one(chosen))

    def _spelling(self, chars: Tensor) -> Tensor:
        """Return what the characters of each word say, each different word of the batch read once."""
        rows = chars.view(-1, LONGEST_WORD + 2)
        different, which = torch.unique(rows, dim=0, return_inverse=True)
        read = dropout(self.chars(different).transpose(1, 2), 0.1, self.training)
        found = torch.cat([leaky_relu(pattern(read), SLOPE).max(2)[0] for pattern in self.patterns], 1)
        return found[which].view(*chars.shape[:2], -1)

    def _states(self, batch: Batch, spelling: Tensor) -> list[Tensor]:
        """Return the states (B, N, 2 * hidden) of every layer."""
        parts = [
            self._drop(self.words(torch.from_numpy(batch.words)), 0.2),
            self._drop(self.vectors(torch.from_numpy(batch.vectors) / self.scale), 0.1),
            self._drop(spelling, 0.1),
            self.sources(torch.from_numpy(batch.sources))[:, None].expand(-1, spelling.size(1), -1),
        ]
        state = self._drop(torch.cat(parts, 2), 0.25)
        states: list[Tensor] = []
        for layer in self.layers:
            state = self._drop(layer(state)[0], 0.33)
            states.append(state)
        return states

    def _side(self, layer: nn.Linear, states: Tensor) -> Tensor:
        return self._drop(leaky_relu(layer(states), SLOPE), 0.33)

    def _drop(self, states: Tensor, share: float) -> Tensor:
        """Leave out the same part of the states for all words of a sentence, in training only."""
        if not self.training:
            return states
        kept = states.new_empty(states.size(0), 1, states.size(2)).bernoulli_(1 - share)
        return states * kept / (1 - share)


def _with_one(states: Tensor) -> Tensor:
    """Put a one behind each state, so that a product has a bias."""
    return torch.cat([states, states.new_ones(*states.shape[:2], 1)], 2)
