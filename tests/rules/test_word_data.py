from __future__ import annotations

from dataclasses import fields
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.dutch.actors import Actors
from nieuwetaal.dutch.facts import Facts
from nieuwetaal.errors import ConfigError, RuleError
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules import fact_data, word_data
from nieuwetaal.rules.packs import load_categories, load_facts, load_groups, load_sources
from nieuwetaal.rules.schema_facts import FactsFile

if TYPE_CHECKING:
    from pathlib import Path

GROUP = "groep: proef\ntitel: Een proef\nkant: gezin\nwoorden: [Proefpersoon]\n"


def write(folder: Path, **files: str) -> Path:
    (folder / "woordgroepen").mkdir()
    for name, text in files.items():
        (folder / "woordgroepen" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("word", "side"),
    [
        ("ouders", "family"),
        ("pleegzorgjongeren", "family"),
        ("risicogezinnen", "family"),
        ("cliëntenraad", "family"),
        ("stadscliëntenraad", "family"),
        ("pgb-houder", "family"),
        ("wethouder", "professional"),
        ("jongerenwerker", "professional"),
        ("kinderrechter", "professional"),
        ("gemeenteraad", "professional"),
        ("gastouders", "professional"),
        ("vergunninghouder", "thing"),
        ("schouder", "thing"),
        ("ouderkamer", "thing"),
        ("graad", "thing"),
        ("mensen", "mixed"),
        ("wij", "writer"),
    ],
)
def test_sides(word: str, side: str) -> None:
    assert Actors(load_groups()).side([word]) == side


def test_no_word_is_in_two_groups() -> None:
    groups = load_groups()
    for one, other in combinations(groups.values(), 2):
        assert not set(one.words) & set(other.words), (one.name, other.name)
    for group in groups.values():
        assert len(set(group.words)) == len(group.words), group.name


def test_included_groups_are_named_however_deep(tmp_path: Path) -> None:
    assert load_groups()["prof"].includes == ("professional", "organisatie")
    folder = write(tmp_path, proef=f"{GROUP}omvat: [prof]\n")
    assert load_groups(folder)["proef"].includes == ("prof", "professional", "organisatie")
    assert load_groups(folder)["proef"].words == ("proefpersoon",)


def test_extra_words() -> None:
    groups = load_groups(extra={"organisatie": ["Wijkteam Zuid"]})
    assert groups["organisatie"].words[-1] == "wijkteam zuid"
    assert "wijkteam zuid" not in load_groups()["organisatie"].words
    with pytest.raises(ConfigError, match=r"onbekende woordgroep 'organisaties' \(bedoelde je 'organisatie'\?\)"):
        load_groups(extra={"organisaties": ["x"]})


def test_a_folder_adds_words_to_a_group_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "ander").mkdir()
    folder = write(tmp_path, organisatie='groep: organisatie\nerbij: ["Wijkteam Zuid", buurtpunt]\n')
    other = write(tmp_path / "ander", meer="groep: organisatie\nerbij: [De Brug]\n")
    groups = load_groups(folder, other)
    assert {"gemeente", "wijkteam zuid", "buurtpunt", "buurtpunten", "de brug"} <= set(groups["organisatie"].words)
    assert groups["organisatie"].side == "professional"
    assert word_data.group_files(folder) == {}
    assert "buurtpunt" not in load_groups()["organisatie"].words


def test_added_words_are_nouns_in_all_forms_but_names_are_names() -> None:
    words = load_groups(extra={"gezin": ["zonnekind", "Sterkind"]})["gezin"].words
    assert {"zonnekind", "zonnekinderen", "zonnekindje", "sterkind"} <= set(words)
    assert "sterkinderen" not in words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GROUP.replace("kant: gezin", "kant: familie"), "3:7: 'familie' bestaat hier niet; kies uit gezin, "),
        (f"{GROUP}omvat: [prf]\n", "5:9: onbekende woordgroep 'prf' (bedoelde je 'prof'?)"),
        (f"{GROUP}omvat: [proef]\n", "5:9: 'proef' omvat op zijn beurt deze groep: dat is een kring"),
        ("groep: proef\ntitel: x\n", "1:1: een woordgroep heeft 'woorden' of 'omvat' nodig"),
        ("groep: proef\nwoorden: [x]\n", "1:1: verplichte sleutel 'titel' ontbreekt"),
        (f"{GROUP}erbij: [x]\n", "1:1: een bestand met 'erbij' vult een groep aan, en heeft verder alleen 'groep'"),
        ("groep: gezn\nerbij: [x]\n", "1:8: onbekende woordgroep 'gezn' (bedoelde je 'gezin'?)"),
        (f"{GROUP}omvatt: []\n", "5:1: onbekende sleutel 'omvatt' (bedoelde je 'omvat'?)"),
    ],
)
def test_wrong_groups(tmp_path: Path, text: str, expected: str) -> None:
    folder = write(tmp_path, proef=text)
    with pytest.raises(RuleError) as caught:
        load_groups(folder)
    assert expected in str(caught.value)


