"""What an editor is offered while somebody types: in remarks, in files of rules and in settings. ¦ is the cursor."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from tests.lsp.authoring_client import editor

from nieuwetaal.config.reading import _KEEP_KEYS, _KEYS, _PATH_KEYS
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.packs import load_groups, load_rules, load_sources
from nieuwetaal_lsp.authoring.names import LEVELS, Names
from nieuwetaal_lsp.authoring.rule_help import RuleHelp
from nieuwetaal_lsp.authoring.rule_schema import Schema
from nieuwetaal_lsp.authoring.settings_help import SettingsHelp
from nieuwetaal_lsp.authoring.settings_keys import KEYS
from nieuwetaal_lsp.authoring.toml_layout import toml_layout
from nieuwetaal_lsp.authoring.yaml_layout import yaml_layout
from nieuwetaal_lsp.suppressions import suppression_offers

IDS = {rule.id for rule in load_rules()[0]}


@cache
def names() -> Names:
    return Names({rule.id: rule for rule in load_rules()[0]}, load_groups(), load_sources())


def at_cursor(text: str) -> tuple[str, int]:
    return text.replace("¦", "", 1), text.index("¦")


def in_text(text: str, input_format: str = "markdown") -> dict[str, str]:
    """Return what is offered, with what the text becomes when it is taken."""
    whole, offset = at_cursor(text)
    offers, start = suppression_offers(whole, input_format, offset, names())
    return {offer.label: whole[:start] + (offer.insert or offer.label) + whole[offset:] for offer in offers}


def in_rule(text: str, root: str = "RuleFile") -> dict[str, str]:
    whole, offset = at_cursor(text)
    offers, start = RuleHelp(Schema(root), names()).offers(whole, offset)
    return {offer.label: whole[:start] + (offer.insert or offer.label) + whole[offset:] for offer in offers}


def in_settings(text: str, file: str = "nieuwetaal.toml") -> dict[str, str]:
    whole, offset = at_cursor(text)
    offers, start = SettingsHelp(Path(__file__).parent / file, names()).offers(whole, offset)
    return {offer.label: whole[:start] + (offer.insert or offer.label) + whole[offset:] for offer in offers}


# remarks


@pytest.mark.parametrize(
    "text",
    [
        "<!-- nieuwetaal:¦ -->",
        "<!-- nieuwetaal: ¦",
        "Eerst dit.\n\n<!--nieuwetaal: vol¦ -->",
        "<!-- NieuweTaal: volgende re¦",
    ],
)
def test_right_behind_the_name_the_commands_are_offered(text: str) -> None:
    assert set(in_text(text)) == {"uit", "aan", "volgende regel"}


def test_a_command_takes_the_place_of_what_was_typed() -> None:
    assert in_text("<!-- nieuwetaal: volgende re¦")["volgende regel"] == "<!-- nieuwetaal: volgende regel "


@pytest.mark.parametrize("command", ["uit", "aan", "volgende regel"])
def test_behind_a_command_rules_and_categories_and_all_are_offered(command: str) -> None:
    offered = in_text(f"Een zin.\n<!-- nieuwetaal: {command} be¦ -->\n")
    assert set(offered) == {*IDS, *CATEGORIES, "alles"}
    assert offered["betrekken"] == f"Een zin.\n<!-- nieuwetaal: {command} betrekken -->\n"


def test_names_that_stand_there_are_not_offered_again_and_then_comes_why() -> None:
    offered = in_text("<!-- nieuwetaal: uit bezit, ¦ -->")
    assert "bezit" not in offered
    assert {"omdat", "betrekken"} <= set(offered)
    assert "omdat" not in in_text("<!-- nieuwetaal: uit ¦ -->")
    assert "betrekken/meenemen-in" in in_text("<!-- nieuwetaal: uit betrekken/¦ -->")
    assert not in_text("<!-- nieuwetaal: uit bezit, omdat het ¦ -->")


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente betrekt ¦ouders.",
        "<!-- zomaar: ¦ -->",
        "<!-- nieuwetaal: uit bezit --> en dan ¦",
        "nieuwetaal: uit ¦",
        "---\ntitel: nieuwetaal ¦\n---\n",
        "---\nnieuwetaal: {uit: [bezit]}\n---\n\nuit: [¦",
    ],
)
def test_nothing_is_offered_in_prose(text: str) -> None:
    assert not in_text(text)


@pytest.mark.parametrize(
    "block",
    ["nieuwetaal:\n  uit: [¦]", "nieuwetaal: {uit: [¦]}", "nieuwetaal:\n  uit: ¦", "nieuwetaal:\n  uit:\n    - ¦"],
)
def test_in_the_front_matter_names_are_offered(block: str) -> None:
    text = f"---\ntitel: x\n{block}\n---\n\nTekst.\n"
    assert set(in_text(text)) == {*IDS, *CATEGORIES, "alles"}
    assert in_text(text)["bezit"] == text.replace("¦", "bezit")
    assert not in_text(text, "text")


def test_in_the_front_matter_the_keys_that_are_not_there_yet_are_offered() -> None:
    assert set(in_text("---\nnieuwetaal:\n  uit: [bezit]\n  ¦\n---\n")) == {"omdat"}


# rules

HEAD = "id: proef\ntitel: Een proef\ncategorie: sturen\nniveau: let-op\n"


def test_at_the_top_of_a_rule_the_keys_that_are_missing_are_offered() -> None:
    offered = in_rule(f"{HEAD}¦\nmelding: Let op.\n")
    assert {"zoek", "behalve", "voorbeelden", "waarom", "bron"} <= set(offered)
    assert not {"id", "titel", "melding"} & set(offered)
    assert offered["waarom"] == f"{HEAD}waarom: \nmelding: Let op.\n"
    assert offered["voorbeelden"] == f"{HEAD}voorbeelden:\nmelding: Let op.\n"


def test_under_zoek_the_keys_of_that_search_are_offered() -> None:
    assert {"werkwoord", "naamwoord", "woorden"} <= set(in_rule("zoek:\n  ¦"))
    assert {"ondergaat", "modaal", "waarin"} <= set(in_rule("zoek:\n  - werkwoord: sturen\n    ¦"))
    assert not {"letterlijk", "bezitter", "werkwoord"} & set(in_rule("zoek:\n  - werkwoord: sturen\n    ¦"))
    assert set(in_rule("zoek:\n  woorden: zorgafnemer\n  ¦\nmelding: x\n")) == {"letterlijk"}


def test_lists_of_blocks_begin_with_a_dash() -> None:
    assert in_rule("behalve:\n  ¦")["als"] == "behalve:\n  - als:"
    assert set(in_rule("behalve:\n  - als:\n      woorden: [a]\n    ¦")) == {"omdat", "voorbeeld"}
    assert {"naast", "bezitter", "waarbij"} <= set(in_rule("behalve:\n  - als: {¦}"))
    assert "omkeren" in in_rule("alternatieven:\n  - ¦")
    assert set(in_rule("voorbeelden:\n  ¦")) == {"fout", "goed"}


def test_values_are_offered_by_key() -> None:
    assert set(in_rule("categorie: ¦")) == set(CATEGORIES)
    assert set(in_rule("niveau: st¦")) == set(LEVELS)
    assert set(in_rule("niveau: {lijdend: ¦}")) == {"sterk", "let-op", "overweeg", "uitleg"}
    assert set(in_rule("zoek:\n  werkwoord: x\n  ontkend: ¦")) == {"ja", "nee", "beide"}
    assert set(in_rule("zoek:\n  woorden: x\n  letterlijk: ¦")) == {"true", "false"}
    assert in_rule("bron: ¦")["red"] == "bron: [red]"
    assert in_rule("bron: [¦")["red"] == "bron: [red"
    assert "cliëntenraad" in in_rule("schrijver: [school, ¦]")
    assert "betrekken" in in_rule("vervangt: ¦")


def test_word_groups_are_offered_where_people_or_words_stand() -> None:
    offered = in_rule("zoek:\n  werkwoord: sturen\n  ondergaat: ¦")
    assert {"$gezin", "$prof", "niet $gezin"} <= set(offered)
    assert in_rule("zoek:\n  ondergaat: $ge¦")["$gezin"] == "zoek:\n  ondergaat: $gezin"
    assert in_rule("zoek:\n  doener: niet ¦")["$gezin"] == "zoek:\n  doener: niet $gezin"
    assert in_rule("zoek:\n  woorden: [Betrek $¦]")["$gezin"] == "zoek:\n  woorden: [Betrek $gezin]"
    assert "niet $gezin" not in in_rule("zoek:\n  woorden: ¦")
    assert not in_rule("zoek:\n  werkwoord: ¦")


def test_slots_are_offered_behind_a_brace_and_prose_is_left_alone() -> None:
    assert in_rule('melding: "Let op: {¦"')["ondergaat"] == 'melding: "Let op: {ondergaat}"'
    assert not in_rule("melding: Let op ¦")
    assert not in_rule("waarom: Omdat ¦")
    assert not in_rule("# een opmerking ¦")


def test_word_groups_and_sources_have_keys_of_their_own() -> None:
    assert {"kant", "omvat", "woorden"} <= set(in_rule("groep: wijk\n¦", "GroupFile"))
    assert set(in_rule("kant: ¦", "GroupFile")) == {"gezin", "professional", "schrijver", "gemengd", "ding"}
    assert {"auteur", "jaar"} <= set(in_rule("boek:\n  titel: x\n  ¦", "SourcesFile"))


@given(st.text(alphabet="ab:-[]{},'\"#$| \n\r>", max_size=60), st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_no_text_however_broken_is_too_much(text: str, place: int) -> None:
    offset = min(place, len(text))
    for layout in (yaml_layout(text, offset), toml_layout(text, offset)):
        assert all(0 <= key.start <= key.end <= len(text) for key in layout.keys)
        if layout.cursor is not None:
            assert text[layout.cursor.start : offset] == layout.cursor.written
    RuleHelp(Schema("RuleFile"), names()).offers(text, offset)
    RuleHelp(Schema("RuleFile"), names()).hover(text, offset)
    SettingsHelp(Path("nieuwetaal.toml"), names()).offers(text, offset)
    SettingsHelp(Path("nieuwetaal.toml"), names()).hover(text, offset)
    suppression_offers(f"---\nnieuwetaal:\n{text}", "markdown", offset + 16, names())


# settings


def test_every_key_of_settings_is_told_of_and_no_other() -> None:
    assert set(KEYS) == set(_KEYS)
    assert set(KEYS["pad"].inside) == set(_PATH_KEYS)
    assert set(KEYS["behoud"].inside) == set(_KEEP_KEYS)


def test_in_settings_keys_are_offered_by_table() -> None:
    offered = in_settings('niveau = "sterk"\n¦')
    assert {"uit", "aan", "regels", "schrijver", "breidt-uit"} <= set(offered)
    assert "niveau" not in offered
    assert offered["uit"] == 'niveau = "sterk"\nuit = '
    assert set(in_settings('[[behoud]]\nomdat = "x"\n¦')) == {"uitdrukking", "regel", "tot"}
    assert "overslaan" in in_settings('[[pad]]\npad = "a"\n¦')
    assert in_settings("[woordgroepen.gezin]\n¦")["erbij"] == "[woordgroepen.gezin]\nerbij = "
    assert {"betrekken", "bezit"} <= set(in_settings("[niveaus]\n¦"))
    assert {"behoud", "pad"} == set(in_settings("[[¦"))
    assert {"niveaus", "woordgroepen.gezin"} <= set(in_settings("[¦"))


def test_in_settings_values_are_offered_in_quotes() -> None:
    assert in_settings("niveau = ¦")["sterk"] == 'niveau = "sterk"'
    assert set(in_settings('niveau = "¦"')) == {"sterk", "let-op", "overweeg"}
    assert in_settings('uit = ["bezit", ¦]')["betrekken"] == 'uit = ["bezit", "betrekken"]'
    assert in_settings("aan = ¦")["bezit"] == 'aan = ["bezit"]'
    assert in_settings('schrijver = "¦"')["school"] == 'schrijver = "school"'
    assert in_settings('[niveaus]\nbezit = "¦"')["sterk"] == '[niveaus]\nbezit = "sterk"'
    assert "meenemen-in" in in_settings('[[behoud]]\nregel = "¦"')
    assert set(in_settings("[[pad]]\noverslaan = ¦")) == {"true", "false"}
    assert not in_settings('[[behoud]]\nomdat = "¦"')


def test_in_pyproject_only_our_own_table_is_helped_with() -> None:
    assert "uit" in in_settings("[tool.nieuwetaal]\n¦", "pyproject.toml")
    assert "bezit" in in_settings('[tool.nieuwetaal]\nuit = ["¦"]', "pyproject.toml")
    assert not in_settings("[project]\n¦", "pyproject.toml")
    assert "tool.nieuwetaal.niveaus" in in_settings("[tool.¦", "pyproject.toml")


# the server


@pytest.mark.model
@pytest.mark.asyncio
async def test_the_server_offers_all_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "werk"
    folder.mkdir()
    async with editor(folder) as screen:
        text = screen.open("plan.md", "🙂 Een zin.\n\n🙂 <!-- nieuwetaal: uit be -->\n")
        await screen.until(lambda: screen.said(text) is not None)
        found = await screen.completions(text, 2, 26)
        assert found["betrekken"].detail == "Mensen 'betrekken' bij iets"
        edit = found["betrekken"].text_edit
        assert edit is not None
        assert isinstance(edit, types.TextEdit)
        assert (edit.range.start.character, edit.range.end.character) == (24, 26)
        assert not await screen.completions(text, 0, 5)
        rule = screen.open("bedienen.yaml", "id: bedienen\nzoek:\n  \n")
        assert "werkwoord" in await screen.completions(rule, 2, 2)
        made = screen.open("nieuwetaal.toml", "\n")
        assert "schrijver" in await screen.completions(made, 0, 0)
