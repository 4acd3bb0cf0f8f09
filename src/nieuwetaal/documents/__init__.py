"""Read a document: segments of prose in which every character knows its place in the source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nieuwetaal.documents.chunks import Memory
from nieuwetaal.documents.decoding import decode
from nieuwetaal.documents.document import Document, Remark, Segment
from nieuwetaal.documents.markdown import segments as markdown_segments
from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.documents.remarks import remarks, without
from nieuwetaal.documents.text import segments as text_segments
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "FORMATS",
    "TEXT_SUFFIXES",
    "Document",
    "LineIndex",
    "Memory",
    "Remark",
    "Segment",
    "read_bytes",
    "read_file",
    "read_text",
]

FORMATS = ("text", "markdown")
"""The names of the input formats."""
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
"""The suffixes of files that are read when a folder is walked; a file that is named itself may have any other."""

NO_WORDS: frozenset[str] = frozenset()
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_NOT_YET = {
    ".doc": "Word-bestanden",
    ".docx": "Word-bestanden",
    ".odt": "OpenDocument-bestanden",
    ".pdf": "PDF-bestanden",
    ".rtf": "RTF-bestanden",
    ".htm": "HTML-bestanden",
    ".html": "HTML-bestanden",
}


def read_text(
    text: str,
    input_format: str = "text",
    path: str | None = None,
    *,
    unfinished: frozenset[str] = NO_WORDS,
    memory: Memory | None = None,
) -> Document:
    """Return the document that `text` is; raise `InputError` when `input_format` is not one of `FORMATS`.

    `unfinished` are words of its language, lower case, that end no line of prose: plain text runs on after them. The
    `memory` of an earlier reading spares reading again what did not change.
    """
    memory = Memory() if memory is None else memory
    memory.turn()
    found = remarks(text, input_format, memory)
    segments = tuple(_segments(text, input_format, unfinished, found, memory))
    return Document(path, input_format, text, segments, remarks=found)


def read_file(path: Path, input_format: str | None = None, *, unfinished: frozenset[str] = NO_WORDS) -> Document:
    """Return the document at `path`, its format told by the suffix unless given; raise `InputError` if it cannot.

    `unfinished` as for `read_text`.
    """
    return read_bytes(_bytes(path), path, input_format, unfinished=unfinished)


def read_bytes(
    data: bytes, path: Path, input_format: str | None = None, *, unfinished: frozenset[str] = NO_WORDS
) -> Document:
    """Return the document that `data` is, as if it had been read from `path`; raise `InputError` if it cannot.

    `unfinished` as for `read_text`.
    """
    suffix = path.suffix.lower()
    if input_format is None and suffix in _NOT_YET:
        mend = "bewaar het als tekst (.txt) of Markdown (.md)"
        raise InputError(f"{path}: nieuwetaal kan nog geen {_NOT_YET[suffix]} lezen; {mend}")
    decoded = decode(data, str(path))
    chosen = input_format or ("markdown" if suffix in _MARKDOWN_SUFFIXES else "text")
    document = read_text(decoded.text, chosen, str(path), unfinished=unfinished)
    return replace(document, encoding=decoded.encoding, notes=decoded.notes)


def _segments(
    source: str, input_format: str, unfinished: frozenset[str], found: tuple[Remark, ...], memory: Memory
) -> Iterator[Segment]:
    match input_format:
        case "text":
            return text_segments(without(source, found), unfinished, memory)
        case "markdown":
            return markdown_segments(source, memory)
    raise InputError(f"onbekend invoerformaat '{input_format}'; kies uit: {', '.join(FORMATS)}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        message = f"{path} bestaat niet; controleer het pad"
    except IsADirectoryError:
        message = f"{path} is een map; geef een bestand op"
    except PermissionError:
        message = f"{path} mag niet gelezen worden; controleer de rechten van het bestand"
    except (OSError, ValueError) as error:
        message = f"{path} kan niet gelezen worden ({error}); controleer het pad"
    raise InputError(message)
