from __future__ import annotations

import re
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_github import as_github
from nieuwetaal.reports.view import Unread, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from nieuwetaal.findings import Finding, Report

COMMAND = re.compile(r"::(\w+) ([^:\r\n]*)::(.*)\n")


def parsed(*results: Report | Unread, folder: PurePath | None = None) -> list[tuple[str, dict[str, str], str]]:
    """Read the commands as a runner of GitHub does."""
    about = About("0.1.0", "m", folder=folder) if folder else About("0.1.0", "m")
    pieces = as_github([(result, View("overweeg")) for result in results], about)
    found = []
    for piece in pieces:
        command = COMMAND.fullmatch(piece)
        assert command is not None, piece
        pairs = (value.split("=", 1) for value in command[2].split(","))
        found.append((command[1], {key: unescaped(value) for key, value in pairs}, unescaped(command[3])))
    return found


def unescaped(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_hostile_signs_survive_and_start_no_command(hostile: Report) -> None:
    (kind, values, said), (other, more, _) = parsed(hostile)
    assert (kind, other) == ("warning", "notice")
    assert values == {
        "file": "map/a,b: c%&'\"<é>.md",
        "line": "2",
        "endLine": "2",
        "col": "4",
        "endColumn": "23",
        "title": "sterk: betrekken/meenemen",
    }
    assert said.startswith('Zie [dit](https://example.org) & {0} | <b> "%0A" ]]> --> :: , \ufffd[0m\ufffd\nWaarom: ')
    assert "\x1b" not in said
    assert (more["line"], more["endLine"]) == ("3", "4")
    assert not {"col", "endColumn"} & set(more)


def test_the_other_kinds(all_kinds: list[Report | Unread]) -> None:
    *_, word, pdf, unread = parsed(*all_kinds)
    assert word[1] == {"file": "plan.docx", "title": "sterk: betrekken/meenemen"}
    assert word[2].startswith("tabel 2, alinea 1, ‘neemt bewoners mee’: Bewoners gaan mee")
    assert pdf[2].startswith("p. 3, ‘neemt bewoners mee’: ")
    message = "weg.md bestaat niet; controleer het pad"
    assert unread == ("error", {"file": "weg.md", "title": "niet gelezen"}, message)


def test_paths_of_windows(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    report = make_report(make_finding("neemt"), path="map\\plan.md")
    assert parsed(report, folder=PureWindowsPath("C:\\werk"))[0][1]["file"] == "map/plan.md"
