"""Word files are read in reading order, every character with its place."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import pytest
from tests.documents.word_files import (
    BY_HAND,
    PROGRAMS,
    field,
    made,
    notes,
    p,
    r,
    table,
    text_box,
    unzipped,
    word,
    zipped,
)

from nieuwetaal.documents.docx.reading import read
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.extract import Extract


@functools.cache
def sample(name: str) -> bytes:
    data = BY_HAND.get(name) or made(name)
    if data is None:
        pytest.skip("its program is not installed")
    return data


def lines(data: bytes) -> list[tuple[str, str, str]]:
    """Part, kind and text of every segment."""
    found = read(data, "plan.docx")
    return [(_part(found, each.source(0)), each.kind, each.text) for each in found.segments]


def _part(found: Extract, offset: int) -> str:
    place = found.places.place(offset, offset + 1)
    return f"{place.part} {place.paragraph}"


def texts(body: str) -> list[str]:
    return [text for _, _, text in lines(word(body))]


def test_paragraphs_have_their_kind_by_style_and_numbering():
    body = (
        p("Kop", style="Kop1")
        + p("Eigen kop", style="Beleidskop")
        + p("Kop zonder stijl", properties='<w:outlineLvl w:val="2"/>')
        + p("Gewone tekst", properties='<w:outlineLvl w:val="9"/>')
        + p("Punt", style="Opsomming")
        + p("Nog een punt", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + p("Geen punt", style="Opsomming", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Citaat", style="Citaat")
        + p("Onbekende stijl", style="Duidelijkcitaat")
        + p("Titel", style="Title")
        + table([p("Cel"), p("Kop in cel", style="Kop1")])
    )
    assert [kind for _, kind, _ in lines(word(body))] == [
        "heading", "heading", "heading", "paragraph", "list-item", "list-item", "paragraph", "block-quote",
        "block-quote", "heading", "table-cell", "heading",
    ]  # fmt: skip


def test_the_order_is_text_with_boxes_where_they_hang_then_notes_then_headers():
    footnote = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = (
        p("Eerst", text_box(p("in het vak"), p("en nog iets")), footnote.format(2), " de tekst.")
        + table([p("Cel"), p("Nog een") + table([p("Binnen")])])
        + p("Daarna", footnote.format(1), '<w:r><w:endnoteReference w:id="1"/></w:r>', footnote.format(2), ".")
    )
    parts = {
        "footnotes": notes("footnote", p("Eerste in het bestand."), p("Eerste in de tekst."), p("Nergens.")),
        "endnotes": notes("endnote", p("Aan het eind.")),
        "header1": p("Kop"),
        "footer1": p("Voet"),
        "header2": p("Alleen op een titelblad dat er niet is"),
        "header3": p("Alleen op even bladzijden"),
    }
    assert lines(word(body, parts)) == [
        ("tekst 1", "paragraph", "Eerst de tekst."),
        ("tekstvak 1 1", "paragraph", "in het vak"),
        ("tekstvak 1 2", "paragraph", "en nog iets"),
        ("tabel 1 1", "table-cell", "Cel"),
        ("tabel 1 2", "table-cell", "Nog een"),
        ("tabel 1 3", "table-cell", "Binnen"),
        ("tekst 2", "paragraph", "Daarna."),
        ("voetnoot 1 1", "paragraph", "Eerste in de tekst."),
        ("voetnoot 2 1", "paragraph", "Eerste in het bestand."),
        ("eindnoot 1 1", "paragraph", "Aan het eind."),
        ("koptekst 1", "paragraph", "Kop"),
        ("voettekst 1", "paragraph", "Voet"),
    ]


def test_headers_of_a_first_and_of_even_pages_are_read_when_they_are_shown():
    parts = {"header1": p("Altijd"), "header2": p("Eerst"), "header3": p("Even"), "settings": "<w:evenAndOddHeaders/>"}
    read_parts = [text for _, _, text in lines(word(p("Tekst"), parts, section="<w:titlePg/>"))]
    assert read_parts == ["Tekst", "Altijd", "Eerst", "Even"]


def test_a_header_of_many_sections_is_read_once():
    reference = '<w:headerReference w:type="default" r:id="rheader1"/>'
    body = p("Een", properties=f"<w:sectPr>{reference}</w:sectPr>") + p("Twee")
    assert [text for _, _, text in lines(word(body, {"header1": p("Kop")}))] == ["Een", "Twee", "Kop"]


def test_inserted_text_is_read_and_deleted_text_is_not():
    assert [text for _, _, text in lines(BY_HAND["tracked changes"])] == [
        "De gemeente wil ouders en bewoners betrekken bij dit plan.",
        "Wij nemen ouders mee en bewoners ook.Zo betrekken wij bewoners.",
    ]


def test_a_row_and_a_cell_that_are_taken_away_are_not_read():
    row = f'<w:tr><w:trPr><w:del w:id="1" w:author="S"/></w:trPr><w:tc>{p("weg")}</w:tc></w:tr>'
    gone = f'<w:tc><w:tcPr><w:cellDel w:id="2" w:author="S"/></w:tcPr>{p("ook weg")}</w:tc>'
    assert texts(f"<w:tbl>{row}<w:tr>{gone}<w:tc>{p('blijft')}</w:tc></w:tr></w:tbl>") == ["blijft"]


def test_a_table_of_contents_is_not_read_and_other_fields_are():
    assert [text for _, _, text in lines(BY_HAND["fields"])] == [
        "Ouders betrekken",
        "Bewoners meenemen",
        "Zie het deel over ouders en bewoners verder.",
        "Ouders betrekken en bewoners.",
    ]
    assert texts(p("Regel in een inhoudsopgave 3", style="Inhopg1") + p("Tekst")) == ["Tekst"]
    assert texts(p('<w:fldSimple w:instr=" toc \\o ">' + r("Lijst") + "</w:fldSimple>", "Tekst")) == ["Tekst"]


def test_a_field_in_the_instruction_of_a_field_is_not_read():
    inner = field("MERGEFIELD naam", r("binnenin"))
    nested = field(f"IF </w:instrText></w:r>{inner}<w:r><w:instrText>", r("wat er staat"))
    assert texts(p("Dit is ", nested, ".")) == ["Dit is wat er staat."]


def test_a_mark_of_a_field_that_lost_its_partner_hides_nothing():
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    assert texts(p("Een ", end, "twee.") + p(separate, "Drie ", end, "vier.", begin)) == ["Een twee.", "Drie vier."]
    assert texts(p("Een ", begin, "twee.") + p("Drie", field("REF x", r(" vier")), ".")) == ["Een twee.", "Drie vier."]


def test_hidden_text_is_not_read():
    assert [text for _, _, text in lines(BY_HAND["hidden"])] == ["Ouders weten dit.", "Dit wel, ouders."]


def test_what_is_no_prose_stays_out():
    body = (
        p("De kracht ", "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>", "telt.")
        + p("<w:r><w:ruby><w:rt><w:r><w:t>boven</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>onder</w:t></w:r></w:rubyBase>"
            "</w:ruby></w:r>", " de streep")
        + p('<w:r><w:t>doel</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>middel</w:t></w:r>')
    )  # fmt: skip
    assert texts(body) == ["De kracht telt.", "onder de streep", "doel middel"]


def test_spaces_at_the_ends_of_text_count_only_where_they_are_kept():
    ends = ("<w:r><w:t>\n  be</w:t></w:r>", "<w:r><w:t>trek </w:t></w:r>")
    body = p(*ends, '<w:r><w:t xml:space="preserve">ken </w:t></w:r>', "<w:r><w:t>ja</w:t></w:r>")
    assert texts(body) == ["betrekken ja"]


def test_hyphens_tabs_and_breaks_are_read_as_seen():
    found = read(BY_HAND["hyphens"], "plan.docx")
    assert found.text == "Ouders en bewo\tbewoners\nsamen be-trekken; ouders\u00adavond en bewo\u00adners.\n"
    assert found.segments[0].text == "Ouders en bewo bewoners samen be-trekken; oudersavond en bewoners."


def test_a_file_that_was_inserted_but_not_read_is_told():
    data = word(p("Tekst") + '<w:altChunk r:id="rId99"/>')
    assert read(data, "plan.docx").notes == (
        "een ingevoegd bestand in het document is niet gelezen; open en bewaar het document eerst in Word",
    )


@pytest.mark.parametrize("kind", ["document.macroEnabled.main+xml", "template.main+xml"])
def test_files_with_macros_and_templates_are_read(kind: str):
    data = word(p("Tekst"), kind=kind)
    assert read(zipped(unzipped(data) | {"word/vbaProject.bin": b"macro"}), "plan.docm").text == "Tekst\n"


@pytest.mark.parametrize("name", ["strict", "other names"])
def test_parts_are_found_by_their_relations_in_both_namespaces(name: str):
    parts = {part for part, _, _ in lines(BY_HAND[name])}
    assert "koptekst 1" in parts
    assert ("voetnoot 1 1" in parts) == (name == "strict")


def _broken() -> Iterator[tuple[bytes, str]]:
    good = unzipped(BY_HAND["runs"])
    yield b"%PDF-1.4", "plan.docx is beschadigd "
    yield BY_HAND["runs"][:-100], "plan.docx is beschadigd "
    yield zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "plan.docx is geen Word-bestand; "
    yield zipped(good | {"word/document.xml": b"<x/>"}), "plan.docx is geen Word-bestand; "
    yield (
        zipped(good | {"word/document.xml": good["word/document.xml"][:-40]}),
        "plan.docx (word/document.xml) is ",
    )
    yield zipped(good | {"word/styles.xml": b"<!DOCTYPE x><x/>"}), "plan.docx (word/styles.xml) bevat een DOCTYPE"
    boxes = "<w:r><w:pict><w:txbxContent><w:p>" * 400 + "</w:p></w:txbxContent></w:pict></w:r>" * 400
    yield word(p(boxes)), "plan.docx heeft te veel tekstvakken in elkaar"


@pytest.mark.parametrize(("data", "message"), list(_broken()))
def test_what_cannot_be_read_is_one_line_with_a_mend(data: bytes, message: str):
    with pytest.raises(InputError) as raised:
        read(data, "plan.docx")
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_parts_that_are_missing_or_point_outside_are_left_out():
    data = unzipped(word(p("Tekst"), {"header1": p("Kop")}))
    outside = data["word/_rels/document.xml.rels"].replace(b'"header1.xml"', b'"../../../etc/passwd"')
    assert read(zipped(data | {"word/_rels/document.xml.rels": outside}), "plan.docx").text == "Tekst\n"
    del data["word/styles.xml"]
    assert read(zipped(data), "plan.docx").text == "Tekst\nKop\n"
    assert read(zipped({"word/document.xml": data["word/document.xml"]}), "plan.docx").text == "Tekst\n"


@pytest.mark.parametrize("name", [*BY_HAND, *PROGRAMS])
def test_every_word_of_a_segment_is_at_its_place_in_the_text(name: str):
    found = read(sample(name), "plan.docx")
    words = 0
    for segment in found.segments:
        for match in re.finditer(r"\w+", segment.text):
            start, end = segment.source_span(*match.span())
            assert found.text[start:end].replace("\u00ad", "") == match[0]
            words += 1
    assert words > 3


@pytest.mark.parametrize("name", ["pandoc", "pandoc with contents"])
def test_what_pandoc_makes_is_read_once_and_whole(name: str):
    assert lines(sample(name)) == [
        ("tekst 1", "heading", "Plan voor de wijk"),
        ("tekst 2", "heading", "Ouders betrekken"),
        ("tekst 3", "paragraph", "De gemeente wil ouders betrekken bij het plan. Lees wat bewoners vinden."),
        ("tekst 4", "block-quote", "Een ouder zei: vraag het ons zelf."),
        ("tekst 5", "list-item", "Wij nemen bewoners mee in het proces."),
        ("tekst 6", "list-item", "Co-creatie met ouders en “jongeren”."),
        ("tabel 1 1", "table-cell", "Wie"),
        ("tabel 1 2", "table-cell", "Wat"),
        ("tabel 1 3", "table-cell", "Bewoners"),
        ("tabel 1 4", "table-cell", "ouders betrekken"),
        ("voetnoot 1 1", "paragraph", "Ouders betrekken heet in de wet anders."),
    ]


@pytest.mark.parametrize("name", ["notes", "text boxes", "headers", "tracked changes", "comments", "fields"])
def test_what_soffice_saves_again_reads_the_same(name: str):
    again = sorted(text for _, _, text in lines(sample(f"soffice again: {name}")))
    assert again == sorted(text for _, _, text in lines(BY_HAND[name]))
