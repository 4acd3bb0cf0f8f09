"""Lines of type: the fragments of one column that stand on the same baseline, put side by side."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from nieuwetaal.documents.pdf.fragments import SOFT_HYPHEN, Frame, band

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nieuwetaal.documents.pdf.fragments import Box, Fragment

_SAME_BASELINE = 0.3
_LEVEL = 0.1
_SMALL = 0.8
"""Type that is smaller than its neighbours by this much may be a raised number."""
_RAISED = (-0.25, 0.62)
_NEAR = 1.5
_NO_GAP = 0.12
_NOTE_MARK = re.compile(r"[\d*†‡, ]{1,8}\Z")
_BULLET = re.compile(r"[-–—*•●○■□▪▫◦‣⁃➢➤►✓✔·\uf0a7\uf0b7\uf0d8\uf02d]\Z")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivx]{1,5})[.)]?)\Z")
_MARKER_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column; `edges` as of a fragment.

    `note`: a raised number stands before it, as before a footnote.
    """

    frame: Frame
    text: str
    edges: array[float]
    baseline: float
    size: float
    bold: bool
    note: bool = False

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.edges[-1]

    def box(self, start: int, end: int) -> Box:
        """Return the box of the characters `start..end`, in the space of the page."""
        bottom, top = band(self.baseline, self.size)
        edges = self.edges[2 * start : 2 * end]
        return self.frame.to_page((min(edges), bottom, max(edges), top))

    @property
    def hyphenated(self) -> bool:
        """Whether it ends in a hyphen right behind a letter or digit."""
        return len(self.text) > 1 and self.text[-1] in f"-‐{SOFT_HYPHEN}" and self.text[-2].isalnum()


def with_markers(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return fragments with the bullets and numbers of lists and headings joined to the text behind them.

    Else the bullets of a list would look like a column.
    """
    rows = sorted(fragments, key=lambda fragment: (-round(fragment.baseline), fragment.x0))
    joined: list[Fragment] = []
    room = inf  # to the left of the last of those that were joined
    for fragment in rows:
        before = joined[-1] if joined else None
        gap = _gap(before, fragment) if before else inf
        if before and _is_marker(before, room, gap / fragment.size):
            joined[-1] = _joined(before, fragment)
        else:
            joined.append(fragment)
            room = gap / fragment.size
    return joined


def lines(fragments: Sequence[Fragment]) -> list[Line]:
    """Return the lines of fragments that make one column, from top to bottom."""
    rows: list[list[Fragment]] = []
    small: list[Fragment] = []
    largest = max((fragment.size for fragment in fragments), default=0)
    for fragment in sorted(fragments, key=lambda each: (-each.baseline, each.x0)):
        if rows and abs(fragment.baseline - rows[-1][0].baseline) <= _SAME_BASELINE * fragment.size:
            rows[-1].append(fragment)
        elif fragment.size < _SMALL * largest:
            small.append(fragment)
        else:
            rows.append([fragment])
    alone = [fragment for fragment in small if not _taken_in(fragment, rows)]
    made = [_line(row) for row in rows]
    if alone:  # small print that goes with no larger line: it has lines of its own
        made += lines(alone)
    return sorted(made, key=lambda line: -line.baseline)


def _taken_in(fragment: Fragment, rows: list[list[Fragment]]) -> bool:
    """Return whether a small fragment belongs to a line of larger type; it is put in that row."""
    for row in rows:
        low, high = (row[0].baseline + part * row[0].size for part in _RAISED)
        if low <= fragment.baseline <= high and any(_touches(fragment, each) for each in row):
            row.append(fragment)
            return True
    return False


def _touches(fragment: Fragment, other: Fragment) -> bool:
    reach = _NEAR * fragment.size
    return fragment.size < _SMALL * other.size and (fragment.x0 - reach <= other.x1 and other.x0 <= fragment.x1 + reach)


def _line(row: Iterable[Fragment]) -> Line:
    ordered = sorted(row, key=lambda fragment: fragment.x0)
    size = max(fragment.size for fragment in ordered)
    full = [each for each in ordered if not (each.size < _SMALL * size and _NOTE_MARK.match(each.text))]
    note = bool(full) and ordered[0] is not full[0] and len(ordered) > 1
    ordered = full or ordered
    whole = ordered[0]
    for fragment in ordered[1:]:
        whole = _joined(whole, fragment)
    main = max(ordered, key=lambda fragment: len(fragment.text))
    bold = all(fragment.bold for fragment in ordered)
    return Line(whole.frame, whole.text, whole.edges, main.baseline, main.size, bold, note)


def _joined(before: Fragment, after: Fragment) -> Fragment:
    text, edges = before.text, array("f", before.edges)
    if after.x0 - before.x1 > _NO_GAP * after.size:
        text += " "
        edges.extend((before.x1, after.x0))
    edges.extend(after.edges)
    return replace(after, text=text + after.text, edges=edges, bold=before.bold and after.bold)


def _gap(before: Fragment, after: Fragment) -> float:
    if _BULLET.match(before.text):
        same = abs(before.baseline - after.baseline) <= _SAME_BASELINE * after.size
    else:  # a number that is smaller, or raised, belongs to a note
        same = abs(before.baseline - after.baseline) <= _LEVEL * after.size and before.size >= _SMALL * after.size
    if not same:
        return inf
    return after.x0 - before.x1


def _is_marker(fragment: Fragment, room: float, gap: float) -> bool:
    """Return whether a fragment marks what stands a `gap` to its right; `room` is what it has to its left.

    Both in type sizes. A number at the end of a line of a column has more room to its right.
    """
    if not 0 <= gap <= _MARKER_GAP:
        return False
    return _BULLET.match(fragment.text) is not None or (room >= gap and _NUMBER.match(fragment.text) is not None)
