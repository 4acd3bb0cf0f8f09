from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.rules.context import quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nieuwetaal import Linter

RULES: Mapping[str, Mapping[str, Any]] = {
    "proef-daad": {"zoek": {"werkwoord": "uitnodigen", "ondergaat": "$gezin"}},
    "proef-woord": {"categorie": "etiket", "zoek": {"woorden": ["boze ouders", "lastpak"]}},
    "proef-zacht": {"categorie": "houding", "niveau": "overweeg", "zoek": {"woorden": "brompot"}},
    "proef-lof": {
        "categorie": "inzetten",
        "niveau": "compliment",
        "zoek": {"woorden": "samen met ouders"},
        "vraag": "Wat ging er goed?",
    },
    "proef-bezit": {"categorie": "bezit", "niveau": "sterk", "zoek": {"naamwoord": "$kind", "bezitter": "$schrijver"}},
    "proef-school": {"categorie": "toezicht", "zoek": {"woorden": "belhamel"}, "schrijver": ["school"]},
    "proef-kort": {"categorie": "sturen", "niveau": "let-op", "zoek": {"woorden": "heen en weer"}},
    "proef-lang": {"categorie": "sturen", "niveau": "let-op", "zoek": {"woorden": "heen en weer schuiven"}},
    "proef-sterk": {"categorie": "sturen", "niveau": "sterk", "zoek": {"woorden": "weer schuiven"}},
    "proef-ander": {"categorie": "beslissen", "niveau": "let-op", "zoek": {"woorden": "weer schuiven"}},
}


@pytest.fixture(scope="module")
def linter(linter_with: Callable[..., Linter]) -> Linter:
    return linter_with(RULES)


def levels(linter: Linter, text: str, *rules: str, input_format: str = "text") -> list[str]:
    report = linter.check(text, rules=frozenset(rules or RULES), input_format=input_format)
    return [finding.level for finding in (*report.findings, *report.compliments)]


@pytest.mark.parametrize(
    "text",
    [
        "Wij schrijven niet meer ‘boze ouders’ in een verslag.",
        "Wij schrijven niet meer 'boze ouders' in een verslag.",
        'Het kopje "boze ouders" vervalt.',
        "Het kopje „boze ouders” vervalt.",
        "Het kopje «boze ouders» vervalt.",
        "Het woord lastpak komt van vroeger.",
        "De zogenaamde lastpak bleek doof.",
        "De term lastpak deugt niet.",
        "Zie www.voorbeeld.test/lastpak voor meer.",
        "Mail naar lastpak@voorbeeld.test voor meer.",
    ],
)
def test_a_word_that_is_mentioned_is_not_used(linter: Linter, text: str) -> None:
    assert not levels(linter, text, "proef-woord")


@pytest.mark.parametrize(
    "text",
    [
        "Zo'n lastpak zit in 's middags in 't lokaal.",
        "De pgb's en de lastpak 's avonds.",
        "Dat is 5' lang en de lastpak blijft.",
        "De lastpak kent het woord.",
        "Hij zei ‘goed’ en de lastpak bleef.",
    ],
)
def test_an_apostrophe_or_a_word_about_words_elsewhere_hides_nothing(linter: Linter, text: str) -> None:
    assert levels(linter, text, "proef-woord") == ["sterk"]


@pytest.mark.parametrize(
    "text",
    [
        "Een vader zei: ‘Ik wil dat iedereen hier weet dat er boze ouders zijn en dat dit niet zomaar overgaat.’",
        "“Wij zagen op die avond vooral boze ouders, en wij hadden daar echt geen antwoord op”, schrijft de raad.",
    ],
)
def test_the_words_of_another_are_only_explained(linter: Linter, text: str) -> None:
    assert levels(linter, text, "proef-woord") == ["uitleg"]


def test_a_block_quote_is_the_words_of_another(linter: Linter) -> None:
    assert levels(linter, "> Er waren boze ouders in de zaal.\n", "proef-woord", input_format="markdown") == ["uitleg"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "De gemeente nodigt ouders te vaak uit.",
        "In plaats van ouders uit te nodigen, gaan wij langs.",
        "Stop met het uitnodigen van ouders.",
        "Het risico dat de school ouders uitnodigt is klein.",
        "Wij willen ouders niet langer uitnodigen.",
        "De raad heeft kritiek: scholen nodigen ouders uit.",
    ],
)
def test_who_criticises_power_does_not_claim_it(linter: Linter, text: str) -> None:
    assert not levels(linter, text, "proef-daad")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "De gemeente nodigt ouders uit, en dat gebeurt te vaak op een maandag in de vakantie.",
        "De raad had in mei kritiek. Daarna nodigde het college ouders uit.",
    ],
)
def test_criticism_of_something_else_hides_nothing(linter: Linter, text: str) -> None:
    assert levels(linter, text, "proef-daad") == ["sterk"]


@pytest.mark.parametrize(
    "text",
    [
        "De film Lastpak draait in mei.",
        "Wij werken met het Project Boze Ouders.",
    ],
)
def test_a_name_is_a_name(linter: Linter, text: str) -> None:
    assert not levels(linter, text, "proef-woord")


