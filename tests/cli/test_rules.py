from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

SHADOW = """\
id: mijn-inzetten
titel: Een tweede keer
categorie: betrekken
niveau: let-op
schrijver: [gemeente]
zoek:
  werkwoord: [betrekken, bedient]
  ondergaat: $gezin
  modaal: hebben
behalve:
  - als: {doener: $gezin}
    omdat: dan doen zij het zelf
    voorbeeld: Ouders betrekken de gemeente.
melding: "Hier betrekt {doener} {ondergaat} in {waarin}."
waarom: Schrijf hier in één zin waarom dit ertoe doet.
vraag: Wie vroeg dat?
alternatieven:
  - vraag: vraag het na
voorbeelden:
  fout:
    - De gemeente «betrekt ouders».
    - De gemeente «betrekt ouders».
  goed:
    - De gemeente betrekt een kantoor.
    - De gemeente huurt een kantoor.
"""
FIXED = """\
id: vast
titel: Vaste woorden
categorie: systeemnaam
niveau: sterk
zoek:
  woorden: [zorgmijder]
behalve:
  - als: {doener: $prof}
    omdat: het gaat om een professional
    voorbeeld: De begeleider noemt een zorgmeider.
melding: Wie is dit?
waarom: Omdat het zo is.
vraag: Wie is dit?
alternatieven:
  - mens: iemand
voorbeelden:
  fout:
    - De «zorgmijder» komt langs.
    - Een «zorgmijder» is er niet.
  goed:
    - De begeleider komt langs.
    - De begeleider is er niet.
"""
CHECKED = (
    "mijn-inzetten.yaml:7:26: 'bedient' is geen heel werkwoord",
    "mijn-inzetten.yaml:9:11: 'hebben' is geen modaal hulpwerkwoord",
    "mijn-inzetten.yaml:11:5: deze uitzondering kan nooit gelden: de regel zoekt zelf al het tegendeel bij 'doener'",
    "mijn-inzetten.yaml:14:10: de plek '{waarin}' blijft vaak leeg",
    "mijn-inzetten.yaml:15:9: schrijf hier in je eigen woorden waarom dit ertoe doet",
    "mijn-inzetten.yaml:22:7: het voorbeeld 'De gemeente betrekt ouders.' staat er dubbel",
    "mijn-inzetten.yaml:5:12: deze regel geldt alleen voor gemeente; in de instellingen is schrijver 'school'",
    "mijn-inzetten.yaml:7:3: deze regel vindt in geen van zijn voorbeelden iets",
    "mijn-inzetten.yaml:13:16: ook zonder deze uitzondering zwijgt de regel bij dit voorbeeld",
    "vast.yaml:8:5: deze uitzondering kan nooit gelden: bij wat de regel zoekt is er geen 'doener'",
    "vast.yaml:6:3: alles wat deze regel zoekt, zoekt 'zorgmijder' ook al",
    "vast.yaml:10:16: ook zonder deze uitzondering zwijgt de regel bij dit voorbeeld",
    "woordgroepen/niemand.yaml:1:8: geen regel gebruikt de woordgroep 'niemand'",
)


def test_rules_are_listed_by_category(run: Run) -> None:
    code, out, _ = run("rules", "list")
    assert code == 0
    assert out.splitlines()[0] == "betrekken"
    assert "  inzetten   sterk         Over inzetten" in out
    assert out.splitlines()[-1] == "3 regels"


def test_the_rules_of_one_category(run: Run) -> None:
    assert run("rules", "list", "maken") == (0, "0 regels\n", "")
    code, _, err = run("rules", "list", "mkaen")
    assert (code, err) == (2, "fout: de categorie ‘mkaen’ bestaat niet (bedoelde je ‘maken’?)\n")


