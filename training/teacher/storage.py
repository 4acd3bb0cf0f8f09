"""Teachers on disk: weights, vocabulary and shape, as plain data that can be read without running code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from teacher.ensemble import Ensemble
from teacher.network import Network
from teacher.vectors import WordVectors
from teacher.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def save(path: Path, network: Network, vocabulary: Vocabulary) -> None:
    """Write a teacher."""
    shape = {"hidden": network.layers[0].hidden_size, "vector": network.vectors.in_features}
    torch.save({"shape": shape, "vocabulary": vocabulary.as_plain(), "weights": network.state_dict()}, path)


def load(path: Path) -> tuple[Network, Vocabulary]:
    """Read a teacher."""
    stored = torch.load(path, weights_only=True)
    vocabulary = Vocabulary.from_plain(stored["vocabulary"])
    network = Network(vocabulary, **stored["shape"])
    network.load_state_dict(stored["weights"])
    return network, vocabulary


def load_ensemble(paths: Sequence[Path], vectors: Path) -> Ensemble:
    """Read teachers that work together; raise ValueError when they learnt from different sources."""
    networks, vocabularies = zip(*map(load, paths), strict=True)
    if any(vocabulary != vocabularies[0] for vocabulary in vocabularies):
        raise ValueError("the teachers have different vocabularies: train them on the same sources")
    return Ensemble(networks, vocabularies[0], WordVectors(vectors))
