from __future__ import annotations

from functools import cache

import pytest

from nieuwetaal import Frame, Linter
from nieuwetaal.dutch.antecedents import Antecedents
from nieuwetaal.dutch.frames import Analysis, Company, Phrase
from nieuwetaal.findings import Role, Side
from nieuwetaal.rules.packs import load_facts


def person(text: str, whole: str, side: Side = "unknown", *, plural: bool | None = None) -> Phrase:
    at = whole.index(text)
    role = Role(at, at + len(text), text, side, heads=((at, at + len(text)),))
    return Phrase(role, text.lower().rsplit(" ", maxsplit=1)[-1], plural)


def sentence(text: str, *phrases: Phrase, pronoun: str | None = None, company: tuple[Company, ...] = ()) -> Analysis:
    if pronoun is None:
        return Analysis((), phrases)
    at = text.rindex(pronoun)
    role = Role(at, at + len(pronoun), pronoun, heads=((at, at + len(pronoun)),))
    frame = Frame("steunen", 0, 1, "active", ((0, 1),), ((0, len(text)),), patient=role, company=company)
    return Analysis((frame,), (*phrases, Phrase(role, pronoun, pronoun=True)))


def antecedents() -> Antecedents:
    return Antecedents(load_facts().pronouns, lambda word: word in {"gemeente", "gemeenten", "school"})


def side(text: str, here: Analysis, before: Analysis | None = None) -> Side | None:
    (frame,) = antecedents().resolve(here, text, before).frames
    return frame.patient.side if frame.patient else None


AFTER = "Daarna steunen anderen hen."
BEFORE = "De ouders spraken met de coaches."


@pytest.mark.parametrize("pronoun", ["hen", "hun", "ze", "zij"])
def test_people_of_one_side_before_the_pronoun_are_meant(pronoun: str) -> None:
    text = f"Ouders en jongeren weten dat men {pronoun} steunt."
    here = sentence(
        text,
        person("Ouders", text, "family", plural=True),
        person("jongeren", text, "family", plural=True),
        pronoun=pronoun,
    )
    assert side(text, here) == "family"
    (frame,) = antecedents().resolve(here, text, None).frames
    assert frame.patient is not None
    assert frame.patient.certainty == "likely"


def test_people_of_two_sides_leave_it_open() -> None:
    here = sentence(AFTER, pronoun="hen")
    before = sentence(
        BEFORE, person("De ouders", BEFORE, "family", plural=True), person("coaches", BEFORE, "professional")
    )
    assert side(AFTER, here, before) == "unknown"


def test_the_sentence_before_is_asked_when_this_one_names_nobody() -> None:
    before = sentence(BEFORE, person("De ouders", BEFORE, "family", plural=True))
    assert side(AFTER, sentence(AFTER, pronoun="hen"), before) == "family"
    assert side(AFTER, sentence(AFTER, pronoun="hen")) == "unknown"


def test_this_sentence_goes_before_the_one_before() -> None:
    text = "De coaches vinden dat men hen steunt."
    here = sentence(text, person("De coaches", text, "professional", plural=True), pronoun="hen")
    before = sentence(BEFORE, person("De ouders", BEFORE, "family", plural=True))
    assert side(text, here, before) == "professional"


def test_number_tells_people_apart() -> None:
    before_text = "De moeder sprak met de coaches."
    before = sentence(
        before_text,
        person("De moeder", before_text, "family", plural=False),
        person("de coaches", before_text, "professional", plural=True),
    )
    assert side(AFTER, sentence(AFTER, pronoun="hen"), before) == "professional"
    alone = "Daarna steunt men hem."
    assert side(alone, sentence(alone, pronoun="hem"), before) == "family"


def test_a_body_is_no_hem() -> None:
    before_text = "De gemeente sprak met de vader."
    before = sentence(
        before_text,
        person("De gemeente", before_text, "professional", plural=False),
        person("de vader", before_text, "family", plural=False),
    )
    text = "Daarna steunt men hem."
    assert side(text, sentence(text, pronoun="hem"), before) == "family"


@pytest.mark.parametrize("other", ["thing", "mixed", "writer", "unknown"])
def test_only_people_of_a_side_count(other: Side) -> None:
    before = sentence(BEFORE, person("De ouders", BEFORE, other, plural=True))
    assert side(AFTER, sentence(AFTER, pronoun="hen"), before) == "unknown"


def test_people_after_the_pronoun_do_not_count() -> None:
    text = "Men steunt hen en de ouders."
    assert side(text, sentence(text, person("de ouders", text, "family", plural=True), pronoun="hen")) == "unknown"


def test_a_party_of_the_same_act_is_not_meant() -> None:
    text = "De ouders steunen hen."
    at = text.index("hen")
    hen = Role(at, at + 3, "hen", heads=((at, at + 3),))
    family = person("De ouders", text, "family", plural=True)
    frame = Frame("steunen", 10, 17, "active", ((10, 17),), ((0, 21),), agent=family.role, patient=hen)
    assert side(text, Analysis((frame,), (family, Phrase(hen, "hen", pronoun=True)))) == "unknown"


