"""The stretches of text that a page of a PDF is made of, before anybody knows in which order they read.

All coordinates here are those of the reader: text runs to the right and lines run down, the y axis points up, units are
PDF points. `Frame` turns them back into the space of the page.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

LINE_END = 0x0A
"""The code that ends a fragment."""
SOFT_HYPHEN = "\u00ad"
_HYPHEN_MARKS = frozenset({0x02, 0xFFFE})
"""What pdfium calls a hyphen behind which a word runs on."""
_UNKNOWN = "\ufffd"
_LIGATURES = range(0xFB00, 0xFB07)
_FARTHEST = 0.45
"""A gap of so many times the type size ends a fragment; it may be a column that begins."""
_WORD_GAP = 0.25
_BACK = -0.5
_BASELINE = 0.02
_SIZE = 0.01
_DESCENT = 0.22
_ASCENT = 0.78


class Char(NamedTuple):
    """A character as the PDF draws it, from `x0` to `x1` on a baseline; `size` is that of the type."""

    code: int
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How the text of page `page` (1-based) is turned: `turn` quarters against the clock, and what `bounds` it has."""

    page: int
    turn: int
    bounds: Box

    def to_page(self, box: Box) -> Box:
        """Return a box of the reader as it stands in the space of the page."""
        return turned(box, -self.turn)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text on one baseline without wide gaps: `edges` has the left and right end of every character, two by two."""

    frame: Frame
    text: str
    edges: array[float]
    baseline: float
    size: float
    bold: bool = False

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.edges[-1]


def turned(box: Box, quarters: int) -> Box:
    """Return a box in axes that are turned so many quarters against the clock."""
    x0, y0, x1, y1 = box
    match quarters % 4:
        case 1:
            return y0, -x1, y1, -x0
        case 2:
            return -x1, -y1, -x0, -y0
        case 3:
            return -y1, x0, -y0, x1
    return box


def band(baseline: float, size: float) -> tuple[float, float]:
    """Return the bottom and top of a line of type: what a highlighter would mark."""
    return baseline - _DESCENT * size, baseline + _ASCENT * size


def fragments(chars: Iterable[Char], frame: Frame) -> Iterator[Fragment]:
    """Yield the fragments of characters that come in the order in which the PDF draws them."""
    builder = _Builder(frame)
    for char in chars:
        if char.code == LINE_END or builder.ends_before(char):
            yield from builder.close()
        builder.add(char)
    yield from builder.close()


class _Builder:
    """A fragment in the making."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.letters: list[str] = []
        self.edges: array[float] = array("f")
        self.last: Char | None = None
        self.space = False

    def ends_before(self, char: Char) -> bool:
        last = self.last
        if last is None:
            return False
        gap = char.x0 - last.x1
        return (
            abs(char.baseline - last.baseline) > _BASELINE * last.size
            or abs(char.size - last.size) > _SIZE * last.size
            or char.bold != last.bold
            or not _BACK * last.size < gap < _FARTHEST * last.size
        )

    def add(self, char: Char) -> None:
        letters = _letters(char.code)
        if letters in {"", " "}:
            self.space = self.space or letters == " "
            return
        if self.last and (self.space or char.x0 - self.last.x1 > _WORD_GAP * char.size):
            self.letters.append(" ")
            self.edges.extend((self.last.x1, max(char.x0, self.last.x1)))
        self.space = False
        self.letters.append(letters)
        if len(letters) == 1:
            self.edges.extend((char.x0, char.x1))
        else:
            step = (char.x1 - char.x0) / len(letters)
            self.edges.extend(char.x0 + side * step for side in _sides(len(letters)))
        self.last = char

    def close(self) -> Iterator[Fragment]:
        if self.last is not None:
            last = self.last
            yield Fragment(self.frame, "".join(self.letters), self.edges, last.baseline, last.size, last.bold)
        self.letters, self.edges = [], array("f")
        self.last, self.space = None, False


def _sides(count: int) -> list[int]:
    """Return 0, 1, 1, 2, 2, … up to `count`: the ends of so many letters that stand side by side."""
    return [(index + 1) // 2 for index in range(2 * count)]


@cache
def _letters(code: int) -> str:
    """Return what a character stands for: a ligature its letters, what cannot be told nothing."""
    if code in _HYPHEN_MARKS:
        return "-"
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    letter = chr(code)
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in {"Cc", "Cs", "Cn"} or letter == _UNKNOWN else letter
