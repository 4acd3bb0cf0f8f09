"""The rules that a SARIF report refers to: what each is about, in its own words and with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nieuwetaal.findings import LEVELS
from nieuwetaal.reports.explanation import OUR_OWN, cited, example_heads, is_our_own, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nieuwetaal.findings import Finding
    from nieuwetaal.reports.about import About
    from nieuwetaal.rules.rule import Rule, Source

SEVERITIES = {"sterk": "warning", "let-op": "note", "overweeg": "note", "uitleg": "none"}
"""What the levels are called in SARIF; nothing that nieuwetaal says is an error."""
_MOST_EXAMPLES = 3


class Rules:
    """Numbers rules as findings refer to them. State: `met`, what is told of each so far."""

    def __init__(self, about: About) -> None:
        self.met: list[dict[str, Any]] = []
        self._about = about
        self._numbers: dict[str, int] = {}

    def index(self, finding: Finding) -> int:
        """Return the number of the rule of a finding."""
        if finding.rule not in self._numbers:
            self._numbers[finding.rule] = len(self.met)
            rule = self._about.rules.get(finding.rule)
            told = _told(rule, self._about.sources) if rule is not None else {}
            self.met.append({"id": finding.rule, **told, "properties": _properties(finding, rule)})
        return self._numbers[finding.rule]


def _told(rule: Rule, sources: Mapping[str, Source]) -> dict[str, Any]:
    lines = list(_help(rule, sources))
    return {
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": "\n".join(lines)},
        "defaultConfiguration": {"level": SEVERITIES[_strongest(rule)]},
    }


def _help(rule: Rule, sources: Mapping[str, Source]) -> Iterator[str]:
    if rule.why:
        yield f"Waarom: {rule.why}"
    found, silent = example_heads(rule)
    yield from (f"{found}: {marked(example)}" for example in rule.wrong[:_MOST_EXAMPLES])
    yield from (f"{silent}: {example.text}" for example in rule.right[:_MOST_EXAMPLES])
    if rule.discussion:
        yield f"Discussie: {rule.discussion}"
    yield from (f"Bron: {line}" for line in _cited(rule, sources))
    yield f"Meer: nieuwetaal explain {rule.id}"


def _cited(rule: Rule, sources: Mapping[str, Source]) -> list[str]:
    return [OUR_OWN] if is_our_own(rule, sources) else [cited(key, sources) for key in rule.sources]


def _properties(finding: Finding, rule: Rule | None) -> dict[str, Any]:
    level = finding.level if rule is None else _strongest(rule)
    return {"category": finding.category, "level": level, "tags": [finding.category]}


def _strongest(rule: Rule) -> str:
    return max((level for level in rule.levels.values() if level in LEVELS), key=LEVELS.index, default=LEVELS[0])
