"""What was broken at a line end is whole again, and every character still knows its line."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents.pdf.fragments import Char, Frame, band, fragments, turned
from nieuwetaal.documents.pdf.joining import joint
from nieuwetaal.documents.pdf.lines import Line
from nieuwetaal.documents.pdf.paragraphs import Paragraph
from nieuwetaal.documents.pdf.text import written

FRAME = Frame(1, 0, (0.0, 0.0, 600.0, 800.0))


def line(text: str, number: int = 0, page: int = 1) -> Line:
    """Return a line in which every character is 10 points wide."""
    edges = array("f", [10.0 * (index + side) for index in range(len(text)) for side in (0, 1)])
    return Line(Frame(page, 0, FRAME.bounds), text, edges, 700.0 - 14 * number, 11.0, bold=False)


@pytest.mark.parametrize(
    ("before", "after", "drop", "between"),
    [
        ("de jeugdhulp-", "verlener", True, ""),
        ("de jeugd-", "en gezinsteams", False, " "),
        ("de ouder-", "of kindkant", False, " "),
        ("de GGZ-", "instelling", False, ""),
        ("Noord-", "Holland", False, ""),
        ("per e-", "mail", False, ""),
        ("een auto-", "ongeluk", False, ""),
        ("de groei-", "en bloeifase", True, ""),
        ("het co-", "ouderschap", False, ""),
        ("in 2025-", "2026", False, ""),
        ("jeugd\u00ad", "Hulp", True, ""),
        ("jeugd‐", "hulp", True, ""),
        ("ouders -", "en kinderen", False, " "),
        ("ouders en/", "of kinderen", False, ""),
        ("ouders", "en kinderen", False, " "),
    ],
)
def test_joints(before: str, after: str, drop: bool, between: str):
    known = {"groeien"} if before.endswith("groei-") else set()
    assert joint(before, after, known) == (drop, between)


def test_a_word_that_has_its_hyphen_elsewhere_keeps_it():
    assert joint("het dorps-", "teamoverleg", {"dorps-teamoverleg"}) == (False, "")
    assert joint("het dorps-", "teamoverleg", {"dorps-teamoverleg", "dorpsteamoverleg"}) == (True, "")


LETTERS = st.text("bcdfgklmnprst", min_size=2, max_size=9)


@given(st.lists(LETTERS, min_size=1, max_size=30), st.data())
def test_lines_broken_inside_and_between_words_read_as_before_and_map_back(texts: list[str], data: st.DataObject):
    lines: list[str] = [""]
    for word in texts:
        cut = data.draw(st.integers(0, len(word) + 4)) if len(word) >= 4 else 0
        if 2 <= cut <= len(word) - 2:
            lines[-1] = f"{lines[-1]} {word[:cut]}".strip() + "-"
            lines.append(word[cut:])
        elif cut > len(word):
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    printed = [line(text, number, 1 + number // 3) for number, text in enumerate(each for each in lines if each)]
    text, segments, places = written([Paragraph("paragraph", printed, 0, full=False)])
    assert text == " ".join(texts) + "\n"
    assert [segment.text for segment in segments] == [" ".join(texts)]
    at = 0
    for word in texts:
        found = ""
        for page, (left, bottom, right, _) in places.boxes(at, at + len(word)):
            (where,) = [each for each in printed if round(band(each.baseline, 11.0)[0], 2) == bottom]
            assert where.frame.page == page
            found += where.text[round(left / 10) : round(right / 10)]
        assert found == word
        assert places.place(at, at + len(word)).page == places.boxes(at, at + len(word))[0][0]
        at += len(word) + 1


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_every_character_of_a_fragment_has_its_edges(text: str):
    chars = [Char(ord(letter), 5.0 * index, 5.0 * index + 5, 100.0, 10.0) for index, letter in enumerate(text)]
    for fragment in fragments(chars, FRAME):
        assert len(fragment.edges) == 2 * len(fragment.text)
        assert list(fragment.edges) == sorted(fragment.edges)
        assert fragment.text == fragment.text.strip()


def test_ligatures_are_letters_that_share_their_box():
    chars = [Char(ord(letter), 6.0 * index, 6.0 * index + 6, 100.0, 10.0) for index, letter in enumerate("o\ufb03ce")]
    (fragment,) = fragments(chars, FRAME)
    assert fragment.text == "office"
    assert list(fragment.edges) == [0, 6, 6, 8, 8, 10, 10, 12, 12, 18, 18, 24]


@given(st.tuples(*[st.floats(-1000, 1000)] * 4), st.integers(-3, 3))
def test_turning_back_gives_the_same_box(box: tuple[float, float, float, float], quarters: int):
    box = (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))
    there = turned(box, quarters)
    assert there[0] <= there[2]
    assert there[1] <= there[3]
    assert turned(there, -quarters) == box
