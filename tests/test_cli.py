from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from nieuwetaal.cli import cli, main

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[1] / "voorbeelden"


def start(
    cwd: Path, *arguments: str, encoding: str = "utf-8", stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a program in a folder of its own, with a console of this encoding."""
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "XDG_CACHE_HOME": str(cwd / ".cache")}
    command = [sys.executable, "-m", "nieuwetaal", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env=environment, check=False)


def commands(command: click.Command, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, *path, name)


@pytest.mark.parametrize("path", list(commands(cli)), ids=" ".join)
def test_help_is_there_and_in_dutch(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*path, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Gebruik: nieuwetaal")
    assert "Toon deze uitleg." in out
    for english in ("Usage", "Options", "Commands", "Show this", "default:"):
        assert english not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "De opdracht 'chek' bestaat niet."),
        (["."], "De opdracht '.' bestaat niet. Bedoelde je: nieuwetaal check .?"),
        (["check", "--levle", "sterk"], "De optie '--levle' bestaat niet."),
        (["check", "--level"], "De optie --level heeft een waarde nodig."),
        (["check", "--level", "streng"], "Ongeldige waarde voor '--level': 'streng' is niet een van"),
        (["check", "--max", "veel"], "Ongeldige waarde voor '--max': 'veel' is geen getal."),
        (["check", "--max", "0"], "Ongeldige waarde voor '--max': 0 ligt niet in"),
        (["check", "--no-cache=1"], "De optie --no-cache heeft geen waarde nodig."),
        (["explain"], "Er ontbreekt een argument: 'REGEL'."),
        (["explain", "a", "b"], "Dit argument is te veel: b"),
        (["rules", "lijst"], "De opdracht 'lijst' bestaat niet."),
    ],
)
def test_a_mistake_in_a_command_is_one_line_in_dutch(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"fout: {message}")
    assert err.count("\n") == 1
    assert " --help)" in err


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("Gebruik: nieuwetaal")


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"nieuwetaal {version('nieuwetaal')}\n"


def test_importing_the_command_line_changes_nothing_for_others() -> None:
    script = "import nieuwetaal.cli, click.core; print(click.core._('Options'))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "Options\n"


def test_a_mistake_of_ours_is_one_line_and_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boem\nen nog iets")

    monkeypatch.setattr("nieuwetaal.cli.rules.load", fail)
    assert main(["rules", "list"]) == 3
    err = capsys.readouterr().err
    assert err == "fout in nieuwetaal: RuntimeError: boem en nog iets (met --debug zie je waar)\n"
    assert main(["--debug", "rules", "list"]) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.model
def test_the_example_gives_findings(tmp_path: Path) -> None:
    done = start(tmp_path, "check", str(EXAMPLES))
    assert (done.returncode, done.stderr) == (1, b"")
    out = done.stdout.decode()
    assert "  sterk  " in out
    assert ", taalmodel ingebouwd " in out


@pytest.mark.model
@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_that_lacks_characters_is_no_reason_to_fail(tmp_path: Path, encoding: str) -> None:
    text = "De gemeente betrekt ouders bij het plan → ‘één’ 日本 🎉.\n"
    (tmp_path / "tekst ’één’.md").write_text(text, encoding="utf-8")
    done = start(tmp_path, "check", ".", encoding=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    done = start(tmp_path, "check", "--format", "json", ".", encoding=encoding)
    (file,) = json.loads(done.stdout.decode(encoding))["files"]
    assert file["path"] == "tekst ’één’.md"


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="a shell with head")
def test_a_reader_that_stops_early_is_no_reason_to_complain(tmp_path: Path) -> None:
    (tmp_path / "lang.md").write_text("De gemeente betrekt ouders bij het plan.\n\n" * 3000, encoding="utf-8")
    command = f"{sys.executable} -m nieuwetaal check --no-cache --format json lang.md | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602
    assert done.stdout.startswith('{"version"')
    assert done.stderr == ""


@pytest.mark.model
def test_standard_input_is_read_as_bytes(tmp_path: Path) -> None:
    text = "Cliënten. De gemeente betrekt ouders bij het plan."
    done = start(tmp_path, "check", "-", "--format", "json", stdin=text.encode("utf-16"))
    assert (done.returncode, done.stderr) == (1, b"")
    assert b'"rule": "betrekken"' in done.stdout
