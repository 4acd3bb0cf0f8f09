"""Drawing words in SVG: how wide they are about, where they break, and elements that any viewer shows.

Lengths are in CSS pixels. There is no font to measure with, so widths are estimates on the wide side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from nieuwetaal.reports.excerpt import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEADING = 1.3
_NARROW = frozenset("fijlrtI.,;:'|!()[]-‘’ ")
_BROAD = frozenset("mwMW@%&…—")
_FORBIDDEN = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""No characters to XML, though Unicode has the code points."""


@dataclass(frozen=True, slots=True)
class Font:
    """A way to write: `name` is its class in the style sheet, `size` its height, `em` how much wider it runs."""

    name: str
    size: float
    em: float = 1.0
    even: bool = False

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.size * LEADING

    def width(self, text: str) -> float:
        """Return about how wide a text is, rather too much than too little."""
        return self.size * self.em * sum(0.62 if self.even and c.isascii() else _width(c) for c in text)

    def wrap(self, text: str, width: float) -> list[str]:
        """Return the text in lines of at most this width; a word that is wider is broken."""
        lines = [""]
        for word in text.split():
            for part in self._parts(word, width):
                longer = f"{lines[-1]} {part}".lstrip()
                if lines[-1] and self.width(longer) > width:
                    lines.append(part)
                else:
                    lines[-1] = longer
        return lines

    def _parts(self, word: str, width: float) -> Iterable[str]:
        part = ""
        for character in word:
            if part and self.width(part + character) > width:
                yield part
                part = ""
            part += character
        yield part


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text under each other, each with its font."""

    lines: tuple[tuple[Font, str], ...]

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(font.line for font, _ in self.lines)

    def draw(self, parent: Element, x: float, top: float, *, anchor: str = "middle") -> None:
        """Write the lines from `top` down, around or from `x`."""
        base = top
        for font, text in self.lines:
            write(parent, font, text, x, base + font.size, anchor=anchor)
            base += font.line


def rich(parent: Element, font: Font, words: Sequence[tuple[str, str]], place: tuple[float, float, float]) -> float:
    """Write words that each have a class, from left and top within a width; return where they end below."""
    left, top, width = place
    for line in _filled(font, words, width):
        text = _text(parent, font, left, top + font.size, "start")
        for number_, (word, name) in enumerate(line):
            span = SubElement(text, "tspan", {"class": name} if name else {})
            span.text = safe(word)
            span.tail = " " if number_ + 1 < len(line) else None
        top += font.line
    return top


def _filled(font: Font, words: Sequence[tuple[str, str]], width: float) -> Iterator[list[tuple[str, str]]]:
    """Yield lines of words, each at most as wide as asked."""
    line: list[tuple[str, str]] = []
    for whole, name in words:
        for word in font.wrap(whole, width):
            longer = " ".join([*(shown for shown, _ in line), word])
            if line and font.width(longer) > width:
                yield line
                line = []
            line.append((word, name))
    if line:
        yield line


def right_edge(root: Element, fonts: Iterable[Font]) -> float:
    """Return how far the boxes, lines and texts of a drawing reach to the right."""
    by_name = {font.name: font for font in fonts}
    reach = 0.0
    for element in root.iter():
        x = float(element.get("x", 0)) if element.tag in ("rect", "text") else 0.0
        if element.tag == "rect" and "%" not in element.get("width", ""):
            reach = max(reach, x + float(element.get("width", 0)))
        elif element.tag == "text":
            width = by_name[element.get("class", "")].width("".join(element.itertext()))
            reach = max(reach, x + (width / 2 if element.get("text-anchor") == "middle" else width))
        elif element.tag == "circle":
            reach = max(reach, float(element.get("cx", 0)) + float(element.get("r", 0)))
    return reach


def block(parts: Iterable[tuple[Font, str]], width: float) -> Block:
    """Return texts under each other, broken at a width; empty ones take no room."""
    return Block(tuple((font, line) for font, text in parts if text for line in font.wrap(text, width)))


def write(parent: Element, font: Font, text: str, x: float, y: float, *, anchor: str = "start") -> None:
    """Write one line of text at a base line."""
    element = _text(parent, font, x, y, anchor)
    element.text = safe(text)
    if text != text.strip():
        element.set("xml:space", "preserve")


def _text(parent: Element, font: Font, x: float, y: float, anchor: str) -> Element:
    return SubElement(parent, "text", {"class": font.name, "x": number(x), "y": number(y), "text-anchor": anchor})


def group(parent: Element, name: str, **data: str) -> Element:
    """Return a new group with a class and data for other programs."""
    return SubElement(parent, "g", {"class": name} | {f"data-{key}": safe(value) for key, value in data.items()})


def safe(text: str) -> str:
    """Return the text without what XML does not allow; it is clean of controls already."""
    return text.translate(_FORBIDDEN)


def number(value: float) -> str:
    """Return a length as short as it can be."""
    return f"{value:.1f}".removesuffix(".0")


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.37
    if character in _BROAD:
        return 0.95
    wide = columns(character)
    if wide != 1:
        return 1.1 * wide / 2
    return 0.7 if character.isupper() else 0.58 if character.isascii() else 0.75
