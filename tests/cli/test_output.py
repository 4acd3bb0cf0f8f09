"""Where a report goes: `--format` and `-o`."""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from nieuwetaal.reports.formats import REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

STRONG, MILD = "Wij inzetten dit.\n", "Ouders zijn betrokken.\n"


@pytest.mark.parametrize("format_", REPORTS)
def test_a_report_is_the_same_on_standard_output_and_in_a_file(
    run: Run, write: Write, tmp_path: Path, format_: str
) -> None:
    write("plan.md", STRONG + MILD)
    code, out, err = run("check", "plan.md", "weg.md", "--format", format_)
    assert (code, err) == (2, "fout: weg.md bestaat niet; controleer het pad\n")
    assert "plan.md" in out
    code, said, err = run("check", "plan.md", "weg.md", "--format", format_, "-o", f"uit/x.{format_}")
    assert (code, err) == (2, "fout: weg.md bestaat niet; controleer het pad\n")
    assert said.replace(os.sep, "/") == (
        f"uit/x.{format_}: 2 bevindingen (1 sterk, 1 let-op) in 1 bestand, 1 bestand niet gelezen\n"
    )
    saved = (tmp_path / "uit" / f"x.{format_}").read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf") == (format_ == "csv")
    if format_ != "html":  # which tells the time
        assert saved.decode("utf-8-sig") == out


def test_text_goes_to_a_file_without_colour(run: Run, write: Write, tmp_path: Path) -> None:
    write("plan.md", STRONG)
    assert "\x1b[" in run("check", "plan.md", "--color")[1]
    code, out, _ = run("check", "plan.md", "--color", "-o", "verslag.txt")
    assert (code, out) == (1, "verslag.txt: 1 bevinding (1 sterk) in 1 bestand\n")
    text = (tmp_path / "verslag.txt").read_text(encoding="utf-8")
    assert "plan.md:1:5  sterk  betrekken/inzetten\n" in text
    assert "1 bestand: 1 sterk. (0," in text
    assert "\x1b" not in text


def test_nothing_found_is_told_and_written(run: Run, write: Write, tmp_path: Path) -> None:
    write("plan.md", "Rust.\n")
    code, out, _ = run("check", "plan.md", "--format", "junit", "-o", "x.xml")
    assert (code, out) == (0, "x.xml: 0 bevindingen in 1 bestand\n")
    assert etree.parse(tmp_path / "x.xml").getroot()[0].get("failures") == "0"


def test_no_text_that_is_read_is_written_over(run: Run, write: Write) -> None:
    path = write("map/plan.md", STRONG)
    for arguments in (["map/plan.md"], ["map"], ["map/../map"]):
        code, out, err = run("check", *arguments, "--format", "markdown", "-o", "map/plan.md")
        assert (code, out) == (2, "")
        assert "is een van de teksten zelf en blijft zo" in err
        assert "plan.nieuwetaal.md" in err
    assert path.read_text() == STRONG


def test_an_own_page_is_not_read_whatever_its_name(run: Run, write: Write) -> None:
    write("plan.md", STRONG)
    write("vreemd.html", '<meta name="generator" content="nieuwetaalbouwer"><p>Cliënten inzetten.</p>')
    for _ in range(2):
        out = run("check", "--format", "html", "-o", "verslag.html")[1]
        assert out == "verslag.html: 2 bevindingen (2 sterk) in 2 bestanden\n"
    assert "1 van nieuwetaal zelf" in run("check")[1]


@pytest.mark.parametrize("arguments", [[], ["--format", "html"], ["--format", "csv"]])
@pytest.mark.parametrize(
    ("name", "kind"), [("uit.docx", "docx"), ("uit.DOTX", "docx"), ("u.ott", "odt"), ("u.pdf", "pdf")]
)
def test_a_report_is_not_called_as_a_document(
    run: Run, write: Write, arguments: list[str], name: str, kind: str
) -> None:
    text = write("plan.md", STRONG)
    code, out, err = run("check", "plan.md", *arguments, "-o", name)
    assert (code, out) == (2, "")
    assert f"fout: {name}: vraag --format {kind}, of kies met -o een andere naam." in err
    assert not text.with_name(name).exists()


