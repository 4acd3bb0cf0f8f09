"""Damage to honest files: cut off, bits turned, stretches lost; the same every time."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from tests.documents.honest_files import HONEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANY, READ, REFUSED = "any", "read", "refused"


@dataclass(frozen=True, slots=True)
class Case:
    """A file `name` that holds what `make` returns, and what is to come of reading it.

    `outcome` is `READ` or `REFUSED`, or `ANY` when both are right; `says` (a regular expression) is in what is said of
    it.
    """

    name: str
    make: Callable[[], bytes]
    outcome: str = ANY
    says: str = ""


_CUTS = 12
_FLIPS = 12
_ZEROS = 4
_BLOCK = 64
_SEED = 7


def damaged() -> Iterator[Case]:
    """Yield damaged files of every format."""
    for suffix, honest in HONEST.items():
        data = honest()
        random = Random(f"{_SEED}{suffix}")  # a text as seed: the same in every process
        for cut in range(_CUTS):
            upto = 1 + cut * (len(data) - 2) // (_CUTS - 1)
            yield _case(f"afgekapt-{upto}{suffix}", data[:upto])
        for number in range(_FLIPS):
            yield _case(f"gekanteld-{number}{suffix}", _flipped(data, 2**number if number < 8 else number, random))
        for number in range(_ZEROS):
            at = random.randrange(max(len(data) - _BLOCK, 1))
            blank = b"\0" * min(_BLOCK, len(data) - at)
            yield _case(f"genuld-{number}{suffix}", data[:at] + blank + data[at + _BLOCK :])
        yield _case(f"verdubbeld{suffix}", data + data)
        yield _case(f"omgekeerd{suffix}", data[::-1])
        yield _case(f"staart{suffix}", data + random.randbytes(200))
        yield _case(f"kop{suffix}", random.randbytes(20) + data)


def _case(name: str, data: bytes) -> Case:
    return Case(name, lambda: data)


def _flipped(data: bytes, bits: int, random: Random) -> bytes:
    found = bytearray(data)
    for _ in range(bits):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)
