"""A Word file written again with some parts changed: all others as they were, in their order."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from nieuwetaal.documents.docx.package import relations_part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lxml.etree import _Element

    from nieuwetaal.documents.archives import Archive
    from nieuwetaal.documents.docx.package import Package

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*")
_NEW_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION_TYPES = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}


def serialised(root: _Element, original: bytes | None = None) -> bytes:
    """Return a part as bytes, with the XML declaration that the original has."""
    tree = root.getroottree()
    encoding = (tree.docinfo.encoding or "UTF-8").upper() if original is not None else "UTF-8"
    if encoding not in {"UTF-8", "ASCII", "US-ASCII"}:
        return etree.tostring(tree, encoding=encoding, xml_declaration=True, standalone=True)
    found = _DECLARATION.match(original or b"")
    declaration = found[0] if found else b"" if original is not None else _NEW_DECLARATION
    return declaration + etree.tostring(tree, encoding="UTF-8", xml_declaration=False)


def new_comments_part(package: Package) -> str:
    """Return a free name for the part with comments."""
    folder = posixpath.dirname(package.main)
    taken = {each.lower() for each in package.archive.entries}
    numbers = ("", *range(2, len(taken) + 3))
    names = (posixpath.join(folder, f"comments{number}.xml") for number in numbers)
    return next(name for name in names if name.lower() not in taken)


def registered(package: Package, part: str) -> dict[str, bytes]:
    """Return the lists of types and relations, changed so that they name a new part with comments."""
    listed = relations_part(package.main)
    strict = "purl.oclc.org" in str(package.root.tag)
    types, type_bytes = _root(package.archive, _TYPES, f"{{{_TYPES_NAMESPACE}}}Types")
    override = etree.SubElement(types, f"{{{_TYPES_NAMESPACE}}}Override")
    override.set("PartName", f"/{part}")
    override.set("ContentType", _COMMENTS_TYPE)
    relations, relation_bytes = _root(package.archive, listed, f"{{{_RELATIONS_NAMESPACE}}}Relationships")
    used = {each.get("Id") for each in relations}
    relation = etree.SubElement(relations, f"{{{_RELATIONS_NAMESPACE}}}Relationship")
    relation.set("Id", next(name for n in range(1, len(used) + 2) if (name := f"rId{n}") not in used))
    relation.set("Type", _RELATION_TYPES[strict])
    relation.set("Target", posixpath.basename(part))
    return {_TYPES: serialised(types, type_bytes), listed: serialised(relations, relation_bytes)}


def _root(archive: Archive, part: str, tag: str) -> tuple[_Element, bytes | None]:
    if part in archive:
        return archive.xml(part), archive.read(part)
    namespace = tag.rpartition("}")[0][1:]
    return etree.Element(tag, nsmap={None: namespace}), None


def saved(archive: Archive, changed: Mapping[str, bytes], when: datetime) -> bytes:
    """Return the archive with the changed parts in their place, and new ones at the end."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        written.comment = archive.zip.comment
        for part, info in archive.entries.items():
            copied = zipfile.ZipInfo(part, info.date_time)
            copied.compress_type = info.compress_type
            copied.external_attr = info.external_attr
            written.writestr(copied, changed[part] if part in changed else archive.read(part))
        for part in [each for each in changed if each not in archive]:
            made = zipfile.ZipInfo(part, when.timetuple()[:6])
            made.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(made, changed[part])
    return target.getvalue()
