"""Lines of a PDF become paragraphs, headings, list items and cells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from nieuwetaal.documents.text.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nieuwetaal.documents.document import Kind
    from nieuwetaal.documents.pdf.lines import Line

_CLOSED = re.compile(r"""[.!?:;…]["'”’»)\]]*\Z""")
_ENDED = re.compile(r"""[.:;,…]["'”’»)\]]*\Z""")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})[.)]?\s*(?=[^\W\d_]|[\"'“‘„(])")
_OTHER_SIZE = 1.08
_INDENT = 0.7
_GAP = 1.18
"""Lines that stand so many times as far apart as usual are two paragraphs, unless a sentence runs on."""
_WIDE_GAP = 2.0
_WORD_SPACE = 0.5
_SHORT = 0.15
_HEADING_WIDTH = 0.75
_LONGEST_HEADING = 160
_MOST_HEADING_LINES = 3
_SMALL = 0.93


@dataclass(slots=True)
class Paragraph:
    """Lines that read on; the prose of the first starts at `skip`, behind a bullet or number."""

    kind: Kind
    lines: list[Line]
    skip: int
    full: bool
    """Whether its last line reaches the right edge of its column."""

    def runs_on(self, following: Paragraph) -> bool:
        """Return whether `following`, at the top of the next column, takes up the sentence of this one."""
        last, first = self.lines[-1], following.lines[0]
        if self.kind not in {"paragraph", "list-item"} or following.skip or _differs(last, first):
            return False
        if last.hyphenated:
            return True
        small = first.text.lstrip("\"'“‘„(")[:1].islower()
        return not is_closed(last) and (small or (self.full and following.kind != "heading"))


class Setter:
    """Sets lines into paragraphs, knowing the type that the document is set in."""

    def __init__(self, lines: Iterable[Sequence[Line]]) -> None:
        """Look at the lines of all blocks."""
        sizes: Counter[float] = Counter()
        leads: dict[int, Counter[float]] = defaultdict(Counter)
        for block in lines:
            for line in block:
                sizes[round(line.size, 1)] += len(line.text)
            for above, below in pairwise(block):
                if not _differs(above, below) and above.baseline > below.baseline:
                    leads[round(below.size)][round(2 * (above.baseline - below.baseline)) / 2] += 1
        self.body: float = sizes.most_common(1)[0][0] if sizes else 0.0
        self._leads: Mapping[int, float] = {size: counts.most_common(1)[0][0] for size, counts in leads.items()}

    def prose(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        """Yield the paragraphs of a column."""
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        group: list[Line] = []
        for line in lines:
            if group and self._starts_anew(group, line, right, right - left):
                yield self._paragraph(group, left, right)
                group = []
            group.append(line)
        yield self._paragraph(group, left, right)

    def cells(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        """Yield the paragraphs of a cell of a table."""
        group: list[Line] = []
        for line in lines:
            if group and (_marker(line)[1] or self._is_apart(group[-1], line) or _differs(group[-1], line)):
                yield Paragraph("table-cell", group, _marker(group[0])[0], full=False)
                group = []
            group.append(line)
        yield Paragraph("table-cell", group, _marker(group[0])[0], full=False)

    def footnotes(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        """Yield footnotes: each starts with its number."""
        group: list[Line] = []
        for line in lines:
            if group and (line.note or _NOTE.match(line.text)):
                yield _footnote(group)
                group = []
            group.append(line)
        if group:
            yield _footnote(group)

    def parted(self, lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
        """Return the lines of a column without the footnotes below them, and these."""
        cut = len(lines)
        while cut and lines[cut - 1].size < _SMALL * self.body:
            cut -= 1
        while cut < len(lines) and not (lines[cut].note or _NOTE.match(lines[cut].text)):
            cut += 1
        if cut == len(lines) or not _is_low(lines[cut]):
            return lines, ()
        return lines[:cut], lines[cut:]

    def _starts_anew(self, group: list[Line], line: Line, right: float, width: float) -> bool:
        above = group[-1]
        small = line.text.lstrip("\"'“‘„(")[:1].islower()
        open_end = not is_closed(above)
        mark = _marker(line)[1]
        if mark == "strong" or abs(above.size - line.size) > (_OTHER_SIZE - 1) * line.size or self._is_far(above, line):
            return True
        if above.bold != line.bold and not (small and open_end):
            return True
        if mark == "weak" and (not open_end or _marker(group[0])[1]):
            return True
        if above.hyphenated or (open_end and (small or above.text.endswith(","))):
            return False
        return self._is_apart(above, line) or _indents(group, line) or _has_room(above, line, right, width)

    def _is_far(self, above: Line, line: Line) -> bool:
        distance = above.baseline - line.baseline
        return distance <= 0 or distance > _WIDE_GAP * self._lead(line)

    def _is_apart(self, above: Line, line: Line) -> bool:
        return above.baseline - line.baseline > _GAP * self._lead(line)

    def _lead(self, line: Line) -> float:
        return self._leads.get(round(line.size), 1.2 * line.size)

    def _paragraph(self, group: list[Line], left: float, right: float) -> Paragraph:
        skip, mark = _marker(group[0])
        width = right - left
        kind: Kind = "list-item" if mark else "paragraph"
        if mark != "strong" and self._is_heading(group, left + _HEADING_WIDTH * width):
            kind = "heading"
        return Paragraph(kind, group, skip, full=right - group[-1].x1 < _SHORT * width)

    def _is_heading(self, group: list[Line], edge: float) -> bool:
        length = sum(len(line.text) for line in group)
        if len(group) > _MOST_HEADING_LINES or length > _LONGEST_HEADING or _ENDED.search(group[-1].text):
            return False
        first = group[0]
        if not any(letter.isalpha() for line in group for letter in line.text):
            return False
        if first.size >= _OTHER_SIZE * self.body or first.bold:
            return True
        opens = not first.text.lstrip("\"'“‘„(")[:1].islower()
        return len(group) == 1 and first.x1 < edge and opens and not is_closed(first)


def is_closed(line: Line) -> bool:
    """Return whether a line ends with punctuation that closes a sentence or clause."""
    return _CLOSED.search(line.text) is not None


def _differs(above: Line, below: Line) -> bool:
    return abs(above.size - below.size) > (_OTHER_SIZE - 1) * below.size or above.bold != below.bold


def _marker(line: Line) -> tuple[int, str | None]:
    """Return where the prose of a line starts, and what kind of list marker stands before it."""
    found = next(read_lines(line.text), None)
    return (found.start, found.marker) if found and found.marker else (0, None)


def _indents(group: list[Line], line: Line) -> bool:
    """Return whether a line begins further in or out than the lines above it, as the first of a paragraph does."""
    above = group[-1]
    reach = _INDENT * line.size
    if _marker(group[0])[1]:
        hangs = line.x0 > group[0].x0 + reach / 2
        return not hangs and (is_closed(above) or (len(group) > 1 and line.x0 < above.x0 - reach))
    if line.x0 > above.x0 + reach:
        return is_closed(above)
    return len(group) > 1 and line.x0 < above.x0 - reach and is_closed(above)


def _has_room(above: Line, line: Line, right: float, width: float) -> bool:
    """Return whether the first word of a line would have fitted on the line above it."""
    slack = right - above.x1
    return slack > _first_word(line) + _WORD_SPACE * line.size and (is_closed(above) or slack > _SHORT * width)


def _first_word(line: Line) -> float:
    """Return how wide the first word of a line is."""
    end = line.text.find(" ")
    end = len(line.text) if end < 0 else end
    return line.edges[2 * end - 1] - line.x0


def _footnote(group: list[Line]) -> Paragraph:
    mark = None if group[0].note else _NOTE.match(group[0].text)
    return Paragraph("paragraph", group, mark.end() if mark else 0, full=False)


def _is_low(line: Line) -> bool:
    _, bottom, _, top = line.frame.bounds
    return line.baseline < (bottom + top) / 2
