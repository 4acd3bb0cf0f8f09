"""Files that are called something else than what they are, and empty ones."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from typing import TYPE_CHECKING

from tests.documents import honest_files
from tests.documents.hostile_damage import ANY, READ, REFUSED, Case

if TYPE_CHECKING:
    from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + bytes(200) + b"\xff\xd9"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str) -> bytes:
    """Return a file of an old Office, as far as it says which."""
    return _OLE + bytes(504) + stream.encode("utf-16-le").ljust(128, b"\0") + struct.pack("<H", 2) + bytes(400)


def archive(**parts: str) -> bytes:
    """Return a zip file; of a name `__` stands for a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return target.getvalue()


def names() -> Iterator[Case]:
    """Yield files with a wrong name."""
    honest = {suffix: make() for suffix, make in honest_files.HONEST.items()}
    for data, suffix, says in (
        (honest[".pdf"], ".docx", r"is een PDF; noem het .*\.pdf"),
        (honest[".pdf"], ".odt", r"is een PDF; noem het .*\.pdf"),
        (honest[".pdf"], ".rtf", r"is een PDF; noem het .*\.pdf"),
        (honest[".pdf"], ".txt", r"is een PDF; noem het .*\.pdf"),
        (honest[".pdf"], ".html", r"is een PDF; noem het .*\.pdf"),
        (honest[".pdf"], ".eml", r"is een PDF; noem het .*\.pdf"),
        (honest[".docx"], ".pdf", r"is een Word-bestand; noem het .*\.docx"),
        (honest[".docx"], ".odt", r"is een Word-bestand; noem het .*\.docx"),
        (honest[".docx"], ".rtf", r"is een Word-bestand; noem het .*\.docx"),
        (honest[".docx"], ".md", r"is een Word-bestand; noem het .*\.docx"),
        (honest[".docx"], ".txt", r"is een Word-bestand; noem het .*\.docx"),
        (honest[".docx"], ".doc", r"is een Word-bestand; noem het .*\.docx"),
        (honest[".docx"], ".zip", r"is een Word-bestand; noem het .*\.docx"),
        (honest[".odt"], ".docx", r"is een OpenDocument-tekst; noem het .*\.odt"),
        (honest[".odt"], ".pdf", r"is een OpenDocument-tekst; noem het .*\.odt"),
        (honest[".odt"], ".html", r"is een OpenDocument-tekst; noem het .*\.odt"),
        (honest[".rtf"], ".docx", r"is RTF; noem het .*\.rtf"),
        (honest[".rtf"], ".doc", r"is RTF; noem het .*\.rtf"),
        (honest[".rtf"], ".txt", r"is RTF; noem het .*\.rtf"),
        (honest[".rtf"], ".pdf", r"is RTF; noem het .*\.rtf"),
        (honest[".html"], ".doc", r"is HTML; noem het .*\.html"),
        (honest[".html"], ".docx", r"is HTML; noem het .*\.html"),
        (honest[".html"], ".odt", r"is HTML; noem het .*\.html"),
        (honest[".html"], ".fodt", r"is HTML; noem het .*\.html"),
        (honest[".html"], ".pdf", r"is HTML; noem het .*\.html"),
        (honest[".txt"], ".docx", r"is gewone tekst; noem het .*\.txt"),
        (honest[".txt"], ".odt", r"is gewone tekst; noem het .*\.txt"),
        (honest[".txt"], ".pdf", r"is gewone tekst; noem het .*\.txt"),
        (honest[".txt"], ".rtf", r"is gewone tekst; noem het .*\.txt"),
        (PNG, ".docx", r"is een plaatje .*OCR"),
        (PNG, ".txt", r"is een plaatje .*OCR"),
        (JPEG, ".pdf", r"is een plaatje .*OCR"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", ".html", r"is een plaatje .*OCR"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), ".docx", r"is een plaatje of een film"),
        (ole("WordDocument"), ".docx", r"van een oude Word; bewaar het in Word als \.docx"),
        (ole("WordDocument"), ".doc", r"van een oude Word; bewaar het in Word als \.docx"),
        (ole("WordDocument"), ".rtf", r"van een oude Word; bewaar het in Word als \.docx"),
        (ole("EncryptedPackage"), ".docx", r"met een wachtwoord beveiligd; haal dat er in Word af"),
        (ole("__substg1.0_0037001F"), ".eml", r"een Outlook-bericht; bewaar het in Outlook als \.eml"),
        (ole("Workbook"), ".docx", r"een oud Excel-bestand"),
        (ole("iets"), ".docx", r"oude Office"),
        (archive(iets="x", **{"map__lees.txt": "y"}), ".docx", r"is een zip-bestand; pak het uit"),
        (archive(**{"[Content_Types].xml": "<x/>", "xl__workbook.xml": "<x/>"}), ".docx", r"een Excel-bestand"),
        (archive(**{"[Content_Types].xml": "<x/>", "ppt__p.xml": "<x/>"}), ".docx", r"een PowerPoint-bestand"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".odt", r"een OpenDocument-rekenblad"),
        (archive(mimetype="application/epub+zip"), ".odt", r"een e-boek"),
        (archive(**{"Index__Document.iwa": "x"}), ".docx", r"een Pages-bestand"),
        (gzip.compress(honest[".docx"], mtime=0), ".docx", r"is een ingepakt bestand; pak het uit"),
        (b"7z\xbc\xaf\x27\x1c\0\4" + bytes(50), ".odt", r"is een ingepakt bestand; pak het uit"),
        (b"\x7fELF\2\1\1" + bytes(300), ".rtf", r"is een programma"),
        (b"MZ\x90\0\3" + bytes(300), ".docx", r"is een programma"),
    ):
        kind = says.partition(";")[0].split()[-1].strip("\\.*").lower()
        yield _case(f"{kind}-als{suffix}", data, REFUSED, says)
    for suffix in honest:
        is_text = suffix in {".md", ".txt", ".html"}
        outcome, says = (READ, "") if is_text else (REFUSED, "geen mailbestand" if suffix == ".eml" else "leeg")
        yield _case(f"leeg{suffix}", b"", outcome, says)
        yield _case(f"nullen{suffix}", bytes(5_000), REFUSED, "")
        yield _case(f"een-teken{suffix}", b"x", READ if is_text else REFUSED, "")
    text = honest[".html"].decode()
    yield _case("utf-16.html", text.encode("utf-16"), READ, "<!DOCTYPE")
    yield _case("utf-16-zonder-merk.html", text.encode("utf-16-le"), REFUSED, "geen tekstbestand")
    yield _case("utf-32.html", text.encode("utf-32"), READ, "<!DOCTYPE")
    yield _case("utf-16-half.txt", text.encode("utf-16")[:-1], REFUSED, "UTF-16")
    yield _case("html-als.md", honest[".html"], READ, "<!DOCTYPE")
    yield _case("html-als.txt", honest[".html"], READ, "<!DOCTYPE")
    yield _case("tekst-over-pdf.txt", b"Een %PDF- is geen {\\rtf maar PK.\n", READ, "Een")
    yield _case("tekst-over-mz.txt", b"MZ is een school. GIF8 niet.\n", READ, "MZ")


_seen: dict[str, int] = {}


def _case(name: str, data: bytes, outcome: str = ANY, says: str = "") -> Case:
    _seen[name] = _seen.get(name, 0) + 1
    stem, _, suffix = name.rpartition(".")
    named = f"{stem}-{_seen[name]}.{suffix}" if _seen[name] > 1 else name
    return Case(f"naam-{named}", lambda: data, outcome, says)
