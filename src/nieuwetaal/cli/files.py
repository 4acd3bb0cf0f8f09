"""From the paths that a user names to the files to check."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.errors import reason
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

STDIN = "-"
LONGEST = 60
"""Of a path that is too long to be one, this much is named."""
OWN = ".nieuwetaal"
"""Stands before the suffix of files that nieuwetaal makes; when a folder is read these are left out."""
_NOT_READ = frozenset({".doc", ".dot", ".epub", ".msg", ".odp", ".ods", ".pages", ".ppt", ".pptx", ".xls", ".xlsx"})
"""Suffixes of documents that hold prose which nieuwetaal cannot read."""
_OWN_STEM = re.compile(rf"{re.escape(OWN)}(-\d+)?\Z", re.IGNORECASE)
_OWN_PAGE = re.compile(rb"""<meta name="generator" content="nieuwetaal\b""")
_OWN_PAGE_WITHIN = 4096
_PAGES = frozenset({".htm", ".html", ".xhtml"})
_OPEN_IN_WORD = "~$"
"""So begins the name of the file that Word puts beside a document while it is open."""
_MOST_WORDS = 12
"""A name that was given without quotes is looked for in at most so many words."""
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
    for path in _whole(list(paths)):
        if isinstance(path, Unread):
            yield path
            continue
        for found in _files(path, suffixes, skips, left_out):
            if isinstance(found, Unread) or found == STDIN:
                yield found
                continue
            real = Path(found).resolve()
            if real not in seen:
                seen.add(real)
                yield found


def is_own(path: Path) -> bool:
    """Tell whether a file is called as those are that nieuwetaal makes."""
    return _OWN_STEM.search(path.stem) is not None


def as_word(path: str) -> str:
    """Return a path as it is typed in a shell."""
    return f'"{path}"' if " " in path else path


def _whole(paths: Sequence[str]) -> Iterator[str | Unread]:
    """Yield the paths; words that are one path together, which lacked its quotes, make one error."""
    at = 0
    while at < len(paths):
        if (words := _words_of_one(paths[at : at + _MOST_WORDS])) > 1:
            name = " ".join(paths[at : at + words])
            yield Unread(name, f'zet aanhalingstekens om een naam met spaties: "{name}"')
        else:
            yield paths[at]
        at += words


def _words_of_one(words: Sequence[str]) -> int:
    """Return how many of the first words are one path: one, unless they only exist together."""
    for number in range(1, len(words) + 1):
        if words[number - 1] == STDIN and number == 1:
            break
        if is_path(" ".join(words[:number])):
            return number
        if number > 1 and is_path(words[number - 1]):
            break
    return 1


def is_path(path: str) -> bool:
    """Tell whether there is a file or folder of this name."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _files(
    path: str, suffixes: Collection[str], skips: Callable[[Path], bool], left_out: Callable[[str], None]
) -> Iterator[str | Unread]:
    if not path:
        yield Unread(path, "geef de naam van een bestand of map")
        return
    try:
        there = path == STDIN or Path(path).exists()
    except OSError as error:
        yield Unread(path[:LONGEST], f"{path[:LONGEST]} kan niet gelezen worden ({reason(error)}); controleer het pad")
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
    from nieuwetaal.documents import SUFFIXES

    problems: list[OSError] = []
    known = {*suffixes, *SUFFIXES, *_NOT_READ}
    empty = True
    for folder, inner, names in os.walk(top, onerror=problems.append):
        inner[:] = sorted(name for name in inner if not _is_skipped(Path(folder, name)))
        for name in sorted(names):
            path = Path(folder, name)
            suffix = path.suffix.lower()
            if name.startswith((".", _OPEN_IN_WORD)) or suffix not in known or not path.is_file():
                continue
            empty = empty and suffix not in suffixes and suffix not in _NOT_READ
            if is_own(path) or _is_own_page(path):
                left_out("van nieuwetaal zelf")
            elif suffix in suffixes:
                yield str(path)
            else:
                left_out(suffix)
    for problem in problems:
        yield Unread(str(problem.filename), f"{problem.filename} mag niet gelezen worden; controleer de rechten")
    if empty and not problems:
        yield Unread(top, f"in de map {top} staan geen teksten ({', '.join(sorted(suffixes))})")


def _is_own_page(path: Path) -> bool:
    """Tell whether a file is a page that `--format html` made, whatever it is called."""
    if path.suffix.lower() not in _PAGES:
        return False
    try:
        with path.open("rb") as file:
            return _OWN_PAGE.search(file.read(_OWN_PAGE_WITHIN)) is not None
    except OSError:
        return False


def _is_skipped(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.name in _NOT_PROSE or (folder / "pyvenv.cfg").exists()
