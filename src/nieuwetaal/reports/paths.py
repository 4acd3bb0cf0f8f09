"""What files are called in reports that travel: from the folder of the check, with forward slashes, or as a URI."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from pathlib import PurePath

    from nieuwetaal.findings import Report

_NAMELESS = "invoer"
_STDIN = "-"


def name_of(result: Report | Unread) -> str:
    """Return the path of a text as the user gave it, or a word for text that has none."""
    path = result.path if isinstance(result, Unread) else result.document.path
    return _NAMELESS if path in (None, "", _STDIN) else str(path)


def relative(path: str, folder: PurePath) -> str:
    """Return a path as it is from a folder, with forward slashes; in full when it lies outside that folder.

    The `folder` tells how paths are written: as on Windows, or as everywhere else.
    """
    whole = _folded(folder / path)
    return (whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()


def uri(path: str, folder: PurePath) -> tuple[str, bool]:
    """Return the URI of a path, and whether it is relative to that of the folder."""
    whole = _folded(folder / path)
    if whole.is_relative_to(folder) or not whole.is_absolute():
        return quote(_bytes(relative(path, folder))), True
    try:
        return whole.as_uri(), False
    except UnicodeEncodeError:  # a lone surrogate
        return f"file://{quote(_bytes(whole.as_posix()))}", False


def _bytes(path: str) -> bytes:
    """Return a name as the disk has it; a lone surrogate, which stands for no byte there, as it would be coded."""
    try:
        return path.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return path.encode(errors="surrogatepass")


def _folded(path: PurePath) -> PurePath:
    """Return a path without `..`, as far as it can be without looking at the disk."""
    kept: list[str] = []
    for part in path.parts:
        if part == ".." and kept and kept[-1] not in ("..", path.anchor):
            kept.pop()
        else:
            kept.append(part)
    return type(path)(*kept)
