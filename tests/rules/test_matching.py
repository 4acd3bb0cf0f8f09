from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nieuwetaal import Finding, Linter

RULES: Mapping[str, Mapping[str, Any]] = {
    "proef-uitnodigen": {
        "niveau": {"werkwoord": "sterk", "lijdend": "let-op", "naamwoord": "overweeg"},
        "zoek": {"werkwoord": "uitnodigen", "ondergaat": "$gezin"},
    },
    "proef-lijst": {
        "zoek": {"werkwoord": ["onderbrengen", "vastleggen"], "ondergaat": "$gezin", "waarin": ["lijst", "tabel"]},
        "behalve": [
            {"als": {"waarmee": ["$gezin"]}, "omdat": "samen gedaan"},
            {"als": {"woorden": "op eigen verzoek"}, "omdat": "zelf gevraagd"},
            {"als": {"naast": ["rustig"], "doener": ["coach"]}, "omdat": "een spel"},
        ],
    },
    "proef-doener": {"zoek": {"werkwoord": "fotograferen", "doener": ["coach", "begeleider"], "ondergaat": "$gezin"}},
    "proef-elke-doener": {"zoek": {"werkwoord": "tekenen", "doener": "$gezin"}},
    "proef-ontvanger": {"zoek": {"werkwoord": "geven", "ontvanger": "$gezin", "ondergaat": ["applaus"]}},
    "proef-ontkend": {"zoek": {"werkwoord": "terugbellen", "ondergaat": "$gezin", "ontkend": "ja"}},
    "proef-beide": {"zoek": {"werkwoord": "opbellen", "ondergaat": "$gezin", "ontkend": "beide"}},
    "proef-modaal": {"zoek": {"werkwoord": "meelopen", "doener": "$gezin", "modaal": ["mogen"]}},
    "proef-vorm": {"zoek": {"werkwoord": "wegen", "ondergaat": "$gezin", "vorm": ["lijdend"]}},
    "proef-zich": {"zoek": {"werkwoord": "zich inschrijven", "doener": "$gezin"}},
    "proef-inschrijven": {"zoek": {"werkwoord": "inschrijven", "ondergaat": "$gezin"}},
    "proef-met": {"zoek": {"werkwoord": "zetten", "ondergaat": "$gezin", "met": ["in hun schulp", "op de agenda"]}},
    "proef-zeker": {"zoek": {"werkwoord": "knuffelen", "ondergaat": "$gezin"}, "zeker": ["ondergaat"]},
    "proef-naamwoord": {"zoek": {"naamwoord": "keuring", "ondergaat": "$gezin", "doener": "niet $gezin"}},
    "proef-los": {"zoek": {"naamwoord": "kaart", "samenstelling": False}},
    "proef-bezit": {"categorie": "toezicht", "zoek": {"naamwoord": "$kind", "bezitter": "$schrijver"}},
    "proef-kaal": {"zoek": {"naamwoord": ["tante", "oom"], "kaal": True}},
    "proef-met-gezelschap": {"zoek": {"naamwoord": "spreekuur", "waarvoor": "$gezin"}},
    "proef-woorden": {
        "zoek": {"woorden": ["lastig $gezin", "aan de leiband", "groot … gebaar", "in hun sop gaar koken"]}
    },
    "proef-letterlijk": {"zoek": {"woorden": ["De Brug", "kamer 2B"], "letterlijk": True}},
    "proef-rij": {"zoek": [{"werkwoord": "bestempelen", "ondergaat": "$gezin"}, {"woorden": "bestempeling"}]},
}


@pytest.fixture(scope="module")
def linter(linter_with: Callable[..., Linter]) -> Linter:
    return linter_with(RULES)


def found(linter: Linter, rule: str, text: str) -> list[Finding]:
    assert rule in RULES
    return list(linter.check(text, rules=frozenset({rule})).findings)


def marked(linter: Linter, rule: str, text: str) -> str:
    """Return the text with marks around what the rule finds."""
    for finding in reversed(found(linter, rule, text)):
        text = f"{text[: finding.start]}«{finding.text}»{text[finding.end :]}"
    return text


