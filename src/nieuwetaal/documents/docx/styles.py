"""The styles of a Word file: which paragraphs are headings, list items and quotations, and what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nieuwetaal.documents.docx.names import attribute, child, name, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
class _Style:
    """What a style says itself; None is what it leaves to the style that it stands upon. `called` is bare."""

    name: str | None
    called: str
    base: str | None = None
    hides: bool | None = None
    level: str | None = None
    list: str | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document, by their ids."""

    known: Mapping[str, _Style]

    def kind(self, properties: _Element | None, in_table: bool) -> Kind:
        """Return what a paragraph with these properties (`w:pPr`) is."""
        chain = list(self._chain(value(properties, "w:pStyle")))
        names = [style.called for style in chain]
        if _is_level(_told(value(properties, "w:outlineLvl"), (style.level for style in chain))):
            return "heading"
        if any(map(_HEADING.fullmatch, names)):
            return "heading"
        if any(map(_QUOTATION.fullmatch, names)):
            return "block-quote"
        own = value(child(properties, "w:numPr"), "w:numId")
        if (_told(own, (style.list for style in chain)) or "0") != "0":
            return "list-item"
        return "table-cell" if in_table else "paragraph"

    def lists_headings(self, properties: _Element | None) -> bool:
        """Return whether a paragraph is a line of a table of contents."""
        first = next(self._chain(value(properties, "w:pStyle")), None)
        return first is not None and _CONTENTS.fullmatch(first.called) is not None

    def hides(self, run: _Element | None, paragraph: str | None) -> bool:
        """Return whether text is hidden, by the properties of its run (`w:rPr`) and the style of its paragraph."""
        own = switch(run, "w:vanish")
        if own is not None:
            return own
        chain = (*self._chain(value(run, "w:rStyle")), *self._chain(paragraph))
        return next((style.hides for style in chain if style.hides is not None), False)

    def called(self, english: str) -> str | None:
        """Return the id of the style that Word has under this name in every language."""
        return next((each for each, style in self.known.items() if style.name == english), None)

    def _chain(self, style: str | None) -> Iterator[_Style]:
        """Yield a style and those it stands upon."""
        for _ in range(_LONGEST):
            if style is None:
                return
            found = self.known.get(style) or _Style(None, _plain(style))
            yield found
            style = found.base


def styles_of(root: _Element | None) -> Styles:
    """Return the styles that a part lists; none when there is no such part."""
    listed = () if root is None else (each for each in root if name(each) == "w:style")
    return Styles({(found := attribute(each, "styleId") or ""): _style(each, found) for each in listed})


def _style(element: _Element, number: str) -> _Style:
    """Return what a style says, read once: a document refers to it from everywhere."""
    called, properties = value(element, "w:name"), child(element, "w:pPr")
    return _Style(
        called,
        _plain(called or number),
        value(element, "w:basedOn"),
        switch(child(element, "w:rPr"), "w:vanish"),
        value(properties, "w:outlineLvl"),
        value(child(properties, "w:numPr"), "w:numId"),
    )


def _told(own: str | None, by_style: Iterable[str | None]) -> str | None:
    return own or next(filter(None, by_style), None)


def _is_level(level: str | None) -> bool:
    return level is not None and level.isdecimal() and len(level) == 1 and int(level) <= _LOWEST


@lru_cache(maxsize=1024)
def _plain(called: str) -> str:
    return re.sub(r"[\W_]", "", called).lower()
