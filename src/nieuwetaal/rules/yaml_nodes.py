"""A small, safe YAML: mappings, lists, text, numbers, true, false and null, each with its place in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml

from nieuwetaal.errors import RuleError
from nieuwetaal.rules.file_errors import one_line, reading_problem
from nieuwetaal.rules.yaml_layout import NO_SPACE, glued
from nieuwetaal.rules.yaml_slips import curly_quote, explained, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 20_000_000
_USUAL = 1 << 16
"""A rule is smaller than this; asking for the largest size sets so much memory aside for each."""
DEEPEST = 30

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_NUMERIC = frozenset("-+0123456789")
_CONSTANTS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_UNWANTED = re.compile(
    "[^\n\r\x20-\x7e\xa0-\xac\xae-\u200a\u200c-\u200d\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe"
    "\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Tabs, control characters, and what is not to be seen: soft hyphens, zero widths, signs that turn the direction."""
Place = tuple[int, int]
"""A 1-based line and column, in code points."""


class Marks(NamedTuple):
    """Where a value starts, where each of its keys stands, and the same for what it holds."""

    at: Place
    keys: Mapping[str, Place]
    inner: Mapping[str, Marks] | Sequence[Marks]


@dataclass(frozen=True)
class Tree:
    """One file of YAML: `data` is plain. Where things stand in `text` is worked out when it is first asked for."""

    name: str
    data: dict[str, Any]
    text: str

    def error(self, message: str, path: Sequence[str | int] = (), *, key: bool = False) -> RuleError:
        """Return an error at the value that `path` leads to, or at its `key`; at the nearest that exists."""
        line, column = self.place(path, key=key)
        return RuleError(one_line(f"{self.name}:{line}:{column}: {message}"))

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Place:
        """Return where the value (or its key) stands; steps that are not in the file are passed over."""
        marks, found = self._marks, self._marks.at
        for step in path:
            inner = marks.inner
            if isinstance(step, str) and isinstance(inner, dict) and step in inner:
                found = marks.keys[step] if key else inner[step].at
                marks = inner[step]
            elif isinstance(step, int) and isinstance(inner, list) and step < len(inner):
                marks = inner[step]
                found = marks.at
        return found

    def ends(self) -> dict[Place, Place]:
        """Return where every key and every value that is no list or block ends, by where it starts."""
        ends: dict[Place, Place] = {}
        loader = LOADER(self.text)
        try:
            while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
                if isinstance(event, yaml.ScalarEvent):
                    ends[_start(event)] = _at(event.end_mark)
        finally:
            loader.dispose()
        return ends

    @cached_property
    def _marks(self) -> Marks:
        loader = LOADER(self.text)
        try:
            for _ in ("stream", "document"):
                loader.get_event()
            return _marks(loader.get_event(), loader.get_event)
        finally:
            loader.dispose()


