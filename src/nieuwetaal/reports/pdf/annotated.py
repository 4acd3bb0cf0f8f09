"""A PDF that is handed back with its notes: the words marked in yellow, each mark with what there is to say.

The notes are added behind the file, so that all else in it stays as it was, byte for byte. Changes cannot be tracked in
a PDF: an edit is only told in its note.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from nieuwetaal.documents.pdf.reading import read_places
from nieuwetaal.errors import InputError
from nieuwetaal.reports.pdf.highlight import appearance, highlight, name_of, placed
from nieuwetaal.reports.pdf.increment import Increment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from pypdf import PageObject
    from pypdf.generic import PdfObject

    from nieuwetaal.documents.pdf.fragments import Box
    from nieuwetaal.documents.pdf.text import PdfPlaces
    from nieuwetaal.reports.annotations import Annotation

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else it tells of every flaw on standard error

_PROTECTED = "is beveiligd tegen wijzigen; maak er een PDF zonder beveiliging van en probeer het opnieuw"
_DAMAGED = "is te beschadigd om opmerkingen in te zetten; maak de PDF opnieuw en probeer het nog eens"
_BROKEN = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError)
"""What pypdf may raise on a damaged file."""
_ANNOTS = NameObject("/Annots")

_Mark = tuple[DictionaryObject, "Sequence[Box]"]


def annotate(
    data: bytes,
    notes: Sequence[Annotation],
    *,
    name: str,
    when: datetime,
    track_changes: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Return the PDF `data` with a mark for every note; marks that nieuwetaal made before are replaced.

    `track_changes` and `tell` have no meaning here. Raises `InputError`, naming the document, when nothing may be added
    to it.
    """
    del track_changes, tell
    places = read_places(data, name)
    copy = _marked(data, _marks(places, notes, when), name)
    if copy != data and _words(read_places(copy, name)) != _words(places):
        raise InputError(f"{name} {_DAMAGED}")  # pdfium mends damage in another way than pypdf, and pages may be lost
    return copy


def _words(places: PdfPlaces) -> list[str]:
    return [line.text for line in places.printed]


def _marked(data: bytes, marks: Mapping[int, list[_Mark]], name: str) -> bytes:
    """Return the PDF with marks on its pages."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise InputError(f"{name} {_PROTECTED}")
        if max(marks, default=0) > len(reader.pages):
            raise InputError(f"{name} {_DAMAGED}")
        increment = Increment(data, reader)
        if increment.fits() and all(_can_replace(increment, page) for page in reader.pages):
            return _added(increment, reader, marks)
        return _rewritten(reader, marks)
    except DependencyError as error:  # a lock for which pypdf needs more than it has
        raise InputError(f"{name} {_PROTECTED}") from error
    except _BROKEN as error:
        raise InputError(f"{name} {_DAMAGED}") from error


def _marks(places: PdfPlaces, notes: Sequence[Annotation], when: datetime) -> Mapping[int, list[_Mark]]:
    """Return the marks by page (1-based): one for every page that the words of a note stand on."""
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for note in notes:
        boxes: dict[int, list[Box]] = defaultdict(list)
        for page, box in places.boxes(note.start, note.end):
            boxes[page].append(box)
        for page, found in boxes.items():
            marks[page].append((highlight(found, note.lines, page, when), found))
    return marks


def _added(increment: Increment, reader: PdfReader, marks: Mapping[int, list[_Mark]]) -> bytes:
    """Return the file with marks behind its last byte."""
    for number, page in enumerate(reader.pages, start=1):
        annotations = _annotations(page, marks.get(number, ()), increment.add)
        if annotations is None:
            continue
        reference = page.indirect_reference
        old = page.raw_get("/Annots") if "/Annots" in page else None
        if isinstance(old, IndirectObject) and increment.holds(old):
            increment.put(old, annotations)
        elif reference is not None:
            changed = _as_it_stands(reference)
            changed[_ANNOTS] = annotations
            increment.put(reference, changed)
    return increment.written()


def _as_it_stands(reference: IndirectObject) -> DictionaryObject:
    """Return a page with its own entries only, not what it has from the pages above it."""
    page = reference.get_object()
    if not isinstance(page, DictionaryObject):
        raise PyPdfError(f"{reference} is no page")
    copy = DictionaryObject()
    for key in page:
        copy[NameObject(key)] = page.raw_get(key)
    return copy


def _rewritten(reader: PdfReader, marks: Mapping[int, list[_Mark]]) -> bytes:
    """Return a file that was in disorder, written anew with its marks."""
    writer = PdfWriter(clone_from=reader)
    for number, page in enumerate(writer.pages, start=1):
        annotations = _annotations(page, marks.get(number, ()), writer._add_object)  # noqa: SLF001 no other way
        if annotations is not None:
            page[_ANNOTS] = annotations
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _annotations(
    page: PageObject, marks: Sequence[_Mark], add: Callable[[PdfObject], IndirectObject]
) -> ArrayObject | None:
    """Return the annotations of a page with marks in the place of those made before; None when nothing changes.

    An earlier mark that somebody answered stays, for the answer's sake.
    """
    before = list(_entries(page))
    answered = {_key(each.raw_get("/IRT")) for _, each in before if "/IRT" in each}
    gone = {_key(raw) for raw, each in before if name_of(each) is not None} - answered
    kept = [(raw, each) for raw, each in before if _key(raw) not in gone and _parent(each) not in gone]
    if not marks and len(kept) == len(before):
        return None
    there = {name_of(each) for _, each in kept}
    made = ArrayObject(raw for raw, _ in kept)
    for mark, boxes in marks:
        if name_of(mark) not in there:
            there.add(name_of(mark))
            made.append(add(placed(mark, add(appearance(boxes)), page.indirect_reference)))
    return made


def _entries(page: PageObject) -> Iterator[tuple[PdfObject, DictionaryObject]]:
    """Yield the annotations of a page, each as it stands there and as what that refers to."""
    found = page.get("/Annots")
    found = found.get_object() if found is not None else None
    for raw in found if isinstance(found, ArrayObject) else ():
        each = raw.get_object()
        if isinstance(each, DictionaryObject):
            yield raw, each


def _key(raw: PdfObject) -> object:
    return (raw.idnum, raw.generation) if isinstance(raw, IndirectObject) else id(raw)


def _parent(each: DictionaryObject) -> object:
    """Return the key of the annotation whose window this is, if it is a window."""
    return _key(each.raw_get("/Parent")) if each.get("/Subtype") == "/Popup" and "/Parent" in each else None


def _can_replace(increment: Increment, page: PageObject) -> bool:
    reference = page.indirect_reference
    return reference is not None and increment.holds(reference)
