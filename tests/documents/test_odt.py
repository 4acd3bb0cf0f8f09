"""OpenDocument texts: what is read, from where, and what is not."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import docx
import odfdo
import pytest
from tests.documents.odf_files import (
    PANDOC,
    converted,
    fodt,
    needs_pandoc,
    needs_soffice,
    odt,
    parts_of,
    zipped,
)
from tests.documents.odf_whole import BY_RIA, MARGINS, WHOLE

from nieuwetaal.documents import read_bytes
from nieuwetaal.documents.odf.reading import opened, paragraphs, read
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nieuwetaal.documents.extract import Extract

EXPECTED = [
    ("tekst", 1, "heading", "Samen beslissen"),
    ("tekst", 2, "paragraph", "Ouders kiezen zelf hun weg en praten mee."),
    ("tekst", 3, "paragraph", "Medezeggenschap op de site, bladzijde 3 van deze gids."),
    ("tekst", 4, "block-quote", "Wij willen zelf kiezen."),
    ("tekst", 5, "paragraph", "Let op deze zin basis."),
    ("tekst", 6, "paragraph", "Met niets."),
    ("tekst", 7, "paragraph", "Zichtbare afdeling."),
    ("tekst", 8, "list-item", "Kop van de lijst"),
    ("tekst", 9, "list-item", "Punt een"),
    ("tekst", 10, "list-item", "Punt daaronder"),
    ("tabel 1", 1, "table-cell", "Cel een"),
    ("tabel 1", 2, "table-cell", "Cel diep"),
    ("tabel 2", 1, "table-cell", "Cel van twee"),
    ("tekst", 11, "paragraph", "Voor achter."),
    ("tekstvak 1", 1, "paragraph", "In het kader."),
    ("tekst", 12, "paragraph", "Vorm na."),
    ("tekstvak 2", 1, "paragraph", "In de vorm."),
    ("voetnoot 1", 1, "paragraph", "Een voetnoot over kiezen."),
    ("voetnoot 2", 1, "paragraph", "Nog een voetnoot."),
    ("eindnoot 1", 1, "paragraph", "Een eindnoot."),
    ("koptekst", 1, "paragraph", "Gids van de stad"),
    ("voettekst", 1, "paragraph", "Bladzijde 1"),
]


def told(extract: Extract) -> list[tuple[str | None, int | None, str, str]]:
    found: list[tuple[str | None, int | None, str, str]] = []
    for segment in extract.segments:
        place = extract.places.place(*segment.source_span(0, len(segment.text)))
        found.append((place.part, place.paragraph, segment.kind, segment.text))
    return found


def assert_places_quote_their_words(data: bytes) -> None:
    """Every character of every segment is the one that stands in the tree where the walk says."""
    extract = read(data, "a.odt")
    characters: list[str | None] = []
    for paragraph in paragraphs(opened(data, "a.odt")):
        for piece in paragraph.pieces:
            if piece.slot == "self":
                characters += [None]
            else:
                characters += (piece.element.text if piece.slot == "text" else piece.element.tail) or ""
        characters.append(None)
    assert len(characters) == len(extract.text)
    assert any(segment.text for segment in extract.segments)
    for segment in extract.segments:
        for at, character in enumerate(segment.text):
            start, _ = segment.source_span(at, at + 1)
            if not character.isspace():
                assert characters[start] == extract.text[start] == character
            else:
                assert extract.text[start].isspace()


@pytest.mark.parametrize("make", [odt, fodt])
def test_all_that_is_shown_is_read_once_with_its_place(make: Callable[..., bytes]):
    data = make(WHOLE, margins=MARGINS)
    assert told(read(data, "a.odt")) == EXPECTED
    assert_places_quote_their_words(data)


@pytest.mark.parametrize("suffix", [".odt", ".ott", ".ODT"])
def test_the_suffix_tells_the_format(tmp_path: Path, suffix: str):
    document = read_bytes(odt("<text:p>Samen</text:p>"), tmp_path / f"a{suffix}")
    assert (document.format, [segment.text for segment in document.segments]) == ("odt", ["Samen"])


def test_a_flat_file_is_read(tmp_path: Path):
    document = read_bytes(fodt("<text:p>Samen</text:p>"), tmp_path / "a.fodt")
    assert (document.format, [segment.text for segment in document.segments]) == ("odt", ["Samen"])


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>", "block-quote"),
        ("<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Citaat'/>", "block-quote"),
        ("<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Heading_20_2'/>", "heading"),
        ("<style:style style:name='P1' style:family='paragraph' style:parent-style-name='P1'/>", "paragraph"),
        ("<style:style style:name='P1' style:family='paragraph' style:display-name='Kopregel'/>", "paragraph"),
        ("<style:style style:name='P1' style:family='text' style:parent-style-name='Quotations'/>", "paragraph"),
    ],
)
def test_a_style_tells_quotations_and_headings(style: str, kind: str):
    data = odt("<text:p text:style-name='P1'>Wij kiezen.</text:p>", automatic=style)
    assert [segment.kind for segment in read(data, "a.odt").segments] == [kind]


def test_words_deleted_where_they_stood_are_not_read():
    body = (
        f"<text:tracked-changes><text:changed-region text:id='w1'><text:deletion>{BY_RIA}</text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Ouders <text:change-start text:change-id='w1'/>moeten"
        " <text:span>altijd</text:span></text:p><text:p>weg<text:change-end text:change-id='w1'/> kiezen.</text:p>"
    )
    assert [segment.text for segment in read(fodt(body), "a.fodt").segments] == ["Ouders", "kiezen."]


def test_deep_and_broad_trees_are_read():
    deep = "<text:span>" * 1500 + "diep" + "</text:span>" * 1500
    broad = "".join(f"<text:span>{number % 10}</text:span><text:s/>" for number in range(100_000))
    data = fodt(f"<text:p>{deep}</text:p><text:p>{broad}</text:p>")
    assert [len(segment.text) for segment in read(data, "a.odt").segments] == [4, 199_999]


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data, "plan.odt")
    message = str(caught.value)
    assert message.startswith("plan.odt")
    assert "\n" not in message
    return message


def test_what_cannot_be_read_is_one_line():
    good = odt("<text:p>Samen</text:p>")
    parts = {name: part.decode() for name, part in parts_of(good).items() if name != "mimetype"}
    encrypted = parts["META-INF/manifest.xml"].replace("</manifest:manifest>", "<manifest:encryption-data/>")
    assert "wachtwoord" in refused(zipped(parts | {"META-INF/manifest.xml": encrypted}))
    assert "geen OpenDocument-tekst" in refused(zipped({"styles.xml": parts["styles.xml"]}))
    sheet = parts["content.xml"].replace("office:text>", "office:spreadsheet>")
    assert "geen OpenDocument-tekst" in refused(zipped(parts | {"content.xml": sheet}))
    assert "geen geldige XML" in refused(zipped(parts | {"content.xml": parts["content.xml"][:-20]}))
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + parts["content.xml"].partition("?>")[2]
    assert "DOCTYPE" in refused(zipped(parts | {"content.xml": bomb}))
    assert "DOCTYPE" in refused(bomb.encode())
    assert "niet heel" in refused(good[: len(good) // 2])
    assert "niet heel" in refused(b"")
    assert "geldige XML" in refused(b"<office:document>")
    assert "geen OpenDocument-tekst" in refused(b"<html></html>")


def test_damage_anywhere_is_an_error_or_a_text():
    good = odt(WHOLE, margins=MARGINS)
    errors = 0
    for at in range(0, len(good), max(len(good) // 150, 1)):
        data = bytearray(good)
        data[at] ^= 0x55
        try:
            read(bytes(data), "a.odt")
        except InputError:
            errors += 1
    assert errors > 50


def test_a_text_by_odfdo():
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Samen beslissen"))
    paragraph = odfdo.Paragraph("Ouders kiezen hun eigen weg.")
    paragraph.set_span("Bold", regex="eig")
    paragraph.insert_note(after="kiezen", note_id="n1", citation="1", body="Een noot bij kiezen.")
    paragraph.insert_annotation(body="Is dit zo?", after="hun", creator="Ria")
    document.body.append(paragraph)
    items = odfdo.List(["Eerste punt", "Tweede punt"])
    document.body.append(items)
    table = odfdo.Table("Tabel", width=2, height=1)
    table.set_values([["Cel links", "Cel rechts"]])
    document.body.append(table)
    target = io.BytesIO()
    document.save(target)
    assert [(part, kind, text) for part, _, kind, text in told(read(target.getvalue(), "a.odt"))] == [
        ("tekst", "heading", "Samen beslissen"),
        ("tekst", "paragraph", "Ouders kiezen hun eigen weg."),
        ("tekst", "list-item", "Eerste punt"),
        ("tekst", "list-item", "Tweede punt"),
        ("tabel 1", "table-cell", "Cel links"),
        ("tabel 1", "table-cell", "Cel rechts"),
        ("voetnoot 1", "paragraph", "Een noot bij kiezen."),
    ]
    assert_places_quote_their_words(target.getvalue())


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Samen beslissen", 1)
    paragraph = document.add_paragraph("Mede")
    paragraph.add_run("zeg").bold = True
    paragraph.add_run("genschap is van ons allemaal.")
    document.add_paragraph("Wij willen zelf kiezen.", style="Quote")
    document.add_paragraph("Het eerste punt", style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "Links in de tabel"
    table.rows[0].cells[1].text = "Rechts"
    document.sections[0].header.paragraphs[0].text = "Gids van de stad"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@needs_soffice
def test_a_word_file_by_libreoffice(tmp_path: Path):
    data = converted(tmp_path, word_file(), ".docx", "odt")
    assert [(part, kind, text) for part, _, kind, text in told(read(data, "a.odt"))] == [
        ("tekst", "heading", "Samen beslissen"),
        ("tekst", "paragraph", "Medezeggenschap is van ons allemaal."),
        ("tekst", "block-quote", "Wij willen zelf kiezen."),
        ("tekst", "list-item", "Het eerste punt"),
        ("tabel 1", "table-cell", "Links in de tabel"),
        ("tabel 1", "table-cell", "Rechts"),
        ("koptekst", "paragraph", "Gids van de stad"),
    ]
    assert_places_quote_their_words(data)


@needs_soffice
@pytest.mark.parametrize("suffix", ["odt", "fodt", "ott"])
def test_what_libreoffice_saves_again_reads_the_same(tmp_path: Path, suffix: str):
    margins = MARGINS.partition("<style:footer-left")[0]
    source = WHOLE.replace("<text:page-number>3</text:page-number>", "3")
    for field in ("hidden-text", "hidden-paragraph"):  # their conditions are LibreOffice's own
        source = re.sub(f"<text:{field}[^>]*>(weg</text:{field}>|Ook weg.)?", "", source)
    data = converted(tmp_path, fodt(source, margins=margins), ".fodt", suffix)
    assert told(read(data, "a.odt")) == EXPECTED
    assert_places_quote_their_words(data)


@needs_soffice
def test_a_page_by_libreoffice(tmp_path: Path):
    page = (
        "<html><body><h2>Samen</h2><p>Ouders <b>kie</b>zen.</p><blockquote><p>Wij ook.</p></blockquote>"
        "<ul><li>Punt</li></ul><table><tr><td>Cel</td></tr></table></body></html>"
    )
    data = converted(tmp_path, page.encode(), ".html", "odt:writer8")
    found = {text: kind for _, _, kind, text in told(read(data, "a.odt"))}
    assert found == {
        "Samen": "heading",
        "Ouders kiezen.": "paragraph",
        "Wij ook.": "block-quote",
        "Punt": "list-item",
        "Cel": "table-cell",
    }
    assert_places_quote_their_words(data)


MARKDOWN = """# Samen beslissen

