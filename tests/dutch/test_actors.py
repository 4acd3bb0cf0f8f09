from __future__ import annotations

import pytest

from nieuwetaal.dutch.actors import Actors, Group, suffixes
from nieuwetaal.rules.packs import load_groups


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors(load_groups())


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        ("ouders", "family"),
        ("de ouders", "family"),
        ("Ouders", "family"),
        ("JONGEREN", "family"),
        ("pleegzorgjongeren", "family"),
        ("basisschoolleerlingen", "family"),
        ("asielkinderen", "family"),
        ("pgb-houder", "family"),
        ("de ouderraad", "family"),
        ("een jong mens", "family"),
        ("mensen met schulden", "family"),
        ("jongerenwerker", "professional"),
        ("ouderbegeleidsters", "professional"),
        ("kinderrechter", "professional"),
        ("gezinsvoogd", "professional"),
        ("een sociaal werker", "professional"),
        ("de gemeente", "professional"),
        ("buurgemeenten", "professional"),
        ("het gebiedsteam", "professional"),
        ("wij", "writer"),
        ("ons", "writer"),
        ("u", "writer"),
        ("mensen", "mixed"),
        ("deelnemers", "mixed"),
        ("mevrouw", "mixed"),
        ("de meneer", "mixed"),
        ("dhr.", "mixed"),
        ("iedereen", "mixed"),
        ("ouderavond", "thing"),
        ("kinderfiets", "thing"),
        ("jongerencentrum", "thing"),
        ("het gezinsplan", "thing"),
        ("cliëntenportaal", "thing"),
        ("de begroting", "thing"),
        ("jeugdprofessional", "professional"),
        ("de gezinscoaches", "professional"),
        ("onze wijkverpleegkundigen", "professional"),
        ("een orthopedagoog", "professional"),
        ("jeugdbeschermers", "professional"),
        ("pleegzorgbegeleider", "professional"),
        ("de zorgaanbieders", "professional"),
        ("het consultatiebureau", "professional"),
        ("de woningcorporatie", "professional"),
        ("pleegouder", "family"),
        ("tienermoeders", "family"),
        ("stiefvader", "family"),
        ("zwerfjongeren", "family"),
        ("mantelzorgers", "family"),
        ("gezinshuiskinderen", "family"),
        ("eenoudergezinnen", "family"),
        ("een alleenstaande moeder", "family"),
        ("ouderschapsplan", "thing"),
        ("de kinderopvangtoeslag", "thing"),
        ("het jongerenbudget", "thing"),
        ("cliëntvolgsysteem", "thing"),
        ("gezinsinkomen", "thing"),
    ],
)
def test_the_end_of_a_phrase_decides_its_side(actors: Actors, phrase: str, side: str) -> None:
    assert actors.side(phrase.split()) == side


@pytest.mark.parametrize(
    "word",
    ["aandeelhouder", "aandeelhouders", "schouder", "boekhouder", "huishouders", "woordfamilie", "eerder", "andere"],
)
def test_what_only_ends_like_a_family_word_is_none(actors: Actors, word: str) -> None:
    assert actors.side([word]) != "family"


@pytest.mark.parametrize("word", ["draad", "voorraad", "brandstichting", "loondienst", "beraad"])
def test_what_only_ends_like_a_body_is_none(actors: Actors, word: str) -> None:
    assert actors.side([word]) != "professional"


def test_a_word_that_nobody_listed_gets_the_default(actors: Actors) -> None:
    assert actors.side(["tafelkleed"], "unknown") == "unknown"
    assert actors.side(["tafelkleed"]) == "thing"


def test_the_longest_listed_expression_decides() -> None:
    actors = Actors(
        {
            "mens": Group("mens", "mensen", ("mensen",), "mixed"),
            "vak": Group("vak", "vakmensen", ("mensen van het vak",), "professional"),
        }
    )
    assert actors.side(["mensen", "van", "het", "vak"]) == "professional"
    assert actors.side(["vakmensen"]) == "mixed"


def test_a_group_without_compounds_holds_its_own_words_only() -> None:
    actors = Actors({"maat": Group("maat", "maten", ("maatje",), "professional", compounds=False)})
    assert actors.side(["maatje"]) == "professional"
    assert actors.side(["studiemaatje"]) == "thing"
    assert not actors.belongs(["studiemaatje"], "maat")


def test_a_part_of_a_compound_needs_a_vowel_before_it() -> None:
    assert "ouders" in set(suffixes("pleegouders"))
    assert "houders" not in set(suffixes("schouders"))
    assert "houder" in set(suffixes("pgb-houder"))


@pytest.mark.parametrize(
    ("words", "group", "belongs"),
    [
        ("kinderen", "kind", True),
        ("kinderen", "gezin", True),
        ("ouders", "kind", False),
        ("pleegkinderen", "kind", True),
        ("de jongerenraad", "gezin", True),
        ("jongerenwerker", "gezin", False),
        ("wijkteam", "organisatie", True),
        ("wijkteam", "prof", True),
        ("de coach", "organisatie", False),
        ("schoolbus", "vervoer", True),
        ("autoriteit", "vervoer", False),
        ("aandeelhouder", "gezin", False),
        ("kindertelefoon", "kind", False),
    ],
)
def test_membership_of_groups_and_of_the_groups_they_hold(
    actors: Actors, words: str, group: str, belongs: bool
) -> None:
    assert actors.belongs(words.split(), group) is belongs


def test_groups_may_hold_each_other() -> None:
    actors = Actors(
        {
            "ene": Group("ene", "ene", ("aap",), includes=("andere",)),
            "andere": Group("andere", "andere", ("noot",), includes=("ene",)),
        }
    )
    assert actors.belongs(["noot"], "ene")
    assert actors.belongs(["aap"], "andere")
