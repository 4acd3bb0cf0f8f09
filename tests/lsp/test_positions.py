"""Offsets and positions are each other's reverse, in every encoding."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range
from tests.lsp.talking import offset

from nieuwetaal_lsp.positions import Positions

PIECES = (
    "a",
    "é",
    "e\u0301",
    "👋",
    "👩‍👧",
    "家",
    "𐌰",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x85",
    "\x0c",
    "\t",
    "\ud83d",
    "\u200d",
)
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text())
encodings = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@given(text=texts, encoding=encodings)
def test_every_offset_has_its_own_position(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    inside = {match.start() + 1 for match in re.finditer("\r\n", text)}
    seen = set()
    for place in range(len(text) + 1):
        if place in inside:
            continue
        position = positions.position(place)
        assert positions.offset(position) == place
        if "\ud83d" not in text or encoding != "utf-16":
            assert offset(text, position, encoding) == place
        seen.add((position.line, position.character))
    assert len(seen) == len(text) + 1 - len(inside)


@given(text=texts, encoding=encodings, line=st.integers(0, 40), character=st.integers(0, 200))
def test_no_position_leads_outside_the_text(text: str, encoding: str, line: int, character: int) -> None:
    positions = Positions(text, encoding)
    found = positions.offset(Position(line, character))
    assert 0 <= found <= len(text)
    here = positions.position(found)
    assert here.line <= line
    if here.line == line:
        assert here.character <= character


@given(text=texts, encoding=encodings, start=st.integers(-5, 60), end=st.integers(-5, 60))
def test_what_lies_outside_is_drawn_in(text: str, encoding: str, start: int, end: int) -> None:
    positions = Positions(text, encoding)
    found = positions.range(start, end)
    last = positions.position(len(text))
    for each in (found.start, found.end):
        assert Position(0, 0) <= each <= last
    assert positions.span(found) == tuple(positions.offset(each) for each in (found.start, found.end))


@pytest.mark.parametrize(
    ("encoding", "character"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)], ids=["utf-8", "utf-16", "utf-32"]
)
def test_a_character_has_as_many_units_as_its_encoding_says(encoding: str, character: int) -> None:
    assert Positions("👋a", encoding).position(1) == Position(0, character)
    assert Positions("👋a", encoding).offset(Position(0, character)) == 1


def test_in_the_middle_of_a_character_is_its_start() -> None:
    assert Positions("a👋b").offset(Position(0, 2)) == 1
    assert [Positions("é👋b", "utf-8").offset(Position(0, place)) for place in range(8)] == [0, 0, 1, 1, 1, 1, 2, 3]


def test_lines_end_as_in_editors() -> None:
    positions = Positions("een\u2028a\x85b\r\ntwee\rdrie\n")
    assert [positions.position(place).line for place in (0, 7, 9, 13, 14, 19)] == [0, 0, 1, 1, 2, 3]
    assert positions.range(9, 13) == Range(Position(1, 0), Position(1, 4))


def test_a_long_line_takes_no_longer_for_every_position() -> None:
    import time

    text = "👋 woord " * 100_000
    began = time.process_time()
    positions = Positions(text)
    for place in range(0, len(text), 500):
        positions.position(place)
    assert time.process_time() - began < 1
