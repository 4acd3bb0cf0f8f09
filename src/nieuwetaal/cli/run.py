"""One check: the files with their linters, read one by one, and reported in a form."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.files import find_files
from nieuwetaal.cli.kept import unused_keeps, used_keeps
from nieuwetaal.cli.lenses import Lenses
from nieuwetaal.cli.options import FOUND, USER_ERROR, Options, Outcome
from nieuwetaal.cli.reading import Reader
from nieuwetaal.cli.terminal import Progress, lacks_characters, style_for, write
from nieuwetaal.linters import Linters, Made, unknown
from nieuwetaal.reports.as_json import as_json
from nieuwetaal.reports.text import Tally, file_lines, summary_lines
from nieuwetaal.reports.view import Unread, View, at_least

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.cli.dialogue import Reading
    from nieuwetaal.errors import NieuwetaalError
    from nieuwetaal.findings import Place, Report


class Run:
    """One check: the files with their linters, told first, and then read one by one.

    `outcome` is how it goes; raises NieuwetaalError when the baseline or the changes that were asked for are not there.
    """

    def __init__(self, options: Options, linters: Linters, paths: Sequence[str]) -> None:
        from nieuwetaal.documents import SUFFIXES

        self.linters, self.outcome = linters, Outcome()
        self._options, self._paths = options, paths
        self._progress = Progress()
        self._reader = Reader(options, self.outcome, self._progress)
        self._lenses = Lenses(options)
        self._used: set[tuple[str, Place]] = set()
        self._plan = [
            (found, linters.for_file(self._reader.place(found if isinstance(found, str) else ".")))
            for found in self._lenses.worth_reading(find_files(paths, SUFFIXES, linters.skips))
        ]
        asked = sorted(options.select | options.ignore)
        for problem in (*linters.problems, *(unknown(asked, linters.known()) if asked and linters.made() else ())):
            self.outcome.failed(str(problem))

    def as_text(self, colour: bool | None) -> int:
        """Write the report for people."""
        style = style_for(colour)
        tally = Tally()
        started = time.monotonic()
        for result, view in self.results():
            tally.add(result, view)
            if not isinstance(result, Unread):
                write(file_lines(result, view, style), style)
        if not tally.unread and self._options.since is None:
            tally.notes.update(dict.fromkeys(unused_keeps(self._paths, self.linters.made(), self._used)))
        lines = summary_lines(
            tally,
            style,
            seconds=time.monotonic() - started,
            model=self.linters.model,
            known=self._lenses.count(self._read_all) if self._options.baseline else None,
            since=self._options.since or "",
        )
        write(lines, style)
        if absent := self._absent():
            write([absent], style)
        return self.outcome.code

    def _absent(self) -> str:
        """Return which rules did not take part, nothing when all did."""
        from nieuwetaal.reports.absent import absent_line

        made = self.linters.made()
        errors = dict.fromkeys(str(error) for each in made for error in each.linter.rule_errors)
        return absent_line(errors, (problem for each in made for problem in each.config.problems))

    def as_json(self) -> int:
        """Write the report for programs."""
        from nieuwetaal import __version__

        pieces = as_json(
            self.results(),
            version=__version__,
            model=self.linters.model,
            ascii_only=lacks_characters(sys.stdout),
            known=(lambda: self._lenses.count(self._read_all)) if self._options.baseline else None,
        )
        for piece in pieces:
            click.echo(piece, nl=False)
        return self.outcome.code

    def as_dialogue(self, colour: bool | None) -> int:
        """Walk through the findings with the writer."""
        from nieuwetaal.cli.dialogue import Dialogue

        dialogue = Dialogue(self._read_again, style_for(colour), self._options.limit)
        for found, _ in self._plan:
            if isinstance(found, Unread):
                self.outcome.failed(found.error)
            elif not dialogue.stopped and (reading := dialogue.walk(found)) is not None:
                self._judge(reading.report, reading.view)
        dialogue.close()
        return self.outcome.code

    def results(self) -> Iterator[tuple[Report | Unread, View]]:
        """Yield the report on every text, or why there is none, with what of it to show."""
        for found, made in self._plan:
            view = self._options.view(made.config) if isinstance(made, Made) else View()
            result = found if isinstance(found, Unread) else self._result(found, made)
            self._progress.clear()
            if isinstance(result, Unread):
                self.outcome.failed(result.error)
            else:
                self._judge(result, view)
                self._lenses.add(result, view)
                self._used |= used_keeps(result, made.config) if isinstance(made, Made) else set()
            yield result, view

    @property
    def _read_all(self) -> tuple[str, ...]:
        """The paths that were asked for, none when something in them was not checked by all rules."""
        return () if self.linters.problems or self.outcome.code >= USER_ERROR else tuple(self._paths)

    def _read_again(self, name: str) -> Reading | None:
        """Return how a text stands now, by the settings as they are now."""
        from nieuwetaal.cli.dialogue import Reading

        self.linters.look_again()
        made = self.linters.for_file(Path(name))
        result = self._result(name, made)
        self._progress.clear()
        if isinstance(result, Unread):
            self.outcome.failed(result.error)
        if isinstance(result, Unread) or not isinstance(made, Made):
            return None
        return Reading(result, self._options.view(made.config), made.config)

    def _judge(self, report: Report, view: View) -> None:
        if any(at_least(finding, self._options.fail_level) for finding in view.chosen(report.findings)):
            self.outcome.code = max(self.outcome.code, FOUND)

    def _result(self, name: str, made: Made | NieuwetaalError) -> Report | Unread:
        result = self._reader.report(name, made)
        return result if isinstance(result, Unread) else self._lenses.look(result, name)
