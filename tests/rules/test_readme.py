"""What rules/README.md and rules/naslag.md tell people who write rules is true: rules work, keys and errors exist."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from nieuwetaal.cli import cli, main, new_pack
from nieuwetaal.config import Config, read
from nieuwetaal.examples import failures
from nieuwetaal.rules.hygiene import hygiene
from nieuwetaal.rules.packs import load_groups, load_rules, parse_rule
from nieuwetaal.rules.schema import json_schema

FOLDER = Path(__file__).parents[2] / "rules"
README = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in ("README.md", "naslag.md"))
"""Both pages, the one to begin with first."""
CONTRIBUTING = (FOLDER.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
QUESTION = re.compile(
    r"(?:Zin:|Kies een nummer of een naam(?: \[\w+\])?:|(?:Welk|Met wie|Zal ik).*\]|(?:Waarom|Nog|Welk) .*\)"
    r"|Een zin .*:|Omdat \[.*\]:)(?: (.*))?$"
)
"""What is asked in the talk that the page shows, and the answer."""
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
        if not text.startswith("groep:")
    ]
    return {yaml.safe_load(text)["id"]: text for text in texts}


def with_groups(folder: Path) -> Path:
    """Write the word groups of the page in a folder of rules; return the folder."""
    for text in fenced("yaml"):
        if text.startswith("groep:"):
            path = folder / "woordgroepen" / f"{yaml.safe_load(text)['groep']}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def consoles() -> dict[str, str]:
    """Return every command that the page shows, with what it writes; of a command that comes twice the last."""
    return dict(block.removeprefix("$ ").split("\n", 1) for block in fenced("console"))


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
def test_every_rule_is_valid(name: str, tmp_path: Path) -> None:
    rule, errors = parse_rule(rules()[name], Path(f"{name}.yaml"), groups=load_groups(with_groups(tmp_path)))
    assert not errors
    assert rule is not None
    assert not hygiene(rule)


@pytest.mark.model
@pytest.mark.parametrize("name", rules())
def test_every_rule_does_what_its_examples_say(name: str, tmp_path: Path) -> None:
    (with_groups(tmp_path) / f"{name}.yaml").write_text(rules()[name], encoding="utf-8")
    config = Config(rules=(tmp_path,))
    loaded, errors = load_rules(config.rules, groups=load_groups(tmp_path))
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
    (shown,) = (text for text in fenced("text") if text.startswith(sentence))
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
    own = {yaml.safe_load(text)["groep"] for text in fenced("yaml") if text.startswith("groep:")}
    assert {name for name in re.findall(r"\$(\w+)", README) if name not in {"gezinnen", "schema"}} <= own | set(
        load_groups()
    )


def test_every_folder_exists() -> None:
    for (name,) in table("## Waar staat wat?"):
        assert (FOLDER / name).exists(), name


def test_the_settings_are_known(tmp_path: Path) -> None:
    path = tmp_path / "eigen" / "nieuwetaal.toml"
    for folder in ("eigen/regels", "gedeeld/taalregels"):
        (tmp_path / folder).mkdir(parents=True)
    for text in fenced("toml"):
        if "[project]" not in text:
            path.write_text(text, encoding="utf-8")
            assert read(path) != Config(path=path)


def test_a_pack_is_described_as_it_is_made() -> None:
    (text,) = (text for text in fenced("toml") if "[project]" in text)
    assert text == new_pack.PROJECT.format(name="wijktaal", module="wijktaal", version="1.0")
    (tree,) = (text for text in fenced("text") if "pyproject.toml" in text)
    assert "\n  wijktaal/\n" in tree


def test_the_settings_of_an_editor_can_be_read() -> None:
    (text,) = fenced("json")
    assert json.loads(text) == {"yaml.schemas": {"regels/schema.json": "regels/*.yaml"}}


@pytest.mark.model
def test_the_talk_goes_as_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nieuwetaal.cli.dialogue.is_terminal", lambda: True)
    shown = consoles()["nieuwetaal rules new"]
    answers = [found[1] or "" for line in shown.splitlines() if (found := QUESTION.match(line))]
    assert len(answers) > 10
    result = CliRunner().invoke(cli, ["rules", "new"], "\n".join([*answers, ""]), obj=False, standalone_mode=False)
    assert result.exception is None
    assert [line.rstrip() for line in result.output.strip().splitlines()] == shown.strip().splitlines()
    made = (tmp_path / "regels" / "bedienen.yaml").read_text(encoding="utf-8")
    sentences = [line for line in rules()["bedienen"].splitlines() if line.startswith("    - ")]
    assert len(set(sentences) & set(made.splitlines())) >= 3
    assert (tmp_path / "nieuwetaal.toml").read_text(encoding="utf-8") in fenced("toml")


@pytest.mark.model
def test_the_commands_write_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nieuwetaal.linters.cache_folder", lambda: tmp_path / ".cache")
    monkeypatch.setenv("COLUMNS", "100")
    rule = tmp_path / "regels" / "bedienen.yaml"
    rule.parent.mkdir()
    rule.write_text(rules()["bedienen"], encoding="utf-8")
    (tmp_path / "nieuwetaal.toml").write_text(fenced("toml")[0], encoding="utf-8")
    (tmp_path / "plan.md").write_text("Het wijkteam bedient de moeder in haar eigen huis.\n", encoding="utf-8")
    command = "nieuwetaal rules test regels/bedienen.yaml"
    good, bad = (block.split("\n", 1)[1] for block in fenced("console") if block.startswith(f"$ {command}\n"))
    (wrong,) = re.findall(r"^Zet je onder `fout` ook \*(.*)\*,", README, re.MULTILINE)
    for line, shown in [*consoles().items(), (command, good)]:
        if line == "nieuwetaal rules new":
            continue
        if shown == bad:
            rule.write_text(rules()["bedienen"].replace("  goed:", f"    - {wrong}\n  goed:"), encoding="utf-8")
        main(shlex.split(line)[1:])
        written = capsys.readouterr().out.replace("\\", "/")
        assert shown in written, line
        rule.write_text(rules()["bedienen"], encoding="utf-8")


MISTAKES = {
    "onbekende sleutel 'ondergaan' (bedoelde je 'ondergaat'?)": ("  ondergaat: $gezin", "  ondergaan: $gezin"),
    "'matig' bestaat hier niet; kies uit compliment, uitleg, overweeg, let-op, sterk": ("let-op", "matig"),
    "onbekende woordgroep '$gezinnen' (bedoelde je '$gezin'?)": ("$gezin", "$gezinnen"),
    "onbekende plek '{wie}'": ('"{ondergaat} worden', '"{wie} worden'),
    "verplichte sleutel 'waarom' ontbreekt": ("waarom: Wie bediend wordt, kiest van de kaart van een ander.\n", ""),
    "de id 'bedienen' hoort gelijk te zijn aan de bestandsnaam 'bediening'": ("", ""),
    "hier past geen dubbele punt; zet de tekst tussen aanhalingstekens": ("vraag: Wat", "vraag: Zeg eens: wat"),
    "een tekst die met { begint, hoort tussen aanhalingstekens": (
        '"{ondergaat} worden hier bediend, zoals aan tafel in een restaurant."',
        "{ondergaat} worden",
    ),
    'dit is een krullend aanhalingsteken; zet er rechte aanhalingstekens voor in de plaats: "': (
        "Wie bediend wordt, kiest van de kaart van een ander.",
        "“Wie bediend wordt, kiest.”",
    ),
    "zet een spatie achter de dubbele punt": ("vraag: Wat", "vraag:Wat"),
    "zet een streepje en een spatie voor 'als': - als": ("  - als", "  als"),
    "dit streepje staat te ver naar rechts; zet het recht onder dat van regel 20": ("    - Wij", "   - Wij"),
    "hier staat een harde spatie; typ een gewone spatie": ("  werkwoord", "\u00a0 werkwoord"),
    "zet 'ondergaat' recht onder 'werkwoord' van regel 6, met 2 spaties ervoor": ("  ondergaat: $", "   ondergaat: $"),
    "hier staat een tab; gebruik spaties": ("  werkwoord", "\twerkwoord"),
    "zet precies om wat gevonden moet worden « en » (niet leeg, niet in elkaar)": ("«bedienen gezinnen»", "«bedienen"),
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
