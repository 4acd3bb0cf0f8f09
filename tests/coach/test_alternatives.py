from __future__ import annotations

from dataclasses import replace

import pytest

from nieuwetaal.coach.agreement import Agreement
from nieuwetaal.coach.alternatives import Coach
from nieuwetaal.dutch.frames import Company
from nieuwetaal.findings import Role, Side
from nieuwetaal.rules.matching import Match
from nieuwetaal.rules.packs import load_facts
from nieuwetaal.rules.rule import Model, Rule, WordSearch


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    return Agreement(load_facts())


@pytest.fixture(scope="module")
def coach(agreement: Agreement) -> Coach:
    return Coach(agreement, load_facts())


def role(text: str | None, side: Side = "family") -> Role | None:
    return None if text is None else Role(0, len(text), text, side, heads=((0, len(text)),))


def match(
    *models: Model, company: dict[str, str] | None = None, party: str | None = None, **roles: str | None
) -> Match:
    rule = Rule("proef", "Proef", "betrekken", {}, (WordSearch(("proef",)),), "", models=models)
    named = {name: role(text) for name, text in roles.items()}
    there = tuple(Company(name, Role(0, len(text), text)) for name, text in (company or {}).items())
    return Match(rule, "woorden", ((0, 1),), role(party), named, there)


@pytest.mark.parametrize(
    ("doer", "written"),
    [
        ("De gemeente", "De gemeente vraagt het na."),
        ("Wij", "Wij vragen het na."),
        ("we", "Wij vragen het na."),
        ("ons", "Wij vragen het na."),
        ("Scholen", "Scholen vragen het na."),
        ("de coaches", "De coaches vragen het na."),
        ("het college", "Het college vraagt het na."),
        ("een medewerker", "Een medewerker vraagt het na."),
        ("de school en de gemeente", "De school en de gemeente vragen het na."),
        ("men", "Men vraagt het na."),
        ("u", "U vraagt het na."),
        ("hem", "Hij vraagt het na."),
        ("hen", "Zij vragen het na."),
        ("hun", "Zij vragen het na."),
        (None, "Wij vragen het na."),
        pytest.param(
            "haar",
            "Zij vraagt het na.",
            marks=bug("haar becomes zij, and zij is taken for a plural"),
        ),
        pytest.param(
            "mij",
            "Ik vraag het na.",
            marks=bug("no form of the first person singular"),
        ),
        pytest.param(
            "de jongen",
            "De jongen vraagt het na.",
            marks=bug("a singular that ends like a plural"),
        ),
    ],
)
def test_a_verb_right_behind_its_subject_agrees(coach: Coach, doer: str | None, written: str) -> None:
    assert coach.write("{doener} vraagt het na.", match(doener=doer)) == written
    assert coach.write("{doener} vragen het na.", match(doener=doer)) == written


@pytest.mark.parametrize(
    ("verb", "one", "many"),
    [
        ("beslissen", "beslist", "beslissen"),
        ("hebben", "heeft", "hebben"),
        ("zijn", "is", "zijn"),
        ("kunnen", "kan", "kunnen"),
        ("weten", "weet", "weten"),
        ("maken", "maakt", "maken"),
        ("schrijven", "schrijft", "schrijven"),
        ("houden", "houdt", "houden"),
        ("gaan", "gaat", "gaan"),
        ("doen", "doet", "doen"),
        ("mogen", "mag", "mogen"),
        ("moeten", "moet", "moeten"),
    ],
)
def test_verbs_of_every_kind_agree(coach: Coach, verb: str, one: str, many: str) -> None:
    model = f"{{ondergaat}} {verb} dit."
    assert coach.write(model, match(ondergaat="het gezin")) == f"Het gezin {one} dit."
    assert coach.write(model, match(ondergaat="de ouders")) == f"De ouders {many} dit."