def plain(text: str) -> str:
    return re.sub("[«»]", "", text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "De school «nodigt ouders uit» voor een gesprek.",
        "In mei «nodigde het team alle jongeren uit».",
        "Het is goed dat de gemeente «bewoners uitnodigt».",
        "Wij komen bijeen om «ouders uit te nodigen».",
        "De wethouder heeft «de leerlingen uitgenodigd».",
        "«Ouders worden op tijd uitgenodigd».",
        "«De bewoners zijn door het college uitgenodigd».",
        "Wij beginnen met het «uitnodigen van jongeren».",
        "«Nodig ouders uit».",
        "Hoe «nodigt de school de moeders uit»?",
        "De gemeente wil «inwoners uitnodigen».",
    ],
)
def test_one_verb_rule_finds_the_act_in_every_form(linter: Linter, text: str) -> None:
    assert marked(linter, "proef-uitnodigen", plain(text)) == text


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Ouders nodigen de school uit voor een gesprek.",
        "De gemeente wordt door bewoners uitgenodigd.",
        "Ouders nodigen andere ouders uit.",
        "De jongeren worden door hun ouders uitgenodigd.",
        "De school nodigt de inspectie uit.",
        "Het plein nodigt uit.",
        "De nieuwe opzet nodigt het college uit tot nadenken.",
        "De school nodigt ouders niet uit.",
        "Welke begeleider nodigt het kind uit?",
        "De uitnodiging voor ouders ligt klaar.",
        "Men nodigt hen uit.",
    ],
)
def test_a_role_rule_is_silent_when_the_roles_are_not_so(linter: Linter, text: str) -> None:
    assert not found(linter, "proef-uitnodigen", text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("De school nodigt ouders uit.", "sterk"),
        ("Nodig ouders uit.", "sterk"),
        ("Het is tijd om ouders uit te nodigen.", "sterk"),
        ("Ouders worden uitgenodigd.", "let-op"),
        ("Het uitnodigen van ouders kost tijd.", "overweeg"),
    ],
)
def test_every_form_has_its_level(linter: Linter, text: str, level: str) -> None:
    assert [finding.level for finding in found(linter, "proef-uitnodigen", text)] == [level]


@pytest.mark.model
def test_a_pronoun_counts_when_one_side_can_be_meant(linter: Linter) -> None:
    text = "Ouders kennen de wijk. Daarom nodigt de gemeente hen uit."
    assert marked(linter, "proef-uitnodigen", text) == "Ouders kennen de wijk. Daarom «nodigt de gemeente hen uit»."
    assert not found(linter, "proef-uitnodigen", "De coaches kennen de wijk. Daarom nodigt de gemeente hen uit.")


@pytest.mark.model
def test_a_rule_may_ask_for_parties_that_are_certain(linter: Linter) -> None:
    assert found(linter, "proef-zeker", "De juf knuffelt de kinderen.")
    assert not found(linter, "proef-zeker", "De kinderen huilden. Daarom knuffelt de juf hen.")


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("proef-lijst", "De gemeente «brengt gezinnen onder» in een lijst."),
        ("proef-lijst", "De gemeente «legt gezinnen vast» in een wachtlijst."),
        ("proef-lijst", "«Gezinnen worden in een tabel ondergebracht»."),
        ("proef-lijst", "De gemeente brengt gezinnen onder."),
        ("proef-lijst", "De gemeente brengt gezinnen onder in een gesprek."),
        ("proef-doener", "De coach «fotografeert het kind»."),
        ("proef-doener", "«De kinderen worden door hun begeleider gefotografeerd»."),
        ("proef-doener", "De wethouder fotografeert het kind."),
        ("proef-doener", "Het kind wordt gefotografeerd."),
        ("proef-elke-doener", "«Ouders tekenen» het verslag."),
        ("proef-elke-doener", "De rechter tekent het verslag."),
        ("proef-ontvanger", "Het bestuur «geeft de jongeren applaus»."),
        ("proef-ontvanger", "Het bestuur «geeft applaus aan de jongeren»."),
        ("proef-ontvanger", "Het bestuur geeft de inspectie applaus."),
        ("proef-ontvanger", "Het bestuur geeft de jongeren geld."),
        ("proef-ontkend", "De school «belt ouders niet terug»."),
        ("proef-ontkend", "De school belt ouders terug."),
        ("proef-beide", "De school «belt ouders niet op»."),
        ("proef-beide", "De school «belt ouders op»."),
        ("proef-modaal", "«Leerlingen mogen meelopen»."),
        ("proef-modaal", "Leerlingen willen meelopen."),
        ("proef-modaal", "Leerlingen lopen mee."),
        ("proef-vorm", "«Kinderen worden gewogen»."),
        ("proef-vorm", "De arts weegt kinderen."),
        ("proef-zich", "«Ouders schrijven zich in»."),
        ("proef-zich", "De school schrijft ouders in."),
        ("proef-inschrijven", "De school «schrijft ouders in»."),
        ("proef-inschrijven", "Ouders schrijven zich in."),
        ("proef-met", "De coach «zet ouders in hun schulp»."),
        ("proef-met", "Men zag hoe de coach «het kind weer diep in zijn eigen schulp zette»."),
        ("proef-met", "De school «zet leerlingen op de agenda»."),
        ("proef-met", "De coach zet ouders op een stoel."),
        ("proef-rij", "De arts «bestempelt ouders» als boos."),
        ("proef-rij", "Deze «bestempeling» doet pijn."),
    ],
)
def test_what_a_verb_search_asks_for(linter: Linter, rule: str, text: str) -> None:
    assert marked(linter, rule, plain(text)) == text


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("proef-naamwoord", "«De keuring van jongeren» begint in mei."),
        ("proef-naamwoord", "«Een strenge keuring van alle ouders» past niet."),
        ("proef-naamwoord", "«De keuring van jongeren» door artsen stopt."),
        ("proef-naamwoord", "«De jongerenkeuring» begint in mei."),
        ("proef-naamwoord", "De keuring van auto's begint in mei."),
        ("proef-naamwoord", "De keuring begint in mei."),
        ("proef-naamwoord", "De autokeuring begint in mei."),
        ("proef-los", "«De kaart» hangt op de gang."),
        ("proef-los", "«De kaarten» hangen op de gang."),
        ("proef-los", "De plattegrondkaart hangt op de gang."),
        ("proef-bezit", "«Onze kinderen» zingen graag."),
        ("proef-bezit", "«Mijn leerlingen» zingen graag."),
        ("proef-bezit", "Hun kinderen zingen graag."),
        ("proef-bezit", "De kinderen zingen graag."),
        ("proef-kaal", "«Tante» meldt dat het beter gaat."),
        ("proef-kaal", "De tante meldt dat het beter gaat."),
        ("proef-kaal", "Tantes melden dat het beter gaat."),
        ("proef-kaal", "Haar oom meldt dat het beter gaat."),
        ("proef-met-gezelschap", "«Het spreekuur» voor ouders is open."),
        ("proef-met-gezelschap", "Het spreekuur voor artsen is open."),
    ],
)
def test_what_a_noun_search_asks_for(linter: Linter, rule: str, text: str) -> None:
    assert marked(linter, rule, plain(text)) == text


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("proef-woorden", "Zij bezoekt «lastige gezinnen»."),
        ("proef-woorden", "Zij bezoekt «lastige jonge ouders»."),
        ("proef-woorden", "Zij sprak een «lastig gezin»."),
        ("proef-woorden", "Zij lost lastige vragen op."),
        ("proef-woorden", "Dit was lastig; gezinnen bleven weg."),
        ("proef-woorden", "Zij liep «aan de leiband»."),
        ("proef-woorden", "Zij liep aan een leiband."),
        ("proef-woorden", "Dat was een «groot en heel mooi gebaar»."),
        ("proef-woorden", "Dat was een groot en een heel erg mooi en warm gebaar."),
        ("proef-woorden", "Laat ons «in ons eigen sop gaar koken»."),
        ("proef-letterlijk", "Het staat op «De Brug»."),
        ("proef-letterlijk", "Het staat op de brug."),
        ("proef-letterlijk", "Kom naar «kamer 2B»."),
    ],
)
def test_what_a_word_search_asks_for(linter: Linter, rule: str, text: str) -> None:
    assert marked(linter, rule, plain(text)) == text


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Met hun ouders brengt de gemeente gezinnen onder in een lijst.",
        "De gemeente brengt gezinnen met hun ouders in een lijst onder.",
        "De gemeente brengt gezinnen op eigen verzoek in een lijst onder.",
        "De coach legt de kinderen rustig vast in een lijst.",
    ],
)
def test_an_exception_silences_a_rule(linter: Linter, text: str) -> None:
    assert not found(linter, "proef-lijst", text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Met een computer brengt de gemeente gezinnen onder in een lijst.",
        "De gemeente brengt gezinnen op verzoek in een lijst onder.",
        "De gemeente legt de kinderen rustig vast in een lijst.",
        "De coach legt de kinderen vast in een lijst, en het hele team vindt dat erg rustig.",
    ],
)
def test_an_exception_holds_only_when_all_of_it_does(linter: Linter, text: str) -> None:
    assert found(linter, "proef-lijst", text)


