"""Train one teacher.

    python -m teacher.train SOURCES_FOLDER VECTORS OUTPUT [--hidden 288] [--seed 1] [--epochs 16]

The state that reads the development sentences best is kept. With one thread the same seed gives the same teacher.
"""

from __future__ import annotations

import argparse
import random
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from conllu import read_conllu
from teacher.accuracy import accuracy, in_words
from teacher.batches import Encoder, batches
from teacher.ensemble import Ensemble
from teacher.learning import Plan, Trainer
from teacher.network import Network
from teacher.storage import save
from teacher.vectors import SIZE, WordVectors
from teacher.vocabulary import DEV, OFFICIAL, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conllu import Sentence

SHARES = {OFFICIAL: 1.0, "newspaper": 1.0, "templates": 0.5, "agreement": 0.5, "synthetic": 0.3}
"""How much of each source is read in a round, by the names of the files in the folder."""
WORDS = 1600
"""Words of a batch."""
EVERY = 2
"""Rounds between two measurements."""


def read_sources(folder: Path) -> dict[str, list[Sentence]]:
    """Return the sentences of the sources in the folder; raise ValueError for one that has no share."""
    paths = {path.stem: path for path in folder.glob("*.conllu") if path.stem != DEV}
    unknown = sorted(paths.keys() - SHARES.keys())
    if unknown:
        raise ValueError(f"say in SHARES how much of a round is of: {', '.join(unknown)}")
    return {name: list(read_conllu(paths[name])) for name in SHARES if name in paths}


def sample(sources: Mapping[str, list[Sentence]], rng: random.Random) -> list[tuple[str, Sentence]]:
    """Return the sentences of one round, with their sources."""
    everything = [(name, sentence) for name, sentences in sources.items() for sentence in sentences]
    return [(name, sentence) for name, sentence in everything if rng.random() < SHARES[name]]


def learn_round(trainer: Trainer, sentences: list[tuple[str, Sentence]], rng: random.Random) -> float:
    """Learn from each sentence once and return the mean loss of a step."""
    parts = batches([len(sentence) for _, sentence in sentences], WORDS, rng)
    losses = [trainer.learn([sentences[at][1] for at in part], [sentences[at][0] for at in part]) for part in parts]
    return sum(losses) / len(losses)


def plan(sources: Mapping[str, list[Sentence]], epochs: int, rng: random.Random) -> Plan:
    """Return the plan for so many rounds, by the length of one."""
    lengths = [len(sentence) for _, sentence in sample(sources, rng)]
    return Plan(epochs * len(batches(lengths, WORDS, rng)))


def main() -> None:
    """Train the teacher that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--hidden", type=int, default=288, help="width of the network, in one direction")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=16)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    torch.manual_seed(arguments.seed)  # first weights and dropout
    sources, dev = read_sources(arguments.sources), list(read_conllu(arguments.sources / f"{DEV}.conllu"))
    vocabulary, vectors = Vocabulary.of(sources), WordVectors(arguments.vectors)
    network = Network(vocabulary, hidden=arguments.hidden, vector=SIZE, scale=vectors.spread())
    generator = torch.Generator().manual_seed(arguments.seed)
    trainer = Trainer(network, Encoder(vocabulary, vectors), plan(sources, arguments.epochs, rng), generator)
    best = 0.0
    for epoch in range(1, arguments.epochs + 1):
        loss = learn_round(trainer, sample(sources, rng), rng)
        print(f"round {epoch}: loss {loss:.3f}", flush=True)
        if epoch % EVERY and epoch < arguments.epochs:
            continue
        averaged = deepcopy(network)
        averaged.load_state_dict(trainer.state())
        readings = Ensemble([averaged], vocabulary, vectors).read(dev, OFFICIAL)
        measured = accuracy(dev, [[reading.token for reading in sentence] for sentence in readings])
        print(in_words(measured), flush=True)
        if 0.6 * measured["LAS"] + 0.4 * measured["UPOS"] > best:
            best = 0.6 * measured["LAS"] + 0.4 * measured["UPOS"]
            save(arguments.output, averaged, vocabulary)


if __name__ == "__main__":
    main()