def test_a_rule_is_explained(run: Run) -> None:
    code, out, _ = run("explain", "inzetten")
    assert code == 0
    assert out == (
        "Over inzetten  betrekken/inzetten, sterk\n"
        "\n"
        "  Melding    Wie bepaalt dit?\n"
        "  Waarom     De koers ligt vast.\n"
        "  Vraag      Wat staat open?\n"
        "  Anders     {doener} en {ondergaat} bepalen het samen (samen)\n"
        "  Niet zo    Hier staat «inzetten».\n"
        "  Wel goed   Hier staat niets.\n"
        "  Behalve    letterlijk: Een voorbeeld.\n"
        "  Discussie  Hierover verschilt men van mening.\n"
        "  Bron       bron1\n"
    )


def test_what_a_compliment_finds_is_not_called_wrong(real: Run) -> None:
    _, out, _ = real("explain", "meebeslissen")
    assert "  Zo dus     «Jongeren beslissen mee»" in out
    assert "  Hier niet  " in out
    assert "Niet zo" not in out


@pytest.mark.parametrize("command", [["explain"], ["rules", "show"]], ids=" ".join)
def test_an_unknown_rule(run: Run, command: list[str]) -> None:
    code, out, err = run(*command, "inzeten")
    assert (code, out) == (2, "")
    assert err == "fout: de regel ‘inzeten’ bestaat niet (bedoelde je ‘inzetten’?)\n"


def test_a_rule_that_is_off_can_still_be_explained(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", 'uit = ["inzetten"]\n')
    assert "inzetten" not in run("rules", "list")[1]
    assert run("explain", "inzetten")[0] == 0


def test_a_mistake_in_the_settings_is_one_line(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", "uit = 1\n")
    for command in (["rules", "list"], ["explain", "inzetten"], ["model", "info"]):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert "nieuwetaal.toml:1:1: ‘uit’ hoort een lijst te zijn" in err


@pytest.mark.model
@pytest.mark.parametrize("configured", [True, False], ids=["in the settings", "as a path"])
def test_own_rules_are_tested_with_the_real_linter(real: Run, write: Write, own_rule: str, configured: bool) -> None:
    write("nieuwetaal.toml", 'regels = ["regels"]\n' if configured else "")
    path = write("regels/eigen-regel.yaml", own_rule)
    code, out, err = real("rules", "test", "regels")
    assert (code, err) == (0, "")
    assert out == "1 regel, 4 voorbeelden: alles goed\n"
    path.write_text(own_rule.replace("«doelgroepje» komt langs", "doelgroepje «komt» langs"), encoding="utf-8")
    code, out, _ = real("rules", "test", "regels")
    assert code == 1
    place = str(Path("regels", "eigen-regel.yaml"))
    assert f"{place}:14:7: gevonden is «doelgroepje», gemarkeerd staat «komt»: Het doelgroepje komt langs." in out
    assert "  zo leest nieuwetaal deze zin:\n" in out
    assert "wat gebeurt er            langskomen\n" in out
    assert out.splitlines()[-1] == "1 regel, 4 voorbeelden: 1 niet goed"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{own_rule}waarm: x\n", "regels/eigen-regel.yaml:19:1: onbekende sleutel 'waarm'"),
        ("id: [", "regels/eigen-regel.yaml:2:1: hier ontbreekt een waarde, of een haakje is niet gesloten"),
        (None, "in deze map staan geen regels"),
    ],
    ids=["unknown key", "broken", "empty folder"],
)
def test_what_is_wrong_with_own_rules_is_one_line(
    real: Run, write: Write, own_rule: str, content: str | None, message: str
) -> None:
    content = content and content.replace("{own_rule}", own_rule)
    write("nieuwetaal.toml", 'regels = ["regels"]\n')
    write("regels/eigen-regel.yaml" if content else "regels/leesmij.md", content or "Leeg.")
    write("a.md", "Er is niets.\n")
    for command in (["rules", "list"], ["check", "a.md"]):
        code, out, err = real(*command)
        assert code == 2
        assert message in err.replace("\\", "/")
        assert err.count("\n") == 1
        assert out


