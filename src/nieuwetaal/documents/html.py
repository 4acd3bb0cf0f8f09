"""HTML: the text that a reader sees, each character at its exact place in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.document import Segment


def segments(text: str) -> Iterator[Segment]:
    """Yield the segments of an HTML text in reading order."""
    raise InputError(f"nieuwetaal kan nog geen HTML lezen ({len(text)} tekens)")
