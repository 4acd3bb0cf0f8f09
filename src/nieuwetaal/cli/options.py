"""What was asked of a check, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nieuwetaal.cli.terminal import complain
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from nieuwetaal.config import Config
    from nieuwetaal.findings import Level
    from nieuwetaal.reports.view import Unread

FOUND, USER_ERROR, OUR_ERROR = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked on the command line; `stdin_name` is what the text on standard input is called, if told.

    `baseline` is the file of known findings, and `since` the revision in git after which lines count, if asked.
    `output` is where the report goes, None for standard output. `jobs` is how many processes read, and `shard` which
    part of the texts, of how many parts.
    """

    format: str = "text"
    output: Path | None = None
    track_changes: bool = False
    interactive: bool = False
    input_format: str | None = None
    level: Level | None = None
    fail_level: Level = "let-op"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    limit: int | None = None
    stdin_name: str | None = None
    baseline: Path | None = None
    since: str | None = None
    jobs: int = 1
    shard: tuple[int, int] = (1, 1)
    debug: bool = False

    def view(self, config: Config) -> View:
        """Return what to show of a file with these settings."""
        return View(self.level or config.level, self.select, self.ignore, self.limit)


@dataclass(slots=True)
class Outcome:
    """What decides the exit code: an error of ours above one of the user, and that above findings."""

    code: int = 0
    problems: list[str] = field(default_factory=list)

    def unread(self, result: Unread) -> None:
        """Report why a text was not read, once."""
        self.failed(result.error, OUR_ERROR if result.ours else USER_ERROR)

    def failed(self, message: str, code: int = USER_ERROR) -> None:
        """Report one problem, once."""
        self.code = max(self.code, code)
        if message not in self.problems:
            self.problems.append(message)
            complain(message if code == OUR_ERROR else f"fout: {message}")
