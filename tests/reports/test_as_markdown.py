from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.documents import read_text
from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_markdown import as_markdown
from nieuwetaal.reports.known import KnownCount
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.view import Unread


def written(*results: Report | Unread, view: View | None = None, about: About | None = None) -> str:
    about = about or About("0.1.0", "ingebouwd 1.0")
    return "".join(as_markdown([(result, view or View()) for result in results], about))


def rendered(page: str) -> list[str]:
    """Return what a reader of the page sees, by our own reader of Markdown."""
    return [segment.text for segment in read_text(page, "markdown").segments]


def test_the_totals_stand_first(all_kinds: list[Report | Unread]) -> None:
    page = written(*all_kinds)
    assert page.startswith(
        "# Meegelezen door nieuwetaal\n\n**4 bestanden: 3 sterk, 1 let-op, 1 bestand niet gelezen.**\n"
    )
    assert "| plan.docx | 1 |  |  |\n" in page
    assert "| weg.md | niet gelezen |  |  |\n" in page
    assert "Niet gelezen: weg.md bestaat niet; controleer het pad\n" in page


def test_every_row_of_the_table_has_four_cells(all_kinds: list[Report | Unread], hostile: Report) -> None:
    page = written(*all_kinds, hostile)
    table = [line for line in page.splitlines() if line.startswith("|")]
    assert len(table) == len(all_kinds) + 1 + 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5}


def test_hostile_signs_are_read_as_they_are(hostile: Report) -> None:
    page = written(hostile)
    seen = "\n".join(rendered(page))
    assert "Zie [dit](https://example.org) & {0} | <b>" in seen
    assert "<script>" not in page
    assert "](https" not in page.replace("\\]", "")
    assert not re.search(r"@\w", page)
    assert "\x1b" not in page
    assert "=SOM(A1) neemt bewoners mee" in seen


def test_a_finding_in_full(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    page = written(make_report(make_finding("neemt"), make_finding("neemt", nth=1)))
    assert "**neemt** · regel 1 · sterk · `betrekken/meenemen`" in page
    assert "- Vraag: Wat staat nog open?\n" in page
    assert "- Anders: De gemeente en bewoners bepalen samen de koers (samen)\n- Ook: regel 3\n" in page
    assert "|" not in page


def test_pages_and_parts_are_named(paper: Callable[..., Report]) -> None:
    page = written(paper(), paper("nota.pdf", 3))
    assert "· tabel 2, alinea 1 · sterk" in page
    assert "· p. 3 · sterk" in page


def test_nothing_found(make_report: Callable[..., Report]) -> None:
    page = written(make_report())
    assert "**1 bestand: niets om over na te denken.**" in page
    assert "##" not in page


def test_what_is_left_out_is_told(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    page = written(make_report(make_finding("neemt"), make_finding("ouders")), view=View(limit=1))
    assert "Nog 1 melding in deze tekst" in page
    assert "ouders" not in page


def test_a_baseline_and_a_revision_are_told(make_report: Callable[..., Report]) -> None:
    about = About("0.1.0", "m", known=lambda: KnownCount("b_a.json", 1, 2, None), since="v1_0")
    page = written(make_report(), about=about)
    assert "1 nieuw, 2 bekend (uit b\\_a.json).\n" in page
    assert "sinds v1\\_0.\n" in page
