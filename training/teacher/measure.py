"""Measure teachers, one or several together, on a treebank.

python -m teacher.measure FILE.conllu VECTORS TEACHER...
"""

from __future__ import annotations

import argparse
from pathlib import Path

from conllu import read_conllu
from teacher.accuracy import accuracy, in_words
from teacher.storage import load_ensemble
from teacher.vocabulary import OFFICIAL


def main() -> None:
    """Print the figures of the teachers named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    arguments = parser.parse_args()
    gold = list(read_conllu(arguments.gold))
    readings = load_ensemble(arguments.teachers, arguments.vectors).read(gold, OFFICIAL)
    print(in_words(accuracy(gold, [[reading.token for reading in sentence] for sentence in readings])))


if __name__ == "__main__":
    main()
