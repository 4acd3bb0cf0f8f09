"""What `docs/rapporten.md` shows is what works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.cli import cli
from nieuwetaal.reports.formats import COPIES, REPORTS, TEXT

if TYPE_CHECKING:
    import click

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "rapporten.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"`(nieuwetaal check [^`]+)`", PAGE)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_on_the_page_is_understood(line: str) -> None:
    words = shlex.split(line)[1:]
    command: click.Command = cli.commands[words[0]]
    with command.make_context(words[0], words[1:]) as context:
        assert context.params["paths"]


def test_every_format_has_a_command() -> None:
    words = [shlex.split(line) for line in COMMANDS]
    shown = {each[each.index("--format") + 1] if "--format" in each else TEXT for each in words}
    assert shown == {TEXT, *REPORTS, *COPIES}


def test_links_on_the_page_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    assert links
    assert all((DOCS / link).is_file() for link in links)
