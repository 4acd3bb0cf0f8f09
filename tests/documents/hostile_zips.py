"""Zip files that are not what they say: bombs, lies, names that reach outside, ways of packing that nobody needs."""

from __future__ import annotations

import bz2
import io
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.documents import honest_files, word_files
from tests.documents.hostile_damage import ANY, READ, REFUSED, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAIN = {".docx": "word/document.xml", ".odt": "content.xml"}
OUTSIDE = ("../../buiten.xml", "/buiten.xml", "..\\..\\buiten.xml", "C:\\buiten.xml", "word/../../../buiten.xml")
"""Names of parts that would land elsewhere, were they written; nothing ever is."""
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_MIB = 1 << 20
_ENCRYPTED, _DESCRIPTOR = 1, 8
_DEFLATE64, _UNKNOWN_METHOD = 9, 77
_ZEROS = b"\0" * _MIB


def zips() -> Iterator[Case]:
    """Yield hostile archives, as .docx and as .odt."""
    for suffix, main in MAIN.items():
        for name, make, outcome, says in _of(suffix, main):
            yield Case(f"zip-{name}{suffix}", make, outcome, says)


def _of(suffix: str, main: str) -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    honest = honest_files.HONEST[suffix]
    parts = word_files.unzipped(honest())
    large = r"wordt uitgepakt zo groot dat"
    yield "bom-in-de-tekst", lambda: bomb(parts, {main: 300}), REFUSED, large
    yield "bom-ernaast", lambda: bomb(parts, {"word/media/plaatje.bmp": 190}), REFUSED, large
    yield "veel-van-weinig", lambda: bomb(parts, {f"deel{n}": 1 for n in range(300)}), REFUSED, large
    yield "veel-delen", lambda: bomb(parts, {f"deel{n}.xml": 0 for n in range(6_000)}), REFUSED, "meer dan 5000 delen"
    yield "zip-in-zip", lambda: repacked(parts, {"word/binnen.zip": _nested(1)}), READ, ""
    yield "zips-in-zips", lambda: repacked(parts, {"word/binnen.zip": _nested(6)}), READ, ""
    yield "kleiner-dan-gezegd", lambda: lying(honest(), main, 10), REFUSED, "beschadigd"
    yield "groter-dan-gezegd", lambda: lying(honest(), main, 150_000_000), REFUSED, large
    yield "bom-die-klein-lijkt", lambda: lying(bomb(parts, {main: 300}), main, 5_000), REFUSED, "beschadigd"
    yield "bzip2-bom-die-klein-lijkt", lambda: lying(_bzip2_bomb(parts, main), main, 5_000), REFUSED, "ingepakt"
    yield "over-elkaar", lambda: overlapping(60, main), REFUSED, "beschadigd|zo groot"
    yield "twee-keer", lambda: doubled(honest(), main), REFUSED, "twee keer"
    yield "buiten-de-map", lambda: repacked(parts, dict.fromkeys(OUTSIDE, b"<x/>")), READ, ""
    yield "koppeling", lambda: linked(parts), READ, ""
    yield "koppeling-als-tekst", lambda: linked(_without(parts, main), main), REFUSED, "geen geldige XML"
    yield "versleuteld", lambda: flagged(honest(), _ENCRYPTED), REFUSED, "wachtwoord"
    yield "met-beschrijving-erachter", lambda: streamed(parts), READ, ""
    yield "bzip2", lambda: repacked(parts, {}, zipfile.ZIP_BZIP2), REFUSED, "ingepakt"
    yield "lzma", lambda: repacked(parts, {}, zipfile.ZIP_LZMA), REFUSED, "ingepakt"
    yield "deflate64", lambda: method(honest(), _DEFLATE64), REFUSED, "ingepakt"
    yield "onbekend-ingepakt", lambda: method(honest(), _UNKNOWN_METHOD), REFUSED, "ingepakt"
    yield "leeg-archief", lambda: repacked({}, {}), REFUSED, "zip-bestand"
    yield "zonder-de-tekst", lambda: repacked(_without(parts, main), {}), REFUSED, "geen Word|zip-bestand"
    yield "alleen-de-tekst", lambda: repacked({main: parts[main]}, {}), READ, ""
    yield "lege-tekst", lambda: repacked(parts, {main: b""}), REFUSED, "geen geldige XML"
    yield "mappen-als-delen", lambda: repacked(parts, {"word/": b"", f"{main}/": b""}), READ, ""
    yield "rare-namen", lambda: repacked(parts, {"\x01\n\r\t": b"", "a" * 60_000: b"", "\U0001f600.xml": b""}), READ, ""
    yield "lange-toelichting", lambda: commented(honest(), b"PK\x05\x06" * 15_000), ANY, ""
    yield "met-voorloop", lambda: b"#!/bin/sh\nrm -rf .\n" + honest(), ANY, ""


