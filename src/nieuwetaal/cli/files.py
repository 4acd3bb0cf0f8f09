"""From the paths that a user names to the files to check."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

STDIN = "-"
LONGEST = 60
"""Of a path that is too long to be one, this much is named."""
OWN = ".nieuwetaal"
"""Stands before the suffix of files that nieuwetaal makes; when a folder is read these are left out."""
_NOT_READ = frozenset({".doc", ".dot", ".epub", ".msg", ".odp", ".ods", ".pages", ".ppt", ".pptx", ".xls", ".xlsx"})
"""Suffixes of documents that hold prose which nieuwetaal cannot read."""
_NOT_PROSE = {"__pycache__", "build", "dist", "node_modules", "site-packages", "venv"}


def find_files(
    paths: Iterable[str],
    suffixes: Collection[str],
    skips: Callable[[Path], bool] = lambda _: False,
    left_out: Callable[[str], None] = lambda _: None,
) -> Iterator[str | Unread]:
    """Yield every file once: named files whatever their suffix, from folders the files with one of `suffixes`.

    `skips` tells which files in folders are left out, since the settings say so. What cannot be found is yielded as an
    error, so that the rest is still checked. `left_out` hears of every text in a folder that is not read, and why, in
    Dutch.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _files(path, suffixes, skips, left_out):
            if isinstance(found, Unread) or found == STDIN:
                yield found
                continue
            real = Path(found).resolve()
            if real not in seen:
                seen.add(real)
                yield found


def _files(
    path: str, suffixes: Collection[str], skips: Callable[[Path], bool], left_out: Callable[[str], None]
) -> Iterator[str | Unread]:
    try:
        there = path == STDIN or Path(path).exists()
    except OSError as error:
        yield Unread(path[:LONGEST], f"{path[:LONGEST]} kan niet gelezen worden ({error.strerror}); controleer het pad")
        return
    if path == STDIN:
        yield path
    elif there and Path(path).is_dir():
        for found in _walk(path, suffixes, left_out):
            if isinstance(found, Unread) or not skips(Path(found)):
                yield found
            else:
                left_out("volgens de instellingen")
    elif there:
        yield path
    else:
        yield Unread(path, f"{path} bestaat niet; controleer het pad")


def _walk(top: str, suffixes: Collection[str], left_out: Callable[[str], None]) -> Iterator[str | Unread]:
    """Yield the texts in a folder in order of name; links to folders are not followed, so a loop cannot happen."""
    problems: list[OSError] = []
    empty = True
    for folder, inner, names in os.walk(top, onerror=problems.append):
        inner[:] = sorted(name for name in inner if not _is_skipped(Path(folder, name)))
        for name in sorted(names):
            path = Path(folder, name)
            suffix = path.suffix.lower()
            if name.startswith(".") or suffix not in {*suffixes, *_NOT_READ} or not path.is_file():
                continue
            empty = False
            if path.stem.lower().endswith(OWN):
                left_out("van nieuwetaal zelf")
            elif suffix in suffixes:
                yield str(path)
            else:
                left_out(suffix)
    for problem in problems:
        yield Unread(str(problem.filename), f"{problem.filename} mag niet gelezen worden; controleer de rechten")
    if empty and not problems:
        yield Unread(top, f"in de map {top} staan geen teksten ({', '.join(sorted(suffixes))})")


def _is_skipped(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.name in _NOT_PROSE or (folder / "pyvenv.cfg").exists()
