"""The report in the XML of Checkstyle, which many programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.reports.annotations import paragraphs
from nieuwetaal.reports.markup import DECLARATION, tag
from nieuwetaal.reports.paths import name_of, relative
from nieuwetaal.reports.text import place
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results

_SEVERITIES = {"sterk": "warning", "let-op": "info", "overweeg": "info"}
_VERSION = "4.3"
"""Of the form of the report."""


def as_checkstyle(results: Results, about: About) -> Iterator[str]:
    """Yield the XML in pieces, one for every text; an error without a line is about all of it."""
    yield DECLARATION
    yield f"{tag('checkstyle', {'version': _VERSION})}\n"
    for result, view in results:
        path = relative(name_of(result), about.folder)
        yield f"  {tag('file', {'name': path}, ascii_only=about.ascii_only)}\n"
        for values in _problems(result, view.shown(result.findings) if not isinstance(result, Unread) else ()):
            yield f"    {tag('error', values, end='/', ascii_only=about.ascii_only)}\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _problems(result: Report | Unread, findings: Iterable[Finding]) -> Iterator[dict[str, object]]:
    if isinstance(result, Unread):
        yield {"severity": "error", "message": result.error, "source": "nieuwetaal.niet-gelezen"}
        return
    for finding in findings:
        where, said = finding.place, " ".join(paragraphs(finding))
        line, column = (where.line, where.column) if result.document.places is None else (None, None)
        yield {
            "line": line,
            "column": column,
            "severity": _SEVERITIES[finding.level],
            "message": said if line else f"{place(where)}, ‘{finding.text}’: {said}",
            "source": f"nieuwetaal.{finding.category}.{finding.rule}",
        }
