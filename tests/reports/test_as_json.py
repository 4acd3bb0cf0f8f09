from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nieuwetaal.findings import Note, Place, Suppressed
from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_json import as_json
from nieuwetaal.reports.view import Unread, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.findings import Alternative, Finding, Report


def written(*results: Report | Unread, view: View | None = None, ascii_only: bool = False) -> Any:
    pairs = [(result, view or View()) for result in results]
    text = "".join(as_json(pairs, About("0.1.0", "ingebouwd 1.0", ascii_only=ascii_only)))
    assert not ascii_only or text.isascii()
    return json.loads(text)


def test_the_contract(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], edit: Alternative
) -> None:
    finding = make_finding("neemt bewoners mee", alternatives=(edit, *make_finding("neemt").alternatives))
    assert written(make_report(finding)) == {
        "version": "0.1.0",
        "model": "ingebouwd 1.0",
        "files": [
            {
                "path": "plan.md",
                "format": "markdown",
                "findings": [
                    {
                        "rule": "meenemen",
                        "category": "betrekken",
                        "level": "sterk",
                        "start": 12,
                        "end": 30,
                        "line": 1,
                        "column": 13,
                        "end_line": 1,
                        "end_column": 31,
                        "part": None,
                        "paragraph": None,
                        "page": None,
                        "box": None,
                        "text": "neemt bewoners mee",
                        "message": "Bewoners gaan mee; wie bepaalt de richting?",
                        "why": "De koers ligt vast.",
                        "question": "Wat staat nog open?",
                        "sources": ["bron1"],
                        "roles": {
                            "doener": {"text": "De gemeente", "start": 0, "end": 11, "side": "professional"},
                            "ondergaat": None,
                            "ontvanger": None,
                        },
                        "alternatives": [
                            {
                                "kind": "vervang",
                                "text": "beslist met",
                                "edit": {"start": 12, "end": 17, "text": "beslist met"},
                            },
                            {
                                "kind": "samen",
                                "text": "De gemeente en bewoners bepalen samen de koers",
                                "edit": None,
                            },
                        ],
                        "group": "neemt bewoners mee",
                    }
                ],
                "compliments": [],
                "suppressed": [],
                "notes": [],
                "skipped": [],
                "reading_notes": [],
                "error": None,
            }
        ],
    }


def test_every_occurrence_is_there_but_only_of_the_chosen_level(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    findings = [make_finding("neemt"), make_finding("neemt", nth=1), make_finding("ouders", "overweeg")]
    (file,) = written(make_report(*findings))["files"]
    assert [finding["start"] for finding in file["findings"]] == [12, 76]
    (file,) = written(make_report(*findings), view=View("overweeg"))["files"]
    assert len(file["findings"]) == 3


def test_compliments_stand_apart(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    (file,) = written(make_report(make_finding("Onze ouders", "compliment")))["files"]
    assert file["findings"] == []
    assert [compliment["text"] for compliment in file["compliments"]] == ["Onze ouders"]


def test_what_is_kept_stands_apart(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    kept = [
        Suppressed(make_finding("neemt", level), "zo heet het", "config", Place(4, 2))
        for level in ("sterk", "overweeg")
    ]
    (file,) = written(replace(make_report(), suppressed=tuple(kept), notes=(Note("x", Place(3, 1)),)))["files"]
    (shown,) = file["suppressed"]
    assert shown.items() > {"text": "neemt", "kind": "config", "reason": "zo heet het", "said_line": 4}.items()
    assert file["notes"] == [{"path": None, "line": 3, "column": 1, "text": "x"}]


def test_a_file_that_could_not_be_read_has_its_error(make_report: Callable[..., Report]) -> None:
    files = written(Unread("weg.md", "weg.md bestaat niet"), make_report(path=None))["files"]
    assert files[0]["error"] == "weg.md bestaat niet"
    assert (files[0]["path"], files[0]["findings"]) == ("weg.md", [])
    assert (files[1]["path"], files[1]["error"]) == ("-", None)


def test_no_files_is_still_json() -> None:
    assert written() == {"version": "0.1.0", "model": "ingebouwd 1.0", "files": []}


def test_a_console_that_lacks_characters_gets_ascii(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding("neemt", message="‘één’ 日本"))
    (file,) = written(report, ascii_only=True)["files"]
    assert file["findings"][0]["message"] == "‘één’ 日本"
