"""The report as Markdown: to read, or to put under a pull request."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from nieuwetaal.reports import markdown
from nieuwetaal.reports.excerpt import clean
from nieuwetaal.reports.known import known_line
from nieuwetaal.reports.paths import name_of, relative
from nieuwetaal.reports.text import Tally, counts, note_line, place, plural
from nieuwetaal.reports.view import Unread, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results
    from nieuwetaal.reports.view import View

_LEVELS = ("sterk", "let-op", "overweeg")
_MOST_ALTERNATIVES = 3
_MOST_PLACES = 8
_REFERENCE = re.compile(r"([@#!~$%&])(?=\w)")
"""How GitHub and GitLab write people, requests, labels and the like; a comment behind the sign stops them."""


def as_markdown(results: Results, about: About) -> Iterator[str]:
    """Yield the page in pieces: the totals, a table of the texts, and every finding under its text."""
    tally, rows, sections = Tally(), [], []
    for result, view in results:
        path = relative(name_of(result), about.folder)
        tally.add(result, view)
        if isinstance(result, Unread):
            rows.append((_safe(path), "niet gelezen", *("" for _ in _LEVELS[1:])))
            sections.append(f"## {_safe(path)}\n\nNiet gelezen: {_safe(result.error)}\n")
            continue
        shown = Counter[str](finding.level for finding in view.visible(result.findings))
        rows.append((_safe(path), *(str(shown[level] or "") for level in _LEVELS)))
        if lines := list(_section(result, view)):
            sections.append("\n".join((f"## {_safe(path)}", "", *lines)))
    yield "\n".join(_head(tally, rows, about))
    yield from (f"\n{section}" for section in sections)


def _head(tally: Tally, rows: Sequence[Sequence[str]], about: About) -> Iterator[str]:
    yield from ("# Meegelezen door nieuwetaal", "")
    numbers = counts(tally.shown) or "niets om over na te denken"
    unread = f", {plural(tally.unread, 'bestand', 'bestanden')} niet gelezen" if tally.unread else ""
    yield f"**{plural(tally.files, 'bestand', 'bestanden')}: {numbers}{unread}.**"
    if about.since:
        yield from ("", f"Alleen regels die veranderd zijn sinds {_safe(about.since)}.")
    if about.known is not None:
        yield from ("", _safe(known_line(about.known())))
    if len(rows) > 1:
        yield from ("", *markdown.table(("tekst", *_LEVELS), rows))
    yield from ("", f"<sub>nieuwetaal {_safe(about.version)}, taalmodel {_safe(about.model or 'geen')}</sub>", "")


def _section(report: Report, view: View) -> Iterator[str]:
    """Yield the lines on one text; none when there is nothing to say."""
    said = [note_line(note, name_of(report)) for note in report.notes if note.path is None]
    for note in (*report.document.notes, *said):
        yield from (f"*{_safe(note)}*", "")
    groups = grouped(view.visible(report.findings))
    for group in groups[: view.limit]:
        yield from (*_group(group, report), "")
    if left_out := len(groups) - len(groups[: view.limit]):
        more = plural(left_out, "melding", "meldingen")
        yield from (f"Nog {more} in deze tekst; zonder --max zie je ze allemaal.", "")


def _group(group: Sequence[Finding], report: Report) -> Iterator[str]:
    finding = group[0]
    rule = f"`{finding.category}/{finding.rule}`"
    yield f"**{_safe(finding.text)}** · {_where(finding, report)} · {finding.level} · {rule}"
    if sentence := report.sentences.get(finding.start):
        yield from ("", f"> {_safe(sentence)}")
    yield from ("", _safe(finding.message), "")
    yield from markdown.bullets(_more(group, report))


def _more(group: Sequence[Finding], report: Report) -> Iterator[str]:
    finding = group[0]
    if finding.why:
        yield f"Waarom: {_safe(finding.why)}"
    if finding.question:
        yield f"Vraag: {_safe(finding.question)}"
    for number, alternative in enumerate(finding.alternatives[:_MOST_ALTERNATIVES]):
        yield f"{'Of' if number else 'Anders'}: {_safe(alternative.text)} ({_safe(alternative.kind)})"
    if places := [_where(other, report) for other in group[1:]]:
        more = len(places) - _MOST_PLACES
        yield f"Ook: {', '.join(places[:_MOST_PLACES])}{f' en nog {more}' if more > 0 else ''}"


def _where(finding: Finding, report: Report) -> str:
    """Return where a finding stands, as people say it."""
    named = _safe(place(finding.place))
    return f"regel {finding.place.line}" if report.document.places is None else named


def _safe(text: str) -> str:
    """Return a text as Markdown on one line, in which no sign means anything and nothing is called by its name."""
    return _REFERENCE.sub(r"\1<!-- -->", markdown.escape(clean(text)))
