from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nieuwetaal.errors import RuleError
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules import packs
from nieuwetaal.rules.hygiene import hygiene
from nieuwetaal.rules.rule import NounSearch, Rule, Value, VerbSearch, WordSearch
from nieuwetaal.rules.schema import json_schema

RULE = """\
formaat: 1
id: proef
titel: Mensen 'meenemen' in een plan
categorie: betrekken
niveau: sterk
zoek:
  werkwoord: meenemen            # alle vormen
  ondergaat: $gezin
  waarin: [plan, besluit]
behalve:
  - als: {waarmee: $vervoer}
    omdat: het gaat om vervoer
    voorbeeld: De school neemt leerlingen mee met de trein.
melding: "{ondergaat} gaan mee; wie kiest de weg?"
waarom: De weg is al gekozen.
vraag: Wat is nog open?
alternatieven:
  - samen: "{doener} en {ondergaat} kiezen samen {waarin}"
  - benoem: "{doener} zegt wat vaststaat"
bron: [ruimtemaker2018]
voorbeelden:
  fout:
    - De school «neemt ouders mee» in het plan.
    - «Ouders worden meegenomen» in het besluit.
  goed:
    - Ouders nemen de school mee in hun plan.
    - De trainer neemt het kind mee naar huis.
"""
A_BLOCK = (
    "9:11: hier wordt een tekst verwacht, gevonden is een blok met sleutels; "
    "zet een tekst met ': ' erin tussen aanhalingstekens"
)
FAMILY = Value(groups=("gezin",))
NOT_FAMILY = Value(groups=("gezin",), negated=True)


def good(text: str = RULE) -> Rule:
    rule, errors = packs.parse_rule(text, Path("proef.yaml"))
    assert rule is not None, errors
    return rule


def wrong(old: str, new: str) -> list[str]:
    assert old in RULE
    rule, errors = packs.parse_rule(RULE.replace(old, new), Path("proef.yaml"))
    assert rule is None
    return [str(error).removeprefix("proef.yaml:") for error in errors]


def search(text: str) -> Any:
    start, end = RULE.index("zoek:"), RULE.index("behalve:")
    return good(RULE[:start] + text + RULE[end:]).searches[0]


def test_a_rule_as_the_format_has_it() -> None:
    rule = good()
    assert rule.searches == (
        VerbSearch(
            verbs=("meenemen",), agent=NOT_FAMILY, patient=FAMILY, company={"in": Value(words=("plan", "besluit"))}
        ),
    )
    assert rule.levels == dict.fromkeys(("werkwoord", "lijdend", "naamwoord", "woorden"), "sterk")
    assert rule.unless[0].company == {"met": Value(groups=("vervoer",))}
    assert [(model.kind, model.text[:8]) for model in rule.models] == [("samen", "{doener}"), ("benoem", "{doener}")]
    assert rule.sources == ("ruimtemaker2018",)
    assert rule.wrong[0].text == "De school neemt ouders mee in het plan."
    assert rule.wrong[0].marks == ((10, 26),)
    assert hygiene(rule) == []


def test_no_default_agent_for_things_and_an_agent_that_is_given_stays() -> None:
    assert search("zoek:\n  werkwoord: geven\n  ondergaat: plan\n").agent is None
    assert search("zoek:\n  werkwoord: geven\n  ontvanger: $kind\n").agent == NOT_FAMILY
    assert search("zoek:\n  werkwoord: geven\n  ontvanger: $gezin\n  doener: $prof\n").agent == Value(groups=("prof",))


def test_values() -> None:
    found = search(
        "zoek:\n  werkwoord: [geven, bieden]\n  doener: [niet $gezin, niet $kind]\n  ontvanger: [ouder, $kind]\n"
    )
    assert found.verbs == ("geven", "bieden")
    assert found.agent == Value(groups=("gezin", "kind"), negated=True)
    assert found.recipient == Value(words=("ouder",), groups=("kind",))


