"""What rules/README.md tells people who write rules is true: its rules work, its keys and its errors exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from nieuwetaal.config import Config, read
from nieuwetaal.examples import failures
from nieuwetaal.rules.hygiene import hygiene
from nieuwetaal.rules.packs import load_groups, load_rules, parse_rule
from nieuwetaal.rules.schema import json_schema

FOLDER = Path(__file__).parents[2] / "rules"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (FOLDER.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
PARTS = """\
id: stuk-{number}
titel: Een stuk van de pagina
categorie: sturen
niveau: let-op
melding: Dit is een proef.
waarom: Om te proberen.
vraag: Werkt het?
alternatieven:
  - vraag: vraag het na
"""
"""What a snippet without an id leaves out."""


def fenced(language: str, page: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def rules() -> dict[str, str]:
    """Return every rule on the page, and that of CONTRIBUTING.md, by its id; a snippet of a rule is completed."""
    texts = [
        text if re.search(r"^id:", text, re.MULTILINE) else PARTS.format(number=number) + text
        for number, text in enumerate((*fenced("yaml"), *fenced("yaml", CONTRIBUTING)), start=1)
    ]
    return {yaml.safe_load(text)["id"]: text for text in texts}


def table(heading: str) -> list[list[str]]:
    """Return the code words in the first cell of every row of the table under a heading."""
    section = README.split(f"\n{heading}", 1)[1].split("\n#", 1)[0].split("\n**", 1)[0]
    rows = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    return [re.findall(r"`([^`]+)`", row) for row in rows]


def test_there_are_rules_of_every_kind() -> None:
    searches = [yaml.safe_load(text)["zoek"] for text in rules().values()]
    assert {"werkwoord", "naamwoord", "woorden"} <= {key for search in searches for key in search}
    assert {"met", "modaal", "ontkend", "waarin"} <= {key for search in searches for key in search}


@pytest.mark.parametrize("name", rules())
def test_every_rule_is_valid(name: str) -> None:
    rule, errors = parse_rule(rules()[name], Path(f"{name}.yaml"))
    assert not errors
    assert rule is not None
    assert not hygiene(rule)


@pytest.mark.model
@pytest.mark.parametrize("name", rules())
def test_every_rule_does_what_its_examples_say(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.yaml").write_text(rules()[name], encoding="utf-8")
    config = Config(rules=(tmp_path,))
    loaded, errors = load_rules(config.rules)
    assert not errors
    own = [rule for rule in loaded if rule.id == name]
    assert own
    assert [f"{failure.text}: {failure.message}" for failure in failures(own, config)] == []


@pytest.mark.model
def test_the_first_rule_says_what_the_page_shows(tmp_path: Path) -> None:
    from nieuwetaal import Linter

    (tmp_path / "bedienen.yaml").write_text(rules()["bedienen"], encoding="utf-8")
    report = Linter(Config(rules=(tmp_path,))).check("Het wijkteam bedient de moeder in haar eigen huis.")
    (finding,) = (found for found in report.findings if found.rule == "bedienen")
    shown = (finding.text, finding.message, finding.question, *(item.text for item in finding.alternatives))
    assert all(text in README for text in shown), shown


@pytest.mark.model
def test_a_sentence_looks_as_the_page_shows(capsys: pytest.CaptureFixture[str]) -> None:
    from nieuwetaal.cli import main

    (sentence,) = re.findall(r'^    nieuwetaal analyse "(.*)"$', README, re.MULTILINE)
    (shown,) = fenced("text")
    assert main(["analyse", sentence, "--no-color"]) == 0
    assert capsys.readouterr().out == shown


def test_every_key_exists() -> None:
    known = {key for item in json_schema()["$defs"].values() for key in item.get("properties", {})}
    keys = [key for row in table("## Alle sleutels") for key in row]
    assert len(keys) > 30
    assert set(keys) <= known
    assert set(json_schema()["$defs"]["RuleFile"]["properties"]) <= set(keys)


def test_every_kind_of_alternative_exists() -> None:
    kinds = {key for row in table("**De alternatieven**") for key in row}
    assert kinds
    assert kinds <= set(json_schema()["$defs"]["AlternativeItem"]["properties"])


def test_every_group_exists() -> None:
    assert {name for name in re.findall(r"\$(\w+)", README) if name != "gezinnen"} <= set(load_groups())


def test_every_folder_exists() -> None:
    for (name,) in table("## Waar staat wat?"):
        assert (FOLDER / name).exists(), name


def test_the_settings_are_known(tmp_path: Path) -> None:
    (tmp_path / "regels").mkdir()
    path = tmp_path / "nieuwetaal.toml"
    path.write_text("\n".join(fenced("toml")), encoding="utf-8")
    assert read(path).rules


MISTAKES = {
    "onbekende sleutel 'ondergaan' (bedoelde u 'ondergaat'?)": ("  ondergaat: $gezin", "  ondergaan: $gezin"),
    "'matig' bestaat hier niet; kies uit compliment, uitleg, overweeg, let-op, sterk": ("let-op", "matig"),
    "onbekende woordgroep '$gezinnen' (bedoelde u '$gezin'?)": ("$gezin", "$gezinnen"),
    "onbekende plek '{wie}'": ('"{ondergaat} worden', '"{wie} worden'),
    "verplichte sleutel 'waarom' ontbreekt": ("waarom: Wie bediend wordt, kiest van de kaart van een ander.\n", ""),
    "de id 'bedienen' hoort gelijk te zijn aan de bestandsnaam 'bediening'": ("", ""),
    "hier past geen dubbele punt; zet de tekst tussen aanhalingstekens": ("vraag: Wat", "vraag: Zeg eens: wat"),
    "de inspringing klopt hier niet": ("behalve:", " behalve:"),
    "hier staat een tab; gebruik spaties": ("  werkwoord", "\twerkwoord"),
    "zet precies om wat gevonden moet worden « en » (niet leeg, niet in elkaar)": ("«bedienen gezinnen»", "bedienen"),
}
"""What the page says of a mistake, and the change to its first rule that makes it."""


@pytest.mark.parametrize("message", MISTAKES)
def test_every_error_is_told_like_this(message: str) -> None:
    before, after = MISTAKES[message]
    text = rules()["bedienen"]
    assert before in text
    name = "bediening" if not before else "bedienen"
    _, errors = parse_rule(text.replace(before, after, 1) if before else text, Path(f"{name}.yaml"))
    assert any(message in str(error) for error in errors), errors
    assert f"`{message}`" in README
