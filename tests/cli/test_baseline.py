"""`nieuwetaal baseline` and `check --baseline`, with the linter that knows three words."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from nieuwetaal.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

NAME = "nieuwetaal.baseline.json"
STRONG, MILD, WEAK = "Wij inzetten dit.\n", "Ouders zijn betrokken.\n", "Dat zijn onze ouders.\n"


def test_what_was_there_is_known_and_what_is_new_is_shown(run: Run, write: Write) -> None:
    write("a.md", STRONG + MILD)
    code, out, err = run("baseline")
    said = f"{NAME}: 2 bevindingen in 1 bestand vastgelegd. Voortaan toont nieuwetaal check --baseline alleen wat"
    assert (code, out, err) == (0, f"{said} nieuw is.\n", "")
    code, out, err = run("check", "--baseline")
    assert (code, err) == (0, "")
    assert out.startswith("1 bestand: niets nieuws.")
    assert out.endswith(f"\n0 nieuw, 2 bekend (uit {NAME}), 0 opgelost.\n")
    write("a.md", "Zij inzetten dat.\n\nOuders zijn\nbetrokken.\n")
    code, out, _ = run("check", "--baseline")
    assert code == 1
    assert "a.md:1:5  sterk  betrekken/inzetten" in out
    assert "betrekken/betrokken" not in out
    mend = "nieuwetaal baseline haalt dat eruit"
    assert out.endswith(f"\n1 nieuw, 1 bekend (uit {NAME}), 1 opgelost; {mend}.\n")


def test_the_file_holds_no_word_of_the_text_or_its_name(run: Run, write: Write) -> None:
    write("jansen.md", STRONG + MILD + WEAK)
    path = write("x", "").parent / NAME
    run("baseline")
    words = set(re.findall(r"[a-z]{3,}", re.sub(r'"[0-9a-f]{20,}"', "", path.read_text())))
    assert words == {"nieuwetaal", "baseline", "salt", "check", "roots", "findings"}


def test_again_writes_it_anew_with_the_same_key(run: Run, write: Write) -> None:
    write("a.md", STRONG + MILD)
    path = write("x", "").parent / NAME
    run("baseline")
    first = path.read_bytes()
    assert run("baseline")[1] == f"{NAME}: 2 bevindingen in 1 bestand vastgelegd (0 erbij, 0 eraf).\n"
    assert path.read_bytes() == first
    write("a.md", MILD + WEAK + "Zij inzetten dat.\n")
    assert "3 bevindingen in 1 bestand vastgelegd (2 erbij, 1 eraf)." in run("baseline")[1]
    assert json.loads(path.read_text())["salt"] == json.loads(first)["salt"]


def test_all_levels_are_recorded_and_those_shown_are_counted(run: Run, write: Write) -> None:
    write("a.md", MILD + WEAK)
    run("baseline")
    assert "0 nieuw, 1 bekend" in run("check", "--baseline")[1]
    code, out, _ = run("check", "--baseline", "--level", "overweeg")
    assert code == 0
    assert "0 nieuw, 2 bekend" in out
    assert "0 nieuw, 0 bekend" in run("check", "--baseline", "--ignore", "betrokken")[1]


def test_moving_to_another_file_stays_known(run: Run, write: Write) -> None:
    path = write("a.md", STRONG)
    run("baseline")
    path.unlink()
    write("map/b.txt", STRONG)
    assert "0 nieuw, 1 bekend" in run("check", "--baseline")[1]


def test_json_marks_the_known_as_suppressed(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    run("baseline")
    write("a.md", STRONG + MILD)
    code, out, _ = run("check", "--baseline", "--format", "json")
    report = json.loads(out)
    (file,) = report["files"]
    assert code == 1
    assert [item["rule"] for item in file["findings"]] == ["betrokken"]
    (known,) = file["suppressed"]
    assert (known["rule"], known["kind"], known["reason"]) == ("inzetten", "baseline", "")
    assert (known["line"], known["said_line"], known["said_column"]) == (1, None, None)
    assert report["baseline"] == {"path": NAME, "new": 1, "known": 1, "fixed": 0}
    assert "baseline" not in json.loads(run("check", "--format", "json")[1])


def test_nobody_says_fixed_when_not_all_was_read(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    write("b.md", MILD)
    run("baseline")
    assert run("check", "--baseline", "a.md")[1].endswith(f"0 nieuw, 1 bekend (uit {NAME}).\n")
    assert run("check", "--baseline", "a.md", "weg.md", ".")[1].endswith(f"2 bekend (uit {NAME}).\n")
    out = run("check", "--baseline", "a.md", "--format", "json")[1]
    assert json.loads(out)["baseline"]["fixed"] is None


def test_words_after_the_option_are_files_to_check_unless_json(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    write("b.md", MILD)
    run("baseline", "a.md", "--output", "ander.json")
    assert "1 bestand: niets nieuws." in run("check", "--baseline", "ander.json", "a.md")[1]
    assert "1 bestand: niets nieuws." in run("check", "--baseline=ander.json", "a.md")[1]
    code, _, err = run("check", "--baseline", "a.md", "b.md")
    assert (code, err) == (2, f"fout: {NAME} is er nog niet; maak het met nieuwetaal baseline\n")
    run("baseline", "a.md")
    assert "2 bestanden: 1 let-op." in run("check", "--baseline", "a.md", "b.md")[1]
    assert "--baseline bestaat niet" in run("check", "--", "--baseline", "a.json")[2]


def test_it_stands_beside_the_settings_and_reads_their_folder(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = write("nieuwetaal.toml", 'niveau = "let-op"\n')
    write("a.md", STRONG)
    inner = write("map/b.md", MILD).parent
    monkeypatch.chdir(inner)
    assert "2 bevindingen in 2 bestanden vastgelegd" in run("baseline")[1]
    assert (settings.parent / NAME).is_file()
    assert f"0 nieuw, 1 bekend (uit ../{NAME})." in run("check", "--baseline")[1].replace("\\", "/")
    assert "2 bekend" in run("check", "--baseline", "..")[1]


@pytest.mark.parametrize("content", ["{", "[]", '{"nieuwetaal-baseline": 9}'])
def test_a_file_that_is_no_good_stays_as_it_is(run: Run, write: Write, content: str) -> None:
    write("a.md", STRONG)
    path = write(NAME, content)
    for command in (["baseline"], ["check", "--baseline"]):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert err.startswith(f"fout: {NAME}: ")
        assert err.count("\n") == 1
    assert path.read_text() == content


def test_when_something_cannot_be_read_nothing_is_written(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    run("baseline")
    path = write("b.md", bytes(range(256)) * 4).parent / NAME
    before = path.read_bytes()
    code, out, err = run("baseline")
    assert (code, out) == (2, "")
    assert err.endswith(f"niet alles is gelezen, dus {NAME} is niet geschreven\n")
    assert path.read_bytes() == before


def test_a_name_that_would_be_taken_for_a_text(run: Run, write: Write) -> None:
    path = write("a.md", STRONG)
    code, _, err = run("baseline", "--output", "a.md")
    assert code == 2
    assert err.startswith("fout: een baseline heet iets.json; kies bijvoorbeeld nieuwetaal.baseline.json.")
    assert path.read_text() == STRONG
    assert run("baseline", "-")[0] == 2


def test_what_is_kept_is_not_known_twice(run: Run, write: Write) -> None:
    write("a.md", "<!-- nieuwetaal: uit inzetten, omdat het zo heet -->\n\n" + STRONG + MILD)
    assert "1 bevinding in" in run("baseline")[1]
    out = run("check", "--baseline")[1]
    assert "0 nieuw, 1 bekend" in out
    assert "1 behouden, met reden." in out


def test_the_known_are_not_walked(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", STRONG + MILD)
    run("baseline")
    write("a.md", "Zij inzetten dit. Zij inzetten dat.\n" + STRONG + MILD)
    monkeypatch.setattr("nieuwetaal.cli.dialogue.is_terminal", lambda: True)
    command = ["check", "-i", "--baseline", "a.md"]
    done = CliRunner().invoke(cli, command, "o\nv\n", obj=False, standalone_mode=False)
    assert done.exception is None
    assert "1 van 2" in done.output
    assert "2 van 2" in done.output
    assert "betrekken/betrokken" not in done.output
    assert done.output.endswith("Klaar: 1 overgenomen, 1 gelaten zoals het was.\n")


def test_standard_input_may_be_known_too(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", STRONG)
    run("baseline")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STRONG.encode())))
    assert "0 nieuw, 1 bekend" in run("check", "--baseline", "-")[1]
