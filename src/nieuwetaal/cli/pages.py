"""Writing generated pages in a folder, never over a page that somebody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.errors import ConfigError, reason
from nieuwetaal.reports.guide import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Write pages by their file names; raise ConfigError when one is not ours to write over, or cannot be written."""
    try:
        for name in pages:
            if (folder / name).exists() and not (folder / name).read_bytes().startswith(MARK.encode()):
                raise ConfigError(f"{folder / name} is niet met nieuwetaal gemaakt en blijft staan; kies een lege map")
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"in {folder} kan niet geschreven worden ({reason(error)}); kies een andere map") from None
