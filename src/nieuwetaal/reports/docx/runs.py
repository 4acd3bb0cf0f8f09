"""Runs of Word cut at exact characters, and the marks of comments around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING

from nieuwetaal.documents.docx.names import SPACE, attribute, child, name, shown, sibling_tag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.etree import _Element

    from nieuwetaal.documents.docx.paragraphs import Paragraph, Piece

_UNWRITABLE = re.compile("[^\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_AROUND_RUNS = frozenset({
    "w:hyperlink", "w:ins", "w:del", "w:moveTo", "w:smartTag", "w:fldSimple", "w:customXml", "w:dir", "w:bdo",
    "w:sdtContent",
})  # fmt: skip
_PROPERTIES = frozenset({"w:smartTagPr", "w:customXmlPr"})
_COMMENT_MARKS = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})


def new(like: _Element, local: str, **attributes: str) -> _Element:
    """Return a new element in the namespace of another, with attributes in it."""
    made = like.makeelement(sibling_tag(like, local), nsmap={"w": sibling_tag(like, "")[1:-1]})
    for key, text in attributes.items():
        made.set(sibling_tag(like, key), text)
    return made


def writable(text: str) -> str:
    """Return a text as XML can hold it, in which line ends are spaces."""
    return _UNWRITABLE.sub(" ", text)


def unused_ids(*roots: _Element, least: int = 0) -> Iterator[int]:
    """Yield numbers that nothing in these parts has for its id, from `least` on."""
    used = {each.get(sibling_tag(root, "id")) for root in roots for each in root.iter()}
    number = least
    while True:
        if str(number) not in used:
            yield number
        number += 1


def cut(paragraph: Paragraph, offsets: Sequence[int], ids: Iterator[int]) -> None:
    """Cut the runs of a paragraph so that one ends at each of these offsets in its text, which ascend."""
    for _, group in groupby(paragraph.pieces, key=lambda piece: id(piece.run)):
        pieces = list(group)
        first, last = pieces[0].start, pieces[-1].end
        if inside := offsets[bisect_right(offsets, first) : bisect_left(offsets, last)]:
            _cut_run(pieces, [offset - first for offset in inside], ids)


def _cut_run(pieces: Sequence[Piece], offsets: Sequence[int], ids: Iterator[int]) -> None:
    run = pieces[0].run
    widths: dict[_Element, int] = {}
    for piece in pieces:
        held = _under(run, piece.element)
        widths[held] = widths.get(held, 0) + piece.end - piece.start
    current, at, done = run, 0, 0
    for each in [each for each in run if name(each) != "w:rPr"]:
        end = at + widths.get(each, 0)
        if done < len(offsets) and offsets[done] == at:
            current = _run_after(current, ids)
            done += 1
        if current is not run:
            current.append(each)
        inside = [offset - at for offset in offsets[done : bisect_left(offsets, end)]]
        if name(each) == "w:t":
            for rest in _cut_text(each, inside):
                current = _run_after(current, ids)
                current.append(rest)
        at, done = end, done + len(inside)


def _under(run: _Element, element: _Element) -> _Element:
    """Return the child of a run in which an element stands."""
    while (parent := element.getparent()) is not None and parent is not run:
        element = parent
    return element


def _run_after(run: _Element, ids: Iterator[int]) -> _Element:
    """Return a new empty run behind another, with the same properties."""
    made = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = child(run, "w:rPr")
    if properties is not None:
        copied = deepcopy(properties)
        for each in copied.iter():
            if attribute(each, "id") is not None:
                each.set(sibling_tag(each, "id"), str(next(ids)))
        made.append(copied)
    run.addnext(made)
    return made


def _cut_text(element: _Element, offsets: list[int]) -> list[_Element]:
    """Cut what is seen of a `w:t`; return what comes behind the first part."""
    if not offsets:
        return []
    text = shown(element)
    for inner in list(element):
        element.remove(inner)
    parts = [text[start:end] for start, end in zip([0, *offsets], [*offsets, len(text)], strict=True)]
    rest = [element.makeelement(element.tag, dict(element.attrib), element.nsmap) for _ in offsets]
    for each, part in zip([element, *rest], parts, strict=True):
        each.text = part
        if part != part.strip():
            each.set(SPACE, "preserve")
    return rest


def edge(node: _Element, *, behind: bool) -> _Element:
    """Return the outermost element that starts, or ends, with this one: marks stand best outside links and changes."""
    while (parent := node.getparent()) is not None and name(parent) in _AROUND_RUNS:
        if any(name(each) not in _PROPERTIES for each in node.itersiblings(preceding=not behind)):
            break
        outer = parent.getparent() if name(parent) == "w:sdtContent" else parent
        if outer is None:
            break
        node = outer
    return node


def put_behind(node: _Element, elements: Sequence[_Element]) -> None:
    """Put elements right behind another, in their order."""
    for each in reversed(elements):
        node.addnext(each)


def remove_marks(root: _Element, ids: Collection[str]) -> None:
    """Take the marks of these comments out of a part, and the runs that held nothing else."""
    marks = [each for each in root.iter() if name(each) in _COMMENT_MARKS and attribute(each, "id") in ids]
    for mark in marks:
        holder = mark.getparent()
        _remove(mark)
        while holder is not None and name(holder) in {"w:r", "w:ins"} and all(name(each) == "w:rPr" for each in holder):
            above = holder.getparent()
            _remove(holder)
            holder = above


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
