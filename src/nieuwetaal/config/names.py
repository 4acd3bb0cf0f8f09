"""The names of rules and categories in settings: which exist, and which do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.errors import ConfigError, nearest
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.keep import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from nieuwetaal.config.values import Config
    from nieuwetaal.rules.rule import Rule


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