Ouders **kie**zen[^1] *zelf* hun [weg](http://voorbeeld.nl), en dat is ~~niet~~ wel goed.

> Wij willen zelf kiezen.

1. Punt een
2. Punt twee

   - Punt daaronder

| Kop links | Kop rechts |
|-----------|------------|
| Cel links | Cel rechts |

[^1]: Een noot bij kiezen.
"""


@needs_pandoc
def test_a_text_by_pandoc(tmp_path: Path):
    target = tmp_path / "a.odt"
    subprocess.run([str(PANDOC), "-f", "markdown", "-o", str(target)], input=MARKDOWN.encode(), check=True)
    found = [(part, kind, text) for part, _, kind, text in told(read(target.read_bytes(), "a.odt"))]
    assert found == [
        ("tekst", "heading", "Samen beslissen"),
        ("tekst", "paragraph", "Ouders kiezen zelf hun weg, en dat is niet wel goed."),
        ("tekst", "block-quote", "Wij willen zelf kiezen."),
        ("tekst", "list-item", "Punt een"),
        ("tekst", "list-item", "Punt twee"),
        ("tekst", "list-item", "Punt daaronder"),
        ("tabel 1", "table-cell", "Kop links"),
        ("tabel 1", "table-cell", "Kop rechts"),
        ("tabel 1", "table-cell", "Cel links"),
        ("tabel 1", "table-cell", "Cel rechts"),
        ("voetnoot 1", "paragraph", "Een noot bij kiezen."),
        ("voettekst", "paragraph", "1"),
    ]
    assert_places_quote_their_words(target.read_bytes())
