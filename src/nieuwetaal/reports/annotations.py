"""What is written beside the words in a document that is handed back: one note for every finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.reports.view import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.findings import Edit, Finding, Report
    from nieuwetaal.reports.view import View

AUTHOR = "nieuwetaal"
"""Who signs the notes and changes."""
INITIALS = "nt"
_MOST_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note on the words at the span `start..end` of the document's text.

    `lines` are its paragraphs (Dutch, no markup); `edit` is a safe replacement, if there is one. `first` is the same
    for all repeats of one expression: the start of the first of them.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    first: int
    edit: Edit | None = None


def annotated(report: Report, view: View) -> list[Annotation]:
    """Return the notes on what is shown of a report, in text order; a repeat refers to the first of its kind."""
    made = [
        _annotation(finding, group[0])
        for group in grouped(view.visible(report.findings))[: view.limit]
        for finding in group
    ]
    return sorted(made, key=lambda note: (note.start, note.end))


def _annotation(finding: Finding, first: Finding) -> Annotation:
    edit = next((each.edit for each in finding.alternatives if each.edit is not None), None)
    lines = (*paragraphs(finding), _source(finding)) if finding is first else tuple(_repeat(finding, first))
    return Annotation(finding.start, finding.end, lines, first.start, edit)


def paragraphs(finding: Finding) -> Iterator[str]:
    """Yield what a finding says: the message, why, the question, and what could stand there instead."""
    yield finding.message
    if finding.why:
        yield f"Waarom: {finding.why}"
    if finding.question:
        yield f"Vraag: {finding.question}"
    for number, alternative in enumerate(finding.alternatives[:_MOST_ALTERNATIVES]):
        yield f"{'Of' if number else 'Anders'}: {alternative.text}"


def _source(finding: Finding) -> str:
    """Return by what a writer can look the finding up, or keep the words."""
    return f"{finding.level} · regel {finding.rule}"


def _repeat(finding: Finding, first: Finding) -> Iterator[str]:
    yield f"Hier staat het weer: zie de opmerking bij ‘{' '.join(first.text.split())}’."
    if finding.question:
        yield f"Vraag: {finding.question}"
