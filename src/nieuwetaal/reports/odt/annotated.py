"""An OpenDocument text with a note on the words of every finding, and safe edits as tracked changes on request."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from nieuwetaal.documents.extract import ParagraphCollector
from nieuwetaal.documents.odf.names import (
    ANNOTATION,
    ANNOTATION_END,
    DC_URI,
    META,
    META_URI,
    NAME,
    OFFICE_URI,
    STYLE_NAME,
    TEXT,
    TEXT_URI,
)
from nieuwetaal.documents.odf.reading import CONTENT, OpenDocument, opened, paragraphs
from nieuwetaal.documents.odf.walker import FOOTER, HEADER, Paragraph
from nieuwetaal.documents.packing import repacked
from nieuwetaal.reports.annotations import AUTHOR, INITIALS
from nieuwetaal.reports.odt.changes import Changes, Signature, can_change
from nieuwetaal.reports.odt.kept import kept, remove, standing, without_kept
from nieuwetaal.reports.odt.looks import SMALL, put_style
from nieuwetaal.reports.odt.marks import Marks, Spot, holds_marks, spot_after, spot_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from nieuwetaal.findings import Edit
    from nieuwetaal.reports.annotations import Annotation

_END, _START = 0, 1
"""Of what stands at one place notes end first, then others start; changes come after."""
_NAMES = {"office": OFFICE_URI, "text": TEXT_URI, "dc": DC_URI, "meta": META_URI}


def annotate(
    data: bytes,
    notes: Sequence[Annotation],
    *,
    name: str,
    when: datetime,
    track_changes: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Return the document `data` with `notes` in it; only the part with the text is changed.

    Earlier notes of ours are replaced, unless somebody answered or settled them. LibreOffice shows no notes in frames,
    so those stand around the frame and quote their words. In headers and footers there is no room for notes: what is
    said about them stands in one note on the first paragraph. `tell` hears how many edits became changes. Raises
    `InputError` when the document, called `name`, cannot be read.
    """
    document = opened(data, name)
    text = _Text(document)
    found = standing(text.paragraphs, document.body)
    staying = kept(found, document.body)
    new = without_kept(map(text.quoting, notes), staying)
    if remove([note for note in found if note.is_ours and note not in staying], document.body):
        text = _Text(document)
    elif not new:
        return data
    with_summary = not any(note.ending is None for note in staying)
    writer = _Writer(document, text, Signature(AUTHOR, when.replace(tzinfo=None).isoformat(timespec="seconds")))
    tell(writer.write(new, track_changes=track_changes, with_summary=with_summary))
    put_style(document.content, document.body)
    return _written(document)


class _Text:
    """The paragraphs of a document, each with where it starts in the text that was read out."""

    def __init__(self, document: OpenDocument) -> None:
        collector = ParagraphCollector()
        self.paragraphs = [(collector.add(each.text, each.kind, each.part), each) for each in paragraphs(document)]
        self._starts = [start for start, _ in self.paragraphs]

    def at(self, offset: int) -> tuple[int, Paragraph]:
        """Return the paragraph in which a character of the text stands."""
        return self.paragraphs[max(bisect_right(self._starts, offset) - 1, 0)]

    def quoting(self, note: Annotation) -> Annotation:
        """Return a note that says on which words it is, where it cannot stand on these."""
        start, paragraph = self.at(note.start)
        if paragraph.drawing is None and paragraph.part not in (HEADER, FOOTER):
            return note
        words = " ".join(paragraph.text[note.start - start : note.end - start].split())
        return replace(note, lines=(f"{paragraph.part.capitalize()}, bij ‘{words}’:", *note.lines))


