"""The reading order of a page: its columns and tables, found by the white between them.

A strip is white that runs down through several bands of text. Where all bands of a stretch of the page leave the same
strip free, that stretch has columns (or is a table); what stands above, below or between is read across.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal

from nieuwetaal.documents.pdf.white import NARROWEST, bands_of, columns_of, holds, is_running, strips_of, union

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.documents.pdf.fragments import Fragment
    from nieuwetaal.documents.pdf.white import Band, Interval

_DEEPEST = 6
"""Columns inside columns are not looked for any deeper."""
_MOST_STRIPS = 30
_LARGE = 1.15
"""Type that is so many times as large as the usual is that of a heading."""
_APART = 0.2
"""Between the rows of a table there is more white than between lines, by this part of the type size."""


@dataclass(frozen=True, slots=True)
class Block:
    """Fragments that are read as one: a column of prose, or a cell of a table."""

    kind: Literal["prose", "cell"]
    fragments: list[Fragment]


@dataclass(frozen=True, slots=True)
class _Zone:
    """Bands with the strips that all of them leave white; without strips they are read across."""

    bands: list[Band]
    strips: list[Interval]

    @property
    def fragments(self) -> list[Fragment]:
        """All that stands in it."""
        return [fragment for band in self.bands for fragment in band.fragments]

    @property
    def columns(self) -> list[list[Fragment]]:
        """What stands between the strips, from left to right."""
        return columns_of(self.fragments, self.strips)

    @property
    def is_prose(self) -> bool:
        """Whether its columns hold running text, and not the cells of a table."""
        return all(map(is_running, self.columns))

    @property
    def lead(self) -> int:
        """How many bands stand above the first that has text in two columns."""
        both = (index for index, band in enumerate(self.bands) if len(columns_of(band.fragments, self.strips)) > 1)
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
        while end > 1 and len(columns_of(self.bands[end - 1].fragments, self.strips)) == 1:
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
    for zone in _zones(bands_of(fragments), median(each.size for each in fragments)):
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


def _zones(bands: list[Band], size: float) -> Iterator[_Zone]:
    """Yield stretches of bands with the strips that they share; none where the text is read across."""
    across = (
        min(each.x0 for band in bands for each in band.fragments),
        max(each.x1 for band in bands for each in band.fragments),
    )
    index = 0
    while index < len(bands):
        zone = _longest(bands, index, size, across)
        lead = zone.lead
        if lead:  # what stands above a table may hide some of its columns
            below = _longest(bands, index + lead, size, across)
            taken = lead if len(below.strips) > len(zone.strips) or not zone.is_prose else zone.heading
            if taken:
                yield _Zone(zone.bands[:taken], [])
                zone = below if taken == lead else _Zone(zone.bands[taken:], zone.strips)
                index += taken
        if zone.strips and not zone.is_prose:
            zone = zone.trimmed(size)
        yield zone
        index += len(zone.bands)


def _longest(bands: list[Band], start: int, size: float, across: Interval) -> _Zone:
    """Return the longest stretch of bands from `start` that shares strips; else that band alone.

    `across` is from where to where the text reaches.
    """
    covered: list[Interval] = []
    edge, reach = across
    end = start
    best: list[Interval] = []
    for index in range(start, len(bands)):
        wider = union([*covered, *((each.x0, each.x1) for each in bands[index].fragments)])
        open_ends = wider[0][0] - edge > NARROWEST * size or reach - wider[-1][1] > NARROWEST * size
        strips = strips_of(wider, NARROWEST * size)
        crowded = len(strips) > _MOST_STRIPS
        if crowded or (not strips and (best or not open_ends)) or (best and _heads(bands, index, strips, size)):
            break
        covered, end, best = wider, index + 1, strips
    zone = bands[start:end]
    best = [strip for strip in best if holds(zone, strip, size)]
    return _Zone(zone, best) if best else _Zone(bands[start : start + 1], [])


def _heads(bands: list[Band], index: int, strips: list[Interval], size: float) -> bool:
    """Return whether a band is a heading over columns that go on below it."""
    band = bands[index]
    if len(band.fragments) > 1 or band.fragments[0].size < _LARGE * size:
        return False
    return any(fragment.x0 >= strips[0][1] for below in bands[index + 1 :] for fragment in below.fragments)


def _cells(zone: _Zone) -> Iterator[Block]:
    """Yield the cells of a table, row by row."""
    for row in _rows(zone.bands):
        for cell in columns_of((each for band in row for each in band.fragments), zone.strips):
            yield Block("cell", cell)


def _rows(zone: list[Band]) -> Iterator[list[Band]]:
    """Yield the bands that make one row: between rows there is more white than between the lines of a cell."""
    gaps = [above.bottom - below.top for above, below in pairwise(zone)]
    least = min(gaps, default=0)
    size = median(each.size for band in zone for each in band.fragments)
    left = min(each.x0 for band in zone for each in band.fragments)
    even = all(gap - least <= _APART * size for gap in gaps)
    row = zone[:1]
    for band, gap in zip(zone[1:], gaps, strict=True):
        starts = min(each.x0 for each in band.fragments) - left < size if even else gap - least > _APART * size
        if starts:
            yield row
            row = []
        row.append(band)
    if row:
        yield row
