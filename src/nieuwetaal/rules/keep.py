"""One expression that an organisation keeps as it is, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nieuwetaal.findings import Place

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from nieuwetaal.findings import Finding
    from nieuwetaal.rules.rule import Rule

EVERYTHING = "alles"


@dataclass(frozen=True, slots=True)
class Keep:
    """An expression that an organisation keeps, by one `[[behoud]]` of its settings.

    `rule` limits it to a rule or category; `until` is its last day. `path` and `place` tell where it is written.
    """

    expression: str
    reason: str
    rule: str | None = None
    until: date | None = None
    path: Path | None = None
    place: Place = field(default_factory=Place)

    def holds(self, finding: Finding, text: str) -> bool:
        """Whether it is about this finding in `text`: the words stand in the finding, or the finding in the words."""
        if self.rule is not None and self.rule.lower() not in names_for(finding):
            return False
        words = r"\s+".join(map(re.escape, self.expression.split()))
        pattern = rf"(?<!\w){words}(?!\w)"
        reach = 2 * len(self.expression)
        begin = max(finding.start - reach, 0)
        for found in re.finditer(pattern, text[begin : finding.end + reach], re.IGNORECASE):
            start, end = begin + found.start(), begin + found.end()
            if (finding.start <= start and end <= finding.end) or (start <= finding.start and finding.end <= end):
                return True
        return False

    def is_over(self, today: date | None) -> bool:
        """Whether its last day has passed; without `today` no day has."""
        return self.until is not None and today is not None and today > self.until


def names_of(rule: Rule) -> frozenset[str]:
    """Return all names under which a writer may call a rule: its id, its category, or both."""
    return frozenset({rule.id, rule.category, f"{rule.category}/{rule.id}"})


def names_for(finding: Finding) -> frozenset[str]:
    """Return all names under which a writer may call the rule of a finding, and the one for all rules."""
    return frozenset({finding.rule, finding.category, f"{finding.category}/{finding.rule}", EVERYTHING})
