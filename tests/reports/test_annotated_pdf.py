"""A PDF comes back with a mark on exactly the words, and all else as it was."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from tests.documents.pdf_made import made, paragraph, shown

from nieuwetaal.documents import read_bytes
from nieuwetaal.documents.pdf.reading import read
from nieuwetaal.errors import InputError
from nieuwetaal.findings import Edit
from nieuwetaal.reports.annotations import Annotation, annotated
from nieuwetaal.reports.pdf.annotated import annotate

FILE = Path(__file__).parents[1] / "documents" / "files" / "twee-kolommen.pdf"
WHEN = datetime(2026, 3, 4, 15, 6, 7, tzinfo=UTC)
LINES = ("Ouders gaan mee; wie bepaalt de richting?", "Vraag: Wat staat nog open – en voor wie ‘telt’ dat?")


def notes_on(data: bytes, *words: str) -> list[Annotation]:
    """Return a note on the first place of each of these words."""
    text = read(data, "plan.pdf").text
    return [Annotation(text.index(each), text.index(each) + len(each), (each, *LINES), 0) for each in words]


def put(data: bytes, *words: str) -> bytes:
    return annotate(data, notes_on(data, *words), name="plan.pdf", when=WHEN)


def entries(data: bytes) -> list[tuple[int, DictionaryObject]]:
    reader = PdfReader(BytesIO(data), strict=True)
    return [
        (number, entry.get_object())
        for number, page in enumerate(reader.pages, start=1)
        for entry in page.get("/Annots") or ()
    ]


def marks(data: bytes) -> list[tuple[int, DictionaryObject]]:
    return [(page, each) for page, each in entries(data) if each.get("/T") == "nieuwetaal"]


def marked(data: bytes, page: int, mark: DictionaryObject) -> str:
    """Return what stands under a mark, without white space."""
    numbers = [float(number) for number in mark["/QuadPoints"]]  # type: ignore[attr-defined]
    document = pypdfium2.PdfDocument(data)
    textpage = document[page - 1].get_textpage()
    found = ""
    for at in range(0, len(numbers), 8):
        xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        found += textpage.get_text_bounded(min(xs) + 0.3, min(ys), max(xs) - 0.3, max(ys))
    document.close()
    return "".join(found.split()).replace("\x02", "")


def test_the_words_are_marked_and_the_file_stays_as_it_was():
    data = FILE.read_bytes()
    words = ("medewerker van het consultatiebureau", "zevenhonderdduizend euro voor kleinschalige", "ouders op")
    made_now = put(data, *words)
    assert made_now.startswith(data)
    found = marks(made_now)
    assert [str(mark["/Contents"]).split("\n") for _, mark in found] == [[each, *LINES] for each in words]
    for (page, mark), each in zip(found, words, strict=True):
        assert marked(made_now, page, mark) == each.replace(" ", "")
        assert str(mark["/Subtype"]) == "/Highlight"
        assert int(str(mark["/F"])) == 4
        assert str(mark["/M"]) == "D:20260304150607+00'00'"
    assert len({str(mark["/NM"]) for _, mark in found}) == 3
    assert read(made_now, "plan.pdf").text == read(data, "plan.pdf").text


def test_a_mark_is_seen():
    data = FILE.read_bytes()
    (mark,) = [mark for _, mark in marks(put(data, "ouders op"))]
    left, _, _, top = (float(number) for number in mark["/Rect"])  # type: ignore[attr-defined]
    colours = []
    for each in (data, put(data, "ouders op")):
        document = pypdfium2.PdfDocument(each)
        page = document[0]
        picture = page.render(scale=2, may_draw_forms=False)
        x, y = round(2 * left) + 2, round(2 * (page.get_height() - top)) + 2
        row = picture.buffer[y * picture.stride : (y + 1) * picture.stride]
        colours.append(tuple(row[x * picture.n_channels : x * picture.n_channels + 3]))
        document.close()
    assert colours[0] == (255, 255, 255)
    blue, green, red = colours[1]
    assert blue < 180 < green <= red


def test_a_second_time_gives_no_doubles():
    data = FILE.read_bytes()
    once = put(data, "ouders op", "een brief")
    twice = put(once, "ouders op", "een brief")
    assert [str(mark["/NM"]) for _, mark in marks(twice)] == [str(mark["/NM"]) for _, mark in marks(once)]
    assert [str(mark["/Contents"])[:9] for _, mark in marks(put(twice, "een brief"))] == ["een brief"]
    assert marks(annotate(twice, [], name="plan.pdf", when=WHEN)) == []
    assert annotate(data, [], name="plan.pdf", when=WHEN) == data


def test_words_over_two_pages_have_a_mark_on_each():
    data = made(
        paragraph(72, 90, ["Het wijkteam schrijft samen met het hele gezin", "een plan dat wekelijks"]),
        paragraph(72, 760, ["wordt herzien."]),
    )
    made_now = put(data, "gezin een plan dat wekelijks wordt")
    assert [(page, marked(made_now, page, mark)) for page, mark in marks(made_now)] == [
        (1, "gezineenplandatwekelijks"),
        (2, "wordt"),
    ]
    assert len({str(mark["/NM"]) for _, mark in marks(made_now)}) == 2


def with_remark(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(data))
    remark = FreeText(text="Mooi zo!", rect=(50, 550, 200, 650), title_bar="Fatima")
    writer.add_annotation(0, remark)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_remarks_of_people_stay():
    data = with_remark(FILE.read_bytes())
    for made_now in (put(data, "ouders op"), put(put(data, "een brief"), "ouders op")):
        assert made_now.startswith(data)
        others = [each for _, each in entries(made_now) if each.get("/T") != "nieuwetaal"]
        assert [str(each["/Contents"]) for each in others] == ["Mooi zo!"]
        assert len(marks(made_now)) == 1


def changed(data: bytes, change: Any) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(data))
    change(writer, writer.pages[0])
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_an_answer_keeps_the_mark_that_it_answers_and_a_window_goes_with_its_mark():
    def answer(writer: PdfWriter, page: Any) -> None:
        first, second = page["/Annots"]
        reply = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Text"), "/IRT": first}
        window = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Popup"), "/Parent": second}
        for each in ({**reply, "/T": TextStringObject("Fatima")}, window):
            entry = DictionaryObject({NameObject(key): value for key, value in each.items()})
            page["/Annots"].append(writer._add_object(entry))

    once = put(FILE.read_bytes(), "ouders op", "een brief")
    answered = changed(once, answer)
    assert len(entries(answered)) == 4
    later = put(answered, "ouders op")
    assert [str(each.get("/Subtype")) for _, each in entries(later)] == ["/Highlight", "/Text"]
    gone = annotate(answered, [], name="plan.pdf", when=WHEN)
    assert [str(each.get("/Contents"))[:9] for _, each in marks(gone)] == ["ouders op"]


@pytest.mark.parametrize("as_stream", [True, False])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_turned_pages_with_another_origin(angle: int, as_stream: bool):
    data = made(
        shown(160, 300, "Ouders gaan mee in het plan."),
        box="50 20 650 620",
        extra=f"/Rotate {angle} /CropBox [60 40 640 600]",
        as_stream=as_stream,
    )
    made_now = put(data, "gaan mee in")
    assert made_now.startswith(data)
    ((page, mark),) = marks(made_now)
    assert marked(made_now, page, mark) == "gaanmeein"
    left, bottom, right, top = (float(number) for number in mark["/Rect"])  # type: ignore[attr-defined]
    assert 190 < left < right < 260
    assert bottom < 300 < top < 312
    assert (b"/XRef" in made_now[len(data) :]) == as_stream


def test_a_list_of_annotations_that_stands_apart_is_replaced_there():
    def apart(writer: PdfWriter, page: Any) -> None:
        page[NameObject("/Annots")] = writer._add_object(ArrayObject(page["/Annots"]))

    data = changed(with_remark(FILE.read_bytes()), apart)
    made_now = put(data, "ouders op")
    assert made_now.startswith(data)
    assert b"/Type /Page\n" not in made_now[len(data) :]
    assert len(entries(made_now)) == 2


def test_a_file_in_disorder_is_written_anew():
    data = made(shown(72, 700, "Ouders gaan mee in het plan."))
    broken = data.replace(b"startxref\n", b"startxref\n1")
    made_now = put(broken, "gaan mee in")
    assert not made_now.startswith(broken)
    ((page, mark),) = marks(made_now)
    assert marked(made_now, page, mark) == "gaanmeein"


def test_a_file_that_may_not_be_changed_is_not():
    writer = PdfWriter(clone_from=BytesIO(FILE.read_bytes()))
    writer.encrypt("", "baas", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    with pytest.raises(InputError, match=r"plan.pdf is beveiligd tegen wijzigen; maak er een PDF zonder"):
        put(stream.getvalue(), "ouders op")


def test_damaged_files_give_a_line_and_print_nothing(capfd: pytest.CaptureFixture[str]):
    data, told = FILE.read_bytes(), []
    for at in range(200, len(data), 1500):
        spoiled = data[:at] + b"<<" + data[at + 40 :]
        try:
            length = len(read(spoiled, "plan.pdf").text)
            made_now = annotate(spoiled, [Annotation(0, length, LINES, 0)], name="plan.pdf", when=WHEN)
        except InputError as error:
            told.append(str(error))
        else:
            assert len(marks(made_now)) == (1 if length else 0)
    assert all(text.startswith("plan.pdf is ") and "\n" not in text for text in told)
    assert capfd.readouterr() == ("", "")


def test_an_edit_is_no_change_of_the_file():
    data = FILE.read_bytes()
    (note,) = notes_on(data, "ouders op")
    with_edit = Annotation(note.start, note.end, note.lines, 0, Edit(note.start, note.end, "mensen op"))
    plain = annotate(data, [note], name="plan.pdf", when=WHEN)
    assert annotate(data, [with_edit], name="plan.pdf", when=WHEN, track_changes=True) == plain


@pytest.mark.model
def test_findings_of_the_linter_stand_on_their_words():
    from nieuwetaal.linter import Linter
    from nieuwetaal.reports.view import View

    data = made(
        paragraph(72, 700, ["De gemeente neemt bewoners mee in het pro-", "ces. De gemeente zet ouders in hun kracht."])
        + paragraph(72, 650, ["Bewoners worden vroeg meegenomen in de", "plannen van het wijkteam."])
    )
    report = Linter().check_document(read_bytes(data, Path("plan.pdf")))
    assert len(report.findings) >= 2
    for finding in report.findings:
        assert report.document.text[finding.start : finding.end] == finding.text
        assert (finding.place.page, finding.place.box is None) == (1, False)
    made_now = annotate(data, annotated(report, View()), name="plan.pdf", when=WHEN)
    assert sorted(marked(made_now, page, mark).replace("-", "") for page, mark in marks(made_now)) == sorted(
        "".join(finding.text.split()) for finding in report.findings
    )
