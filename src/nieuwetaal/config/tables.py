"""One table of a file of settings, asked for values of a kind; what is wrong is told with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from nieuwetaal.config.places import places
from nieuwetaal.config.values import Origin
from nieuwetaal.config_file import own_table, parsed, text_of
from nieuwetaal.errors import ConfigError, nearest
from nieuwetaal.rules.file_errors import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from nieuwetaal.config.places import Address

TOP = ("breidt-uit", "regels", "uit", "aan", "niveau", "schrijver", "model")
"""Keys that stand above every table, for below one they would be a part of it."""
_SHOWN = 60
"""Characters of what people wrote that are repeated in a message."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its values, its address in the file at `path`, and the places of all that is in the file."""

    path: Path
    values: Mapping[str, Any]
    address: Address
    places: Mapping[Address, tuple[int, int]]

    def origin(self, *steps: str | int) -> Origin:
        """Return the place that the steps lead to from here, or the nearest around it that was written."""
        address: Address = (*self.address, *steps)
        while address and address not in self.places:
            address = address[:-1]
        return Origin(self.path, *self.places.get(address, (1, 1)))

    def wrong(self, message: str, *steps: str | int) -> str:
        """Return one line on what is wrong in the place that the steps lead to."""
        return one_line(f"{self.origin(*steps)}: {message}")

    def refuse(self, message: str, *steps: str | int) -> NoReturn:
        """Raise ConfigError for what is wrong in the place that the steps lead to."""
        raise ConfigError(self.wrong(message, *steps))

    def known(self, keys: Iterable[str]) -> None:
        """Refuse a key that is not one of these."""
        for key in self.values:
            if key not in keys:
                self.keep_out(key)
                hint = nearest(key, keys) or f"; kies uit {', '.join(keys)}"
                self.refuse(f"onbekende sleutel ‘{short(key)}’{hint}", key)

    def keep_out(self, key: str) -> None:
        """Refuse a key that was meant for the top of the file."""
        names = [step for step in self.address if isinstance(step, str)]
        if names and names != list(own_table(self.path)) and key in TOP:
            name = ".".join(names)
            header = f"[[{name}]]" if isinstance(self.address[-1], int) else f"[{name}]"
            self.refuse(f"zet ‘{short(key)}’ bovenaan, boven {header}", key)

    def word(self, key: str) -> str | None:
        """Return a text, None when it is not given."""
        value = self.values.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            self.refuse(f"‘{short(key)}’ hoort een tekst tussen aanhalingstekens te zijn", key)
        return value

    def choice(self, key: str, allowed: Iterable[str]) -> str | None:
        """Return one of the allowed words, None when it is not given."""
        value = self.word(key)
        if value is not None and value not in allowed:
            hint = nearest(value, allowed) or f"; kies uit {', '.join(allowed)}"
            self.refuse(f"‘{short(value)}’ is geen waarde voor ‘{short(key)}’{hint}", key)
        return value

    def flag(self, key: str) -> bool | None:
        """Return true or false, None when it is not given."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(f"‘{key}’ hoort true of false te zijn, zonder aanhalingstekens", key)
        return value

    def words(self, key: str, *, one: bool = False) -> tuple[str, ...]:
        """Return a list of texts, empty when it is not given; with `one` a single text is a list too."""
        value = self.values.get(key, [])
        if one and isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            self.refuse(f'‘{key}’ hoort een lijst te zijn, zoals ["een", "twee"]', key)
        for number, item in enumerate(value):
            if not (isinstance(item, str) and item.strip()):
                self.refuse(f"in ‘{key}’ hoort elk deel een tekst tussen aanhalingstekens te zijn", key, number)
        return tuple(value)

    def table(self, key: str, advice: str) -> Table:
        """Return an inner table, empty when it is not given."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.refuse(advice, key)
        return Table(self.path, value, (*self.address, key), self.places)

    def tables(self, key: str, advice: str) -> Iterator[Table]:
        """Yield the tables of an array of tables, none when it is not given."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.refuse(advice, key)
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                self.refuse(advice, key, number)
            yield Table(self.path, item, (*self.address, key, number), self.places)


def short(text: str) -> str:
    """Return what people wrote, cut off where it is too long to repeat."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def read_table(path: Path, text: str | None = None) -> Table:
    """Return our part of a file of settings, or of its `text` as it will be. Raises ConfigError."""
    text = text_of(path) if text is None else text
    values = parsed(path, text)
    table = Table(path, values, (), places(text))
    for part in own_table(path):
        table = table.table(part, f"schrijf de instellingen onder [{'.'.join(own_table(path))}]")
    return table
