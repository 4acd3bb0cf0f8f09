"""What Tab offers, through click and in a real shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from nieuwetaal.cli import cli
from nieuwetaal.findings import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def offered(*words: str) -> list[str]:
    """Return what is offered for the last of the words."""
    shell = ShellComplete(cli, {}, "nieuwetaal", "_NIEUWETAAL_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


def test_explain_offers_rules() -> None:
    assert offered("explain", "betr") == ["betrekken", "betrokkenheid"]
    assert offered("rules", "show", "meenem") == ["meenemen-in"]
    assert offered("explain", "bestaat-niet") == []


def test_a_category_is_offered_where_one_is_wanted() -> None:
    assert offered("rules", "list", "be") == ["betrekken", "bezit", "beslissen"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_select_and_ignore_offer_both_and_the_next_of_a_list(option: str) -> None:
    assert set(CATEGORIES) < set(offered("check", option, ""))
    assert offered("check", option, "bezi") == ["bezit"]
    assert offered("check", option, "bezw") == ["bezwaren-wegnemen"]
    assert offered("check", option, "maken,meenem") == ["maken,meenemen-in"]
    assert len(offered("check", option, "bet")) == len(set(offered("check", option, "bet")))


def test_options_levels_and_files() -> None:
    assert offered("check", "--base") == ["--baseline"]
    assert offered("check", "--level", "s") == ["sterk"]
    shell = ShellComplete(cli, {}, "nieuwetaal", "_NIEUWETAAL_COMPLETE")
    for words in (["check"], ["check", "--baseline"], ["check", "-", "--stdin-filename"], ["baseline"]):
        assert [item.type for item in shell.get_completions(words, "pl")] == ["file"]


def test_own_rules_are_offered_and_broken_settings_spare_the_shipped_ones(
    write: Write, capfd: pytest.CaptureFixture[str]
) -> None:
    write("regels/betoverend.yaml", "dit is: [geen regel")
    write("nieuwetaal.toml", 'regels = ["regels"]\n')
    assert offered("explain", "beto") == ["betoverend"]
    write("nieuwetaal.toml", "regels = [")
    assert offered("explain", "betr") == ["betrekken", "betrokkenheid"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("shell", [BashComplete, ZshComplete, FishComplete])
def test_every_shell_has_a_script(shell: type[ShellComplete]) -> None:
    source = shell.source_template % shell(cli, {}, "nieuwetaal", "_NIEUWETAAL_COMPLETE").source_vars()
    assert "_NIEUWETAAL_COMPLETE=" in source


@pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="bash is not there")
def test_in_bash(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "nieuwetaal"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m nieuwetaal "$@"\n')
    program.chmod(0o755)
    script = """
    eval "$(_NIEUWETAAL_COMPLETE=bash_source nieuwetaal)"
    complete -p nieuwetaal
    COMP_WORDS=(nieuwetaal explain betr) COMP_CWORD=2 COMPREPLY=()
    _nieuwetaal_completion nieuwetaal
    echo "${COMPREPLY[@]}"
    """
    environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "--norc", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "betrekken betrokkenheid"
    assert "_nieuwetaal_completion" in done.stdout
    assert done.stderr == ""