def test_the_other_forms_and_lists_of_searches() -> None:
    noun = search(
        "zoek:\n  naamwoord: [betrokkenheid, $gezin]\n  bezitter: $schrijver\n  kaal: true\n  samenstelling: false\n"
    )
    assert noun == NounSearch(
        ("betrokkenheid",), ("gezin",), possessor=Value(groups=("schrijver",)), compound=False, bare=True
    )
    words = search("zoek:\n  woorden: kwetsbare $gezin\n  letterlijk: true\n")
    assert words == WordSearch(("kwetsbare $gezin",), literal=True)
    verb = search(
        "zoek:\n  - werkwoord: zetten\n    met: in hun kracht\n    ontkend: beide\n"
        "    modaal: [mogen]\n    vorm: [lijdend]\n"
    )
    assert verb == VerbSearch(
        ("zetten",), complements=("in hun kracht",), negated=None, modals=("mogen",), voices=("lijdend",)
    )


def test_levels_per_form() -> None:
    rule = good(RULE.replace("niveau: sterk", "niveau: {lijdend: let-op, naamwoord: overweeg}"))
    assert rule.levels == {"werkwoord": "let-op", "lijdend": "let-op", "naamwoord": "overweeg", "woorden": "let-op"}


def test_a_compliment_needs_no_question() -> None:
    text = RULE[: RULE.index("waarom:")] + RULE[RULE.index("voorbeelden:") :]
    assert set(good(text.replace("sterk", "compliment")).levels.values()) == {"compliment"}
    _, errors = packs.parse_rule(text, Path("proef.yaml"))
    assert [str(error) for error in errors] == ["proef.yaml:1:1: verplichte sleutel 'waarom' ontbreekt"]


