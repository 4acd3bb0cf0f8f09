"""Not written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nieuwetaal.reports.annotations import Annotation


def annotate(
    data: bytes, notes: Sequence[Annotation], *, name: str, when: datetime, track_changes: bool = False
) -> bytes:
    """Return the file with its notes; raise InputError."""
    raise InputError(f"{name}: nog niet ({len(data)} bytes, {len(notes)} opmerkingen, {when}, {track_changes})")
