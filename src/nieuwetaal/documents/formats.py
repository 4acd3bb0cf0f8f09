"""The formats of documents: what their files are called, and which are text that a writer sees as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.documents.html.reading import segments as html_segments
from nieuwetaal.documents.mail.reading import segments as mail_segments
from nieuwetaal.documents.markdown.reading import segments as markdown_segments
from nieuwetaal.documents.text.reading import segments as text_segments
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nieuwetaal.documents.chunks import Memory
    from nieuwetaal.documents.document import Segment
    from nieuwetaal.documents.extract import Extract

TEXT_FORMATS = ("text", "markdown", "html", "mail")
"""The formats that are text: a place in them is a place in the file."""
FORMATS = (*TEXT_FORMATS, "docx", "odt", "pdf", "rtf")
"""The names of the input formats."""
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
    ".pdf": "pdf",
    ".rtf": "rtf",
}
"""The suffixes of files that are read when a folder is walked; a file that is named itself may have any other."""
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml"})
"""The suffixes of those that open in an editor."""


def format_of(path: Path) -> str:
    """Return the format that the name of a file tells; text when it tells none."""
    return SUFFIXES.get(path.suffix.lower(), "text")


def text_segments_of(
    text: str, prose: str, input_format: str, unfinished: frozenset[str], memory: Memory
) -> Iterator[Segment]:
    """Yield the segments of a text in one of the text formats, `prose` being the text without remarks.

    Raises `InputError` for any other format.
    """
    match input_format:
        case "text":
            return text_segments(prose, unfinished, memory)
        case "markdown":
            return markdown_segments(text, memory)
        case "html":
            return html_segments(text)
        case "mail":
            return mail_segments(prose, unfinished, memory)
    raise InputError(f"onbekend invoerformaat '{input_format}'; kies uit: {', '.join(TEXT_FORMATS)}")


def extract(data: bytes, name: str, input_format: str, unfinished: frozenset[str] = frozenset()) -> Extract:
    """Return what stands in a file that is no text; raise `InputError` when it cannot be read."""
    match input_format:
        case "docx":
            from nieuwetaal.documents.docx.reading import read
        case "odt":
            from nieuwetaal.documents.odf.reading import read
        case "pdf":
            from nieuwetaal.documents.pdf.reading import read
        case "rtf":
            from nieuwetaal.documents.rtf.reading import read
        case "mail":
            from nieuwetaal.documents.mail.eml import read as read_mail

            return read_mail(data, name, unfinished)
        case _:
            raise InputError(f"onbekend invoerformaat '{input_format}'; kies uit: {', '.join(FORMATS)}")
    return read(data, name)