def read(path: Path) -> Tree:
    """Read one file; raise RuleError when it cannot be read or is not the small YAML that is asked for."""
    try:
        with path.open("rb") as file:
            content = file.read(_USUAL)
            if len(content) == _USUAL:
                content += file.read(LARGEST + 1 - _USUAL)
    except OSError as error:
        raise RuleError(one_line(f"{path}:1:1: {reading_problem(error)}")) from None
    if len(content) > LARGEST:
        raise RuleError(one_line(f"{path}:1:1: dit bestand is te groot (meer dan {LARGEST // 1_000_000} MB)"))
    try:
        if b"\0" in content[:2]:  # UTF-16 without a mark: half of its letters would pass
            content = b"\xff"
        return parse(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        line, column = _place(before, len(before))
        message = f"{path}:{line}:{column}: dit bestand is niet in UTF-8 opgeslagen; kies dat bij het opslaan"
        raise RuleError(one_line(message)) from None


def parse(text: str, name: str) -> Tree:
    """Read YAML from text; `name` is what errors call it. Raise RuleError for all that is not plain YAML."""
    if (unwanted := _UNWANTED.search(text)) is not None:
        what = "een tab; gebruik spaties" if unwanted.group() == "\t" else "een onzichtbaar stuurteken; haal het weg"
        line, column = _place(text, unwanted.start())
        raise RuleError(one_line(f"{name}:{line}:{column}: hier staat {what}"))
    if (curly := curly_quote(text)) is not None:
        line, column = _place(text, curly[0])
        raise RuleError(one_line(f"{name}:{line}:{column}: {curly[1]}"))
    loader = LOADER(text)
    try:
        return Tree(name, _Builder(name, text, loader.get_event).mapping(), text)
    except yaml.MarkedYAMLError as error:
        line, column, problem = explained(error, text)
        raise RuleError(one_line(f"{name}:{line}:{column}: {problem}")) from None
    except yaml.YAMLError:
        raise RuleError(one_line(f"{name}:1:1: dit is geen geldige YAML")) from None
    finally:
        loader.dispose()


class _Builder:
    """Builds plain data from the events of the parser. State: `take`, which gives the next event.

    Hundreds of files are read when a program starts, so this is written for speed: events are told apart by their
    exact type, and places are looked at only when something is wrong.
    """

    def __init__(self, name: str, text: str, take: Callable[[], Any]) -> None:
        self._name = name
        self._text = text
        self._take = take

    def mapping(self) -> dict[str, Any]:
        """Return the one mapping of the file."""
        self._take()
        event = self._take()
        if isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, "dit bestand is leeg")
        event = self._take()
        if not isinstance(event, yaml.MappingStartEvent):
            is_glued = isinstance(event, yaml.ScalarEvent) and glued(event.value)
            self._refuse(
                event, NO_SPACE if is_glued else "hier worden sleutels met waarden verwacht, zoals 'id: meenemen'"
            )
        data: dict[str, Any] = self._value(event, 1)
        self._take()
        event = self._take()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, "in één bestand staat één regel; een tweede document (---) mag niet")
        return data

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent and event.anchor is event.tag is None and depth <= DEEPEST:
            if event.style:
                return event.value
            if " - " in event.value:
                self._refuse_merged(event)
            return _resolve(event.value)
        if event.anchor is not None:
            self._refuse(event, "verwijzingen met & en * mogen niet; zet de tekst tussen aanhalingstekens")
        if event.tag is not None:
            self._refuse(event, "een type met ! mag niet; zet de tekst tussen aanhalingstekens")
        if depth > DEEPEST:
            self._refuse(event, "dit is te diep genest")
        return self._inner(depth + 1) if kind is yaml.MappingStartEvent else self._list(depth + 1)

    def _inner(self, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        take, value, deep = self._take, self._value, depth > DEEPEST
        while type(event := take()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None or deep:
                value(event, depth)
                self._refuse(event, "een sleutel hoort een woord te zijn")
            key = event.value
            if key in data:
                self._refuse(event, f"de sleutel '{key}' staat er dubbel")
            data[key] = value(take(), depth)
        return data

    def _list(self, depth: int) -> list[Any]:
        data: list[Any] = []
        take, value = self._take, self._value
        while type(event := take()) is not yaml.SequenceEndEvent:
            data.append(value(event, depth))
        return data

    def _refuse_merged(self, event: Any) -> None:
        """Refuse a text that took the dashes below it, and what follows them, for its own."""
        if (found := merged(self._text, _start(event), event.end_mark.line + 1)) is not None:
            line, column, message = found
            raise RuleError(one_line(f"{self._name}:{line}:{column}: {message}"))

    def _refuse(self, event: Any, message: str) -> NoReturn:
        line, column = _start(event)
        raise RuleError(one_line(f"{self._name}:{line}:{column}: {message}"))


def _marks(event: Any, take: Callable[[], Any]) -> Marks:
    """Return where everything in a value stands; it was read before, so nothing is wrong in it."""
    at = _start(event)
    if isinstance(event, yaml.MappingStartEvent):
        keys: dict[str, Place] = {}
        values: dict[str, Marks] = {}
        while not isinstance(key := take(), yaml.MappingEndEvent):
            keys[key.value], values[key.value] = _start(key), _marks(take(), take)
        return Marks(at, keys, values)
    items: list[Marks] = []
    if isinstance(event, yaml.SequenceStartEvent):
        while not isinstance(item := take(), yaml.SequenceEndEvent):
            items.append(_marks(item, take))
    return Marks(at, {}, items)


def _start(event: Any) -> Place:
    return _at(event.start_mark)


def _at(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1


def _resolve(text: str) -> str | int | float | bool | None:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _place(text: str, offset: int) -> Place:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