def test_company_is_resolved_too() -> None:
    text = "Ouders vinden dat men hen met hen steunt."
    at = text.index("hen")
    there = Company("met", Role(at, at + 3, "hen", heads=((at, at + 3),)))
    here = sentence(text, person("Ouders", text, "family", plural=True), pronoun="hen", company=(there,))
    (frame,) = antecedents().resolve(here, text, None).frames
    assert [item.role.side for item in frame.company] == ["family"]


def test_wie_is_who_stands_after_dan() -> None:
    text = "wie kun je beter vragen dan ouders"
    who = Role(0, 3, "wie", heads=((0, 3),))
    frame = Frame("vragen", 17, 23, "active", ((17, 23),), ((0, len(text)),), patient=who)
    ouders = person("ouders", text, "family", plural=True)
    assert side(text, Analysis((frame,), (Phrase(who, "wie", pronoun=True), ouders))) == "family"
    assert side("wie kun je vragen", Analysis((frame,), (Phrase(who, "wie", pronoun=True),))) == "unknown"


def test_without_pronouns_nothing_changes() -> None:
    here = sentence(BEFORE, person("De ouders", BEFORE, "family", plural=True))
    assert not antecedents().has_pronouns(here)
    assert antecedents().resolve(here, BEFORE, None) is here


@cache
def linter() -> Linter:
    return Linter()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Ouders en jongeren kennen de wijk. Daarom betrekken wij hen bij het plan.", "betrekken", "family"),
        ("De gemeenten en de scholen zijn traag. Daarom betrekken wij hen later.", "betrekken", "professional"),
        ("Ouders en leerkrachten spraken elkaar. Daarna informeerde men hen.", "informeren", "unknown"),
        ("De avond was druk. Daarna informeerde men hen.", "informeren", "unknown"),
        ("Leerlingen merkten dat de wethouder hen vergat.", "vergeten", "family"),
        ("De wethouder sprak met de jongen. Later belde de coach hem.", "bellen", "unknown"),
        ("De gemeente sprak met de jongen. Later belde men hem.", "bellen", "family"),
        ("Veel moeders melden zich te laat. Het wijkteam bezoekt ze daarom thuis.", "bezoeken", "family"),
        ("De pleegouders hadden vragen. Niemand beantwoordde die of belde hen terug.", "terugbellen", "family"),
        ("Drie wijkcoaches zijn ziek. De gemeente vervangt hen niet.", "vervangen", "professional"),
        ("De kinderen kregen taart, terwijl de burgemeester hen toesprak.", "toespreken", "family"),
        ("Omdat de jeugdprofessionals overbelast zijn, ontziet het bestuur hen.", "ontzien", "professional"),
        ("De vader wachtte een jaar. Pas daarna hielp de gemeente hem.", "helpen", "family"),
        ("De jongerenwerker was ziek. Toch belde men hem elke dag.", "bellen", "professional"),
        ("De plannen liggen klaar. De raad bespreekt ze in mei.", "bespreken", "unknown"),
        ("Inwoners en wethouders aten samen. De pers fotografeerde hen.", "fotograferen", "unknown"),
        ("De moeder en haar mentor zijn moe. Wij ondersteunen hen.", "ondersteunen", "unknown"),
        ("De scholieren hebben een plan. Wij vergeten hen vaak.", "vergeten", "family"),
        ("Cliënten die bellen, willen dat iemand hen begrijpt.", "begrijpen", "family"),
    ],
)
def test_pronouns_in_sentences(text: str, predicate: str, expected: str) -> None:
    patients = [frame.patient for frame in linter().analyse(text) if frame.predicate == predicate]
    assert [role.side for role in patients if role] == [expected]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "party", "expected"),
    [
        ("De gemeente betrekt ouders en jongeren.", "ouders en jongeren", "family"),
        ("De gemeente betrekt ouders en docenten.", "ouders en docenten", "mixed"),
        ("De gemeente betrekt scholen en instellingen.", "scholen en instellingen", "professional"),
        ("De gemeente betrekt pleegzorgjongeren.", "pleegzorgjongeren", "family"),
        ("De gemeente betrekt de jongerenwerkers.", "de jongerenwerkers", "professional"),
        ("De gemeente betrekt de ouderavond.", "de ouderavond", "thing"),
        ("De gemeente betrekt een aantal gezinnen.", "een aantal gezinnen", "family"),
        ("De gemeente betrekt ons.", "ons", "writer"),
        ("De gemeente betrekt kinderen, ouders en verzorgers.", "kinderen, ouders en verzorgers", "family"),
        ("De gemeente betrekt jeugdprofessionals.", "jeugdprofessionals", "professional"),
        ("De gemeente betrekt huisartsen, scholen en gezinnen.", "huisartsen, scholen en gezinnen", "mixed"),
        ("De gemeente betrekt pleegouders en grootouders.", "pleegouders en grootouders", "family"),
        ("De gemeente betrekt een groep jonge moeders.", "een groep jonge moeders", "family"),
        ("De gemeente betrekt de cliëntenraad.", "de cliëntenraad", "family"),
        ("De gemeente betrekt het jeugdbeleid.", "het jeugdbeleid", "thing"),
    ],
)
def test_sides_of_parties_in_sentences(text: str, party: str, expected: str) -> None:
    (frame,) = linter().analyse(text)
    assert frame.patient is not None
    assert (frame.patient.text, frame.patient.side) == (party, expected)
