"""Word files: paragraphs wherever they stand, each with its part and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.documents.docx.package import open_package
from nieuwetaal.documents.docx.stories import walk
from nieuwetaal.documents.extract import ParagraphCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.docx.walker import Walk
    from nieuwetaal.documents.extract import Extract


def read(data: bytes, name: str) -> Extract:
    """Return what stands in a file; raise `InputError`, naming the document `name`, when it cannot be read."""
    found = walk(open_package(data, name))
    collector = ParagraphCollector()
    for paragraph in found.paragraphs:
        collector.add(paragraph.text, paragraph.kind, paragraph.part)
    return collector.extract(tuple(_notes(found)))


def _notes(found: Walk) -> Iterator[str]:
    if found.inserted_files:
        yield "een ingevoegd bestand in het document is niet gelezen; open en bewaar het document eerst in Word"
    if found.diagrams:
        yield "de tekst in SmartArt is niet gelezen"
