"""The linter that belongs to a file: made once for every file of settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nieuwetaal.config import discover, nearest
from nieuwetaal.errors import ConfigError, NieuwetaalError
from nieuwetaal.findings import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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
        self._made: dict[Path | None, Made | NieuwetaalError] = {}
        self._config = cache(self._discover)

    def for_file(self, path: Path) -> Made | NieuwetaalError:
        """Return the linter and the settings for a file or folder, or what is wrong with them."""
        config = self._config(path if path.is_dir() else path.parent)
        if isinstance(config, NieuwetaalError):
            return config
        if config.path not in self._made:
            self._made[config.path] = self._make(config)
        return self._made[config.path]

    @property
    def model(self) -> str:
        """The pipelines in use, usually one."""
        return ", ".join(sorted({made.linter.model for made in self._ready()}))

    def known(self) -> set[str]:
        """Return the ids of all rules, by themselves and as reports show them, and the categories."""
        return set(CATEGORIES).union(*(known_names(made.linter.all_rules) for made in self._ready()))

    def close(self) -> None:
        """Let the linters write to the cache what they must."""
        for made in self._ready():
            made.linter.close()

    def _ready(self) -> list[Made]:
        return [made for made in self._made.values() if isinstance(made, Made)]

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
            made = Made(Linter(replace(config, cache=self._cache)), config)
        except NieuwetaalError as error:
            self.problems.append(error)
            return error
        self.problems.extend(made.linter.rule_errors)
        self.problems.extend(unknown_in(config, made.linter.all_rules))
        return made


def all_rules(config: Config) -> tuple[list[Rule], list[RuleError]]:
    """Return all rules, also those that the settings turn off, and what is wrong with any of them."""
    from nieuwetaal.rules.packs import load_groups, load_rules

    return load_rules(config.rules, groups=load_groups(*config.folders, extra=config.groups))


def known_names(rules: Iterable[Rule]) -> set[str]:
    """Return the ids of these rules, by themselves and as reports show them, and the categories."""
    by_category = ((rule.id, f"{rule.category}/{rule.id}") for rule in rules)
    return set(CATEGORIES).union(*by_category)


def unknown_in(config: Config, rules: Iterable[Rule]) -> Iterator[ConfigError]:
    """Yield an error for every name in the settings that is no rule and no category."""
    if config.on or config.off:
        yield from unknown((*config.on, *config.off), known_names(rules), f"{config.path}: ")


def unknown(names: Iterable[str], known: set[str], where: str = "") -> Iterator[ConfigError]:
    """Yield an error for every name that is no rule and no category."""
    for name in names:
        if name not in known:
            yield ConfigError(f"{where}de regel of categorie ‘{name}’ bestaat niet{nearest(name, known)}")
