"""Mail: the text that was written, apart from what was quoted, as a file (.eml) or as pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.chunks import Memory
    from nieuwetaal.documents.document import Segment
    from nieuwetaal.documents.extract import Extract


def read(data: bytes, name: str) -> Extract:
    """Return what stands in a file; raise `InputError`, naming the document `name`, when it cannot be read."""
    raise InputError(f"{name}: nieuwetaal kan nog geen mailbestanden lezen ({len(data)} bytes)")


def segments(text: str, unfinished: frozenset[str], memory: Memory) -> Iterator[Segment]:
    """Yield the segments of a mail as pasted, in reading order; what it quotes is a block quote."""
    raise InputError(f"nieuwetaal kan nog geen mail lezen ({len(text)}, {len(unfinished)}, {len(memory)})")
