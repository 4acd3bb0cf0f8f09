"""The linter that belongs to a text in an editor: one that always works, with what is wrong told beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal import linters
from nieuwetaal.dutch import pipeline
from nieuwetaal.errors import NieuwetaalError, PipelineError

if TYPE_CHECKING:
    from pathlib import Path

    from nieuwetaal.config import Config
    from nieuwetaal.linter import Linter


@dataclass(frozen=True, slots=True)
class Made:
    """A linter with its settings, and what is wrong with those, one Dutch line each."""

    linter: Linter
    config: Config
    problems: tuple[str, ...] = ()


class Linters:
    """Linters by their settings. State: those that were made. For one thread at a time."""

    def __init__(self, *, use_cache: bool = True) -> None:
        """Take whether what was read is remembered on disk."""
        self._uses_cache = use_cache
        self._shared = linters.Linters(use_cache=use_cache)
        self._ready: dict[int, tuple[Linter, Linter]] = {}
        self._broken: dict[str, None] = {}

    def for_path(self, path: Path | None) -> Made:
        """Return the linter for a file or folder, or for a text without one; its pipeline is loaded.

        Settings that are wrong do not count, and are told. So is a pipeline that does not load: then only the rules
        that look at words work.
        """
        found = self._shared.for_file(path) if path is not None else self._shared.without_settings()
        if isinstance(found, NieuwetaalError):
            self._broken.setdefault(str(found))
            found = self._shared.without_settings()
        linter = self._with_pipeline(found.linter)
        told = dict.fromkeys([*map(str, self._shared.problems), *map(str, linter.rule_errors), *self._broken])
        return Made(linter, found.config, tuple(told))

    def skips(self, path: Path) -> bool:
        """Whether the settings leave a text out when its folder is read."""
        return self._shared.skips(path)

    def look_again(self) -> None:
        """Read settings anew when they are next asked for; linters whose settings did not change stay."""
        self._shared.look_again()

    def mended(self) -> None:
        """Read settings that were written to anew: what was wrong in them may be right now."""
        self._shared.look_again()
        self._shared.problems.clear()
        self._broken.clear()

    def forget(self) -> None:
        """Make every linter anew when it is next asked for: rules may have changed."""
        self.close()
        self._shared = linters.Linters(use_cache=self._uses_cache)
        self._ready.clear()
        self._broken.clear()

    def close(self) -> None:
        """Write to the cache what must be."""
        self._shared.close()

    def _with_pipeline(self, linter: Linter) -> Linter:
        """Return a linter whose pipeline is loaded, or the same without rules that need one."""
        _, ready = self._ready.get(id(linter), (linter, None))
        if ready is None:
            ready = linter
            try:
                pipeline.load(linter.config.model)
            except Exception as error:  # noqa: BLE001 whatever it is, words can be looked for
                said = str(error) if isinstance(error, PipelineError) else f"de pijplijn laadt niet: {error}"
                self._broken.setdefault(f"{said}; regels die alleen naar woorden kijken, werken wel")
                ready = linter.without_parsing()
            self._ready[id(linter)] = linter, ready
        return ready