def test_an_example_with_its_rewrite() -> None:
    rule = good(
        RULE.replace("- De school «neemt ouders mee» in het plan.", "- {tekst: «De» en «die», wordt: Wie dan ook}")
    )
    assert rule.wrong[0].text == "De en die"
    assert rule.wrong[0].marks == ((0, 2), (6, 9))
    assert rule.wrong[0].becomes == "Wie dan ook"
    assert [tip.message for tip in hygiene(rule)] == ["een voorbeeld met 'wordt' vraagt een alternatief 'vervang'"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("behalve:", "behalv:", "10:1: onbekende sleutel 'behalv' (bedoelde je 'behalve'?)"),
        ("  waarin:", "  waarinn:", "9:3: onbekende sleutel 'waarinn' (bedoelde je 'waarin'?)"),
        ("{waarmee: $", "{waarme: $", "11:11: onbekende sleutel 'waarme' (bedoelde je 'waarmee'?)"),
        ("  - samen:", "  - saamen:", "18:5: onbekende sleutel 'saamen' (bedoelde je 'samen'?)"),
        ("  goed:", "  gooed:", "25:3: onbekende sleutel 'gooed' (bedoelde je 'goed'?)"),
        ("titel:", "xyz:", "3:1: onbekende sleutel 'xyz'"),
        ("    omdat: het gaat om vervoer\n", "", "11:5: verplichte sleutel 'omdat' ontbreekt"),
        (
            "niveau: sterk",
            "niveau: strek",
            (
                "5:9: 'strek' bestaat hier niet (bedoelde je 'sterk'?); "
                "kies uit compliment, uitleg, overweeg, let-op, sterk"
            ),
        ),
        (
            "niveau: sterk",
            "niveau: {lijdend: hard}",
            "5:19: 'hard' bestaat hier niet; kies uit uitleg, overweeg, let-op, sterk",
        ),
        ("categorie: betrekken", "categorie: 3", f"4:12: kies uit {', '.join(CATEGORIES)}; gevonden is het getal 3"),
        ("$gezin", "$gezn", "8:14: onbekende woordgroep '$gezn' (bedoelde je '$gezin'?)"),
        (
            "$gezin",
            "van $gezin",
            "8:14: schrijf een woordgroep los, als '$groep' of 'niet $groep', niet als 'van $gezin'",
        ),
        ("$gezin", "[$gezin, niet $kind]", "8:14: zet 'niet' voor alle waarden in deze lijst of voor geen enkele"),
        (
            "[plan, besluit]",
            "[plan, 3]",
            "9:18: hier wordt een tekst verwacht, gevonden is het getal 3; zet er aanhalingstekens om",
        ),
        ("[plan, besluit]", "[]", "9:11: hier hoort minstens 1 in te staan"),
        (
            "[plan, besluit]",
            "{a: b}",
            A_BLOCK,
        ),
        (
            "werkwoord: m",
            "werkwoordd: m",
            "7:3: zoek heeft één van deze sleutels nodig: werkwoord, naamwoord, woorden (bedoelde je 'werkwoord'?)",
        ),
        ("{ondergaat} gaan", "{ondergat} gaan", "14:10: onbekende plek '{ondergat}' (bedoelde je 'ondergaat'?)"),
        ("{ondergaat} gaan", "{ondergaat gaan", "14:10: hier staat een losse accolade; schrijf een plek als {doener}"),
        (
            "[ruimtemaker2018]",
            "[ruimtemaker]",
            "20:8: onbekende bron 'ruimtemaker' (bedoelde je 'ruimtemaker2018'?); bronnen staan in bronnen.yaml",
        ),
        (
            "[ruimtemaker2018]",
            "ruimtemaker2018",
            "20:7: hier wordt een lijst verwacht, zoals [een, twee], gevonden is 'ruimtemaker2018'",
        ),
        (
            "«neemt ouders mee»",
            "«neemt ouders mee",
            "23:7: zet precies om wat gevonden moet worden « en » (niet leeg, niet in elkaar)",
        ),
        (
            "Ouders nemen de",
            "«Ouders» nemen de",
            "26:7: hier horen geen « en »: in deze zin wordt niets gevonden",
        ),
        ("id: proef", "id: proeff", "2:5: de id 'proeff' hoort gelijk te zijn aan de bestandsnaam 'proef'"),
        (
            "id: proef",
            "id: Proef!",
            "2:5: 'Proef!' kan geen naam zijn; gebruik kleine letters, cijfers en streepjes, zoals 'proef'",
        ),
        ("formaat: 1", "formaat: 2", "1:10: kies uit 1; gevonden is het getal 2"),
        ("waarom: De weg is al gekozen.", "waarom: ''", "15:9: deze tekst is leeg"),
        (
            "als: {waarmee: $vervoer}",
            "als: {}",
            "11:10: zonder voorwaarde zwijgt de regel altijd; geef minstens één sleutel",
        ),
    ],
)
def test_what_is_wrong_is_said_in_dutch_at_its_place(old: str, new: str, expected: str) -> None:
    assert expected in wrong(old, new)


def test_all_that_is_wrong_is_said_in_reading_order() -> None:
    text = RULE.replace("titel:", "tietel:").replace("$gezin", "$gezn").replace("  goed:", "  goet:")
    _, errors = packs.parse_rule(text, Path("proef.yaml"))
    assert [str(error).split(":")[1] for error in errors] == ["3", "8", "25"]


def test_hygiene() -> None:
    text = RULE.replace("    - «Ouders worden meegenomen» in het besluit.\n", "").replace(
        "    - De trainer neemt het kind mee naar huis.\n", ""
    )
    text = text.replace("    voorbeeld: De school neemt leerlingen mee met de trein.\n", "").replace(
        "  - samen:", "  - vervang:"
    )
    assert [tip.message for tip in hygiene(good(text))] == [
        "geef minstens 2 voorbeelden onder 'fout'",
        "geef minstens 2 voorbeelden onder 'goed'",
        "de uitzondering 'het gaat om vervoer' heeft geen voorbeeld; geef er een zin bij",
        "een alternatief 'vervang' vraagt een voorbeeld met 'wordt'",
    ]


