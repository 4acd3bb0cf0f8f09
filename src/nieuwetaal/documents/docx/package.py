"""The parts of a Word file, found by how they refer to each other: what they are called is free."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from nieuwetaal.documents.archives import Archive, open_archive
from nieuwetaal.documents.docx.names import name as element_name
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_USUAL = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One part refers to another: `kind` is the last word of its type, such as `footnotes`."""

    id: str
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: its archive, the name and the XML of the part with the running text, and what that refers to."""

    archive: Archive
    main: str
    root: _Element
    relations: tuple[Relation, ...]

    def part(self, kind: str) -> str | None:
        """Return the first part of a kind."""
        return next((each.part for each in self.relations if each.kind == kind), None)

    def xml(self, kind: str) -> _Element | None:
        """Return the root of the first part of a kind."""
        part = self.part(kind)
        return None if part is None else self.archive.xml(part)


def open_package(data: bytes, name: str) -> Package:
    """Return the Word file that `data` is; raise `InputError`, naming the document, when it is none."""
    archive = open_archive(data, name)
    top = (each.part for each in relations_of(archive, "") if each.kind == "officeDocument")
    main = next(top, _USUAL if _USUAL in archive else None)
    root = None if main is None else archive.xml(main)
    if main is None or root is None or element_name(root) != "w:document":
        raise InputError(f"{name} is geen Word-bestand; bewaar het in je tekstverwerker als .docx")
    return Package(archive, main, root, relations_of(archive, main))


def relations_part(part: str) -> str:
    """Return the name of the part that says what `part` refers to; of the whole file when it is empty."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relations_of(archive: Archive, part: str) -> tuple[Relation, ...]:
    """Return what a part refers to inside the archive; a reference to anything else is left out."""
    listed = relations_part(part)
    if listed not in archive:
        return ()
    folder = posixpath.dirname(part)
    lower = {each.lower(): each for each in archive.entries}
    found = []
    for each in archive.xml(listed):
        target = posixpath.normpath(posixpath.join("/", folder, unquote(each.get("Target", ""))))[1:]
        known = target if target in archive else lower.get(target.lower())
        if known is not None and each.get("TargetMode") != "External":
            found.append(Relation(each.get("Id", ""), each.get("Type", "").rsplit("/", 1)[-1], known))
    return tuple(found)
