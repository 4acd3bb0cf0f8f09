"""Saying what was left unread: passages that are not Dutch."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.documents import Places, Segment
    from nieuwetaal.findings import Place

Passage = tuple["Segment", str]
"""A passage that was not read, with the Dutch name of its language."""
_MOST = 3
_LONGEST = 40


def unread(passages: Sequence[Passage], places: Places) -> Iterator[str]:
    """Yield a Dutch line for each of the first passages that were not read, and one for all the others."""
    for segment, language in passages[:_MOST]:
        place = places.place(*segment.source_span(0, len(segment.text)))
        yield f"{_where(place)}: {language}, niet gelezen: ‘{_short(segment.text)}’"
    more = passages[_MOST:]
    if more:
        named = ", ".join(language for language, _ in Counter(language for _, language in more).most_common())
        yield f"nog {len(more)} {'stukken' if len(more) > 1 else 'stuk'} niet gelezen ({named})"


def _where(place: Place) -> str:
    if place.page is not None:
        return f"bladzijde {place.page}"
    if place.paragraph is not None:
        return f"{place.part or 'tekst'}, alinea {place.paragraph}"
    return f"regel {place.line}"


def _short(text: str) -> str:
    """Return the first words of a text."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]} …"
