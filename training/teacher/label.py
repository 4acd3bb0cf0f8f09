"""Let teachers annotate sentences, and keep those whose tree they are sure of.

python -m teacher.label UNLABELLED.conllu VECTORS OUTPUT.conllu TEACHER...
"""

from __future__ import annotations

import argparse
from pathlib import Path

from conllu import read_conllu, write_conllu
from teacher.choosing import sure_of_tree
from teacher.storage import load_ensemble
from teacher.vocabulary import OFFICIAL

LEAST = 0.88


def main() -> None:
    """Annotate the sentences of the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("--least", type=float, default=LEAST, help="mean probability of the heads of a sentence")
    arguments = parser.parse_args()
    readings = load_ensemble(arguments.teachers, arguments.vectors).read(
        list(read_conllu(arguments.sentences)), OFFICIAL
    )
    kept = [sentence for sentence in readings if sure_of_tree(sentence, arguments.least)]
    write_conllu(arguments.output, ([reading.token for reading in sentence] for sentence in kept))
    print(f"{len(kept)} of {len(readings)} sentences, {sum(map(len, kept))} words")


if __name__ == "__main__":
    main()
