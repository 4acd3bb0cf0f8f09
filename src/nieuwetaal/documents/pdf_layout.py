"""The reading order of a page: its columns and tables, found by the white between them.

A strip is white that runs down through several bands of text. Where all bands of a stretch of the page leave the same
strip free, that stretch has columns (or is a table); what stands above, below or between is read across.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import TYPE_CHECKING, Literal

from nieuwetaal.documents.pdf_lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.documents.pdf_fragments import Fragment

_NARROWEST = 0.5
"""The narrowest strip there is, in type sizes."""
_NARROWEST_OF = ((8, 0.5), (5, 0.8), (3, 1.2), (2, 2.5), (1, 6.0), (0, inf))
"""How many lines stand on both sides of a strip, and how narrow it may be then."""
_ALIGNED = 1.5
_FEW = 3
_APART = 0.2
_STOP = re.compile(r"[.!?:;][\"'”’)]*\Z")
_LOW, _HIGH = 0.15, 0.7
_FULL = 0.7
_PROSE = 0.6
_NARROW_COLUMN = 10
"""In columns of prose so many lines fill their column; in those of a table they do not."""
_DEEPEST = 6
_MOST_STRIPS = 30
_LARGE = 1.15
_ROW_GAP = 1.2
_FEWEST_LINES = 4

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Block:
    """Fragments that are read as one: a column of prose, or a cell of a table."""

    kind: Literal["prose", "cell"]
    fragments: list[Fragment]


@dataclass(frozen=True, slots=True)
class _Band:
    """Fragments between which no white runs across the page."""

    fragments: list[Fragment]
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class _Zone:
    """Bands with the strips that all of them leave white; without strips they are read across."""

    bands: list[_Band]
    strips: list[Interval]

    @property
    def fragments(self) -> list[Fragment]:
        """All that stands in it."""
        return [fragment for band in self.bands for fragment in band.fragments]

    @property
    def columns(self) -> list[list[Fragment]]:
        """What stands between the strips, from left to right."""
        return _columns(self.fragments, self.strips)

    @property
    def is_prose(self) -> bool:
        """Whether its columns hold running text, and not the cells of a table."""
        return all(map(_is_running, self.columns))

    @property
    def lead(self) -> int:
        """How many bands stand above the first that has text in two columns."""
        both = (index for index, band in enumerate(self.bands) if len(_columns(band.fragments, self.strips)) > 1)
        return next(both, 0)

    @property
    def heading(self) -> int:
        """How many bands in large type stand above its columns."""
        lead = self.lead
        usual = median(each.size for each in self.fragments)
        large = all(each.size >= _LARGE * usual for band in self.bands[:lead] for each in band.fragments)
        return lead if large else 0

    def trimmed(self, size: float) -> _Zone:
        """Return a table without the text below it: lines in one column that stand apart."""
        gaps = [above.bottom - below.top for above, below in pairwise(self.bands)]
        end = len(self.bands)
        while end > 1 and len(_columns(self.bands[end - 1].fragments, self.strips)) == 1:
            end -= 1
        while end < len(self.bands) and gaps[end - 1] <= min(gaps) + _APART * size:
            end += 1
        return _Zone(self.bands[:end], self.strips)


def blocks(fragments: Sequence[Fragment]) -> list[Block]:
    """Return the blocks of a page in reading order."""
    return list(_blocks(list(fragments), 0)) if fragments else []


def _blocks(fragments: list[Fragment], depth: int) -> Iterator[Block]:
    if len(fragments) == 1 or depth == _DEEPEST:
        yield Block("prose", fragments)
        return
    plain: list[Fragment] = []
    for zone in _zones(_bands(fragments), median(each.size for each in fragments)):
        if not zone.strips:
            plain += zone.fragments
            continue
        if plain:
            yield Block("prose", plain)
            plain = []
        if zone.is_prose:
            for column in zone.columns:
                yield from _blocks(column, depth + 1)
        else:
            yield from _cells(zone)
    if plain:
        yield Block("prose", plain)


def _bands(fragments: Iterable[Fragment]) -> list[_Band]:
    """Return the bands of text from top to bottom."""
    found: list[_Band] = []
    inside: list[Fragment] = []
    upper = lower = 0.0
    for fragment in sorted(fragments, key=lambda each: -(each.baseline + _HIGH * each.size)):
        bottom, top = fragment.baseline - _LOW * fragment.size, fragment.baseline + _HIGH * fragment.size
        if inside and top <= lower:
            found.append(_Band(inside, lower, upper))
            inside = []
        upper, lower = (max(top, upper), min(bottom, lower)) if inside else (top, bottom)
        inside.append(fragment)
    return [*found, _Band(inside, lower, upper)]


def _zones(bands: list[_Band], size: float) -> Iterator[_Zone]:
    """Yield stretches of bands with the strips that they share; none where the text is read across."""
    across = (
        min(each.x0 for band in bands for each in band.fragments),
        max(each.x1 for band in bands for each in band.fragments),
    )
    index = 0
    while index < len(bands):
        zone = _longest(bands, index, size, across)
        if zone.strips and not zone.is_prose:
            lead = zone.lead
            if lead:  # what stands above a table may hide some of its columns
                yield _Zone(bands[index : index + lead], [])
                zone = _longest(bands, index + lead, size, across)
            zone = zone.trimmed(size)
            index += lead
        elif zone.strips:
            heading = zone.heading
            if heading:
                yield _Zone(zone.bands[:heading], [])
                zone = _Zone(zone.bands[heading:], zone.strips)
                index += heading
        yield zone
        index += len(zone.bands)


def _longest(bands: list[_Band], start: int, size: float, across: Interval) -> _Zone:
    """Return the longest stretch of bands from `start` that shares strips; else that band alone.

    `across` is from where to where the text reaches.
    """
    covered: list[Interval] = []
    edge, reach = across
    end = start
    best: list[Interval] = []
    for index in range(start, len(bands)):
        wider = _union([*covered, *((each.x0, each.x1) for each in bands[index].fragments)])
        open_ends = wider[0][0] - edge > _NARROWEST * size or reach - wider[-1][1] > _NARROWEST * size
        strips = _strips(wider, _NARROWEST * size)
        crowded = len(strips) > _MOST_STRIPS
        if crowded or (not strips and (best or not open_ends)) or (best and _heads(bands, index, strips, size)):
            break
        covered, end, best = wider, index + 1, strips
    zone = bands[start:end]
    best = [strip for strip in best if _holds(zone, strip, size)]
    return _Zone(zone, best) if best else _Zone(bands[start : start + 1], [])


def _heads(bands: list[_Band], index: int, strips: list[Interval], size: float) -> bool:
    """Return whether a band is a heading over columns that go on below it."""
    band = bands[index]
    if len(band.fragments) > 1 or band.fragments[0].size < _LARGE * size:
        return False
    return any(fragment.x0 >= strips[0][1] for below in bands[index + 1 :] for fragment in below.fragments)


def _holds(bands: list[_Band], strip: Interval, size: float) -> bool:
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


def _union(intervals: Iterable[Interval]) -> list[Interval]:
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _strips(covered: list[Interval], narrowest: float) -> list[Interval]:
    gaps = ((left[1], right[0]) for left, right in pairwise(covered))
    return [gap for gap in gaps if gap[1] - gap[0] >= narrowest]


def _columns(fragments: Iterable[Fragment], strips: list[Interval]) -> list[list[Fragment]]:
    """Return the fragments left of each strip, and those right of the last; none of them is empty."""
    columns: list[list[Fragment]] = [[] for _ in range(len(strips) + 1)]
    for fragment in fragments:
        columns[sum(fragment.x0 >= strip[1] for strip in strips)].append(fragment)
    return [column for column in columns if column]


def _is_running(column: list[Fragment]) -> bool:
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


def _cells(zone: _Zone) -> Iterator[Block]:
    """Yield the cells of a table, row by row."""
    for row in _rows(zone.bands):
        for cell in _columns((each for band in row for each in band.fragments), zone.strips):
            yield Block("cell", cell)


def _rows(zone: list[_Band]) -> Iterator[list[_Band]]:
    """Yield the bands that make one row: between rows there is more white than between the lines of a cell."""
    gaps = [above.bottom - below.top for above, below in pairwise(zone)]
    least = min(gaps, default=0)
    size = median(each.size for band in zone for each in band.fragments)
    left = min(each.x0 for band in zone for each in band.fragments)
    even = all(gap - least <= (_ROW_GAP - 1) * size for gap in gaps)
    row = zone[:1]
    for band, gap in zip(zone[1:], gaps, strict=True):
        starts = min(each.x0 for each in band.fragments) - left < size if even else gap - least > (_ROW_GAP - 1) * size
        if starts:
            yield row
            row = []
        row.append(band)
    if row:
        yield row
