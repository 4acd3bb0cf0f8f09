"""The report as commands that GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.reports.annotations import paragraphs
from nieuwetaal.reports.excerpt import clean
from nieuwetaal.reports.paths import name_of, relative
from nieuwetaal.reports.text import place
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results

_COMMANDS = {"sterk": "warning", "let-op": "notice", "overweeg": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(results: Results, about: About) -> Iterator[str]:
    """Yield one command on a line for every finding, and for every file that was not read."""
    for result, view in results:
        path = relative(name_of(result), about.folder)
        if isinstance(result, Unread):
            yield _command("error", {"file": path, "title": "niet gelezen"}, [result.error])
            continue
        for finding in view.shown(result.findings):
            yield _finding(finding, result, path)


def _finding(finding: Finding, report: Report, path: str) -> str:
    where = finding.place
    values: dict[str, object] = {"file": path}
    lines = list(paragraphs(finding))
    if report.document.places is None:
        values |= {"line": where.line, "endLine": where.end_line}
        if where.line == where.end_line:  # GitHub takes no columns on several lines; its last one is inside the span
            values |= {"col": where.column, "endColumn": max(where.column, where.end_column - 1)}
    else:
        lines[0] = f"{place(where)}, ‘{finding.text}’: {lines[0]}"
    values["title"] = f"{finding.level}: {finding.category}/{finding.rule}"
    return _command(_COMMANDS[finding.level], values, lines)


def _command(name: str, values: Mapping[str, object], lines: list[str]) -> str:
    written = ",".join(f"{key}={str(value).translate(_IN_VALUE)}" for key, value in values.items())
    said = "\n".join(map(clean, lines)).translate(_IN_MESSAGE)
    return f"::{name} {written}::{said}\n"
