"""The report as one page of HTML that needs nothing else: the texts, with what was found beside the words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

from nieuwetaal.reports.explanation import OUR_OWN
from nieuwetaal.reports.known import known_line
from nieuwetaal.reports.page.notes import Numbers
from nieuwetaal.reports.page.sheets import sheet
from nieuwetaal.reports.page.templates import environment, number, part
from nieuwetaal.reports.page.totals import LEVELS, totals
from nieuwetaal.reports.text import Tally, place, plural
from nieuwetaal.reports.view import Unread
from nieuwetaal.rules.packs import load_categories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from nieuwetaal.findings import Report
    from nieuwetaal.reports.known import KnownCount
    from nieuwetaal.reports.page.notes import Note
    from nieuwetaal.reports.page.sheets import Sheet
    from nieuwetaal.reports.view import View
    from nieuwetaal.rules.rule import Rule, Source

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_UNKNOWN_YEAR = 1970
_HIDDEN = {
    "sterk": ("sterke plek", "sterke plekken"),
    "let-op": ("plek om op te letten", "plekken om op te letten"),
    "overweeg": ("overweging", "overwegingen"),
}
"""One or more findings of a level that is not shown."""


class About(Protocol):
    """What the page tells of the check itself; a time in 1970 is no time."""

    @property
    def version(self) -> str:
        """The version of nieuwetaal."""

    @property
    def model(self) -> str:
        """The pipelines in use; empty when none was."""

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by id."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """What they cite, by key."""

    @property
    def when(self) -> datetime:
        """When the check was started."""

    @property
    def ascii_only(self) -> bool:
        """Whether to write any other character as a reference."""

    @property
    def known(self) -> Callable[[], KnownCount] | None:
        """What tells, after the last result, how they compare with a baseline."""

    @property
    def since(self) -> str:
        """The revision after which lines count; empty when all do."""


def as_html(results: Iterable[tuple[Report | Unread, View]], about: About) -> Iterator[str]:
    """Yield the page in pieces: its head when all results are there, then the texts one by one."""
    sheets: list[Sheet] = []
    unread: list[Unread] = []
    tally, numbers = Tally(), Numbers()
    for result, view in results:
        tally.add(result, view)
        if isinstance(result, Unread):
            unread.append(result)
        else:
            sheets.append(sheet(result, view, len(sheets) + 1, numbers))
    pieces = _pieces(sheets, unread, tally, about)
    yield from (piece.encode("ascii", "xmlcharrefreplace").decode() for piece in pieces) if about.ascii_only else pieces


def _pieces(sheets: Sequence[Sheet], unread: Sequence[Unread], tally: Tally, about: About) -> Iterator[str]:
    templates = environment()
    templates.globals |= {
        "style": part("page.css"),
        "script": part("page.js"),
        "levels": {level: name for level, (name, _) in LEVELS.items()},
        "our_own": OUR_OWN,
        "place": place,
        "plural": _plural,
        "sources": _sources(sheets),
        "cited": about.sources,
        "rules": about.rules,
        "title": lambda key: about.sources[key].title if key in about.sources else key,
        "own": lambda keys: all(key in about.sources and about.sources[key].own for key in keys),
        "alone": len(sheets) == 1 and not unread,
    }
    folder, name = _split(sheets[0].path) if sheets else ("", "")
    counts = totals((note for sheet in sheets for note in sheet.notes), load_categories())
    yield templates.get_template("head.html").render(
        about=about,
        folder=folder,
        name=name,
        sheets=sheets,
        unread=unread,
        totals=counts,
        rows=[_row(sheet) for sheet in sheets],
        words=sum(sheet.words for sheet in sheets),
        left_out=sum(sheet.left_out for sheet in sheets),
        hidden=[_plural(many, *_HIDDEN[level]) for level in _HIDDEN if (many := tally.hidden[level])],
        notes=list(tally.notes),
        known=known_line(about.known()) if about.known is not None else "",
        day=_day(about.when),
    )
    document = templates.get_template("document.html")
    for each in sheets:
        yield document.render(sheet=each)
    yield templates.get_template("foot.html").render(about=about, totals=counts)


def _split(path: str) -> tuple[str, str]:
    """Return the folder of a path, with its last slash, and the name in it."""
    at = max(path.rfind("/"), path.rfind("\\")) + 1
    return path[:at], path[at:]


def _row(sheet: Sheet) -> dict[str, Any]:
    counted: Counter[str] = Counter(note.finding.level for note in sheet.notes)
    findings = counted.total() - counted["compliment"]
    return {"sheet": sheet, "levels": counted, "findings": findings}


def _sources(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Return what is cited, in the order in which it comes by, with its id in the page."""
    cited = dict.fromkeys(key for sheet in sheets for note in sheet.notes for key in _keys(note))
    return {key: f"s{nth}" for nth, key in enumerate(cited, 1)}


def _keys(note: Note) -> Sequence[str]:
    return note.finding.sources if note.first is None else ()


def _day(when: datetime) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}" if when.year > _UNKNOWN_YEAR else ""


def _plural(many: int, one: str, more: str) -> str:
    return plural(many, one, more) if many < 1000 else f"{number(many)} {more}"  # noqa: PLR2004 the first with a point
