"""One check: the files with their linters, read one by one, and reported in a form."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.cli.files import STDIN, find_files
from nieuwetaal.cli.fitting import fitting, suffixes
from nieuwetaal.cli.kept import unused_keeps, used_keeps
from nieuwetaal.cli.lenses import Lenses
from nieuwetaal.cli.options import FOUND, USER_ERROR, Options, Outcome
from nieuwetaal.cli.output import guard, save, show
from nieuwetaal.cli.reading import Reader
from nieuwetaal.cli.terminal import Progress, lacks_characters, style_for, write
from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.linters import Linters, Made, unknown
from nieuwetaal.reports.about import About
from nieuwetaal.reports.excerpt import clean
from nieuwetaal.reports.formats import writer_of
from nieuwetaal.reports.known import known_line
from nieuwetaal.reports.text import Style, Tally, counts, file_lines, left_out_lines, plural, summary_lines
from nieuwetaal.reports.view import Unread, View, at_least

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from nieuwetaal.cli.dialogue import Reading
    from nieuwetaal.findings import Place, Report
    from nieuwetaal.reports.known import KnownCount


class Run:
    """One check: the files with their linters, told first, and then read one by one.

    `outcome` is how it goes, `tally` what was counted so far. Raises NieuwetaalError when the baseline or the changes
    that were asked for are not there.
    """

    def __init__(self, options: Options, linters: Linters, paths: Sequence[str]) -> None:
        self.linters, self.outcome, self.tally = linters, Outcome(), Tally()
        self._options, self._paths = options, paths
        self._progress = Progress()
        self._reader = Reader(options, self._progress)
        self._lenses = Lenses(options)
        self._used: set[tuple[str, Place]] = set()
        part, parts = options.shard
        found_files = list(find_files(paths, suffixes(options), linters.skips, self.tally.leave_out))[part - 1 :: parts]
        self._found = [found for found in found_files if isinstance(found, str) and found != STDIN]
        self._plan = [
            (found, linters.for_file(self._reader.place(found if isinstance(found, str) else ".")))
            for found in self._lenses.worth_reading(fitting(found_files, options))
        ]
        asked = sorted(options.select | options.ignore)
        for problem in (*linters.problems, *(unknown(asked, linters.known()) if asked and linters.made() else ())):
            self.outcome.failed(str(problem))

    def as_text(self, colour: bool | None) -> int:
        """Write the report for people."""
        if self._options.output is not None:
            return self._saved(f"{line}\n" for line in self._lines(Style()))
        style = style_for(colour)
        write(self._lines(style), style)
        return self.outcome.code

    def as_report(self) -> int:
        """Write the report for programs, or for people in another form."""
        writer = writer_of(self._options.format)
        if self._options.output is not None:
            return self._saved(writer(self.results(), self._about(ascii_only=False)))
        show(writer(self.results(), self._about(ascii_only=lacks_characters(sys.stdout))))
        return self.outcome.code

    def as_copies(self) -> int:
        """Write the documents with notes in them, and say so."""
        from nieuwetaal.cli.copies import Copies
        from nieuwetaal.cli.written import Written

        copies = Copies(self._options, self._paths, self._found, _now(), Written(self.linters.cache))
        style = style_for(None)
        for result, view in self.results():
            if not isinstance(result, Unread):
                try:
                    write([clean(copies.write(result, view))], style)
                except NieuwetaalError as error:
                    self.outcome.failed(str(error))
        known = self._known
        last = [*([known_line(known())] if known else ()), *left_out_lines(self.tally), *self._absent()]
        write(last, style)
        return self.outcome.code

    def _saved(self, pieces: Iterable[str]) -> int:
        """Write a report to the file that was asked for, and say what is in it."""
        output, tally = self._options.output or Path(), self.tally
        guard(output, self._found)
        save(output, self._options.format, pieces)
        found = plural(tally.shown.total(), "bevinding", "bevindingen")
        numbers = f" ({counts(tally.shown)})" if tally.shown else ""
        unread = f", {plural(tally.unread, 'bestand', 'bestanden')} niet gelezen" if tally.unread else ""
        files = plural(tally.files, "bestand", "bestanden")
        write([clean(f"{output}: {found}{numbers} in {files}{unread}")], style_for(None))
        return self.outcome.code

    def _lines(self, style: Style) -> Iterator[str]:
        """Yield the lines of the report for people."""
        tally = self.tally
        started = time.monotonic()
        for result, view in self.results():
            if not isinstance(result, Unread):
                yield from file_lines(result, view, style)
        if not tally.unread and self._options.since is None and self._options.shard[1] == 1:
            tally.notes.update(dict.fromkeys(unused_keeps(self._paths, self.linters.made(), self._used)))
        yield from summary_lines(
            tally,
            style,
            seconds=time.monotonic() - started,
            model=self.linters.model,
            known=self._known() if self._known else None,
            since=self._options.since or "",
        )
        yield from self._absent()

    def _absent(self) -> Iterator[str]:
        """Yield which rules did not take part, nothing when all did."""
        from nieuwetaal.reports.absent import absent_line

        made = self.linters.made()
        errors = dict.fromkeys(str(error) for each in made for error in each.linter.rule_errors)
        line = absent_line(errors, (problem for each in made for problem in each.config.problems))
        yield from [line] if line else ()

    def _about(self, *, ascii_only: bool) -> About:
        from nieuwetaal import __version__
        from nieuwetaal.rules.packs import load_sources

        made = self.linters.made()
        return About(
            version=__version__,
            model=self.linters.model,
            rules={rule.id: rule for each in reversed(made) for rule in each.linter.all_rules},
            sources=load_sources(*(path for each in made for path in each.config.rules if path.is_dir())),
            folder=Path.cwd(),
            when=_now(),
            ascii_only=ascii_only,
            known=self._known,
            since=self._options.since or "",
        )

    @property
    def _known(self) -> Callable[[], KnownCount] | None:
        """How what was found compares with a baseline, to be asked after the last result."""
        return (lambda: self._lenses.count(self._read_all)) if self._options.baseline else None

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
        for (found, made), read in zip(self._plan, self._read(), strict=True):
            view = self._options.view(made.config) if isinstance(made, Made) else View()
            result = read if isinstance(read, Unread) else self._lenses.look(read, str(found))
            self._progress.clear()
            if isinstance(result, Unread):
                self.outcome.unread(result)
            else:
                self._judge(result, view)
                self._lenses.add(result, view)
                self._used |= used_keeps(result, made.config) if isinstance(made, Made) else set()
            self.tally.add(result, view)
            yield result, view

    def _read(self) -> Iterator[Report | Unread]:
        """Yield the report on every text of the plan, or why there is none, read by as many processes as asked."""
        names = [found for found, made in self._plan if isinstance(found, str) and found != STDIN]
        jobs = min(self._options.jobs, len(names))
        if jobs <= 1:
            for found, made in self._plan:
                yield found if isinstance(found, Unread) else self._reader.report(found, made)
            return
        from nieuwetaal.cli.pool import Pool

        pool = Pool(self._options, jobs, use_cache=self.linters.uses_cache)
        try:
            reports = pool.reports(names, self._progress.count)
            for found, made in self._plan:
                if isinstance(found, Unread):
                    yield found
                else:
                    yield self._reader.report(found, made) if found == STDIN else next(reports)
        finally:
            pool.close()

    @property
    def _read_all(self) -> tuple[str, ...]:
        """The paths that were asked for, none when something in them was not checked by all rules."""
        whole = self._options.shard[1] == 1 and not self.linters.problems and self.outcome.code < USER_ERROR
        return tuple(self._paths) if whole else ()

    def _read_again(self, name: str) -> Reading | None:
        """Return how a text stands now, by the settings as they are now."""
        from nieuwetaal.cli.dialogue import Reading

        self.linters.look_again()
        made = self.linters.for_file(Path(name))
        result = self._reader.report(name, made)
        self._progress.clear()
        if isinstance(result, Unread):
            self.outcome.unread(result)
        if isinstance(result, Unread) or not isinstance(made, Made):
            return None
        return Reading(self._lenses.look(result, name), self._options.view(made.config), made.config)

    def _judge(self, report: Report, view: View) -> None:
        if any(at_least(finding, self._options.fail_level) for finding in view.chosen(report.findings)):
            self.outcome.code = max(self.outcome.code, FOUND)


def _now() -> datetime:
    return datetime.now().astimezone()