@pytest.mark.parametrize(
    ("doer", "undergoer"),
    [
        ("De gemeente", "ouders"),
        ("Wij", "ouders"),
        ("De gemeente", "het gezin"),
        ("Wij", "het gezin"),
    ],
)
def test_a_coordinated_subject_takes_a_plural(coach: Coach, doer: str, undergoer: str) -> None:
    written = coach.write("{doener} en {ondergaat} bepalen samen", match(doener=doer, ondergaat=undergoer))
    assert written == f"{doer} en {undergoer} bepalen samen"


@pytest.mark.parametrize(
    ("model", "party", "written"),
    [
        ("wij vragen {ondergaat} wat nodig is", "wij", "Wij vragen ons wat nodig is"),
        ("wij vragen {ondergaat} wat nodig is", "ze", "Wij vragen hen wat nodig is"),
        ("wij vragen {ondergaat} wat nodig is", "hij", "Wij vragen hem wat nodig is"),
        ("wij vragen {ondergaat} wat nodig is", "Hen", "Wij vragen hen wat nodig is"),
        ("wij praten met {ondergaat}", "men", "Wij praten met anderen"),
        ("{ondergaat} zijn aan zet", "hen", "Zij zijn aan zet"),
        ("{ondergaat}: wat is nodig?", "hen", "Zij: wat is nodig?"),
    ],
)
def test_pronouns_have_the_form_of_their_place(coach: Coach, model: str, party: str, written: str) -> None:
    assert coach.write(model, match(ondergaat=party)) == written


@pytest.mark.parametrize(
    ("party", "side", "inside"),
    [
        ("De ouders", "family", "de ouders"),
        ("Ouders", "family", "ouders"),
        ("Alle ouders", "family", "alle ouders"),
        ("Een gezin", "family", "een gezin"),
        ("Onze leerlingen", "family", "onze leerlingen"),
        ("Veel ouders", "family", "veel ouders"),
        ("Jonge moeders", "family", "jonge moeders"),
        ("Iedere leerling", "family", "iedere leerling"),
        ("Twee gezinnen", "family", "twee gezinnen"),
        ("Het plan", "thing", "het plan"),
        ("GGD Zuid", "professional", "GGD Zuid"),
        ("Stichting Zonnewende", "professional", "Stichting Zonnewende"),
        ("het IJsselhuis", "professional", "het IJsselhuis"),
        ("Samira", "unknown", "Samira"),
        ("Leiden", "unknown", "Leiden"),
    ],
)
def test_only_names_keep_a_capital_inside_a_sentence(coach: Coach, party: str, side: Side, inside: str) -> None:
    found = replace(match(), party=role(party, side))
    assert coach.write("Wat vragen wij aan {ondergaat}?", found) == f"Wat vragen wij aan {inside}?"


def test_who_is_not_named_has_a_filler(coach: Coach) -> None:
    assert coach.write("{doener} vraagt {ondergaat} naar {waarin}", match()) == ("Wij vragen mensen naar het plan")


def test_the_party_of_a_match_fills_in_for_who_undergoes(coach: Coach) -> None:
    assert coach.write("{ondergaat} beslissen mee", match(party="de moeder")) == "De moeder beslist mee"
    assert coach.write("{ontvanger} beslissen mee", match(party="de moeder")) == "De moeder beslist mee"


def test_company_fills_its_slot(coach: Coach) -> None:
    there = match(company={"in": "het wijkplan", "met": "de bus"})
    assert coach.write("open in {waarin}, samen met {waarmee}", there) == "Open in het wijkplan, samen met de bus"


def test_a_filler_that_is_too_long_gives_way(coach: Coach) -> None:
    short, long = "o" * 60, "o" * 61
    assert coach.write("{ondergaat} en wij", match(ondergaat=short)) == f"O{'o' * 59} en wij"
    assert coach.write("{ondergaat} en wij", match(ondergaat=long)) == "Mensen en wij"


def test_every_slot_that_a_rule_may_use_has_a_filler() -> None:
    from nieuwetaal.rules.schema_words import SLOTS

    lacking = set(SLOTS) - set(load_facts().unnamed)
    assert lacking <= {"waardoor", "waarlangs", "waarom"}


