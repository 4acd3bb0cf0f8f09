"""The styles of a Word file: which paragraphs are headings, list items and quotations, and what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nieuwetaal.documents.docx.names import attribute, child, name, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from nieuwetaal.documents.document import Kind

_HEADING = re.compile(r"(?:heading|kop)\d|(?:sub)?title|titel|ondertitel")
_QUOTATION = re.compile(r"(?:intense)?quote|blocktext|(?:duidelijk)?citaat|bloktekst|quotations|blockquote")
_CONTENTS = re.compile(r"toc(?:\d|heading)|inhopg\d|tableoffigures|lijstmetafbeeldingen")
_LONGEST = 20
"""A style that stands upon more others than this stands upon itself."""
_LOWEST = 8
"""The outline level of a ninth heading; the next one is that of running text."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, by their ids."""

    elements: Mapping[str, _Element]

    def kind(self, properties: _Element | None, in_table: bool) -> Kind:
        """Return what a paragraph with these properties (`w:pPr`) is."""
        names = [called for called, _ in self._chain(value(properties, "w:pStyle"))]
        if self._level(properties) or any(map(_HEADING.fullmatch, names)):
            return "heading"
        if any(map(_QUOTATION.fullmatch, names)):
            return "block-quote"
        if self._numbered(properties):
            return "list-item"
        return "table-cell" if in_table else "paragraph"

    def lists_headings(self, properties: _Element | None) -> bool:
        """Return whether a paragraph is a line of a table of contents."""
        called = next((called for called, _ in self._chain(value(properties, "w:pStyle"))), "")
        return _CONTENTS.fullmatch(called) is not None

    def hides(self, run: _Element | None, paragraph: _Element | None) -> bool:
        """Return whether text is hidden, by the properties of its run (`w:rPr`) and of its paragraph (`w:pPr`)."""
        own = switch(run, "w:vanish")
        if own is not None:
            return own
        for style in (value(run, "w:rStyle"), value(paragraph, "w:pStyle")):
            for _, element in self._chain(style):
                by_style = switch(child(element, "w:rPr"), "w:vanish")
                if by_style is not None:
                    return by_style
        return False

    def called(self, english: str) -> str | None:
        """Return the id of the style that Word has under this name in every language."""
        return next((each for each, style in self.elements.items() if value(style, "w:name") == english), None)

    def _chain(self, style: str | None) -> Iterator[tuple[str, _Element | None]]:
        """Yield a style and those it stands upon, each by its name without spaces, lower case."""
        for _ in range(_LONGEST):
            if style is None:
                return
            element = self.elements.get(style)
            yield _plain(value(element, "w:name") or style), element
            style = value(element, "w:basedOn")

    def _level(self, properties: _Element | None) -> bool:
        own = value(properties, "w:outlineLvl")
        chain = self._chain(value(properties, "w:pStyle"))
        by_style = (value(child(element, "w:pPr"), "w:outlineLvl") for _, element in chain)
        level = own or next(filter(None, by_style), None)
        return level is not None and level.isdecimal() and int(level) <= _LOWEST

    def _numbered(self, properties: _Element | None) -> bool:
        own = value(child(properties, "w:numPr"), "w:numId")
        chain = self._chain(value(properties, "w:pStyle"))
        by_style = (value(child(child(element, "w:pPr"), "w:numPr"), "w:numId") for _, element in chain)
        return (own or next(filter(None, by_style), None) or "0") != "0"


def styles_of(root: _Element | None) -> Styles:
    """Return the styles that a part lists; none when there is no such part."""
    listed = () if root is None else (each for each in root if name(each) == "w:style")
    return Styles({attribute(each, "styleId") or "": each for each in listed})


@lru_cache(maxsize=1024)
def _plain(called: str) -> str:
    return re.sub(r"[\W_]", "", called).lower()
