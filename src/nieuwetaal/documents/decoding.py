"""From bytes to text: UTF-8, UTF-16 with a byte-order mark, what the document says itself, else Windows-1252."""

from __future__ import annotations

import codecs
import re
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
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+) | \A\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_DECLARED_WITHIN = 4096
_CHARSET = re.compile(r"(?:windows|iso|cp|ibm|mac|koi8)[\w-]*|latin[-_]?\d+|l\d", re.IGNORECASE)
"""Charsets in which ASCII is ASCII; Latin-1 is Windows-1252 with fewer characters."""
_LATIN_1 = frozenset({"iso8859-1", "ascii", "cp1252"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without byte-order mark, line ends as they were; the notes are Dutch lines for the writer."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_as(data: bytes, name: str, input_format: str) -> Decoded:
    """Return the text of `data`, in HTML by what it says of itself; raise `InputError` as `decode`."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN]) if input_format == "html" else None
    return decode(data, name, (found[1] or found[2]).decode("ascii", "replace") if found else None)


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text of `data`; raise `InputError`, naming the document `name`, where it is no text.

    A `declared` charset counts where the text is not UTF-8: what is, was saved so after that was written.
    """
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
    if told := _decode_declared(data, declared):
        return told
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


def _decode_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None or not _CHARSET.fullmatch(declared):
        return None
    try:
        codec = codecs.lookup(declared).name
        codec = "cp1252" if codec in _LATIN_1 else codec
        return Decoded(data.decode(codec), "windows-1252" if codec == "cp1252" else codec)
    except (LookupError, UnicodeDecodeError):
        return None


def _is_binary(data: bytes) -> bool:
    if b"\0" in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > len(data) * _MOST_CONTROLS
