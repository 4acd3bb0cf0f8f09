"""What one file of settings says, every value checked and with its place."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from nieuwetaal.config import installed
from nieuwetaal.config.globs import wrong_pattern
from nieuwetaal.config.tables import Table, read_table, short
from nieuwetaal.config.values import Choices, Key, Origin, Override
from nieuwetaal.config_file import KEEP, is_ours
from nieuwetaal.errors import ConfigError, nearest
from nieuwetaal.findings import LEVELS, WRITERS, Level, Place
from nieuwetaal.rules.file_errors import reading_problem
from nieuwetaal.rules.keep import Keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EXTENDS, PATHS, CHANGES, GROUPS = "breidt-uit", "pad", "niveaus", "woordgroepen"
_CHOICES = ("uit", "aan", "niveau", "schrijver", CHANGES)
_KEYS = (EXTENDS, "regels", *_CHOICES, "model", GROUPS, PATHS, KEEP)
_SAID = (*_CHOICES, "overslaan")
_PATH_KEYS = (PATHS, *_SAID)
_KEEP_KEYS = ("uitdrukking", "omdat", "regel", "tot")
_SHOWN = tuple(level for level in LEVELS if level != "uitleg")
_NEIGHBOURS = 1000
_ADVICE = {
    GROUPS: "schrijf woordgroepen als [woordgroepen.organisatie] met daaronder erbij = […]",
    CHANGES: 'schrijf niveaus als [niveaus] met daaronder regel of categorie = "niveau"',
    PATHS: 'schrijf wat voor een pad geldt als [[pad]] met daaronder pad = "archief/**"',
    KEEP: "schrijf wat behouden blijft als [[behoud]] met daaronder uitdrukking en omdat",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What one file says: the files that it extends, in order, and its own settings."""

    extends: tuple[tuple[Path, Origin], ...]
    choices: Choices
    model: str | None
    rules: tuple[Path, ...]
    groups: Mapping[str, tuple[str, ...]]
    keeps: tuple[Keep, ...]
    overrides: tuple[Override, ...]
    origins: Mapping[Key, Origin] = field(repr=False)
    problems: tuple[str, ...]


def read_given(path: Path, text: str | None = None) -> Given:
    """Return what one file says, or will say when it holds `text`.

    Raises ConfigError, with the place, when something in it cannot be relied upon.
    """
    table = read_table(path, text)
    table.known(_KEYS)
    origins: dict[Key, Origin] = {}
    problems: list[str] = []
    return Given(
        extends=tuple(_extended(table)),
        choices=_choices(table),
        model=_model(table, origins),
        rules=tuple(_rules(table, origins, problems)),
        groups=_groups(table, origins),
        keeps=tuple(map(_keep, table.tables(KEEP, _ADVICE[KEEP]))),
        overrides=tuple(map(_override, table.tables(PATHS, _ADVICE[PATHS]))),
        origins=origins,
        problems=tuple(problems),
    )


def _extended(table: Table) -> Iterator[tuple[Path, Origin]]:
    for number, name in enumerate(table.words(EXTENDS, one=True)):
        path = _path(table, name)
        try:
            path.stat()
        except OSError as error:
            table.refuse(f"‘{short(name)}’: {reading_problem(error)}", EXTENDS, number)
        except ValueError:
            table.refuse(f"‘{short(name)}’ kan geen bestand zijn", EXTENDS, number)
        if path.is_dir():
            table.refuse(f"‘{short(name)}’ is een map; noem het bestand daarin", EXTENDS, number)
        if not path.is_file():
            table.refuse(f"‘{short(name)}’ is geen gewoon bestand", EXTENDS, number)
        if path.name == "pyproject.toml" and not is_ours(path):
            table.refuse(f"in ‘{short(name)}’ staat geen [tool.nieuwetaal]", EXTENDS, number)
        yield path, table.origin(EXTENDS, number)


