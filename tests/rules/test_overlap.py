from __future__ import annotations

from dataclasses import replace

import pytest

from nieuwetaal.rules.idle import idle
from nieuwetaal.rules.overlap import covers
from nieuwetaal.rules.packs import load_groups, load_rules
from nieuwetaal.rules.rule import NounSearch, Rule, Search, Unless, Value, VerbSearch, WordSearch

FAMILY, CHILD, PROF = (Value(groups=(name,)) for name in ("gezin", "kind", "prof"))
PROFESSIONAL, NOT_FAMILY = Value(groups=("professional",)), replace(FAMILY, negated=True)
ACT = VerbSearch(("sturen", "leiden"), agent=NOT_FAMILY, patient=FAMILY)
NOUN = NounSearch(("sturing",), patient=FAMILY)
WORDS = WordSearch(("casus", "dossier"))


def rule(*searches: Search) -> Rule:
    return Rule("proef", "Proef", "sturen", {}, searches, "Een proef.")


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (ACT, replace(ACT, verbs=("leiden",))),
        (ACT, replace(ACT, company={"in": Value(words=("plan",))})),
        (ACT, replace(ACT, modals=("moeten",), complements=("in de hand",), voices=("lijdend",))),
        (replace(ACT, negated=None), ACT),
        (replace(ACT, patient=PROF), replace(ACT, patient=PROFESSIONAL)),
        (
            replace(ACT, agent=Value(groups=("professional",), negated=True)),
            replace(ACT, agent=replace(PROF, negated=True)),
        ),
        (replace(ACT, patient=Value(words=("plan", "besluit"))), replace(ACT, patient=Value(words=("plan",)))),
        (NOUN, replace(NOUN, compound=False, bare=True)),
        (replace(NOUN, patient=None), replace(NOUN, possessor=FAMILY)),
        (WORDS, WordSearch(("casus",))),
        (WORDS, replace(WORDS, literal=True)),
    ],
)
def test_one_search_finds_all_that_another_finds(wide: Search, narrow: Search) -> None:
    groups = load_groups()
    assert covers(rule(wide), rule(narrow), groups)
    assert covers(rule(WordSearch(("x",)), wide), rule(narrow, narrow), groups)
    assert not covers(rule(narrow), rule(wide), groups)
    assert not covers(rule(wide), rule(narrow, WordSearch(("x",))), groups)


def test_different_forms_are_different() -> None:
    assert not any(
        covers(rule(one), rule(two), load_groups())
        for one in (ACT, NOUN, WORDS)
        for two in (ACT, NOUN, WORDS)
        if one is not two
    )


def test_no_shipped_rule_is_all_in_another() -> None:
    rules, _ = load_rules()
    groups = load_groups()
    assert [(one.id, two.id) for one in rules for two in rules if one is not two and covers(two, one, groups)] == []


@pytest.mark.parametrize(
    ("unless", "searches", "reason"),
    [
        (Unless("zo", "", roles={"doener": FAMILY}), [ACT], "het tegendeel bij 'doener'"),
        (Unless("zo", "", roles={"doener": FAMILY}), [ACT, replace(ACT, agent=None)], ""),
        (Unless("zo", "", roles={"doener": PROF}), [ACT], ""),
        (Unless("zo", "", roles={"bezitter": PROF}), [ACT], "geen 'bezitter'"),
        (Unless("zo", "", roles={"ontvanger": CHILD}), [NOUN], "geen 'ontvanger'"),
        (Unless("zo", "", roles={"ontvanger": replace(CHILD, negated=True)}), [NOUN], ""),
        (Unless("zo", "", roles={"ondergaat": CHILD}), [WORDS], "geen 'ondergaat'"),
        (Unless("zo", "", roles={"ondergaat": CHILD}), [WordSearch(("zwakke $gezin",))], ""),
        (Unless("zo", "", company={"in": PROF}), [WORDS], "bij vaste woorden is er geen 'waarin'"),
        (
            Unless("zo", "", company={"in": PROF}),
            [replace(ACT, company={"in": replace(PROF, negated=True)})],
            "'waarin'",
        ),
        (Unless("zo", "", words=("ober",)), [WORDS, ACT, NOUN], ""),
    ],
)
def test_exceptions_that_can_never_apply(unless: Unless, searches: list[Search], reason: str) -> None:
    assert reason in idle(unless, searches)
    assert bool(reason) == bool(idle(unless, searches))
