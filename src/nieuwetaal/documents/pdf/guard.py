"""PDF from a stranger: how large its streams become, measured before anything unpacks them."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_STREAM_BYTES = 25_000_000
"""What a page of prose is drawn with is a thousand times smaller."""
MOST_BYTES = 300_000_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/FlateDecode\b|/Fl\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_LONGEST_HEAD = 2_000
_CHUNK = 1 << 16
_TOO_LARGE = "wordt uitgepakt zo groot dat het niet wordt geopend"


def refuse_bombs(data: bytes, name: str) -> None:
    """Raise `InputError`, naming the document, when its streams unpack to more than any document needs.

    Pictures are left out: nobody unpacks those to read the text.
    """
    total = 0
    for match in _STREAM.finditer(data):
        head = data[max(match.start() - _LONGEST_HEAD, 0) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        layers = len(_FLATE.findall(head))
        if not layers or _IMAGE.search(head):
            continue
        size = 0
        for chunk in _unpacked(memoryview(data)[match.end() :], layers):
            size += chunk
            if size > MOST_STREAM_BYTES or total + size > MOST_BYTES:
                raise InputError(f"{name} {_TOO_LARGE}")
        total += size


def _unpacked(data: memoryview, layers: int) -> Iterator[int]:
    """Yield the sizes of pieces of a stream, packed so many times over; a damaged one ends early."""
    pieces: Iterator[bytes] = (bytes(data[at : at + _CHUNK]) for at in range(0, len(data), _CHUNK))
    for _ in range(layers):
        pieces = _inflated(pieces)
    try:
        yield from map(len, pieces)
    except zlib.error:
        return


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what packed pieces hold, a little at a time."""
    packer = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not packer.eof:
            yield packer.decompress(rest, _CHUNK)
            rest = packer.unconsumed_tail
        if packer.eof:
            return
