"""All rules in a list: for people, for other programs, and as a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nieuwetaal.findings import CATEGORIES
from nieuwetaal.reports.explanation import levels
from nieuwetaal.reports.markdown import escape, table
from nieuwetaal.reports.text import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.findings import Category
    from nieuwetaal.reports.text import Style
    from nieuwetaal.rules.rule import Rule


def as_text(rules: Sequence[Rule], style: Style) -> Iterator[str]:
    """Yield the lines for a terminal: the rules under their categories, and how many there are."""
    width = max((len(rule.id) for rule in rules), default=0)
    for category, rows in _shelves(rules):
        yield style.paint("path", category)
        yield from (f"  {rule.id:<{width}}  {levels(rule):<12}  {rule.title}" for rule in rows)
    yield plural(len(rules), "regel", "regels")


def as_markdown(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the lines of a page: a table for every category."""
    for number, (category, rows) in enumerate(_shelves(rules)):
        yield from ([""] if number else [])
        yield f"## {category}"
        yield ""
        yield from table(
            ("regel", "niveau", "titel"), ((f"`{rule.id}`", levels(rule), escape(rule.title)) for rule in rows)
        )


def as_json(rules: Sequence[Rule]) -> str:
    """Return the rules as JSON, in the same order."""
    listed = [_plain(rule) for _, rows in _shelves(rules) for rule in rows]
    return json.dumps({"version": 1, "rules": listed}, ensure_ascii=True, indent=2)


def _shelves(rules: Sequence[Rule]) -> Iterator[tuple[Category, list[Rule]]]:
    for category in CATEGORIES:
        rows = sorted((rule for rule in rules if rule.category == category), key=lambda rule: rule.id)
        if rows:
            yield category, rows


def _plain(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "category": rule.category,
        "title": rule.title,
        "levels": dict(rule.levels),
        "own": rule.own,
        "path": str(rule.path) if rule.path else None,
        "replaces": rule.replaces,
        "sources": list(rule.sources),
        "examples": {"wrong": len(rule.wrong), "right": len(rule.right), "exceptions": len(rule.unless)},
    }
