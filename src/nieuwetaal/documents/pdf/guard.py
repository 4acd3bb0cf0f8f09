"""PDF from a stranger: how large its streams become, and what they draw, measured before anything draws them."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_STREAM_BYTES = 25_000_000
"""What a page of prose is drawn with is a thousand times smaller."""
MOST_BYTES = 300_000_000
MOST_DRAWN = 50_000_000
"""So many bytes of instructions are followed, drawings in drawings counted as often as they are drawn."""
_MOST_NESTED = 20_000
_FEW = 20
_STREAM = re.compile(rb"(?<!end)stream[\0\t\f ]*(?:\r\n|\n|\r)")
_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL)\b")
_UNTOLD_FILTER = re.compile(rb"/Filter\s+\d")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Form\b|/Subtype\s+\d")
_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
_DRAW = re.compile(rb"Do(?<=\sDo)\b")
"""It looks back, so that it can look for the letters first, which is far quicker."""
_OPENING = re.compile(rb"(?<!\S)(?:q|BMC|BDC)(?!\S)")
_CLOSING = re.compile(rb"(?<!\S)(?:Q|EMC)(?!\S)")
_LONGEST_HEAD = 2_000
_CHUNK = 1 << 16
_MOST_PACKED = {b"LZWDecode": 190_000, b"LZW": 190_000, b"RunLengthDecode": 4_000_000, b"RL": 4_000_000}
"""So many bytes of old ways of packing may hold 250 MB; no page of prose has as many."""
_NO_HEXADECIMAL = re.compile(rb"[^0-9a-fA-F]")
_TOO_LARGE = "wordt uitgepakt zo groot dat het niet wordt geopend; maak er met afdrukken een nieuwe PDF van"


@dataclass(slots=True)
class _Drawn:
    """What the streams of a file draw: how often a drawing, how large the largest is, whether any draws others."""

    times: int = 0
    largest: int = 0
    nested: bool = False


def refuse_bombs(data: bytes, name: str) -> bool:
    """Raise `InputError`, naming the document, when its streams unpack to more than any document needs.

    Pictures are left out: nobody unpacks those to read the text. Returns whether drawings in drawings may still be too
    much to draw.
    """
    total, drawn = 0, _Drawn()
    starts = [(match.start(), match.end()) for match in _STREAM.finditer(data)]
    for number, (at, start) in enumerate(starts):
        head = data[max(at - _LONGEST_HEAD, 0) : at]
        head = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), head[head.rfind(b" obj") + 1 :])
        if _IMAGE.search(head):
            continue
        upto = starts[number + 1][0] if number + 1 < len(starts) else len(data)
        end = data.find(b"endstream", start, upto)
        size = draws = depth = 0
        for chunk in _unpacked(data, start, upto if end < 0 else end, head):
            size += len(chunk)
            draws += len(_DRAW.findall(chunk))
            depth += _opened(chunk)
            if size > MOST_STREAM_BYTES or total + size > MOST_BYTES or depth > _MOST_NESTED:
                raise InputError(f"{name} {_TOO_LARGE}")
        total += size
        drawn.times += draws
        if _FORM.search(head):
            drawn.largest = max(drawn.largest, size)
            drawn.nested = drawn.nested or draws > 0
    return drawn.nested or drawn.times * drawn.largest > MOST_DRAWN


def _opened(chunk: bytes) -> int:
    """Return how many states and marks are opened and not closed; roughly, where it is soon seen that they are few."""
    roughly = sum(chunk.count(mark) for mark in (b"q", b"BMC", b"BDC")) - chunk.count(b"Q") - chunk.count(b"EMC")
    return len(_OPENING.findall(chunk)) - len(_CLOSING.findall(chunk)) if roughly > _FEW else 0


def _unpacked(data: bytes, start: int, end: int, head: bytes) -> Iterator[bytes]:
    """Yield what a stream holds, piece by piece; a damaged one ends early.

    Of what is packed in one of the old ways its own bytes are told, as often as they may stand for others.
    """
    filters = [match[1] for match in _FILTER.finditer(head)] or [b"Fl"] * bool(_UNTOLD_FILTER.search(head))
    # a packed stream may hold the word that ends it, and ends itself
    upto = len(data) if filters[:1] in ([b"Fl"], [b"FlateDecode"]) else end
    pieces: Iterator[bytes] = (data[at : min(at + _CHUNK, upto)] for at in range(start, upto, _CHUNK))
    try:
        for each in filters:
            if each in _MOST_PACKED:
                held = b"".join(_upto(pieces, _MOST_PACKED[each]))
                yield held
                if len(held) > _MOST_PACKED[each]:
                    yield bytes(MOST_STREAM_BYTES + 1)
                return
            pieces = _inflated(pieces) if each.startswith(b"Fl") else _from_text(pieces, each)
        yield from pieces
    except (zlib.error, ValueError):
        return


def _upto(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        yield piece
        size += len(piece)
        if size > most:
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


def _from_text(pieces: Iterator[bytes], name: bytes) -> Iterator[bytes]:
    """Yield what pieces stand for that are written in letters and digits; at once, as that makes them smaller."""
    held = b"".join(_upto(pieces, MOST_STREAM_BYTES))
    if name in {b"AHx", b"ASCIIHexDecode"}:
        digits = _NO_HEXADECIMAL.sub(b"", held.partition(b">")[0])
        yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        yield base64.a85decode(held.partition(b"~")[0].strip())
