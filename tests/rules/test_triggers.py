from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from nieuwetaal import Linter
from nieuwetaal.documents import read_text
from nieuwetaal.rules.matching import Sentence
from nieuwetaal.rules.triggers import Triggers
from nieuwetaal.rules.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nieuwetaal.examining import Candidate
    from nieuwetaal.rules.rule import Rule, Search

FRAMES = Path(__file__).parents[1] / "dutch" / "frames.yaml"
WITH_PRONOUNS = (
    "Ouders en jongeren kennen de buurt. Daarom betrekken wij hen bij het plan.",
    "Ouders kennen hun kind. De school geeft hun een stem. Zij worden ook toegerust.",
    "De ouders die wij betrekken, krijgen een brief. Wie kun je beter betrekken dan hen?",
    "De jongen wacht. Het team leidt hem toe naar werk en zet haar in.",
)


@cache
def linter() -> Linter:
    return Linter()


def analysed(text: str) -> Iterator[Candidate]:
    """Yield the sentences of a text as the linter knows them, each of them analysed."""
    found = list(linter().examiner.sentences(read_text(text).segments))
    for candidate, analysis in zip(found, linter().examiner.reader.read([c.text for c in found]), strict=True):
        candidate.analysis = analysis
        linter().examiner.resolve(candidate)
        yield candidate


def missed(text: str, rules: Iterable[Rule] | None = None) -> list[tuple[str, str]]:
    """Return the rules that match a sentence though no trigger says that they may."""
    found = []
    asked = linter().rules if rules is None else tuple(rules)
    for candidate in analysed(text):
        sentence = Sentence(candidate.text, words_of(candidate.text), candidate.analysis)
        triggered = {id(search) for _, search in candidate.searches}
        for rule in asked:
            silent = [search for search in rule.searches if id(search) not in triggered]
            if any(any(linter().examiner.judge.matcher.find(rule, search, sentence)) for search in silent):
                found.append((rule.id, candidate.text))
    return found


def sentences_of_frames() -> list[str]:
    constructions = yaml.safe_load(FRAMES.read_text(encoding="utf-8"))
    return sorted({item["text"] for sentences in constructions.values() for item in sentences})


@pytest.mark.model
def test_no_match_is_lost_in_any_construction() -> None:
    assert missed("\n\n".join(sentences_of_frames()[::3])) == []


@pytest.mark.model
def test_no_match_is_lost_to_a_pronoun() -> None:
    assert missed("\n\n".join(WITH_PRONOUNS)) == []


@pytest.mark.model
def test_no_match_is_lost_in_the_examples_of_the_shipped_rules() -> None:
    lost = [missed("\n\n".join(example.text for example in rule.wrong), [rule]) for rule in linter().rules]
    assert not [rule for rule in lost if rule]


def searched(own: Linter, text: str) -> set[str]:
    """Return the own rules whose search is made in a sentence."""
    found: list[tuple[Rule, Search]] = own.examiner.triggers.find(word.lower for word in words_of(text))
    return {rule.id for rule, _ in found if rule.id.startswith("proef-")}


@pytest.fixture(scope="module")
def own(linter_with: Callable[..., Linter]) -> Linter:
    return linter_with(
        {
            "proef-daad": {"zoek": {"werkwoord": "meeslepen", "ondergaat": "$gezin", "waarin": ["maalstroom"]}},
            "proef-met": {"zoek": {"werkwoord": "zetten", "ondergaat": "$gezin", "met": ["op een zijspoor"]}},
            "proef-naam": {"zoek": {"naamwoord": "keuring", "ondergaat": "$kind"}},
            "proef-vast": {"zoek": {"woorden": ["tussen wal … schip", "bokkige $gezin"]}},
            "proef-letter": {"zoek": {"woorden": "De Wal", "letterlijk": True}},
        }
    )


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Het team sleept ouders mee in een maalstroom.", {"proef-daad"}),
        ("Pleegouders worden meegesleept in de maalstromen.", {"proef-daad"}),
        ("Om hen mee te slepen in een papiermaalstroom.", {"proef-daad"}),
        ("Het team sleept ouders in een maalstroom.", set()),
        ("Het team sleept ouders mee.", set()),
        ("Het team sleept kratten mee in een storm.", set()),
        ("De school zet leerlingen op een zijspoor.", {"proef-met"}),
        ("De school zet leerlingen op een stoel.", set()),
        ("De keuring van kinderen.", {"proef-naam"}),
        ("De kinderkeuring.", {"proef-naam"}),
        ("De keuring van vee.", set()),
        ("Hij viel tussen wal en het schip.", {"proef-vast"}),
        ("Hij viel tussen wal en schil.", set()),
        ("Een bokkige ouder.", {"proef-vast"}),
        ("Bij De Wal.", {"proef-letter"}),
    ],
)
def test_searches_that_can_match_are_made(own: Linter, text: str, rules: set[str]) -> None:
    assert searched(own, text) >= rules
    assert rules or not searched(own, text)


def test_a_sentence_without_a_trigger_is_never_parsed(own: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(sentences: list[str]) -> list[object]:
        assert not sentences
        return []

    monkeypatch.setattr(own.examiner.reader, "_parse", fail)
    rules = frozenset({"proef-daad", "proef-met", "proef-naam"})
    assert not own.check("De zon schijnt. Het gras groeit.", rules=rules).findings


def test_no_search_waits_for_a_common_word() -> None:
    """Else every sentence would look at it, and a check would take longer with every rule."""
    triggers = linter().examiner.triggers
    common = "de het een en of dat die deze dit ze zij hij hun er je is zijn was te van in op met voor bij om naar niet"
    looked_at = {word: len(triggers._look_up(word)[1]) for word in common.split()}
    assert max(looked_at.values()) < 10
    assert sum(looked_at.values()) < len(triggers._index.ways) / 100


def test_rules_that_are_off_are_not_looked_at() -> None:
    rules, index = linter().all_rules, linter().examiner.triggers._index
    words = words_of("Wij betrekken onze doelgroep bij het plan en zetten ouders in hun kracht.")
    found = Triggers(index, rules).find(word.lower for word in words)
    assert {rule.category for rule, _ in found} > {"betrekken"}
    kept = Triggers(index, rules, lambda rule: rule.category != "betrekken").find(word.lower for word in words)
    assert kept == [(rule, search) for rule, search in found if rule.category != "betrekken"]
