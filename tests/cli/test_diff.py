"""`check --diff` and `--stdin-filename`, with the linter that knows three words."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

STRONG, MILD = "Wij inzetten dit.\n", "Ouders zijn betrokken.\n"
with_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")


@pytest.fixture
def committed(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in git with two texts that have a finding each."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    folder = write("a.md", STRONG).parent
    write("map/b.md", MILD)
    write(".gitignore", ".cache\n")
    for command in ("init -q", "add -A", "-c user.name=x -c user.email=x@example.org commit -qm x"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)
    return folder


@with_git
@pytest.mark.usefixtures("committed")
def test_only_changed_lines_are_shown_and_count(run: Run, write: Write) -> None:
    code, out, err = run("check", "--diff", "HEAD")
    assert (code, err) == (0, "")
    assert out.startswith("niets veranderd sinds HEAD. (")
    write("a.md", STRONG + "\n" + MILD)
    code, out, _ = run("check", "--diff", "HEAD")
    assert code == 1
    assert "a.md:3:13  let-op" in out
    assert "betrekken/inzetten" not in out
    assert "1 bestand: 1 let-op." in out
    assert "\nAlleen regels die veranderd zijn sinds HEAD.\n" in out
    (file,) = json.loads(run("check", "--diff=HEAD", "--format", "json")[1])["files"]
    assert [item["line"] for item in file["findings"]] == [3]


@with_git
@pytest.mark.usefixtures("committed")
def test_names_of_rules_are_fine_when_nothing_changed(run: Run) -> None:
    assert run("check", "--diff", "HEAD", "--select", "inzetten")[0] == 0


@with_git
def test_from_a_folder_inside(run: Run, write: Write, committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("map/nieuw b.md", STRONG)
    monkeypatch.chdir(committed / "map")
    code, out, _ = run("check", "--diff", "HEAD")
    assert code == 1
    assert "nieuw b.md:1:5" in out
    assert "1 bestand: 1 sterk." in out
    assert "1 bestand: 1 sterk." in run("check", "--diff", "HEAD", "..")[1]


@with_git
@pytest.mark.usefixtures("committed")
def test_together_with_a_baseline(run: Run, write: Write) -> None:
    run("baseline")
    write("map/b.md", STRONG + "Zij inzetten alles.\n")
    out = run("check", "--diff", "HEAD", "--baseline")[1]
    assert out.endswith("1 nieuw, 1 bekend (uit nieuwetaal.baseline.json).\n")


@with_git
@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("revision", ["nee", "--output=gestolen.txt", "-h"])
def test_a_revision_that_is_none(run: Run, committed: Path, revision: str) -> None:
    code, out, err = run("check", "--diff", revision)
    assert (code, out) == (2, "")
    assert err.startswith("fout: ")
    assert err.count("\n") == 1
    assert not (committed / "gestolen.txt").exists()


@with_git
@pytest.mark.usefixtures("committed")
def test_a_file_outside_is_told_and_the_rest_is_checked(
    run: Run, write: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("elders") / "x.md"
    other.write_text(STRONG)
    write("a.md", MILD)
    code, out, err = run("check", "--diff", "HEAD", str(other), "a.md")
    assert code == 2
    assert f"fout: {other} ligt buiten" in err
    assert "a.md:1:13" in out


def test_outside_git(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write("a.md", STRONG).parent
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    code, out, err = run("check", "--diff", "HEAD")
    assert (code, out) == (2, "")
    assert err.startswith("fout: ")
    assert "git" in err


def test_standard_input_has_no_history(run: Run) -> None:
    code, _, err = run("check", "-", "--diff", "HEAD")
    assert code == 2
    assert err.startswith("fout: --diff leest bestanden, geen standaardinvoer.")


def type_in(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_by_another_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "# Kop\n\n" + STRONG)
    code, out, err = run("check", "-", "--stdin-filename", "beleid/plan.md")
    assert (code, err) == (1, "")
    assert "beleid/plan.md:3:5  sterk" in out.replace("\\", "/")
    type_in(monkeypatch, STRONG)
    (file,) = json.loads(run("check", "--format", "json", "-", "--stdin-filename", "plan.md")[1])["files"]
    assert (file["path"], file["format"]) == ("plan.md", "markdown")


def test_the_settings_are_those_of_that_name(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("streng/nieuwetaal.toml", 'uit = ["inzetten"]\n')
    type_in(monkeypatch, STRONG)
    assert run("check", "-", "--stdin-filename", "streng/nieuw/plan.txt")[0] == 0
    type_in(monkeypatch, STRONG)
    assert run("check", "-", "--stdin-filename", "plan.txt")[0] == 1


def test_the_format_may_be_forced_on_that_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, STRONG)
    out = run("check", "-", "--stdin-filename", "plan.md", "--input-format", "text", "--format", "json")[1]
    assert json.loads(out)["files"][0]["format"] == "text"


@pytest.mark.parametrize(("data", "name"), [(STRONG, "plan.docx"), (bytes(range(256)) * 4, "plan.md")])
def test_what_cannot_be_read_is_told_by_that_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, data: str | bytes, name: str
) -> None:
    type_in(monkeypatch, data)
    code, _, err = run("check", "-", "--stdin-filename", name)
    assert code == 2
    assert err.startswith(f"fout: {name}")
    assert err.count("\n") == 1


def test_a_name_without_standard_input(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    code, _, err = run("check", "a.md", "--stdin-filename", "plan.md")
    assert code == 2
    assert err.startswith("fout: --stdin-filename hoort bij standaardinvoer; geef als pad een streepje (-).")
