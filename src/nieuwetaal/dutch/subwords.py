"""The first layer of the embedded pipeline: a word by its form, its shape, its beginnings and its endings.

spaCy's own `MultiHashEmbed` knows one beginning and one ending of a fixed length. Dutch tells more of a word it never
saw by several: *-heid*, *-ingen*, *-lijk*, *ge-*, *ont-*. Registered with spaCy through the entry point
`spacy_architectures` in `pyproject.toml`, so this module is imported only where a pipeline is built.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc
    from thinc.api import Model

    Features = list[Any]

FIRST_SEED = 8
REMEMBERED = 50_000
"""Words whose features are kept at hand."""


def subword_embed(width: int, beginnings: list[int], endings: list[int], rows: list[int]) -> Model[Any, Any]:
    """Return a layer that turns each token into a vector of `width` numbers.

    `beginnings` and `endings` are lengths in code points. `rows` are the sizes of the hash tables of the form, the
    shape, each beginning and each ending, in that order. Raises ValueError when their number does not fit.
    """
    from thinc.api import HashEmbed, Maxout, chain, concatenate, list2ragged, ragged2list, with_array

    if len(rows) != 2 + len(beginnings) + len(endings):
        raise ValueError(f"{len(rows)} tables for {2 + len(beginnings) + len(endings)} features")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=column, seed=FIRST_SEED + column, dropout=0.0) for column, size in enumerate(rows)
    ]
    mix: Model[Any, Any] = Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)
    return chain(
        features(tuple(beginnings), tuple(endings)),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mix),
        ragged2list(),
    )


def features(beginnings: tuple[int, ...], endings: tuple[int, ...]) -> Model[Any, Any]:
    """Return a layer without weights: for each document the hashes of the parts of its words, a row a word."""
    import numpy as np
    from spacy.strings import get_string_id
    from thinc.api import Model

    @lru_cache(maxsize=REMEMBERED)
    def row(text: str, norm: int, shape: int) -> tuple[int, ...]:
        lower = text.lower()
        parts = [*(f"{lower[:size]}-" for size in beginnings), *(f"-{lower[-size:]}" for size in endings)]
        return norm, shape, *map(get_string_id, parts)

    def forward(
        _: Model[Any, Any],
        docs: Sequence[Doc],
        is_train: bool,  # noqa: ARG001  # the signature is thinc's
    ) -> tuple[Features, Callable[[Features], Features]]:
        rows = [[row(token.text, token.norm, token.shape) for token in doc] for doc in docs]
        width = 2 + len(beginnings) + len(endings)
        return [np.array(found, dtype="uint64").reshape(-1, width) for found in rows], lambda _: []

    return Model("subword_features", forward)
