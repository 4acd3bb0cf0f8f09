"""The notes that stand in an OpenDocument text already: those of people stay, ours make way for new ones.

Ours that somebody answered or settled stay too, and those on a change that still waits for a decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.documents.odf.names import ANNOTATION, ANNOTATION_END, DC, NAME, TEXT
from nieuwetaal.reports.annotations import AUTHOR
from nieuwetaal.reports.odt.changes import change_name, pending
from nieuwetaal.reports.odt.marks import take_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from nieuwetaal.documents.odf.walker import Paragraph
    from nieuwetaal.reports.annotations import Annotation

_CHANGED = f"{TEXT}tracked-changes"


@dataclass(slots=True)
class Standing:
    """A note in the document, on the span `start..end` of its text; of one among no words at all these are below 0."""

    element: _Element
    start: int
    end: int
    ending: _Element | None = None

    @property
    def name(self) -> str | None:
        """What the document calls the note."""
        return self.element.get(NAME)

    @property
    def is_ours(self) -> bool:
        """Whether nieuwetaal wrote it."""
        return self.element.findtext(f"{DC}creator") == AUTHOR

    @property
    def first_line(self) -> str:
        """How the note begins."""
        line = self.element.find(f"{TEXT}p")
        return "" if line is None else "".join(line.itertext())


def standing(paragraphs: Iterable[tuple[int, Paragraph]], body: _Element) -> list[Standing]:
    """Return the notes in a body, and in its paragraphs with words, each of these with where it starts in the text."""
    found: list[Standing] = []
    named: dict[str, Standing] = {}
    for start, paragraph in paragraphs:
        for element, offset in paragraph.marks:
            name = element.get(NAME)
            if element.tag == ANNOTATION:
                found.append(Standing(element, start + offset, start + offset))
                if name is not None:
                    named[name] = found[-1]
            elif name in named:
                named[name].end, named[name].ending = start + offset, element
    return found + _among_no_words(body, {note.element for note in found})


def _among_no_words(body: _Element, seen: set[_Element]) -> list[Standing]:
    """Return the notes that are not `seen` yet: around a frame in an empty paragraph, say."""
    endings = {element.get(NAME): element for element in body.iter(ANNOTATION_END)}
    holders: dict[_Element | None, int] = {}
    found = []
    for element in body.iter(ANNOTATION):
        if element not in seen and next(element.iterancestors(_CHANGED), None) is None:
            at = holders.setdefault(element.getparent(), -1 - len(holders))
            found.append(Standing(element, at, at, endings.get(element.get(NAME, ""))))
    return found


def kept(notes: Sequence[Standing], body: _Element) -> list[Standing]:
    """Return those of ours that have to stay."""
    answered = {name for note in notes for key, name in note.element.attrib.items() if _local(key) == "parent-name"}
    answered_at = {note.end for note in notes if not note.is_ours and note.ending is None}
    on_change = _on_pending_change(body)
    return [
        note
        for note in notes
        if note.is_ours
        and (note.name in answered or note.end in answered_at or _is_settled(note) or note.element in on_change)
    ]


def remove(notes: Iterable[Standing], body: _Element) -> bool:
    """Take notes out, and ends of ours without a note; return whether there were any."""
    names = {note.name for note in notes if note.name}
    going = [element for element in body.iter(ANNOTATION_END) if element.get(NAME) in names]
    going += [note.element for note in notes]
    for element in going:
        take_out(element)
    return bool(going)


def without_kept(notes: Iterable[Annotation], staying: Iterable[Standing]) -> list[Annotation]:
    """Return the notes that do not stand in the document yet; those around a drawing are known by what they quote."""
    left = list(notes)
    for old in staying:
        same = [note for note in left if (note.start, note.end) == (old.start, old.end)]
        alike = [note for note in same or left if note.lines[:1] == (old.first_line,)]
        if same or (alike and old.start == old.end):
            left.remove((alike or same)[0])
    return left


def _is_settled(note: Standing) -> bool:
    return any(_local(key) == "resolved" and value == "true" for key, value in note.element.attrib.items())


def _local(key: object) -> str:
    return str(key).rpartition("}")[2]


def _on_pending_change(body: _Element) -> set[_Element]:
    """Return our notes around a change of ours that waits."""
    waiting = pending(body, AUTHOR)
    found: set[_Element] = set()
    open_notes: dict[str, _Element] = {}
    if not waiting:
        return found
    for element in body.iter():
        if element.tag == ANNOTATION:
            open_notes[element.get(NAME, "")] = element
        elif element.tag == ANNOTATION_END:
            open_notes.pop(element.get(NAME, ""), None)
        elif change_name(element) in waiting:
            found.update(open_notes.values())
    return found
