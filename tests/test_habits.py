"""The hook for pre-commit, and the page on CI: what they show is what works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from nieuwetaal.cli import cli, main

if TYPE_CHECKING:
    import click

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)]
TEXT = "De gemeente betrekt ouders bij het plan.\n"


def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    found: dict[str, Any] = only
    return found


def commands() -> list[str]:
    """Return every command of ours that the page tells to run, in text and in its snippets."""
    shown = re.findall(r"^    (nieuwetaal .+)$", PAGE, re.MULTILINE)
    hooked, github, gitlab = SNIPPETS
    shown += [step["run"] for step in github["jobs"]["meelezen"]["steps"] if "run" in step]
    shown += gitlab["nieuwetaal"]["script"]
    shown.append(shlex.join(["nieuwetaal", "check", *hooked["repos"][0]["hooks"][0]["args"]]))
    shown += [f"nieuwetaal check {args.replace(',', '')}" for args in re.findall(r"`\[(--.+?)\]`", PAGE)]
    return [command for command in dict.fromkeys(shown) if command.startswith("nieuwetaal")]


def test_the_hook_is_as_pre_commit_wants_it() -> None:
    pytest.importorskip("pre_commit")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hook_is_for_markdown_and_plain_text() -> None:
    identify = pytest.importorskip("identify.identify")
    wanted = set(hook()["types_or"])
    for name in ("plan.md", "plan.markdown", "plan.txt"):
        assert wanted & identify.tags_from_filename(name)
    for name in ("plan.py", "plan.json", "plan.docx", "plan.html"):
        assert not wanted & identify.tags_from_filename(name)


@pytest.mark.model
@pytest.mark.parametrize("args", [[], ["--diff", "HEAD"], ["--baseline"], ["--fail-level", "sterk"]], ids=str)
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_the_hook_runs_with_names_behind_its_arguments(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nieuwetaal.linters.cache_folder", lambda: tmp_path / ".cache")
    (tmp_path / "oud.md").write_text("Rust.\n", encoding="utf-8")
    run(tmp_path, "git init -q", "git add -A", "git -c user.name=x -c user.email=x@example.org commit -qm x")
    program, *words = shlex.split(hook()["entry"])
    assert program == "nieuwetaal"
    assert main(["baseline"]) == 0
    (tmp_path / "nieuw.md").write_text(TEXT, encoding="utf-8")
    assert main([*words, *args, "nieuw.md", "oud.md"]) == 1
    assert "nieuw.md:1:13  sterk  betrekken/betrekken" in capsys.readouterr().out
    assert main([*words, *args, "oud.md"]) == 0


def run(folder: Path, *lines: str) -> None:
    for line in lines:
        subprocess.run(shlex.split(line), cwd=folder, check=True)


def test_the_page_names_the_hook_and_the_package() -> None:
    hooked, github, gitlab = SNIPPETS
    (repo,) = hooked["repos"]
    assert [each["id"] for each in repo["hooks"]] == [hook()["id"]]
    steps = github["jobs"]["meelezen"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    assert f"pip install git+{repo['repo']}@{repo['rev']}" in [step.get("run") for step in steps]
    assert f"pip install git+{repo['repo']}@{repo['rev']}" in gitlab["nieuwetaal"]["before_script"]


@pytest.mark.parametrize("line", commands())
def test_every_command_on_the_page_is_understood(line: str) -> None:
    words = shlex.split(re.sub(r" (?:<|>|\|\|) .*", "", line))[1:]
    command: click.Command = cli.commands[words[0]]
    with command.make_context(words[0], words[1:]) as context:
        assert context.params
    assert len(commands()) >= 8


@pytest.mark.model
@pytest.mark.skipif(shutil.which("git") is None or sys.platform == "win32", reason="needs a shell and git")
def test_the_commands_of_the_snippets_run(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "nieuwetaal"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m nieuwetaal "$@"\n')
    program.chmod(0o755)
    repo = tmp_path / "repo"
    repo.mkdir()
    who = "git -c user.name=x -c user.email=x@example.org commit -qm x"
    (repo / "oud.md").write_text("Het bestuur betrekt jongeren.\n", encoding="utf-8")
    run(repo, "git init -q -b main", "git add -A", who, "git update-ref refs/remotes/origin/main HEAD")
    _, github, gitlab = SNIPPETS
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    own = {"PATH": path, "GITHUB_BASE_REF": "main", "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def shell(line: str) -> int:
        return subprocess.run(["bash", "-ec", line], cwd=repo, env={**os.environ, **own}, check=False).returncode

    assert shell("nieuwetaal baseline") == 0
    review = github["jobs"]["meelezen"]["steps"][-1]["run"]
    script = "\n".join(gitlab["nieuwetaal"]["script"])
    assert [shell(review), shell(script)] == [0, 0]
    (repo / "plan.md").write_text(TEXT, encoding="utf-8")
    run(repo, "git add -A", who)
    assert [shell(review), shell(script)] == [1, 1]
    assert '"kind": "baseline"' in (repo / "nieuwetaal.json").read_text(encoding="utf-8")


def test_links_on_the_page_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-")
        for line in re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    }
    for target in re.findall(r"\]\(#([^)]+)\)", PAGE):
        assert target in headings
