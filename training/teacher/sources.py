"""Write what the teachers learn from as CoNLL-U: the treebanks, mended as for the pipeline, one file a source.

python -m teacher.sources TREEBANK_FOLDER OUTPUT_FOLDER
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from conllu import read_conllu, write_conllu
from prepare import SEED, training_sentences
from teacher.vocabulary import DEV


def main() -> None:
    """Write the sources, and the sentences that choose the best state of a teacher."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    sources = training_sentences(arguments.treebank, random.Random(SEED))
    sources[DEV] = list(read_conllu(arguments.treebank / "dev.conllu"))
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, sentences in sources.items():
        write_conllu(arguments.output / f"{name}.conllu", sentences)
        print(f"{name}: {len(sentences)} sentences, {sum(map(len, sentences))} words")


if __name__ == "__main__":
    main()