class _Writer:
    def __init__(self, document: OpenDocument, text: _Text, signature: Signature) -> None:
        self._body = document.body
        self._text = text
        self._signature = signature
        self._marks = Marks()
        self._names = _free_names(document.body)

    def write(self, notes: Sequence[Annotation], *, track_changes: bool, with_summary: bool) -> int:
        """Put notes in the tree; return how many edits became changes."""
        edits = self._edits(notes) if track_changes else []
        changes = Changes(self._body, self._marks, self._signature)
        elsewhere = [note for note in notes if not self._place(note, edits)]
        for edit in edits:
            start, paragraph = self._text.at(edit.start)
            changes.add(paragraph, start, edit)
        if elsewhere and with_summary:
            self._summarise(elsewhere)
        self._marks.make()
        return len(edits)

    def _place(self, note: Annotation, edits: Sequence[Edit]) -> bool:
        """Put a note around its words, or around the drawing they stand in; return whether there was room."""
        first, last = note.start, note.end - 1
        for edit in edits:
            first = edit.start if edit.start < first < edit.end else first
            last = edit.end - 1 if edit.start <= last < edit.end else last
        start, paragraph = self._text.at(first)
        end, closing = self._text.at(last)
        if closing.part != paragraph.part:
            end, closing, last = start, paragraph, start + paragraph.length - 1
        if paragraph.part in (HEADER, FOOTER):
            return False
        if (drawing := paragraph.drawing) is not None:
            if not holds_marks(drawing, "tail"):
                return False
            spots = Spot(drawing, "self", 0), Spot(drawing, "tail", 0)
        else:
            spots = spot_before(paragraph, first - start), spot_after(closing, min(last - end, closing.length - 1))
        name = next(self._names)
        self._marks.put(spots[0], _START, self._annotation(name, note.lines))
        self._marks.put(spots[1], _END, etree.Element(ANNOTATION_END, {NAME: name}, nsmap=_NAMES))
        return True

    def _edits(self, notes: Sequence[Annotation]) -> list[Edit]:
        """Return the edits that can be made where they stand, none upon another."""
        chosen: list[Edit] = []
        for edit in sorted({note.edit for note in notes if note.edit is not None}, key=lambda edit: edit.start):
            start, paragraph = self._text.at(edit.start)
            here, there = edit.start - start, edit.end - start
            if paragraph.part in (HEADER, FOOTER) or paragraph.in_shape or there > paragraph.length:
                continue
            if (not chosen or chosen[-1].end <= edit.start) and can_change(paragraph, here, there):
                chosen.append(edit)
        return chosen

    def _summarise(self, notes: Sequence[Annotation]) -> None:
        lines = tuple(line for note in notes for line in note.lines)
        if (spot := self._first_spot()) is not None:
            self._marks.put(spot, _END, self._annotation(next(self._names), lines))

    def _first_spot(self) -> Spot | None:
        """Return where the text begins, even when nothing is written there."""
        for _, paragraph in self._text.paragraphs:
            if paragraph.drawing is None and paragraph.part not in (HEADER, FOOTER):
                return spot_before(paragraph, 0)
        element = self._body.find(f".//{TEXT}p")
        return None if element is None else Spot(element, "text", 0)

    def _annotation(self, name: str, lines: Sequence[str]) -> etree._Element:
        made = etree.Element(ANNOTATION, {NAME: name}, nsmap=_NAMES)
        self._signature.sign(made)
        etree.SubElement(made, f"{META}creator-initials").text = INITIALS
        for line in lines:
            etree.SubElement(etree.SubElement(made, f"{TEXT}p"), f"{TEXT}span", {STYLE_NAME: SMALL}).text = line
        return made


def _free_names(body: etree._Element) -> Iterator[str]:
    taken = {element.get(NAME) for element in body.iter(ANNOTATION, ANNOTATION_END)}
    return (name for number in count(1) if (name := f"nieuwetaal-{number}") not in taken)


def _written(document: OpenDocument) -> bytes:
    data = etree.tostring(document.content.getroottree(), xml_declaration=True, encoding="UTF-8")
    return data if document.archive is None else repacked(document.archive, {CONTENT: data})
