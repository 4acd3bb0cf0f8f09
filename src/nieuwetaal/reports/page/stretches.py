"""Where a span of a document stands in the clean text of its segments, the other way round from `Segment.source`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.documents import Segment


@dataclass(frozen=True, slots=True)
class Stretch:
    """The half-open span `start..end` of the text of the segment with this index."""

    segment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of a segment from `offset` on that stand together in the document; the first is `width` wide."""

    start: int
    end: int
    segment: int
    offset: int
    width: int

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the segment that the document span `start..end`, which touches this run, stands for."""
        second = self.start + self.width
        first = 0 if start < second else start - second + 1
        last = 1 if end <= second else min(end, self.end) - second + 1
        return self.offset + first, self.offset + last


class SegmentIndex:
    """The segments of a document by where they stand in it."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the segments in any order; where they touch the same characters, all of them have those."""
        runs = (run for number, segment in enumerate(segments) for run in _runs(number, segment))
        self._runs = sorted(runs, key=lambda run: (run.start, run.end, run.segment, run.offset))
        self._ends = [run.end for run in self._runs]

    def find(self, start: int, end: int) -> list[Stretch]:
        """Return where the document span `start..end` is read: one stretch for every segment that it touches."""
        found: dict[int, Stretch] = {}
        for index in range(bisect_right(self._ends, start), len(self._runs)):
            run = self._runs[index]
            if run.start >= end:
                break
            first, last = run.within(start, end)
            known = found.get(run.segment, Stretch(run.segment, first, last))
            found[run.segment] = Stretch(run.segment, min(known.start, first), max(known.end, last))
        return list(found.values())


def _runs(number: int, segment: Segment) -> Iterator[_Run]:
    ends = [offset for offset, _, _ in segment.runs[1:]]
    for (offset, source, width), upto in zip(segment.runs, [*ends, len(segment.text)], strict=True):
        if upto > offset:
            yield _Run(source, source + width + upto - offset - 1, number, offset, width)