def test_what_the_system_says_is_told_in_dutch(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write("plan.md", STRONG)
    monkeypatch.setattr("nieuwetaal.documents.writing.replace_file", full)
    code, _, err = run("check", "plan.md", "-o", "uit.txt")
    assert (code, err) == (
        2,
        "fout: uit.txt kan niet worden geschreven (de schijf is vol); kies met -o een andere plek\n",
    )


def test_an_own_report_in_the_folder_is_not_read(run: Run, write: Write) -> None:
    write("plan.md", STRONG)
    for _ in range(2):
        code, out, err = run("check", "--format", "markdown", "-o", "verslag.nieuwetaal.md")
        assert (code, err) == (1, "")
        assert out.endswith("1 bevinding (1 sterk) in 1 bestand\n")
    assert "2 bestanden" in run("check", ".", "verslag.nieuwetaal.md")[1]


@pytest.mark.parametrize("output", ["map", "bestand.md/x.json"])
def test_a_place_that_cannot_be_written_is_told_before_the_check(
    run: Run, write: Write, tmp_path: Path, output: str
) -> None:
    (tmp_path / "map").mkdir()
    write("bestand.md", STRONG)
    code, out, err = run("check", "bestand.md", "--format", "json", "-o", output)
    assert (code, out) == (2, "")
    assert err.startswith("fout: ")
    assert err.count("\n") == 1


def test_a_report_that_fails_leaves_the_old_one(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plan.md", STRONG)
    old = write("x.json", "oud")
    monkeypatch.setattr("nieuwetaal.cli.kept.used_keeps", None)
    monkeypatch.setattr("nieuwetaal.cli.run.used_keeps", None)
    assert run("check", "plan.md", "--format", "json", "-o", "x.json")[0] == 3
    assert old.read_text() == "oud"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".json") == ["x.json"]


def test_a_console_without_characters_gets_what_can_be_read_back(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plàn.md", STRONG)
    monkeypatch.setattr("nieuwetaal.cli.run.lacks_characters", lambda _: True)
    for format_ in ("json", "sarif", "gitlab", "junit", "checkstyle"):
        out = run("check", "plàn.md", "--format", format_)[1]
        assert out.isascii()
    assert json.loads(run("check", "plàn.md", "--format", "json")[1])["files"][0]["path"] == "plàn.md"


def test_rows_of_a_table_end_as_they_must(run: Run, write: Write) -> None:
    write("plan.md", STRONG)
    out = run("check", "plan.md", "--format", "csv")[1]
    assert out.count("\r\n") == 2
    assert "\r\r" not in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "pdf", "--track-changes"),
        ("--track-changes",),
        ("--format", "docx", "-"),
        ("-i", "-o", "x.txt"),
        ("--format", "word"),
    ],
)
def test_what_does_not_go_together_is_told(run: Run, write: Write, arguments: tuple[str, ...]) -> None:
    write("plan.md", STRONG)
    code, out, err = run("check", "plan.md", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("fout: ")
    assert err.count("\n") == 1


def test_help_names_every_format(run: Run) -> None:
    shown = " ".join(run("check", "--help")[1].split())
    for name in ("text", *REPORTS, "docx", "odt", "pdf"):
        assert name in shown


def test_one_report_loads_no_other(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("plan.md", STRONG)
    own = "nieuwetaal.reports.as_"
    for name in [name for name in sys.modules if name.startswith(own)]:
        monkeypatch.delitem(sys.modules, name)
    run("check", "plan.md", "--format", "gitlab")
    assert [name for name in sys.modules if name.startswith(own)] == [f"{own}gitlab"]
