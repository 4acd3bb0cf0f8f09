"""OpenDocument text: paragraphs wherever they stand, each with its part and number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.documents.archives import MOST_BYTES, Archive, open_archive, parse_xml
from nieuwetaal.documents.extract import ParagraphCollector
from nieuwetaal.documents.odf.names import OFFICE
from nieuwetaal.documents.odf.styles import Styles
from nieuwetaal.documents.odf.walker import Paragraph, body_paragraphs, margin_paragraphs
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from nieuwetaal.documents.extract import Extract

CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """An OpenDocument text: `content` is the root of the text, `styles` that of its styles and margins.

    A flat one is a single file of XML, without `archive`, and one root is both.
    """

    archive: Archive | None
    content: _Element
    styles: _Element
    body: _Element


def read(data: bytes, name: str) -> Extract:
    """Return what stands in a file; raise `InputError`, naming the document `name`, when it cannot be read."""
    collector = ParagraphCollector()
    for paragraph in paragraphs(opened(data, name)):
        collector.add(paragraph.text, paragraph.kind, paragraph.part)
    return collector.extract()


def opened(data: bytes, name: str) -> OpenDocument:
    """Return the document that `data` is; raise `InputError`, naming it, when it is none."""
    if not data.startswith(_ZIP) and b"<" in data[:100]:
        return _flat(data, name)
    archive = open_archive(data, name)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise InputError(f"{name} is met een wachtwoord beveiligd; haal dat eraf en probeer het opnieuw")
    if CONTENT not in archive:
        raise _no_text(name)
    content = archive.xml(CONTENT)
    styles = archive.xml(_STYLES) if _STYLES in archive else content
    return OpenDocument(archive, content, styles, _body(content, name))


def paragraphs(document: OpenDocument) -> list[Paragraph]:
    """Return all paragraphs that have text, in the order in which they are read."""
    in_text = body_paragraphs(document.body, Styles(document.content, document.styles))
    return in_text + margin_paragraphs(document.styles, Styles(document.styles))


def _flat(data: bytes, name: str) -> OpenDocument:
    if len(data) > MOST_BYTES:
        raise InputError(f"{name} is te groot om te openen ({len(data) // 1_000_000} MB)")
    root = parse_xml(data, name)
    return OpenDocument(None, root, root, _body(root, name))


def _body(content: _Element, name: str) -> _Element:
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise _no_text(name)
    return body


def _no_text(name: str) -> InputError:
    return InputError(f"{name} is geen OpenDocument-tekst; bewaar het als .odt, of geef het zijn eigen achtervoegsel")
