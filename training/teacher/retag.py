"""Let teachers tag the newspaper part anew, in the style of the official part; its trees, made by hand, stay.

python -m teacher.retag NEWSPAPER.conllu VECTORS OUTPUT.conllu TEACHER...
"""

from __future__ import annotations

import argparse
from pathlib import Path

from conllu import read_conllu, write_conllu
from teacher.accuracy import TAGS, accuracy
from teacher.choosing import retag
from teacher.storage import load_ensemble
from teacher.vocabulary import OFFICIAL

LEAST = 0.95


def main() -> None:
    """Tag the file named on the command line anew."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("newspaper", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("--least", type=float, default=LEAST, help="probability of what replaces an annotation")
    arguments = parser.parse_args()
    old = list(read_conllu(arguments.newspaper))
    readings = load_ensemble(arguments.teachers, arguments.vectors).read(old, OFFICIAL)
    new = [retag(sentence, words, arguments.least) for sentence, words in zip(old, readings, strict=True)]
    write_conllu(arguments.output, new)
    same = accuracy(old, new)
    print("changed: " + ", ".join(f"{100 - same[name]:.2f}% of {name}" for name in TAGS))


if __name__ == "__main__":
    main()
