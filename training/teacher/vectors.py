"""Learn fastText vectors of words from unlabelled sentences and the treebanks.

    python -m teacher.vectors OUTPUT FILE.conllu...

Every form gets a vector, known or not: that of an unknown one is put together from its parts.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from conllu import read_conllu
from gensim.models import FastText

if TYPE_CHECKING:
    from teacher.batches import Floats

SIZE = 100


class WordVectors(dict[str, "Floats"]):
    """The vectors of forms in small letters, each made once."""

    def __init__(self, path: Path) -> None:
        """Read the vectors that this script has written."""
        super().__init__()
        self._known = FastText.load(str(path)).wv

    def __missing__(self, form: str) -> Floats:
        vector: Floats = self._known[form]
        self[form] = vector
        return vector

    def spread(self) -> float:
        """Return the standard deviation of all numbers in the vectors."""
        return float(np.std(self._known.vectors))


def learn(sentences: list[list[str]], seed: int) -> FastText:
    """Return the vectors of words that come with the sentences; in one thread, so that they are the same again."""
    return FastText(
        sentences,
        vector_size=SIZE,
        window=5,
        min_count=3,
        sg=1,
        epochs=6,
        min_n=3,
        max_n=6,
        bucket=200_000,
        workers=1,
        seed=seed,
    )


def main() -> None:
    """Write the vectors to the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sentences = [[t.text.lower() for t in sentence] for path in arguments.files for sentence in read_conllu(path)]
    random.Random(arguments.seed).shuffle(sentences)
    model = learn(sentences, arguments.seed)
    model.save(str(arguments.output))
    print(f"{len(model.wv)} words of {sum(map(len, sentences))}")


if __name__ == "__main__":
    main()
