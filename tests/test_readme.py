"""What the README says is true."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from nieuwetaal.cli import cli
from nieuwetaal.config import read

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.model
def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 our own page
    assert re.match(r"1 \S+ \S+", capsys.readouterr().out)


def test_the_settings_are_known(tmp_path: Path) -> None:
    (example,) = blocks("toml")
    (tmp_path / "regels").mkdir()
    path = tmp_path / "nieuwetaal.toml"
    path.write_text(example, encoding="utf-8")
    assert read(path).writer == "gemeente"


def test_every_command_exists() -> None:
    lines = re.findall(r"^    nieuwetaal (.+)$", README, re.MULTILINE)
    assert len(lines) > 8
    for line in lines:
        words = line.split()
        command: click.Command = cli.commands[words[0]]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words[1:] if word.startswith("--")} <= options | {"--ignore"}
        if isinstance(command, click.Group):
            assert words[1] in command.commands


def test_both_commands_are_there() -> None:
    assert "pip install -q . && .venv/bin/nieuwetaal check voorbeelden/" in README
    assert "    bash .ci/run\n" in README


def test_every_page_that_is_named_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (Path(__file__).parents[1] / target).exists(), target