@pytest.mark.parametrize(
    "text",
    [
        "Boze ouders bellen vaak.",
        "Let op: Boze ouders bellen vaak.",
        "“Boze ouders bellen vaak en dan moeten wij lang zoeken naar een antwoord dat hen helpt.”",
        "- Boze ouders bellen vaak.",
        "BOZE OUDERS BELLEN VAAK.",
    ],
)
def test_a_capital_at_the_start_makes_no_name(linter: Linter, text: str) -> None:
    assert levels(linter, text, "proef-woord")


@pytest.mark.model
def test_people_in_a_match_may_be_named(linter: Linter) -> None:
    assert levels(linter, "De school nodigt de Amsterdamse ouders uit.", "proef-daad") == ["sterk"]


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 4 noemt de lastpak die zich meldt.",
        "De lastpak, bedoeld in het eerste lid, meldt zich.",
        "De lastpak meldt zich ingevolge deze regeling.",
    ],
)
def test_the_law_is_given(linter: Linter, text: str) -> None:
    assert set(levels(linter, text, "proef-woord")) == {"uitleg"}


def test_the_law_speaks_in_its_own_sentence_only(linter: Linter) -> None:
    text = "Op grond van artikel 12 meldt de lastpak zich. Een tweede lastpak wacht."
    assert levels(linter, text, "proef-woord") == ["uitleg", "sterk"]


@pytest.mark.parametrize(
    "text",
    ["Ieder lid kent een lastpak.", "De leden zien de lastpak.", "In de wet van de wijk is een lastpak welkom."],
)
def test_a_member_is_no_article(linter: Linter, text: str) -> None:
    assert levels(linter, text, "proef-woord") == ["sterk"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Boze ouders\n", "heading"),
        ("| wie | wat |\n| --- | --- |\n| boze ouders | gesprek |\n", "table-cell"),
    ],
)
def test_headings_and_tables_are_let_op_at_most(linter: Linter, text: str, kind: str) -> None:
    report = linter.check(text, rules=frozenset({"proef-woord"}), input_format="markdown")
    assert kind in {segment.kind for segment in report.document.segments}
    assert [finding.level for finding in report.findings] == ["let-op"]


def test_a_weak_level_is_not_made_stronger_by_a_heading(linter: Linter) -> None:
    assert levels(linter, "# De brompot\n", "proef-zacht", input_format="markdown") == ["overweeg"]


def test_a_list_item_keeps_its_level(linter: Linter) -> None:
    assert levels(linter, "- boze ouders\n- blije ouders\n", "proef-woord", input_format="markdown") == ["sterk"]


def test_a_compliment_stays_one_in_a_heading_and_is_not_for_the_words_of_another(linter: Linter) -> None:
    assert levels(linter, "# Samen met ouders\n", "proef-lof", input_format="markdown") == ["compliment"]
    assert levels(linter, "Wij doen dit samen met ouders.", "proef-lof") == ["compliment"]
    assert not levels(linter, "Volgens artikel 3 gaat het samen met ouders.", "proef-lof")
    assert not levels(linter, "> Wij doen dit samen met ouders.\n", "proef-lof", input_format="markdown")


@pytest.mark.model
def test_possession_is_a_hint_until_the_writer_is_known(linter_with: Callable[..., Linter], linter: Linter) -> None:
    text = "Onze leerlingen zingen graag."
    assert levels(linter, text, "proef-bezit") == ["overweeg"]
    school = linter_with({"proef-bezit": RULES["proef-bezit"], "proef-school": RULES["proef-school"]}, writer="school")
    assert levels(school, text, "proef-bezit") == ["sterk"]
    assert levels(school, "Een belhamel zingt.", "proef-school") == ["sterk"]


def test_a_rule_for_one_writer_is_silent_for_others(linter: Linter) -> None:
    assert not levels(linter, "Een belhamel zingt.", "proef-school")


def found(linter: Linter, text: str, *rules: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in linter.check(text, rules=frozenset(rules)).findings]


def test_of_overlapping_matches_in_one_category_the_longest_stays(linter: Linter) -> None:
    text = "Men gaat hem heen en weer schuiven."
    assert found(linter, text, "proef-kort", "proef-lang") == [("proef-lang", "heen en weer schuiven")]


def test_of_overlapping_matches_in_one_category_the_strongest_stays(linter: Linter) -> None:
    text = "Men gaat hem heen en weer schuiven."
    assert found(linter, text, "proef-lang", "proef-sterk") == [("proef-sterk", "weer schuiven")]


def test_categories_do_not_stand_in_each_others_way(linter: Linter) -> None:
    text = "Men gaat hem heen en weer schuiven."
    assert found(linter, text, "proef-lang", "proef-ander") == [
        ("proef-lang", "heen en weer schuiven"),
        ("proef-ander", "weer schuiven"),
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("een “kort” en ‘nog een’", ["“kort”", "‘nog een’"]),
        ("een \"recht\" en 'recht'", ['"recht"', "'recht'"]),
        ("een „laag” en „duits“", ["„laag”", "„duits“"]),
        ("een «hoek»", ["«hoek»"]),
        ("foto's en oma's", []),
        ("’s ochtends en ’t huis", []),
        ("een “open", []),
        ("een ‘open", []),
        ("", []),
    ],
)
def test_quotations_need_both_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted
