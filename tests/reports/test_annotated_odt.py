"""OpenDocument texts handed back with notes: on exactly the words, and nothing else changed."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader
from tests.documents.odf_files import converted, fodt, needs_soffice, odt, parts_of
from tests.documents.odf_whole import BOX, MARGINS, NOTE, WHOLE, table

from nieuwetaal.documents.odf.reading import read
from nieuwetaal.findings import Edit
from nieuwetaal.linter import Linter
from nieuwetaal.reports.annotations import Annotation, annotated
from nieuwetaal.reports.odt.annotated import annotate
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
CHARACTERS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}


def note(data: bytes, words: str, *lines: str, nth: int = 0, instead: str | None = None) -> Annotation:
    text = read(data, "a.odt").text
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    edit = None if instead is None else Edit(start, start + len(words), instead)
    return Annotation(start, start + len(words), lines or (f"Over {words!r}.", "Vraag: klopt dat?"), start, edit)


def marked(data: bytes, *notes: Annotation, track: bool = False) -> bytes:
    return annotate(data, notes, name="a.odt", when=WHEN, track_changes=track)


def content(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["content.xml"] if data.startswith(b"PK") else data)


def notes_in(data: bytes, author: str = "nieuwetaal") -> list[tuple[str | None, tuple[str, ...]]]:
    """Return the words that every note stands on, as they follow each other in the file, and its lines."""
    body = content(data).find(f".//{OFFICE}text")
    assert body is not None
    found: dict[str, tuple[list[str], tuple[str, ...]]] = {}
    closed: set[str] = set()
    walker = etree.iterwalk(body, events=("start", "end", "comment"))
    for event, element in walker:
        said = ""
        if event == "start":
            if element.tag == f"{OFFICE}annotation":
                lines = tuple("".join(line.itertext()) for line in element.iterfind(f"{TEXT}p"))
                if element.findtext(CREATOR) == author:
                    found[element.get(f"{OFFICE}name", "")] = ([], lines)
            elif element.tag == f"{OFFICE}annotation-end":
                closed.add(element.get(f"{OFFICE}name", ""))
            if element.tag in (f"{OFFICE}annotation", f"{TEXT}tracked-changes"):
                walker.skip_subtree()
            else:
                said = CHARACTERS.get(str(element.tag), element.text or "")
        else:
            said = element.tail or ""
        for name, (words, _) in found.items():
            if name not in closed:
                words.append(said)
    return [("".join(words) if name in closed else None, lines) for name, (words, lines) in found.items()]


SPOTS = [
    ("Samen", 0),
    ("beslissen", 0),
    ("Ouders kiezen", 0),
    ("kiezen\tzelf\nhun", 0),
    ("praten mee", 0),
    ("zeggen\u00adschap", 0),
    ("Mede", 0),
    ("de site, bladzijde", 0),
    ("Wij willen zelf kiezen.", 0),
    ("Let op deze", 0),
    ("zin basis", 0),
    ("niets.", 0),
    ("Zichtbare afdeling.", 0),
    ("Kop van de lijst", 0),
    ("Punt", 1),
    ("Cel een", 0),
    ("Cel diep", 0),
    ("achter", 0),
    ("In het kader", 0),
    ("voetnoot over kiezen", 0),
    ("eindnoot", 0),
]


def as_written(words: str, lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return on which words a note on some of the `SPOTS` stands in the file, and what it says there."""
    if words == "In het kader":
        return "In het kader.Titel van beeld", ("Tekstvak 1, bij ‘In het kader’:", *lines)
    return words, lines


@pytest.mark.parametrize("make", [odt, fodt])
def test_every_note_stands_on_exactly_its_words(make: Callable[..., bytes]):
    data = make(WHOLE, margins=MARGINS)
    notes = [note(data, words, nth=nth) for words, nth in SPOTS]
    found = notes_in(marked(data, *notes))
    assert sorted(found) == sorted(as_written(words, each.lines) for (words, _), each in zip(SPOTS, notes, strict=True))


def test_the_text_that_is_read_stays_the_same():
    data = odt(WHOLE, margins=MARGINS)
    made = marked(data, *(note(data, words, nth=nth) for words, nth in SPOTS))
    assert read(made, "a.odt").text == read(data, "a.odt").text
    assert notes_in(made, "Ria") == notes_in(data, "Ria") == [("deze", ("Klopt dit?",))]


def test_words_in_a_field_take_the_whole_field_along():
    data = odt("<text:p>Zie <text:bookmark-ref>bladzijde drie</text:bookmark-ref> na.</text:p>")
    assert notes_in(marked(data, note(data, "drie na", "Zo."))) == [("bladzijde drie na", ("Zo.",))]


def test_notes_that_touch_nest_and_overlap():
    data = odt("<text:p>Ouders kie<text:span>zen zelf h</text:span>un weg.</text:p>")
    words = ["Ouders", "Ouders kiezen", "kiezen zelf", "zelf hun weg", " ", "hun weg."]
    found = notes_in(marked(data, *(note(data, each) for each in words)))
    assert sorted(str(quoted) for quoted, _ in found) == sorted(words)


def test_a_note_may_run_over_two_paragraphs():
    data = odt("<text:p>Ouders kiezen</text:p><text:p>hun weg.</text:p>")
    text = read(data, "a.odt").text
    made = marked(data, Annotation(7, text.index(" weg"), ("Zo.",), 7))
    assert notes_in(made) == [("kiezenhun", ("Zo.",))]


def test_a_note_on_a_drawing_stands_around_it():
    data = odt(WHOLE)
    made = marked(data, note(data, "In de vorm", "Zo."))
    assert notes_in(made) == [("In de vorm.", ("Tekstvak 2, bij ‘In de vorm’:", "Zo."))]
    annotation = content(made).find(f".//{OFFICE}annotation[{CREATOR}='nieuwetaal']")
    assert annotation is not None
    assert str(getattr(annotation.getnext(), "tag", "")).endswith("custom-shape")


FRAMED = [
    "<text:p>Voor {}na.</text:p>",
    "<text:p>{}</text:p>",
    "<text:p>Voor</text:p>{}",
    "<text:p>Voor <text:a xlink:href='http://voorbeeld.nl/'>{}</text:a></text:p>",
    "<text:p>Voor <draw:g text:anchor-type='char'>{}</draw:g></text:p>",
]
PLAIN_BOX = BOX.format("<draw:text-box><text:p>Ouders kiezen zelf.</text:p></draw:text-box>")
NESTED_BOX = BOX.format(f"<draw:text-box><text:p>Buiten {PLAIN_BOX}</text:p></draw:text-box>")


@pytest.mark.parametrize("body", FRAMED)
@pytest.mark.parametrize("box", [PLAIN_BOX, NESTED_BOX], ids=["one", "nested"])
def test_a_note_on_a_frame_stands_outside_it_once(body: str, box: str):
    data = odt(body.format(box))
    notes = [note(data, "kiezen", "Zo.", "Hoe?"), note(data, "zelf", "En zo.")]
    made = marked(data, *notes)
    assert content(made).find(f".//{DRAW}frame//{OFFICE}annotation") is None
    lines = [line for _, said in notes_in(made) for line in said]
    number = 2 if box == NESTED_BOX else 1
    assert lines == [f"Tekstvak {number}, bij ‘kiezen’:", "Zo.", "Hoe?", f"Tekstvak {number}, bij ‘zelf’:", "En zo."]
    assert read(made, "a.odt").text == read(data, "a.odt").text
    assert marked(made, *notes) == made
    assert notes_in(marked(made)) == []


def test_a_note_on_a_frame_that_was_settled_stays_and_is_not_doubled():
    data = fodt(FRAMED[1].format(PLAIN_BOX) + "<text:p>Na.</text:p>", margins=MARGINS)
    notes = [note(data, "kiezen", "Zo."), note(data, "de stad", "Bovenaan."), note(data, "Na", "En zo.")]
    name = '<office:annotation office:name="nieuwetaal-1"'
    once = marked(data, *notes).decode().replace(name, f'{name} loext:resolved="true"').encode()
    assert sorted(notes_in(marked(once, *notes)), key=str) == sorted(notes_in(once), key=str)
    assert [lines[-1] for _, lines in notes_in(marked(once))] == ["Zo."]


@needs_soffice
@pytest.mark.parametrize("kind", ["paragraph", "char", "as-char"])
def test_libreoffice_shows_notes_on_frames(tmp_path: Path, kind: str):
    body = "".join(f"<text:p>Voor {PLAIN_BOX.replace('kiezen', word)}na.</text:p>" for word in ("kiezen", "lezen"))
    data = odt(body.replace('"paragraph"', f'"{kind}"'))
    made = marked(data, note(data, "kiezen", "Zo."), note(data, "lezen", "Zus."), note(data, "na", "En dit."))
    options = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    pages = PdfReader(io.BytesIO(converted(tmp_path, made, ".odt", options))).pages
    said = [each.get_object().get("/Contents", "") for page in pages for each in page.get("/Annots", ())]
    shown = sorted(" ".join(each.split()) for each in said if each)
    assert shown == ["En dit.", "Tekstvak 1, bij ‘kiezen’: Zo.", "Tekstvak 2, bij ‘lezen’: Zus."]
    saved = converted(tmp_path, made, ".odt", "fodt")
    assert sorted(lines for _, lines in notes_in(saved)) == sorted(lines for _, lines in notes_in(made))
    assert notes_in(marked(saved)) == []


@needs_soffice
def test_libreoffice_shows_notes_smaller_than_the_text(tmp_path: Path):
    data = odt("<text:p>Ouders kiezen.</text:p>")
    saved = converted(tmp_path, marked(data, note(data, "kiezen", "Zo.", "Hoe?")), ".odt", "fodt").decode()
    inside = re.search(r"<office:annotation .*</office:annotation>", saved, re.DOTALL)
    assert inside is not None
    styles = re.findall(r'text:style-name="([^"]+)">(?:Zo|Hoe)', inside[0])
    assert len(styles) == 2
    assert re.search(
        rf'<style:style style:name="{styles[0]}"[^>]*>\s*<style:text-properties [^>]*fo:font-size="9pt"', saved
    )


def test_headers_and_footers_are_told_about_at_the_first_paragraph():
    data = odt(WHOLE, margins=MARGINS)
    made = marked(data, note(data, "de stad", "Zo."), note(data, "Bladzijde", "Of zo?"))
    lines = ("Koptekst, bij ‘de stad’:", "Zo.", "Voettekst, bij ‘Bladzijde’:", "Of zo?")
    assert notes_in(made) == [(None, lines)]
    heading = content(made).find(f".//{TEXT}h/{OFFICE}annotation")
    assert heading is not None
    assert marked(made, note(made, "de stad", "Zo."), note(made, "Bladzijde", "Of zo?")) == made


def test_all_but_the_text_is_byte_for_byte_the_same():
    data = odt(WHOLE, margins=MARGINS)
    made = marked(data, note(data, "Samen"))
    before, after = parts_of(data), parts_of(made)
    assert list(after) == list(before)
    assert {name for name, part in before.items() if after[name] != part} == {"content.xml"}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert made[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


@pytest.mark.parametrize("make", [odt, fodt])
@pytest.mark.parametrize("track", [False, True])
def test_nothing_to_say_gives_the_same_bytes(make: Callable[..., bytes], track: bool):
    data = make(WHOLE, margins=MARGINS)
    assert marked(data, track=track) == data


@pytest.mark.parametrize("make", [odt, fodt])
def test_twice_gives_the_same_and_none_takes_ours_away(make: Callable[..., bytes]):
    data = make(WHOLE, margins=MARGINS)
    notes = [note(data, words, nth=nth) for words, nth in SPOTS]
    once = marked(data, *notes)
    assert marked(once, *notes) == once
    fewer = marked(once, *notes[:3])
    assert sorted(notes_in(fewer)) == sorted(
        (words, each.lines) for (words, _), each in zip(SPOTS[:3], notes[:3], strict=True)
    )
    bare = marked(once)
    assert notes_in(bare) == []
    assert etree.tostring(content(bare), method="c14n") == etree.tostring(content(data), method="c14n")


ANSWER = "<office:annotation{0}><dc:creator>Ria</dc:creator><text:p>Antwoord</text:p></office:annotation>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<office:annotation-end office:name="nieuwetaal-1"/>', "{0}" + ANSWER.format("")),
        ("</text:p></office:text>", ANSWER.format(' loext:parent-name="nieuwetaal-1"') + "{0}"),
        ('<office:annotation office:name="nieuwetaal-1"', '{0} loext:resolved="true"'),
    ],
    ids=["behind it", "by name", "settled"],
)
def test_a_note_of_ours_that_was_answered_stays_and_is_not_doubled(old: str, new: str):
    source = "<text:p>Ouders kiezen zelf. Ouders praten mee.</text:p>"
    data = fodt(source)
    once = marked(data, note(data, "kiezen", "Zo."), note(data, "praten", "En zo."))
    assert old in once.decode()
    answered = once.decode().replace(old, new.format(old)).encode()
    again = marked(answered, note(data, "kiezen", "Zo."), note(data, "praten", "En zo."))
    assert again.decode().replace("<?xml version='1.0' encoding='UTF-8'?>", "") == answered.decode().replace(
        "<?xml version='1.0' encoding='UTF-8'?>", ""
    )
    assert [quoted for quoted, _ in notes_in(marked(answered))] == ["kiezen"]


EDITED = (
    "<text:p>De <text:span text:style-name='Bold'>hulp</text:span>verlener zet ouders in hun kracht, zegt men.</text:p>"
    "<text:p>Wij<text:s/>nemen mensen mee"
    + NOTE.format("footnote", "1", "Zij pakken ouders aan.")
    + " op pad.</text:p>"
    + table("<text:p>Ouders worden gehoord</text:p>")
    + "<text:p>Kader"
    + BOX.format("<draw:text-box><text:p>Men stuurt ouders aan.</text:p></draw:text-box>")
    + "</text:p>"
)
EDITS = [
    ("hulpverlener zet ouders", "hulpverlener vraagt ouders"),
    ("nemen mensen mee", "gaan samen met mensen"),
    ("pakken ouders aan", "spreken ouders"),
    ("worden gehoord", "spreken"),
    ("stuurt ", ""),
]


def edited(text: str) -> str:
    for old, new in EDITS:
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("make", [odt, fodt])
def test_changes_accepted_give_the_edited_text_and_rejected_the_old(make: Callable[..., bytes]):
    data = make(EDITED)
    made = marked(data, *(note(data, old, instead=new) for old, new in EDITS), track=True)
    assert read(made, "a.odt").text == edited(read(data, "a.odt").text)
    assert read(rejected(made), "a.odt").text == read(data, "a.odt").text
    regions = content(made).findall(f".//{TEXT}changed-region")
    assert len(regions) == 9
    assert all(region.findtext(f".//{CREATOR}") == "nieuwetaal" for region in regions)
    assert [quoted for quoted, _ in notes_in(made)] == [*(new for _, new in EDITS[:-1]), "Men ouders aan."]


def rejected(data: bytes) -> bytes:
    """Return a flat file in which deleted words stand where they stood, and nothing is inserted."""
    root = content(data)
    deleted = {}
    for region in root.iter(f"{TEXT}changed-region"):
        words = region.find(f"{TEXT}deletion/{TEXT}p")
        deleted[region.get(f"{TEXT}id")] = "" if words is None else said(words)
    for change in list(root.iter(f"{TEXT}change")):
        change.tail = deleted[change.get(f"{TEXT}change-id")] + (change.tail or "")
    for start in list(root.iter(f"{TEXT}change-start")):
        start.tail = None
    return etree.tostring(root)


def said(element: etree._Element) -> str:
    inside = "".join(said(child) + (child.tail or "") for child in element)
    return CHARACTERS.get(str(element.tag), element.text or "") + inside


def test_it_is_told_how_many_edits_became_changes():
    data = odt(EDITED)
    told: list[int] = []
    notes = [note(data, old, instead=new) for old, new in EDITS]
    annotate(data, notes, name="a.odt", when=WHEN, track_changes=True, tell=told.append)
    annotate(data, notes, name="a.odt", when=WHEN, tell=told.append)
    assert told == [len(EDITS), 0]


def test_changes_keep_the_formatting_of_what_they_delete():
    data = odt(EDITED)
    made = marked(data, note(data, *EDITS[0][:1], instead="x"), track=True)
    words = content(made).find(f".//{TEXT}deletion/{TEXT}p")
    assert words is not None
    assert [(span.get(f"{TEXT}style-name"), span.text) for span in words] == [("Bold", "hulp")]


def test_a_change_that_waits_keeps_its_note_and_is_not_made_twice():
    data = odt(EDITED)
    notes = [note(data, old, "Zo.", instead=new) for old, new in EDITS]
    once = marked(data, *notes, track=True)
    assert marked(once, track=True) == once
    again = marked(once, note(once, "zegt men", "Men?"), track=True)
    assert sorted(notes_in(again), key=str) == sorted([*notes_in(once), ("zegt men", ("Men?",))], key=str)


@pytest.mark.parametrize(
    "body",
    [
        "<text:p>Ouders <text:page-number>3</text:page-number> kiezen</text:p>",
        "<text:p>Ouders" + NOTE.format("footnote", "1", "Noot.") + " 3 kiezen</text:p>",
        "<text:p>Ouders <draw:frame><draw:image/></draw:frame>3 kiezen</text:p>",
    ],
)
def test_what_is_more_than_words_is_not_replaced(body: str):
    data = odt(body)
    made = marked(data, note(data, "Ouders 3 kiezen", "Zo.", instead="Wij"), track=True)
    assert read(made, "a.odt").text == read(data, "a.odt").text
    assert len(notes_in(made)) == 1
    assert content(made).find(f".//{TEXT}changed-region") is None


def comments_of(word: bytes) -> list[tuple[str, str]]:
    """Return the comments in a Word file with the words they stand on, as python-docx and its XML tell."""
    document = docx.Document(io.BytesIO(word))
    texts = {str(each.comment_id): each.text for each in document.comments if each.author == "nieuwetaal"}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in document.element.body.iter():
        name = element.get(f"{w}id", "")
        if element.tag == f"{w}commentRangeStart":
            open_now.add(name)
        elif element.tag == f"{w}commentRangeEnd":
            open_now.discard(name)
        elif element.tag in (f"{w}t", f"{w}tab", f"{w}br", f"{w}softHyphen"):
            letters = {f"{w}t": element.text or "", f"{w}tab": "\t", f"{w}br": "\n"}.get(element.tag, "\u00ad")
            for each in open_now:
                found[each] = found.get(each, "") + letters
    return sorted((found.get(name, ""), text) for name, text in texts.items())


ELSEWHERE = {"In het kader", "voetnoot over kiezen", "eindnoot", "zin basis"}
"""In Word there are no comments in notes and frames, and its ruby stands between the words."""
IN_BODY = [(words, nth) for words, nth in SPOTS if words not in ELSEWHERE]


@needs_soffice
def test_libreoffice_shows_the_notes_on_their_words(tmp_path: Path):
    source = WHOLE.replace("<text:s text:c='3'/>", " ")
    data = converted(tmp_path, fodt(source, margins=MARGINS), ".fodt", "odt")
    notes = [note(data, words, "Zo.", "Klopt dat?", nth=nth) for words, nth in IN_BODY]
    made = marked(data, *notes)
    word = converted(tmp_path, made, ".odt", "docx")
    text = read(data, "a.odt").text
    expected = sorted((text[each.start : each.end], "Zo.\nKlopt dat?") for each in notes)
    assert comments_of(word) == expected


@needs_soffice
def test_libreoffice_keeps_all_notes_when_it_saves(tmp_path: Path):
    data = odt(WHOLE, margins=MARGINS)
    made = marked(data, *(note(data, words, nth=nth) for words, nth in SPOTS))
    saved = converted(tmp_path, made, ".odt", "fodt")
    expected, found = (
        sorted(
            ("" if "Tekstvak" in lines[0] else re.sub(r"\s+", " ", str(words)), lines)
            for words, lines in notes_in(each)
        )
        for each in (made, saved)
    )
    assert found == expected
    assert notes_in(marked(saved)) == []


@needs_soffice
def test_libreoffice_reads_the_changes(tmp_path: Path):
    data = odt(EDITED)
    made = marked(data, *(note(data, old, instead=new) for old, new in EDITS), track=True)
    saved = converted(tmp_path, made, ".odt", "odt:writer8")
    assert read(saved, "a.odt").text == edited(read(data, "a.odt").text)
    word = etree.fromstring(parts_of(converted(tmp_path, made, ".odt", "docx"))["word/document.xml"])
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for fallback in list(word.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")):
        fallback.clear()
    deleted = "".join(each.text or "" for each in word.iter(f"{w}delText"))
    inserted = "".join(each.text or "" for change in word.iter(f"{w}ins") for each in change.iter(f"{w}t"))
    assert deleted == "hulpverlener zet oudersnemen mensen meeworden gehoord" + "stuurt "
    assert inserted == "hulpverlener vraagt oudersgaan samen met mensenspreken"


WORDS = st.lists(
    st.sampled_from(["ouders", "kiezen", "hun", "wég", "🙂 mee", "e\u0301n", "co\u00adcreatie"]), max_size=3
)
INLINE = st.recursive(
    WORDS.map(" ".join)
    | st.sampled_from(
        ["<text:s/>", "<text:tab/>", "<text:line-break/>", "<!-- x -->", "<text:page-number>7</text:page-number>"]
    ),
    lambda inner: st.lists(inner, max_size=4).flatmap(
        lambda parts: st.sampled_from(["{}", "<text:span>{}</text:span>", "<text:a>{}</text:a>"]).map(
            lambda wrapper: wrapper.format("".join(parts))
        )
    ),
    max_leaves=12,
)
BODIES = st.lists(INLINE.map("<text:p>begin {} eind</text:p>".format), min_size=1, max_size=3).map("".join)


@settings(max_examples=100, deadline=None)
@given(body=BODIES, data=st.data())
def test_any_spans_of_any_text_are_marked_and_replaced(body: str, data: st.DataObject):
    source = fodt(body)
    text = read(source, "a.odt").text
    starts = st.integers(0, len(text) - 2)
    spans = data.draw(st.lists(st.tuples(starts, st.integers(1, 30)), min_size=1, max_size=6))
    notes = []
    for start, length in spans:
        end = min(start + length, text.index("\n", start))
        if start < end:
            edit = Edit(start, end, data.draw(st.sampled_from(["", "anders"])))
            notes.append(Annotation(start, end, (f"{start}-{end}",), start, edit))
    made = marked(source, *notes)
    assert read(made, "a.odt").text == text
    found = {lines[0]: str(quoted) for quoted, lines in notes_in(made)}
    assert set(found) == {each.lines[0] for each in notes}
    for each in notes:
        quoted, words = found[each.lines[0]], text[each.start : each.end]
        assert quoted == words or ("7" in words and words.strip("7") in quoted)
    assert marked(made, *notes) == made
    changed = marked(source, *notes, track=True)
    assert read(rejected(changed), "a.odt").text.split() == text.split()


@pytest.mark.model
def test_from_a_file_to_notes_on_what_was_found(tmp_path: Path):
    path = tmp_path / "plan.odt"
    path.write_bytes(
        odt(
            "<text:p>De gemeente <text:span text:style-name='Bold'>neemt</text:span> bewoners mee.</text:p>"
            + table("<text:p>Wij zetten ouders in hun kracht.</text:p>")
            + "<text:p>Zie de noot"
            + NOTE.format("footnote", "1", "De school betrekt ouders bij het plan.")
            + ".</text:p>"
        )
    )
    report = Linter().check_file(path)
    notes = annotated(report, View())
    made = annotate(path.read_bytes(), notes, name=str(path), when=WHEN)
    assert len(report.findings) == 3
    assert sorted(notes_in(made)) == sorted(
        (each.text, note.lines) for each, note in zip(report.findings, notes, strict=True)
    )
    assert {each.place.part for each in report.findings} == {"tekst", "tabel 1", "voetnoot 1"}
