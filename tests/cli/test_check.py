from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

STRONG, MILD, WEAK = "Wij inzetten dit.\n", "Ouders zijn betrokken.\n", "Dat zijn onze ouders.\n"


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("Niets bijzonders.\n", [], 0),
        ("", [], 0),
        (STRONG, [], 1),
        (MILD, [], 1),
        (WEAK, [], 0),
        (WEAK, ["--fail-level", "overweeg"], 1),
        (MILD, ["--fail-level", "sterk"], 0),
        (STRONG, ["--ignore", "inzetten"], 0),
        (STRONG, ["--select", "betrokken"], 0),
        (STRONG + MILD, ["--select", "betrokken,onze"], 1),
        (STRONG, ["--ignore", "betrekken"], 0),
    ],
)
def test_the_exit_code(run: Run, write: Write, text: str, options: list[str], code: int) -> None:
    write("a.md", text)
    assert run("check", "a.md", *options)[0] == code


def test_the_report_is_on_standard_output(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    code, out, err = run("check", "a.md")
    assert (code, err) == (1, "")
    assert "a.md:1:5  sterk  betrekken/inzetten\n    Wij inzetten dit.\n        ~~~~~~~~\n" in out
    assert out.splitlines()[-1].startswith("1 bestand: 1 sterk. (0,")
    assert "taalmodel ingebouwd 1.0)" in out


def test_without_a_path_the_current_folder_is_read(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    write("map/b.txt", MILD)
    code, out, _ = run("check")
    assert code == 1
    assert "2 bestanden: 1 sterk, 1 let-op." in out


def test_levels_are_thresholds(run: Run, write: Write) -> None:
    write("a.md", STRONG + MILD + WEAK)
    assert "onze" not in run("check", "a.md")[1].split("niet getoond")[0]
    assert "1 overweging niet getoond; --level overweeg toont ze." in run("check", "a.md")[1]
    assert "betrekken/onze" in run("check", "a.md", "--level", "overweeg")[1]
    assert "betrekken/betrokken" not in run("check", "a.md", "--level", "sterk")[1]


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STRONG.encode())))
    code, out, _ = run("check", "-")
    assert code == 1
    assert "invoer:1:5  sterk" in out


def test_json(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    code, out, err = run("check", "--format", "json", "a.md", "weg.md")
    report = json.loads(out)
    assert code == 2
    assert [file["path"] for file in report["files"]] == ["a.md", "weg.md"]
    assert report["files"][0]["findings"][0]["rule"] == "inzetten"
    assert report["files"][1]["error"] == "weg.md bestaat niet; controleer het pad"
    assert report["model"] == "ingebouwd 1.0"
    assert err == "fout: weg.md bestaat niet; controleer het pad\n"


def test_bad_input_is_one_line_each_and_the_rest_is_checked(run: Run, write: Write) -> None:
    write("goed.md", STRONG)
    write("plaatje.txt", bytes(range(256)) * 4)
    write("half.txt", b"\xff\xfea\x00b")
    write("lege-map/plaatje.png", "")
    code, out, err = run("check", "weg.md", "plaatje.txt", "half.txt", "lege-map", "goed.md")
    assert code == 2
    assert "goed.md:1:5" in out
    assert "1 bestand: 1 sterk, 4 bestanden niet gelezen." in out
    lines = err.splitlines()
    assert len(lines) == 4
    for line, name in zip(lines, ("weg.md", "plaatje.txt", "half.txt", "lege-map"), strict=True):
        assert line.startswith("fout: ")
        assert name in line


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_named_with_the_nearest(run: Run, write: Write, option: str) -> None:
    write("a.md", STRONG)
    code, out, err = run("check", "a.md", option, "inzeten")
    assert code == 2
    assert err == "fout: de regel of categorie ‘inzeten’ bestaat niet (bedoelde je ‘inzetten’?)\n"
    assert "1 bestand" in out


def test_settings_are_found_with_the_file(run: Run, write: Write) -> None:
    write("streng/nieuwetaal.toml", 'niveau = "overweeg"\nuit = ["inzetten"]\n')
    write("streng/a.md", STRONG + WEAK)
    write("los/b.md", STRONG + WEAK)
    _, out, err = run("check", "streng", "los")
    assert err == ""
    assert "streng/a.md:2:10  overweeg" in out.replace("\\", "/")
    assert "streng/a.md:1:5" not in out.replace("\\", "/")
    assert "los/b.md:1:5  sterk" in out.replace("\\", "/")


def test_an_option_weighs_more_than_a_setting(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", 'niveau = "overweeg"\n')
    write("a.md", STRONG + WEAK)
    assert "betrekken/onze" not in run("check", "a.md", "--level", "sterk")[1]


def test_a_rule_that_is_off_is_known_all_the_same(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", 'uit = ["inzetten"]\n')
    write("a.md", MILD)
    code, _, err = run("check", "a.md", "--ignore", "inzetten")
    assert (code, err) == (1, "")


def test_a_mistake_in_the_settings_is_told_once_and_other_files_are_checked(run: Run, write: Write) -> None:
    settings = write("fout/nieuwetaal.toml", 'nivo = "sterk"\n')
    write("fout/a.md", STRONG)
    write("fout/b.md", STRONG)
    write("c.md", STRONG)
    code, out, err = run("check", "fout", "c.md")
    assert code == 2
    assert err.startswith(f"fout: {settings}:1:1: onbekende sleutel ‘nivo’")
    assert len(err.splitlines()) == 1
    assert "1 bestand: 1 sterk, 2 bestanden niet gelezen." in out


def test_an_unknown_rule_in_the_settings(run: Run, write: Write) -> None:
    settings = write("nieuwetaal.toml", 'uit = ["inzeten"]\n')
    write("a.md", STRONG)
    code, out, err = run("check", "a.md")
    assert code == 2
    assert err == f"fout: {settings}:1:8: de regel of categorie ‘inzeten’ bestaat niet (bedoelde je ‘inzetten’?)\n"
    assert "1 sterk" in out


def test_a_broken_rule_is_told_and_the_others_work(run: Run, write: Write) -> None:
    write("nieuwetaal.toml", 'regels = ["regels"]\n')
    write("regels/x.yaml", "zoekt: 1\n")
    write("a.md", STRONG)
    code, out, err = run("check", "a.md")
    assert code == 2
    assert err == "fout: regels/x.yaml:1:1: onbekende sleutel ‘zoekt’\n"
    assert "1 sterk" in out


def test_a_mistake_of_ours_is_3_and_the_rest_is_checked(run: Run, write: Write) -> None:
    write("a.md", "ontplof")
    write("b.md", STRONG)
    code, out, err = run("check", "a.md", "b.md", "weg.md")
    assert code == 3
    assert "1 sterk" in out
    assert err.splitlines()[0] == "fout in nieuwetaal bij a.md: RuntimeError: boem (met --debug zie je waar)"
    assert "Traceback" not in err
    assert "Traceback" in run("check", "a.md", "--debug")[2]


def test_windows_1252_is_read_and_said_so(run: Run, write: Write) -> None:
    write("a.txt", "Cliënten inzetten.\n".encode("cp1252"))
    code, out, _ = run("check", "a.txt")
    assert code == 1
    assert "Windows-1252" in out
    assert "Cliënten inzetten." in out


def test_the_format_may_be_forced(run: Run, write: Write) -> None:
    write("a.md", "`inzetten`\n")
    assert '"format": "text"' in run("check", "a.md", "--input-format", "text", "--format", "json")[1]
    code, _, err = run("check", "a.md", "--input-format", "word")
    assert code == 2
    assert err.startswith("fout: Ongeldige waarde voor --input-format: 'word' is niet een van text, markdown,")


def test_colour_by_option_and_environment(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", STRONG)
    assert "\x1b" not in run("check", "a.md")[1]
    assert "\x1b[1;31m" in run("check", "a.md", "--color")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m" in run("check", "a.md")[1]
    assert "\x1b" not in run("check", "a.md", "--no-color")[1]


def test_the_number_of_messages(run: Run, write: Write) -> None:
    write("a.md", STRONG + MILD)
    out = run("check", "a.md", "--max", "1")[1]
    assert out.count("Waarom") == 1
    assert "Nog 1 melding in deze tekst" in out
