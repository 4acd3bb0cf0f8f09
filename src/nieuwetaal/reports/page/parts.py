"""Which part of a file a segment stands in: text, table, footnote, page. A page of HTML says so where that changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nieuwetaal.documents import Document
    from nieuwetaal.findings import Place

_TABLE = "tabel"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file by the name that people know; `aside` when it does not belong to the running text."""

    name: str
    aside: bool = False


TEXT = Part("tekst")
"""The running text itself, and all of a file that knows no parts."""


def parts(document: Document) -> list[Part]:
    """Return for every segment of a document the part where it begins; nothing but text when there is only one."""
    places = document.places
    if places is None:
        return [TEXT] * len(document.segments)
    found = [_part(places.place(*segment.source_span(0, 1))) for segment in document.segments]
    return found if len(set(found)) > 1 else [TEXT] * len(found)


def _part(place: Place) -> Part:
    if place.page is not None:
        return Part(f"bladzijde {place.page}")
    if place.part is None or place.part == TEXT.name:
        return TEXT
    return Part(place.part, aside=not place.part.startswith(_TABLE))
