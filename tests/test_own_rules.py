"""Rules of an organisation beside the shipped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import Config
from nieuwetaal.rules.packs import parse_rule

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
id: {id}
titel: Een eigen regel
categorie: {category}
niveau: {level}
zoek:
{search}
melding: "Hier staat het woord van ons huis."
waarom: Zo hebben we het afgesproken.
vraag: Kan het anders?
alternatieven:
  - mens: noem wie het zijn
{more}
voorbeelden:
  fout:
    - {wrong}
  goed:
    - Wij drinken thee.
"""


def write(folder: Path, name: str, **parts: str) -> None:
    defaults = {"category": "etiket", "level": "let-op", "more": ""}
    text = RULE.format(id=name, **(defaults | parts))
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.model
def test_an_own_rule_wins_from_a_shipped_one_on_the_same_words(tmp_path: Path) -> None:
    search, wrong = "  werkwoord: betrekken\n  ondergaat: $gezin", "De school «betrekt ouders»."
    write(tmp_path, "huisregel", category="betrekken", level="sterk", search=search, wrong=wrong)
    report = Linter(Config(rules=(tmp_path,))).check("De school betrekt leerlingen bij het feest.")
    assert [finding.rule for finding in report.findings] == ["huisregel"]


def test_own_word_groups_are_read(tmp_path: Path) -> None:
    (tmp_path / "woordgroepen").mkdir()
    group = "groep: clubs\ntitel: Clubs\nwoorden: [kaartclub]\n"
    (tmp_path / "woordgroepen" / "clubs.yaml").write_text(group, encoding="utf-8")
    write(tmp_path, "clubregel", search="  woorden: [zielige $clubs]", wrong="Dat is een «zielige kaartclub».")
    linter = Linter(Config(rules=(tmp_path,)))
    assert not linter.rule_errors
    assert [finding.text for finding in linter.check("Een zielige kaartclub.").findings] == ["zielige kaartclub"]


def test_a_proven_replacement_is_an_edit(tmp_path: Path) -> None:
    more = "  - vervang: mens met een hulpvraag"
    wrong = '{tekst: "Elke «kostenpost» telt.", wordt: "Elke mens met een hulpvraag telt."}'
    write(tmp_path, "kostenpost", search="  woorden: [kostenpost]", more=more, wrong=wrong)
    text = "Die kostenpost telt."
    (finding,) = Linter(Config(rules=(tmp_path,))).check(text).findings
    edit = finding.alternatives[0].edit
    assert edit is not None
    assert text[: edit.start] + edit.text + text[edit.end :] == "Die mens met een hulpvraag telt."


@pytest.mark.model
@pytest.mark.parametrize("light", ["hun", "$gezin"])
def test_a_light_verb_part_without_words_of_its_own_is_no_crash(tmp_path: Path, light: str) -> None:
    search = f'  werkwoord: zetten\n  ondergaat: $gezin\n  met: "{light}"'
    write(tmp_path, "licht", search=search, wrong="Wij «zetten ouders op hun plek».")
    linter = Linter(Config(rules=(tmp_path,)))
    linter.check("De school zet leerlingen op hun plek.")
    assert not linter.rule_errors


@pytest.mark.parametrize("expression", ["…", "… gezin", "gezin …"])
def test_an_expression_begins_and_ends_with_a_word(tmp_path: Path, expression: str) -> None:
    parts = {"category": "etiket", "level": "let-op", "more": "", "wrong": "Het «gezin»."}
    text = RULE.format(id="gat", search=f'  woorden: ["{expression}"]', **parts)
    rule, errors = parse_rule(text, tmp_path / "gat.yaml")
    assert rule is None
    assert "zet voor en achter" in str(errors[0])
