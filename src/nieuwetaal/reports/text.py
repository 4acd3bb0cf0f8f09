"""The report for people, in a terminal: a colleague who reads along."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING

from nieuwetaal.reports.excerpt import clean, excerpt
from nieuwetaal.reports.known import known_line
from nieuwetaal.reports.view import Unread, at_least, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nieuwetaal.findings import Finding, Note, Place, Report
    from nieuwetaal.reports.known import KnownCount
    from nieuwetaal.reports.view import View

_COLOURS = {"sterk": "1;31", "let-op": "1;33", "overweeg": "1;36", "compliment": "32", "path": "1", "quiet": "2"}
_LEVELS = ("sterk", "let-op", "overweeg")
_MARGIN = "  "
_LABEL_WIDTH = 8
_MOST_PLACES = 8
_MOST_ALTERNATIVES = 2


@dataclass(frozen=True, slots=True)
class Style:
    """How to write for this terminal."""

    colour: bool = False
    width: int = 100

    def paint(self, kind: str, text: str) -> str:
        """Return the text in the colour of a level or a part of the report."""
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour and text else text


@dataclass(slots=True)
class Tally:
    """What was counted in all documents together: places that are shown and places that are not, by level."""

    files: int = 0
    unread: int = 0
    shown: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    kept: Counter[bool] = field(default_factory=Counter)
    """What the writers keep, with a reason (True) or without."""
    notes: dict[str, None] = field(default_factory=dict)
    """Lines about the settings, each once."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Texts in folders that were not read, by why."""

    def leave_out(self, reason: str) -> None:
        """Count one more text in a folder that is not read, and why."""
        self.left_out[reason] += 1

    def add(self, result: Report | Unread, view: View) -> None:
        """Count one more document."""
        if isinstance(result, Unread):
            self.unread += 1
            return
        self.files += 1
        for finding in view.chosen(result.findings):
            (self.shown if at_least(finding, view.level) else self.hidden)[finding.level] += 1
        for suppressed in result.suppressed:
            if suppressed.kind != "baseline" and view.visible([suppressed.finding]):
                self.kept[bool(suppressed.reason)] += 1
        for note in result.notes:
            if note.path is not None:
                self.notes[note_line(note, note.path)] = None


def file_lines(report: Report, view: View, style: Style) -> Iterator[str]:
    """Yield the lines on one document; none when there is nothing to say."""
    groups = grouped(view.visible(report.findings))
    compliments = view.chosen(report.compliments)
    path = clean(report.document.path or "invoer")
    remarks = [note_line(note, path) for note in report.notes if note.path is None]
    notes = (*report.document.notes, *report.skipped, *remarks)
    if not groups and not compliments and not notes:
        return
    yield style.paint("path", path)
    yield from (style.paint("quiet", f"{_MARGIN}{clean(note)}") for note in notes)
    yield ""
    for group in groups[: view.limit]:
        yield from _message(group, report, path, style)
        yield ""
    left_out = groups[len(groups[: view.limit]) :]
    if left_out:
        more = plural(len(left_out), "melding", "meldingen")
        yield from (style.paint("quiet", f"{_MARGIN}Nog {more} in deze tekst; zonder --max zie je ze allemaal."), "")
    if compliments:
        yield from (style.paint("compliment", f"{_MARGIN}{_compliment(compliments)}"), "")


def left_out_lines(tally: Tally) -> Iterator[str]:
    """Yield the line on what was not read in the folders, none when all was."""
    if tally.left_out:
        why = ", ".join(f"{number} {reason}" for reason, number in sorted(tally.left_out.items()))
        yield f"Niet gelezen in deze mappen: {why}."


def summary_lines(
    tally: Tally, style: Style, *, seconds: float, model: str, known: KnownCount | None = None, since: str = ""
) -> Iterator[str]:
    """Yield the last lines: what was counted, in how many files, how long it took and with which pipeline.

    `known` tells how it compares with a baseline, `since` that only what changed after this revision was looked at.
    """
    files = plural(tally.files, "bestand", "bestanden")
    numbers = [style.paint(level, f"{tally.shown[level]} {level}") for level in _LEVELS if tally.shown[level]]
    nothing = "niets op dit niveau" if any(tally.hidden.values()) else "niets om over na te denken"
    nothing = "niets nieuws" if known is not None and known.known else nothing
    unchanged = f"niets veranderd sinds {clean(since)}" if since and not tally.unread else "niets gelezen"
    said = f"{files}: {', '.join(numbers) or nothing}" if tally.files else unchanged
    unread = f", {plural(tally.unread, 'bestand', 'bestanden')} niet gelezen" if tally.unread and tally.files else ""
    took = f"{seconds:.1f} s".replace(".", ",")
    with_model = f"taalmodel {model}" if model else "geen taalmodel"
    yield f"{said}{unread}. {style.paint('quiet', f'({took}, {with_model})')}"
    if since and tally.files:
        yield style.paint("quiet", f"Alleen regels die veranderd zijn sinds {clean(since)}.")
    if known is not None:
        yield style.paint("quiet", known_line(known))
    for level in _LEVELS:
        if number := tally.hidden[level]:
            yield style.paint("quiet", f"{_hidden(level, number)} niet getoond; --level {level} toont ze.")
    yield from (style.paint("quiet", line) for line in left_out_lines(tally))
    if kept := tally.kept.total():
        yield style.paint("quiet", f"{kept} behouden, {_reasons(tally.kept[False], kept)}.")
    yield from (style.paint("quiet", clean(note)) for note in tally.notes)


