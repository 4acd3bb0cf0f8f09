from __future__ import annotations

from dataclasses import replace

import pytest

from nieuwetaal import Linter
from nieuwetaal.rules.misses import Misses
from nieuwetaal.rules.packs import load_facts, load_groups
from nieuwetaal.rules.rule import Rule, Search, Value, VerbSearch, WordSearch

FAMILY = Value(groups=("gezin",))
ACT = VerbSearch(("betrekken",), agent=Value(groups=("gezin",), negated=True), patient=FAMILY)
LINTER = Linter()


def why(search: Search, text: str, **parts: object) -> str:
    rule = Rule("proef", "Proef", "betrekken", {"werkwoord": "sterk"}, (search,), "Een proef.")
    frames = LINTER.analyse(text)
    return Misses(load_facts(), load_groups()).why(replace(rule, **parts), frames, text)  # type: ignore[arg-type]


@pytest.mark.model
@pytest.mark.parametrize(
    ("search", "text", "reason"),
    [
        (ACT, "De school helpt ouders.", "de regel zoekt ‘betrekken’; nieuwetaal leest hier ‘helpen’"),
        (ACT, "Een mooie dag.", "de regel zoekt ‘betrekken’; nieuwetaal leest hier geen daad"),
        (ACT, "De school betrekt het pand.", "de regel vraagt ondergaat: $gezin; hier is dat ‘het pand’"),
        (ACT, "Ouders betrekken elkaar.", "de regel vraagt doener: niet $gezin; hier is dat ‘Ouders’"),
        (ACT, "De school betrekt ouders niet.", "de regel vraagt ontkend: nee; hier staat er wel een bij"),
        (
            replace(ACT, negated=True),
            "De school betrekt ouders.",
            "de regel vraagt ontkend: ja; hier staat dat er niet",
        ),
        (
            replace(ACT, modals=("moeten",)),
            "De school wil ouders betrekken.",
            "de regel vraagt modaal: moeten; hier is dat willen",
        ),
        (
            replace(ACT, voices=("lijdend",)),
            "De school betrekt ouders.",
            "de regel vraagt vorm: [lijdend]; hier is dat werkwoord",
        ),
        (
            replace(ACT, company={"in": Value(words=("plan", "besluit"))}),
            "De school betrekt ouders.",
            "de regel vraagt waarin: [plan, besluit]; dat staat er niet",
        ),
        (WordSearch(("casus",)), "De school betrekt ouders.", ""),
    ],
)
def test_what_a_rule_asks_and_what_is_there(search: Search, text: str, reason: str) -> None:
    assert reason in why(search, text)
    assert bool(reason) == bool(why(search, text))


@pytest.mark.model
def test_all_is_there_and_still_silent() -> None:
    assert why(ACT, "De school betrekt ouders.").startswith("de woorden zijn er wel")


@pytest.mark.model
def test_a_rule_for_other_writers() -> None:
    assert why(ACT, "De school betrekt ouders.", writers=("gemeente",)).startswith(
        "de regel geldt alleen voor schrijver"
    )
