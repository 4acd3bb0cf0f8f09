"""What a baseline knows: a sentence by its words, wherever it stands and however it is set."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nieuwetaal import Linter
from nieuwetaal.baseline import Known, make, mark, plain
from nieuwetaal.documents import LineIndex, read_text
from nieuwetaal.dutch.sentences import split
from nieuwetaal.findings import Finding, Report
from nieuwetaal.rules.packs import load_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KEY = bytes(range(32))
BODIES = ("De gemeente", "Het wijkteam", "De school", "Onze stichting", "Het bestuur")
FAMILY = ("ouders", "jongeren", "gezinnen", "inwoners", "bewoners", "leerlingen")
THINGS = ("het plan", "de nota", "het jeugdbeleid", "de begroting", "het ouder-kindcentrum", "de “nieuwe” aanpak")
QUIET = (
    "De vergadering begint om acht uur in de grote zaal van het stadhuis.",
    "In het verslag staat wat er deze winter met de gebouwen gebeurt, zoals bv. het dak.",
    "Het geld komt uit het fonds en is op 31 december op.",
    "Daarover staat meer in hoofdstuk drie van dit stuk.",
)


def trigger(number: int) -> str:
    """Return one of our own sentences that has a finding; the first 180 all differ."""
    body, rest = number % len(BODIES), number // len(BODIES)
    return f"{BODIES[body]} betrekt {FAMILY[rest % len(FAMILY)]} bij {THINGS[rest // len(FAMILY) % len(THINGS)]}."


def report(text: str, path: str = "plan.md", input_format: str = "markdown") -> Report:
    """Stand for the linter: a finding wherever somebody *betrekt* another, read by the real reader."""
    document, facts, lines = read_text(text, input_format, path), load_facts(), LineIndex(text)
    findings, sentences = [], {}
    for segment in document.segments:
        for start, end in split(segment.text, facts):
            for found in re.finditer("betrekt", segment.text[start:end]):
                first, last = segment.source_span(start + found.start(), start + found.end())
                sentences[first] = segment.text[start:end]
                findings.append(finding("betrekken", text, first, last, lines))
    return Report(document, tuple(findings), (), "geen", sentences=sentences)


def finding(rule: str, text: str, start: int, end: int, lines: LineIndex) -> Finding:
    place, words = lines.place(start, end), text[start:end]
    return Finding(rule, "betrekken", "sterk", start, end, words, "", "", "", (), {}, (), rule, (), place)


def new_in(reports: Iterable[Report], known: Known) -> list[str]:
    """Return the sentences of what is not known."""
    return [each.sentences[item.start] for each in reports for item in known.apart(each).findings]


def baseline(*reports: Report) -> Known:
    return Known(make(KEY, reports, [], Path()))


@pytest.mark.parametrize(
    "other",
    [
        "De gemeente betrekt\nouders bij\r\n“het plan”.",
        'De **gemeente** betrekt [ouders](x.md) bij _"het plan"_.',
        "- Iets anders.\n- De gemeente betrekt ouders bij „het plan”.",
        "> De gemeente betrekt\n> ouders bij «het plan».",
        '# Kop\n\nEerst dit. De gemeente betrekt ouders bij "het plan". Dan dat.',
        'De ge\u00admeente betrekt ou-\nders bij "het\u00a0plan".',
    ],
)  # fmt: skip
def test_a_sentence_stays_known_however_it_is_set(other: str) -> None:
    known = baseline(report('De gemeente betrekt ouders bij "het plan".'))
    assert new_in([report(other)], known) == []
    assert known.left == 0


@pytest.mark.parametrize(
    "other",
    [
        "De gemeente betrekt ouders bij dit plan.",
        "De gemeente betrekt ouders niet bij het plan.",
        "de gemeente betrekt ouders bij het plan!",
    ],
)
def test_an_edited_sentence_is_new(other: str) -> None:
    known = baseline(report("De gemeente betrekt ouders bij het plan."))
    assert new_in([report(other)], known) == [other]
    assert known.left == 1


def test_a_hyphen_that_breaks_a_word_does_not_count() -> None:
    assert plain("het ouder-\nkindcentrum") == plain("het ouder-kindcentrum") == plain("het ouder‐kindcentrum")
    assert plain("in- en uitstroom") == plain("in-  en uitstroom")
    assert plain("ja - nee") != plain("janee")


def test_another_rule_in_a_known_sentence_is_new() -> None:
    first = report("De gemeente betrekt ouders.")
    one = first.findings[0]
    other = finding("anders", first.document.text, one.start, one.end, LineIndex(first.document.text))
    assert mark(KEY, one, first) != mark(KEY, other, first)
    assert mark(KEY, one, first) != mark(bytes(32), one, first)


def test_copies_are_counted_and_the_first_are_known() -> None:
    sentence = trigger(0)
    known = baseline(report(f"{sentence}\n\n{sentence}"))
    found = report(f"{sentence}\n\n{sentence}\n\n{sentence}")
    apart = known.apart(found)
    assert [item.place.line for item in apart.findings] == [5]
    assert [(kept.kind, kept.reason, kept.finding.place.line) for kept in apart.suppressed] == [
        ("baseline", "", 1),
        ("baseline", "", 3),
    ]


def test_copies_in_other_files_are_counted_too_and_reading_again_counts_once() -> None:
    known = baseline(report(f"{trigger(0)}\n\n{trigger(0)}", "a.md"))
    one, other, third = (report(trigger(0), name) for name in ("a.md", "b.md", "c.md"))
    for _ in range(3):
        assert known.apart(one).findings == ()
        assert known.apart(other).findings == ()
    assert len(known.apart(third).findings) == 1
    known.apart(report("Niets.", "b.md"))
    assert known.left == 1


def test_what_is_only_explained_is_not_recorded() -> None:
    found = report(trigger(0))
    law = Report(found.document, tuple(set_level(item) for item in found.findings), (), "geen")
    assert make(KEY, [law], [], Path()).counts == {}
    assert len(baseline(found).apart(law).findings) == 1


def set_level(item: Finding) -> Finding:
    return replace(item, level="uitleg")


def test_only_who_reads_all_can_tell_what_is_gone(tmp_path: Path) -> None:
    docs = tmp_path / "beleid" / "jeugd"
    docs.mkdir(parents=True)
    made = make(KEY, [], [docs], tmp_path)
    for covering in (docs, tmp_path / "beleid", tmp_path, tmp_path.parent):
        assert made.covers([tmp_path / "elders", covering], tmp_path)
    for too_little in (docs / "a.md", tmp_path / "elders"):
        assert not made.covers([too_little], tmp_path)
    outside = make(KEY, [], [docs, tmp_path / "x"], tmp_path / "x")
    assert outside.covers([tmp_path], tmp_path / "x")
    assert not outside.covers([tmp_path / "x"], tmp_path / "x")
    assert outside.covers([tmp_path / "x", docs], tmp_path / "x")


sentences = st.one_of(st.integers(0, 40).map(trigger), st.sampled_from(QUIET))
paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=6), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(before=paragraphs, width=st.integers(20, 120), data=st.data())
def test_wrapping_moving_and_editing_bring_back_the_edited_alone(
    before: list[list[str]], width: int, data: st.DataObject
) -> None:
    known = baseline(report("\n\n".join(fill(" ".join(words), 72) for words in before)))
    after = [list(words) for words in data.draw(st.permutations(before))]
    places = [(i, j) for i, words in enumerate(after) for j, text in enumerate(words) if "betrekt" in text]
    edited = data.draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    for i, j in edited:
        after[i][j] = after[i][j].replace("betrekt", "betrekt vandaag")
    cut = data.draw(st.integers(0, len(after)))
    texts = ["\n\n".join(fill(" ".join(words), width) for words in part) for part in (after[:cut], after[cut:])]
    reports = [report(text, f"{number}.md") for number, text in enumerate(texts)]
    found = Counter(plain(sentence) for sentence in new_in(reports, known))
    assert found == Counter(plain(after[i][j]) for i, j in edited)
    assert known.left == len(edited)


@pytest.mark.model
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_document_of_5000_words_brings_back_the_edited_alone(suffix: str) -> None:
    chance = random.Random(7)
    before = document(chance)
    kind = {"md": "markdown", "txt": "text"}[suffix]
    linter = Linter()

    def check(text: str, path: str) -> Report:
        return linter.check_document(read_text(text, kind, path, unfinished=linter.unfinished))

    first = check("\n\n".join(fill(" ".join(words), 72) for words in before), f"plan.{suffix}")
    assert len(first.document.text.split()) >= 5000
    assert len(first.findings) >= 150
    known = baseline(first)
    after = [list(words) for words in before]
    chance.shuffle(after)
    edited = [(i, j) for i, words in enumerate(after) for j, text in enumerate(words) if " betrekt " in text][::17]
    for i, j in edited:
        after[i][j] = after[i][j].replace(" bij ", " dit jaar bij ")
    half = len(after) // 3
    parts = ["\n\n".join(fill(" ".join(words), 100) for words in part) for part in (after[:half], after[half:])]
    found = new_in([check(part, f"deel{n}.{suffix}") for n, part in enumerate(parts)], known)
    assert Counter(map(plain, found)) == Counter(plain(after[i][j]) for i, j in edited)
    assert known.left == len(edited) >= 10


def document(chance: random.Random) -> Sequence[list[str]]:
    """Return paragraphs of over 5,000 words in all, with every trigger sentence once and some twice."""
    pool = [trigger(number) for number in range(180)] + [trigger(number) for number in range(20)]
    pool += [chance.choice(QUIET) for _ in range(300)]
    chance.shuffle(pool)
    return [pool[start : start + 5] for start in range(0, len(pool), 5)]
