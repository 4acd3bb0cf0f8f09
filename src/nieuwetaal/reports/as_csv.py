"""The report as a table for a spreadsheet (RFC 4180), in which no text can be taken for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from nieuwetaal.reports.excerpt import clean
from nieuwetaal.reports.paths import name_of
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results

HEAD = (
    "bestand",
    "niveau",
    "categorie",
    "regel",
    "regelnummer",
    "kolom",
    "deel",
    "alinea",
    "pagina",
    "woorden",
    "zin",
    "melding",
    "waarom",
    "vraag",
    "alternatieven",
)
_UNREAD = "niet gelezen"
_FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet may take for a formula, as a Western or an Asian one writes it."""


def as_csv(results: Results, about: About) -> Iterator[str]:  # noqa: ARG001 all reports are asked in one way
    """Yield the rows, each ending in CRLF: the head, every finding, and every file that was not read."""
    yield _row(HEAD)
    for result, view in results:
        if isinstance(result, Unread):
            empty = [""] * (HEAD.index("melding") - 2)
            yield _row([name_of(result), _UNREAD, *empty, result.error, "", "", ""])
            continue
        for finding in view.shown(result.findings):
            yield _row(_cells(finding, result))


def _cells(finding: Finding, report: Report) -> list[object]:
    where, in_lines = finding.place, report.document.places is None
    return [
        name_of(report),
        finding.level,
        finding.category,
        finding.rule,
        where.line if in_lines else None,
        where.column if in_lines else None,
        where.part,
        where.paragraph,
        where.page,
        finding.text,
        report.sentences.get(finding.start, ""),
        finding.message,
        finding.why,
        finding.question,
        " | ".join(f"{alternative.text} ({alternative.kind})" for alternative in finding.alternatives),
    ]


def _row(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell on one line; one that looks like a formula begins with an apostrophe."""
    shown = " ".join(clean(cell).split())
    return f"'{shown}" if cell.startswith(_FORMULAS) or shown.startswith(_FORMULAS) else shown