def _without(parts: Mapping[str, bytes], part: str) -> dict[str, bytes]:
    return {name: held for name, held in parts.items() if name != part}


def repacked(
    parts: Mapping[str, bytes], changed: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return an archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, part in ({**parts, **changed}).items():
            archive.writestr(name, part)
    return target.getvalue()


def lying(data: bytes, part: str, size: int) -> bytes:
    """Return the archive with another size told of a part, in both places."""
    return _patched(data, part, 22, 24, struct.pack("<I", size))


def flagged(data: bytes, flag: int) -> bytes:
    """Return the archive with a flag on every part."""
    return _patched(data, None, 6, 8, struct.pack("<H", flag))


def method(data: bytes, number: int) -> bytes:
    """Return the archive with every part packed, as it says, in this way."""
    return _patched(data, None, 8, 10, struct.pack("<H", number))


def _patched(data: bytes, part: str | None, local: int, central: int, value: bytes) -> bytes:
    """Return the archive with a value at an offset in the local and central headers of a part, or of all."""
    found = bytearray(data)
    for mark, offset, length_at, name_at in ((_LOCAL, local, 26, 30), (_CENTRAL, central, 28, 46)):
        at = data.find(mark)
        while at >= 0:
            (length,) = struct.unpack_from("<H", data, at + length_at)
            if part is None or data[at + name_at : at + name_at + length] == part.encode():
                found[at + offset : at + offset + len(value)] = value
            at = data.find(mark, at + 4)
    return bytes(found)


def doubled(data: bytes, part: str) -> bytes:
    """Return the archive with a second part of the same name and another text."""
    target = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr(part, archive.read(part).replace(b"gemeente", b"overheid"))
    return target.getvalue()


def linked(parts: Mapping[str, bytes], name: str = "word/koppeling.xml") -> bytes:
    """Return an archive in which a part says that it is a link to a file of the system."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


class _Pipe(io.RawIOBase):
    """What an archive can be written to without going back, so that sizes come after the parts."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(memoryview(data))  # type: ignore[arg-type]
        self.held += piece
        return len(piece)


def streamed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive that was written in one go."""
    target = _Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return bytes(target.held)


def commented(data: bytes, comment: bytes) -> bytes:
    """Return the archive with a comment at its end."""
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = comment[:65_535]
    return target.getvalue()


def _nested(depth: int) -> bytes:
    """Return archives in archives, the innermost a small bomb."""
    data = bomb({}, {"bom": 1})
    for level in range(depth):
        data = repacked({f"{level}-{n}.zip": data for n in range(3)}, {}, zipfile.ZIP_STORED)
    return data


def _bzip2_bomb(parts: Mapping[str, bytes], main: str) -> bytes:
    packed = bz2.compress(_ZEROS * 40) * 25  # streams one behind the other are one
    return _written(_entries(parts) | {main: _Entry(packed, 1_000 * _MIB, 12)})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A part, packed by a method, and how large it is."""

    packed: bytes
    size: int
    method: int = 8
    crc: int = 0


def _entries(parts: Mapping[str, bytes]) -> dict[str, _Entry]:
    return {name: _Entry(part, len(part), 0, zlib.crc32(part)) for name, part in parts.items()}


def bomb(parts: Mapping[str, bytes], sizes: Mapping[str, int]) -> bytes:
    """Return an archive of these parts, and of parts with so many MiB of nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(_ZEROS) + packer.flush(zlib.Z_FULL_FLUSH)  # blocks that can be repeated
    end = packer.flush()
    return _written(_entries(parts) | {name: _Entry(one * size + end, size * _MIB) for name, size in sizes.items()})


def _written(entries: Mapping[str, _Entry]) -> bytes:
    """Return an archive, byte by byte, whatever it says of itself."""
    data, central = bytearray(), bytearray()
    for name, entry in entries.items():
        told = name.encode()
        fields = (entry.method, 0, 33, entry.crc, len(entry.packed), entry.size, len(told), 0)
        central += _CENTRAL + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, *fields, 0, 0, 0, 0, len(data)) + told
        data += _LOCAL + struct.pack("<HHHHHIIIHH", 20, 0, *fields) + told + entry.packed
    count = len(entries)
    return bytes(
        data + central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(central), len(data), 0)
    )


def overlapping(count: int, main: str) -> bytes:
    """Return an archive whose parts all share the same packed bytes: each is large, the file is small."""
    data = bomb({}, {"a": 0} | dict.fromkeys((f"deel{number}" for number in range(count)), 0) | {main: 1})
    found = bytearray(data)
    at = found.find(_CENTRAL)
    last = data.rfind(_LOCAL)
    while at >= 0:
        found[at + 42 : at + 46] = struct.pack("<I", last)
        at = found.find(_CENTRAL, at + 4)
    return bytes(found)
