from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.reports.excerpt import clean, columns, excerpt


def shown(text: str, words: str, width: int = 60) -> list[tuple[str, str]]:
    start = text.index(words)
    return list(excerpt(text, start, start + len(words), width))


def test_the_span_is_underlined() -> None:
    assert shown("Wij zetten ouders in.\nEn nu.", "zetten ouders in") == [
        ("Wij zetten ouders in.", "    ~~~~~~~~~~~~~~~~")
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_a_span_over_lines_shows_them_all(newline: str) -> None:
    text = f"Eerst.{newline}Ouders worden{newline}  betrokken bij het plan.{newline}Later."
    assert shown(text, f"worden{newline}  betrokken") == [
        ("Ouders worden", "       ~~~~~~"),
        ("betrokken bij het plan.", "~~~~~~~~~"),
    ]


def test_a_very_long_span_shows_its_beginning() -> None:
    text = "\n".join(f"regel {number}" for number in range(20))
    assert len(shown(text, text)) == 4
    assert shown(text, text)[-1] == ("…", "")


def test_a_long_line_is_shortened_around_the_span() -> None:
    ((line, under),) = shown("voor " * 100 + "ouders inzetten " + "na " * 100, "ouders inzetten")
    assert line.startswith("…voor ")
    assert line.endswith("…")
    assert len(line) <= 60
    assert line[under.index("~") : under.rindex("~") + 1] == "ouders inzetten"


def test_a_long_line_keeps_its_beginning_and_its_end() -> None:
    ((line, _),) = shown("ouders " + "na " * 100, "ouders")
    assert line.startswith("ouders na")
    ((line, under),) = shown("voor " * 100 + "ouders", "ouders")
    assert line.endswith("voor ouders")
    assert under.endswith("~~~~~~")


def test_a_line_of_a_million_characters_is_no_problem() -> None:
    text = "woord " * 200_000
    ((line, under),) = list(excerpt(text, 600_000, 600_005, 80))
    assert len(line) <= 80
    assert under.count("~") == 5


def test_wide_and_combining_characters_keep_the_line_under_the_words() -> None:
    assert shown("日本 ouders", "ouders") == [("日本 ouders", "     ~~~~~~")]
    assert shown("cafe\u0301 ouders", "ouders") == [("cafe\u0301 ouders", "     ~~~~~~")]
    assert shown("be\u00adtrok\u00adken ouders", "ouders") == [("betrokken ouders", "          ~~~~~~")]


def test_indentation_is_left_out() -> None:
    assert shown("\t\t- ouders", "ouders") == [("- ouders", "  ~~~~~~")]


def test_a_terminal_is_never_commanded() -> None:
    assert clean("a\x1b[31mb\u202ec\td\u2028e") == "a\ufffd[31mbc d e"


@given(st.text(st.sampled_from("ab \n\r\t日é\u0301\u00ad"), min_size=1, max_size=200), st.data())
def test_whatever_the_text_it_fits_and_marks_something(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for line, under in excerpt(text, start, end, 30):
        assert columns(line) <= 30
        assert columns(under) <= 30
        assert not set(line) & set("\n\r\t")
        assert set(under) <= set(" ~")
