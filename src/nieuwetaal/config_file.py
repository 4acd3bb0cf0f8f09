"""A file of settings as the text that people wrote: where its tables stand."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from nieuwetaal.errors import ConfigError
from nieuwetaal.rules.file_errors import one_line, reading_problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE = "nieuwetaal.toml"
KEEP = "behoud"
LARGEST = 1_000_000
"""Bytes of a file of settings: a thousand times what people write, and read within a second."""

_TWICE = "deze sleutel of tabel staat er al; neem de twee samen"
_PROBLEMS = (
    ("Cannot overwrite", _TWICE),
    ("Cannot declare", _TWICE),
    ("Cannot mutate", _TWICE),
    ("Cannot redefine", _TWICE),
    ("Duplicate inline table key", _TWICE),
    ("Expected '=' after a key", "hier ontbreekt = achter een sleutel"),
    ("Unclosed array", "hier ontbreekt ] aan het eind van een lijst"),
    ("Unclosed inline table", "hier ontbreekt } aan het eind"),
    ("Unterminated string", "hier ontbreekt een aanhalingsteken"),
    ("Invalid initial character for a key", "hier hoort een sleutel te staan, zoals niveau = …"),
    ("Invalid statement", "hier hoort een sleutel te staan, zoals niveau = …"),
    ("at the end of a table declaration", "hier ontbreekt ] achter de naam van een tabel"),
    ("at the end of an array declaration", "hier ontbreekt ]] achter de naam van een tabel"),
    ("Expected newline or end of document", "zet elke sleutel op een eigen regel"),
    ("Invalid hex value", "schrijf in een pad / en geen \\"),
    ("Unescaped '\\'", "schrijf \\\\ voor één \\, of zet de tekst tussen enkele aanhalingstekens"),
    ("Invalid date", "deze datum bestaat niet"),
    ("Invalid value", 'zet tekst tussen aanhalingstekens, zoals niveau = "sterk"'),
    ("Expected", "hier ontbreekt een aanhalingsteken"),
    ("Illegal character", "dit teken mag hier niet staan; is een aanhalingsteken niet gesloten?"),
)
_HEADER = re.compile(r"^\s*\[{1,2}tool\.nieuwetaal[\].]", re.MULTILINE)


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


def text_of(path: Path) -> str:
    """Return the text of a file of settings, without a byte-order mark. Raises ConfigError, with the place."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError(one_line(f"{path}:1:1: {reading_problem(error)}")) from None
    if len(data) > LARGEST:
        advice = "zet lange woordenlijsten in een map met woordgroepen"
        raise ConfigError(f"{path}:1:1: dit bestand is groter dan {LARGEST // 1_000_000} MB; {advice}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        advice = "kies bij het opslaan voor UTF-8"
        raise ConfigError(f"{path}:{line}:{column}: dit bestand is niet in UTF-8 opgeslagen; {advice}") from None


def parsed(path: Path, text: str) -> dict[str, Any]:
    """Return the content of a file of settings. Raises ConfigError, with the place."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = re.search(r"\(at line (\d+), column (\d+)\)$", said)
        line, column = (int(found[1]), int(found[2])) if found else _end(text)
        problem = next((dutch for english, dutch in _PROBLEMS if english in said), "")
        if problem == _TWICE:  # the place is behind the value
            said_line = text.split("\n")[line - 1]
            column = len(said_line) - len(said_line.lstrip()) + 1
        raise ConfigError(f"{path}:{line}:{column}: dit is geen geldige TOML{problem and f': {problem}'}") from None
    except RecursionError:
        raise ConfigError(f"{path}:1:1: hier staan te veel haakjes in elkaar") from None


def is_ours(path: Path) -> bool:
    """Whether a file of settings that is shared with other programs has a table for us."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST).decode("utf-8-sig", "replace")
    except OSError as error:
        raise ConfigError(one_line(f"{path}:1:1: {reading_problem(error)}")) from None
    if "nieuwetaal" not in text:
        return False
    try:
        tool = tomllib.loads(text).get("tool")
    except (tomllib.TOMLDecodeError, RecursionError):
        return _HEADER.search(text) is not None
    return isinstance(tool, dict) and "nieuwetaal" in tool


def _end(text: str) -> tuple[int, int]:
    """Return the place of the last character that is no white space."""
    whole = text.rstrip()
    return whole.count("\n") + 1, max(len(whole) - whole.rfind("\n") - 1, 1)
