"""A file of settings as the text that people wrote: where its tables stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE = "nieuwetaal.toml"
KEEP = "behoud"


def own_table(path: Path) -> tuple[str, ...]:
    """Return the table that holds our settings in a file: the whole of our own, a part of one that is shared."""
    return ("tool", "nieuwetaal") if path.name == "pyproject.toml" else ()


def section_lines(lines: Sequence[str], section: tuple[str, ...]) -> tuple[int, int]:
    """Return the range of lines of a table, its header not included; the top of the file for the empty section."""
    headers = _headers(lines)
    first = 0
    if section:
        name = rf"\s*\[\s*{re.escape('.'.join(section))}\s*\]"
        first = next((index + 1 for index in headers if re.match(name, lines[index])), len(lines))
    return first, next((index for index in headers if index >= first), len(lines))


def array_lines(lines: Sequence[str], section: tuple[str, ...], number: int) -> tuple[int, int]:
    """Return the range of lines of the `number`-th (from 0) of an array of tables, with its header; empty if none."""
    name = rf"\s*\[\[\s*{re.escape('.'.join(section))}\s*\]\]"
    headers = _headers(lines)
    own = [index for index in headers if re.match(name, lines[index])]
    if number >= len(own):
        return 0, 0
    return own[number], next((index for index in headers if index > own[number]), len(lines))


def _headers(lines: Sequence[str]) -> list[int]:
    return [index for index, line in enumerate(lines) if re.match(r"\s*\[", line)]


def text_of(path: Path, errors: str = "strict") -> str:
    """Return the text of a file of settings, without a byte-order mark. Raises ConfigError."""
    try:
        return path.read_bytes().decode("utf-8-sig", errors)
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: dit bestand is niet in UTF-8 opgeslagen") from None
    except OSError as error:
        raise ConfigError(f"{path}: kan niet lezen ({error.strerror})") from None
