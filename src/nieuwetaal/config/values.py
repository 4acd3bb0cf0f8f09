"""What settings are, apart from the files that they come from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from nieuwetaal.config.globs import fits, steps_below
from nieuwetaal.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from nieuwetaal.errors import UnknownGroupError
    from nieuwetaal.findings import Level
    from nieuwetaal.rules.keep import Keep

Item = TypeVar("Item")
Key = tuple[str, ...]
"""A setting, such as `("niveau",)`, or one item of it, such as `("uit", "bezit")`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stands in a file of settings: a 1-based line and column; prints as `path:line:column`."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Choices:
    """What one file, or one `[[pad]]` in it, says of what to show; None and empty where it says nothing."""

    level: Level | None = None
    writer: str | None = None
    skip: bool | None = None
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    origins: Mapping[Key, Origin] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Override:
    """One `[[pad]]`: what holds for the paths in `folder` that fit one of the patterns."""

    folder: Path
    patterns: tuple[str, ...]
    choices: Choices
    origin: Origin

    def holds(self, path: Path) -> bool:
        """Whether it is about this path."""
        steps = steps_below(self.folder, path)
        return steps is not None and any(fits(pattern, steps) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Config:
    """What a user has chosen; the default is what nieuwetaal does without any settings.

    `rules` are folders and files of rules beside the shipped ones; `off` and `on` rule ids or categories; `levels` the
    levels that take the place of those of rules; `groups` the words that are added to a word group; `keeps` the
    expressions that are kept, `today` the day that decides whether their time is over (without it, never); `skip` says
    that a text is left out when its folder is read; `overrides` hold for some paths only; `cache` is the folder of the
    disk cache, if any; `path` the file it came from; `origins` tell where each setting stands, and `problems`, one line
    each, what is wrong in it and does no harm to the rest.
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
    levels: Mapping[str, Level] = field(default_factory=dict)
    skip: bool = False
    overrides: tuple[Override, ...] = ()
    origins: Mapping[Key, Origin] = field(default_factory=dict, compare=False, repr=False)
    problems: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders among the own rules: they may hold word groups and sources of their own."""
        return tuple(path for path in self.rules if path.is_dir())

    def wants(self, rule: str, category: str) -> bool:
        """Whether a rule is on: what is said of the rule itself weighs more than what is said of its category."""
        names = {rule, f"{category}/{rule}"}
        if not names.isdisjoint(self.on) or not names.isdisjoint(self.off):
            return not names.isdisjoint(self.on)
        return category in self.on or category not in self.off

    def changed_level(self, rule: str, category: str) -> Level | None:
        """Return the level that takes the place of a rule's own: that of the rule itself before its category's."""
        for name in (f"{category}/{rule}", rule, category):
            if name in self.levels:
                return self.levels[name]
        return None

    def at(self, path: Path) -> Config:
        """Return the settings for one path: with those overrides that are about it, the later ones first in rank."""
        found = tuple(override for override in self.overrides if override.holds(path))
        config = replace(self, overrides=found) if self.overrides else self
        for override in found:
            config = config.with_choices(override.choices)
        return config

    def with_choices(self, choices: Choices) -> Config:
        """Return these settings with nearer ones over them: lists add up, of single values the nearest holds."""
        return replace(
            self,
            level=choices.level or self.level,
            writer=choices.writer or self.writer,
            skip=self.skip if choices.skip is None else choices.skip,
            off=joined((name for name in self.off if name not in choices.on), choices.off),
            on=joined((name for name in self.on if name not in choices.off), choices.on),
            levels={**self.levels, **choices.levels},
            origins={**self.origins, **choices.origins},
        )

    def where(self, *key: str) -> str:
        """Return the place of a setting, as the start of a message; empty when there is none."""
        origin = self.origins.get(key)
        return f"{origin}: " if origin else ""

    def placed(self, error: UnknownGroupError) -> ConfigError:
        """Return an error with the place where these settings name the word group that does not exist."""
        return ConfigError(f"{self.where('woordgroepen', error.name)}{error}")

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield every name of a rule or category in these settings, with its place as the start of a message."""
        parts = [(self.origins, self.on, self.off, self.levels)]
        parts += [(o.choices.origins, o.choices.on, o.choices.off, o.choices.levels) for o in self.overrides]
        for origins, on, off, levels in parts:
            for kind, names in (("aan", on), ("uit", off), ("niveaus", levels)):
                for name in names:
                    origin = origins.get((kind, name))
                    yield name, f"{origin}: " if origin else ""
        for keep in self.keeps:
            if keep.rule is not None:
                yield keep.rule, f"{keep.path}:{keep.place.line}:{keep.place.column}: "


def joined(*parts: Iterable[Item]) -> tuple[Item, ...]:
    """Return all items of all parts in order, each once."""
    return tuple(dict.fromkeys(chain(*parts)))
