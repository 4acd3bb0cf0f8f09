"""What the README says is true."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import click
import pytest

from nieuwetaal import Linter
from nieuwetaal.cli import cli, main
from nieuwetaal.config import read
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.packs import rules_dir

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")


def blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


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


@pytest.mark.parametrize("page", ["README.md", "docs/handleiding.md"])
def test_every_command_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = re.findall(r"^    nieuwetaal (.+)$", text, re.MULTILINE)
    assert len(lines) >= 8
    for line in lines:
        words = line.split()
        command: click.Command = cli.commands[words[0]]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words[1:] if word.startswith("--")} <= options | {"--ignore"}
        if isinstance(command, click.Group):
            assert words[1] in command.commands


def test_what_the_page_on_keeping_shows_is_kept(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "behouden.md").read_text(encoding="utf-8")
    (settings,) = blocks("toml", page)
    path = tmp_path / "nieuwetaal.toml"
    path.write_text(settings, encoding="utf-8")
    assert [keep.expression for keep in read(path).keeps] == ["eigen kracht", "betrekt ouders"]
    known = {rule for name in re.findall(r"`uit ([^`]+)`", page) for rule in name.split(", omdat")[0].split(", ")}
    assert known <= {"alles", *CATEGORIES, "meenemen-in"}
    assert list(rules_dir().rglob("meenemen-in.yaml"))


@pytest.mark.model
@pytest.mark.parametrize("page", ["README.md", "docs/behouden.md", "docs/handleiding.md"])
def test_the_remarks_on_a_page_work(page: str) -> None:
    examples = blocks("markdown", (Path(__file__).parents[1] / page).read_text(encoding="utf-8"))
    assert examples
    for example in examples:
        report = Linter().check(example, input_format="markdown")
        assert len(report.suppressed) == 1
        assert (report.findings, report.notes) == ((), ())


@pytest.mark.model
@pytest.mark.parametrize(("page", "findings"), [("README.md", 1), ("docs/handleiding.md", 2), ("docs/check.svg", 2)])
def test_the_runs_are_as_they_are_now(page: str, findings: int) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    drawn = re.findall(r"<text [^>]*>(.*?)</text>", text)
    shown = " ".join(unescape(" ".join(drawn) or text).split())
    report = Linter().check_file(ROOT / "voorbeelden" / "jeugdplan.md")
    seen = [finding for finding in report.findings if finding.level in {"let-op", "sterk"}]
    for finding in seen[:findings]:
        alternatives = (alternative.text for alternative in finding.alternatives[:2])
        for part in (finding.message, finding.why, finding.question, *alternatives):
            assert part in shown
    if findings > 1:
        assert all(f"‘{compliment.text}’" in shown for compliment in report.compliments)
        assert f"Nog {len(seen) - 2} meldingen" in shown or f"2 van {len(seen)}" in shown


def test_the_manual_shows_what_explain_says(capsys: pytest.CaptureFixture[str]) -> None:
    (command,) = re.findall(r"^    nieuwetaal (explain .+)$", MANUAL, re.MULTILINE)
    assert main(command.split()) == 0
    texts, rest = capsys.readouterr().out.split("  Niet zo ", 1)
    assert texts in MANUAL
    assert rest


def test_both_commands_are_there() -> None:
    assert "pip install -q . && .venv/bin/nieuwetaal check voorbeelden/" in README
    assert "    bash .ci/run\n" in README


PAGES = [
    "README.md",
    "docs/handleiding.md",
    "docs/rapporten.md",
    "docs/behouden.md",
    "docs/ci.md",
    "docs/instellingen.md",
]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_that_is_named_exists(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
