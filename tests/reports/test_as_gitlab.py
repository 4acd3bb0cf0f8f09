from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import jsonschema

from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_gitlab import as_gitlab
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.view import Unread

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab.json").read_text(encoding="utf-8"))


def written(*results: Report | Unread, ascii_only: bool = False) -> Any:
    about = About("0.1.0", "m", folder=PurePosixPath("/werk"), ascii_only=ascii_only)
    text = "".join(as_gitlab([(result, View("overweeg")) for result in results], about))
    assert not ascii_only or text.isascii()
    issues = json.loads(text)
    assert [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(issues)] == []
    return issues


def test_all_that_can_be_told_keeps_to_the_schema(all_kinds: list[Report | Unread]) -> None:
    first, second, word, pdf, unread = written(*all_kinds, ascii_only=True)
    assert first["location"] == {"path": "map/a,b: c%&'\"<é>.md", "lines": {"begin": 2, "end": 2}}
    assert second["location"]["lines"] == {"begin": 3, "end": 4}
    assert [issue["severity"] for issue in (first, second, word, unread)] == ["major", "minor", "major", "critical"]
    assert word["location"]["lines"] == {"begin": 1}
    assert word["description"].startswith("tabel 2, alinea 1, ‘neemt bewoners mee’: ")
    assert pdf["description"].startswith("p. 3, ")
    assert "Vraag: Wat staat nog open?" in word["content"]["body"]


def test_nothing_is_an_empty_list(make_report: Callable[..., Report]) -> None:
    assert written() == written(make_report()) == []


def test_a_fingerprint_is_unique_and_stays_when_lines_move(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    sentence = "De gemeente neemt bewoners mee."

    def report(text: str, path: str) -> Report:
        findings = [make_finding("neemt", text=text, nth=nth) for nth in range(text.count("neemt"))]
        made = make_report(*findings, make_finding("mee", "overweeg", text=text, rule="mee"), text=text, path=path)
        return replace(made, sentences={finding.start: sentence for finding in made.findings})

    text = f"{sentence}\n{sentence}\n"
    marks = [issue["fingerprint"] for issue in written(report(text, "a.md"), report(text, "b.md"))]
    assert len(set(marks)) == len(marks) == 6
    moved = [issue["fingerprint"] for issue in written(report(f"Nieuw.\n\n{text}", "./a.md"))]
    assert moved == marks[:3]
