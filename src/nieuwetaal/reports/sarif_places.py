"""Where things stand, as SARIF says it: a region of a text file, or a part, page or paragraph of another file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nieuwetaal.documents import LineIndex
from nieuwetaal.reports.paths import uri
from nieuwetaal.reports.text import place
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePath

    from nieuwetaal.findings import Finding, Place, Report

_BASE = "%SRCROOT%"


def base(folder: PurePath) -> dict[str, Any]:
    """Return what relative addresses in the report start from."""
    description = {"description": {"text": "De map waar nieuwetaal is gestart."}}
    return {_BASE: ({"uri": f"{folder.as_uri().rstrip('/')}/"} if folder.is_absolute() else {}) | description}


class Places:
    """The places in one text, the `index`-th of the report."""

    def __init__(self, path: str, index: int, folder: PurePath, result: Report | Unread) -> None:
        address, relative = uri(path, folder)
        self._address: dict[str, Any] = {"uri": address} | ({"uriBaseId": _BASE} if relative else {})
        self._index = index
        self._document = None if isinstance(result, Unread) else result.document
        self._lines: LineIndex | None = None

    def artifact(self) -> dict[str, Any]:
        """Return the file itself."""
        encoding = None if self._document is None else self._document.encoding
        return {"location": self._address, "roles": ["analysisTarget"]} | ({"encoding": encoding} if encoding else {})

    def whole(self) -> dict[str, Any]:
        """Return the location that is the whole file."""
        return {"physicalLocation": {"artifactLocation": self._address | {"index": self._index}}}

    def of(self, finding: Finding) -> dict[str, Any]:
        """Return the location of a finding."""
        return self._location(finding.place, (finding.start, finding.end))

    def span(self, start: int, end: int) -> dict[str, Any]:
        """Return the location of a span of the text."""
        return self._location(self._place(start, end), (start, end))

    def location(self, where: Place) -> dict[str, Any]:
        """Return the location of a place of which only the lines matter."""
        return self._location(where, None)

    def fixes(self, finding: Finding) -> Iterator[dict[str, Any]]:
        """Yield the alternatives that can be put in the file as they are: only in one that is text."""
        for alternative in finding.alternatives:
            edit = alternative.edit
            if edit is None or self._document is None or self._document.places is not None:
                continue
            region = self._region(self._place(edit.start, edit.end), (edit.start, edit.end), snippet=False)
            replacement = {"deletedRegion": region, "insertedContent": {"text": edit.text}}
            change = {"artifactLocation": self._address | {"index": self._index}, "replacements": [replacement]}
            yield {"description": {"text": f"{alternative.kind}: {alternative.text}"}, "artifactChanges": [change]}

    def _location(self, where: Place, span: tuple[int, int] | None) -> dict[str, Any]:
        location = self.whole()
        if self._document is None or self._document.places is None:
            location["physicalLocation"]["region"] = self._region(where, span)
            return location
        location["logicalLocations"] = [_logical(where)]
        if span is not None:
            words = " ".join(self._document.text[slice(*span)].split())
            location["message"] = {"text": f"{place(where)}: ‘{words}’".replace("{", "{{").replace("}", "}}")}
        return location

    def _region(self, where: Place, span: tuple[int, int] | None, *, snippet: bool = True) -> dict[str, Any]:
        region: dict[str, Any] = {"startLine": where.line, "startColumn": where.column}
        if span is None or self._document is None:
            return region
        start, end = span
        region |= {"endLine": where.end_line, "endColumn": where.end_column}
        region |= {"charOffset": start, "charLength": end - start}
        return region | ({"snippet": {"text": self._document.text[start:end]}} if snippet else {})

    def _place(self, start: int, end: int) -> Place:
        if self._document is not None and self._document.places is not None:
            return self._document.places.place(start, end)
        if self._lines is None:
            self._lines = LineIndex(self._document.text if self._document is not None else "")
        return self._lines.place(start, end)


def _logical(where: Place) -> dict[str, Any]:
    """Return the part of a file that is no text: a paragraph of one of its parts, or a page."""
    if where.page is not None:
        name = f"pagina {where.page}"
        box = {} if where.box is None else {"properties": {"box": list(where.box)}}
        return {"name": name, "fullyQualifiedName": name, "kind": "page", **box}
    name, part = f"alinea {where.paragraph}", where.part or "tekst"
    return {"name": name, "fullyQualifiedName": f"{part}/{name}", "kind": "paragraph"}
