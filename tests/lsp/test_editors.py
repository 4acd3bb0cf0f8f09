"""Real editors, without a screen: each shows the findings of the example draft and changes the text as asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import discover

ROOT = Path(__file__).parents[2]
PLAYS = Path(__file__).parent / "editors"
SERVER = Path(sys.executable).with_name("nieuwetaal-lsp")
DRAFT = ROOT / "voorbeelden" / "jeugdplan.md"
TIMEOUT = 120
REASON = "zo heet het bij ons"

pytestmark = [pytest.mark.editors, pytest.mark.model]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The example draft in a project with a rule of its own, which has an alternative that is an edit."""
    folder = tmp_path / "project"
    (folder / "regels").mkdir(parents=True)
    shutil.copy(PLAYS / "eigen-woord.yaml", folder / "regels")
    (folder / "nieuwetaal.toml").write_text('regels = ["regels"]\n', "utf-8")
    return Path(shutil.copy(DRAFT, folder))


def play(command: list[str], draft: Path, **environment: str) -> dict[str, Any]:
    """Let an editor play its part; return what it saw."""
    program = shutil.which(command[0])
    if program is None:
        pytest.skip(f"{command[0]} is not installed")
    if not SERVER.exists():
        pytest.skip("nieuwetaal is not installed beside this Python")
    home = draft.parents[1] / "thuis"
    home.mkdir()
    done = subprocess.run(
        [program, *command[1:]],
        env={**os.environ, "SERVER": str(SERVER), "TEXT": str(draft), "HOME": str(home), **environment},
        cwd=draft.parent,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if "Cannot open load file" in done.stderr and "eglot" in done.stderr:
        pytest.skip("eglot is not installed")
    assert lines, done.stdout + done.stderr
    seen: dict[str, Any] = json.loads(lines[-1])
    assert "failed" not in seen, (seen, done.stderr)
    return seen


@pytest.fixture
def expected(draft: Path) -> list[tuple[int, str]]:
    """What the linter itself finds in the draft, each with its line."""
    found = Linter(discover(draft.parent)).check(draft.read_text("utf-8"), input_format="markdown").findings
    shown = [each for each in found if each.level in {"sterk", "let-op"}]
    assert len(shown) > 5
    return [(each.place.line, f"{each.category}/{each.rule}") for each in shown]


def expect_work_done(seen: dict[str, Any], expected: list[tuple[int, str]], draft: Path) -> None:
    assert [(each["line"], each["rule"]) for each in seen["found"]] == expected
    assert seen["left"] == len(expected) - 3
    before, after = DRAFT.read_text("utf-8"), draft.read_text("utf-8")
    settings = draft.with_name("nieuwetaal.toml").read_text("utf-8")
    assert "Kwetsbare gezinnen" in settings
    assert REASON in settings
    lines = after.splitlines(keepends=True)
    remarks = [line for line in lines if line.startswith("<!-- nieuwetaal:")]
    assert remarks == [f"<!-- nieuwetaal: uit betrekken, omdat {REASON} -->\n", "<!-- nieuwetaal: aan betrekken -->\n"]
    assert "".join(line for line in lines if line not in remarks) == before.replace("casusoverleg", "gesprek")


@pytest.mark.parametrize("program", ["nvim", *filter(None, [os.environ.get("NEOVIM")])])
def test_neovim_shows_the_findings_and_applies_actions(
    draft: Path, expected: list[tuple[int, str]], program: str
) -> None:
    command = [program, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", str(PLAYS / "neovim.lua")]
    seen = play(command, draft, CLIENT=str(ROOT / "lsp" / "neovim"), EXPECTED=str(len(expected)))
    expect_work_done(seen, expected, draft)
    for asked, words in (("uitleg", "## Mensen 'betrekken'"), ("regel", "id: betrekken"), ("werkmap", DRAFT.name)):
        assert words in seen[asked]["text"]
        assert seen[asked]["fixed"] or asked == "werkmap"
        assert not seen[asked]["read"]
    assert len(seen["werkmap"]["text"].splitlines()) == len(expected)


def test_emacs_shows_the_findings_and_applies_actions(draft: Path, expected: list[tuple[int, str]]) -> None:
    command = ["emacs", "--batch", "-l", str(PLAYS / "emacs.el")]
    seen = play(command, draft, CLIENT=str(ROOT / "lsp" / "emacs"), EXPECTED=str(len(expected)))
    expect_work_done(seen, expected, draft)
