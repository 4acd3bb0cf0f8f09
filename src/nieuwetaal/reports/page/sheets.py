"""One document as the page shows it: running text in blocks, the notes beside each, and what stands below it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from nieuwetaal.findings import ROLES
from nieuwetaal.reports.page.notes import Note, Placed, act, numbered
from nieuwetaal.reports.page.parts import TEXT, parts
from nieuwetaal.reports.page.pieces import Cover, Piece, pieces
from nieuwetaal.reports.page.stretches import SegmentIndex
from nieuwetaal.reports.text import note_line, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.documents import Document, Segment
    from nieuwetaal.findings import Finding, Report, Suppressed
    from nieuwetaal.reports.page.notes import Numbers, Party
    from nieuwetaal.reports.page.parts import Part
    from nieuwetaal.reports.page.stretches import Stretch
    from nieuwetaal.reports.view import View

NAMELESS = "invoer"
"""What a text without a file is called."""
_TOGETHER = frozenset({"list-item", "table-cell"})
"""The kinds that stand in a list with their neighbours."""
_CHUNK = 40
"""How many blocks a browser draws at once: only the chunks in view are drawn, and fewer are quicker to skip."""


@dataclass(frozen=True, slots=True)
class Block:
    """A segment in pieces, with the notes that begin in it."""

    kind: str
    part: Part
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class BlockList:
    """Blocks of one kind in one part of the file; `begins` when the blocks before it stand in another."""

    kind: str
    part: Part
    begins: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding that is not shown: where, what is read there, why not, and where that was said."""

    place: str
    words: str
    rule: str
    reason: str
    said: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document: its `chunks` are lists of blocks: list items and table cells with their neighbours, any other alone.

    `elsewhere` are notes on what is not in the running text; `left_out` is how many findings are not written out.
    """

    id: str
    path: str
    words: int
    chunks: tuple[tuple[BlockList, ...], ...]
    notes: tuple[Note, ...]
    elsewhere: tuple[Note, ...]
    remarks: tuple[str, ...]
    kept: tuple[Kept, ...]
    left_out: int


def sheet(report: Report, view: View, number: int, numbers: Numbers) -> Sheet:
    """Return the sheet of one report, the `number`-th of a page."""
    reader = _Reader(report.document.segments)
    visible = view.visible(report.findings)
    shown = visible[: view.limit]
    placed = [reader.placed(finding) for finding in shown]
    notes = numbered(placed, [reader.placed(praise) for praise in view.chosen(report.compliments)], numbers)
    path = report.document.path or NAMELESS
    said = [note_line(note, path) for note in report.notes if note.path is None]
    return Sheet(
        f"d{number}",
        path,
        sum(len(segment.text.split()) for segment in report.document.segments),
        tuple(_chunks(_lists(_blocks(report.document, notes)))),
        tuple(note for note, _ in sorted(notes, key=lambda each: (each[0].finding.start, each[0].finding.end))),
        tuple(note for note, where in notes if not where.where),
        (*map(_capital, (*report.document.notes, *report.skipped, *report.errors)), *said),
        tuple(reader.kept(kept) for kept in report.suppressed if view.visible([kept.finding])),
        len(visible) - len(shown),
    )


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


class _Reader:
    """Reads what stands at a place of a document, without its markup."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._index = SegmentIndex(segments)

    def placed(self, finding: Finding) -> Placed:
        where = self._index.find(finding.start, finding.end)
        far = [stretch for span in finding.related for stretch in self._index.find(*span)]
        words = self._words(where, finding.text)
        return Placed(finding, tuple(where), tuple(far), words, self._act(finding, where, words))

    def kept(self, kept: Suppressed) -> Kept:
        finding = kept.finding
        words = self._words(self._index.find(finding.start, finding.end), finding.text)
        rule = f"{finding.category}/{finding.rule}"
        said = {
            "inline": f"gezegd in de tekst, {place(kept.place)}",
            "config": "gezegd in de instellingen",
            "baseline": "al bekend uit een vorige keer",
        }
        return Kept(place(finding.place), words, rule, kept.reason, said[kept.kind])

    def _words(self, where: Iterable[Stretch], otherwise: str) -> str:
        read = [self._segments[at.segment].text[at.start : at.end] for at in where]
        return " … ".join(read) or " ".join(otherwise.split())

    def _act(self, finding: Finding, where: Sequence[Stretch], words: str) -> tuple[Party, ...]:
        named = {name: role for name in ROLES if (role := finding.roles.get(name)) is not None}
        at = {name: self._index.find(role.start, role.end) for name, role in named.items()}
        told = {name: (role, self._words(at[name], role.text)) for name, role in named.items()}
        holes: list[tuple[int, int]] = []
        if len(where) == 1:
            inside = where[0]
            stretches = [each for found in at.values() for each in found if each.segment == inside.segment]
            spans = [(max(s.start, inside.start), min(s.end, inside.end)) for s in stretches]
            holes = sorted((start - inside.start, end - inside.start) for start, end in spans if start < end)
        return act(told, words, holes)


def _blocks(document: Document, notes: Iterable[tuple[Note, Placed]]) -> Iterator[Block]:
    covers: defaultdict[int, list[Cover]] = defaultdict(list)
    beside: defaultdict[int, list[Note]] = defaultdict(list)
    for note, placed in notes:
        for nth, at in enumerate(placed.where):
            covers[at.segment].append(Cover(at.start, at.end, note, home=nth == 0))
        for at in placed.far:
            covers[at.segment].append(Cover(at.start, at.end, note, far=True))
        if placed.where:
            beside[placed.where[0].segment].append(note)
    for number, (segment, part) in enumerate(zip(document.segments, parts(document), strict=True)):
        here = sorted(beside[number], key=lambda note: (note.finding.start, note.finding.end))
        yield Block(segment.kind, part, tuple(pieces(segment.text, covers[number])), tuple(here))


def _lists(blocks: Iterable[Block]) -> Iterator[BlockList]:
    before = TEXT
    for (kind, part), found in groupby(blocks, key=lambda block: (block.kind, block.part)):
        for together in (tuple(found),) if kind in _TOGETHER else zip(found):
            yield BlockList(kind, part, part != before, together)
            before = part


def _chunks(lists: Iterable[BlockList]) -> Iterator[tuple[BlockList, ...]]:
    chunk: list[BlockList] = []
    size = 0
    for each in lists:
        chunk.append(each)
        size += len(each.blocks)
        if size >= _CHUNK:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)
