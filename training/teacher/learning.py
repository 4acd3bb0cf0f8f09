"""One step of training after the other: losses, learning rate, and the average of the states of a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from teacher.batches import NOTHING
from teacher.vocabulary import UNKNOWN
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conllu import Sentence
    from teacher.batches import Encoder
    from teacher.network import Network
    from torch import Tensor

RATE = 0.002
HIDDEN_WORDS = 0.12
"""How many words are read as unknown, so that spelling and vectors are made use of."""
LOSSES = {"pos": 0.5, "morph": 0.3, "edits": 0.3, "heads": 1.0, "deps": 1.0}


class Plan(NamedTuple):
    """How the learning goes on over so many steps."""

    steps: int

    def rate(self, step: int) -> float:
        """Return the learning rate: up in 200 steps, level for a third, then down in a straight line."""
        done = step / self.steps
        return RATE * min(1.0, step / 200) * (1.0 if done < 0.35 else max(0.02, (1 - done) / 0.65))

    def averages(self, step: int) -> bool:
        """Tell whether the states of the network count for their average: in the second half."""
        return step > self.steps / 2


class Trainer:
    """A network on its way: its optimiser, the average of its states, and the steps done."""

    def __init__(self, network: Network, encoder: Encoder, plan: Plan, generator: torch.Generator) -> None:
        """Take what is trained and how; `generator` chooses the words that are hidden."""
        self._network = network
        self._encoder = encoder
        self._plan = plan
        self._generator = generator
        self._optimiser = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.95))
        self._average: dict[str, Tensor] = {}
        self._step = 0

    def learn(self, sentences: Sequence[Sentence], sources: Sequence[str]) -> float:
        """Do one step on sentences of one length and return the loss."""
        self._network.train()
        loss = self._loss(sentences, sources)
        self._optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), 5.0)
        for group in self._optimiser.param_groups:
            group["lr"] = self._plan.rate(self._step)
        self._optimiser.step()
        if self._plan.averages(self._step):
            self._count_in()
        self._step += 1
        return float(loss.item())

    def state(self) -> dict[str, Tensor]:
        """Return the average of the states, or the state now while there is none."""
        return self._average or {name: value.clone() for name, value in self._network.state_dict().items()}

    def _loss(self, sentences: Sequence[Sentence], sources: Sequence[str]) -> Tensor:
        batch, gold = self._encoder.batch(sentences, sources), self._encoder.gold(sentences)
        hidden = torch.rand(batch.words.shape, generator=self._generator).numpy() < HIDDEN_WORDS
        batch.words[hidden] = UNKNOWN
        right = {name: torch.from_numpy(table) for name, table in gold._asdict().items()}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self._network(batch)
            said = {
                "pos": scores.pos,
                "morph": scores.morph,
                "edits": scores.edits,
                "heads": scores.arcs,
                "deps": self._network.relations(scores, right["heads"]),
            }
        return sum(weight * _cross_entropy(said[name], right[name]) for name, weight in LOSSES.items())

    def _count_in(self) -> None:
        """Move the average a little towards the state now."""
        state = self._network.state_dict()
        if not self._average:
            self._average = {name: value.clone() for name, value in state.items()}
        for name, value in state.items():
            self._average[name].lerp_(value, 0.002)


def _cross_entropy(scores: Tensor, right: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.float().flatten(0, 1), right.flatten(), ignore_index=NOTHING)
