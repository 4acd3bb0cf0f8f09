"""Word files come back with a comment on exactly the words of every finding, and nothing else is touched."""

from __future__ import annotations

import functools
import io
import random
import re
import shutil
import time
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.word_files import (
    BY_HAND,
    COMMENT,
    PROGRAMS,
    TRACKED,
    convert,
    field,
    made,
    notes,
    p,
    r,
    unzipped,
    word,
    zipped,
)
from tests.reports.reading_word import commented, odt_comments, part, settled, word_comments

from nieuwetaal.documents.docx.reading import read
from nieuwetaal.errors import InputError
from nieuwetaal.findings import Edit
from nieuwetaal.reports.annotations import Annotation
from nieuwetaal.reports.docx.annotated import annotate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WHEN = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
OURS = "nieuwetaal"
WORDS = re.compile(r"(?:[Oo]uders|[Bb]ewoners) (?:betrekken|mee\w*|en bewoners)|[Bb]ewoners|[Oo]uders")
UNKNOWN_TO_OTHERS = {"strict", "other names"}
MAY_CHANGE = {"word/document.xml", "inhoud/tekst.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
              "inhoud/_rels/tekst.xml.rels", "word/comments.xml", "inhoud/comments.xml"}  # fmt: skip


@functools.cache
def sample(name: str) -> bytes:
    data = BY_HAND.get(name) or made(name)
    if data is None:
        pytest.skip("its program is not installed")
    return data


def notes_on(data: bytes, pattern: re.Pattern[str] = WORDS, **edit: str) -> list[Annotation]:
    """Notes on all places of a pattern, also across soft hyphens; with the edit that `edit` gives for the words."""
    text = read(data, "plan.docx").text
    plain = [at for at, letter in enumerate(text) if letter != "\u00ad"]
    made_notes = []
    for match in pattern.finditer("".join(text[at] for at in plain)):
        start, end = plain[match.start()], plain[match.end() - 1] + 1
        change = Edit(start, end, edit[match[0]]) if match[0] in edit else None
        lines = (f"Over {match[0]} & <co>", "Waarom: daarom.", "Vraag: wie?")
        made_notes.append(Annotation(start, end, lines, start, change))
    return made_notes


def given_back(data: bytes, found: Sequence[Annotation], *, track_changes: bool = False) -> bytes:
    return annotate(data, found, name="plan.docx", when=WHEN, track_changes=track_changes)


def direct(data: bytes, found: Sequence[Annotation]) -> list[tuple[str, str, str]]:
    """What must be read back of the notes on running text: author, words, text."""
    read_out = read(data, "plan.docx")
    return [
        (OURS, read_out.text[each.start : each.end], "\n".join(each.lines))
        for each in found
        if str(read_out.places.place(each.start, each.end).part).split()[0] in {"tekst", "tabel"}
    ]


@pytest.mark.parametrize("name", [*BY_HAND, *PROGRAMS])
def test_every_comment_stands_on_exactly_its_words(name: str):
    data = sample(name)
    found = notes_on(data)
    out = given_back(data, found)
    expected = direct(data, found)
    if name not in UNKNOWN_TO_OTHERS:  # which python-docx does not read
        own = [each for each in word_comments(out) if each[0] == OURS]
        assert [each for each in own if each[1] and "bij ‘" not in each[2]] == expected
        quoted = [each[2] for each in own if not each[1] or "bij ‘" in each[2]]
        elsewhere = len(found) - len(expected)
        assert sum(text.count("bij ‘") for text in quoted) == elsewhere
    main = "inhoud/tekst.xml" if name == "other names" else "word/document.xml"
    ranges = list(commented(part(out, main)).values())
    assert [words for words in ranges if WORDS.fullmatch(words.replace("\u00ad", ""))] == [each[1] for each in expected]
    assert len(expected) > 0


@pytest.mark.parametrize("name", [*BY_HAND, *PROGRAMS])
@pytest.mark.parametrize("track_changes", [False, True])
def test_all_other_parts_stay_as_they_are_and_in_their_order(name: str, track_changes: bool):
    data = sample(name)
    edits = {"ouders": "mensen", "bewoners": "wie hier wonen"}
    out = given_back(data, notes_on(data, re.compile("ouders|bewoners"), **edits), track_changes=track_changes)
    before, after = unzipped(data), unzipped(out)
    assert list(after)[: len(before)] == list(before)
    assert {each for each in after if after[each] != before.get(each)} <= MAY_CHANGE


@pytest.mark.parametrize("name", [*BY_HAND, *PROGRAMS])
def test_what_is_read_stays_the_same_and_a_second_time_changes_nothing(name: str):
    data = sample(name)
    out = given_back(data, notes_on(data))
    assert read(out, "plan.docx").text == read(data, "plan.docx").text
    assert annotate(out, notes_on(out), name="plan.docx", when=LATER) is out
    emptied = given_back(out, [])
    assert not any(b"nieuwetaal" in held for held in unzipped(emptied).values())
    assert given_back(emptied, []) is emptied
    assert read(emptied, "plan.docx").text == read(data, "plan.docx").text


@pytest.mark.parametrize("name", [*BY_HAND, *PROGRAMS])
def test_accepted_changes_give_the_edited_text_and_rejected_ones_the_first(name: str):
    if name in UNKNOWN_TO_OTHERS:
        pytest.skip("its parts are called otherwise")
    data = settled(sample(name), accept=True)  # without the changes of others
    found = notes_on(data, re.compile("ouders|bewoners"), ouders="mensen met kinderen", bewoners="wie hier wonen")
    out = given_back(data, found, track_changes=True)
    text = read(data, "plan.docx").text
    assert read(settled(out, accept=False), "plan.docx").text == text
    accepted = read(settled(out, accept=True), "plan.docx").text
    assert accepted == read(out, "plan.docx").text
    assert accepted == _edited(data, text, found)


def test_it_is_told_how_many_edits_became_changes():
    data = word(TRACKED)
    found = notes_on(data, re.compile("ouders|bewoners"), ouders="mensen")
    told: list[int] = []
    out = annotate(data, found, name="plan.docx", when=WHEN, track_changes=True, tell=told.append)
    annotate(data, found, name="plan.docx", when=WHEN, tell=told.append)
    root = part(out, "word/document.xml")
    w = f"{{{root.nsmap['w']}}}"
    by_us = [each for each in root.iter(f"{w}ins") if each.get(f"{w}author") == OURS]
    assert [len(by_us), 0] == told
    assert by_us


def _edited(data: bytes, text: str, found: Sequence[Annotation]) -> str:
    """Make the edits of running text that no field computes."""
    places = read(data, "plan.docx").places
    for each in reversed(found):
        part_of = str(places.place(each.start, each.end).part).split()[0]
        computed = "over ouders" in text[each.start - 5 : each.end] and "deel over" in text[: each.end][-20:]
        if each.edit is not None and part_of in {"tekst", "tabel"} and not computed:
            text = text[: each.edit.start] + each.edit.text + text[each.edit.end :]
    return text


def test_a_change_in_the_insertion_of_another_stays_apart_from_it():
    data = word(TRACKED)
    found = notes_on(data, re.compile("ouders|bewoners"), ouders="mensen", bewoners="wij")
    out = given_back(data, found, track_changes=True)
    expected = read(data, "plan.docx").text.replace("ouders", "mensen").replace("bewoners", "wij")
    assert read(out, "plan.docx").text == expected
    root = part(out, "word/document.xml")
    w = f"{{{root.nsmap['w']}}}"
    assert root.findall(f".//{w}ins//{w}ins") == []
    ids = [
        each.get(f"{w}id") for each in root.iter(f"{w}ins", f"{w}del", f"{w}moveTo", f"{w}moveFrom", f"{w}rPrChange")
    ]
    assert len(ids) == len(set(ids))
    by_us = [each for each in root.iter(f"{w}ins", f"{w}del") if each.get(f"{w}author") == OURS]
    assert len(by_us) == 10
    again = notes_on(out, re.compile("mensen|wij"))
    assert annotate(out, [], name="plan.docx", when=LATER, track_changes=True) is out
    assert given_back(out, again) != out


def test_the_new_words_look_as_the_first_of_the_old_ones():
    data = word(p("De ", r("ou", "<w:b/>"), r("ders", "<w:i/>"), " doen mee."))
    out = given_back(data, notes_on(data, re.compile("ouders"), ouders="mensen"), track_changes=True)
    xml = unzipped(out)["word/document.xml"].decode()
    inserted = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">mensen</w:t></w:r>'
    around = '<w:commentRangeStart w:id="0"/><w:del .*</w:del><w:ins .*</w:ins><w:commentRangeEnd w:id="0"/>'
    assert re.search(f"<w:ins [^>]*>{inserted}</w:ins>", xml)
    assert re.search(around, xml)


def test_an_edit_that_can_be_made_only_by_hand_is_a_comment_only():
    data = word(
        p("Zie ", field("REF x", r("ouders")), ".")
        + p("Wij en ou", '<w:r><w:t>de</w:t><w:footnoteReference w:id="1"/><w:t>rs</w:t></w:r>', " ook."),
        {"footnotes": notes("footnote", p("Over ouders."))},
    )
    found = notes_on(data, re.compile("ouders"), ouders="mensen")
    assert len(found) == 3
    out = given_back(data, found, track_changes=True)
    assert len(word_comments(out)) == 3
    assert read(out, "plan.docx").text == read(data, "plan.docx").text
    assert annotate(out, found, name="plan.docx", when=WHEN, track_changes=True) is out


def test_edits_upon_each_other_are_made_once():
    data = word(p("De ouders van hier."))
    edits = [Edit(3, 9, "mensen"), Edit(3, 9, "gezinnen"), Edit(7, 13, "x"), Edit(14, 18, "daar"), Edit(18, 18, "y")]
    found = [Annotation(3, 9, (f"Regel {n}",), 3, edit) for n, edit in enumerate(edits)]
    out = given_back(data, found, track_changes=True)
    assert read(out, "plan.docx").text == "De mensen van daar.\n"
    assert [words for _, words, _ in word_comments(out)] == ["mensen"] * 5


def test_comments_of_people_stay_and_ids_are_unique():
    data = BY_HAND["comments"]
    out = given_back(data, notes_on(data))
    comments = word_comments(out)
    assert comments[0] == ("Sanne", "De gemeente wil ouders", "Wie bedoelen we?")
    assert [each[1] for each in comments[1:]] == ["ouders betrekken", "bewoners"]
    root = part(out, "word/comments.xml")
    ids = [each.get(f"{{{root.nsmap['w']}}}id") for each in root]
    assert len(set(ids)) == len(ids) == 3
    assert unzipped(given_back(out, []))["word/comments.xml"] == unzipped(data)["word/comments.xml"]


def test_a_comment_that_says_something_else_now_is_replaced():
    data = word(p("Ouders betrekken."))
    first = given_back(data, [Annotation(0, 6, ("Oud",), 0), Annotation(7, 16, ("Blijft",), 0)])
    second = annotate(first, [Annotation(0, 6, ("Nieuw",), 0), Annotation(7, 16, ("Blijft",), 0)], name="x", when=LATER)
    assert sorted(word_comments(second)) == [(OURS, "Ouders", "Nieuw"), (OURS, "betrekken", "Blijft")]
    dates = re.findall(rb'w:date="([^"]*)"', unzipped(second)["word/comments.xml"])
    assert sorted(dates) == [b"2026-04-01T09:30:00Z", b"2026-05-01T09:30:00Z"]


@pytest.mark.parametrize(
    "how", ['w15:paraIdParent="11111111" w15:paraId="22222222"', 'w15:paraId="11111111" w15:done="1"']
)
def test_a_comment_of_ours_that_was_answered_or_ticked_off_stays_and_is_not_said_again(how: str):
    ours = COMMENT.replace("Sanne", OURS)
    reply = COMMENT.replace('w:id="0"', 'w:id="1"').replace("11111111", "22222222")
    body = p('<w:commentRangeStart w:id="0"/>', "Ouders", '<w:commentRangeEnd w:id="0"/>'
             '<w:r><w:commentReference w:id="0"/></w:r>', " betrekken.")  # fmt: skip
    extended = f'<w15:commentEx w15:paraId="11111111"/><w15:commentEx {how}/>'
    data = word(body, {"comments": ours + reply, "commentsExtended": extended})
    out = given_back(data, [Annotation(0, 6, ("Iets anders over ouders",), 0), Annotation(7, 16, ("Nieuw",), 0)])
    assert [each[2] for each in word_comments(out)] == ["Wie bedoelen we?", "Wie bedoelen we?", "Nieuw"]
    assert unzipped(out)["word/commentsExtended.xml"] == unzipped(data)["word/commentsExtended.xml"]
    assert given_back(data, []) is data
    changing = [Annotation(0, 6, ("Wie bedoelen we?",), 0, Edit(0, 6, "Mensen"))]
    assert given_back(data, changing, track_changes=True) is data


def test_notes_and_boxes_are_commented_where_they_hang_and_headers_at_the_start():
    data = BY_HAND["notes"]
    found = [each for each in word_comments(given_back(data, notes_on(data))) if "bij ‘" in each[2]]
    assert [(words, text.splitlines()[0]) for _, words, text in found] == [
        ("", "Voetnoot 1, bij ‘Bewoners meenemen’:"),
        ("", "Voetnoot 1, bij ‘ouders’:"),
        ("", "Voetnoot 2, bij ‘ouders’:"),
        ("", "Eindnoot 1, bij ‘bewoners’:"),
    ]
    xml = unzipped(given_back(data, notes_on(data)))["word/document.xml"].decode()
    assert re.search(r'<w:commentRangeStart w:id="\d+"/>(<w:comment[^>]*>)*<w:r><w:footnoteReference w:id="2"/></w:r>'
                     r'(<w:commentRangeEnd w:id="\d+"/>){2}', xml)  # fmt: skip
    header = given_back(BY_HAND["headers"], notes_on(BY_HAND["headers"]))
    assert word_comments(header)[0] == (OURS, "", (
        "Word kent geen opmerkingen in kop- en voetteksten. Daarom staat hier wat daar opviel:\n"
        "Koptekst, bij ‘Ouders betrekken’:\nOver Ouders betrekken & <co>\nWaarom: daarom.\nVraag: wie?\n"
        "Koptekst, bij ‘bewoners’:\nOver bewoners & <co>\nWaarom: daarom.\nVraag: wie?\n"
        "Voettekst, bij ‘Bewoners meenemen’:\nOver Bewoners meenemen & <co>\nWaarom: daarom.\nVraag: wie?"
    ))  # fmt: skip


def test_a_comment_over_paragraphs_and_cells_starts_in_one_and_ends_in_another():
    data = BY_HAND["tables"]
    text = read(data, "plan.docx").text
    start, end = text.index("ouders.\nDaarna"), text.index("Daarna") + 6
    out = given_back(data, [Annotation(start, end, ("Samen",), start)])
    assert word_comments(out) == [(OURS, text[start:end], "Samen")]


def test_nothing_found_and_nothing_of_ours_gives_the_same_bytes():
    for data in BY_HAND.values():
        assert given_back(data, []) is data


def test_notes_may_hold_anything_and_the_file_stays_well_formed():
    data = word(p("Ouders."))
    out = given_back(data, [Annotation(0, 6, ("a\x00b\ud800\uffff & <w:t>\n]]>", ""), 0)])
    assert word_comments(out) == [(OURS, "Ouders", "a b  & <w:t> ]]>\n")]


def test_the_styles_of_word_for_comments_are_used_when_the_document_has_them():
    data = BY_HAND["runs"]
    out = unzipped(given_back(data, notes_on(data)))
    assert b'<w:pStyle w:val="Tekstopmerking"/>' in out["word/comments.xml"]
    assert out["word/document.xml"].count(b'<w:rStyle w:val="Verwijzingopmerking"/>') == len(notes_on(data))
    bare = word(p("Ouders."), {"styles": ""})
    assert b"Style" not in unzipped(given_back(bare, notes_on(bare)))["word/comments.xml"]


def test_what_is_not_commented_is_written_as_it_was():
    data = BY_HAND["runs"]
    before, after = (unzipped(each)["word/document.xml"] for each in (data, given_back(data, notes_on(data)[-1:])))
    at = before.index(b"Bewoners zeggen")
    head = before[: before.rindex(b"<w:p>", 0, at)]
    assert after.startswith(head)
    assert after.endswith(before[before.index(b"</w:p>", at) :])


def test_a_document_without_relations_or_paragraphs_takes_comments_too():
    bare = unzipped(word(p("Ouders.")))
    data = zipped({"word/document.xml": bare["word/document.xml"], "[Content_Types].xml": bare["[Content_Types].xml"]})
    out = unzipped(given_back(data, notes_on(data)))
    assert b'Target="comments.xml"' in out["word/_rels/document.xml.rels"]
    only_header = word("", {"header1": p("Ouders.")})
    assert len(word_comments(given_back(only_header, notes_on(only_header)))) == 1


def test_a_part_that_happens_to_be_called_comments_is_not_overwritten():
    data = zipped(unzipped(word(p("Ouders."))) | {"word/Comments.xml": b"iets anders"})
    out = unzipped(given_back(data, notes_on(data)))
    assert out["word/Comments.xml"] == b"iets anders"
    assert b"Ouders" in out["word/comments2.xml"]


def test_a_part_in_another_encoding_keeps_it():
    parts = unzipped(word(p("Ouders betrekken.")))
    wide = parts["word/document.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    data = zipped(parts | {"word/document.xml": wide})
    out = given_back(data, notes_on(data))
    assert unzipped(out)["word/document.xml"].decode("utf-16").startswith("<?xml")
    assert word_comments(out)[0][1] == "Ouders betrekken"


def test_a_comment_with_no_words_left_of_its_own_goes_when_its_run_held_only_that():
    body = p("Ouders", '<w:ins w:id="5" w:author="S"><w:r><w:commentReference w:id="0"/></w:r></w:ins>', " doen mee.")
    data = word(body, {"comments": COMMENT.replace("Sanne", OURS)})
    xml = unzipped(given_back(data, []))["word/document.xml"]
    assert b"comment" not in xml
    assert b"w:ins" not in xml


def test_entries_keep_how_they_are_stored():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, held in unzipped(word(p("Ouders."))).items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)), held)
    with zipfile.ZipFile(io.BytesIO(given_back(data.getvalue(), notes_on(data.getvalue())))) as archive:
        kept = [each for each in archive.infolist() if each.filename != "word/comments.xml"]
    assert {(each.date_time, each.compress_type) for each in kept} == {((2020, 2, 2, 2, 2, 2), zipfile.ZIP_STORED)}