def test_a_shipped_rule_is_shown_as_it_was_written(real: Run) -> None:
    code, out, _ = real("rules", "show", "betrekken")
    assert code == 0
    assert "\nid: betrekken\n" in out
    assert out.startswith("# ")


def test_a_guide_is_written_and_written_again(run: Run, write: Write) -> None:
    folder = write("gids/oud.txt", "blijft").parent
    for _ in range(2):
        assert run("rules", "guide", "gids") == (0, "2 bladzijden geschreven in gids\n", "")
    assert {path.name for path in folder.iterdir()} == {"README.md", "betrekken.md", "oud.txt"}
    assert "## Over inzetten" in (folder / "betrekken.md").read_text(encoding="utf-8")


def test_a_guide_leaves_the_pages_of_others_alone(run: Run, write: Write) -> None:
    page = write("README.md", "# Van mij\n")
    assert run("rules", "guide", ".") == (
        2,
        "",
        "fout: README.md is niet met nieuwetaal gemaakt en blijft staan; kies een lege map\n",
    )
    assert page.read_text(encoding="utf-8") == "# Van mij\n"
    code, _, err = run("rules", "guide", "README.md")
    assert (code, err.startswith("fout: in README.md kan niet geschreven worden")) == (2, True)


def test_a_rule_that_is_only_our_own_thought_says_so(real: Run) -> None:
    code, out, _ = real("explain", "aan-tafel-krijgen")
    assert code == 0
    assert out.splitlines()[-1] == "  Bron       Alleen onze eigen gedachte; een bron uit het vak is er nog niet."
    assert "eigen gedachte; een bron" not in real("explain", "meenemen-in")[1]


def test_rules_are_listed_for_programs_and_as_a_page(run: Run) -> None:
    code, out, _ = run("rules", "list", "--format", "json")
    listed = json.loads(out)
    assert (code, listed["version"], [rule["id"] for rule in listed["rules"]]) == (
        0,
        1,
        ["betrokken", "inzetten", "onze"],
    )
    assert listed["rules"][1]["examples"] == {"wrong": 1, "right": 1, "exceptions": 1}
    assert run("rules", "list", "--format", "md")[1].splitlines()[:5] == [
        "## betrekken",
        "",
        "| regel | niveau | titel |",
        "|---|---|---|",
        "| `betrokken` | let-op | Over betrokken |",
    ]


def test_the_schema_is_printed_or_written(run: Run, write: Write) -> None:
    code, out, _ = run("rules", "schema")
    assert (code, json.loads(out)["title"]) == (0, "Een regel van nieuwetaal")
    write("in-de-weg", "")
    assert run("rules", "schema", "-o", "regels/schema.json")[:2] == (
        0,
        f"{Path('regels', 'schema.json')} is geschreven\n",
    )
    assert json.loads(Path("regels", "schema.json").read_text(encoding="utf-8")) == json.loads(out)
    assert run("rules", "schema", "-o", "in-de-weg/schema.json")[0] == 2


@pytest.mark.model
def test_a_broken_rule_is_skipped_in_every_command(real: Run, write: Write, own_rule: str) -> None:
    write("nieuwetaal.toml", 'regels = ["regels"]\n')
    write("regels/eigen-regel.yaml", own_rule)
    write("regels/kapot.yaml", own_rule.replace("zoek:", "zoekt:"))
    write("a.md", "Het doelgroepje komt langs.\n")
    for command in (["list"], ["test"], ["test", "regels"], ["check"], ["check", "regels"]):
        code, out, err = real("rules", *command)
        assert code == 2, command
        assert "kapot.yaml:5:1: onbekende sleutel 'zoekt' (bedoelde je 'zoek'?)" in err
        assert out
    assert "betrekken/eigen-regel" in real("check", "a.md")[1]


