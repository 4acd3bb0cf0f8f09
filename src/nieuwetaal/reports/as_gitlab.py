"""The report that GitLab shows beside a merge request: JSON for its Code Quality."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from nieuwetaal.reports.annotations import paragraphs
from nieuwetaal.reports.fingerprints import Fingerprints, unique
from nieuwetaal.reports.paths import name_of, relative
from nieuwetaal.reports.text import place
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results

_SEVERITIES = {"sterk": "major", "let-op": "minor", "overweeg": "info"}
_UNREAD = "niet-gelezen"


def as_gitlab(results: Results, about: About) -> Iterator[str]:
    """Yield a list of issues, one on a line: every finding, and every file that was not read."""
    separator = "["
    for issue in _issues(results, about):
        yield f"{separator}\n{json.dumps(issue, ensure_ascii=about.ascii_only)}"
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _issues(results: Results, about: About) -> Iterator[dict[str, Any]]:
    fingerprints = Fingerprints()
    for result, view in results:
        path = relative(name_of(result), about.folder)
        if isinstance(result, Unread):
            mark = unique(path, _UNREAD, result.error)
            yield _issue(result.error, _UNREAD, mark, "critical", {"path": path, "lines": {"begin": 1}})
            continue
        for finding in view.shown(result.findings):
            yield _finding(finding, result, path, fingerprints.unique(finding, result, path))


def _finding(finding: Finding, report: Report, path: str, fingerprint: str) -> dict[str, Any]:
    where, (said, *more) = finding.place, paragraphs(finding)
    lines = {"begin": where.line, "end": where.end_line}
    if report.document.places is not None:  # GitLab wants a line, and there is none
        lines, said = {"begin": 1}, f"{place(where)}, ‘{finding.text}’: {said}"
    rule, severity = f"{finding.category}/{finding.rule}", _SEVERITIES[finding.level]
    return _issue(said, rule, fingerprint, severity, {"path": path, "lines": lines}) | {
        "content": {"body": "\n\n".join(more)}
    }


def _issue(said: str, rule: str, fingerprint: str, severity: str, location: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": rule,
        "description": said,
        "categories": ["Style"],
        "severity": severity,
        "fingerprint": fingerprint,
        "location": location,
    }
