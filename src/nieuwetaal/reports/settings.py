"""The settings that hold for a text, and where each comes from: as TOML for people, as JSON for programs."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nieuwetaal.config import Config, Origin

_WIDTH = 40
"""Columns before the places, so that these stand below each other."""


class Row(NamedTuple):
    """One value: the table that it is in, its key, and where it comes from; `number` is that of its `[[behoud]]`."""

    table: tuple[str, ...]
    key: str
    value: str
    origin: Origin | str | None
    is_item: bool = False
    number: int = 0


def rows(config: Config) -> Iterator[Row]:
    """Yield all that holds under these settings, in the order in which people write it."""
    origins = config.origins
    for key, value in (("niveau", config.level), ("schrijver", config.writer), ("model", config.model)):
        yield Row((), key, value, origins.get((key,)))
    for key, values in (("regels", config.rules), ("uit", config.off), ("aan", config.on)):
        for item in map(str, values):
            yield Row((), key, item, origins.get((key, item)), is_item=True)
    for name, level in config.levels.items():
        yield Row(("niveaus",), name, level, origins.get(("niveaus", name)))
    for group, words in config.groups.items():
        for word in words:
            place = origins.get(("woordgroepen", group, word))
            yield Row(("woordgroepen", group), "erbij", word, place, is_item=True)
    for number, keep in enumerate(config.keeps):
        place_of_keep = f"{keep.path}:{keep.place.line}:{keep.place.column}"
        said = (("uitdrukking", keep.expression), ("omdat", keep.reason), ("regel", keep.rule), ("tot", keep.until))
        for key, given in said:
            if given is not None:
                yield Row(("behoud",), key, str(given), place_of_keep, number=number)


def as_toml(config: Config, text: Path, here: Path) -> Iterator[str]:
    """Yield the settings for a text as the lines of a file of settings, each with its place as seen from `here`."""
    yield f"# Dit geldt voor {_clean(_near(text, here))}"
    yield f"# volgens {_clean(_near(config.path, here))}" if config.path else "# er is geen nieuwetaal.toml"
    if config.skip:
        yield _line("# overslaan = true", config.origins.get(("overslaan",)), here)
    found = groupby(rows(config), lambda row: (row.table, row.number))
    for (table, _), in_table in found:
        if table:
            name = ".".join(map(_key, table))
            yield ""
            yield f"[[{name}]]" if table == ("behoud",) else f"[{name}]"
        for key, values in groupby(in_table, lambda row: (row.key, row.is_item)):
            yield from _setting(key[0], list(values), here)


def as_json(config: Config, text: Path) -> str:
    """Return the settings for a text as JSON: a list of values, each with its place (null when nobody chose it)."""
    values = [
        {"key": ".".join((*row.table, row.key)), "value": row.value, "from": str(row.origin) if row.origin else None}
        for row in rows(config)
    ]
    path = str(config.path) if config.path else None
    whole: dict[str, Any] = {"path": str(text), "config": path, "skipped": config.skip, "settings": values}
    return json.dumps(whole, ensure_ascii=True, indent=2)


def _setting(key: str, values: list[Row], here: Path) -> Iterator[str]:
    if not values[0].is_item:
        for row in values:
            value = row.value if key == "tot" and row.table == ("behoud",) else _quoted(row.value)
            yield _line(f"{_key(key)} = {value}", row.origin, here)
        return
    yield f"{key} = ["
    for row in values:
        yield _line(f"    {_quoted(row.value)},", row.origin, here)
    yield "]"


def _line(setting: str, origin: Origin | str | None, here: Path) -> str:
    return f"{setting:<{_WIDTH}}  # {_clean(_near(origin, here)) if origin else 'standaard'}"


def _near(path: object, here: Path) -> str:
    """Return a path, or a place in it, as seen from here, where that is shorter."""
    return str(path).removeprefix(f"{here}/").removeprefix(f"{here}\\")


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("-", "").replace("_", "").isalnum() else _quoted(key)


def _quoted(text: str) -> str:
    return f'"{_clean(json.dumps(text, ensure_ascii=False)[1:-1])}"'


def _clean(text: str) -> str:
    return "".join(_escaped(text))


def _escaped(text: Iterable[str]) -> Iterator[str]:
    for char in text:
        code = ord(char)
        yield char if char.isprintable() else f"\\u{code:04x}" if code < 1 << 16 else f"\\U{code:08x}"