@pytest.mark.model
def test_rules_are_checked_beside_the_others(real: Run, write: Write) -> None:
    write("nieuwetaal.toml", 'regels = ["regels"]\nschrijver = "school"\n')
    write("regels/woordgroepen/niemand.yaml", "groep: niemand\ntitel: Niemand\nwoorden: [iemand]\n")
    write("regels/mijn-inzetten.yaml", SHADOW)
    write("regels/vast.yaml", FIXED)
    code, out, err = real("rules", "check")
    lines = out.replace("\\", "/").splitlines()
    assert (code, err) == (1, "")
    for expected in CHECKED:
        assert any(line.startswith(f"regels/{expected}") for line in lines), (expected, lines)
    assert len(lines) == len(CHECKED) + 1, lines
    assert lines[-1] == f"2 regels nagekeken: {len(CHECKED)} keer raad"


def test_nothing_to_check(real: Run, write: Write) -> None:
    write("leeg/woordgroepen/x.txt", "")
    assert real("rules", "check", "leeg")[:2] == (0, "0 regels nagekeken: alles in orde\n")


@pytest.mark.model
def test_a_sentence_without_marks_gets_them_to_copy(real: Run, write: Write, own_rule: str) -> None:
    write("regels/eigen-regel.yaml", own_rule.replace("Het «doelgroepje» komt", "Het doelgroepje komt"))
    code, out, _ = real("rules", "test", "regels")
    lines = out.splitlines()
    assert code == 1
    assert lines[0].endswith(":14:7: zet « en » om wat gevonden is: «doelgroepje»: Het doelgroepje komt langs.")
    assert lines[1] == "  neem over: - Het «doelgroepje» komt langs."


@pytest.mark.model
def test_own_rules_are_tested_first_and_advice_is_for_them(
    real: Run, write: Write, own_rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nieuwetaal.rules.hygiene.FEWEST_SHIPPED", 99)
    monkeypatch.setattr("nieuwetaal.examples.failures", lambda *_, **__: iter(()))
    write("nieuwetaal.toml", 'regels = ["regels"]\n')
    write("regels/eigen-regel.yaml", own_rule.replace("    - Ons «doelgroepje» is groot.\n", ""))
    write("regels/kapot.yaml", "id: [")
    code, out, _ = real("rules", "test")
    lines = out.splitlines()
    assert code == 2
    assert "eigen-regel.yaml:14:5: raad: geef minstens 2 voorbeelden onder 'fout'" in lines[0].replace("\\", "/")
    assert lines[1:3] == ["1 regel, 3 voorbeelden: alles goed, met 1 raad", "En de regels van nieuwetaal zelf:"]
    assert lines[3].endswith(": alles goed")
    assert lines[4:] == ["let op: 1 regel deed niet mee; hierboven staat waarom"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("settings", "files", "said"),
    [
        ('["regels"]', {"regels/kapot.yaml": "id: [", "regels/stuk.yaml": "id: ["}, "2 regels deden niet mee"),
        ('["weg"]', {}, "1 map of pakket met regels deed niet mee"),
        (
            '["regels", "weg"]',
            {"regels/kapot.yaml": "id: ["},
            "1 regel en 1 map of pakket met regels deden niet mee",
        ),
        ('["regels"]', {"regels/woordgroepen/x.yaml": "id: ["}, "1 map of pakket met regels deed niet mee"),
    ],
)
def test_the_report_ends_with_what_did_not_take_part(
    real: Run, write: Write, settings: str, files: dict[str, str], said: str
) -> None:
    write("nieuwetaal.toml", f"regels = {settings}\n")
    for name, text in files.items():
        write(name, text)
    write("a.md", "De bewoners komen langs.\n")
    code, out, _ = real("check", "a.md")
    assert code == 2
    assert out.splitlines()[-1] == f"let op: {said}; hierboven staat waarom"
