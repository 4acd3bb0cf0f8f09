"""Sentences: measured on own lines, and true of any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.dutch.facts import Facts
from nieuwetaal.dutch.sentences import LONGEST, split
from nieuwetaal.rules.packs import load_facts

LINES = (Path(__file__).parent / "zinnen.txt").read_text(encoding="utf-8").splitlines()


def sentences(text: str):
    return [text[start:end] for start, end in split(text, load_facts())]


def test_at_least_97_in_100_sentences_are_right():
    right = found = wanted = 0
    for line in LINES:
        expected = line.split(" | ")
        got = sentences(" ".join(expected))
        right += len(set(expected) & set(got))
        found += len(got)
        wanted += len(expected)
    assert len(LINES) >= 330
    assert 2 * right / (found + wanted) >= 0.97


@pytest.mark.parametrize(
    "line",
    [
        "De gemeente nodigt uit. | Ouders bepalen wanneer.",
        "Zie art. 5 van de wet. | Dhr. De Wit en mw. Kaya lezen mee.",
        "Denk aan sport enz. | Dat kost niets.",
        "Denk aan sport enz. en aan muziek.",
        "“Wij beslissen.” | Dat zei zij. | “Goed!” zei hij.",
        "Het bleef stil... | Toen sprak zij. | 's Avonds ook.",
        "1. De ouders kiezen. | 2. De school volgt.",
        "J.P. de Vries belt om 14.30 uur. | Het kost € 1.000. | Dat is veel.",
        "Ouders kiezen; De school volgt: Zo is het.",
        "Zie www.a.nl. | Mail a.b@c.nl. | Klaar.",
    ],
)
def test_the_lines_that_must_be_right(line: str):
    assert sentences(line.replace(" | ", " ")) == line.split(" | ")


def test_white_space_around_and_between_belongs_to_no_sentence():
    assert split("  Een zin.  \n Nog een.  ", Facts()) == [(2, 10), (14, 22)]
    assert split("", Facts()) == []
    assert split(" \n", Facts()) == []


def test_a_long_sentence_is_cut_after_a_semicolon_else_a_comma_else_a_word():
    part = "ouders kiezen zelf en "
    for mark in ("; ", ": ", ", "):
        text = part * 50 + "klaar" + mark + part * 40
        assert sentences(text)[0].endswith("klaar" + mark.strip())
    assert sentences(part * 100)[0].endswith(("ouders", "kiezen", "zelf", "en"))


PIECES = (
    *'.!?…;“”"()-– \n\u00a0é😀',
    "ouders",
    "De",
    "bijv.",
    "enz.",
    "J.P.",
    "3",
    "14.30",
    "...",
    "  ",
    ", ",
    "'s",
    "a.",
)
TEXTS = st.lists(st.sampled_from((*PIECES, "x" * 400, "www.a.nl"))).map("".join)


@given(TEXTS)
def test_spans_are_ordered_bounded_and_cover_all_but_white_space(text: str):
    reached = 0
    for start, end in split(text, Facts(abbreviations=frozenset({"bijv."}))):
        assert reached <= start < end <= start + LONGEST
        assert not text[reached:start].strip()
        assert text[start:end] == text[start:end].strip()
        reached = end
    assert not text[reached:].strip()


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente betrekt ouders. " * 36_000,
        "x" * 1_000_000,
        "." * 1_000_000,
        ". " * 300_000,
        "." + '"' * 1_000_000,
        "a. " + '"' * 1_000_000,
        "A. " * 200_000,
        "1. " * 200_000,
        "a. " + "- " * 300_000,
        "a." + " " * 1_000_000 + "B",
        "zin, " * 200_000,
    ],
)
def test_a_million_characters_take_linear_time(text: str):
    begin = time.process_time()
    assert all(end - start <= LONGEST for start, end in split(text, Facts()))
    assert time.process_time() - begin < 5
