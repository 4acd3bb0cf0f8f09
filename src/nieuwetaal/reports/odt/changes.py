"""Safe edits as tracked changes of an OpenDocument text: words that are deleted, and words that are inserted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from nieuwetaal.documents.odf.names import DC, OFFICE, STYLE_NAME, TEXT, TEXT_URI, XML
from nieuwetaal.reports.odt.marks import Marks, Spot, holds_marks, spot_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.odf.walker import Paragraph, Piece
    from nieuwetaal.findings import Edit

CHANGE_RANK = 2
"""The changes at a place stand after the notes that start there."""
_REGIONS = f"{TEXT}tracked-changes"
_REGION = f"{TEXT}changed-region"
_CHANGE_ID = f"{TEXT}change-id"
_WRAPPERS = (f"{TEXT}span", f"{TEXT}a")
_INSIDE = frozenset(
    f"{TEXT}{name}"
    for name in ("span", "s", "tab", "line-break", "soft-page-break", "bookmark", "bookmark-start", "bookmark-end")
)
"""What may stand between words that are replaced: it says nothing itself, or goes with them."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who makes a change, and when."""

    author: str
    date: str

    def sign(self, element: etree._Element) -> None:
        """Add the author and date to an element."""
        etree.SubElement(element, f"{DC}creator").text = self.author
        etree.SubElement(element, f"{DC}date").text = self.date


class Changes:
    """The tracked changes of a body in the making."""

    def __init__(self, body: etree._Element, marks: Marks, signature: Signature) -> None:
        self._body = body
        self._marks = marks
        self._signature = signature
        self._names = _free_names(body)

    def add(self, paragraph: Paragraph, start: int, edit: Edit) -> None:
        """Replace a span of a paragraph, that starts at `start` of the document, by what `edit` says."""
        here, there = edit.start - start, edit.end - start
        spot = spot_before(paragraph, here)
        if there > here:
            deletion = etree.SubElement(self._region(), f"{TEXT}deletion")
            self._signature.sign(etree.SubElement(deletion, f"{OFFICE}change-info"))
            self._point("change", spot, deletion.getparent())
            self._delete(paragraph, here, there, deletion)
        if edit.text:
            insertion = etree.SubElement(self._region(), f"{TEXT}insertion")
            self._signature.sign(etree.SubElement(insertion, f"{OFFICE}change-info"))
            self._point("change-start", spot, insertion.getparent()).tail = edit.text
            self._point("change-end", spot, insertion.getparent())

    def _delete(self, paragraph: Paragraph, here: int, there: int, deletion: etree._Element) -> None:
        """Move the words from the paragraph to the region of a deletion, in the formatting that they had."""
        target = etree.SubElement(deletion, f"{TEXT}p")
        if style := paragraph.element.get(STYLE_NAME):
            target.set(STYLE_NAME, style)
        for piece, first, end in overlapping(paragraph, here, there):
            self._marks.cut(piece.element, piece.slot, first, end)
            holder = _wrapped(piece, target)
            if piece.slot == "self":
                etree.SubElement(holder, piece.element.tag, dict(piece.element.attrib))
            else:
                string = piece.element.text if piece.slot == "text" else piece.element.tail
                _append_text(holder, (string or "")[first:end])

    def _point(self, kind: str, spot: Spot, region: etree._Element | None) -> etree._Element:
        point = etree.Element(f"{TEXT}{kind}", nsmap={"text": TEXT_URI})
        if region is not None:
            point.set(_CHANGE_ID, region.get(f"{TEXT}id", ""))
        self._marks.put(spot, CHANGE_RANK, point)
        return point

    def _region(self) -> etree._Element:
        regions = self._body.find(_REGIONS)
        if regions is None:
            regions = etree.Element(_REGIONS, {f"{TEXT}track-changes": "false"}, nsmap={"text": TEXT_URI})
            self._body.insert(1 if self._body.find(f"{OFFICE}forms") is not None else 0, regions)
        name = next(self._names)
        region: etree._Element = etree.SubElement(regions, _REGION, {f"{XML}id": name, f"{TEXT}id": name})
        return region


def pending(body: etree._Element, author: str) -> set[str]:
    """Return the names of the changes by `author` that nobody has accepted or rejected yet."""
    return {
        region.get(f"{TEXT}id") or region.get(f"{XML}id") or ""
        for region in body.iterfind(f"{_REGIONS}/{_REGION}")
        if any(creator.text == author for creator in region.iterfind(f"*/{OFFICE}change-info/{DC}creator"))
    }


def change_name(element: etree._Element) -> str | None:
    """Return the name of the change that an element in the text points at, if it does."""
    return element.get(_CHANGE_ID)


def can_change(paragraph: Paragraph, here: int, there: int) -> bool:
    """Whether a span of a paragraph is nothing but words in a line, which can be replaced."""
    pieces = [piece for piece, _, _ in overlapping(paragraph, here, there)]
    if not pieces or not all(holds_marks(piece.element, piece.slot) for piece in pieces):
        return False
    return len(pieces) == 1 or all(element.tag in _INSIDE for element in _between(paragraph, pieces[0], pieces[-1]))


def overlapping(paragraph: Paragraph, here: int, there: int) -> Iterator[tuple[Piece, int, int]]:
    """Yield the pieces that a span of a paragraph touches, with the start and end in each."""
    for piece in paragraph.pieces:
        if piece.start < there and here < piece.start + piece.length:
            yield piece, max(here - piece.start, 0), min(there - piece.start, piece.length)


def _between(paragraph: Paragraph, first: Piece, last: Piece) -> Iterator[etree._Element]:
    """Yield the elements that stand, or end, between two pieces of a paragraph."""
    inside = False
    for event, element in etree.iterwalk(paragraph.element, events=("start", "end", "comment", "pi")):
        at_first = element is first.element and (event == "start") == (first.slot == "text")
        at_last = element is last.element and (event == "start") == (last.slot != "tail")
        if inside:
            yield element
        if at_last:
            return
        inside = inside or at_first


def _wrapped(piece: Piece, target: etree._Element) -> etree._Element:
    """Return an element in `target` with the formatting in which a piece stands."""
    holder = piece.element if piece.slot == "text" else piece.element.getparent()
    line = []
    while holder is not None and holder.tag in _WRAPPERS:
        line.append(holder)
        holder = holder.getparent()
    for wrapper in reversed(line):
        target = etree.SubElement(target, wrapper.tag, dict(wrapper.attrib))
    return target


def _append_text(holder: etree._Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text


def _free_names(body: etree._Element) -> Iterator[str]:
    taken = {region.get(f"{TEXT}id") or region.get(f"{XML}id") for region in body.iter(_REGION)}
    return (name for number in count(1) if (name := f"nieuwetaal-wijziging-{number}") not in taken)