@pytest.mark.model
def test_people_within_eight_words_are_in_the_span(linter: Linter) -> None:
    text = "«Ouders zijn dit jaar in de wijk heel vaak uitgenodigd»."
    assert marked(linter, "proef-uitnodigen", plain(text)) == text


@pytest.mark.model
def test_people_farther_away_are_related(linter: Linter) -> None:
    text = "Ouders worden dit jaar in de wijk en in de hele stad weer heel vaak uitgenodigd."
    (finding,) = found(linter, "proef-uitnodigen", text)
    assert finding.text == "uitgenodigd"
    assert [text[start:end] for start, end in finding.related] == ["Ouders"]


@pytest.mark.model
def test_who_acts_and_what_goes_with_it_stay_outside(linter: Linter) -> None:
    (finding,) = found(linter, "proef-uitnodigen", "De school in de wijk nodigt ouders uit voor een avond.")
    assert finding.text == "nodigt ouders uit"
    assert not finding.related
    assert finding.roles["doener"] is not None
    assert finding.roles["doener"].text == "De school"
    assert finding.roles["ontvanger"] is None


@pytest.mark.model
def test_every_occurrence_is_found_and_repeats_are_one_group(linter: Linter) -> None:
    text = "De school nodigt ouders uit. Ook jongeren worden uitgenodigd. Wij nodigen bewoners uit."
    findings = found(linter, "proef-uitnodigen", text)
    assert [finding.text for finding in findings] == [
        "nodigt ouders uit",
        "jongeren worden uitgenodigd",
        "nodigen bewoners uit",
    ]
    assert len({finding.group for finding in findings}) == 1


@pytest.mark.model
def test_verbs_of_one_rule_are_groups_of_their_own(linter: Linter) -> None:
    text = "De gemeente brengt gezinnen onder in een lijst. De gemeente legt gezinnen vast in een lijst."
    assert len({finding.group for finding in found(linter, "proef-lijst", text)}) == 2