def _choices(table: Table) -> Choices:
    off, on = table.words("uit"), table.words("aan")
    for number, name in enumerate(on):
        if name in off:
            table.refuse(f"‘{short(name)}’ staat bij ‘aan’ en bij ‘uit’; kies er een", "aan", number)
    changes = table.table(CHANGES, _ADVICE[CHANGES])
    for name in changes.values:
        changes.keep_out(name)
    if "uit" in changes.values.values():
        name = next(name for name, value in changes.values.items() if value == "uit")
        changes.refuse(f'‘uit’ is geen niveau; schrijf uit = ["{short(name)}"] bij de andere instellingen', name)
    levels = {name: changes.choice(name, _SHOWN) for name in changes.values}
    origins: dict[Key, Origin] = {(key,): table.origin(key) for key in table.values if key in _SAID}
    for kind, names in (("uit", off), ("aan", on)):
        origins |= {(kind, name): table.origin(kind, number) for number, name in enumerate(names)}
    origins |= {(CHANGES, name): changes.origin(name) for name in levels}
    return Choices(
        level=cast("Level | None", table.choice("niveau", _SHOWN)),
        writer=table.choice("schrijver", WRITERS),
        skip=table.flag("overslaan"),
        off=off,
        on=on,
        levels=cast("dict[str, Level]", levels),
        origins=origins,
    )


def _model(table: Table, origins: dict[Key, Origin]) -> str | None:
    """Return the name of a pipeline; one with a folder sign is a folder, seen from this file."""
    name = table.word("model")
    if name is None:
        return None
    origins["model",] = table.origin("model")
    return str(_path(table, name)) if {"/", os.sep} & set(name) or name.startswith(".") else name


def _rules(table: Table, origins: dict[Key, Origin], problems: list[str]) -> Iterator[Path]:
    """Yield the folders and files of rules; what is not there, is told and left out."""
    for number, name in enumerate(table.words("regels")):
        path = _path(table, name)
        try:
            if not os.path.lexists(path):  # of a link that leads nowhere is told when the rules are read
                path = _pack(table, name)
        except ConfigError as error:
            problems.append(table.wrong(str(error), "regels", number))
        else:
            origins["regels", str(path)] = table.origin("regels", number)
            yield path


def _pack(table: Table, name: str) -> Path:
    """Return the folder of an installed pack. Raises ConfigError, without a place, for a name that is nothing."""
    if name not in installed.names():
        beside = (path.name for path in table.path.parent.iterdir() if path.is_dir())
        hint = nearest(name, [*installed.names(), *islice(beside, _NEIGHBOURS)])
        if not name.isprintable() or "\\" in name:
            hint = "; schrijf in een pad / en geen \\"
        raise ConfigError(
            f"‘{short(name)}’ is geen map of bestand, en geen geïnstalleerd regelpakket{hint or '; controleer de naam'}"
        )
    return installed.folder_of(name)


def _groups(table: Table, origins: dict[Key, Origin]) -> Mapping[str, tuple[str, ...]]:
    groups = table.table(GROUPS, _ADVICE[GROUPS])
    found = {}
    for name in groups.values:
        group = groups.table(name, _ADVICE[GROUPS])
        group.known(("erbij",))
        found[name] = group.words("erbij")
        origins[GROUPS, name] = groups.origin(name)
        origins |= {(GROUPS, name, word): group.origin("erbij", number) for number, word in enumerate(found[name])}
    return found


def _override(table: Table) -> Override:
    table.known(_PATH_KEYS)
    patterns = table.words(PATHS, one=True)
    if not patterns:
        table.refuse('hier ontbreekt ‘pad’, zoals pad = "archief/**"', *([PATHS] if PATHS in table.values else []))
    for number, pattern in enumerate(patterns):
        if problem := wrong_pattern(pattern):
            table.refuse(f"‘{short(pattern)}’: {problem}", PATHS, number)
    return Override(table.path.parent, patterns, _choices(table), table.origin())


def _keep(table: Table) -> Keep:
    table.known(_KEEP_KEYS)
    words = {key: table.word(key) for key in ("uitdrukking", "omdat", "regel")}
    for key in ("uitdrukking", "omdat"):
        if words[key] is None:
            table.refuse(f"hier ontbreekt ‘{key}’")
    until = table.values.get("tot")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        table.refuse("‘tot’ hoort een datum te zijn, zoals 2027-01-01", "tot")
    origin = table.origin()
    place = Place(origin.line, origin.column)
    return Keep(words["uitdrukking"] or "", words["omdat"] or "", words["regel"], until, table.path, place)


def _path(table: Table, name: str) -> Path:
    """Return a path as seen from the file that names it, without `..` where links allow that."""
    with suppress(RuntimeError):  # there is no such user
        name = str(Path(name).expanduser())
    path = table.path.parent / name
    with suppress(ValueError):  # no path at all
        short_way = os.path.normpath(path)
        if os.path.realpath(short_way) == os.path.realpath(path):
            return Path(short_way)
    return path
