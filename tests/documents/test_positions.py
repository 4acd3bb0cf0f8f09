"""Lines end where editors end them, columns count code points."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents import LineIndex
from nieuwetaal.findings import Place

TEXTS = st.text(st.sampled_from("ab \n\r\x0b\x0c\x85\u2028\u2029é😀"))


@pytest.mark.parametrize(
    ("text", "span", "place"),
    [
        ("ouders", (0, 6), Place(1, 1, 1, 7)),
        ("a\nouders", (2, 8), Place(2, 1, 2, 7)),
        ("a\r\nouders\rb", (3, 9), Place(2, 1, 2, 7)),
        ("a\rb\nc", (2, 5), Place(2, 1, 3, 2)),
        ("a\u2028b\x0cc", (2, 5), Place(1, 3, 1, 6)),
        ("😀 é", (2, 3), Place(1, 3, 1, 4)),
        ("", (0, 0), Place(1, 1, 1, 1)),
        ("a\n", (2, 2), Place(2, 1, 2, 1)),
    ],
)
def test_place(text: str, span: tuple[int, int], place: Place):
    assert LineIndex(text).place(*span) == place


def naive(text: str, offset: int):
    before = text[:offset]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        before = before[:-1] + "x"
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


@given(TEXTS, st.data())
def test_positions_are_those_of_counting(text: str, data: st.DataObject):
    offset = data.draw(st.integers(0, len(text)))
    assert LineIndex(text).position(offset) == naive(text, offset)


def test_many_places_in_a_big_text_are_found_fast():
    text = "Ouders beslissen mee.\r\n" * 200_000
    begin = time.process_time()
    index = LineIndex(text)
    for offset in range(0, len(text), 100):
        index.place(offset, offset + 5)
    assert time.process_time() - begin < 3
