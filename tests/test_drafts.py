"""A draft after any edits has the findings of a fresh check."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nieuwetaal import Linter
from nieuwetaal.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.dutch.frames import Analysis

PIECES = (
    "De gemeente betrekt bewoners bij het plan.",
    "De ouders komen op maandag.",
    "Wij zetten hen in als ambassadeur.",
    "Zij worden gemotiveerd door de school.",
    "Zij overleggen met de begeleiders.",
    "- Jongeren mogen meepraten.",
    "# Ouders activeren",
    "> De school betrekt ouders.",
    "| Cliënten | «Wij zetten ouders in» |",
    "<!-- nieuwetaal: uit betrekken, omdat wij dat zo willen -->",
    "<!-- nieuwetaal: aan betrekken -->",
    "Cafe\u0301s en 👩‍👧 voor probleemgezinnen\u2028en meer.",
)
JOINTS = ("\n\n", "\n", " ", "\r\n", "\r\n\r\n", "\u2028")


@cache
def linter() -> Linter:
    return Linter()


def text_of(pieces: list[tuple[str, str]]) -> str:
    return "".join(piece + joint for piece, joint in pieces)


texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=8).map(text_of)
edits = st.tuples(st.floats(0, 1), st.floats(0, 0.2), st.one_of(texts, st.text(max_size=3), st.sampled_from(JOINTS)))


@pytest.mark.parametrize("input_format", ["text", "markdown"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, changes=st.lists(edits, max_size=6))
def test_after_every_edit_a_draft_is_as_a_fresh_check(
    input_format: str, text: str, changes: list[tuple[float, float, str]]
) -> None:
    draft = Draft(linter(), input_format)
    draft.check(text)
    for where, length, new in changes:
        start = round(where * len(text))
        text = text[:start] + new + text[start + round(length * len(text)) :]
        report = draft.check(text)
        assert report == linter().check(text, input_format=input_format)
        for finding in (*report.findings, *report.compliments):
            assert text[finding.start : finding.end] == finding.text


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft(linter())
    text = "\n\n".join(PIECES[:5])
    draft.check(text)
    read: list[str] = []
    known = linter().examiner.reader.read

    def reading(sentences: Sequence[str]) -> list[Analysis]:
        read.extend(sentences)
        return known(sentences)

    monkeypatch.setattr(linter().examiner.reader, "read", reading)
    draft.check(text.replace("bij het plan", "bij het nieuwe plan"))
    assert read == ["De gemeente betrekt bewoners bij het nieuwe plan."]


def test_first_findings_come_before_the_last() -> None:
    text = "\n\n".join(f"{PIECES[0]} Dat is afspraak {number}." for number in range(100))
    steps = list(Draft(linter()).steps(text))
    sizes = [len(report.findings) for report, _ in steps]
    assert [whole for _, whole in steps] == [False] * (len(steps) - 1) + [True]
    assert len(sizes) > 1
    assert sizes == sorted(sizes)
    assert 0 < sizes[0] < sizes[-1] == 100


def test_who_stops_halfway_loses_nothing() -> None:
    text = "\n\n".join(f"{PIECES[0]} Dat is afspraak {number}." for number in range(100))
    draft = Draft(linter())
    next(draft.steps(text))
    assert draft.check(text) == linter().check(text)


def test_without_a_parser_the_other_rules_still_work() -> None:
    text = "Wij betrekken ouders. Er zijn veel probleemgezinnen."
    report = Draft(linter().without_parsing()).check(text)
    assert [finding.text for finding in report.findings] == ["probleemgezinnen"]
    assert len(linter().check(text).findings) == 2
