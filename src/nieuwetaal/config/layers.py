"""The settings that hold for a place: the nearest file, over the files that it extends."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from nieuwetaal.config.values import Config, joined
from nieuwetaal.config_file import FILE, is_ours
from nieuwetaal.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nieuwetaal.config.reading import Given

DEEPEST = 20
"""How many files may extend each other in a row."""


def find(start: Path) -> Path | None:
    """Return the file of settings that holds for a file or folder: the nearest one found going up, if any."""
    start = start.absolute()
    for folder in (start, *start.parents):
        own, shared = folder / FILE, folder / "pyproject.toml"
        if own.is_file() or own.is_symlink():
            return own
        if shared.is_file() and is_ours(shared):
            return shared
    return None


def discover(start: Path) -> Config:
    """Return the settings that hold for a file or folder, without those for some paths only, or the defaults."""
    path = find(start)
    return read(path) if path is not None else Config()


def read(path: Path, text: str | None = None) -> Config:
    """Return the settings in a file, over those of the files that it extends.

    With `text`, as they will be when the file holds that. Raises ConfigError, with the place, when something in one of
    them is not known.
    """
    config = Config(path=path)
    for given in _layers(path, (), set(), text):
        config = _over(config, given)
    return config


def _layers(path: Path, chain: tuple[str, ...], done: set[str], text: str | None = None) -> Iterator[Given]:
    """Yield what the files say, the farthest first, each once."""
    from nieuwetaal.config.reading import read_given  # noqa: PLC0415 a tenth of a bare start; many have no settings

    given = read_given(path, text)
    chain = (*chain, os.path.realpath(path))
    for extended, origin in given.extends:
        real = os.path.realpath(extended)
        if real in chain:
            raise ConfigError(
                f"{origin}: ‘breidt-uit’ draait in een kring: {extended.name} breidt zelf dit bestand uit"
            )
        if len(chain) >= DEEPEST:
            raise ConfigError(f"{origin}: ‘breidt-uit’ gaat meer dan {DEEPEST} bestanden diep")
        if real not in done:
            yield from _layers(extended, chain, done)
    done.add(chain[-1])
    yield given


def _over(config: Config, given: Given) -> Config:
    """Return settings with those of a nearer file over them."""
    config = config.with_choices(given.choices)
    groups = {name: joined(config.groups.get(name, ()), words) for name, words in given.groups.items()}
    return replace(
        config,
        rules=joined(config.rules, given.rules),
        model=given.model or config.model,
        groups={**config.groups, **groups},
        keeps=(*given.keeps, *config.keeps),
        overrides=(*config.overrides, *given.overrides),
        origins={**config.origins, **given.origins},
        problems=(*config.problems, *given.problems),
    )
