"""From bytes to text: UTF-8, UTF-16 with a byte-order mark, else Windows-1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from nieuwetaal.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\x0b\x0c\r\x1a"))
_MOST_CONTROLS = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without byte-order mark, line ends as they were; the notes are Dutch lines for the writer."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of `data`; raise `InputError`, naming the document `name`, where it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    if _is_binary(data):
        raise InputError(
            f"{name} is geen tekstbestand (er staan tekens in die niet in tekst horen); bewaar het als tekst (.txt)"
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputError(f"{name} is geen UTF-8 en geen Windows-1252; bewaar het opnieuw als UTF-8") from None
    note = f"{name} is geen UTF-8 en is gelezen als Windows-1252; bewaar het als UTF-8 als er vreemde tekens staan"
    return Decoded(text, "windows-1252", (note,))


def _decode_marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        raise InputError(
            f"{name} begint als {encoding.upper()} maar is dat niet tot het eind; bewaar het opnieuw als UTF-8"
        ) from None


def _is_binary(data: bytes) -> bool:
    if b"\0" in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > len(data) * _MOST_CONTROLS
