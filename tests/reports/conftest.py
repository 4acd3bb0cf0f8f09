from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.documents import Document, LineIndex
from nieuwetaal.documents.extract import ParagraphCollector
from nieuwetaal.findings import Alternative, Edit, Finding, Note, Place, Report, Role, Suppressed
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "De gemeente neemt bewoners mee.\nOnze ouders zijn betrokken.\r\nEn de gemeente neemt bewoners mee.\n"


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    """Make a finding at the n-th place of some words in a text."""

    def make(words: str, level: str = "sterk", nth: int = 0, text: str = TEXT, **other: Any) -> Finding:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        values: dict[str, Any] = {
            "rule": "meenemen",
            "category": "betrekken",
            "message": "Bewoners gaan mee; wie bepaalt de richting?",
            "why": "De koers ligt vast.",
            "question": "Wat staat nog open?",
            "sources": ("bron1",),
            "roles": {"doener": Role(0, 11, "De gemeente", "professional"), "ondergaat": None},
            "alternatives": (Alternative("samen", "De gemeente en bewoners bepalen samen de koers"),),
            "group": words,
            "related": (),
            "place": LineIndex(text).place(start, start + len(words)),
        }
        span = {"level": level, "start": start, "end": start + len(words), "text": words}
        return Finding(**(values | span | other))

    return make


@pytest.fixture
def make_report() -> Callable[..., Report]:
    def make(*findings: Finding, text: str = TEXT, path: str | None = "plan.md", **other: Any) -> Report:
        shown = tuple(finding for finding in findings if finding.level != "compliment")
        praise = tuple(finding for finding in findings if finding.level == "compliment")
        return Report(Document(path, "markdown", text, (), **other), shown, praise, "ingebouwd 1.0")

    return make


@pytest.fixture
def edit() -> Alternative:
    return Alternative("vervang", "beslist met", Edit(12, 17, "beslist met"))


HOSTILE = (
    "# Plan | <script>alert(1)</script> & 100%, ::error::boem @team\r\n"
    "😀 «neemt, bewoners: mee» op \x1b[31mreis\x07\x00 `x` *y* [a](b) {0}.\r\n"
    "=SOM(A1) neemt bewoners\r\n"
    "mee.\r\n"
)
"""What a report must show as it is."""


@pytest.fixture
def hostile(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> Report:
    """A report in which every text holds signs that mean something in some format."""
    odd = 'Zie [dit](https://example.org) & {0} | <b> "%0A" ]]> --> :: , \x1b[0m\x00'
    first = make_finding(
        "neemt, bewoners: mee",
        text=HOSTILE,
        message=odd,
        question="Wie?\r\n::error::en dan",
        alternatives=(Alternative("vervang", "=méér", Edit(67, 72, "=méér")), Alternative("samen", odd)),
        related=((2, 6),),
        group="a",
    )
    twice = make_finding("=SOM(A1) neemt bewoners\r\nmee", "let-op", text=HOSTILE, group="b", message="-1+1")
    report = make_report(first, twice, text=HOSTILE, path="map/a,b: c%&'\"<é>.md")
    sentences = {first.start: "@team: «neemt, bewoners: mee» | op reis.", twice.start: "+31 neemt bewoners mee."}
    return replace(report, sentences=sentences)


@pytest.fixture
def kept(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> Report:
    """A report with nothing found but what the writers keep, or know."""
    said = (("zo heet het", "inline"), ("in de wet", "config"), ("", "baseline"))
    suppressed = (Suppressed(make_finding("ouders"), reason, kind, Place(2, 3)) for reason, kind in said)  # type: ignore[arg-type]
    notes = (Note("deze regel is er niet", Place(3, 1)), Note("mag weg", Place(1, 1), "nieuwetaal.toml"))
    return replace(make_report(path="goed.md"), suppressed=tuple(suppressed), notes=notes)


@pytest.fixture
def paper(make_finding: Callable[..., Finding]) -> Callable[..., Report]:
    """Make a report on a file that is no text: one paragraph in a table, or one page."""

    def make(name: str = "plan.docx", page: int | None = None) -> Report:
        collector = ParagraphCollector()
        collector.add("De gemeente.", "paragraph", "tekst")
        start = collector.add("De gemeente neemt bewoners mee.", "table-cell", "tabel 2")
        read = collector.extract()
        place = replace(
            read.places.place(start + 12, start + 30), page=page, box=(1.0, 2.0, 3.5, 4.0) if page else None
        )
        alternatives = (Alternative("vervang", "beslist met", Edit(start + 12, start + 17, "beslist met")),)
        finding = make_finding("neemt bewoners mee", text=read.text, place=place, alternatives=alternatives)
        document = Document(name, name.rpartition(".")[2], read.text, read.segments, places=read.places)
        return Report(document, (replace(finding, related=((start, start + 11),)),), (), "ingebouwd 1.0")

    return make


@pytest.fixture
def all_kinds(hostile: Report, kept: Report, paper: Callable[..., Report]) -> list[Report | Unread]:
    """A check in which everything happens that a report can tell."""
    return [hostile, kept, paper(), paper("nota.pdf", 3), Unread("weg.md", "weg.md bestaat niet; controleer het pad")]
