from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.examples import failures
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.hygiene import hygiene
from nieuwetaal.rules.packs import load_rules

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from nieuwetaal.rules.rule import Rule

RULES, ERRORS = load_rules()


@cache
def failed() -> dict[str, dict[str, str]]:
    """Return for each rule the examples that fail, with why."""
    found: dict[str, dict[str, str]] = {}
    for failure in failures(RULES):
        found.setdefault(failure.rule.id, {})[failure.text] = failure.message
    return found


def examples() -> list[ParameterSet]:
    """Return every example of every rule, as rule and number."""
    found: list[ParameterSet] = []
    for rule in RULES:
        texts = [item.text for item in (*rule.wrong, *rule.right)] + [
            item.example for item in rule.unless if item.example
        ]
        found += [pytest.param(rule, text, id=f"{rule.id}-{number}") for number, text in enumerate(texts, start=1)]
    return found


def test_every_file_is_a_rule() -> None:
    assert [str(error) for error in ERRORS] == []


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), examples())
def test_a_rule_does_what_its_example_says(rule: Rule, text: str) -> None:
    assert failed().get(rule.id, {}).get(text) is None


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_a_rule_is_in_order(rule: Rule) -> None:
    assert hygiene(rule) == []


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_a_rule(category: str) -> None:
    assert [rule.id for rule in RULES if rule.category == category]
