"""What a writer keeps, at the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

STRONG = "Wij inzetten dit.\n"
OFF = "<!-- nieuwetaal: uit inzetten, omdat het zo heet -->\n\n"
KEEP = '[[behoud]]\nuitdrukking = "INZETTEN"\nomdat = "Zo staat het in de wet."\n'


def test_what_is_kept_is_counted_in_one_line_and_not_for_the_exit_code(run: Run, write: Write) -> None:
    write("a.md", OFF + STRONG)
    code, out, err = run("check", "a.md")
    assert (code, err) == (0, "")
    assert "sterk" not in out
    assert out.endswith("\n1 behouden, met reden.\n")


def test_a_missing_reason_is_told_kindly(run: Run, write: Write) -> None:
    write("a.md", "<!-- nieuwetaal: uit inzetten -->\n\n" + STRONG)
    code, out, _ = run("check", "a.md")
    assert code == 0
    assert "a.md:1:1: dit werkt, maar de reden ontbreekt nog; schrijf achter ‘omdat’ waarom het zo blijft\n" in out
    assert out.endswith("\n1 behouden, nog zonder reden.\n")
    write("b.md", OFF + STRONG)
    assert "\n2 behouden, waarvan 1 nog zonder reden.\n" in run("check")[1]


def test_json_holds_what_is_kept_beside_the_findings(run: Run, write: Write) -> None:
    write("a.md", OFF + STRONG + "\n<!-- nieuwetaal: uit onze, omdat dit mag -->\n")
    code, out, _ = run("check", "--format", "json")
    (file,) = json.loads(out)["files"]
    assert code == 0
    assert file["findings"] == []
    (kept,) = file["suppressed"]
    assert (kept["rule"], kept["kind"], kept["reason"], kept["said_line"]) == ("inzetten", "inline", "het zo heet", 1)
    assert file["notes"] == [
        {"path": None, "line": 5, "column": 1, "text": "deze ‘uit’ wordt nergens gebruikt; hij mag weg"}
    ]


def test_the_settings_keep_an_expression_in_all_texts(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", KEEP)
    write("a.md", STRONG)
    write("map/b.txt", STRONG)
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert "2 behouden, met reden." in out
    assert "komt nergens" not in out


def test_kept_and_used_nowhere_is_told_only_when_all_was_read(run: Run, write: Write) -> None:
    settings = write("nieuwetaal.toml", KEEP)
    write("a.md", "Niets.\n")
    write("map/b.md", "Niets.\n")
    said = f"{settings}:1:1: ‘INZETTEN’ komt nergens meer voor; deze [[behoud]] mag weg"
    assert run("check")[1].count(said) == 1
    assert said not in run("check", "a.md")[1]
    assert said not in run("check", "map")[1]


def test_a_date_that_has_passed_is_told_once(run: Run, write: Write) -> None:
    settings = write("nieuwetaal.toml", f"{KEEP}tot = 2020-01-31\n")
    write("a.md", STRONG)
    write("b.md", STRONG)
    code, out, _ = run("check")
    assert code == 1
    assert out.count(f"{settings}:1:1: ‘INZETTEN’ is behouden tot 2020-01-31; die dag is voorbij") == 1


def test_a_date_to_come(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", f"{KEEP}tot = 9999-01-01\n")
    write("a.md", STRONG)
    assert run("check")[0] == 0


def test_an_unknown_rule_in_what_is_kept(run: Run, write: Write) -> None:
    settings = write("nieuwetaal.toml", f'niveau = "sterk"\n\n{KEEP}regel = "inzeten"\n')
    write("a.md", STRONG)
    code, _, err = run("check")
    assert code == 2
    assert err == f"fout: {settings}:3:1: de regel of categorie ‘inzeten’ bestaat niet (bedoelde je ‘inzetten’?)\n"


def test_settings_that_differ_only_in_what_they_keep(run: Run, write: Write) -> None:
    write("een/nieuwetaal.toml", KEEP)
    write("een/a.md", STRONG)
    write("twee/a.md", STRONG)
    code, out, _ = run("check")
    assert code == 1
    assert "twee/a.md:1:5" in out.replace("\\", "/")
    assert "1 behouden, met reden." in out
