from __future__ import annotations

import pytest

from nieuwetaal.dutch.actors import Actors, Group
from nieuwetaal.rules.packs import load_facts, load_groups
from nieuwetaal.rules.words import Expression, Vocabulary, words_of

GROUPS = {"dier": Group("dier", "dieren", ("hond", "honden", "jonge kat", "kat", "katten"), "thing")}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(load_facts())


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors({**load_groups(), **GROUPS})


def hits(text: str, expression: Expression, gap: int = 0) -> list[str]:
    words = words_of(text)
    return [
        " ".join(text[words[i].start : words[i].end] for i in sorted((*hit.words, *hit.slot)))
        for hit in expression.find(words, text, gap=gap)
    ]


def test_words_have_their_place_and_their_capital() -> None:
    text = "De pgb's, zo’n wijk; e-mail en ’t oude IJ."
    words = words_of(text)
    assert [text[word.start : word.end] for word in words] == [
        "De", "pgb's", "zo’n", "wijk", "e-mail", "en", "t", "oude", "IJ",
    ]  # fmt: skip
    assert [word.lower for word in words][1:3] == ["pgb's", "zo'n"]
    assert [word.capital for word in words] == [True, *[False] * 7, True]
    assert words_of("… — !") == ()


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("dikke bundel", "Een dikke bundel en dikke bundels.", ["dikke bundel", "dikke bundels"]),
        ("dikke bundel", "Een dikke blauwe bundel.", []),
        ("dikke bundel", "Een dikke verhalenbundel.", []),
        ("dikke bundel", "DIKKE BUNDEL", ["DIKKE BUNDEL"]),
        ("aan de bak", "Zij moet aan de bak.", ["aan de bak"]),
        ("aan de bak", "Zij moet aan een bak.", []),
        ("aan de bak", "Zij moet aan de bakken.", []),
        ("op weg helpen", "Wij zouden hem op weg geholpen hebben.", ["op weg geholpen"]),
    ],
)
def test_words_of_four_letters_may_be_inflected(
    vocabulary: Vocabulary, actors: Actors, expression: str, text: str, found: list[str]
) -> None:
    assert hits(text, Expression(expression, vocabulary, actors)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in hun hok", ["in hun hok"]),
        ("in haar hok", ["in haar hok"]),
        ("in z'n hok", ["in z'n hok"]),
        ("in ons hok", ["in ons hok"]),
        ("in het hok", ["in het hok"]),
        ("in hun eigen hok", ["in hun eigen hok"]),
        ("in een hok", []),
        ("in hun nieuwe hok", []),
    ],
)
def test_hun_stands_for_any_word_of_possession(
    vocabulary: Vocabulary, actors: Actors, text: str, found: list[str]
) -> None:
    assert hits(text, Expression("in hun hok", vocabulary, actors)) == found


def test_eigen_is_asked_for_when_the_expression_names_it(vocabulary: Vocabulary, actors: Actors) -> None:
    own = Expression("in hun eigen hok", vocabulary, actors)
    assert hits("in haar eigen hok", own) == ["in haar eigen hok"]
    assert not hits("in haar hok", own)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("van bak naar bord", ["van bak naar bord"]),
        ("van een diepe bak of kom naar bord", []),
        ("van bak met een heel diepe bodem naar bord", ["van bak naar bord"]),
        ("van bak met een heel erg diepe bodem naar bord", []),
        ("van bord naar bak", []),
    ],
)
def test_the_dots_stand_for_at_most_five_words(
    vocabulary: Vocabulary, actors: Actors, text: str, found: list[str]
) -> None:
    assert hits(text, Expression("van bak … naar bord", vocabulary, actors)) == found


def test_a_gap_lets_words_stand_between(vocabulary: Vocabulary, actors: Actors) -> None:
    expression = Expression("in hun hok", vocabulary, actors)
    assert not hits("in al weer hun hok", expression)
    assert hits("in al weer hun hok", expression, gap=2) == ["in hun hok"]
    assert not hits("in al weer eens hun hok", expression, gap=2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("een valse hond", ["valse hond"]),
        ("valse honden", ["valse honden"]),
        ("een valse oude hond", ["valse oude hond"]),
        ("een valse, oude hond", ["valse oude hond"]),
        ("een valse jonge kat", ["valse jonge kat"]),
        ("een valse dikke oude grijze hond", ["valse dikke oude grijze hond"]),
        ("een valse lange dikke oude grijze hond", []),
        ("een valse (oude) hond", []),
        ("een valse vogel", []),
        ("een valse circushond", ["valse circushond"]),
    ],
)
def test_a_slot_holds_a_member_of_the_group_at_the_end_of_four_words(
    vocabulary: Vocabulary, actors: Actors, text: str, found: list[str]
) -> None:
    assert hits(text, Expression("valse $dier", vocabulary, actors)) == found


def test_the_slot_is_told_apart_from_the_words(vocabulary: Vocabulary, actors: Actors) -> None:
    text = "een valse oude hond"
    (hit,) = Expression("valse $dier", vocabulary, actors).find(words_of(text), text)
    assert (hit.words, hit.slot) == ((1,), (2, 3))


def test_a_slot_may_stand_first_or_in_the_middle(vocabulary: Vocabulary, actors: Actors) -> None:
    assert hits("de hond blaft hard", Expression("$dier blaft", vocabulary, actors))
    assert hits("geef de hond een bot", Expression("geef de $dier een bot", vocabulary, actors))


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("Het Baken", "bij Het Baken", ["Het Baken"]),
        ("Het Baken", "bij het baken", []),
        ("Het Baken", "bij Het Bakens", []),
        ("hun", "bij haar", []),
    ],
)
def test_literal_words_are_exactly_these_letters(
    vocabulary: Vocabulary, actors: Actors, expression: str, text: str, found: list[str]
) -> None:
    assert hits(text, Expression(expression, vocabulary, actors, literal=True)) == found


def test_an_expression_longer_than_the_sentence_is_not_there(vocabulary: Vocabulary, actors: Actors) -> None:
    assert not hits("in", Expression("in hun hok", vocabulary, actors))
    assert not hits("", Expression("in hun hok", vocabulary, actors))


def test_anchors_are_the_words_that_must_be_there(vocabulary: Vocabulary, actors: Actors) -> None:
    anchors = Expression("zet … hun $dier vast", vocabulary, actors).anchors
    assert len(anchors) == 2
    assert "zet" in anchors[0]
    assert "vast" in anchors[1]
    (literal,) = Expression("Baken", vocabulary, actors, literal=True).anchors
    assert literal == {"baken"}
