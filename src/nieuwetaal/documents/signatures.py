"""What a file really is, by its first bytes: its name may say something else, and then the writer is told which."""

from __future__ import annotations

import io
import re
import zipfile
from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import PurePath

from nieuwetaal.errors import InputError

_HEAD = 1_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html\b|<html[\s>])", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_LONGEST_TYPE = 200
_UNPACK = "pak het uit en geef de teksten zelf op"
_RECOGNISE = "laat er eerst tekstherkenning (OCR) over gaan, of geef de tekst zelf op"
_SAVE = "bewaar de tekst als {}"
_LOCKED = "met een wachtwoord beveiligd"
_UNLOCK = "haal dat er in Word af en probeer het opnieuw"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is (Dutch, after *is*): of a `format` that is read, with its usual suffix; else with the mend."""

    called: str
    format: str | None = None
    suffix: str = ""
    mend: str = ""


_PDF = Kind("een PDF", "pdf", ".pdf")
_RTF = Kind("RTF", "rtf", ".rtf")
_WORD = Kind("een Word-bestand", "docx", ".docx")
_TEXT = Kind("een OpenDocument-tekst", "odt", ".odt")
_PAGE = Kind("HTML", "html", ".html")
_ZIP = Kind("een zip-bestand", mend=_UNPACK)
_PLAIN = Kind("gewone tekst", "text", ".txt")
_PICTURE = Kind("een plaatje of een film", mend=_RECOGNISE)
_PROGRAM = Kind("een programma", mend="geef een tekst op")
_PACKED = Kind("een ingepakt bestand", mend=_UNPACK)
_STARTS = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", _RTF),
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\x1f\x8b\x08", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\0", _PROGRAM),
)
_IN_ZIP = (
    ("word/", _WORD),
    ("xl/", Kind("een Excel-bestand", mend=_SAVE.format(".docx of .txt"))),
    ("ppt/", Kind("een PowerPoint-bestand", mend=_SAVE.format(".docx of .pdf"))),
    ("Index/", Kind("een Pages-bestand", mend=_SAVE.format(".docx"))),
    ("[Content_Types].xml", None),
)
"""In what an archive holds; a Word file may call its parts as it likes, so that its reader tells."""
_OPEN_TYPES = {
    b"text": _TEXT,
    b"text-template": _TEXT,
    b"spreadsheet": Kind("een OpenDocument-rekenblad", mend=_SAVE.format(".odt of .txt")),
    b"presentation": Kind("een OpenDocument-presentatie", mend=_SAVE.format(".odt of .pdf")),
}
_BOOK = Kind("een e-boek (epub)", mend=_SAVE.format(".html of .docx"))
_OLD_WORD = Kind("van een oude Word", mend="bewaar het in Word als .docx en probeer het opnieuw")
_IN_OLE = (
    ("EncryptedPackage", Kind(_LOCKED, mend=_UNLOCK)),
    ("WordDocument", _OLD_WORD),
    ("__substg1.0_", Kind("een Outlook-bericht", mend="bewaar het in Outlook als .eml of .txt")),
    ("Workbook", Kind("een oud Excel-bestand", mend=_SAVE.format(".docx of .txt"))),
    ("PowerPoint Document", Kind("een oud PowerPoint-bestand", mend=_SAVE.format(".docx of .pdf"))),
)
_OLD_OFFICE = Kind(f"{_LOCKED} of van een oude Office", mend="bewaar het als .docx zonder wachtwoord")
_TEXTS = frozenset({"text", "markdown", "html", "mail"})


def refuse_other(data: bytes, name: str, wanted: str) -> None:
    """Raise `InputError` when a file is plainly something else than the format that is `wanted`, saying what it is."""
    if wanted in _TEXTS:
        kind = kind_of(data)
        if kind is None or kind is _PAGE:
            return
    elif data:
        kind = kind_of(data) or (_PLAIN if _is_plain(data) else None)
        if kind is None or kind.format == wanted:
            return
    else:
        raise InputError(f"{name} is leeg (0 bytes); zoek een versie van het document die heel is")
    raise InputError(f"{name} is {kind.called}; {kind.mend or _mend(PurePath(name), kind.suffix)}")


def _mend(path: PurePath, suffix: str) -> str:
    if path.suffix.lower() == suffix:
        return "laat --input-format weg"
    return f"noem het {path.stem if path.suffix[1:].isalpha() else path.name}{suffix} en probeer het opnieuw"


def kind_of(data: bytes) -> Kind | None:
    """Return what a file plainly is; None when that cannot be told, as of any text."""
    if data.startswith(_OLE):
        return next((kind for name, kind in _IN_OLE if name.encode("utf-16-le") in data), _OLD_OFFICE)
    if data.startswith(_ZIPS):
        return _in_zip(data)
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return _PICTURE
    start = data[:_HEAD].lstrip()
    if found := next((kind for mark, kind in _STARTS if start.startswith(mark)), None):
        return found
    return _PAGE if _HTML.match(data[:_HEAD]) else None


def _is_plain(data: bytes) -> bool:
    """Tell whether a file is text without any markup at its start."""
    start = data[:_HEAD]
    if _CONTROLS.search(start) or start.lstrip().startswith(b"<") or b"%PDF-" in start:
        return False
    try:
        getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def _in_zip(data: bytes) -> Kind | None:
    """Return what an archive is; None when it is damaged, which its reader tells better."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            told = _told_type(archive) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if told.startswith(_OPEN_DOCUMENT):
        return _OPEN_TYPES.get(told.removeprefix(_OPEN_DOCUMENT))
    if told == b"application/epub+zip":
        return _BOOK
    if "content.xml" in names:
        return _TEXT
    return next((kind for start, kind in _IN_ZIP if any(name.startswith(start) for name in names)), _ZIP)


def _told_type(archive: zipfile.ZipFile) -> bytes:
    """Return what an archive says that it is."""
    if archive.getinfo("mimetype").compress_type != zipfile.ZIP_STORED:
        return b""
    try:
        with archive.open("mimetype") as stream:
            return stream.read(_LONGEST_TYPE).strip()
    except (RuntimeError, EOFError, zipfile.BadZipFile):
        return b""
