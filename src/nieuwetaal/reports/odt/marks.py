"""What goes in between the characters of a tree, and out of it: all at once, so that no place moves under another."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from nieuwetaal.documents.odf.names import TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

    from nieuwetaal.documents.odf.walker import Paragraph, Slot

_HOLDS_MARKS = frozenset(f"{TEXT}{name}" for name in ("p", "h", "span", "a", "meta", "meta-field", "ruby-base"))
"""The elements in which a mark may stand between the words; of others, such as fields, before or after them."""


class Spot(NamedTuple):
    """A place between characters: before the one at `offset` of an element's text or tail, or before the element."""

    element: _Element
    slot: Slot
    offset: int


def spot_before(paragraph: Paragraph, offset: int) -> Spot:
    """Return the place right before a character of a paragraph."""
    piece = paragraph.piece(offset)
    if (outer := _outermost(piece.element, piece.slot)) is not None:
        return Spot(outer, "self", 0)
    return Spot(piece.element, piece.slot, offset - piece.start)


def spot_after(paragraph: Paragraph, offset: int) -> Spot:
    """Return the place right after the character at `offset` of a paragraph."""
    piece = paragraph.piece(offset)
    if (outer := _outermost(piece.element, piece.slot)) is not None:
        return Spot(outer, "tail", 0)
    if piece.slot == "self":
        return Spot(piece.element, "tail", 0)
    return Spot(piece.element, piece.slot, offset + 1 - piece.start)


def holds_marks(element: _Element, slot: Slot) -> bool:
    """Whether a mark may stand between the characters there."""
    return _outermost(element, slot) is None


def _outermost(element: _Element, slot: Slot) -> _Element | None:
    """Return the element around a place in which no mark may stand, if there is one."""
    outer = None
    holder = element if slot == "text" else element.getparent()
    while holder is not None and holder.tag not in _HOLDS_MARKS:
        outer, holder = holder, holder.getparent()
    return outer


@dataclass(slots=True)
class _Changes:
    """What happens to one string: elements that go in at an offset, by rank, and spans that go out."""

    entering: list[tuple[int, int, _Element]] = field(default_factory=list)
    leaving: list[tuple[int, int]] = field(default_factory=list)


class Marks:
    """The changes of a tree, collected first and then made."""

    def __init__(self) -> None:
        self._changes: dict[tuple[_Element, Slot], _Changes] = {}
        self._removed: list[_Element] = []

    def put(self, spot: Spot, rank: int, element: _Element) -> None:
        """Let `element` stand at `spot`, after those of a lower rank and earlier ones of the same; keep its tail."""
        changes = self._changes.setdefault((spot.element, spot.slot), _Changes())
        changes.entering.append((spot.offset, rank, element))

    def cut(self, element: _Element, slot: Slot, start: int, end: int) -> None:
        """Take a span of a string out, or the element itself."""
        if slot == "self":
            self._removed.append(element)
        else:
            self._changes.setdefault((element, slot), _Changes()).leaving.append((start, end))

    def make(self) -> None:
        """Make all changes; where elements are removed, their tails stay."""
        for (element, slot), changes in self._changes.items():
            changes.entering.sort(key=lambda entry: entry[:2])
            if slot == "self":
                _put_before(element, changes)
            else:
                _rebuild(element, slot, changes)
        for element in self._removed:
            take_out(element)


def take_out(element: _Element) -> None:
    """Remove an element; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _put_before(element: _Element, changes: _Changes) -> None:
    parent = element.getparent()
    if parent is not None:
        for _, _, new in changes.entering:
            parent.insert(parent.index(element), new)


def _rebuild(element: _Element, slot: Slot, changes: _Changes) -> None:
    """Cut a string at the elements that enter it; what stands between two of them becomes the tail of the first."""
    holder = element if slot == "text" else element.getparent()
    string = (element.text if slot == "text" else element.tail) or ""
    if holder is None:
        return
    bounds = [0, *(offset for offset, _, _ in changes.entering), len(string)]
    chunks = [_left(string, start, end, changes.leaving) for start, end in pairwise(bounds)]
    at = 0 if slot == "text" else holder.index(element) + 1
    if slot == "text":
        element.text = chunks[0]
    else:
        element.tail = chunks[0]
    for (_, _, new), chunk in zip(changes.entering, chunks[1:], strict=True):
        new.tail = (new.tail or "") + chunk
        holder.insert(at, new)
        at += 1


def _left(string: str, start: int, end: int, leaving: list[tuple[int, int]]) -> str:
    kept = []
    for here, there in sorted(leaving):
        if start < there and here < end:
            kept.append(string[start : max(here, start)])
            start = min(there, end)
    return "".join((*kept, string[start:end]))
