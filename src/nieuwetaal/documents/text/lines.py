"""The lines of plain text: where they stand, what opens them, and whether one runs on into the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nieuwetaal.documents.cleaning import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"([^\n\r\v\f\x85\u2028\u2029]*+)(\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_CONTENT = re.compile(rf"[^\s{INVISIBLE}]")
_MARKER = re.compile(
    r"""
      (?P<strong> [-*•●○■□▪▫◦‣⁃➢➤►✓✔·\uf0a7\uf0b7] \s+ | o (?:\t\s* | \ {2,}) )
    | (?P<weak>   (?:[–—o] | \(?(?:\d{1,3} | [a-z] | [ivx]{1,4})[.)] | [A-Z]\)) \s+
                | \d{1,2} (?:\.\d{1,2}){1,4} \.? \s+ (?=["'“‘„(]*[A-Z]) )
    """,
    re.VERBOSE,
)
_CLOSED = re.compile(r"""[.!?:;…]["'”’»)\]]*\Z""")
_FIRST = re.compile(r"\S+")
_LAST = re.compile(r"\S+\Z")
_LONGEST_ENDING = 40
_LONGEST_WRAPPED = 200
_NARROWEST_WIDTH = 60
_SHORT = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `begin..end` without white space around it, `indent` characters from its margin.

    Its prose starts at `start`, after a list marker if there is one: *strong* (a bullet) makes a list item anywhere,
    *weak* (a number, a letter, a dash) only where a sentence does not run on.
    """

    begin: int
    start: int
    end: int
    indent: int
    marker: Literal["strong", "weak"] | None


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text breaks its lines: the `width` it is wrapped at, and the `unfinished` words that ask for more."""

    width: int
    unfinished: frozenset[str]


def read_lines(text: str) -> Iterator[Line | None]:
    """Yield the lines of `text`; None for a blank line and after a form feed, which both end a paragraph."""
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        content = _CONTENT.search(text, start, end)
        yield _line(text, start, content.start(), end) if content else None
        if match[2] == "\f":
            yield None


def _line(text: str, margin: int, begin: int, end: int) -> Line:
    while text[end - 1].isspace():
        end -= 1
    found = _MARKER.match(text, begin, end)
    if not found or found.end() == end:
        return Line(begin, begin, end, begin - margin, None)
    return Line(begin, found.end(), end, begin - margin, "strong" if found["strong"] else "weak")


def usual_width(text: str) -> int:
    """Return the width to which `text` seems wrapped, in code points: nine in ten of its lines are no longer."""
    lengths = sorted(len(line) for line in map(str.strip, text.splitlines()) if line)
    return max(lengths[len(lengths) * 9 // 10], _NARROWEST_WIDTH) if lengths else _NARROWEST_WIDTH


def is_closed(text: str, line: Line) -> bool:
    """Return whether the line ends with punctuation that closes a sentence or clause."""
    return _CLOSED.search(text, max(line.start, line.end - _LONGEST_ENDING), line.end) is not None


def runs_on(text: str, line: Line, following: Line, wrapping: Wrapping) -> bool:
    """Return whether `following` takes up the sentence of `line`, in text wrapped like this.

    A wrapped line has no room left for the first word of the next one. So a line that has room was ended by its
    writer, unless its last word asks for more or the next line starts small.
    """
    length = line.end - line.begin
    if length > _LONGEST_WRAPPED:
        return False
    first = _FIRST.match(text, following.begin, following.end)
    word = first[0] if first else ""
    needed = length + 1 + len(word)
    if is_closed(text, line):
        return needed > wrapping.width
    last = _LAST.search(text, max(line.start, line.end - _LONGEST_ENDING), line.end)
    if last and (last[0].endswith((",", "-")) or last[0].lower() in wrapping.unfinished):
        return True
    return word.lstrip("\"'“‘„(")[:1].islower() or needed > _SHORT * wrapping.width
