"""What of the reports is looked at: all, or only what a baseline does not know, or what was changed in git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.errors import GitError
from nieuwetaal.reports.known import KnownCount
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.cli.options import Options
    from nieuwetaal.findings import Report
    from nieuwetaal.reports.view import View


class Lenses:
    """Narrows reports as the options ask. State: what the baseline knows, what was changed, and what was counted."""

    def __init__(self, options: Options) -> None:
        """Read the baseline and ask git; raise NieuwetaalError when that cannot be done."""
        self._path = options.baseline
        self._baseline = self._known = self._changes = None
        self._counted_new = self._counted_known = 0
        if options.baseline is not None:
            from nieuwetaal.baseline import Known
            from nieuwetaal.baseline_file import read_baseline

            self._baseline = read_baseline(options.baseline)
            self._known = Known(self._baseline)
        if options.since is not None:
            from nieuwetaal.changes import changes_since

            self._changes = changes_since(options.since, Path())

    def worth_reading(self, found: Iterable[str | Unread]) -> Iterator[str | Unread]:
        """Yield the files that something may be found in: with `--diff` only those that were changed."""
        for each in found:
            if self._changes is None or isinstance(each, Unread):
                yield each
                continue
            try:
                if self._changes.touch(Path(each)):
                    yield each
            except GitError as error:
                yield Unread(each, str(error))

    def look(self, report: Report, name: str) -> Report:
        """Return the report on a file with only what was asked for."""
        report = self._known.apart(report) if self._known is not None else report
        return self._changes.narrow(report, Path(name)) if self._changes is not None else report

    def add(self, report: Report, view: View) -> None:
        """Count what is shown of one report, and what is known of that."""
        self._counted_new += len(view.visible(report.findings))
        known = (kept.finding for kept in report.suppressed if kept.kind == "baseline")
        self._counted_known += len(view.visible(known))

    def count(self, read: Sequence[str]) -> KnownCount:
        """Return how it compares with the baseline, when all was checked that is in the paths `read`, if any."""
        fixed = None
        if self._baseline is not None and self._known is not None and self._path is not None and self._changes is None:
            covered = bool(read) and self._baseline.covers(map(Path, read), self._path.parent)
            fixed = self._known.left if covered else None
        return KnownCount(str(self._path), self._counted_new, self._counted_known, fixed)