def note_line(note: Note, path: str) -> str:
    """Return a note with its place in the file at `path`."""
    return f"{path}:{place(note.place)}: {note.text}"


def _reasons(missing: int, kept: int) -> str:
    if not missing:
        return "met reden"
    return "nog zonder reden" if missing == kept else f"waarvan {missing} nog zonder reden"


def plural(number: int, one: str, many: str) -> str:
    """Return `1 bestand` or `2 bestanden`."""
    return f"{number} {one if number == 1 else many}"


def counts(levels: Mapping[str, int]) -> str:
    """Return `3 sterk, 9 let-op`, strongest first, without levels of which there are none."""
    return ", ".join(f"{levels[level]} {level}" for level in _LEVELS if levels.get(level))


def _hidden(level: str, number: int) -> str:
    if level == "overweeg":
        return plural(number, "overweging", "overwegingen")
    return plural(number, f"plek van niveau {level}", f"plekken van niveau {level}")


def _message(group: Sequence[Finding], report: Report, path: str, style: Style) -> Iterator[str]:
    finding = group[0]
    yield from finding_lines(finding, report, path, style)
    for number, alternative in enumerate(finding.alternatives[:_MOST_ALTERNATIVES]):
        label = "Anders" if number == 0 else "Of"
        yield from paragraph(label, f"{alternative.text} ({alternative.kind})", style)
    if group[1:]:
        yield from paragraph("Ook op", _places(group[1:]), style)


def finding_lines(finding: Finding, report: Report, path: str, style: Style) -> Iterator[str]:
    """Yield what one finding says: where, the words underlined, the message, why, and the question."""
    level = style.paint(finding.level, finding.level)
    rule = style.paint("quiet", f"{finding.category}/{finding.rule}")
    yield f"{style.paint('path', f'{path}:{place(finding.place)}')}  {level}  {rule}"
    for line, under in excerpt(report.document.text, finding.start, finding.end, style.width - 2 * len(_MARGIN)):
        yield f"{_MARGIN}{_MARGIN}{line}"
        if under:
            indent = len(under) - len(under.lstrip())
            yield f"{_MARGIN}{_MARGIN}{' ' * indent}{style.paint(finding.level, under.lstrip())}"
    yield from paragraph("", finding.message, style)
    yield from paragraph("Waarom", finding.why, style)
    yield from paragraph("Vraag", finding.question, style)


def paragraph(label: str, text: str, style: Style) -> Iterator[str]:
    """Yield a text in lines that fit, beside its label if it has one."""
    if not text:
        return
    indent = _LABEL_WIDTH if label else 0
    width = max(style.width - len(_MARGIN) - indent, 20)
    lines = wrap(clean(text), width, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines):
        shown = label if number == 0 else ""
        yield f"{_MARGIN}{style.paint('quiet', shown)}{' ' * (indent - len(shown))}{line}"


def place(where: Place) -> str:
    """Return where something stands, in the way that fits the document: line and column, page, or paragraph."""
    if where.page is not None:
        return f"p. {where.page}"
    if where.paragraph is not None:
        return f"{where.part or 'tekst'}, alinea {where.paragraph}"
    return f"{where.line}:{where.column}"


def _places(findings: Sequence[Finding]) -> str:
    named = ", ".join(place(finding.place) for finding in findings[:_MOST_PLACES])
    more = len(findings) - _MOST_PLACES
    return f"{named} en nog {plural(more, 'plek', 'plekken')}" if more > 0 else named


def _compliment(compliments: Sequence[Finding]) -> str:
    words = list(dict.fromkeys(f"‘{clean(finding.text)}’" for finding in compliments))
    named = ", ".join(words[:3])
    more = " en meer" if len(words) > 3 else ""  # noqa: PLR2004 three are enough to make the point
    return f"Mooi gezegd: {named}{more}."
