"""Sentences of strangers: 170 texts written from the definitions alone, by somebody who had not seen the rules.

They were scored once untuned (precision .962, recall .612 on 22 November 2026) and keep us honest since. What is
missed or wrongly found has `bekend` in the file and must fail, so that a repair shows. Levels: S and L are to be shown,
O and U are not, D is a matter of taste.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal import Linter

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).with_name("zinnen.jsonl")
SHOWN = {"sterk", "let-op"}
Span = tuple[int, int]

pytestmark = pytest.mark.model


@cache
def linter() -> Linter:
    return Linter()


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def cases() -> Iterator[Any]:
    for row in rows():
        marks = [pytest.mark.xfail(strict=True, reason=row["bekend"])] if "bekend" in row else []
        yield pytest.param(row, id=row["id"], marks=marks)


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.parametrize("row", list(cases()))
def test_finds_what_is_there_and_nothing_else(row: dict[str, Any]) -> None:
    shown = [(item.start, item.end) for item in linter().check(row["text"]).findings if item.level in SHOWN]
    told = [((item["start"], item["end"]), item["level"]) for item in row["findings"]]
    missed = [span for span, level in told if level in {"S", "L"} and not any(overlap(span, found) for found in shown)]
    false = [
        found for found in shown if not any(level in {"S", "L", "D"} and overlap(span, found) for span, level in told)
    ]
    assert (missed, false) == ([], [])


def test_places_are_those_of_the_words() -> None:
    for row in rows():
        for item in [*row["findings"], *row["not"]]:
            assert row["text"][item["start"] : item["end"]] == item["quote"]


def test_half_of_the_texts_are_look_alikes() -> None:
    silent = [row for row in rows() if not any(item["level"] in {"S", "L"} for item in row["findings"])]
    assert len(silent) == len(rows()) - len(silent)
