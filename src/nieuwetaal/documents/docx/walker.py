"""Through a part of a Word file in reading order: its paragraphs, and for every character the element that holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lxml import etree

from nieuwetaal.documents.docx.fields import Fields, closed, repeats
from nieuwetaal.documents.docx.names import attribute, child, name, shown, value
from nieuwetaal.documents.docx.paragraphs import Mark, NoteReference, Paragraph, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from nieuwetaal.documents.docx.styles import Styles

BODY = "tekst"
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:sym": " ",
}
"""Elements that stand for a character. A symbol keeps the words around it apart; which one it is, its font knows."""


@dataclass(slots=True)
class Walk:
    """What was met on the way through a document, in reading order."""

    styles: Styles
    paragraphs: list[Paragraph] = field(default_factory=list)
    references: list[NoteReference] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tables: int = 0
    boxes: int = 0
    inserted_files: int = 0
    diagrams: int = 0

    def through(
        self,
        root: _Element,
        part: str = BODY,
        anchor: _Element | None = None,
        field_marks: frozenset[_Element] | None = None,
    ) -> None:
        """Go through a part, one note of it, or a text box, which hangs at `anchor`."""
        story = _Story(self, root, part, anchor, closed(root) if field_marks is None else field_marks)
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                story.leave(element)
            elif not story.enter(element):
                events.skip_subtree()


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making, with its properties and the text boxes that hang at it."""

    element: _Element
    properties: _Element | None
    style: str | None
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[_Element, _Element]] = field(default_factory=list)
    length: int = 0


