"""Patterns of paths, as `[[pad]]` uses them: `archief/**`, `*.md`, `**/verslag-??.txt`.

`*` and `?` stand for characters of one name, `[abc]` for one of these, `**` as a whole step for any folders. Upper and
lower case differ. A pattern that fits a folder holds for all that is in it.
"""

from __future__ import annotations

import os
import unicodedata
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 500
"""Characters of a pattern: enough for every path that people write."""
_ANY = "**"


def fits(pattern: str, steps: Iterable[str]) -> bool:
    """Whether a pattern fits a path, given by its steps, or one of the folders that it is in.

    The time it takes grows with the lengths of both, never faster.
    """
    asked = _composed(pattern).removeprefix("./").rstrip("/").split("/")
    last = len(asked) - 1
    places = _onward({0}, asked)
    for step in steps:
        if last in places and asked[last] == _ANY:
            return True
        name = _composed(step)
        ahead = {place for place in places if asked[place] == _ANY}
        ahead |= {place + 1 for place in places if asked[place] != _ANY and fnmatchcase(name, asked[place])}
        if last + 1 in ahead:
            return True
        places = _onward(ahead, asked)
    return False


def steps_below(folder: Path, path: Path) -> tuple[str, ...] | None:
    """Return the names that lead from a folder to a path, both made absolute; None when it is not below it."""
    try:
        return Path(os.path.abspath(path)).relative_to(os.path.abspath(folder)).parts  # noqa: PTH100 follows no links
    except ValueError:
        return None


def wrong_pattern(pattern: str) -> str:
    """Say in Dutch what is wrong with a pattern; empty when nothing is."""
    if "\\" in pattern:
        return "schrijf / tussen mappen, geen \\"
    if pattern.startswith(("/", "~")) or pattern[1:2] == ":" or ".." in pattern.split("/"):
        return "een pad begint in de map van dit bestand en blijft daarbinnen, zoals ‘archief/**’"
    if len(pattern) > LONGEST:
        return f"dit pad is langer dan {LONGEST} tekens"
    if any(_ANY in step and step != _ANY for step in pattern.split("/")):
        return "zet ** alleen tussen schuine strepen, zoals ‘archief/**/*.md’"
    return ""


def _onward(places: set[int], asked: list[str]) -> set[int]:
    """Return the places with those behind a `**`, which may stand for no folder at all, unless it is the last step."""
    found = set(places)
    for place in places:
        here = place
        while here < len(asked) - 1 and asked[here] == _ANY:
            here += 1
            found.add(here)
    return found


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
