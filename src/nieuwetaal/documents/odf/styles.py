"""What the styles of an OpenDocument text tell about the words in them: hidden, quoted, a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.documents.odf.names import STYLE, TEXT
from nieuwetaal.documents.style_names import kind_of_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from nieuwetaal.documents.document import Kind

_CODED = re.compile(r"_([0-9a-f]{2,4})_")
"""Characters that cannot stand in a name are written as a number between underscores."""
_LONGEST_LINE = 50
"""How many styles may stand above a style; more is a circle."""


class Styles:
    """The styles of a document by family and name; of two with one name, that of the first root holds."""

    def __init__(self, *roots: _Element) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
                self._styles.setdefault(key, style)
        self._hidden: dict[tuple[str, str], bool] = {}
        self._kinds: dict[str, Kind | None] = {}

    def hidden(self, family: str, name: str | None) -> bool:
        """Whether the words in a style are not shown."""
        if name is None:
            return False
        key = (family, name)
        if key not in self._hidden:
            self._hidden[key] = self._is_hidden(family, name)
        return self._hidden[key]

    def kind(self, name: str | None) -> Kind | None:
        """Return whether a style of paragraphs is for quotations ("block-quote") or headings; None for any other."""
        if name is None:
            return None
        if name not in self._kinds:
            self._kinds[name] = kind_of_style(self._names(name))
        return self._kinds[name]

    def _is_hidden(self, family: str, name: str) -> bool:
        for style in self._line(family, name):
            for properties in style.iterfind(f"{STYLE}text-properties"):
                display = properties.get(f"{TEXT}display")
                if display is not None:
                    return display == "none"
        return False

    def _names(self, name: str) -> Iterator[str]:
        yield _plain(name)
        for style in self._line("paragraph", name):
            yield style.get(f"{STYLE}display-name") or _plain(style.get(f"{STYLE}name", ""))
            yield _plain(style.get(f"{STYLE}parent-style-name", ""))

    def _line(self, family: str, name: str) -> Iterator[_Element]:
        """Yield a style and those that it comes from."""
        for _ in range(_LONGEST_LINE):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name", "")


def _plain(name: str) -> str:
    return _CODED.sub(lambda match: chr(int(match[1], 16)), name)
