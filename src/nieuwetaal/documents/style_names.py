"""What the names of styles of paragraphs tell: they are English or Dutch, whatever program wrote the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nieuwetaal.documents.document import Kind

_QUOTATION = re.compile(r"quot|citaat", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|kop)( \d+)?|title|titel|subtitle|ondertitel", re.IGNORECASE)


def kind_of_style(names: Iterable[str]) -> Kind | None:
    """Return what a style with these names, its own and those it comes from, is for: quotations, or headings."""
    known = list(names)
    if any(map(_QUOTATION.search, known)):
        return "block-quote"
    return "heading" if any(map(_HEADING.fullmatch, known)) else None
