"""From findings to the squiggles of an editor."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from nieuwetaal.findings import LEVELS
from nieuwetaal.reports.view import View, grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nieuwetaal.findings import Finding, Level, Report
    from nieuwetaal_lsp.positions import Positions

SOURCE = "nieuwetaal"
MOST = 500
"""Diagnostics in one text; an editor drowns in more."""
_MOST_RELATED = 8
_SEVERITIES: dict[str, DiagnosticSeverity] = {
    "sterk": DiagnosticSeverity.Warning,
    "let-op": DiagnosticSeverity.Information,
    "overweeg": DiagnosticSeverity.Hint,
}


def shown(report: Report, level: Level) -> list[list[Finding]]:
    """Return the findings that are shown from a level up, repeats together, the strongest when there are too many."""
    groups = [
        group[:1] if group[0].level == "overweeg" else group for group in grouped(View(level).visible(report.findings))
    ]
    if sum(map(len, groups)) <= MOST:
        return groups
    kept: list[list[Finding]] = []
    room = MOST - 1
    for group in sorted(groups, key=lambda group: -LEVELS.index(group[0].level)):
        if room:
            kept.append(group[:room])
            room -= len(kept[-1])
    return kept


def diagnostics(
    report: Report, level: Level, positions: Positions, uri: str, page_of: Callable[[Finding], str | None]
) -> list[Diagnostic]:
    """Return the diagnostics of a report; `page_of` tells where the rule of a finding is explained."""
    groups = shown(report, level)
    found = [
        diagnostic(finding, _related(finding, group, positions, uri), positions, page_of(finding))
        for group in groups
        for finding in group
    ]
    every = len(View(level).visible(report.findings))
    if len(found) == MOST - 1 < every:
        said = f"Nog {every - len(found)} meldingen in deze tekst; je ziet hier de sterkste {len(found)}."
        top = Range(Position(0, 0), Position(0, 0))
        found.append(Diagnostic(top, said, severity=DiagnosticSeverity.Information, source=SOURCE))
    found.sort(key=lambda each: (each.range.start.line, each.range.start.character))
    return found


def diagnostic(
    finding: Finding, related: list[DiagnosticRelatedInformation] | None, positions: Positions, page: str | None
) -> Diagnostic:
    """Return one diagnostic; its `data` holds what actions need."""
    return Diagnostic(
        range=positions.range(finding.start, finding.end),
        message=finding.message,
        severity=_SEVERITIES[finding.level],
        code=f"{finding.category}/{finding.rule}",
        code_description=CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=related,
        data=data_of(finding),
    )


def data_of(finding: Finding) -> dict[str, Any]:
    """Return what makes a finding known again: its rule and its place in code points."""
    return {"rule": finding.rule, "start": finding.start, "end": finding.end}


def counts(report: Report, level: Level) -> str:
    """Return how many findings of each level are shown, in one Dutch line; empty when there are none."""
    found = Counter(finding.level for group in shown(report, level) for finding in group)
    return ", ".join(f"{found[level]} {level}" for level in reversed(LEVELS) if found[level])


def _related(
    finding: Finding, group: Sequence[Finding], positions: Positions, uri: str
) -> list[DiagnosticRelatedInformation] | None:
    places = [*_far(finding, positions), *_repeats(finding, group)]
    return [
        DiagnosticRelatedInformation(Location(uri, positions.range(start, end)), said) for start, end, said in places
    ] or None


def _far(finding: Finding, positions: Positions) -> Iterator[tuple[int, int, str]]:
    for start, end in finding.related:
        yield start, end, f"Hierover gaat het: {positions.text[start:end]}"


def _repeats(finding: Finding, group: Sequence[Finding]) -> Iterator[tuple[int, int, str]]:
    if finding is not group[0]:
        yield group[0].start, group[0].end, "Hier staat het voor het eerst"
        return
    for other in group[1 : 1 + _MOST_RELATED]:
        yield other.start, other.end, f"Ook hier: {other.text}"
    if len(group) > 1 + _MOST_RELATED:
        last = group[-1]
        yield last.start, last.end, f"En nog {len(group) - 1 - _MOST_RELATED} plekken; dit is de laatste"