def test_a_group_twice(tmp_path: Path) -> None:
    folder = write(tmp_path, proef=GROUP, twee=GROUP)
    with pytest.raises(RuleError, match=r"twee.yaml:1:8: de woordgroep 'proef' staat ook in een ander bestand"):
        load_groups(folder)


def test_every_fact_has_a_key_and_the_files_have_each() -> None:
    assert {*fact_data.FIELDS, *fact_data.PARTS} == set(FactsFile.model_fields)
    parts = {name for name, _, _ in fact_data.PARTS.values()}
    assert {*fact_data.FIELDS.values(), *parts} == {field.name for field in fields(Facts)}
    for name in {*fact_data.FIELDS.values(), *parts}:
        assert getattr(load_facts(), name), name


@pytest.mark.parametrize("key", fact_data.PARTS)
def test_every_closed_class_has_a_key_and_the_files_have_each(key: str) -> None:
    name, kind, names = fact_data.PARTS[key]
    assert set(names.values()) == {field.name for field in fields(kind)}
    for field in fields(kind):
        assert getattr(getattr(load_facts(), name), field.name), field.name


def test_closed_classes() -> None:
    pronouns, auxiliaries = load_facts().pronouns, load_facts().auxiliaries
    assert not pronouns.nominative & pronouns.accusative
    assert not pronouns.singular & pronouns.plural
    thirds = (pronouns.masculine, pronouns.feminine, pronouns.either_number, pronouns.third_plural)
    assert len(pronouns.third) == sum(map(len, thirds))
    assert pronouns.interrogative_determiners < pronouns.interrogative
    assert not auxiliaries.modal & auxiliaries.cluster_only


def test_facts() -> None:
    facts = load_facts()
    assert facts.strong_verbs["trekken"] == ("trok", "trokken", "getrokken")
    assert facts.derived_nouns["betrokkenheid"] == "betrekken"
    assert facts.possessor_acts <= set(facts.derived_nouns) | {"zeggenschap", "medezeggenschap"}
    assert not facts.ditransitive & facts.intransitive
    assert "vragen" not in facts.recipient_only


def test_a_fact_in_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taal").mkdir()
    for name in ("een", "twee"):
        (tmp_path / "taal" / f"{name}.yaml").write_text("wet: [lid]\n", encoding="utf-8")
    monkeypatch.setattr(fact_data, "rules_dir", lambda: tmp_path)
    with pytest.raises(RuleError, match=r"twee.yaml:1:1: de sleutel 'wet' staat ook in een ander bestand"):
        fact_data.load_facts.__wrapped__()


def test_a_part_that_a_closed_class_does_not_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taal").mkdir()
    (tmp_path / "taal" / "een.yaml").write_text("ontkenning:\n  woorde: [geen]\n", encoding="utf-8")
    monkeypatch.setattr(fact_data, "rules_dir", lambda: tmp_path)
    with pytest.raises(RuleError, match=r"een.yaml:2:3: onbekende sleutel 'woorde' \(bedoelde je 'woorden'\?\)"):
        fact_data.load_facts.__wrapped__()


def test_sources() -> None:
    source = load_sources()["ruimtemaker2018"]
    assert source.key == "ruimtemaker2018"
    assert source.year == "2018"
    assert source.url
    assert source.url.startswith("https://")


def test_every_category_tells_what_it_is_about(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert tuple(load_categories()) == CATEGORIES
    (tmp_path / "categorieen.yaml").write_text("sturen: {titel: Sturen, tekst: Over sturen.}\n", encoding="utf-8")
    monkeypatch.setattr(word_data, "rules_dir", lambda: tmp_path)
    with pytest.raises(RuleError, match=r"categorieen\.yaml:1:1: .*hier ontbreekt betrekken, geven"):
        load_categories.__wrapped__()


def test_a_thought_of_our_own_is_no_source_of_the_field() -> None:
    assert [source.key for source in load_sources().values() if source.own] == ["red"]
