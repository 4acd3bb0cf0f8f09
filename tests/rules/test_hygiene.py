from __future__ import annotations

from dataclasses import replace

import pytest

from nieuwetaal.rules.hygiene import asks_for_swap, hygiene
from nieuwetaal.rules.rule import Example, Rule, Value, VerbSearch, WordSearch

FAMILY = Value(groups=("gezin",))
RULE = Rule(
    id="proef",
    title="Een proef",
    category="sturen",
    levels={"werkwoord": "sterk"},
    searches=(VerbSearch(("sturen",), patient=FAMILY),),
    message="Een proef.",
    sources=("boek",),
    wrong=tuple(Example(f"Fout {number}.") for number in range(3)),
    right=tuple(Example(f"Goed {number}.") for number in range(3)),
)


def test_a_rule_in_order() -> None:
    assert hygiene(RULE, shipped=True) == []


def test_more_examples_are_asked_of_a_shipped_rule() -> None:
    short = replace(RULE, wrong=RULE.wrong[:2], right=RULE.right[:2])
    assert [tip.message for tip in hygiene(short, shipped=True)] == [
        "geef minstens 3 voorbeelden onder 'fout'",
        "geef minstens 3 voorbeelden onder 'goed'",
    ]
    assert hygiene(short) == []


def test_a_shipped_rule_says_where_it_comes_from() -> None:
    bare = replace(RULE, sources=())
    assert [tip.message for tip in hygiene(bare, shipped=True)] == [
        "noem een bron, of 'bron: [red]' als het een eigen gedachte is"
    ]
    assert hygiene(bare) == []


def test_a_group_without_its_sign() -> None:
    bare = replace(RULE, searches=(VerbSearch(("sturen",), patient=Value(words=("gezin",))),))
    (tip,) = hygiene(bare)
    assert tip.message == "hier telt alleen het woord 'gezin' zelf; bedoelde je de woordgroep $gezin?"
    assert tip.steps == ("zoek", 0, "ondergaat")


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        (RULE, True),
        (replace(RULE, searches=(VerbSearch(("geven",), recipient=FAMILY),)), True),
        (replace(RULE, searches=(VerbSearch(("sturen",), patient=Value(groups=("gezin",), negated=True)),)), False),
        (replace(RULE, searches=(VerbSearch(("weigeren",), agent=FAMILY),)), False),
        (replace(RULE, searches=(WordSearch(("casus",)),)), False),
        (replace(RULE, levels={"werkwoord": "uitleg"}), False),
    ],
)
def test_which_rules_show_swapped_roles(rule: Rule, asked: bool) -> None:
    assert asks_for_swap(rule) is asked
