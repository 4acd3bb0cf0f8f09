"""Plain text: what stands together, and what stands on its own."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nieuwetaal.documents import read_text

WRAPPED = (
    "De gemeente wil dat ouders en jongeren zelf bepalen hoe de hulp eruitziet, en\n"
    "dat zij daarbij de mensen om zich heen kunnen vragen die zij vertrouwen. In\n"
    "Haaglanden gebeurt dat al. Wat daar goed gaat, nemen andere regio's over.\n"
)


def read(text: str):
    return [(segment.kind, segment.text) for segment in read_text(text, unfinished=frozenset({"van"})).segments]


def test_a_wrapped_paragraph_is_one_segment():
    assert read(WRAPPED) == [("paragraph", " ".join(WRAPPED.split()))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_wraps(end: str):
    assert read(WRAPPED.replace("\n", end)) == [("paragraph", " ".join(WRAPPED.split()))]


def test_a_blank_line_ends_a_paragraph_and_so_does_a_form_feed():
    assert [kind for kind, _ in read(WRAPPED + " \u00a0\n" + WRAPPED)] == ["paragraph"] * 2
    assert [kind for kind, _ in read(WRAPPED + "\x0c" + WRAPPED)] == ["paragraph"] * 2


@pytest.mark.parametrize(
    "title", ["Jeugdhulp stimuleren", "Samen aan zet", "1. Inleiding", "2.1 Doelen", "Wie beslist er mee?"]
)
def test_a_short_line_above_a_paragraph_is_a_heading(title: str):
    found = read(f"{title}\n{WRAPPED}")
    assert [kind for kind, _ in found] == ["heading", "paragraph"]
    assert title.endswith(found[0][1])


def test_a_short_open_line_between_blank_lines_is_a_heading():
    assert read(f"{WRAPPED}\nEigen stem\n\n{WRAPPED}")[1] == ("heading", "Eigen stem")


@pytest.mark.parametrize("line", ["Zij beslissen.", "Zie ook:", "Geachte lezer,"])
def test_a_short_closed_line_is_a_paragraph(line: str):
    assert read(line) == [("paragraph", line)]


def test_lines_of_metadata_stand_alone():
    lines = [
        "Opdrachtgever Regio Haaglanden",
        "Doel Effectievere jeugdhulp doordat gezinnen zelf beslissen",
        "Contact Jeanette",
    ]
    assert [text for _, text in read(WRAPPED + "\n" + "\n".join(lines))][1:] == lines


def test_a_short_line_that_asks_for_more_runs_on():
    text = "Dat geldt ook in de regio van\nHaaglanden, waar gezinnen al jaren zelf bepalen wat er gebeurt en wanneer."
    assert len(read(text)) == 1


def test_paragraphs_on_lines_of_their_own_are_not_glued():
    long = "De gemeente wil dat ouders en jongeren zelf bepalen hoe de hulp eruitziet. " * 5
    assert [kind for kind, _ in read(f"{long}\n{long}\n{long}")] == ["paragraph"] * 3


@pytest.mark.parametrize(
    "marker", ["- ", "* ", "• ", "– ", "o\t", "o  ", "1. ", "12) ", "a. ", "(1) ", "b) ", "ii. ", "•\t", "\uf0b7 "]
)
def test_list_items_lose_their_markers(marker: str):
    text = f"Dit willen wij:\n{marker}ouders kiezen zelf\n{marker}jongeren ook\n"
    assert read(text) == [
        ("paragraph", "Dit willen wij:"),
        ("list-item", "ouders kiezen zelf"),
        ("list-item", "jongeren ook"),
    ]


def test_a_list_item_goes_on_in_indented_lines():
    text = (
        "- ouders kiezen zelf wie\n  Er meekomt\n- jongeren ook\nDe school volgt daarna vanzelf, en zo is het goed.\n"
    )
    assert read(text) == [
        ("list-item", "ouders kiezen zelf wie Er meekomt"),
        ("list-item", "jongeren ook"),
        ("paragraph", "De school volgt daarna vanzelf, en zo is het goed."),
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_list_item():
    text = WRAPPED.replace("eruitziet, en\n", "eruitziet in\n2014. En ").replace(
        "vertrouwen. In\n", "vertrouwen op\n12. "
    )
    assert [kind for kind, _ in read(text)] == ["paragraph"]


@pytest.mark.parametrize("text", ["2,5 miljoen euro", "14.30 uur begint het", "1.000 ouders deden mee", "- ", "1."])
def test_a_number_in_prose_stays(text: str):
    assert "".join(found for _, found in read(text)) == ("" if text == "- " else text)


def test_tabs_part_cells():
    assert read("Wie\tWat\tWanneer\nOuders\tbeslissen\tin mei\n") == [
        ("table-cell", cell) for cell in ("Wie", "Wat", "Wanneer", "Ouders", "beslissen", "in mei")
    ]


def test_an_indent_by_tab_is_no_table():
    assert [kind for kind, _ in read("\tOuders beslissen zelf.")] == ["paragraph"]


def test_rulers_are_markup():
    assert read("Kop\n=====\nOuders beslissen zelf.\n-----\n") == [
        ("heading", "Kop"),
        ("paragraph", "Ouders beslissen zelf."),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n", "\ufeff", "***\n---"])
def test_nothing_has_no_segments(text: str):
    assert read(text) == []


PIECES = st.sampled_from(
    (
        *"abzDO.,:;?!-–•*()“”' \t\n\r\x0b\x0c\x85\u2028\u00a0\u202f\u00ad\u200b\ufeff\u0301\u0323eé😀",
        *("ouders", "De", "1. ", "a) ", "- ", "o\t", "  ", "\n\n", "\r\n"),
    )
)


@given(st.lists(PIECES).map("".join))
@example("\u00e9\u0323")
@example("e\u0301\u0323")
def test_every_character_is_where_its_segment_says(text: str):
    reached = 0
    for segment in read_text(text).segments:
        assert segment.text == " ".join(segment.text.split())
        for offset, character in enumerate(segment.text):
            start, end = segment.source_span(offset, offset + 1)
            assert reached <= start < end
            reached = end
            if character == " ":
                assert text[start].isspace()
            elif end - start == 1:
                assert text[start] == character
            else:
                assert unicodedata.normalize("NFC", text[start:end])[0] == character


@given(st.lists(st.sampled_from(["ouders", "Samen", "beslissen", "–", "\n", "\n\n", "\t", "- ", "1. ", ".", " "])))
def test_every_word_is_in_a_segment(pieces: list[str]):
    text = " ".join(pieces)
    kept = [word for segment in read_text(text).segments for word in re.findall("[A-Za-z]+", segment.text)]
    assert kept == re.findall("[A-Za-z]+", text)


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente betrekt ouders. " * 36_000,
        "x" * 1_000_000,
        "." * 1_000_000,
        " " * 1_000_000 + "x",
        "\u00ad" * 1_000_000 + "x",
        "e" + "\u0301" * 1_000_000,
        "\n" * 1_000_000,
        "1. " * 300_000,
        (WRAPPED + "\r\n") * 15_000,
    ],
)
def test_big_texts_are_read_fast(text: str):
    begin = time.process_time()
    read_text(text)
    assert time.process_time() - begin < 6
