"""PDFs as word processors make them: what was written is read again, in order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.documents.pdf_made import STORY, converted, flat_odt, heading, items, needs_soffice, prose, table

from nieuwetaal.documents.pdf.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from nieuwetaal.documents.extract import Extract

NOTES = (
    "Zie het raadsbesluit van november over armoede.",
    "Dit bedrag staat in de begroting die ter inzage ligt.",
    "De namen in dit verhaal zijn op verzoek veranderd.",
    "Wie meer wil weten, belt het wijkteam of loopt binnen bij de bibliotheek, op werkdagen tussen negen en vijf.",
)
ROWS = (
    ("Wie", "Wat", "Wanneer"),
    ("Grootouders", "Vertellen op school over vroeger", "In de herfst"),
    ("Jongeren", "Schrijven de vragen voor het onderzoek en bespreken die met de raad", "Voor de zomer"),
    ("Het college", "Betaalt", "Achteraf"),
)
POINTS = (
    "Niemand beslist alleen.",
    "Wie meedoet, krijgt een vergoeding en een kopie van het verslag over die avond.",
)


def story() -> str:
    """Return the body of a document of some pages."""
    parts = [heading("Waar het om gaat")]
    for number in range(4):
        sentences = [f"{sentence[:-1]}, zo staat in deel {number}." for sentence in STORY]
        parts += [prose(" ".join(sentences[:5]), NOTES[number]), prose(" ".join(sentences[5:10]))]
        parts += [heading(f"Deel {number} gaat verder"), prose(" ".join(sentences[10:]))]
    return "".join([*parts[:3], items(POINTS), *parts[3:6], table(ROWS), *parts[6:]])


def source() -> list[str]:
    """Return the paragraphs of the body that are running text."""
    found = []
    for number in range(4):
        sentences = [f"{sentence[:-1]}, zo staat in deel {number}." for sentence in STORY]
        found += [" ".join(sentences[a:b]) for a, b in ((0, 5), (5, 10), (10, 15))]
    return found


def recall(expected: list[str], extract: Extract) -> float:
    """Return which part of the pairs of neighbouring words was read as such, within one segment."""

    def pairs(texts: list[str]) -> Counter[tuple[str, str]]:
        return Counter(pair for text in texts for pair in pairwise(re.findall(r"\w+(?:-\w+)*", text.lower())))

    wanted, got = pairs(expected), pairs([segment.text for segment in extract.segments])
    return (wanted & got).total() / wanted.total()


@needs_soffice
@pytest.mark.parametrize(
    ("columns", "align", "indent", "after"),
    [(1, "justify", "0cm", "0.25cm"), (2, "justify", "0cm", "0.25cm"), (2, "left", "0.4cm", "0cm")],
)
def test_documents_of_libreoffice(tmp_path: Path, columns: int, align: str, indent: str, after: str):
    body = flat_odt(story(), columns=columns, align=align, indent=indent, after=after)
    extract = read(converted(body, ".fodt", tmp_path), "plan.pdf")
    assert recall(source(), extract) >= 0.98
    prose_only = " ".join(segment.text for segment in extract.segments if segment.kind == "paragraph")
    for note in NOTES:
        assert prose_only.count(note) == 1
        prose_only = prose_only.replace(f"{note} ", "").replace(note, "")
    assert " ".join(source()) in " ".join(prose_only.split())
    kinds = {segment.text: segment.kind for segment in extract.segments}
    assert [kinds.get(point) for point in POINTS] == ["list-item", "list-item"]
    assert [text for text, kind in kinds.items() if kind == "heading"] == [
        "Waar het om gaat",
        *(f"Deel {number} gaat verder" for number in range(4)),
    ]
    assert [text for text, kind in kinds.items() if kind == "table-cell"] == [cell for row in ROWS for cell in row]
    assert "Gemeente Zeebrug" not in extract.text
    assert "pagina" not in extract.text
    assert not extract.notes


@needs_soffice
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_page_of_pandoc_through_libreoffice(tmp_path: Path):
    paragraphs = [" ".join(STORY[:5]), " ".join(STORY[5:10]), " ".join(STORY[10:])]
    markdown = "# Opgroeien\n\n" + "\n\n".join(paragraphs) + "\n\n" + "\n".join(f"- {point}" for point in POINTS)
    page = subprocess.run(
        ["pandoc", "-s", "-f", "markdown", "-t", "html", "--metadata", "title=Plan"],
        input=markdown, capture_output=True, text=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    extract = read(converted(page, ".html", tmp_path, "pdf:writer_web_pdf_Export"), "plan.pdf")
    texts = [segment.text for segment in extract.segments]
    assert [text for text in texts if text != "Plan"] == ["Opgroeien", *paragraphs, *POINTS]
    assert recall(paragraphs, extract) == 1
