"""A segment knows where its characters stand."""

from __future__ import annotations

import pytest

from nieuwetaal.documents import Segment
from nieuwetaal.documents.cleaning import segment


def clean(text: str):
    found = segment("paragraph", text, [(0, len(text), None)])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("de  ouders", "de ouders"),
        ("  de\touders \r\n", "de ouders"),
        ("de\u00a0ouders\u202fen\u2009jongeren", "de ouders en jongeren"),
        ("be\u00adtrek\u00adken", "betrekken"),
        ("betrek\u00ad\nken", "betrekken"),
        ("betrek-\nken", "betrek- ken"),
        ("\ufeffde\u200b ou\u200dders", "de ouders"),
        ("clie\u0308nt", "cliënt"),
        ("x\u0301y", "x\u0301y"),
        ("“ouders”", "“ouders”"),
        ("\u0301a", "\u0301a"),
    ],
)
def test_clean_text(source: str, text: str):
    assert clean(source).text == text


@pytest.mark.parametrize(
    ("source", "word", "stretch"),
    [
        ("de clie\u0308nt beslist", "cliënt", "clie\u0308nt"),
        ("een cafe\u0301", "café", "cafe\u0301"),
        ("be\u00adtrek\u00adken", "betrekken", "be\u00adtrek\u00adken"),
        ("de  \u00a0ouders", "ouders", "ouders"),
        ("de\r\nouders", "de ouders", "de\r\nouders"),
        ("q\u0323\u0307.", "q\u0323\u0307", "q\u0323\u0307"),
    ],
)
def test_a_span_covers_the_whole_word_in_the_source(source: str, word: str, stretch: str):
    found = clean(source)
    at = found.text.index(word)
    start, end = found.source_span(at, at + len(word))
    assert source[start:end] == stretch


def test_nothing_is_left_of_what_has_no_letter_or_digit():
    assert segment("paragraph", " \u00ad – ** \n", [(0, 8, None)]) is None


def test_runs_say_how_wide_their_first_character_is():
    found = Segment("paragraph", "één ja", ((0, 0, 2), (1, 2, 2), (2, 4, 1)))
    assert found.source_span(0, 3) == (0, 5)
    assert found.source_span(1, 2) == (2, 4)
    assert found.source_span(4, 6) == (6, 8)
    assert [found.source(offset) for offset in range(6)] == [0, 2, 4, 5, 6, 7]


def test_plain_text_takes_one_run():
    assert len(clean("Ouders beslissen mee.\n" * 100).runs) == 1