class _Story:
    """The way through one part: what is open here, and whether it is seen."""

    def __init__(
        self, walk: Walk, root: _Element, part: str, anchor: _Element | None, field_marks: frozenset[_Element]
    ) -> None:
        self.walk = walk
        self.root = root
        self.part = part
        self.anchor = anchor
        self.direct = part == BODY
        self.field_marks = field_marks
        self.fields = Fields(field_marks)
        self.hiding: list[_Element] = []
        self.tables = 0
        self.runs: list[_Element] = []
        self.computing = 0
        self.chosen: list[bool] = []
        self.draft: _Draft | None = None

    @property
    def visible(self) -> bool:
        return not self.hiding and self.fields.shown

    def enter(self, element: _Element) -> bool:
        """Start an element; return whether to go into it."""
        called = name(element)
        if called == "w:t":
            if self.runs and self.visible:
                self.put(element, shown(element))
            return False
        if called in _CHARACTERS:
            if self.runs and self.visible:
                self.put(element, _CHARACTERS[called])
            return False
        if called in _SKIPPED:
            return False
        action = _ENTER.get(called)
        return True if action is None else action(self, element)

    def leave(self, element: _Element) -> None:
        """End an element."""
        if self.hiding and self.hiding[-1] is element:
            self.hiding.pop()
        match name(element):
            case "w:r":
                self.runs.pop()
            case "w:p" if self.draft is not None and self.draft.element is element:
                self.finish(self.draft)
            case "w:tbl":
                self.tables -= 1
            case "w:fldSimple":
                self.computing -= 1
            case "mc:AlternateContent":
                self.chosen.pop()

    def put(self, element: _Element, text: str) -> None:
        draft = self.draft
        if draft is None or not text:
            return
        end = draft.length + len(text)
        computed = self.fields.inside or self.computing > 0
        draft.pieces.append(Piece(draft.length, end, element, self.runs[0], len(self.runs) > 1, computed))
        draft.texts.append(text)
        draft.length = end

    def finish(self, draft: _Draft) -> None:
        self.draft = None
        walk = self.walk
        part = f"tabel {walk.tables}" if self.direct and self.tables else self.part
        kind = walk.styles.kind(draft.properties, self.tables > 0)
        text = "".join(draft.texts)
        walk.paragraphs.append(
            Paragraph(draft.element, part, kind, text, tuple(draft.pieces), self.direct, self.anchor)
        )
        for box, run in draft.boxes:
            walk.boxes += 1
            walk.through(box, f"tekstvak {walk.boxes}", run if self.direct else self.anchor, self.field_marks)

    def paragraph(self, element: _Element) -> bool:
        if self.draft is None:
            properties = child(element, "w:pPr")
            self.draft = _Draft(element, properties, value(properties, "w:pStyle"))
            if self.walk.styles.lists_headings(self.draft.properties):
                self.hiding.append(element)
        return True

    def run(self, element: _Element) -> bool:
        self.runs.append(element)
        within = None if self.draft is None else self.draft.style
        if self.walk.styles.hides(child(element, "w:rPr"), within):
            self.hiding.append(element)
        return True

    def table(self, _: _Element) -> bool:
        self.tables += 1
        self.walk.tables += self.direct and self.tables == 1
        return True

    def gone(self, element: _Element) -> bool:
        self.hiding.append(element)
        return True

    def row(self, element: _Element) -> bool:
        if child(child(element, "w:trPr"), "w:del") is not None:
            self.hiding.append(element)
        return True

    def cell(self, element: _Element) -> bool:
        if child(child(element, "w:tcPr"), "w:cellDel") is not None:
            self.hiding.append(element)
        return True

    def field(self, element: _Element) -> bool:
        self.computing += 1
        if repeats(attribute(element, "instr") or ""):
            self.hiding.append(element)
        return True

    def field_mark(self, element: _Element) -> bool:
        self.fields.mark(element)
        return False

    def instruction(self, element: _Element) -> bool:
        self.fields.instruct(element)
        return False

    def box(self, element: _Element) -> bool:
        if element is self.root:
            return True
        if self.draft is not None and self.runs and self.visible:
            self.draft.boxes.append((element, self.runs[0]))
        return False

    def alternatives(self, _: _Element) -> bool:
        self.chosen.append(False)
        return True

    def choice(self, _: _Element) -> bool:
        """Take the first of what is said more than once: what comes after it is for old programs."""
        first = not self.chosen or not self.chosen[-1]
        self.chosen[-1:] = [True]
        return first

    def note(self, element: _Element) -> bool:
        kind: Literal["footnote", "endnote"] = "footnote" if name(element) == "w:footnoteReference" else "endnote"
        if self.runs and self.visible:
            anchor = self.runs[0] if self.direct else self.anchor
            if anchor is not None:
                self.walk.references.append(NoteReference(kind, attribute(element, "id") or "", anchor))
        return False

    def comment(self, element: _Element) -> bool:
        if self.direct:
            offset = 0 if self.draft is None else self.draft.length
            kind = _COMMENT_MARKS[name(element)]
            mark = Mark(kind, attribute(element, "id") or "", len(self.walk.paragraphs), offset)
            self.walk.marks.append(mark)
        return False

    def inserted_file(self, _: _Element) -> bool:
        self.walk.inserted_files += 1
        return False

    def diagram(self, _: _Element) -> bool:
        self.walk.diagrams += 1
        return False


_COMMENT_MARKS: Mapping[str, Literal["start", "end", "reference"]] = {
    "w:commentRangeStart": "start",
    "w:commentRangeEnd": "end",
    "w:commentReference": "reference",
}
_SKIPPED = frozenset({
    "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:tblPr", "w:tblGrid", "w:trPr",
    "w:tcPr", "w:sectPr", "w:delText", "w:delInstrText", "w:rt", "m:oMath", "m:oMathPara",
})  # fmt: skip
_ENTER: Mapping[str, Callable[[_Story, _Element], bool]] = {
    "w:p": _Story.paragraph,
    "w:r": _Story.run,
    "w:tbl": _Story.table,
    "w:tr": _Story.row,
    "w:tc": _Story.cell,
    "w:del": _Story.gone,
    "w:moveFrom": _Story.gone,
    "w:fldSimple": _Story.field,
    "w:fldChar": _Story.field_mark,
    "w:instrText": _Story.instruction,
    "w:txbxContent": _Story.box,
    "mc:AlternateContent": _Story.alternatives,
    "mc:Choice": _Story.choice,
    "mc:Fallback": _Story.choice,
    "w:footnoteReference": _Story.note,
    "w:endnoteReference": _Story.note,
    **dict.fromkeys(_COMMENT_MARKS, _Story.comment),
    "w:altChunk": _Story.inserted_file,
    "dgm:relIds": _Story.diagram,
}
