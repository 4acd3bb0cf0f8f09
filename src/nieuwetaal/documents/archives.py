"""Zip files of which documents consist, opened with care: nothing in them may fill the memory or reach outside."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from lzma import LZMAError
from typing import TYPE_CHECKING, Any
from zlib import error as ZlibError  # noqa: N812 it is a class

from lxml import etree

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_ENTRIES = 5_000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
"""How many times smaller a part may have been made; prose gets about ten times smaller."""
MOST_XML_BYTES = 40_000_000
MOST_TAGS = 800_000
"""What is read of a document has so much markup at most: some thousand pages as Word writes them."""
MOST_PARAGRAPHS = 200_000
_MOST_REMARKS = 10_000
"""Comments and instructions in the XML, which programs hardly write and which are slow to go past."""
_ENCODINGS = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII", "ISO-8859-1", "WINDOWS-1252"})
_TOO_LARGE = "is te groot om te lezen; verdeel het in kleinere documenten"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How the parts of documents are packed, by their standards; others cannot be unpacked a little at a time."""
_SMALL = 1_000_000
"""Parts of at most so many bytes may be packed as tightly as they like."""
_ERRORS = (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, ZlibError, LZMAError, zipfile.BadZipFile)
_DAMAGED = "is beschadigd ({}); open het in je tekstverwerker en bewaar het opnieuw"

_OWN_WORDS = {
    "Excessive depth": "heeft te veel tekstvakken in elkaar, of tabellen; haal die uit elkaar en probeer het opnieuw",
    "huge text node": _TOO_LARGE,
}
"""What the errors of lxml mean; it allows 256 elements in each other, and texts of 10 MB."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a document, by name, unpacked and within bounds; `sizes` are those of the XML that was read."""

    name: str
    entries: Mapping[str, zipfile.ZipInfo]
    zip: zipfile.ZipFile
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __contains__(self, part: str) -> bool:
        return part in self.entries

    def read(self, part: str) -> bytes:
        """Return a part; raise `InputError` when it is damaged or larger than it says."""
        info = self.entries[part]
        try:
            with self.zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _ERRORS as error:
            raise InputError(f"{self.name} {_DAMAGED.format(part)}") from error
        if len(data) > info.file_size:
            raise InputError(f"{self.name} {_DAMAGED.format(part)}")
        return data

    def xml(self, part: str) -> etree._Element:
        """Return the root of a part that is XML; raise `InputError` when it is not, is too large, or has a DOCTYPE."""
        if self.entries[part].file_size > MOST_XML_BYTES:
            raise InputError(f"{self.name} {_TOO_LARGE}")
        data = self.read(part)
        self.sizes[part] = len(data), data.count(b"<")
        length, tags = map(sum, zip(*self.sizes.values(), strict=True))
        if length > MOST_XML_BYTES or tags > MOST_TAGS:
            raise InputError(f"{self.name} {_TOO_LARGE}")
        return parse_xml(data, self.name, part)


def open_archive(data: bytes, name: str) -> Archive:
    """Return the archive that `data` is; raise `InputError`, naming the document, when it is none or is too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"{name} {_DAMAGED.format('het bestand is niet heel')}") from error
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(f"{name} is met een wachtwoord beveiligd; haal dat eraf en probeer het opnieuw")
    for reason in _objections(entries):
        raise InputError(f"{name} {reason}; open het in je tekstverwerker en bewaar het opnieuw")
    return Archive(name, {entry.filename: entry for entry in entries}, archive)


def parse_xml(data: bytes, name: str, part: str = "") -> etree._Element:
    """Return the root of XML that comes from a stranger; raise `InputError` when it is not well formed, or too large.

    Documents declare no types and entities: one that does is refused. Nothing is fetched. A document that is no
    archive (without `part`) may hold pictures as text, and so long texts.
    """
    if data.count(b"<") > MOST_TAGS:
        raise InputError(f"{name} {_TOO_LARGE}")
    shown = f"{name} ({part})" if part else name
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=not part)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError, MemoryError) as error:
        told = next((mine for theirs, mine in _OWN_WORDS.items() if theirs in str(error)), None)
        raise InputError(f"{name} {told}" if told else f"{shown} {_DAMAGED.format('geen geldige XML')}") from error
    info = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        raise InputError(
            f"{shown} bevat een DOCTYPE, wat niet in een document hoort; open het in je tekstverwerker en bewaar het"
            " opnieuw"
        )
    if (info.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise InputError(f"{shown} {_DAMAGED.format(f'codering {info.encoding}')}")
    if _count(root, "{*}p", "{*}h") > MOST_PARAGRAPHS or _count(root, etree.Comment, etree.PI) > _MOST_REMARKS:
        raise InputError(f"{name} {_TOO_LARGE}")
    return root


def _count(root: etree._Element, *tags: Any) -> int:
    return sum(1 for _ in root.iter(*tags))


def _objections(entries: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """Yield why an archive is not opened."""
    if len(entries) > MOST_ENTRIES:
        yield f"bestaat uit meer dan {MOST_ENTRIES} delen en wordt niet geopend"
    if sum(entry.file_size for entry in entries) > MOST_BYTES or any(map(_is_bomb, entries)):
        yield "wordt uitgepakt zo groot dat het niet wordt geopend"
    if any(entry.compress_type not in _METHODS for entry in entries):
        yield "is ingepakt op een manier die in documenten niet hoort"
    names = Counter(entry.filename for entry in entries)
    if len(names) < len(entries):
        yield f"heeft twee keer een deel {names.most_common(1)[0][0]!r}, en welk deel telt is niet te zeggen"


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