def test_shipped_rules_are_in_order() -> None:
    rules, errors = packs.load_rules()
    assert [str(error) for error in errors] == []
    assert {rule.id: hygiene(rule) for rule in rules if hygiene(rule)} == {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "proef.yaml").write_text(RULE, encoding="utf-8")
    return tmp_path


def test_own_rules_stand_beside_the_shipped_ones(folder: Path) -> None:
    (folder / "diep").mkdir()
    (folder / "diep" / "tweede.yml").write_text(RULE.replace("id: proef", "id: tweede"), encoding="utf-8")
    (folder / "stuk.yaml").write_text("id: [", encoding="utf-8")
    rules, errors = packs.load_rules([folder, folder / "proef.yaml"])
    shipped, _ = packs.load_rules()
    assert [rule.id for rule in rules[len(shipped) :]] == ["proef", "tweede"]
    assert rules[len(shipped)].path == folder / "proef.yaml"
    assert [str(error).startswith(f"{folder / 'stuk.yaml'}:") for error in errors] == [True]


def test_an_own_rule_replaces_a_shipped_one_only_when_it_says_so(tmp_path: Path) -> None:
    shipped, _ = packs.load_rules()
    name = shipped[0].id
    path = tmp_path / f"{name}.yaml"
    text = RULE.replace("id: proef", f"id: {name}")
    path.write_text(text, encoding="utf-8")
    rules, errors = packs.load_rules([tmp_path])
    assert [rule.id for rule in rules] == [rule.id for rule in shipped]
    assert str(errors[0]).startswith(f"{path}:2:5: de regel '{name}' bestaat al; zet er 'vervangt: {name}' bij")
    path.write_text(f"{text}vervangt: {name}\n", encoding="utf-8")
    rules, errors = packs.load_rules([tmp_path])
    assert errors == []
    assert [rule.title for rule in rules if rule.id == name] == ["Mensen 'meenemen' in een plan"]
    path.write_text(f"{text}vervangt: {name}x\n", encoding="utf-8")
    assert f"onbekende regel '{name}x' (bedoelde je '{name}'?)" in str(packs.load_rules([tmp_path])[1][0])


def test_an_own_rule_twice(folder: Path) -> None:
    (folder / "diep").mkdir()
    (folder / "diep" / "proef.yaml").write_text(RULE, encoding="utf-8")
    _, errors = packs.load_rules([folder])
    assert [str(error) for error in errors] == [
        f"{folder / 'diep' / 'proef.yaml'}:2:5: de regel 'proef' staat ook in {folder / 'proef.yaml'}"
    ]


