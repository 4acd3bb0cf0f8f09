"""Something added to a PDF behind its last byte: all that was there stays as it was, signatures too."""

from __future__ import annotations

import re
from hashlib import md5
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import PdfObject

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_HEADER = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")
_KEPT = ("/Root", "/Info", "/ID")
_TAIL = 2_048
_WIDTHS = (1, 8, 2)


class Increment:
    """Objects that are new in a PDF or take the place of others."""

    def __init__(self, data: bytes, reader: PdfReader) -> None:
        """Begin one behind `data`, which `reader` reads."""
        self._data = data
        self._reader = reader
        self._objects: dict[tuple[int, int], PdfObject] = {}
        known = [number for table in reader.xref.values() for number in table] + list(reader.xref_objStm)
        self._next = max(int(reader.trailer.get("/Size", 0)), *known, 0) + 1

    def fits(self) -> bool:
        """Return whether the file is in such order that something can be added: its table of contents is found."""
        start = self._start()
        if start is None or not self._data.startswith(b"%PDF-"):
            return False
        root = self._reader.trailer.raw_get("/Root")
        return isinstance(root, IndirectObject) and self.holds(root)

    def holds(self, reference: IndirectObject) -> bool:
        """Return whether an object stands where the table of contents says it does."""
        number, generation = reference.idnum, reference.generation
        if number in self._reader.xref_objStm:
            return True
        at = self._reader.xref.get(generation, {}).get(number)
        found = _HEADER.match(self._data, at) if at is not None else None
        return found is not None and (int(found[1]), int(found[2])) == (number, generation)

    def add(self, entry: PdfObject) -> IndirectObject:
        """Add an object; return what refers to it."""
        reference = IndirectObject(self._next, 0, self._reader)
        self._next += 1
        self.put(reference, entry)
        return reference

    def put(self, reference: IndirectObject, entry: PdfObject) -> None:
        """Put an object in the place of another."""
        self._objects[reference.idnum, reference.generation] = entry

    def written(self) -> bytes:
        """Return the file with what was added; the file itself when that is nothing."""
        if not self._objects:
            return self._data
        stream = BytesIO()
        stream.write(self._data)
        if not self._data.endswith((b"\n", b"\r")):
            stream.write(b"\n")
        places: dict[tuple[int, int], int] = {}
        for (number, generation), entry in sorted(self._objects.items()):
            places[number, generation] = stream.tell()
            stream.write(b"%d %d obj\n" % (number, generation))
            entry.write_to_stream(stream)
            stream.write(b"\nendobj\n")
        self._write_table(stream, places)
        return stream.getvalue()

    def _start(self) -> int | None:
        """Return where the last table of contents begins."""
        found = _START.search(self._data, max(len(self._data) - _TAIL, 0))
        if not found:
            return None
        at = int(found[1])
        return at if self._data.startswith(b"xref", at) or _HEADER.match(self._data, at) else None

    def _write_table(self, stream: BytesIO, places: dict[tuple[int, int], int]) -> None:
        """Write a table of contents of the kind that the file has: as text, or as a stream."""
        start = self._start()
        table = stream.tell()
        trailer = DictionaryObject()
        for key in _KEPT:
            if key in self._reader.trailer:
                trailer[NameObject(key)] = self._reader.trailer.raw_get(key)
        _renew(trailer, stream)
        trailer[NameObject("/Prev")] = NumberObject(start or 0)
        if start is not None and self._data.startswith(b"xref", start):
            trailer[NameObject("/Size")] = NumberObject(self._next)
            stream.write(b"xref\n")
            rows = sorted(places.items())
            stream.writelines(b"%d 1\n%010d %05d n \n" % (number, at, generation) for (number, generation), at in rows)
            stream.write(b"trailer\n")
            trailer.write_to_stream(stream)
        else:
            places[self._next, 0] = table
            stream.write(b"%d 0 obj\n" % self._next)
            _contents(trailer, places).write_to_stream(stream)
            stream.write(b"\nendobj")
        stream.write(b"\nstartxref\n%d\n%%%%EOF\n" % table)


def _renew(trailer: DictionaryObject, stream: BytesIO) -> None:
    """Give the file the second half of a new name; the first stays, as it tells what file it was."""
    names = trailer.get("/ID")
    if isinstance(names, ArrayObject) and names:
        new = ByteStringObject(md5(stream.getvalue(), usedforsecurity=False).digest())
        trailer[NameObject("/ID")] = ArrayObject([names[0], new])


def _contents(trailer: DictionaryObject, places: dict[tuple[int, int], int]) -> StreamObject:
    """Return a table of contents as a stream; it has itself in it."""
    rows = sorted(places.items())
    stream = StreamObject()
    stream.set_data(
        b"".join(
            bytes([1]) + place.to_bytes(_WIDTHS[1], "big") + generation.to_bytes(_WIDTHS[2], "big")
            for (_, generation), place in rows
        )
    )
    stream.update(trailer)
    stream[NameObject("/Type")] = NameObject("/XRef")
    stream[NameObject("/Size")] = NumberObject(rows[-1][0][0] + 1)
    stream[NameObject("/W")] = ArrayObject(map(NumberObject, _WIDTHS))
    stream[NameObject("/Index")] = ArrayObject(NumberObject(each) for (number, _), _ in rows for each in (number, 1))
    return stream
