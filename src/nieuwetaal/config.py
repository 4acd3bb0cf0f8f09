"""The settings of an organisation or a project: `nieuwetaal.toml`, or `[tool.nieuwetaal]` in `pyproject.toml`."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from nieuwetaal.errors import ConfigError
from nieuwetaal.findings import LEVELS, WRITERS, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = "nieuwetaal.toml"

_KEYS = ("regels", "uit", "aan", "niveau", "model", "schrijver", "woordgroepen")
_SHOWN = tuple(level for level in LEVELS if level != "uitleg")


@dataclass(frozen=True, slots=True)
class Config:
    """What a user has chosen; the default is what nieuwetaal does without any settings.

    `rules` are folders and files of rules beside the shipped ones; `off` and `on` rule ids or categories; `groups` the
    words that are added to a word group; `cache` the folder of the disk cache, if any; `path` the file it came from.
    """

    rules: tuple[Path, ...] = ()
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    level: Level = "let-op"
    model: str = "ingebouwd"
    writer: str = "onbekend"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
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


_TABLE = re.compile(r"^\s*\[tool\.nieuwetaal[\].]", re.MULTILINE)


def discover(start: Path) -> Config:
    """Return the settings that hold for a file or folder: the nearest ones found going up, or the defaults."""
    start = start.absolute()
    for folder in (start, *start.parents):
        own, shared = folder / FILE, folder / "pyproject.toml"
        if own.is_file():
            return read(own)
        if shared.is_file() and _TABLE.search(_text(shared, errors="replace")):
            return read(shared)
    return Config()


def read(path: Path) -> Config:
    """Read one file of settings; raise ConfigError, with the line, when something in it is not known."""
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = found.groups() if found else (str(text.count("\n") + 1), "1")
        raise ConfigError(f"{path}:{line}:{column}: dit is geen geldige TOML") from None
    section = _section(path)
    for part in section:
        table = table.get(part, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{path}:1:1: schrijf de instellingen onder [{'.'.join(section)}]")
    return _Reader(path, text, section).config(table)


def pin_model(path: Path, name: str) -> None:
    """Write `model = "name"` in a file of settings, which may be new; the rest of the file stays as it is."""
    text = _text(path) if path.exists() else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    setting = f"model = {json.dumps(name, ensure_ascii=False)}{newline}"
    first, last = _section_lines(lines, _section(path))
    place = next((index for index in range(first, last) if re.match(r"\s*model\s*=", lines[index])), None)
    if place is None:
        comments = takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), lines[first:last])
        lines.insert(first + len(list(comments)), setting)
    else:
        lines[place] = setting
    content = "".join(lines)
    if _model(content, _section(path)) != name:
        raise ConfigError(
            f"{path}: kan de instelling ‘model’ hier niet veilig wijzigen; zet er zelf {setting.strip()} in"
        )
    try:
        path.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise ConfigError(f"{path}: kan niet schrijven ({error.strerror})") from None


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

    def refuse(self, message: str, key: str, *inner: str) -> NoReturn:
        line, column = self.place(key, (*self.section, *inner))
        raise ConfigError(f"{self.path}:{line}:{column}: {message}")

    def place(self, key: str, section: tuple[str, ...]) -> tuple[int, int]:
        """Return the line and column of a key; of its table when it is written in another way."""
        lines = self.text.splitlines()
        first, last = _section_lines(lines, section)
        pattern = rf"""\s*\[*(?:{re.escape(".".join(section))}\.)?["']?({re.escape(key)})["']?\s*[=.\]]"""
        for index in (*range(first, last), *range(len(lines))):
            if found := re.match(pattern, lines[index]):
                return index + 1, found.start(1) + 1
        return max(first, 1), 1


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` (bedoelde u ‘…’?)` with the known word that looks most like `word`, or nothing."""
    close = get_close_matches(word.lower(), sorted(known), 1, 0.6)
    return f" (bedoelde u ‘{close[0]}’?)" if close else ""


def _model(text: str, section: tuple[str, ...]) -> object:
    """Return the model that is set in this text, or None."""
    try:
        table: Any = tomllib.loads(text)
        for part in section:
            table = table[part]
    except (tomllib.TOMLDecodeError, KeyError):
        return None
    return table.get("model")


def _section(path: Path) -> tuple[str, ...]:
    return ("tool", "nieuwetaal") if path.name == "pyproject.toml" else ()


def _section_lines(lines: list[str], section: tuple[str, ...]) -> tuple[int, int]:
    """Return the range of lines of a table, its header not included; the top of the file for the empty section."""
    headers = [index for index, line in enumerate(lines) if re.match(r"\s*\[", line)]
    first = 0
    if section:
        name = rf"\s*\[\s*{re.escape('.'.join(section))}\s*\]"
        first = next((index + 1 for index in headers if re.match(name, lines[index])), len(lines))
    return first, next((index for index in headers if index >= first), len(lines))


def _text(path: Path, errors: str = "strict") -> str:
    try:
        return path.read_bytes().decode("utf-8-sig", errors)
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: dit bestand is niet in UTF-8 opgeslagen") from None
    except OSError as error:
        raise ConfigError(f"{path}: kan niet lezen ({error.strerror})") from None
