from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_csv import HEAD, as_csv
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.view import Unread


def rows(*results: Report | Unread) -> list[dict[str, str]]:
    text = "".join(as_csv([(result, View()) for result in results], About("0.1.0", "m")))
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert text.count("\r\n") == len(list(csv.reader(io.StringIO(text, newline=""))))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_row_has_all_cells(all_kinds: list[Report | Unread]) -> None:
    found = rows(*all_kinds)
    assert len(found) == 5
    assert all(set(row) == set(HEAD) and None not in row.values() for row in found)
    first, _, word, pdf, unread = found
    assert (first["bestand"], first["niveau"], first["regelnummer"]) == ("map/a,b: c%&'\"<é>.md", "sterk", "2")
    assert (word["regelnummer"], word["deel"], word["alinea"], word["pagina"]) == ("", "tabel 2", "1", "")
    assert (pdf["pagina"], pdf["woorden"]) == ("3", "neemt bewoners mee")
    assert (unread["niveau"], unread["melding"]) == ("niet gelezen", "weg.md bestaat niet; controleer het pad")


def test_no_text_is_a_formula(hostile: Report) -> None:
    first, second = rows(hostile)
    assert first["zin"].startswith("'@team: ")
    assert first["alternatieven"].startswith("'=méér (vervang) | ")
    assert second["woorden"] == "'=SOM(A1) neemt bewoners mee"
    assert second["zin"] == "'+31 neemt bewoners mee."
    assert second["melding"] == "'-1+1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\u00a0=", " \u200b=", "＝"])
def test_formulas_are_neutralised(
    start: str, make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding("neemt", message=f"{start}1+1", why="gewoon = goed"))
    (row,) = rows(replace(report, document=replace(report.document, path=f"{start}plan.md")))
    assert row["melding"].startswith("'")
    assert row["bestand"].startswith("'")
    assert row["waarom"] == "gewoon = goed"
