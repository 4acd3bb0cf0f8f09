"""What a writer keeps: remarks in a text, lines in the settings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents import LineIndex, read_text
from nieuwetaal.findings import Finding, Report
from nieuwetaal.rules.keep import Keep
from nieuwetaal.rules.keeping import Keeper

KNOWN = {"meenemen", "onze", "betrekken", "bezit", "betrekken/meenemen", "bezit/onze"}
CATEGORIES = {"meenemen": "betrekken", "onze": "bezit"}


def check(text: str, input_format: str = "markdown", *keeps: Keep, today: date | None = None) -> Report:
    """Return the report of a linter that finds two words in the segments of a text."""
    document = read_text(text, input_format)
    lines = LineIndex(text)
    findings = []
    for segment in document.segments:
        place = 0
        for word in segment.text.split(" "):
            name = word.strip(".,")
            if name in CATEGORIES:
                findings.append(finding(name, *segment.source_span(place, place + len(name)), lines))
            place += len(word) + 1
    kept = Keeper(keeps, KNOWN | {"stil"}, KNOWN, today).sort(document, findings, lines)
    return Report(document, tuple(kept.findings), (), "", (), (), tuple(kept.suppressed), tuple(kept.notes))


def finding(rule: str, start: int, end: int, lines: LineIndex) -> Finding:
    return Finding(
        rule=rule,
        category=CATEGORIES[rule],  # type: ignore[arg-type]
        level="sterk",
        start=start,
        end=end,
        text=rule,
        message="",
        why="",
        question="",
        sources=(),
        roles={},
        alternatives=(),
        group=rule,
        related=(),
        place=lines.place(start, end),
    )


def lines_of(report: Report) -> list[int]:
    return [found.place.line for found in report.findings]


def notes(report: Report) -> list[tuple[int, str]]:
    return [(note.place.line, note.text) for note in report.notes]


REGION = """\
meenemen een

<!-- nieuwetaal: uit {names}, omdat het een citaat is -->

meenemen twee

onze drie

<!-- nieuwetaal: aan {names} -->

meenemen vier, onze vier
"""


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("meenemen", [1, 7, 11, 11]),
        ("betrekken", [1, 7, 11, 11]),
        ("betrekken/meenemen", [1, 7, 11, 11]),
        ("Betrekken, bezit", [1, 11, 11]),
        ("meenemen en onze", [1, 11, 11]),
        ("alles", [1, 11, 11]),
    ],
)
@pytest.mark.parametrize("input_format", ["markdown", "text"])
def test_from_uit_to_aan(names: str, left: list[int], input_format: str) -> None:
    report = check(REGION.format(names=names), input_format)
    assert lines_of(report) == left
    assert {kept.reason for kept in report.suppressed} == {"het een citaat is"}
    assert {(kept.kind, kept.place.line) for kept in report.suppressed} == {("inline", 3)}
    assert notes(report) == []


def test_without_aan_it_holds_to_the_end() -> None:
    assert lines_of(check("<!-- nieuwetaal: uit meenemen, omdat a -->\n\nmeenemen\n\nmeenemen\n")) == []


def test_aan_without_names_turns_all_on() -> None:
    report = check("<!-- nieuwetaal: uit bezit, omdat a -->\n\nonze\n\n<!-- nieuwetaal: aan -->\n\nonze\n")
    assert lines_of(report) == [7]


def test_the_last_word_counts() -> None:
    text = "<!-- nieuwetaal: uit alles, omdat a -->\n\nonze\n\n<!-- nieuwetaal: aan bezit -->\n\nonze meenemen\n"
    assert [found.rule for found in check(text).findings] == ["onze"]


@pytest.mark.parametrize("input_format", ["markdown", "text"])
def test_the_next_line(input_format: str) -> None:
    text = """\
<!-- nieuwetaal: volgende regel meenemen, omdat a -->
<!-- nieuwetaal: Volgende  regel bezit, want b -->