runs = st.lists(
    st.tuples(st.text("abé \u00ad\U0001f600", min_size=1, max_size=6), st.sampled_from(["", "<w:b/>"])), max_size=5
)
AROUND = (
    "{}",
    '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:ins w:id="7" w:author="S">{}</w:ins>',
    '<w:del w:id="8" w:author="S">{}</w:del>',
)
Stretch = tuple[str, list[tuple[str, str]]]
paragraphs = st.lists(st.lists(st.tuples(st.sampled_from(AROUND), runs), max_size=4), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(paragraphs, st.data())
def test_any_span_over_any_runs_is_quoted_exactly(body: list[list[Stretch]], data: st.DataObject):
    file = word("".join(p(*map(_stretch, each)) for each in body))
    text = read(file, "plan.docx").text
    inside = [at for at, letter in enumerate(text) if letter != "\n"]
    if not inside:
        return
    spans = data.draw(st.lists(st.tuples(st.sampled_from(inside), st.sampled_from(inside)), min_size=1, max_size=6))
    found = [Annotation(min(pair), max(pair) + 1, (f"Noot {n}",), 0) for n, pair in enumerate(spans)]
    out = given_back(file, found)
    assert word_comments(out) == [(OURS, text[each.start : each.end], each.lines[0]) for each in found]
    assert read(out, "plan.docx").text == text
    assert annotate(out, found, name="x", when=LATER) is out


@settings(max_examples=100, deadline=None)
@given(paragraphs, st.data())
def test_any_edits_are_tracked_so_that_accepting_them_gives_the_edited_text(
    body: list[list[Stretch]], data: st.DataObject
):
    file = word("".join(p(*map(_stretch, each)) for each in body))
    text = read(file, "plan.docx").text
    words = [match.span() for match in re.finditer("[^ \n]+", text)]
    if not words:
        return
    chosen = sorted(data.draw(st.sets(st.sampled_from(words), min_size=1)))
    found = [Annotation(start, end, ("Noot",), 0, Edit(start, end, f" x{n} ")) for n, (start, end) in enumerate(chosen)]
    edited = text
    for n, (start, end) in reversed(list(enumerate(chosen))):
        edited = f"{edited[:start]} x{n} {edited[end:]}"
    out = given_back(file, found, track_changes=True)
    assert read(out, "plan.docx").text == edited
    assert read(settled(out, accept=True), "plan.docx").text == edited
    assert [words for _, words, _ in word_comments(out)] == [f" x{n} " for n in range(len(chosen))]


def _stretch(stretch: Stretch) -> str:
    around, held = stretch
    written = "".join(r(text, properties) for text, properties in held)
    return around.format(written.replace("w:t", "w:delText") if "w:del" in around else written)


SEEN = [each for each in [*BY_HAND, *PROGRAMS] if each != "content controls"]
"""What LibreOffice opens; in a content control around paragraphs, version 7.4 loses the first line of any comment."""


def _damaged() -> Iterator[bytes]:
    """Files cut off and with bits flipped, as a whole or in one part, or with other values in the XML."""
    chance = random.Random(7)
    for _ in range(120):
        data = chance.choice(list(BY_HAND.values()))
        parts = unzipped(data)
        name = chance.choice(list(parts))
        values = [b"w:val", b"w:id", b"r:id", b"w:type", b"begin", b"separate", b'"end"', b"w:p>", b"w:r>"]
        yield data[: chance.randrange(len(data))]
        yield _flipped(data, chance)
        yield zipped(parts | {name: _flipped(parts[name], chance)})
        yield zipped(parts | {name: parts[name].replace(chance.choice(values), chance.choice(values))})


def _flipped(data: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice([1, 3, 20])):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def test_damaged_files_are_one_line_or_are_read_and_commented_alike():
    refused = []
    for data in _damaged():
        try:
            out = given_back(data, notes_on(data))
        except InputError as error:
            refused.append(str(error))
        else:
            assert read(out, "plan.docx").text == read(data, "plan.docx").text
    assert 120 < len(refused) < 480
    assert all(re.fullmatch("plan.docx .*", line) for line in refused)


def test_what_would_take_long_when_read_naively_does_not():
    shown = "<w:r><w:t>ouders</w:t></w:r>"
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    bodies = [
        (begin + shown) * 10_000,
        (begin + shown) * 10_000 + end * 10_000,
        f"<w:r><mc:AlternateContent>{'<mc:Fallback/>' * 40_000}</mc:AlternateContent></w:r>",
        shown * 15_000,
        '<w:ins w:id="1">' * 200 + shown + "</w:ins>" * 200,
    ]
    for body in bodies:
        started = time.process_time()
        data = zipped(unzipped(word(p("x"))) | {"word/document.xml": _document(body)})
        given_back(data, notes_on(data)[:100])
        assert time.process_time() - started < 5


def _document(body: str) -> bytes:
    """Return a main part that is not so regular as to look like a bomb."""
    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz ", k=60_000))
    return unzipped(word(p(body) + p(noise)))["word/document.xml"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("name", SEEN)
def test_libreoffice_reads_the_comments_on_the_same_words(name: str):
    data = sample(name)
    found = notes_on(data)
    seen = [each for each in odt_comments(convert(given_back(data, found), "docx", "odt")) if each[0] == OURS]
    expected = direct(data, found)
    own = [each for each in seen if "bij ‘" not in each[2]]
    assert [text for _, _, text in own] == [text for _, _, text in expected]
    for (_, words, _), (_, exactly, _) in zip(own, expected, strict=True):
        seen_words, exact_words = words.replace("\u00ad", ""), exactly.replace("\u00ad", "")
        if name.endswith("fields"):  # LibreOffice computes them itself, and marks them as a whole
            assert seen_words.endswith(exact_words) or not seen_words
        else:
            assert seen_words == exact_words
    assert sum(text.count("bij ‘") for _, _, text in seen) == len(found) - len(expected)


FIRST_NOTES = {"as Word": 1, "as pandoc": 20}


@functools.cache
def with_notes(first: int) -> tuple[bytes, list[str]]:
    """Return a plan with four footnotes and three endnotes, counted from `first`, and what these say."""
    foot = [f"Noot {n} zegt dat ouders lezen." for n in "abcd"]
    end = [f"Eindnoot {n} gaat over bewoners." for n in "abc"]
    marks = [
        *(f'<w:r><w:footnoteReference w:id="{first + n}"/></w:r>' for n in range(4)),
        *(f'<w:r><w:endnoteReference w:id="{first + n}"/></w:r>' for n in range(3)),
    ]
    marks.append(f'<w:r><w:footnoteReference w:id="{first + 4}"/></w:r>')
    body = p("Vooraf lezen ouders dit.")
    body += "".join(p(f"Wij zien ouders {n}", mark, " betrekken bewoners.") for n, mark in enumerate(marks[:-1]))
    body += p(marks[-1], " ouders")
    parts = {}
    for kind, texts in (("footnote", [*foot, "Noot e staat vooraan bij ouders."]), ("endnote", end)):
        held = notes(kind).replace("separator", "continuationSeparator").replace('"-1"', '"0"') + notes(kind)
        held += "".join(f'<w:{kind} w:id="{first + n}">{p(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'
                        for n, text in enumerate(texts))  # fmt: skip
        parts[f"{kind}s"] = held
    return word(body, parts), [*foot, *end, "Noot e staat vooraan bij ouders."]


def noted(odt: bytes) -> list[str]:
    """The texts of the notes of an OpenDocument file, in the order of their marks."""
    bodies = (each for each in part(odt, "content.xml").iter() if str(each.tag).endswith("}note-body"))
    return ["".join(map(str, each.itertext())).strip() for each in bodies]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("first", FIRST_NOTES.values(), ids=FIRST_NOTES)
@pytest.mark.parametrize("where", ["in notes", "around marks", "everywhere"])
def test_libreoffice_shows_every_note_under_its_own_mark(first: int, where: str):
    data, texts = with_notes(first)
    pattern = {
        "in notes": r"ouders (?=lezen\.)|bewoners\.",
        "around marks": r"ouders \d betrekken",
        "everywhere": "ouders|bewoners",
    }
    found = notes_on(data, re.compile(pattern[where]), ouders="mensen", bewoners="wij")
    assert len(found) >= 7
    out = given_back(data, found, track_changes=where == "everywhere")
    odt = convert(out, "docx", "odt")
    assert noted(odt) == texts
    assert len([each for each in odt_comments(odt) if each[0] == OURS]) == len(found)
    assert len(word_comments(out)) == len(found)


def test_comments_are_counted_above_the_notes():
    data, _ = with_notes(20)
    root = part(given_back(data, notes_on(data)), "word/comments.xml")
    assert min(int(str(each.get(f"{{{root.nsmap['w']}}}id"))) for each in root) > 24


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_shows_comments_smaller_than_the_text():
    bare = word(p("Ouders."), {"styles": ""})
    content = unzipped(convert(given_back(bare, notes_on(bare)), "docx", "odt"))["content.xml"].decode()
    inside = re.search(r"<office:annotation .*</office:annotation>", content)
    assert inside is not None
    styles = re.findall(r'text:style-name="([^"]+)">(?:Over|Waarom|Vraag)', inside[0])
    assert len(styles) == 3
    for style in styles:
        sized = rf'<style:style style:name="{style}"[^>]*>\s*<style:text-properties [^>]*fo:font-size="9pt"'
        assert re.search(sized, content)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_reads_the_changes():
    data = word(TRACKED)
    found = notes_on(data, re.compile("ouders|bewoners"), ouders="mensen", bewoners="wij")
    odt = convert(given_back(data, found, track_changes=True), "docx", "odt")
    regions = unzipped(odt)["content.xml"].decode()
    assert len(re.findall(r"<dc:creator>nieuwetaal</dc:creator>", regions)) >= 10
    assert {words for _, words, _ in odt_comments(odt)} == {"mensen", "wij"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("name", ["runs", "notes", "headers", "tables", "tracked changes"])
def test_a_file_that_libreoffice_saved_in_between_gets_no_comments_twice(name: str):
    data = BY_HAND[name]
    out = convert(given_back(data, notes_on(data)), "docx", "docx")
    again = annotate(out, notes_on(out), name="plan.docx", when=LATER)
    comments = [(words, text.splitlines()[0]) for _, words, text in word_comments(again)]
    assert comments == [
        (words, text.splitlines()[0]) for _, words, text in word_comments(given_back(data, notes_on(data)))
    ]


@pytest.mark.model
def test_a_plan_is_checked_and_comes_back_with_its_findings(tmp_path: Path):
    from nieuwetaal import Linter
    from nieuwetaal.reports.annotations import annotated
    from nieuwetaal.reports.view import View

    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = word(
        p("De gemeente ", r("neemt bewo", "<w:b/>"), "ners mee in het proces.", mark),
        {"footnotes": notes("footnote", p("Wij nemen ouders mee in het plan."))},
    )
    path = tmp_path / "plan.docx"
    path.write_bytes(data)
    report = Linter().check_file(path)
    text = report.document.text
    assert [text[each.start : each.end] for each in report.findings] == [each.text for each in report.findings]
    assert [(each.place.part, each.place.paragraph) for each in report.findings] == [("tekst", 1), ("voetnoot 1", 1)]
    out = given_back(data, annotated(report, View()))
    ranges = commented(part(out, "word/document.xml"))
    assert [ranges[str(each.comment_id)] for each in Document(io.BytesIO(out)).comments] == ["neemt bewoners mee", ""]
    said = word_comments(out)[0][2].splitlines()
    assert any(line.startswith("Vraag: ") for line in said)
    finding = next(each for each in report.findings if each.text == "neemt bewoners mee")
    assert said[-1] == f"{finding.level} · regel {finding.rule}"
    assert not any(f"({each.kind})" in line for each in finding.alternatives for line in said)
