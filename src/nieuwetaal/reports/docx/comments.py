"""The part of a Word file with its comments: which of them are ours, which of those stay, and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from nieuwetaal.documents.docx.names import attribute, name
from nieuwetaal.reports.annotations import AUTHOR, INITIALS
from nieuwetaal.reports.docx.runs import new

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lxml.etree import _Element

    from nieuwetaal.documents.docx.package import Package
    from nieuwetaal.documents.docx.paragraphs import Mark
    from nieuwetaal.documents.docx.styles import Styles
    from nieuwetaal.reports.docx.layout import Layout, Planned, Span

_SIZE = "18"
"""Half points: in a document without the style of Word for comments, these would be as large as the text itself."""
_LONG_ID = 10
"""Numbers of so many digits may be more than Word can hold."""
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


@dataclass(frozen=True, slots=True)
class Own:
    """A comment of ours that is there already; `settled` when a person answered it or ticked it off."""

    id: str
    lines: tuple[str, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Sorted:
    """The ids of the comments of ours that go, what is still to be said, and what a person has dealt with."""

    going: frozenset[str] = frozenset()
    left: tuple[Planned, ...] = ()
    settled: frozenset[Planned] = frozenset()


@dataclass(frozen=True, slots=True)
class Looks:
    """The ids of the styles for the text of a comment and for its mark."""

    text: str | None
    reference: str | None


def own_comments(root: _Element, extended: _Element | None) -> list[Own]:
    """Return the comments of ours in a part; `extended` tells which were answered."""
    settled = _settled(extended)
    return [
        Own(attribute(each, "id") or "", _lines(each), _paragraph_id(each) in settled)
        for each in root
        if name(each) == "w:comment" and attribute(each, "author") == AUTHOR
    ]


def _settled(extended: _Element | None) -> set[str]:
    listed = [] if extended is None else [each for each in extended if name(each) == "w15:commentEx"]
    answered = {attribute(each, "paraIdParent") for each in listed}
    ticked = {attribute(each, "paraId") for each in listed if attribute(each, "done") in {"1", "true"}}
    return {each for each in answered | ticked if each}


def _paragraph_id(comment: _Element) -> str:
    return next((each.get(_PARAGRAPH_ID, "") for each in reversed(comment) if name(each) == "w:p"), "")


def _lines(comment: _Element) -> tuple[str, ...]:
    paragraphs = (each for each in comment if name(each) == "w:p")
    return tuple("".join(each.text or "" for each in p.iter() if name(each) == "w:t") for p in paragraphs)


def pending(root: _Element, ids: Iterable[str]) -> set[str]:
    """Return which of these comments stand on a change of ours that nobody accepted or rejected yet."""
    asked = set(ids)
    opened: set[str] = set()
    found: set[str] = set()
    for each in root.iter():
        match name(each):
            case "w:commentRangeStart":
                opened |= asked & {attribute(each, "id") or ""}
            case "w:commentRangeEnd":
                opened.discard(attribute(each, "id") or "")
            case "w:ins" | "w:del" if attribute(each, "author") == AUTHOR:
                found |= opened
    return found


def spans(marks: Iterable[Mark], layout: Layout) -> dict[str, Span]:
    """Return by its id where each comment in the running text stands."""
    found: dict[str, Span] = {}
    for mark in marks:
        at = layout.offset(mark)
        start, end = found.get(mark.id, (at, at))
        found[mark.id] = (start, end if mark.kind == "reference" else max(end, at))
    return found


def sorted_out(own: list[Own], lasting: set[str], where: dict[str, Span], wanted: list[Planned]) -> Sorted:
    """Return which comments of ours go, and which of the wanted are still to be written.

    A comment that says the same at the same place stays, and so does one that is settled or `lasting`, instead of what
    would be said there now.
    """
    left = dict(enumerate(wanted))
    waiting: dict[tuple[tuple[str, ...], Span | None], list[int]] = {}
    for number, plan in reversed(left.items()):
        waiting.setdefault((plan.lines, plan.span), []).append(number)
    going: set[str] = set()
    settled: set[Planned] = set()
    others = []
    for each in own:
        if same := waiting.get((each.lines, where.get(each.id))) or waiting.get((each.lines, None)):
            plan = left.pop(same.pop())
            settled |= {plan} if each.settled else set()
        elif each.settled or each.id in lasting:
            others.append(each)
        else:
            going.add(each.id)
    for each in others:
        there = (n for n, plan in left.items() if where.get(each.id, ()) == plan.span or plan.quoted in each.lines[:1])
        settled |= {left.pop(n) for n in islice(there, 1)}
    return Sorted(frozenset(going), tuple(left.values()), frozenset(settled))


def remove(root: _Element, ids: Collection[str]) -> None:
    """Take comments out of the part."""
    for each in list(root):
        if name(each) == "w:comment" and attribute(each, "id") in ids:
            root.remove(each)


def least_id(package: Package) -> int:
    """Return from which number on comments are counted: above those of all footnotes and endnotes.

    LibreOffice keeps one count of comments and notes while it reads. After a comment with the number of a note, or a
    lower one, it shows the wrong notes or empty ones.
    """
    notes = (package.xml(part) for part in ("footnotes", "endnotes"))
    ids = (attribute(each, "id") or "" for root in notes if root is not None for each in root)
    numbers = (int(found) for found in ids if found.isdecimal() and len(found) < _LONG_ID)
    return max(numbers, default=-1) + 1


def looks_of(styles: Styles) -> Looks:
    """Return the styles that Word has for comments, where the document has them."""
    return Looks(styles.called("annotation text"), styles.called("annotation reference"))


def add(root: _Element, number: int, lines: Iterable[str], date: str, looks: Looks) -> None:
    """Add a comment of ours with these lines, which are as `writable` makes them."""
    comment = new(root, "comment", id=str(number), author=AUTHOR, date=date, initials=INITIALS)
    root.append(comment)
    for index, line in enumerate(lines):
        paragraph = _child(comment, "p")
        if looks.text:
            _child(_child(paragraph, "pPr"), "pStyle", val=looks.text)
        if index == 0:
            _child(_styled_run(paragraph, looks), "annotationRef")
        run = _child(paragraph, "r")
        if not looks.text:
            _child(_child(run, "rPr"), "sz", val=_SIZE)
        _child(run, "t").text = line


def reference(like: _Element, number: str, looks: Looks) -> _Element:
    """Return a run with the mark at which a comment hangs."""
    run = _styled_run(new(like, "p"), looks)
    _child(run, "commentReference", id=number)
    return run


def _styled_run(parent: _Element, looks: Looks) -> _Element:
    run = _child(parent, "r")
    if looks.reference:
        _child(_child(run, "rPr"), "rStyle", val=looks.reference)
    return run


def _child(parent: _Element, local: str, **attributes: str) -> _Element:
    made = new(parent, local, **attributes)
    parent.append(made)
    return made
