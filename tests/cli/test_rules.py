from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]


def test_rules_are_listed_by_category(run: Run) -> None:
    code, out, _ = run("rules", "list")
    assert code == 0
    assert out.splitlines()[0] == "betrekken"
    assert "  inzetten   sterk         Over inzetten" in out
    assert out.splitlines()[-1] == "3 regels"


def test_the_rules_of_one_category(run: Run) -> None:
    assert run("rules", "list", "maken") == (0, "0 regels\n", "")
    code, _, err = run("rules", "list", "mkaen")
    assert (code, err) == (2, "fout: de categorie ‘mkaen’ bestaat niet (bedoelde u ‘maken’?)\n")


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


@pytest.mark.parametrize("command", [["explain"], ["rules", "show"]], ids=" ".join)
def test_an_unknown_rule(run: Run, command: list[str]) -> None:
    code, out, err = run(*command, "inzeten")
    assert (code, out) == (2, "")
    assert err == "fout: de regel ‘inzeten’ bestaat niet (bedoelde u ‘inzetten’?)\n"


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
