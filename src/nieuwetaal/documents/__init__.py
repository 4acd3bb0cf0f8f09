"""Read a document: segments of prose in which every character knows its place in the source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nieuwetaal.documents.chunks import Memory
from nieuwetaal.documents.decoding import decode_as
from nieuwetaal.documents.document import Document, Places, Remark, Segment
from nieuwetaal.documents.formats import FORMATS, SUFFIXES, TEXT_FORMATS, TEXT_SUFFIXES, format_of
from nieuwetaal.documents.formats import extract as extract_from  # there is a module called extract, too
from nieuwetaal.documents.formats import text_segments_of as segments_of
from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.documents.remarks import remarks, without
from nieuwetaal.documents.signatures import refuse_other
from nieuwetaal.errors import InputError, reason

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "TEXT_FORMATS",
    "TEXT_SUFFIXES",
    "Document",
    "LineIndex",
    "Memory",
    "Places",
    "Remark",
    "Segment",
    "read_bytes",
    "read_file",
    "read_text",
]

NO_WORDS: frozenset[str] = frozenset()
_OLD_WORD = ".doc"
MOST_BYTES = 200_000_000
"""Of a file that is no text, pictures included; a text may be of any size."""
_TOO_LARGE = "is te groot om te lezen; verdeel het in kleinere documenten"
_MAIL = ".eml"
"""Mail as a file; in a file with any other name it was pasted."""


def read_text(
    text: str,
    input_format: str = "text",
    path: str | None = None,
    *,
    unfinished: frozenset[str] = NO_WORDS,
    memory: Memory | None = None,
) -> Document:
    """Return the document that `text` is; raise `InputError` when `input_format` is not one of `TEXT_FORMATS`.

    `unfinished` are words of its language, lower case, that end no line of prose: plain text runs on after them. The
    `memory` of an earlier reading spares reading again what did not change.
    """
    memory = Memory() if memory is None else memory
    memory.turn()
    found = remarks(text, input_format, memory)
    prose = without(text, found)
    segments = tuple(segments_of(text, prose, input_format, unfinished, memory))
    return Document(path, input_format, text, segments, remarks=found)


def read_file(path: Path, input_format: str | None = None, *, unfinished: frozenset[str] = NO_WORDS) -> Document:
    """Return the document at `path`, its format told by the suffix unless given; raise `InputError` if it cannot.

    `unfinished` as for `read_text`.
    """
    most = None if (input_format or format_of(path)) in TEXT_FORMATS else MOST_BYTES
    return read_bytes(_bytes(path, most), path, input_format, unfinished=unfinished)


def read_bytes(
    data: bytes, path: Path, input_format: str | None = None, *, unfinished: frozenset[str] = NO_WORDS
) -> Document:
    """Return the document that `data` is, as if it had been read from `path`; raise `InputError` if it cannot.

    `unfinished` as for `read_text`.
    """
    is_old = input_format is None and path.suffix.lower() == _OLD_WORD
    chosen = input_format or format_of(path)
    refuse_other(data, str(path), _OLD_WORD if is_old else chosen)
    if is_old:
        raise InputError(f"{path} is een oud Word-bestand (.doc); bewaar het in Word als .docx")
    try:
        return _read(data, path, chosen, unfinished)
    except (MemoryError, RecursionError, OverflowError) as error:
        raise InputError(f"{path} {_TOO_LARGE}") from error


def _read(data: bytes, path: Path, chosen: str, unfinished: frozenset[str]) -> Document:
    if chosen not in TEXT_FORMATS or (chosen == "mail" and path.suffix.lower() == _MAIL):
        read = extract_from(data, str(path), chosen, unfinished)
        return Document(str(path), chosen, read.text, read.segments, notes=read.notes, places=read.places)
    decoded = decode_as(data, str(path), chosen)
    document = read_text(decoded.text, chosen, str(path), unfinished=unfinished)
    return replace(document, encoding=decoded.encoding, notes=decoded.notes)


def _bytes(path: Path, most: int | None) -> bytes:
    """Return what a file holds; raise `InputError` when it cannot be read, or holds more than `most` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(-1 if most is None else most + 1)
        if most is None or len(data) <= most:
            return data
        message = f"{path} {_TOO_LARGE}"
    except FileNotFoundError:
        message = f"{path} bestaat niet; controleer het pad"
    except IsADirectoryError:
        message = f"{path} is een map; geef een bestand op"
    except PermissionError:
        message = f"{path} mag niet gelezen worden; controleer de rechten van het bestand"
    except OSError as error:
        message = f"{path} kan niet gelezen worden ({reason(error)}); controleer het pad"
    except ValueError:
        message = f"{path} kan niet gelezen worden (zo kan een bestand niet heten); controleer het pad"
    raise InputError(message)