def test_folders_that_have_no_rules_or_do_not_exist(tmp_path: Path) -> None:
    _, errors = packs.load_rules([tmp_path, tmp_path / "weg"])
    assert [str(error) for error in errors] == [
        f"{tmp_path}:1:1: in deze map staan geen regels (.yaml of .yml)",
        f"{tmp_path / 'weg'}:1:1: dit bestand bestaat niet",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "rond").symlink_to(folder)
    (folder / "kring.yaml").symlink_to(folder / "kring.yaml")
    rules, errors = packs.load_rules([folder])
    assert [rule.id for rule in rules].count("proef") == 1
    assert [str(error) for error in errors] == [
        f"{folder / 'kring.yaml'}:1:1: deze verwijzing (symbolische link) draait in een kring rond"
    ]


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
def test_links_never_lead_out_of_the_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("buiten")
    (outside / "anders.yaml").write_text(RULE.replace("id: proef", "id: anders"), encoding="utf-8")
    (outside / "buur.yaml").write_text("groep: buur\ntitel: Buren\nwoorden: [buur]\n", encoding="utf-8")
    (folder / "anders.yaml").symlink_to(outside / "anders.yaml")
    (folder / "dieper").symlink_to(outside)
    rules, errors = packs.load_rules([folder])
    assert "anders" not in {rule.id for rule in rules}
    assert sorted(str(error).split(" (")[0] for error in errors) == [
        f"{folder / name}:1:1: deze verwijzing" for name in ("anders.yaml", "dieper")
    ]
    (folder / "woordgroepen").symlink_to(outside)
    with pytest.raises(RuleError, match="leidt de map uit"):
        packs.load_groups(folder)
    (folder / "bronnen.yaml").symlink_to(outside / "bronnen.yaml")
    (outside / "bronnen.yaml").write_text("x:\n  titel: x\n  auteur: x\n  jaar: 2020\n", encoding="utf-8")
    with pytest.raises(RuleError, match="leidt de map uit"):
        packs.load_sources(folder)


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
def test_the_folder_itself_may_be_a_link(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("elders") / "regels"
    link.symlink_to(folder)
    rules, errors = packs.load_rules([link])
    assert errors == []
    assert rules[-1].id == "proef"


def test_a_folder_with_wrong_word_groups_is_left_out_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "kapot"
    (broken / "woordgroepen").mkdir(parents=True)
    (broken / "woordgroepen" / "x.yaml").write_text("groep: 1\n", encoding="utf-8")
    groups, rules, errors = packs.load_all([broken, folder], {"gezin": ["buurtvader"]})
    assert rules[-1].id == "proef"
    assert "buurtvader" in groups["gezin"].words
    assert [str(error).split(":")[0] for error in errors] == [str(broken / "woordgroepen" / "x.yaml")] * len(errors)
    assert errors


def test_own_sources_and_groups(folder: Path) -> None:
    (folder / "bronnen.yaml").write_text(
        "eigen2020:\n  titel: Ons boek\n  auteur: Wij\n  jaar: 2020\n", encoding="utf-8"
    )
    (folder / "woordgroepen").mkdir()
    group = "groep: buur\ntitel: Buren\nkant: gezin\nwoorden: [buurtgenoot]\n"
    (folder / "woordgroepen" / "buur.yaml").write_text(group, encoding="utf-8")
    text = RULE.replace("ruimtemaker2018", "eigen2020").replace("$gezin", "$buur")
    (folder / "proef.yaml").write_text(text, encoding="utf-8")
    rules, errors = packs.load_rules([folder], groups=packs.load_groups(folder))
    assert errors == []
    assert rules[-1].searches[0].agent == NOT_FAMILY  # type: ignore[union-attr]
    assert packs.load_sources(folder)["eigen2020"].year == "2020"


def test_the_schema_in_the_repository_is_fresh() -> None:
    shipped = json.loads((packs.rules_dir() / "schema.json").read_text(encoding="utf-8"))
    assert shipped == json_schema(), "write it again: see CONTRIBUTING.md"


def test_the_schema_describes_every_key() -> None:
    for name, definition in json_schema()["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            assert value.get("description"), f"{name}.{key}"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["$gezin", "niet $x", "«a»", "{b", "sterk"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["werkwoord", "woorden", "naamwoord", "als", "fout", "goed", "tekst", "samen", "<rij>"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "id",
        "titel",
        "categorie",
        "niveau",
        "zoek",
        "behalve",
        "melding",
        "alternatieven",
        "bron",
        "voorbeelden",
        "zeker",
        "vervangt",
        "formaat",
        "schrijver",
    ]
)


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_data_gives_another_error(data: dict[str, Any]) -> None:
    base = {"id": "proef", "titel": "x", "categorie": "geven", "niveau": "sterk", "melding": "m"}
    rule, errors = packs.parse_rule(json.dumps(base | data, ensure_ascii=False), Path("proef.yaml"))
    assert (rule is None) == bool(errors)
    for error in errors:
        assert isinstance(error, RuleError)
        assert str(error).startswith("proef.yaml:")
        assert str(error).isprintable()
        assert "iets anders" not in str(error)
