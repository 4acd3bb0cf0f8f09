"""The settings of an organisation or a project: `nieuwetaal.toml`, or `[tool.nieuwetaal]` in `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from nieuwetaal.config_file import FILE, KEEP, array_lines, own_table, section_lines, text_of
from nieuwetaal.errors import ConfigError, nearest
from nieuwetaal.findings import LEVELS, WRITERS, Level, Place
from nieuwetaal.rules.keep import Keep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KEYS = ("regels", "uit", "aan", "niveau", "model", "schrijver", "woordgroepen", KEEP)
_KEEP_KEYS = ("uitdrukking", "omdat", "regel", "tot")
_SHOWN = tuple(level for level in LEVELS if level != "uitleg")


@dataclass(frozen=True, slots=True)
class Config:
    """What a user has chosen; the default is what nieuwetaal does without any settings.

    `rules` are folders and files of rules beside the shipped ones; `off` and `on` rule ids or categories; `groups` the
    words that are added to a word group; `keeps` the expressions that are kept, `today` the day that decides whether
    their time is over (without it, never); `cache` the folder of the disk cache, if any; `path` the file it came from.
    """

    rules: tuple[Path, ...] = ()
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    level: Level = "let-op"
    model: str = "ingebouwd"
    writer: str = "onbekend"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keeps: tuple[Keep, ...] = ()
    today: date | None = None
    cache: Path | None = None
    path: Path | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders among the own rules: they may hold word groups and sources of their own."""
        return tuple(path for path in self.rules if path.is_dir())

    def wants(self, rule: str, category: str) -> bool:
        """Whether a rule is on: what is said of the rule itself weighs more than what is said of its category."""
        if rule in self.on or rule in self.off:
            return rule in self.on
        return category in self.on or category not in self.off


_TABLE = re.compile(r"^\s*\[{1,2}tool\.nieuwetaal[\].]", re.MULTILINE)


def discover(start: Path) -> Config:
    """Return the settings that hold for a file or folder: the nearest ones found going up, or the defaults."""
    start = start.absolute()
    for folder in (start, *start.parents):
        own, shared = folder / FILE, folder / "pyproject.toml"
        if own.is_file():
            return read(own)
        if shared.is_file() and _TABLE.search(text_of(shared, errors="replace")):
            return read(shared)
    return Config()


