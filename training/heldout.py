"""Measure how well the analyser reads constructions and verbs that the training data never held.

    python training/heldout.py INSIDE.jsonl KEPT_OUT.jsonl

Both files come from the synthetic treebank (`--frames`): one sentence a line with its frames by construction. Printed
are the F of the roles, the recall of predicates and the voices of both, and the constructions that go worst.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nieuwetaal import Linter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal import Frame

ROLES = ("agent", "patient", "recipient")
LONGER = 15
"""How many code points a party may be longer than twice the one it should be (its own relative clause, say)."""


def meets(got: str, wanted: str) -> bool:
    """Return whether two phrases are the same party: one holds the other, and it is not much longer than that."""
    one, other = got.lower(), wanted.lower()
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(longer) <= 2 * len(shorter) + LONGER


def judge(found: list[Frame], wanted: dict[str, Any], counts: Counter[str]) -> None:
    """Count what is right of one frame; a predicate that is not found costs its roles."""
    frame = next((item for item in found if item.predicate == wanted["predicate"]), None)
    counts["predicates"] += 1
    counts["predicates found"] += frame is not None
    counts["voices right"] += frame is not None and frame.voice == wanted["voice"]
    for name in ROLES:
        role = getattr(frame, name, None)
        told, want = None if role is None else role.text, wanted[name]
        counts["roles wanted"] += want is not None
        counts["roles told"] += told is not None
        counts["roles right"] += told is not None and want is not None and meets(told, want)


def score(counts: Counter[str]) -> tuple[float, float, float]:
    """Return the F of the roles, the recall of predicates and the share of voices that are right, in percent."""
    roles = 200 * counts["roles right"] / max(1, counts["roles wanted"] + counts["roles told"])
    predicates = 100 * counts["predicates found"] / max(1, counts["predicates"])
    return roles, predicates, 100 * counts["voices right"] / max(1, counts["predicates found"])


def sentences(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of frames."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def measure(linter: Linter, path: Path) -> dict[str, Counter[str]]:
    """Return the counts by construction."""
    by_construction: dict[str, Counter[str]] = defaultdict(Counter)
    for row in sentences(path):
        found = linter.analyse(row["text"])
        for wanted in row["frames"]:
            judge(found, wanted, by_construction[row["construction"]])
    return by_construction


def main() -> None:
    """Print a line for each file and one for each construction."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    linter = Linter()
    for path in parser.parse_args().files:
        counts = measure(linter, path)
        rows = {f"all of {path.stem}": sum(counts.values(), Counter()), **counts}
        for name, counted in sorted(rows.items(), key=lambda row: (not row[0].startswith("all of "), score(row[1]))):
            roles, predicates, voices = score(counted)
            figures = f"roles {roles:5.1f}  predicates {predicates:5.1f}  voices {voices:5.1f}"
            print(f"{name:40s} {counted['predicates']:5d}  {figures}")


if __name__ == "__main__":
    main()