meenemen en onze
meenemen en onze
"""
    report = check(text, input_format)
    assert lines_of(report) == [5, 5]
    assert [kept.reason for kept in report.suppressed] == ["a", "b"]


def test_in_the_middle_of_a_markdown_paragraph() -> None:
    text = "meenemen <!-- nieuwetaal: uit meenemen, omdat a -->meenemen <!-- nieuwetaal: aan --> meenemen"
    assert [found.start for found in check(text).findings] == [0, 85]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end(line_end: str) -> None:
    text = "<!-- nieuwetaal: volgende regel onze, omdat a -->\n\nonze\nonze\n".replace("\n", line_end)
    for input_format in ("markdown", "text"):
        assert lines_of(check(text, input_format)) == [4]


@pytest.mark.parametrize(
    "text",
    [
        "    <!-- nieuwetaal: uit meenemen, omdat a -->\n\nmeenemen\n",
        "```\n<!-- nieuwetaal: uit meenemen, omdat a -->\n```\n\nmeenemen\n",
        "Zo: `<!-- nieuwetaal: uit meenemen, omdat a -->` meenemen\n",
        "<!-- uit meenemen -->\n\nmeenemen\n",
    ],
)
def test_code_and_other_comments_ask_nothing(text: str) -> None:
    report = check(text)
    assert (len(report.findings), notes(report)) == (1, [])


def test_in_plain_text_a_remark_stands_on_lines_of_its_own() -> None:
    assert len(check("Zo: <!-- nieuwetaal: uit alles, omdat a -->\n\nmeenemen", "text").findings) == 1
    assert len(check("  <!-- nieuwetaal: uit alles,\nomdat a -->  \nmeenemen", "text").findings) == 0


def test_a_remark_in_plain_text_is_no_prose() -> None:
    assert check("<!-- nieuwetaal: uit bezit, omdat wij meenemen zeggen -->\nonze", "text").findings == ()


@pytest.mark.parametrize(
    ("remark", "note"),
    [
        ("uit meenemen", "dit werkt, maar de reden ontbreekt nog; schrijf achter ‘omdat’ waarom het zo blijft"),
        ("uit meenemn, omdat a", "de regel of categorie ‘meenemn’ bestaat niet (bedoelde je ‘meenemen’?)"),
        ("uit, omdat a", "noem erbij wat uit mag: een regel, een categorie of alles"),
        ("uti meenemen, omdat a", "‘uti’ begrijpt nieuwetaal hier niet (bedoelde je ‘uit’?)"),
        ("", "‘’ begrijpt nieuwetaal hier niet; schrijf uit, aan of volgende regel"),
        ("uit onze, omdat a", "deze ‘uit’ wordt nergens gebruikt; hij mag weg"),
        ("volgende regel onze", "deze ‘volgende regel’ wordt nergens gebruikt; hij mag weg"),
        ("aan meenemen", "deze ‘aan’ hoort bij geen ‘uit’; hij mag weg"),
    ],
)
def test_what_is_not_right_is_told_with_its_place(remark: str, note: str) -> None:
    assert notes(check(f"Titel\n\n<!-- nieuwetaal: {remark} -->\n\nmeenemen\n")) == [(3, note)]


def test_a_remark_about_a_rule_that_is_off_may_be_of_use_yet() -> None:
    assert notes(check("<!-- nieuwetaal: uit stil, omdat a -->\n")) == []


@pytest.mark.parametrize("input_format", ["markdown", "text"])
def test_a_remark_without_an_end_is_told(input_format: str) -> None:
    report = check("Titel\n\n<!-- nieuwetaal: uit onze, omdat a\n\nmeenemen\n", input_format)
    assert notes(report) == [(3, "deze opmerking is niet afgesloten; zet er --> achter")]


@pytest.mark.parametrize(
    "front",
    [
        "nieuwetaal: {uit: [betrekken], omdat: zo heet het}",
        "nieuwetaal: {uit: meenemen, omdat: zo heet het}",
        "titel: *vreemd\nnieuwetaal:\n  uit:\n    - meenemen\n\n  omdat: zo heet het\n# eind\nlijst: [",
    ],
)
def test_front_matter(front: str) -> None:
    report = check(f"---\n{front}\n---\n\nmeenemen en onze\n")
    assert [found.rule for found in report.findings] == ["onze"]
    assert [(kept.reason, kept.finding.rule) for kept in report.suppressed] == [("zo heet het", "meenemen")]
    assert notes(report) == []


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ("nieuwetaal: ja", "schrijf hier nieuwetaal: {uit: [regel], omdat: reden}"),
        ("nieuwetaal: {uit: 3}", "schrijf hier nieuwetaal: {uit: [regel], omdat: reden}"),
        ("nieuwetaal: {uit: [meenemen, omdat: zo}", "hier ontbreekt een komma of ]"),
        (
            "nieuwetaal: {uti: [x], uit: meenemen, omdat: a}",
            "onbekende sleutel ‘uti’ (bedoelde je ‘uit’?); hier kan uit en omdat",
        ),
        (
            "nieuwetaal: {uit: [meenemn], omdat: a}",
            "de regel of categorie ‘meenemn’ bestaat niet (bedoelde je ‘meenemen’?)",
        ),
        (
            "nieuwetaal: {uit: [meenemen]}",
            "dit werkt, maar de reden ontbreekt nog; schrijf achter ‘omdat’ waarom het zo blijft",
        ),
    ],
)
def test_front_matter_that_is_not_right(front: str, note: str) -> None:
    assert notes(check(f"---\ntitel: x\n{front}\n---\n\nmeenemen\n")) == [(3, note)]


def test_front_matter_of_others_is_not_looked_at() -> None:
    report = check("---\ntitel: over nieuwetaal\ntags: [&x\n---\n\nmeenemen\n")
    assert (len(report.findings), notes(report)) == (1, [])


@pytest.mark.parametrize(
    ("expression", "rule", "kept"),
    [
        ("meenemen", None, True),
        ("MEENEMEN", "meenemen", True),
        ("meenemen", "betrekken", True),
        ("meenemen", "onze", False),
        ("samen  meenemen in", None, True),
        ("meene", None, False),
        ("nemen", None, False),
    ],
)
def test_the_settings_keep_an_expression(expression: str, rule: str | None, kept: bool) -> None:
    report = check("Wij gaan samen\nmeenemen in het plan", "text", Keep(expression, "zo heet het", rule))
    assert [(item.kind, item.reason) for item in report.suppressed] == [("config", "zo heet het")] * kept
    assert len(report.findings) == (not kept)


def test_the_last_day_still_counts() -> None:
    keep = Keep("meenemen", "zo", until=date(2027, 1, 1))
    assert check("meenemen", "text", keep, today=date(2027, 1, 1)).findings == ()
    assert check("meenemen", "text", keep).findings == ()
    report = check("meenemen meenemen", "text", keep, today=date(2027, 1, 2))
    assert len(report.findings) == 2
    assert notes(report) == [(1, "‘meenemen’ is behouden tot 2027-01-01; die dag is voorbij")]
    assert check("onze", "text", keep, today=date(2027, 1, 2)).notes == ()


PARTS = st.sampled_from(
    [
        "meenemen",
        "onze plannen.",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "> ",
        "- ",
        "`",
        "<!-- nieuwetaal: uit meenemen, omdat a -->",
        "<!-- nieuwetaal: aan -->",
        "<!--nieuwetaal:volgende regel alles-->",
        "<!-- nieuwetaal: uit",
        "-->",
        "---\n",
        "nieuwetaal: {uit: bezit}\n",
        "é",
        "𝔸",
        "<b>",
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join), st.sampled_from(["markdown", "text"]))
def test_positions_stay_within_and_nothing_is_lost(text: str, input_format: str) -> None:
    report = check(text, input_format)
    assert report.document.text == text
    for remark in report.document.remarks:
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.kind == "front" or text[remark.start : remark.end].startswith("<!--")
    ends = [0, *(remark.end for remark in report.document.remarks)]
    assert all(remark.start >= end for remark, end in zip(report.document.remarks, ends, strict=False))
    for found in (*report.findings, *(kept.finding for kept in report.suppressed)):
        assert text[found.start : found.end] == found.rule
        assert not any(remark.start <= found.start < remark.end for remark in report.document.remarks)
    last = LineIndex(text).position(len(text))
    assert all((1, 1) <= (note.place.line, note.place.column) <= last for note in report.notes)
    assert {kept.place.line for kept in report.suppressed} <= {
        LineIndex(text).position(place)[0]
        for remark in report.document.remarks
        for place in range(remark.start, remark.end)
    }


@given(st.lists(PARTS, max_size=12).map("".join))
def test_what_is_kept_and_what_is_not_are_together_what_was_found(text: str) -> None:
    report, bare = check(text), check(text.replace("nieuwetaal", "anderetaal"))
    together = [*report.findings, *(kept.finding for kept in report.suppressed)]
    assert sorted(found.start for found in together) == [found.start for found in bare.findings]
    assert [segment.text for segment in report.document.segments] == [
        segment.text.replace("anderetaal", "nieuwetaal") for segment in bare.document.segments
    ]


@given(st.text(st.sampled_from("ab \n\r>-`<é"), max_size=60))
def test_a_text_without_remarks_is_read_as_before(text: str) -> None:
    for input_format in ("markdown", "text"):
        assert read_text(text, input_format).remarks == ()
