"""A Word file handed back with comments on its words, and safe edits as tracked changes when asked.

Only the running text, the comments, and the lists of types and relations are written anew. A signature under the
document stays, and Word will say that it no longer holds: the document was changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from nieuwetaal.documents.docx.names import name as element_name
from nieuwetaal.documents.docx.names import sibling_tag
from nieuwetaal.documents.docx.package import open_package
from nieuwetaal.documents.docx.stories import walk
from nieuwetaal.reports.docx import changes as tracking
from nieuwetaal.reports.docx import comments as commenting
from nieuwetaal.reports.docx import runs
from nieuwetaal.reports.docx.layout import Layout, Planned, cuts, planned
from nieuwetaal.reports.docx.saving import new_comments_part, registered, saved, serialised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from lxml.etree import _Element

    from nieuwetaal.documents.docx.package import Package
    from nieuwetaal.findings import Edit
    from nieuwetaal.reports.annotations import Annotation


def annotate(
    data: bytes,
    notes: Sequence[Annotation],
    *,
    name: str,
    when: datetime,
    track_changes: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Return a Word file with a comment for every note; earlier comments of ours make way for these.

    `notes` have offsets in the text that the reader makes of `data`. What a person answered stays as it is. `tell`
    hears how many edits became changes. Returns `data` itself when nothing changes; raises `InputError`, naming the
    document, when it cannot be read.
    """
    package = open_package(data, name)
    layout = Layout(walk(package))
    part = package.part("comments")
    comments = _comments_root(package) if part is None else package.archive.xml(part)
    wanted = planned(notes, layout)
    found = _sorted_out(package, comments, layout, wanted)
    going, left = found.going, found.left
    open_plans = (plan for plan in wanted if plan not in found.settled)
    edits = tracking.possible(open_plans, layout) if track_changes else []
    if not (going or left or edits):
        return data
    commenting.remove(comments, going)
    runs.remove_marks(package.root, going)
    date = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    _cut(package, layout, cuts(left, edits))
    fresh = Layout(walk(package))
    _put_comments(package, comments, fresh, left, date)
    changed = _put_changes(package.root, fresh, edits, date)
    tell(changed)
    if not (going or left or changed):
        return data
    parts = {package.main: serialised(package.root, package.archive.read(package.main))}
    if part is not None and (going or left):
        parts[part] = serialised(comments, package.archive.read(part))
    elif left:
        part = new_comments_part(package)
        parts |= {part: serialised(comments), **registered(package, part)}
    return saved(package.archive, parts, when)


def _comments_root(package: Package) -> _Element:
    return etree.Element(sibling_tag(package.root, "comments"), nsmap={"w": sibling_tag(package.root, "")[1:-1]})


def _sorted_out(package: Package, comments: _Element, layout: Layout, wanted: list[Planned]) -> commenting.Sorted:
    own = commenting.own_comments(comments, package.xml("commentsExtended"))
    if not own:
        return commenting.Sorted(left=tuple(wanted))
    lasting = commenting.pending(package.root, (each.id for each in own))
    return commenting.sorted_out(own, lasting, commenting.spans(layout.walk.marks, layout), wanted)


def _cut(package: Package, layout: Layout, offsets: Iterable[int]) -> None:
    """Cut the runs of the running text at these offsets in the text of the document."""
    ids = runs.unused_ids(package.root)
    ordered = sorted(set(offsets))
    for start, paragraph in zip(layout.starts, layout.paragraphs, strict=False):
        if paragraph.direct:
            inside = ordered[bisect_left(ordered, start) : bisect_right(ordered, start + len(paragraph.text))]
            runs.cut(paragraph, [offset - start for offset in inside], ids)


def _put_changes(root: _Element, layout: Layout, edits: list[Edit], date: str) -> int:
    """Write the edits that can be made, each from one run to another; return how many there were."""
    ids = runs.unused_ids(root)
    pieces = [(edit, layout.pieces(edit.start, edit.end)) for edit in edits]
    made = [tracking.change(held, edit, date, ids) for edit, held in pieces]
    return sum(made)


def _put_comments(package: Package, comments: _Element, layout: Layout, plans: Sequence[Planned], date: str) -> None:
    """Write the comments, and their marks: those that end together all end before the first of their references."""
    root = package.root
    looks = commenting.looks_of(layout.walk.styles)
    numbers = runs.unused_ids(comments, root, least=commenting.least_id(package))
    places = [_place(root, layout, plan) for plan in plans]
    behind: dict[_Element, tuple[list[_Element], list[_Element]]] = defaultdict(lambda: ([], []))
    for plan, (first, last) in zip(plans, places, strict=True):
        number = next(numbers)
        commenting.add(comments, number, plan.lines, date, looks)
        ends, references = behind[last]
        references.append(commenting.reference(root, str(number), looks))
        if first is not None:
            first.addprevious(runs.new(root, "commentRangeStart", id=str(number)))
            ends.append(runs.new(root, "commentRangeEnd", id=str(number)))
    for last, (ends, references) in behind.items():
        runs.put_behind(last, [*ends, *references])


def _place(root: _Element, layout: Layout, plan: Planned) -> tuple[_Element | None, _Element]:
    """Return before which element a comment starts (None: it has no words) and behind which it ends."""
    if plan.span is not None:
        pieces = layout.pieces(*plan.span)
        return runs.edge(pieces[0].run, behind=False), runs.edge(pieces[-1].run, behind=True)
    anchor = None if plan.paragraph is None else layout.paragraphs[plan.paragraph].anchor
    if anchor is None:
        return None, _first_place(root)
    last = runs.edge(anchor, behind=True)
    alone = all(element_name(each) != "w:t" for each in anchor)
    return (runs.edge(anchor, behind=False) if alone else None), last


def _first_place(root: _Element) -> _Element:
    """Return the element behind which a comment on the whole document comes: what starts its first paragraph."""
    paragraph = next((each for each in root.iter() if element_name(each) == "w:p"), None)
    if paragraph is None:
        paragraph = runs.new(root, "p")
        body = next((each for each in root if element_name(each) == "w:body"), root)
        body.insert(0, paragraph)
    if len(paragraph) == 0 or element_name(paragraph[0]) != "w:pPr":
        paragraph.insert(0, runs.new(root, "pPr"))
    return paragraph[0]