def read(path: Path) -> Config:
    """Read one file of settings; raise ConfigError, with the line, when something in it is not known."""
    text = text_of(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = found.groups() if found else (str(text.count("\n") + 1), "1")
        raise ConfigError(f"{path}:{line}:{column}: dit is geen geldige TOML") from None
    section = own_table(path)
    for part in section:
        table = table.get(part, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{path}:1:1: schrijf de instellingen onder [{'.'.join(section)}]")
    return _Reader(path, text, section).config(table)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks the values of one file and knows on which line each stands."""

    path: Path
    text: str
    section: tuple[str, ...]

    def config(self, table: Mapping[str, Any]) -> Config:
        self.known(table, _KEYS)
        level = self.choice(table, "niveau", _SHOWN, "let-op")
        return Config(
            rules=tuple(self.rules(name) for name in self.words(table, "regels")),
            off=self.words(table, "uit"),
            on=self.words(table, "aan"),
            level=cast("Level", level),
            model=self.word(table, "model", "ingebouwd"),
            writer=self.choice(table, "schrijver", WRITERS, "onbekend"),
            groups=self.groups(table.get("woordgroepen", {})),
            keeps=self.keeps(table.get(KEEP, [])),
            path=self.path,
        )

    def known(self, table: Mapping[str, Any], keys: Iterable[str], *inner: str) -> None:
        for key in table:
            if key not in keys:
                self.refuse(f"onbekende sleutel ‘{key}’{nearest(key, keys)}", key, *inner)

    def word(self, table: Mapping[str, Any], key: str, default: str) -> str:
        value = table.get(key, default)
        if not isinstance(value, str) or not value.strip():
            self.refuse(f"‘{key}’ hoort een tekst tussen aanhalingstekens te zijn", key)
        return value

    def choice(self, table: Mapping[str, Any], key: str, allowed: Iterable[str], default: str) -> str:
        value = self.word(table, key, default)
        if value not in allowed:
            hint = nearest(value, allowed) or f"; kies uit {', '.join(allowed)}"
            self.refuse(f"‘{value}’ is geen waarde voor ‘{key}’{hint}", key)
        return value

    def words(self, table: Mapping[str, Any], key: str, *inner: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.refuse(f'‘{key}’ hoort een lijst te zijn, zoals ["een", "twee"]', key, *inner)
        return tuple(value)

    def rules(self, name: str) -> Path:
        try:
            path = self.path.parent / Path(name).expanduser()
        except RuntimeError:
            self.refuse(f"de map of het bestand ‘{name}’ bestaat niet", "regels")
        if not path.exists():
            self.refuse(f"de map of het bestand ‘{name}’ bestaat niet", "regels")
        return path

    def groups(self, table: object) -> Mapping[str, tuple[str, ...]]:
        if not isinstance(table, dict) or not all(isinstance(group, dict) for group in table.values()):
            self.refuse("schrijf woordgroepen als [woordgroepen.organisatie] met daaronder erbij = […]", "woordgroepen")
        for name, group in table.items():
            self.known(group, ("erbij",), "woordgroepen", name)
        return {name: self.words(group, "erbij", "woordgroepen", name) for name, group in table.items()}

    def keeps(self, tables: object) -> tuple[Keep, ...]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.refuse("schrijf wat behouden blijft als [[behoud]] met daaronder uitdrukking en omdat", KEEP)
        return tuple(self.keep(table, number) for number, table in enumerate(tables))

    def keep(self, table: Mapping[str, Any], number: int) -> Keep:
        for key, value in table.items():
            if key not in _KEEP_KEYS:
                self.refuse_keep(f"onbekende sleutel ‘{key}’{nearest(key, _KEEP_KEYS)}", key, number)
            if key != "tot" and not (isinstance(value, str) and value.strip()):
                self.refuse_keep(f"‘{key}’ hoort een tekst tussen aanhalingstekens te zijn", key, number)
        for key in ("uitdrukking", "omdat"):
            if key not in table:
                self.refuse_keep(f"hier ontbreekt ‘{key}’", KEEP, number)
        until = table.get("tot")
        if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
            self.refuse_keep("‘tot’ hoort een datum te zijn, zoals 2027-01-01", "tot", number)
        place = Place(*self.keep_place(KEEP, number))
        return Keep(table["uitdrukking"], table["omdat"], table.get("regel"), until, self.path, place)

    def refuse_keep(self, message: str, key: str, number: int) -> NoReturn:
        line, column = self.keep_place(key, number)
        raise ConfigError(f"{self.path}:{line}:{column}: {message}")

    def keep_place(self, key: str, number: int) -> tuple[int, int]:
        """Return the line and column of a key in one of the tables of what is kept, or of that table itself."""
        lines = self.text.splitlines()
        first, last = array_lines(lines, (*self.section, KEEP), number)
        if first == last:
            return self.place(KEEP, self.section)
        pattern = rf"""\s*["']?({re.escape(key)})["']?\s*="""
        for index in range(first, last):
            if found := re.match(pattern, lines[index]):
                return index + 1, found.start(1) + 1
        return first + 1, lines[first].index("[") + 1

    def refuse(self, message: str, key: str, *inner: str) -> NoReturn:
        line, column = self.place(key, (*self.section, *inner))
        raise ConfigError(f"{self.path}:{line}:{column}: {message}")

    def place(self, key: str, section: tuple[str, ...]) -> tuple[int, int]:
        """Return the line and column of a key; of its table when it is written in another way."""
        lines = self.text.splitlines()
        first, last = section_lines(lines, section)
        pattern = rf"""\s*\[*(?:{re.escape(".".join(section))}\.)?["']?({re.escape(key)})["']?\s*[=.\]]"""
        for index in (*range(first, last), *range(len(lines))):
            if found := re.match(pattern, lines[index]):
                return index + 1, found.start(1) + 1
        return max(first, 1), 1
