from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.documents import Document, LineIndex
from nieuwetaal.findings import Alternative, Edit, Finding, Report, Role

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
