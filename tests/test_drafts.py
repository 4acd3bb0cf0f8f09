"""A draft after any edits has the findings of a fresh check."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nieuwetaal import Linter
from nieuwetaal.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.dutch.frames import Analysis
    from nieuwetaal.findings import Finding

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
    "<p>De gemeente be<b>trekt</b> bewoners &amp; ouders.</p>",
    "<blockquote lang=en>",
)
JOINTS = ("\n\n", "\n", " ", "\r\n", "\r\n\r\n", "\u2028")


@cache
def linter() -> Linter:
    return Linter()


def text_of(pieces: list[tuple[str, str]]) -> str:
    return "".join(piece + joint for piece, joint in pieces)


texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=8).map(text_of)
edits = st.tuples(st.floats(0, 1), st.floats(0, 0.2), st.one_of(texts, st.text(max_size=3), st.sampled_from(JOINTS)))


@pytest.mark.parametrize("input_format", ["text", "markdown", "html"])
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


TYPED: tuple[str, ...] = (
    *"abc .,;:\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "👩‍👧",
    "e\u0301",
    "«",
    "<!--",
    "-->",
    "```\n",
    "- ",
    "| ",
    "> ",
    "# ",
    "hen ",
)


def edited(text: str, chance: Random) -> str:
    """A text after one change of a kind that people make: type, paste, take out, join, move."""
    start = chance.randrange(len(text) + 1)
    blocks = text.split("\n\n")
    match chance.randrange(8):
        case 0 | 1 | 2:
            return text[:start] + chance.choice(TYPED) + text[start:]
        case 3:
            return text[:start] + text[start + chance.randrange(1, 9) :]
        case 4:
            return text[:start] + chance.choice(JOINTS) + chance.choice(PIECES) + chance.choice(JOINTS) + text[start:]
        case 5:
            return text[:start] + text[start + chance.randrange(200) :]
        case 6:
            return "\n\n".join(
                chance.sample(blocks, len(blocks)) if chance.random() < 0.1 else [*blocks[1:], blocks[0]]
            )
    first, second = sorted((start, chance.randrange(len(text) + 1)))
    return text[:second] + text[first : min(second, first + 300)] + text[second:]


def spans(finding: Finding) -> Iterator[tuple[int, int]]:
    yield finding.start, finding.end
    yield from finding.related
    for role in finding.roles.values():
        if role is not None:
            yield role.start, role.end
            yield from role.heads
    for alternative in finding.alternatives:
        if alternative.edit is not None:
            yield alternative.edit.start, alternative.edit.end


@pytest.mark.parametrize("input_format", ["text", "markdown", "html"])
def test_after_two_thousand_edits_all_is_as_a_fresh_check(input_format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = linter().examiner.reader.read
    known: dict[str, Analysis] = {}

    def remembered(sentences: Sequence[str]) -> list[Analysis]:
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in known]
        known.update(zip(new, read(new), strict=True))
        return [known[sentence] for sentence in sentences]

    monkeypatch.setattr(linter().examiner.reader, "read", remembered)
    chance = Random(2000)
    begin = (Path(__file__).parents[1] / "voorbeelden" / "jeugdplan.md").read_text("utf-8")[:900]
    text, draft = begin, Draft(linter(), input_format)
    for number in range(2000):
        text = edited(text, chance)
        if not 200 < len(text) < 1500:
            text = begin
        report = draft.check(text)
        assert report == linter().check(text, input_format=input_format), number
        for finding in (*report.findings, *report.compliments, *(each.finding for each in report.suppressed)):
            assert text[finding.start : finding.end] == finding.text
            assert all(0 <= start <= end <= len(text) for start, end in spans(finding))


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
