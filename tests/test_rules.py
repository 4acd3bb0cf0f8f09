from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.examples import failures
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.linter import Linter
from nieuwetaal.rules.hygiene import asks_for_swap, hygiene
from nieuwetaal.rules.packs import load_rules, load_sources
from nieuwetaal.rules.rule import VerbSearch

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from nieuwetaal.findings import Finding
    from nieuwetaal.rules.rule import Rule

RULES, ERRORS = load_rules()
EVERY_RULE = [pytest.param(rule, id=rule.id) for rule in RULES]


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


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_rule_is_in_order(rule: Rule) -> None:
    assert hygiene(rule, shipped=True) == []


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_rule_has_its_name_its_category_and_its_sources(rule: Rule) -> None:
    assert rule.path is not None
    assert rule.path.stem == rule.id
    assert rule.category in CATEGORIES
    assert set(rule.sources) <= set(load_sources())
    assert all(unless.example for unless in rule.unless)


@cache
def linter() -> Linter:
    return Linter()


@cache
def said() -> dict[str, dict[str, list[Finding]]]:
    """Return for each rule what all rules together find in its wrong examples."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for rule in RULES:
        reports = {example.text: linter().check(example.text) for example in rule.wrong}
        found[rule.id] = {text: [*report.findings, *report.compliments] for text, report in reports.items()}
    return found


@pytest.mark.model
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES if asks_for_swap(rule)])
def test_a_rule_with_roles_is_silent_when_they_are_swapped(rule: Rule) -> None:
    verbs = {verb for search in rule.searches if isinstance(search, VerbSearch) for verb in search.verbs}
    texts = [example.text for example in rule.right] + [unless.example for unless in rule.unless]
    frames = [frame for text in texts for frame in linter().analyse(text) if frame.predicate in verbs]
    assert any(frame.agent is not None and frame.agent.side == "family" for frame in frames), (
        "geef onder 'goed' een zin waarin $gezin dit zelf doet"
    )


@pytest.mark.model
@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_rule_is_heard_among_the_others(rule: Rule) -> None:
    unheard = {text: found for text, found in said()[rule.id].items() if rule.id not in {each.rule for each in found}}
    assert {text: [each.rule for each in found] for text, found in unheard.items()} == {}


@pytest.mark.model
@pytest.mark.parametrize("rule", EVERY_RULE)
def test_nothing_is_said_twice_in_one_category(rule: Rule) -> None:
    for found in said()[rule.id].values():
        for one, other in combinations(found, 2):
            apart = one.end <= other.start or other.end <= one.start
            assert apart or one.category != other.category, (one.rule, other.rule, one.text)


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_a_rule(category: str) -> None:
    assert [rule.id for rule in RULES if rule.category == category]
