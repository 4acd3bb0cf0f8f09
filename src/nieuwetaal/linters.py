"""The linter that belongs to a file: made once for every file of settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from nieuwetaal.config import Config, find, read
from nieuwetaal.errors import ConfigError, NieuwetaalError, UnknownGroupError, nearest
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.keep import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

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
        self._made: dict[tuple[str, ...], Made | NieuwetaalError] = {}
        self._find = cache(find)
        self._read = cache(self._try_to_read)

    def config_for(self, path: Path) -> Config | NieuwetaalError:
        """Return the settings for a file or folder, or what is wrong with them."""
        base = self._base(path)
        return base if isinstance(base, NieuwetaalError) else base.at(path)

    def for_file(self, path: Path) -> Made | NieuwetaalError:
        """Return the linter and the settings for a file or folder, or what is wrong with them."""
        base = self._base(path)
        if isinstance(base, NieuwetaalError):
            return base
        config = base.at(path)
        key = str(config.path), *(str(override.origin) for override in config.overrides)
        made = self._made.get(key)
        if made is None or (isinstance(made, Made) and made.config != config):
            made = self._made[key] = self._make(config)
            if isinstance(made, Made):
                self.problems.extend(unknown_in(base, made.linter.names))
        return made

    def without_settings(self) -> Made:
        """Return the linter for a text for which nothing is set."""
        made = self._made.get(())
        if not isinstance(made, Made):
            made = self._made[()] = self._make(Config())
        if isinstance(made, NieuwetaalError):
            raise made
        return made

    def skips(self, path: Path) -> bool:
        """Whether the settings leave a text out when its folder is read."""
        config = self.config_for(path)
        return isinstance(config, Config) and config.skip

    @property
    def cache(self) -> Path | None:
        """The folder in which is remembered what was found, None when nothing may be."""
        return self._cache

    @property
    def uses_cache(self) -> bool:
        """Whether what is read is remembered on disk."""
        return self._cache is not None

    @property
    def model(self) -> str:
        """The pipelines in use, usually one."""
        return ", ".join(sorted({made.linter.model for made in self.made()}))

    def known(self) -> set[str]:
        """Return the ids of all rules, by themselves and as reports show them, and the categories."""
        return set(CATEGORIES).union(*(made.linter.names for made in self.made()))

    def look_again(self) -> None:
        """Read the settings anew when they are next asked for: they were written to."""
        self._find.cache_clear()
        self._read.cache_clear()
        self._made = {key: made for key, made in self._made.items() if isinstance(made, Made)}

    def made(self) -> list[Made]:
        """Return the linters that are in use."""
        return [made for made in self._made.values() if isinstance(made, Made)]

    def close(self) -> None:
        """Let the linters write to the cache what they must."""
        for made in self.made():
            made.linter.close()

    def _base(self, path: Path) -> Config | NieuwetaalError:
        """Return the settings for a file or folder without its `[[pad]]`."""
        try:
            found = self._find(path if path.is_dir() else path.parent)
        except NieuwetaalError as error:
            self.problems.append(error)
            return error
        return self._read(found) if found is not None else Config()

    def _try_to_read(self, path: Path) -> Config | NieuwetaalError:
        try:
            return read(path)
        except NieuwetaalError as error:
            self.problems.append(error)
            return error

    def _make(self, config: Config) -> Made | NieuwetaalError:
        from nieuwetaal.dutch.pipeline import spare_imports
        from nieuwetaal.linter import Linter

        now = replace(config, today=self._today, cache=self._cache)
        for made in self.made():
            if _same_rules(made.config, config):
                return Made(made.linter.under(now), config)
        spare_imports(config.model)
        try:
            new = Made(Linter(now), config)
        except NieuwetaalError as error:
            self.problems.append(error)
            return error
        self.problems.extend(new.linter.rule_errors)
        return new


def _same_rules(one: Config, other: Config) -> bool:
    """Whether a linter for the one can be used under the other, to spare making one anew."""
    return (one.rules, one.groups, one.model) == (other.rules, other.groups, other.model)


def all_rules(config: Config) -> tuple[list[Rule], list[RuleError]]:
    """Return all rules, also those that the settings turn off, and what is wrong with any of them."""
    from nieuwetaal.rules.packs import load_all

    try:
        _, rules, errors = load_all(config.rules, config.groups)
    except UnknownGroupError as error:
        raise config.placed(error) from None
    return rules, errors


def names_in(rules: Iterable[Rule]) -> set[str]:
    """Return the names under which writers may call these rules, and the categories."""
    return set(CATEGORIES).union(*map(names_of, rules))


def unknown_in(config: Config, known: AbstractSet[str]) -> Iterator[ConfigError]:
    """Yield what is wrong in settings without stopping them; every name too that is no rule and no category."""
    yield from map(ConfigError, config.problems)
    for name, where in config.names():
        yield from unknown([name], known, where)


def unknown(names: Iterable[str], known: AbstractSet[str], where: str = "") -> Iterator[ConfigError]:
    """Yield an error for every name that is no rule and no category."""
    for name in names:
        if name not in known:
            yield ConfigError(f"{where}de regel of categorie ‘{name}’ bestaat niet{nearest(name, known)}")
