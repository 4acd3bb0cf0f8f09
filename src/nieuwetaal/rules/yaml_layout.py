"""Slips of layout in YAML: spaces before a key or a dash, and those behind a colon or a dash, told in Dutch.

The parser says where it got lost; people want to know which line to move, and below which other line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NO_SPACE = "zet een spatie achter de dubbele punt"
NO_SPACE_BEHIND_DASH = "zet een spatie achter het streepje"
_LINE = re.compile(r"( *)(-(?: +|$))?(?:([\w-]+):(?:$| +(.*)))?")
_GLUED = re.compile(r"( *(?:- +)?[a-z][\w-]*:)[^\s/:\d]")
_GLUED_DASH = re.compile(r"( *-)[^\s\d-]")
_LOOK_BACK = 3
"""Lines above the place where the parser stopped in which a missing space is looked for."""

Found = tuple[int, int, str]
"""A 1-based line and column, and what to do."""


class _Level(NamedTuple):
    """A column (from 0) in which keys or dashes stand, the name of the last of them, and its line."""

    column: int
    name: str
    line: int


class _Line(NamedTuple):
    """What begins a line: the column of its dash, and of its key with the name and the value; -1 for neither."""

    dash: int
    column: int
    name: str
    value: str


def glued(text: str) -> bool:
    """Tell whether a text is a key with its value, without the space between them."""
    return _GLUED.match(text) is not None


def layout_slip(lines: Sequence[str], number: int) -> Found | None:
    """Return the slip of layout at which the parser stopped on line `number`, or None when it is something else."""
    return _without_space(lines, number) or _moved(lines, number)


def _without_space(lines: Sequence[str], number: int) -> Found | None:
    for line in range(number, max(0, number - 1 - _LOOK_BACK), -1):
        for pattern, advice in ((_GLUED, NO_SPACE), (_GLUED_DASH, NO_SPACE_BEHIND_DASH)):
            if found := pattern.match(lines[line - 1]):
                return line, found.end(1) + 1, advice
    return None


def _moved(lines: Sequence[str], number: int) -> Found | None:
    """Return what to do when a key or a dash does not stand straight below its likes."""
    line = _parts(lines[number - 1])
    keys, dashes, last = _levels(lines[: number - 1])
    if line.dash >= 0 and dashes and all(level.column != line.dash for level in dashes):
        likely = min(dashes, key=lambda level: abs(level.column - line.dash))
        return number, line.dash + 1, f"zet dit streepje recht onder dat van regel {likely.line}"
    if line.dash >= 0 or line.column < 0 or not keys:
        return None
    if keys[-1].name == "als" and all(level.line != keys[-1].line for level in dashes):
        return keys[-1].line, keys[-1].column + 1, "zet een streepje en een spatie voor 'als': - als"
    is_too_far = last is not None and last.value and line.column > last.column
    if not is_too_far and any(level.column == line.column for level in keys):
        return None
    meant = keys[-1] if is_too_far else _nearest(line, keys, dashes)
    return number, line.column + 1, _below(line.name, meant)


def _below(name: str, level: _Level) -> str:
    spaces = "1 spatie" if level.column == 1 else f"{level.column} spaties"
    where = f"met {spaces} ervoor" if level.column else "helemaal vooraan, zonder spaties"
    return f"zet '{name}' recht onder '{level.name}' van regel {level.line}, {where}"


def _nearest(line: _Line, keys: Sequence[_Level], dashes: Sequence[_Level]) -> _Level:
    """Return the level that a key was meant for: behind the dash in its column, else the nearest."""
    if any(level.column == line.column for level in dashes) and keys[-1].column > line.column:
        return keys[-1]
    from nieuwetaal.rules.schema import RuleFile  # noqa: PLC0415 takes long, and is asked for in few broken files

    deep = line.name not in RuleFile.model_fields
    return min(keys, key=lambda level: (abs(level.column - line.column), -level.column if deep else level.column))


def _levels(lines: Sequence[str]) -> tuple[list[_Level], list[_Level], _Line | None]:
    """Return the levels of keys and of dashes that are open below these lines, and the last line with a key or dash."""
    keys: list[_Level] = []
    dashes: list[_Level] = []
    last = None
    for number, text in enumerate(lines, 1):
        line = _parts(text)
        if line.dash < 0 and line.column < 0:
            continue
        last = line
        if line.dash >= 0:
            keys = [level for level in keys if level.column <= line.dash]
            dashes = [*(level for level in dashes if level.column < line.dash), _Level(line.dash, "", number)]
        if line.column >= 0:
            keys = [*(level for level in keys if level.column < line.column), _Level(line.column, line.name, number)]
            dashes = [level for level in dashes if level.column < line.column]
    return keys, dashes, last


def _parts(text: str) -> _Line:
    found = _LINE.match(text)
    if found is None or not found.group().strip() or text.lstrip().startswith("#"):
        return _Line(-1, -1, "", "")
    dash = len(found[1]) if found[2] else -1
    column = found.start(3) if found[3] else -1
    return _Line(dash, column, found[3] or "", (found[4] or "").strip())


def merged_dashes(lines: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the dashes on the lines after the 1-based `first`, up to `last`, of one text."""
    for number in range(first + 1, last + 1):
        column = len(lines[number - 1]) - len(lines[number - 1].lstrip())
        if lines[number - 1][column:].startswith("- "):
            yield number, column + 1
