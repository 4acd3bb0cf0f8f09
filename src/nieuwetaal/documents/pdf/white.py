"""The white on a page: bands of text with white between them, and strips that run down through bands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from nieuwetaal.documents.pdf.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nieuwetaal.documents.pdf.fragments import Fragment

NARROWEST = 0.5
"""The narrowest strip there is, in type sizes."""
_NARROWEST_OF = ((8, 0.5), (5, 0.8), (3, 1.2), (2, 2.5), (1, 6.0), (0, inf))
"""How many lines stand on both sides of a strip, and how narrow it may be then."""
_ALIGNED = 1.5
"""What begins or ends so many points apart was meant to begin or end at the same place."""
_FEW = 3
_LOW, _HIGH = 0.15, 0.7
"""How far a line of type reaches below and above its baseline, without what sticks out, in type sizes."""
_FULL = 0.7
_PROSE = 0.6
"""In a column of prose so many lines fill so much of it; in those of a table they do not."""
_NARROW_COLUMN = 10
_FEWEST_LINES = 4
_STOP = re.compile(r"[.!?:;][\"'”’)]*\Z")

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """Fragments between which no white runs across the page."""

    fragments: list[Fragment]
    bottom: float
    top: float


def bands_of(fragments: Iterable[Fragment]) -> list[Band]:
    """Return the bands of text from top to bottom."""
    found: list[Band] = []
    inside: list[Fragment] = []
    upper = lower = 0.0
    for fragment in sorted(fragments, key=lambda each: -(each.baseline + _HIGH * each.size)):
        bottom, top = fragment.baseline - _LOW * fragment.size, fragment.baseline + _HIGH * fragment.size
        if inside and top <= lower:
            found.append(Band(inside, lower, upper))
            inside = []
        upper, lower = (max(top, upper), min(bottom, lower)) if inside else (top, bottom)
        inside.append(fragment)
    return [*found, Band(inside, lower, upper)]


def is_running(column: list[Fragment]) -> bool:
    """Return whether a column holds running text: most of its lines fill it, or run on into the next."""
    left, right = min(each.x0 for each in column), max(each.x1 for each in column)
    if right - left < _NARROW_COLUMN * max(each.size for each in column):
        return False
    ends = _ends(column, first=False)
    if len(ends) < _FEWEST_LINES:
        texts = [line.text for line in lines(column)]
        on = sum(not _STOP.search(above) and below[:1].islower() for above, below in pairwise(texts))
        return len(texts) > 1 and on > (len(texts) - 1) / 2
    return sum(end - left >= _FULL * (right - left) for end in ends) >= _PROSE * len(ends)


def holds(bands: list[Band], strip: Interval, size: float) -> bool:
    """Return whether a strip has text on both sides in enough lines for its width: chance makes narrow ones too."""
    left = [each for band in bands for each in band.fragments if each.x1 <= strip[0]]
    right = [each for band in bands for each in band.fragments if each.x0 >= strip[1]]
    deep = min(_depth(left), _depth(right))
    if deep >= _FEW and max(_ends(right, first=True)) - strip[1] < _ALIGNED:  # the cells of a table
        deep *= 2
    elif deep <= _FEW and _is_flush([each for band in bands for each in band.fragments]):  # words spaced out
        return False
    width = (strip[1] - strip[0]) / size
    return width >= next(narrowest for lines, narrowest in _NARROWEST_OF if deep >= lines)


def _is_flush(fragments: list[Fragment]) -> bool:
    """Return whether all lines of text but the last end at the same place, as justified text does."""
    ends = _ends(fragments, first=False)
    return len(ends) > 1 and max(ends) - min(ends[:-1]) < _ALIGNED


def _ends(fragments: list[Fragment], *, first: bool) -> list[float]:
    """Return where each line of text begins (`first`) or ends, from top to bottom."""
    rows: dict[int, float] = {}
    for each in fragments:
        row = -round(each.baseline)
        rows[row] = min(rows.get(row, each.x0), each.x0) if first else max(rows.get(row, each.x1), each.x1)
    return [rows[row] for row in sorted(rows)]


def _depth(fragments: list[Fragment]) -> int:
    return len({round(each.baseline) for each in fragments})


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Return what intervals cover together, from left to right."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def strips_of(covered: Sequence[Interval], narrowest: float) -> list[Interval]:
    """Return the white between what is covered, where it is wide enough."""
    gaps = ((left[1], right[0]) for left, right in pairwise(covered))
    return [gap for gap in gaps if gap[1] - gap[0] >= narrowest]


def columns_of(fragments: Iterable[Fragment], strips: Sequence[Interval]) -> list[list[Fragment]]:
    """Return the fragments left of each strip, and those right of the last; none of them is empty."""
    columns: list[list[Fragment]] = [[] for _ in range(len(strips) + 1)]
    for fragment in fragments:
        columns[sum(fragment.x0 >= strip[1] for strip in strips)].append(fragment)
    return [column for column in columns if column]
