"""The whole of a Word file in reading order: running text, footnotes, endnotes, then headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from nieuwetaal.documents.docx.names import attribute, name, relation_id, switch
from nieuwetaal.documents.docx.styles import styles_of
from nieuwetaal.documents.docx.walker import Walk
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from nieuwetaal.documents.docx.package import Package
    from nieuwetaal.documents.docx.paragraphs import NoteReference

_NOTES: tuple[tuple[Literal["footnote", "endnote"], str], ...] = (("footnote", "voetnoot"), ("endnote", "eindnoot"))
_MARGINS = (("header", "koptekst"), ("footer", "voettekst"))


def walk(package: Package) -> Walk:
    """Return what stands in a Word file, paragraph by paragraph; raise `InputError` when a part is damaged."""
    found = Walk(styles_of(package.xml("styles")))
    try:
        found.through(package.root)
        _notes(package, found)
        _margins(package, found)
    except RecursionError as error:
        raise InputError(f"{package.archive.name} heeft te veel tekstvakken in elkaar en wordt niet gelezen") from error
    return found


def _notes(package: Package, found: Walk) -> None:
    """Go through the notes to which the text refers, each where it is referred to first."""
    for kind, called in _NOTES:
        root = package.xml(f"{kind}s")
        notes = {} if root is None else {attribute(each, "id"): each for each in root if name(each) == f"w:{kind}"}
        references: dict[str, NoteReference] = {}
        for each in found.references:
            if each.kind == kind:
                references.setdefault(each.id, each)
        for number, reference in enumerate(references.values(), start=1):
            if (note := notes.get(reference.id)) is not None:
                found.through(note, f"{called} {number}", reference.anchor)


def _margins(package: Package, found: Walk) -> None:
    parts = {each.id: each for each in package.relations}
    settings = package.xml("settings")
    sections = [each for each in package.root.iter() if name(each) == "w:sectPr"]
    unseen = set()
    if not any(switch(section, "w:titlePg") for section in sections):
        unseen.add("first")
    if not switch(settings, "w:evenAndOddHeaders"):
        unseen.add("even")
    for kind, called in _MARGINS:
        read: set[str] = set()
        for reference in _references(sections, f"w:{kind}Reference"):
            relation = parts.get(relation_id(reference) or "")
            if relation and relation.part not in read and attribute(reference, "type") not in unseen:
                read.add(relation.part)
                found.through(package.archive.xml(relation.part), called)


def _references(sections: list[_Element], called: str) -> Iterator[_Element]:
    for section in sections:
        yield from (each for each in section if name(each) == called)
