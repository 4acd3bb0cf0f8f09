"""Zip files of which documents consist, opened with care: nothing in them may fill the memory or reach outside."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from lzma import LZMAError
from typing import TYPE_CHECKING
from zlib import error as ZlibError  # noqa: N812 it is a class

from lxml import etree

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ENTRIES = 5_000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
"""How many times smaller a part may have been made; prose gets about ten times smaller."""
_SMALL = 1_000_000
"""Parts of at most so many bytes may be packed as tightly as they like."""
_ERRORS = (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, ZlibError, LZMAError, zipfile.BadZipFile)
_DAMAGED = "is beschadigd ({}); open het in je tekstverwerker en bewaar het opnieuw"


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a document, by name, unpacked and within bounds."""

    name: str
    entries: Mapping[str, zipfile.ZipInfo]
    zip: zipfile.ZipFile

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
        """Return the root of a part that is XML; raise `InputError` when it is not, or has a DOCTYPE."""
        return parse_xml(self.read(part), f"{self.name} ({part})")


def open_archive(data: bytes, name: str) -> Archive:
    """Return the archive that `data` is; raise `InputError`, naming the document, when it is none or is too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"{name} {_DAMAGED.format('het bestand is niet heel')}") from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise InputError(f"{name} bestaat uit meer dan {MOST_ENTRIES} delen en wordt niet geopend")
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(f"{name} is met een wachtwoord beveiligd; haal dat eraf en probeer het opnieuw")
    if sum(entry.file_size for entry in entries) > MOST_BYTES or any(map(_is_bomb, entries)):
        raise InputError(f"{name} wordt uitgepakt zo groot dat het niet wordt geopend")
    return Archive(name, {entry.filename: entry for entry in entries}, archive)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root of XML that comes from a stranger; raise `InputError` when it is not well formed.

    Documents declare no types and entities: one that does is refused. Nothing is fetched.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} {_DAMAGED.format('geen geldige XML')}") from error
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"{name} bevat een DOCTYPE; dat hoort niet in een document en wordt niet gelezen")
    return root


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
