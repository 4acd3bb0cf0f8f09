"""The linter that belongs to a text, by the settings nearest to its file; made once for every file of settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from nieuwetaal.config import Config, discover
from nieuwetaal.dutch import pipeline
from nieuwetaal.errors import NieuwetaalError, PipelineError
from nieuwetaal.linter import Linter

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """A linter with its settings, and what is wrong with those, one Dutch line each."""

    linter: Linter
    config: Config
    problems: tuple[str, ...] = ()


class Linters:
    """Linters by their settings. State: those that were made, and whether they remember on disk."""

    def __init__(self, *, use_cache: bool = True) -> None:
        """Take whether what was read is remembered on disk."""
        self._cache = user_cache_path("nieuwetaal", appauthor=False) if use_cache else None
        self._made: dict[Path | None, Made] = {}

    def for_path(self, path: Path | None) -> Made:
        """Return the linter for a file, or for a text without one; wrong settings do not count, and are told."""
        problem = ""
        try:
            config = discover(path.parent) if path is not None else Config()
        except NieuwetaalError as error:
            config, problem = Config(), str(error)
        known = self._made.get(config.path)
        if known is None or known.config != config:
            known = self._make(config)
            self._made[config.path] = known
        return replace(known, problems=(*known.problems, problem)) if problem else known

    def forget(self) -> None:
        """Make every linter anew when it is next asked for: settings or rules changed."""
        self.close()
        self._made.clear()

    def close(self) -> None:
        """Write to the cache what must be."""
        for made in self._made.values():
            made.linter.close()

    def _make(self, config: Config) -> Made:
        problems: list[str] = []
        today = datetime.now().astimezone().date()
        try:
            linter = Linter(replace(config, cache=self._cache, today=today))
        except NieuwetaalError as error:
            problems.append(str(error))
            linter = Linter(replace(Config(), cache=self._cache, today=today))
        problems += map(str, linter.rule_errors)
        try:
            pipeline.load(linter.config.model)
        except PipelineError as error:
            problems.append(f"{error}; regels die alleen naar woorden kijken, werken wel")
            linter = linter.without_parsing()
        return Made(linter, config, tuple(problems))
