"""What of a report is shown: a choice of the reader that never changes what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.findings import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nieuwetaal.findings import Finding, Level


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be checked, and why, in one Dutch line; `ours` when that is a mistake of nieuwetaal."""

    path: str
    error: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Findings from `level` up, of the rules and categories in `select` (all when empty) and not in `ignore`.

    At most `limit` messages a document are written out.
    """

    level: Level = "let-op"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    limit: int | None = None

    def chosen(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings of the chosen rules, of any level that is shown at all."""
        return [finding for finding in findings if finding.level != "uitleg" and self._chooses(finding)]

    def visible(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings of the chosen rules from the chosen level up."""
        return [finding for finding in self.chosen(findings) if at_least(finding, self.level)]

    def shown(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings to write out one by one: the visible ones, at most `limit`."""
        return self.visible(findings)[: self.limit]

    def _chooses(self, finding: Finding) -> bool:
        names = {finding.rule, finding.category, f"{finding.category}/{finding.rule}"}
        return not names & self.ignore and (not self.select or bool(names & self.select))


def at_least(finding: Finding, level: Level) -> bool:
    """Whether a finding is as strong as `level` or stronger."""
    return finding.level in LEVELS and LEVELS.index(finding.level) >= LEVELS.index(level)


def grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Put repeats together, in reading order; what is only to be considered is said once for every rule."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        key = finding.rule if finding.level == "overweeg" else finding.group
        groups.setdefault((finding.level, key), []).append(finding)
    return list(groups.values())
