"""Safe edits as changes that Word tracks: the old words struck out, the new ones beside them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from nieuwetaal.documents.docx.names import SPACE, child, name, sibling_tag
from nieuwetaal.reports.annotations import AUTHOR
from nieuwetaal.reports.docx.runs import new, writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from nieuwetaal.documents.docx.paragraphs import Piece
    from nieuwetaal.findings import Edit
    from nieuwetaal.reports.docx.layout import Layout, Planned

_PLAIN = frozenset({
    "w:rPr", "w:t", "w:tab", "w:noBreakHyphen", "w:softHyphen", "w:lastRenderedPageBreak",
})  # fmt: skip
_TRACKED = frozenset({"w:ins", "w:moveTo"})


def possible(plans: Iterable[Planned], layout: Layout) -> list[Edit]:
    """Return the edits that can be made, in text order: of running text in one paragraph, none upon another."""
    made: list[Edit] = []
    edits = (plan.edit for plan in plans if plan.edit is not None)
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        pieces = layout.pieces(edit.start, edit.end)
        together = layout.at(edit.start) == layout.at(edit.end) and layout.clipped(edit.start, edit.end)
        free = not made or edit.start >= made[-1].end
        if free and together == (edit.start, edit.end) and not any(each.fixed or each.computed for each in pieces):
            made.append(edit)
    return made


def change(pieces: list[Piece], edit: Edit, date: str, ids: Iterator[int]) -> bool:
    """Put an edit in place of whole runs; return False, changing nothing, when these hold more than text."""
    runs = list(dict.fromkeys(piece.run for piece in pieces))
    if not runs or any(name(each) not in _PLAIN for run in runs for each in run):
        return False
    made = new(runs[0], "ins", id=str(next(ids)), author=AUTHOR, date=date)
    made.append(_written(runs[0], edit.text))
    struck = None
    for run in runs:
        struck = _struck(run, struck, date, ids)
    if edit.text and struck is not None:
        _put_behind_changes(struck, made, ids)
    return True


def _written(like: _Element, text: str) -> _Element:
    run = new(like, "r")
    properties = child(like, "w:rPr")
    if properties is not None:
        copied = deepcopy(properties)
        for each in [each for each in copied if name(each) == "w:rPrChange"]:
            copied.remove(each)
        run.append(copied)
    held = new(like, "t")
    held.text = writable(text)
    held.set(SPACE, "preserve")
    run.append(held)
    return run


def _struck(run: _Element, before: _Element | None, date: str, ids: Iterator[int]) -> _Element:
    """Mark a run as deleted, together with what was struck right before it; return the mark around it."""
    around = run.getprevious()
    if before is None or around is not before:
        around = new(run, "del", id=str(next(ids)), author=AUTHOR, date=date)
        run.addprevious(around)
    around.append(run)
    for each in run:
        if name(each) == "w:t":
            each.tag = sibling_tag(each, "delText")
            each.set(SPACE, "preserve")
    return around


def _put_behind_changes(struck: _Element, made: _Element, ids: Iterator[int]) -> None:
    """Put an insertion behind a deletion; Word knows no insertion in an insertion, so one around it is cut in two."""
    outer = struck.getparent()
    if outer is None or name(outer) not in _TRACKED:
        struck.addnext(made)
        return
    behind = list(struck.itersiblings())
    outer.addnext(made)
    if behind:
        rest = outer.makeelement(outer.tag, dict(outer.attrib), outer.nsmap)
        rest.set(sibling_tag(outer, "id"), str(next(ids)))
        rest.extend(behind)
        made.addnext(rest)
