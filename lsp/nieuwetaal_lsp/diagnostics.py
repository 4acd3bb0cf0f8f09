"""From findings to the squiggles of an editor.

They are plain data as it goes over the line: converting objects of 500 diagnostics takes longer than finding them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lsprotocol.types import DiagnosticSeverity

from nieuwetaal.findings import LEVELS
from nieuwetaal.reports.view import View, grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nieuwetaal.documents import Remark
    from nieuwetaal.findings import Finding, Level, Note, Report
    from nieuwetaal_lsp.positions import Positions

Data = dict[str, Any]
"""A diagnostic, or a part of it, as the protocol writes it."""

SOURCE = "nieuwetaal"
REMARK = "opmerking"
"""The code of what is told about a remark of the writer."""
MOST = 500
"""Diagnostics in one text; an editor drowns in more."""
_MOST_RELATED = 8
_SEVERITIES: dict[str, int] = {
    "sterk": DiagnosticSeverity.Warning.value,
    "let-op": DiagnosticSeverity.Information.value,
    "overweeg": DiagnosticSeverity.Hint.value,
}


def groups_of(report: Report, level: Level) -> list[list[Finding]]:
    """Return the findings from a level up, repeats together; what is only to be considered is said once."""
    found = grouped(View(level).visible(report.findings))
    return [group[:1] if group[0].level == "overweeg" else group for group in found]


def strongest(groups: list[list[Finding]]) -> list[list[Finding]]:
    """Return the groups, cut down to what an editor is given: the strongest, when there are too many."""
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
) -> list[Data]:
    """Return the diagnostics of a report: findings, in text order, and what is wrong with remarks of the writer.

    `page_of` tells where the rule of a finding is explained.
    """
    groups = groups_of(report, level)
    told = [(finding, group) for group in strongest(groups) for finding in group]
    told.sort(key=lambda each: (each[0].start, each[0].end))
    write = _Writer(positions, uri, report.document.remarks)
    found = [write.diagnostic(finding, group, page_of(finding)) for finding, group in told]
    left = sum(map(len, groups)) - len(found)
    if left:
        said = f"Nog {left} meldingen in deze tekst; je ziet hier de sterkste {len(found)}."
        severity = DiagnosticSeverity.Information.value
        found.insert(0, {"range": write.range(0, 0), "message": said, "severity": severity, "source": SOURCE})
    found += map(write.remark, (note for note in report.notes if note.path is None))
    return found


def data_of(finding: Finding) -> Data:
    """Return what makes a finding known again: its rule and its place in code points."""
    return {"rule": finding.rule, "start": finding.start, "end": finding.end}


def counts(report: Report, level: Level) -> str:
    """Return how many findings of each level there are, in one Dutch line; empty when there are none."""
    found = Counter(finding.level for group in groups_of(report, level) for finding in group)
    return ", ".join(f"{found[level]} {level}" for level in reversed(LEVELS) if found[level])


class _Writer:
    """Writes the diagnostics of one text. State: its positions, its address, and the remarks of its writer."""

    def __init__(self, positions: Positions, uri: str, remarks: Sequence[Remark]) -> None:
        self._positions, self._uri, self._remarks = positions, uri, remarks
        self._ranges: dict[tuple[int, int], Data] = {}

    def range(self, start: int, end: int) -> Data:
        """Return the range of the span `start..end`; repeats point at each other, so each is worked out once."""
        known = self._ranges.get((start, end))
        if known is None:
            places = map(self._positions.place, (start, end))
            first, last = ({"line": line, "character": character} for line, character in places)
            known = self._ranges[start, end] = {"start": first, "end": last}
        return known

    def diagnostic(self, finding: Finding, group: Sequence[Finding], page: str | None) -> Data:
        """Return one diagnostic; its `data` holds what actions need."""
        found = {
            "range": self.range(finding.start, finding.end),
            "message": finding.message,
            "severity": _SEVERITIES[finding.level],
            "code": f"{finding.category}/{finding.rule}",
            "source": SOURCE,
            "data": data_of(finding),
        }
        if page:
            found["codeDescription"] = {"href": page}
        related = [
            {"location": {"uri": self._uri, "range": self.range(start, end)}, "message": said}
            for start, end, said in (*self._far(finding), *_repeats(finding, group))
        ]
        if related:
            found["relatedInformation"] = related
        return found

    def remark(self, note: Note) -> Data:
        """Return what is told about a remark, under all of it."""
        start = self._positions.lines.start(note.place.line) + note.place.column - 1
        end = next((each.end for each in self._remarks if each.start == start), start)
        severity = DiagnosticSeverity.Information.value
        where = self.range(start, end)
        said = note.text[:1].upper() + note.text[1:] + "."
        return {"range": where, "message": said, "severity": severity, "code": REMARK, "source": SOURCE}

    def _far(self, finding: Finding) -> Iterator[tuple[int, int, str]]:
        for start, end in finding.related:
            yield start, end, f"Hierover gaat het: {self._positions.text[start:end]}"


def _repeats(finding: Finding, group: Sequence[Finding]) -> Iterator[tuple[int, int, str]]:
    if finding is not group[0]:
        yield group[0].start, group[0].end, "Hier staat het voor het eerst"
        return
    for other in group[1 : 1 + _MOST_RELATED]:
        yield other.start, other.end, f"Ook hier: {other.text}"
    if len(group) > 1 + _MOST_RELATED:
        last = group[-1]
        yield last.start, last.end, f"En nog {len(group) - 1 - _MOST_RELATED} plekken; dit is de laatste"
