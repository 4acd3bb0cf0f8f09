"""The linter that belongs to a file: made once for every file of settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from nieuwetaal.config import discover
from nieuwetaal.errors import ConfigError, NieuwetaalError, nearest
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.keep import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from nieuwetaal.config import Config
    from nieuwetaal.errors import RuleError
    from nieuwetaal.linter import Linter
    from nieuwetaal.rules.rule import Rule


def cache_folder() -> Path:
    """Return where this user's cache is."""
    from platformdirs import user_cache_path

    return user_cache_path("nieuwetaal", appauthor=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A linter and the settings it was made with."""

    linter: Linter
    config: Config


class Linters:
    """Linters by the settings that hold for a file; `problems` holds what is wrong with settings and rules."""

    def __init__(self, *, use_cache: bool = False) -> None:
        self.problems: list[NieuwetaalError] = []
        self._cache = cache_folder() if use_cache else None
        self._today = datetime.now().astimezone().date()
        self._made: dict[Path | None, Made | NieuwetaalError] = {}
        self._config = cache(self._discover)

    def for_file(self, path: Path) -> Made | NieuwetaalError:
        """Return the linter and the settings for a file or folder, or what is wrong with them."""
        config = self._config(path if path.is_dir() else path.parent)
        if isinstance(config, NieuwetaalError):
            return config
        made = self._made.get(config.path)
        if made is None or (isinstance(made, Made) and made.config != config):
            made = self._made[config.path] = self._like(config) or self._make(config)
        return made

    @property
    def model(self) -> str:
        """The pipelines in use, usually one."""
        return ", ".join(sorted({made.linter.model for made in self.made()}))

    def known(self) -> set[str]:
        """Return the ids of all rules, by themselves and as reports show them, and the categories."""
        return set(CATEGORIES).union(*(made.linter.names for made in self.made()))

    def look_again(self) -> None:
        """Read the settings anew when they are next asked for: they were written to."""
        self._config.cache_clear()
        self._made = {path: made for path, made in self._made.items() if isinstance(made, Made)}

    def made(self) -> list[Made]:
        """Return the linters that are in use."""
        return [made for made in self._made.values() if isinstance(made, Made)]

    def close(self) -> None:
        """Let the linters write to the cache what they must."""
        for made in self.made():
            made.linter.close()

    def _discover(self, folder: Path) -> Config | NieuwetaalError:
        try:
            return discover(folder)
        except NieuwetaalError as error:
            self.problems.append(error)
            return error

    def _make(self, config: Config) -> Made | NieuwetaalError:
        from nieuwetaal.dutch.pipeline import spare_imports
        from nieuwetaal.linter import Linter

        spare_imports(config.model)
        try:
            made = Made(Linter(replace(config, cache=self._cache, today=self._today)), config)
        except NieuwetaalError as error:
            self.problems.append(error)
            return error
        self.problems.extend(made.linter.rule_errors)
        self.problems.extend(unknown_in(config, made.linter.names))
        return made

    def _like(self, config: Config) -> Made | None:
        """Return a linter of settings that differ only in what they keep, to spare making one anew."""
        for made in self.made():
            if replace(made.config, keeps=(), path=None) == replace(config, keeps=(), path=None):
                self.problems.extend(unknown_in(config, made.linter.names))
                return Made(made.linter.keeping(replace(config, today=self._today)), config)
        return None


def all_rules(config: Config) -> tuple[list[Rule], list[RuleError]]:
    """Return all rules, also those that the settings turn off, and what is wrong with any of them."""
    from nieuwetaal.rules.packs import load_groups, load_rules

    return load_rules(config.rules, groups=load_groups(*config.folders, extra=config.groups))


def names_in(rules: Iterable[Rule]) -> set[str]:
    """Return the names under which writers may call these rules, and the categories."""
    return set(CATEGORIES).union(*map(names_of, rules))


def unknown_in(config: Config, known: AbstractSet[str]) -> Iterator[ConfigError]:
    """Yield an error for every name in the settings that is no rule and no category."""
    yield from unknown((*config.on, *config.off), known, f"{config.path}: ")
    for keep in config.keeps:
        where = f"{config.path}:{keep.place.line}:{keep.place.column}: "
        yield from unknown([keep.rule] if keep.rule is not None else [], known, where)


def unknown(names: Iterable[str], known: AbstractSet[str], where: str = "") -> Iterator[ConfigError]:
    """Yield an error for every name that is no rule and no category."""
    for name in names:
        if name not in known:
            yield ConfigError(f"{where}de regel of categorie ‘{name}’ bestaat niet{nearest(name, known)}")
