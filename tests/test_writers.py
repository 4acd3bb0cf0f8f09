"""Who writes settles what *wij* is, how loud a finding may be, and who acts in an alternative."""

from __future__ import annotations

from functools import cache

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import Config
from nieuwetaal.findings import WRITERS
from nieuwetaal.rules.packs import load_facts

FAMILY = ("ouder-of-jongere", "cliëntenraad")
OTHERS = tuple(writer for writer in WRITERS if writer not in FAMILY)


@cache
def linter(writer: str) -> Linter:
    return Linter(Config(writer=writer))


def found(writer: str, text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.level) for finding in linter(writer).check(text).findings]


@pytest.mark.parametrize("writer", OTHERS)
def test_who_works_for_an_organisation_acts_upon_others(writer: str) -> None:
    assert found(writer, "Wij motiveren bewoners.") == [("motiveren", "let-op")]
    assert not found(writer, "De school motiveert ons.")


@pytest.mark.parametrize("writer", FAMILY)
def test_family_that_writes_acts_among_its_own(writer: str) -> None:
    assert not found(writer, "Wij motiveren ouders.")


@pytest.mark.parametrize("writer", FAMILY)
@pytest.mark.parametrize("text", ["De school motiveert ons.", "Wij worden gemotiveerd door de school."])
def test_what_is_done_to_us_is_done_to_family(writer: str, text: str) -> None:
    assert [rule for rule, _ in found(writer, text)] == ["motiveren"]


def test_who_lives_it_is_never_corrected_unasked() -> None:
    text = "De gemeente betrekt bewoners bij het plan. Zij zijn probleemgezinnen."
    assert {level for _, level in found("gemeente", text)} & {"sterk"}
    assert {level for _, level in found("cliëntenraad", text)} == {"let-op"}
    assert {level for _, level in found("ouder-of-jongere", text)} == {"overweeg"}


def test_wij_of_an_organisation_counts_as_professional() -> None:
    facts = load_facts()
    assert facts.side_of("gemeente") == "professional"
    assert facts.side_of("onderzoeker") == "writer"
    assert facts.side_of("onbekend") == "writer"


@pytest.mark.parametrize("writer", [*FAMILY, "onderzoeker"])
def test_no_alternative_speaks_for_another(writer: str) -> None:
    first = load_facts().pronouns.first_person
    report = linter(writer).check("De gemeente betrekt bewoners. Jongeren worden gemotiveerd door de school.")
    said = [alternative.text for finding in report.findings for alternative in finding.alternatives]
    assert said
    assert not [text for text in said if first & set(text.lower().split())]


def test_possession_is_loud_once_it_is_known_who_writes() -> None:
    assert found("onbekend", "Onze gezinnen wonen in drie wijken.")[0][1] == "overweeg"
    assert found("gemeente", "Onze gezinnen wonen in drie wijken.")[0][1] == "let-op"


def test_every_profile_in_the_data_exists() -> None:
    facts = load_facts()
    assert set(facts.writer_sides) | set(facts.writer_ceilings) | set(facts.writer_unnamed) <= set(WRITERS)
