"""`nieuwetaal config show`, and how settings work out in a check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.config import read

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

STRONG = "Wij inzetten dit.\n"
TEAM = 'schrijver = "school"\nuit = ["betrokken"]\n[[behoud]]\nuitdrukking = "INZETTEN"\nomdat = "zo heet het"\n'
OWN = """\
breidt-uit = "../team.toml"
aan = ["onze"]
[niveaus]
onze = "sterk"
[woordgroepen.organisatie]
erbij = ["Wijkteam \\u001b Zuid"]
[[behoud]]
uitdrukking = "iets"
omdat = "dat 'mag'"
tot = 9999-01-01
[[pad]]
pad = "oud"
niveau = "overweeg"
"""


def test_show_tells_what_holds_and_where_it_comes_from(run: Run, write: Write) -> None:
    write("team.toml", TEAM)
    write("map/nieuwetaal.toml", OWN)
    write("map/oud/a.md", STRONG)
    code, out, err = run("config", "show", "map/oud/a.md")
    assert (code, err) == (0, "")
    lines = [line.split("  # ") for line in out.splitlines()]
    said = {line[0].strip(): line[1].replace("\\", "/") for line in lines if len(line) == 2}
    assert out.startswith("# Dit geldt voor map/oud/a.md\n# volgens map/nieuwetaal.toml\n".replace("/", str(Path("/"))))
    assert said['niveau = "overweeg"'] == "map/nieuwetaal.toml:13:1"
    assert said['schrijver = "school"'] == "team.toml:1:1"
    assert said['model = "ingebouwd"'] == "standaard"
    assert said['"betrokken",'] == "team.toml:2:8"
    assert said['"onze",'] == "map/nieuwetaal.toml:2:8"
    assert said['onze = "sterk"'] == "map/nieuwetaal.toml:4:1"
    assert said['"Wijkteam \\u001b Zuid",'] == "map/nieuwetaal.toml:6:10"
    assert said["tot = 9999-01-01"] == "map/nieuwetaal.toml:7:1"


def test_what_show_writes_is_a_file_of_settings(run: Run, write: Write, tmp_path: Path) -> None:
    write("team.toml", TEAM)
    write("map/oud/a.md", STRONG)
    settings = read(write("map/nieuwetaal.toml", OWN)).at(tmp_path / "map" / "oud")
    shown = read(write("map/weer.toml", run("config", "show", "map/oud")[1]))
    for field in ("rules", "off", "on", "level", "writer", "model", "levels", "groups"):
        assert getattr(shown, field) == getattr(settings, field), field
    assert [(keep.expression, keep.until) for keep in shown.keeps] == [
        (keep.expression, keep.until) for keep in settings.keeps
    ]


def test_show_for_programs(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", 'uit = ["onze"]\n[[pad]]\npad = "*.md"\noverslaan = true\n')
    write("a.md", STRONG)
    code, out, _ = run("config", "show", "a.md", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert found["skipped"] is True
    assert found["path"] == "a.md"
    assert Path(found["config"]).name == "nieuwetaal.toml"
    values = {item["key"]: (item["value"], item["from"]) for item in found["settings"]}
    assert values["niveau"] == ("let-op", None)
    assert values["uit"] == ("onze", f"{found['config']}:1:8")
    assert "overslaan = true" in run("config", "show", "a.md")[1]


def test_show_without_settings(run: Run, tmp_path: Path) -> None:
    code, out, err = run("config", "show")
    assert (code, err) == (0, "")
    assert "# er is geen nieuwetaal.toml" in out
    assert out.count("# standaard") == 3
    assert run("config", "show", "weg.md")[::2] == (2, "fout: weg.md bestaat niet; controleer het pad\n")
    assert not list(tmp_path.iterdir())


def test_show_tells_what_is_wrong(run: Run, write: Write) -> None:
    path = write("nieuwetaal.toml", 'uit = ["onz"]\n[[pad]]\npad = "nergens"\n[pad.niveaus]\ninzeten = "sterk"\n')
    code, out, err = run("config", "show")
    assert code == 2
    assert 'niveau = "let-op"' in out
    assert err.splitlines() == [
        f"fout: {path}:1:8: de regel of categorie ‘onz’ bestaat niet (bedoelde je ‘onze’?)",
        f"fout: {path}:5:1: de regel of categorie ‘inzeten’ bestaat niet (bedoelde je ‘inzetten’?)",
    ]
    write("nieuwetaal.toml", "nivo = 1\n")
    assert run("config", "show")[:2] == (2, "")


def test_paths_have_their_own_settings_in_a_check(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", '[[pad]]\npad = "oud"\nuit = ["inzetten"]\n[[pad]]\npad = "weg"\noverslaan = true\n')
    for name in ("a.md", "oud/b.md", "weg/c.md"):
        write(name, STRONG)
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert "a.md:1:5" in out
    assert "2 bestanden: 1 sterk" in out
    assert "c.md" not in out
    assert "c.md:1:5" in run("check", "weg/c.md")[1]


def test_a_level_of_a_path(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", '[[pad]]\npad = "*.txt"\nniveau = "overweeg"\n')
    write("a.md", "Dit is onze tekst.\n")
    write("a.txt", "Dit is onze tekst.\n")
    out = run("check")[1]
    assert "a.txt:1:8" in out
    assert "a.md:1:8" not in out


def test_what_is_kept_in_a_file_that_is_extended(run: Run, write: Write) -> None:
    team = write("team.toml", TEAM)
    for name in ("een", "twee"):
        write(f"{name}/nieuwetaal.toml", 'breidt-uit = "../team.toml"\n[[pad]]\npad = "x"\nniveau = "sterk"\n')
        write(f"{name}/x/a.md", "Niets.\n")
        write(f"{name}/b.md", "Niets.\n")
    assert run("check")[1].count("komt nergens meer voor") == 1
    write("twee/x/a.md", STRONG)
    out = run("check", "twee")[1]
    assert "1 behouden, met reden." in out
    assert "komt nergens" not in out
    assert team.exists()


def test_a_wrong_file_leaves_only_its_own_texts_unread(run: Run, write: Write) -> None:
    fatal: list[str | bytes] = ["nivo = 1\n", "breidt-uit = 'weg.toml'\n", b"\xff"]
    for number, text in enumerate(fatal):
        write(f"{number}/nieuwetaal.toml", text)
        write(f"{number}/a.md", STRONG)
    write("goed/a.md", STRONG)
    code, out, _ = run("check")
    assert code == 2
    assert "1 sterk, 3 bestanden niet gelezen." in out
    assert "goed" in out
    code, out, _ = run("check", "--format", "json")
    files = {Path(file["path"]).parts[0]: file for file in json.loads(out)["files"]}
    assert files["goed"]["error"] is None
    assert len(files["goed"]["findings"]) == 1
    for number in range(3):
        assert f"{number}" in files[str(number)]["error"]
        assert "nieuwetaal.toml:1:" in files[str(number)]["error"]
