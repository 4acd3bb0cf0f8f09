from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from nieuwetaal.documents import LineIndex
from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_sarif import as_sarif
from nieuwetaal.reports.known import KnownCount
from nieuwetaal.reports.paths import uri
from nieuwetaal.reports.view import Unread, View
from nieuwetaal.rules.rule import Example, Rule, Source, WordSearch

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.findings import Finding, Report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
RULE = Rule(
    id="meenemen",
    title="Mensen 'meenemen'",
    category="betrekken",
    levels={"werkwoord": "let-op", "naamwoord": "sterk"},
    searches=(WordSearch(("meenemen",)),),
    message="{ondergaat} gaan mee",
    why="De koers ligt vast.",
    wrong=(Example("De gemeente neemt bewoners mee.", ((12, 30),)),),
    right=(Example("Bewoners nemen de gemeente mee."),),
    sources=("bron1",),
)
ABOUT = About(
    "0.1.0",
    "ingebouwd 1.0",
    rules={"meenemen": RULE},
    sources={"bron1": Source("bron1", "Een boek", "Iemand", "2018")},
    folder=PurePosixPath("/werk/map één"),
)


def written(*results: Report | Unread, about: About = ABOUT, view: View | None = None) -> Any:
    text = "".join(as_sarif([(result, view or View()) for result in results], about))
    assert not about.ascii_only or text.isascii()
    log = json.loads(text)
    assert [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def test_all_that_can_be_told_keeps_to_the_schema(all_kinds: list[Report | Unread]) -> None:
    run = written(*all_kinds, about=replace(ABOUT, ascii_only=True, known=lambda: KnownCount("b.json", 1, 2, None)))
    assert len(run["results"]) == 7
    assert run["properties"]["baseline"] == {"path": "b.json", "new": 1, "known": 2, "fixed": None}
    assert run["columnKind"] == "unicodeCodePoints"


def test_nothing_to_tell_keeps_to_the_schema() -> None:
    run = written()
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_region_quotes_its_words_by_lines_and_by_offsets(hostile: Report) -> None:
    text = hostile.document.text
    lines = LineIndex(text)
    for result in written(hostile)["results"]:
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert region["snippet"]["text"] == text[start:end]
        begin = lines.start(region["startLine"]) + region["startColumn"] - 1
        assert (begin, lines.start(region["endLine"]) + region["endColumn"] - 1) == (start, end)


def test_related_places_and_fixes(hostile: Report) -> None:
    first, second = written(hostile)["results"]
    (related,) = first["relatedLocations"]
    assert related["message"]["text"] == hostile.document.text[2:6]
    (fix,) = first["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "=méér"}
    region = replacement["deletedRegion"]
    assert hostile.document.text[region["charOffset"] :][: region["charLength"]] == "neemt"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 4, 9)
    assert not {"fixes", "relatedLocations"} & set(second)


def test_no_sign_in_a_message_means_anything(hostile: Report) -> None:
    text = written(hostile)["results"][0]["message"]["text"]
    assert text.startswith("Zie \\[dit](https://example.org) & {{0}} | <b>")


def test_levels_and_rules(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    findings = [make_finding("neemt", level) for level in ("sterk", "let-op", "overweeg")]
    other = make_finding("ouders", rule="onbekend")
    run = written(make_report(*findings, other), view=View("overweeg"))
    assert [result["level"] for result in run["results"]] == ["warning", "note", "note", "warning"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["meenemen"] * 3 + ["onbekend"]
    assert rules[0]["shortDescription"]["text"] == "Mensen 'meenemen'"
    assert rules[0]["defaultConfiguration"] == {"level": "warning"}
    assert "Niet zo: De gemeente «neemt bewoners mee»." in rules[0]["help"]["text"]
    assert "Bron: Iemand, Een boek, 2018" in rules[0]["help"]["text"]
    assert "helpUri" not in rules[0]


def test_a_fingerprint_stays_when_lines_move(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    def marks(text: str, *nths: int) -> list[dict[str, str]]:
        findings = [make_finding("neemt bewoners mee", nth=nth, text=text) for nth in nths]
        report = make_report(*findings, text=text)
        report = replace(report, sentences={finding.start: "De gemeente neemt bewoners mee." for finding in findings})
        return [result["partialFingerprints"] for result in written(report)["results"]]

    once = "De gemeente neemt bewoners mee.\n"
    first, second = marks(once + once, 0, 1)
    assert first != second
    assert marks(f"Nieuw.\n\n{once}", 0) == [first]


def test_files_that_are_no_text_have_parts_and_pages(paper: Callable[..., Report]) -> None:
    run = written(paper(), paper("nota.pdf", 3))
    word, pdf = (result["locations"][0] for result in run["results"])
    assert word["logicalLocations"][0]["fullyQualifiedName"] == "tabel 2/alinea 1"
    assert word["message"]["text"] == "tabel 2, alinea 1: ‘neemt bewoners mee’"
    assert pdf["logicalLocations"][0]["name"] == "pagina 3"
    assert pdf["logicalLocations"][0]["properties"] == {"box": [1.0, 2.0, 3.5, 4.0]}
    for result in run["results"]:
        assert "fixes" not in result
        assert "region" not in result["locations"][0]["physicalLocation"]


def test_what_is_kept_is_suppressed_with_the_reason(kept: Report) -> None:
    run = written(kept)
    said = [result["suppressions"][0] for result in run["results"]]
    assert [each["kind"] for each in said] == ["inSource", "external", "external"]
    assert [each["justification"] for each in said] == ["zo heet het", "in de wet", "Stond al in de baseline."]
    assert said[0]["location"]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 3}
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["warning", "warning"]


def test_a_file_that_was_not_read_is_a_problem_of_the_run() -> None:
    (invocation,) = written(Unread("weg.md", "weg.md bestaat niet {nu}"))["invocations"]
    assert invocation["executionSuccessful"] is False
    (problem,) = invocation["toolExecutionNotifications"]
    assert (problem["level"], problem["message"]["text"]) == ("error", "weg.md bestaat niet {{nu}}")


@pytest.mark.parametrize(
    ("path", "uri", "relative"),
    [
        ("plan één #1.md", "plan%20%C3%A9%C3%A9n%20%231.md", True),
        ("./a/../b:c%.md", "b%3Ac%25.md", True),
        ("/werk/map één/a.md", "a.md", True),
        ("../ander/a.md", "file:///werk/ander/a.md", False),
        (None, "invoer", True),
    ],
)
def test_addresses(make_report: Callable[..., Report], path: str | None, uri: str, relative: bool) -> None:
    run = written(make_report(path=path))
    (artifact,) = run["artifacts"]
    assert artifact["location"] == {"uri": uri} | ({"uriBaseId": "%SRCROOT%"} if relative else {})
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///werk/map%20%C3%A9%C3%A9n/"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("map\\plan.md", "map/plan.md"),
        ("c:\\Werk\\plan.md", "plan.md"),
        ("D:\\a b.md", "file:///D:/a%20b.md"),
        ("\\\\server\\deel\\a.md", "file://server/deel/a.md"),
    ],
)
def test_addresses_on_windows(make_report: Callable[..., Report], path: str, uri: str) -> None:
    run = written(make_report(path=path), about=replace(ABOUT, folder=PureWindowsPath("C:\\werk")))
    assert run["artifacts"][0]["location"]["uri"] == uri
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///C:/werk/"


def test_max_holds(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    report = make_report(*(make_finding("neemt", nth=nth) for nth in (0, 1)))
    assert len(written(report, view=View(limit=1))["results"]) == 1


@pytest.mark.parametrize("path", ["a{}.md", "/elders/a{}.md"])
@pytest.mark.parametrize("code", [0xD800, 0xDC80])
def test_a_name_that_is_no_text_can_be_written(path: str, code: int) -> None:
    address, _ = uri(path.format(chr(code)), PurePosixPath("/werk"))
    assert address.isascii()
    assert address.endswith(".md")
