"""PDF: lines put in reading order and joined to paragraphs, each character with its page and box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from nieuwetaal.documents.extract import Extract


def read(data: bytes, name: str) -> Extract:
    """Return what stands in a file; raise `InputError`, naming the document `name`, when it cannot be read."""
    raise InputError(f"{name}: nieuwetaal kan nog geen PDF-bestanden lezen ({len(data)} bytes)")
