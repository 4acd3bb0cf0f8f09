from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nieuwetaal.dutch.tree import Token
from nieuwetaal.dutch.verbs import Verbs
from nieuwetaal.rules.packs import load_facts

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts

KNOWN = ("inzetten", "betrekken", "trekken", "aantrekken", "meenemen", "toeleiden", "horen", "aanhoren", "zetten")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load_facts()


@pytest.fixture(scope="module")
def verbs(facts: Facts) -> Verbs:
    return Verbs(KNOWN, facts)


def word(text: str, lemma: str, form: str = "Fin") -> Token:
    return Token(
        i=0,
        start=0,
        end=len(text),
        text=text,
        lower=text.lower(),
        lemma=lemma,
        pos="VERB",
        morph={"VerbForm": form},
        dep="root",
    )


@pytest.mark.parametrize(
    ("text", "lemma", "particle", "full"),
    [
        ("zet", "zetten", "in", "inzetten"),
        ("zetten", "zetten", "in", "inzetten"),
        ("neemt", "nemen", "mee", "meenemen"),
        ("nam", "nemen", "mee", "meenemen"),
        ("leidden", "leiden", "toe", "toeleiden"),
        ("leidden", "lijden", "toe", "toeleiden"),
        ("Trokken", "trekken", "aan", "aantrekken"),
        ("schiet", "schieten", "door", "doorschieten"),
    ],
)
def test_a_detached_particle_joins_its_verb(verbs: Verbs, text: str, lemma: str, particle: str, full: str) -> None:
    assert verbs.full_lemma(word(text, lemma), word(particle, particle)) == full


@pytest.mark.parametrize(
    ("text", "lemma", "full"),
    [
        ("ingezet", "inzetten", "inzetten"),
        ("ingezet", "ingezetten", "inzetten"),
        ("meegenomen", "nemen", "meenemen"),
        ("meeneemt", "meneemt", "meenemen"),
        ("toegeleid", "toeleden", "toeleiden"),
        ("betrok", "betrokken", "betrekken"),
        ("betrokken", "betrokken", "betrekken"),
        ("Hoorde", "horen", "horen"),
        ("wandelt", "wandelen", "wandelen"),
    ],
)
def test_a_form_that_one_known_verb_has_wins_over_the_pipeline(verbs: Verbs, text: str, lemma: str, full: str) -> None:
    assert verbs.full_lemma(word(text, lemma), None) == full


def test_a_lemma_that_has_its_particle_already_keeps_one(verbs: Verbs) -> None:
    assert verbs.full_lemma(word("neemt", "meenemen"), word("mee", "mee")) == "meenemen"


def test_knows_its_verbs_by_name(verbs: Verbs) -> None:
    assert "inzetten" in verbs
    assert "uitzetten" not in verbs


def test_forms_of_the_present_belong_to_base_verbs_only(verbs: Verbs) -> None:
    assert verbs.of_stem("betrek") == {"betrekken"}
    assert verbs.of_stem("hoort") == {"horen"}
    assert verbs.of_stem("inzet") == set()
    assert verbs.of_stem("betrekken") == set()
    assert "zet" in verbs.presents
    assert "zetten" not in verbs.presents


def test_forms_written_as_one_word(verbs: Verbs) -> None:
    assert verbs.of_form("meegenomen") == {"meenemen"}
    assert verbs.of_form("ingezette") <= {"inzetten"}
    assert verbs.of_form("tafel") == set()


def test_the_facts_name_full_lemmas_in_one_word(facts: Facts) -> None:
    assert {"betrekken", "inzetten", "toeleiden", "vragen", "samenwerken"} <= facts.verbs
    assert not [verb for verb in facts.verbs if " " in verb]