def test_text_without_slots_only_gets_a_capital(coach: Coach) -> None:
    assert coach.write("schrijf op wie beslist", match()) == "Schrijf op wie beslist"
    assert coach.write("", match()) == ""


def test_a_thing_that_acts_is_not_asked_to_do_better(coach: Coach) -> None:
    there = replace(match(), roles={"doener": role("De nota", "thing")})
    assert coach.write("{doener} vraagt het na", there) == "Wij vragen het na"


@pytest.mark.parametrize(
    ("party", "written"),
    [
        ("het gezin", "Wat wil het gezin zelf?"),
        ("ouders", "Wat willen ouders zelf?"),
        ("hen", "Wat willen zij zelf?"),
    ],
)
def test_a_question_agrees_too(coach: Coach, party: str, written: str) -> None:
    assert coach.write("wat willen {ondergaat} zelf?", match(ondergaat=party)) == written


@pytest.mark.parametrize(
    ("model", "party", "written"),
    [
        ("samen met {ondergaat} beginnen", "een bewoner", "Samen met een bewoner beginnen"),
        ("dit samen met {ondergaat} doen", "zij", "Dit samen met hen doen"),
        ("samen met {ondergaat} uit het dal", "ouders", "Samen met ouders uit het dal"),
        ("Naast {ondergaat} staan", "hij", "Naast hem staan"),
        ("samen met {doener} en {ondergaat} beginnen", "het gezin", "Samen met ons en het gezin beginnen"),
    ],
)
def test_a_slot_behind_a_preposition_is_no_subject(coach: Coach, model: str, party: str, written: str) -> None:
    assert coach.write(model, match(ondergaat=party)) == written


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("ouder", "Wat willen mensen?"),
        ("cliënt", "Wat willen mensen?"),
        ("gezins", "Wat willen mensen?"),
        ("jongeren", "Wat willen jongeren?"),
        ("bewoners", "Wat willen bewoners?"),
    ],
)
def test_a_part_of_a_compound_is_a_word_only_when_it_is_a_plural(coach: Coach, part: str, written: str) -> None:
    noun = replace(match(ondergaat=part), form="naamwoord", spans=((0, len(f"{part}betrokkenheid")),))
    assert coach.write("wat willen {ondergaat}?", noun) == written


def test_alternatives_come_in_order_and_without_replacements(coach: Coach) -> None:
    models = Model("samen", "{doener} en {ondergaat} samen"), Model("vervang", "{doener}"), Model("vraag", "wat nu?")
    found = coach.alternatives(match(*models, doener="De school", ondergaat="ouders"))
    assert [(item.kind, item.text, item.edit) for item in found] == [
        ("samen", "De school en ouders samen", None),
        ("vraag", "Wat nu?", None),
    ]


@pytest.mark.parametrize(
    ("subject", "plural"),
    [
        ("ouders", True),
        ("kinderen", True),
        ("foto's", True),
        ("ideeën", True),
        ("vader en moeder", True),
        ("jullie", True),
        ("het gezin", False),
        ("de gemeente", False),
        ("elke leerling", False),
        ("wie", False),
    ],
)
def test_number_of_a_subject(agreement: Agreement, subject: str, plural: bool) -> None:
    assert agreement.is_plural(subject) is plural


def test_only_forms_that_agree_are_verbs(agreement: Agreement) -> None:
    assert agreement.is_verb("vraagt")
    assert agreement.is_verb("vragen")
    assert not agreement.is_verb("samen")
    assert not agreement.is_verb("en")


@pytest.mark.parametrize(
    ("model", "written"),
    [
        ("{doener} vraagt {ondergaat} wat er speelt", "Wij vragen mensen wat er speelt"),
        ("mensen krijgen hulp van {doener}", "Mensen krijgen hulp van ons"),
        ("wat willen {ondergaat} met {waarin}?", "Wat willen mensen met het plan?"),
    ],
)
def test_who_is_not_named_without_a_sentence(coach: Coach, model: str, written: str) -> None:
    assert coach.write(model) == written
