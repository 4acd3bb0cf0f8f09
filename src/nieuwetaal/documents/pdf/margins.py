"""What is printed on every page of a PDF: running headers and footers, and page numbers. It is not read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nieuwetaal.documents.pdf.file import Page
    from nieuwetaal.documents.pdf.fragments import Fragment

_MARGIN = 0.16
"""The part of the height of a page, at its top and bottom, where headers and footers stand."""
_LARGEST = 1.2
"""Type that is so many times as large as the body's is a title, also when it stands on top of every page."""
_SAME_HEIGHT = 4
_ENOUGH_PAGES = 3
_DIGITS = re.compile(r"\d+")

_SAME_ROW = 1.0
_FAR = 3.0
"""Text that stands so many type sizes away on the same baseline is something else: a date at the right."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Fragments that stand side by side near an edge of a page, `distance` points from it."""

    top: bool
    distance: float
    words: str
    fragments: list[Fragment]


def without_repeats(pages: Sequence[Page], body: float) -> list[Page]:
    """Return the pages without what stands, digits aside, at the same height on three of them, or on half.

    `body` is the usual type size. A document of one page has no repeats.
    """
    rows = [list(_rows(page, body)) for page in pages]
    seen: dict[tuple[bool, str], list[tuple[float, int]]] = defaultdict(list)
    for number, found in enumerate(rows):
        for row in found:
            seen[row.top, row.words].append((row.distance, number))
    enough = max(2, min(_ENOUGH_PAGES, (len(pages) + 1) // 2))
    heights = {key: _heights(places, enough) for key, places in seen.items()}
    return [_without(page, found, heights) for page, found in zip(pages, rows, strict=True)]


def _without(page: Page, rows: Iterable[_Row], heights: Mapping[tuple[bool, str], Sequence[float]]) -> Page:
    dropped = {
        id(fragment)
        for row in rows
        for fragment in row.fragments
        if any(abs(row.distance - height) <= _SAME_HEIGHT for height in heights[row.top, row.words])
    }
    return replace(page, fragments=[each for each in page.fragments if id(each) not in dropped])


def _rows(page: Page, body: float) -> Iterator[_Row]:
    """Yield what stands near the top and bottom of a page, in type that is not large."""
    _, bottom, _, top = page.frame.bounds
    depth = _MARGIN * (top - bottom)
    near = [
        each
        for each in page.fragments
        if each.size < _LARGEST * body and not bottom + depth < each.baseline < top - depth
    ]
    row: list[Fragment] = []
    for fragment in sorted(near, key=lambda each: (-round(each.baseline), each.x0)):
        if row and not _is_beside(row[-1], fragment):
            yield _row(row, bottom, top)
            row = []
        row.append(fragment)
    if row:
        yield _row(row, bottom, top)


def _is_beside(before: Fragment, after: Fragment) -> bool:
    same = abs(before.baseline - after.baseline) <= _SAME_ROW
    return same and after.x0 - before.x1 < _FAR * after.size


def _row(fragments: list[Fragment], bottom: float, top: float) -> _Row:
    baseline = fragments[0].baseline
    is_top = baseline > (bottom + top) / 2
    words = _DIGITS.sub("#", " ".join(each.text for each in fragments).casefold())
    return _Row(is_top, top - baseline if is_top else baseline - bottom, words, fragments)


def _heights(places: Iterable[tuple[float, int]], enough: int) -> list[float]:
    """Return the heights, in whole points, near which something stands on enough pages."""
    pages: dict[int, set[int]] = defaultdict(set)
    for height, page in places:
        pages[round(height)].add(page)
    near = range(-_SAME_HEIGHT, _SAME_HEIGHT + 1)
    return [height for height in pages if len(set().union(*(pages.get(height + step, ()) for step in near))) >= enough]
