"""A zip file written again with some of its parts changed, the others as they were."""

from __future__ import annotations

import io
import zipfile
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nieuwetaal.documents.archives import Archive


def repacked(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Return the archive with new bytes for the parts in `changed`: same order, same names, packed as before."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, info in archive.entries.items():
            data = changed[name] if name in changed else archive.read(name)
            made.writestr(copy(info), data)
    return target.getvalue()
