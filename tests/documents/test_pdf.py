"""PDFs are read in the order in which people read them, and every word knows its place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfWriter
from tests.documents.pdf_made import STORY, made, paragraph, shown

from nieuwetaal.documents.pdf.reading import read
from nieuwetaal.documents.pdf.text import PdfPlaces
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from nieuwetaal.documents.document import Segment
    from nieuwetaal.documents.extract import Extract

FILES = Path(__file__).parent / "files"


def texts(extract: Extract) -> list[str]:
    return [segment.text for segment in extract.segments]


def kinds(extract: Extract) -> list[tuple[str, str]]:
    return [(segment.kind, segment.text) for segment in extract.segments]


def seen(data: bytes, extract: Extract, start: int, end: int) -> str:
    """Return what pdfium finds in the boxes of a span, without the white space."""
    assert isinstance(extract.places, PdfPlaces)
    document = pypdfium2.PdfDocument(data)
    found = ""
    for number, (left, bottom, right, top) in extract.places.boxes(start, end):
        page = document[number - 1]
        textpage = page.get_textpage()
        found += textpage.get_text_bounded(left + 0.3, bottom, right - 0.3, top)
        textpage.close()
        page.close()
    document.close()
    return "".join(found.split())


def words(segment: Segment) -> list[tuple[int, int, str]]:
    at, found = 0, []
    for word in segment.text.split(" "):
        found.append((*segment.source_span(at, at + len(word)), word))
        at += len(word) + 1
    return found


def test_lines_become_paragraphs_and_each_word_has_its_box():
    data = made(
        paragraph(72, 700, ["Ouders en jongeren bespreken met hun mentor wat", "er goed gaat op school."])
        + paragraph(72, 650, ["De gemeente luistert mee en schrijft niets op wat", "niemand heeft gezegd."])
    )
    extract = read(data, "plan.pdf")
    assert extract.text == (
        "Ouders en jongeren bespreken met hun mentor wat er goed gaat op school.\n"
        "De gemeente luistert mee en schrijft niets op wat niemand heeft gezegd.\n"
    )
    for segment in extract.segments:
        for start, end, word in words(segment):
            assert extract.text[start:end] == word
            assert seen(data, extract, start, end) == word
    start = extract.text.index("luistert")
    place = extract.places.place(start, start + 8)
    assert (place.page, place.line, place.column, place.part) == (1, 2, 13, None)
    assert place.box is not None
    left, bottom, right, top = place.box
    assert 130 < left < right < 170
    assert bottom < 650 < top < 662


def test_a_span_over_lines_and_pages_has_a_box_for_each():
    data = made(
        paragraph(72, 90, ["Het wijkteam schrijft samen met het hele gezin", "een plan dat wekelijks"]),
        paragraph(72, 760, ["wordt herzien."]),
    )
    extract = read(data, "plan.pdf")
    assert texts(extract) == ["Het wijkteam schrijft samen met het hele gezin een plan dat wekelijks wordt herzien."]
    start, end = extract.text.index("gezin"), extract.text.index(" herzien")
    assert isinstance(extract.places, PdfPlaces)
    boxes = extract.places.boxes(start, end)
    assert [page for page, _ in boxes] == [1, 1, 2]
    assert seen(data, extract, start, end) == "gezineenplandatwekelijkswordt"
    assert extract.places.place(start, end).box == boxes[0][1]


def columns(*, offset: float = 0.0, ragged: bool = True) -> tuple[list[bytes], list[list[str]]]:
    sides = [STORY[:8], STORY[8:]]
    wrapped = [[line for sentence in side for line in wrap(sentence)] for side in sides]
    drawn = []
    for index in range(max(map(len, wrapped))):
        for side, lines in enumerate(wrapped):
            if index < len(lines):
                drawn.append(shown(60 + 250 * side, 760 - 13.5 * index - offset * side, lines[index], 10.5))
    return drawn if ragged else drawn[::-1], sides


def wrap(sentence: str, width: int = 46) -> list[str]:
    lines = [""]
    for word in sentence.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize("offset", [0.0, 5.0])
@pytest.mark.parametrize("ragged", [True, False])
def test_columns_that_are_drawn_line_by_line_are_read_one_after_the_other(offset: float, ragged: bool):
    drawn, sides = columns(offset=offset, ragged=ragged)
    extract = read(made(b"".join(drawn)), "plan.pdf")
    assert " ".join(" ".join(texts(extract)).split()) == " ".join(sides[0] + sides[1])
    assert {segment.kind for segment in extract.segments} == {"paragraph"}


def test_a_title_above_columns_is_read_first_and_a_line_below_last():
    drawn, sides = columns()
    title = shown(100, 800, "Samen opgroeien in de Zeebrugse wijken en dorpen", 18)
    below = shown(
        60, 300, "Vastgesteld door de raad van de gemeente Zeebrug op de eerste dinsdag van de maand maart", 10.5
    )
    extract = read(made(below + b"".join(drawn) + title), "plan.pdf")
    assert kinds(extract)[0] == ("heading", "Samen opgroeien in de Zeebrugse wijken en dorpen")
    assert " ".join(texts(extract)[1:-1]) == " ".join(sides[0] + sides[1])
    assert texts(extract)[-1].startswith("Vastgesteld door")


def test_headings_lists_and_cells():
    data = made(
        shown(72, 780, "Wat we doen", 16)
        + paragraph(72, 750, ["Het wijkteam spreekt af wie er komt, wanneer dat", "uitkomt en wat er op tafel ligt."])
        + shown(80, 710, "\u2022")
        + paragraph(95, 710, ["Ouders kiezen zelf wie er aan tafel zit en", "wie niet."])
        + shown(80, 683.6, "\u2022")
        + shown(95, 683.6, "Jongeren praten mee.")
        + shown(72, 650, "1. Eerst vragen we wat er nodig is.")
        + shown(72, 600, "Wie")
        + shown(250, 600, "Wat")
        + shown(400, 600, "Wanneer")
        + shown(72, 580, "Ouders")
        + shown(250, 580, "Bellen de mentor")
        + shown(400, 580, "Elke maand")
        + shown(72, 560, "Mentor")
        + paragraph(250, 560, ["Schrijft het verslag", "en stuurt het op"])
        + shown(400, 560, "Binnen een week")
    )
    assert kinds(read(data, "plan.pdf")) == [
        ("heading", "Wat we doen"),
        ("paragraph", "Het wijkteam spreekt af wie er komt, wanneer dat uitkomt en wat er op tafel ligt."),
        ("list-item", "Ouders kiezen zelf wie er aan tafel zit en wie niet."),
        ("list-item", "Jongeren praten mee."),
        ("list-item", "Eerst vragen we wat er nodig is."),
        ("table-cell", "Wie"),
        ("table-cell", "Wat"),
        ("table-cell", "Wanneer"),
        ("table-cell", "Ouders"),
        ("table-cell", "Bellen de mentor"),
        ("table-cell", "Elke maand"),
        ("table-cell", "Mentor"),
        ("table-cell", "Schrijft het verslag en stuurt het op"),
        ("table-cell", "Binnen een week"),
    ]


def test_hyphens_at_line_ends():
    lines = [
        "De jeugdhulpverle-",
        "ner praat met de jeugd-",
        "en gezinsteams over de GGZ-",
        "instelling in Noord-",
        "Holland, de e-",
        "mail en het co-",
        "ouderschap.",
    ]
    extract = read(made(paragraph(72, 700, lines)), "plan.pdf")
    (text,) = texts(extract)
    assert text.startswith("De jeugdhulpverlener praat met de jeugd- en gezinsteams over de GGZ-instelling in Noord-")
    assert text.endswith(" Noord-Holland, de e-mail en het co-ouderschap.")


def test_running_heads_and_page_numbers_are_dropped():
    pages = [
        shown(72, 800, f"Beleidsplan Opgroeien {2026}")
        + shown(480, 800, "Gemeente Zeebrug")
        + shown(72, 745, f"Hoofdstuk {number}", 16)
        + paragraph(72, 700, [STORY[number][:70], STORY[number][70:].strip()])
        + shown(290, 40, f"{number} / 3")
        for number in (1, 2, 3)
    ]
    extract = read(made(*pages), "plan.pdf")
    assert [segment.kind for segment in extract.segments] == ["heading", "paragraph"] * 3
    assert "Beleidsplan" not in extract.text
    assert "Zeebrug" not in extract.text
    assert "/ 3" not in extract.text
    assert [text for kind, text in kinds(extract) if kind == "heading"] == ["Hoofdstuk 1", "Hoofdstuk 2", "Hoofdstuk 3"]


def test_words_of_a_text_that_stand_at_the_same_height_on_all_pages_stay():
    pages = [
        b"".join(shown(72 + 50 * index, 780, word) for index, word in enumerate(["Zodat", "ouders", name, "kiezen"]))
        + shown(72, 766, f"wat {name} nodig is.")
        for name in ("hier", "daar", "overal")
    ]
    assert [text.split()[1] for text in texts(read(made(*pages), "plan.pdf"))] == ["ouders"] * 3


def test_footnotes_come_after_the_text_of_their_page():
    data = made(
        paragraph(72, 700, ["Het plan volgt de wens van ouders die", "eraan"])
        + shown(98, 690.5, "1", 6.5)
        + shown(104, 686.8, "meeschrijven. Daarna praat de raad over alles wat")
        + shown(72, 90, "1", 5)
        + shown(77, 87, "Zie artikel 2.1 van de Jeugdwet.", 8),
        shown(72, 760, "is afgesproken."),
    )
    assert texts(read(data, "plan.pdf")) == [
        "Het plan volgt de wens van ouders die eraan meeschrijven. Daarna praat de raad over alles wat is afgesproken.",
        "Zie artikel 2.1 van de Jeugdwet.",
    ]


def test_watermarks_and_text_off_the_page_are_dropped_and_hidden_text_is_read():
    data = made(
        shown(72, 700, "Ouders kiezen mee.")
        + shown(0, 0, "CONCEPT", 60, "0.7 0.7 -0.7 0.7 150 200")
        + shown(-300, 500, "Buiten beeld.")
        + b"BT /F1 11 Tf 3 Tr 72 650 Td (Onzichtbaar gelezen door een scanner.) Tj ET\n"
    )
    assert texts(read(data, "plan.pdf")) == ["Ouders kiezen mee.", "Onzichtbaar gelezen door een scanner."]


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(angle: int):
    turn = {0: "1 0 0 1 {x} {y}", 90: "0 1 -1 0 {u} {x}", 180: "-1 0 0 -1 {v} {w}", 270: "0 -1 1 0 {y} {v}"}[angle]
    drawn = b""
    for index, line in enumerate(["Ouders en jongeren bespreken met hun mentor wat", "er goed gaat op school."]):
        x, y = 120, 500 - 14 * index
        drawn += shown(0, 0, line, 11, turn.format(x=x, y=y, u=600 - y, v=600 - x, w=600 - y))
    data = made(drawn, box="50 20 650 620", extra=f"/Rotate {angle} /CropBox [60 40 640 600]")
    extract = read(data, "plan.pdf")
    assert texts(extract) == ["Ouders en jongeren bespreken met hun mentor wat er goed gaat op school."]
    for start, end, word in words(extract.segments[0]):
        assert seen(data, extract, start, end) == word


def test_a_scan_is_told_apart_from_an_empty_page():
    line = b"10 10 m 200 200 l S\n"
    with pytest.raises(InputError, match=r"plan.pdf heeft geen tekstlaag .*OCR"):
        read(made(line), "plan.pdf")
    assert read(made(b""), "plan.pdf").segments == ()
    extract = read(made(shown(72, 700, "Ouders kiezen."), line, b"", line), "plan.pdf")
    assert texts(extract) == ["Ouders kiezen."]
    assert len(extract.notes) == 1
    assert "bladzijde 2, 4" in extract.notes[0]


def locked(user: str, owner: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(made(shown(72, 700, "Ouders kiezen."))))
    writer.encrypt(user, owner, algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_lock_on_opening_is_told_and_one_on_changing_does_not_matter():
    with pytest.raises(InputError, match=r"plan.pdf is met een wachtwoord beveiligd; haal dat eraf"):
        read(locked("geheim", "baas"), "plan.pdf")
    assert texts(read(locked("", "baas"), "plan.pdf")) == ["Ouders kiezen."]


def test_more_than_the_most_pages_is_told(monkeypatch: pytest.MonkeyPatch):
    page = shown(72, 700, "Ouders kiezen.")
    monkeypatch.setattr("nieuwetaal.documents.pdf.file.MOST_PAGES", 2)
    extract = read(made(page, page, page), "plan.pdf")
    assert "alleen de eerste 2 van 3 bladzijden" in extract.notes[0]
    monkeypatch.setattr("nieuwetaal.documents.pdf.file.MOST_CHARACTERS", 10)
    extract = read(made(page, page, page), "plan.pdf")
    assert extract.text == "Ouders kie\n"
    assert "alleen de eerste 1 van 3 bladzijden" in extract.notes[0]


def test_a_page_full_of_loose_letters_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("nieuwetaal.documents.pdf.file.MOST_FRAGMENTS", 20)
    drawing = b"".join(shown(50 * (index % 10), 30 * index, "a") for index in range(21))
    extract = read(made(shown(72, 700, "Ouders kiezen."), drawing), "plan.pdf")
    assert texts(extract) == ["Ouders kiezen."]
    assert extract.notes == ("bladzijde 2 is vol losse letters, als een tekening, en overgeslagen",)


def test_a_file_of_libreoffice_in_two_columns():
    data = (FILES / "twee-kolommen.pdf").read_bytes()
    extract = read(data, "twee-kolommen.pdf")
    assert " ".join(STORY) in " ".join(text for kind, text in kinds(extract) if kind == "paragraph")
    assert kinds(extract)[1] == ("heading", "Opgroeien doe je samen")
    whole = [(start, end, word) for segment in extract.segments for start, end, word in words(segment)]
    assert len(whole) > 150
    for start, end, word in whole:
        assert seen(data, extract, start, end).replace("\x02", "").replace("-", "") == word.replace("-", "")
