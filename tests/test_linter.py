from __future__ import annotations

import builtins
import io
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nieuwetaal
from nieuwetaal import Finding, Frame, Linter, Report, analyse
from nieuwetaal.config import Config
from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.errors import InputError
from nieuwetaal.findings import CATEGORIES, LEVELS, Role
from nieuwetaal.rules.keep import Keep
from nieuwetaal.rules.packs import rules_dir

if TYPE_CHECKING:
    from collections.abc import Iterable

CORE = "De gemeente betrekt ouders bij het nieuwe jeugdplan."
DRAFT = """\
Aanpak 2030

De gemeente betrekt ouders bij het nieuwe jeugdplan. Wij zetten ervaringsdeskundigen in als ambassadeur.
Jongeren worden toegeleid naar passende hulp. Daarom geven wij hen een stem.

- ouders laten meedenken over de begroting
- het activeren van inwoners
"""

pytestmark = pytest.mark.model


@cache
def linter() -> Linter:
    return Linter()


def everything(report: Report) -> list[Finding]:
    return [*report.findings, *report.compliments]


def broken(report: Report) -> list[str]:
    """Return what in a report does not quote the document at the right place."""
    text, wrong = report.document.text, []
    lines = LineIndex(text)
    for finding in everything(report):
        if not 0 <= finding.start < finding.end <= len(text) or finding.text != text[finding.start : finding.end]:
            wrong.append(f"{finding.rule}: {finding.text!r} is not at {finding.start}")
        if finding.place != lines.place(finding.start, finding.end):
            wrong.append(f"{finding.rule}: {finding.place}")
        wrong += [
            f"{finding.rule}: party {role.text!r} is not at {role.start}"
            for role in finding.roles.values()
            if role is not None and role.text != text[role.start : role.end]
        ]
        wrong += [
            f"{finding.rule}: related {span}" for span in finding.related if not 0 <= span[0] < span[1] <= len(text)
        ]
    return wrong


def test_names_of_the_package() -> None:
    assert set(nieuwetaal.__all__) == {"Finding", "Frame", "Linter", "Report", "__version__", "analyse"}
    assert nieuwetaal.__version__
    with pytest.raises(AttributeError):
        nieuwetaal.Hoofdletter  # noqa: B018


def test_a_report_has_the_fields_of_the_contract() -> None:
    assert {field.name for field in fields(Report)} >= {
        "document", "findings", "compliments", "model", "errors", "skipped",
    }  # fmt: skip
    assert {field.name for field in fields(Finding)} == {
        "rule", "category", "level", "start", "end", "text", "message", "why", "question", "sources", "roles",
        "alternatives", "group", "related", "place",
    }  # fmt: skip
    assert {field.name for field in fields(Frame)} >= {
        "predicate", "start", "end", "particle", "complement", "voice", "negated", "modal", "agent", "patient",
        "recipient", "unknown",
    }  # fmt: skip
    assert {field.name for field in fields(Role)} >= {"start", "end", "text", "side", "certainty"}


def test_the_finding_that_it_is_all_about() -> None:
    report = linter().check(CORE)
    assert report.document.text == CORE
    assert report.document.path is None
    assert report.document.format == "text"
    assert report.model.startswith("ingebouwd ")
    assert report.skipped == ()
    (finding,) = [finding for finding in report.findings if finding.rule == "betrekken"]
    assert (finding.category, finding.level, finding.text) == ("betrekken", "sterk", "betrekt ouders")
    assert (finding.place.line, finding.place.column, finding.place.end_column) == (1, 13, 27)
    assert finding.roles.keys() == {"doener", "ondergaat", "ontvanger"}
    doer, undergoer = finding.roles["doener"], finding.roles["ondergaat"]
    assert doer is not None
    assert undergoer is not None
    assert (doer.text, doer.side) == ("De gemeente", "professional")
    assert (undergoer.text, undergoer.side) == ("ouders", "family")
    assert finding.roles["ontvanger"] is None
    assert finding.message
    assert finding.why
    assert finding.question
    assert finding.alternatives
    assert not linter().check("Ouders betrekken de gemeente bij het nieuwe jeugdplan.").findings


def test_what_is_handed_out_cannot_be_changed() -> None:
    report = linter().check(CORE)
    with pytest.raises(FrozenInstanceError):
        report.model = "anders"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        report.findings[0].text = "anders"  # type: ignore[misc]


def test_findings_come_in_reading_order_and_with_every_occurrence() -> None:
    report = linter().check(DRAFT + "\n" + CORE)
    starts = [finding.start for finding in report.findings]
    assert starts == sorted(starts)
    assert len([finding for finding in report.findings if finding.rule == "betrekken"]) == 2
    assert {finding.level for finding in report.findings} <= set(LEVELS)
    assert {finding.category for finding in report.findings} <= set(CATEGORIES)
    assert {finding.level for finding in report.compliments} <= {"compliment"}
    assert not broken(report)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "…", "\x00", "---", "Ja."])
def test_without_prose_all_is_clean(text: str) -> None:
    report = linter().check(text)
    assert everything(report) == []
    assert report.document.text == text


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("De gemeente betrekt\u00a0ouders bij het plan.", "betrekt\u00a0ouders"),
        ("De gemeente be\u00adtrekt ou\u00adders bij het plan.", "be\u00adtrekt ou\u00adders"),
        ("De gemeente\r\nbetrekt\r\nouders bij het plan.", "betrekt\r\nouders"),
        ("De gemeente betrekt   ouders bij het plan.", "betrekt   ouders"),
        ("Het plan \U0001f46a\U0001f3fd is er. De gemeente betrekt ouders bij het plan.", "betrekt ouders"),
        ("\U0001f46a\U0001f3fd De gemeente betrekt ouders bij het plan.", "betrekt ouders"),
        ("\ufeffDe gemeente betrekt ouders bij het plan.", "betrekt ouders"),
        ("De gemeente betrekt cli\u00ebnten bij het plan.", "betrekt cli\u00ebnten"),
        ("De gemeente betrekt clie\u0308nten bij het plan.", "betrekt clie\u0308nten"),
        ("Begin.\r\n\r\n1. De gemeente betrekt ouders bij het plan.\r\n", "betrekt ouders"),
        ("De gemeente betrekt ouders\u200b bij het plan.", "betrekt ouders"),
    ],
)
def test_offsets_quote_the_document_as_it_is(text: str, marked: str) -> None:
    report = linter().check(text)
    assert [finding.text for finding in report.findings if finding.rule == "betrekken"] == [marked]
    assert not broken(report)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("De gemeente **betrekt** ouders bij het plan.\n", "betrekt** ouders"),
        ("De gemeente betrekt *ouders* bij het plan.\n", "betrekt *ouders"),
        ("De gemeente betrekt [ouders](https://voorbeeld.test) bij het plan.\n", "betrekt [ouders"),
        ("De gemeente betrekt cli&euml;nten bij het plan.\n", "betrekt cli&euml;nten"),
        ("> De gemeente\n> betrekt ouders bij het plan.\n", "betrekt ouders"),
        ("* De gemeente betrekt\n  ouders bij het plan.\n", "betrekt\n  ouders"),
    ],
)
def test_offsets_quote_markdown_as_it_is(text: str, marked: str) -> None:
    report = linter().check(text, input_format="markdown")
    assert [finding.text for finding in report.findings if finding.rule == "betrekken"] == [marked]
    assert not broken(report)


def test_a_file_gives_what_its_text_gives(tmp_path: Path) -> None:
    path = tmp_path / "nota.md"
    path.write_text(f"# Nota\n\n{CORE}\n", encoding="utf-8")
    report = linter().check_file(path)
    assert report.document.path == str(path)
    assert report.document.format == "markdown"
    assert report.findings == linter().check(path.read_text(encoding="utf-8"), input_format="markdown").findings
    assert linter().check_file(str(path)).findings == report.findings


def test_what_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        linter().check_file(tmp_path / "weg.txt")
    with pytest.raises(InputError):
        linter().check(CORE, input_format="klei")


def test_rules_can_be_chosen() -> None:
    assert {finding.rule for finding in linter().check(DRAFT, rules=frozenset({"betrekken"})).findings} == {"betrekken"}
    assert everything(linter().check(DRAFT, rules=frozenset())) == []


def test_progress_ends_with_all_characters() -> None:
    from nieuwetaal.documents import read_text

    told: list[tuple[int, int]] = []
    document = read_text("Het gras groeit.\n\n" * 300)
    linter().check_document(document, lambda done, total: told.append((done, total)))
    total = sum(len(segment.text) for segment in document.segments)
    assert told[-1] == (total, total)
    assert len(told) > 1
    assert told == sorted(told)


def test_config_switches_rules_off_and_on() -> None:
    without = Linter(Config(off=("betrekken",)))
    assert "betrekken" not in {finding.category for finding in without.check(DRAFT).findings}
    alone = Linter(Config(off=("betrekken",), on=("betrekkens-niet",)))
    assert {rule.category for rule in alone.rules} == {rule.category for rule in without.rules}


def test_own_words_join_a_group() -> None:
    text = "De gemeente betrekt zonnestralers bij het plan."
    assert not linter().check(text).findings
    own = Linter(Config(groups={"gezin": ("zonnestraler", "zonnestralers")}))
    assert [finding.text for finding in own.check(text).findings] == ["betrekt zonnestralers"]


class Watch:
    """Notes which files are opened, and lets nobody ask the network or the environment."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[Path] = []
        plain_open = io.open

        def watched(file: Any, *args: Any, **kwargs: Any) -> Any:
            if isinstance(file, (str, os.PathLike)):
                self.opened.append(Path(os.fsdecode(file)).absolute())
            return plain_open(file, *args, **kwargs)

        def refuse(*args: object, **kwargs: object) -> None:
            raise AssertionError(f"asked for {args} {kwargs}")

        monkeypatch.setattr(builtins, "open", watched)
        monkeypatch.setattr(io, "open", watched)
        monkeypatch.setattr(socket.socket, "connect", refuse)


def test_reads_nothing_from_where_it_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linter().check(CORE)
    (tmp_path / "nieuwetaal.toml").write_text('uit = ["betrekken"]\n', encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.nieuwetaal]\nuit = ["betrekken"]\n', encoding="utf-8")
    (tmp_path / "regels").mkdir()
    for name in ("NIEUWETAAL_CONFIG", "NIEUWETAAL_CACHE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    watch = Watch(monkeypatch)
    report = Linter().check(CORE)
    assert [finding.text for finding in report.findings] == ["betrekt ouders"]
    rules = rules_dir().resolve()
    assert not [path for path in watch.opened if path.is_relative_to(tmp_path.resolve()) or path.suffix == ".toml"]
    assert {path.name for path in tmp_path.iterdir()} == {"nieuwetaal.toml", "pyproject.toml", "regels"}
    assert all(path.resolve().is_relative_to(rules) for path in watch.opened if path.suffix in {".yaml", ".yml"})


def test_threads_may_share_a_linter() -> None:
    texts = [CORE, DRAFT, "Ouders helpen elkaar.", f"{DRAFT}\n{CORE}"] * 3
    expected = [linter().check(text).findings for text in texts]
    shared = Linter()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: shared.check(text).findings, texts)) == expected


def test_a_cached_run_gives_what_an_uncached_one_gives(tmp_path: Path) -> None:
    text = f"{DRAFT}\n\nOuders kennen de wijk. Daarom betrekken wij hen.\n"
    expected = everything(linter().check(text))
    for _ in range(2):
        stored = Linter(Config(cache=tmp_path))
        assert everything(stored.check(text)) == expected
        stored.close()
    again = Linter(Config(cache=tmp_path))
    again.examiner.reader._parse = lambda sentences: [pytest.fail("parsed again")] if list(sentences) else []  # type: ignore[method-assign]
    assert everything(again.check(text)) == expected
    again.close()


def test_linters_of_their_own_work_in_threads() -> None:
    texts = [f"{CORE} Zin {number} is nieuw." for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: [frame.predicate for frame in Linter().analyse(text)], texts))
    assert all(predicates[0] == "betrekken" for predicates in found)


def test_half_a_character_is_no_problem() -> None:
    report = Linter().check(f"{CORE} \ud83d")
    assert [finding.rule for finding in report.findings] == ["betrekken"]


def test_a_sentence_has_the_same_frames_alone_and_among_others() -> None:
    alone = [frame.predicate for frame in analyse(CORE)]
    among = analyse(f"Het gras groeit.\n\n{CORE}\n\nDe zon schijnt.")
    assert alone == ["betrekken"]
    (frame,) = [frame for frame in among if frame.predicate == "betrekken"]
    assert frame.agent is not None
    assert frame.agent.text == "De gemeente"


def test_frames_have_their_place_in_the_text() -> None:
    frames = linter().analyse(DRAFT)
    assert [frame.start for frame in frames] == sorted(frame.start for frame in frames)
    assert {frame.predicate for frame in frames} >= {"betrekken", "inzetten", "toeleiden", "geven", "activeren"}
    for frame in frames:
        assert DRAFT[frame.start : frame.end].strip()
        assert (frame.start, frame.end) in frame.words or frame.voice == "nominal"
        for role in filter(None, (frame.agent, frame.patient, frame.recipient)):
            assert DRAFT[role.start : role.end] == role.text
    (inzetten,) = [frame for frame in frames if frame.predicate == "inzetten"]
    assert inzetten.particle is not None
    assert DRAFT[slice(*inzetten.particle)] == "in"


def test_a_large_text_is_checked_whole() -> None:
    text = "Het gras groeit en de zon schijnt op het plein. " * 2000 + CORE
    assert [finding.text for finding in linter().check(text).findings] == ["betrekt ouders"]


PHRASES = (
    "De gemeente|wij|ouders|Jongeren|het gezin|hen|betrekt|betrekken|betrokken|zet|zetten|in|worden|wordt|heeft|willen|"
    "laten|meedenken|geven|een stem|de regie|terug|bij|het plan|met|van|door|niet|geen|om|te|toe te leiden|kwetsbare|"
    "Doelgroep|casus|draagvlak|activeren|die|wie|welke|artikel 3|cli\u00ebnt|clie\u0308nten|be\u00adtrekt"
)
SIGNS = (
    "«term» ‘woord’ “zo zo” ( ) ** * _ ` > - 1. # | || . , ; : ? ! … &euml; <b> [x](y) www.a.nl"
    " \u200b \U0001f46a \U0001f1f3\U0001f1f1"
)
WORDS = [*PHRASES.split("|"), *SIGNS.split(" "), "\u00a0", "\r\n", "\n", "\n\n", "\t"]


def texts() -> st.SearchStrategy[str]:
    glue = st.sampled_from([" ", " ", " ", "", "\u00a0", "\n"])
    pieces = st.lists(st.tuples(st.sampled_from(WORDS), glue), max_size=30)
    return pieces.map(lambda found: "".join(word + space for word, space in found))


def check_all(reports: Iterable[Report]) -> None:
    for report in reports:
        assert not broken(report)


@settings(max_examples=60, deadline=None)
@given(texts())
def test_whatever_is_written_findings_quote_it(text: str) -> None:
    check_all(linter().check(text, input_format=name) for name in ("text", "markdown"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([rule.wrong[0].text for rule in Linter().rules if rule.wrong]), max_size=4), texts())
def test_findings_quote_what_rules_look_for_amid_noise(examples: list[str], noise: str) -> None:
    text = f"{noise}\n\n{chr(10).join(examples)} {noise}"
    check_all(linter().check(text, input_format=name) for name in ("text", "markdown"))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_at_all_are_read(text: str) -> None:
    report = linter().check(text)
    assert report.document.text == text
    assert not broken(report)
    for frame in linter().analyse(text):
        assert 0 <= frame.start < frame.end <= len(text)


def test_what_the_writer_keeps_is_no_finding_and_the_cache_does_not_know(tmp_path: Path) -> None:
    kept = f"<!-- nieuwetaal: volgende regel betrekken, omdat het een citaat is -->\n\n{CORE}\n\n{CORE}\n"
    linter = Linter(Config(cache=tmp_path))
    for text, found in ((kept, 1), (f"{CORE}\n\n{CORE}\n", 2), (kept, 1)):
        report = linter.check(text, input_format="markdown")
        assert len(report.findings) == found
        assert [(each.reason, each.kind) for each in report.suppressed] == [("het een citaat is", "inline")] * (
            2 - found
        )
        assert report.notes == ()
    linter.close()
    again = Linter(Config(cache=tmp_path, keeps=(Keep("betrekt OUDERS", "zo heet het", "betrekken"),)))
    report = again.check(CORE)
    again.close()
    assert (report.findings, report.suppressed[0].reason) == ((), "zo heet het")


def test_a_linter_with_other_things_kept_is_the_same_otherwise() -> None:
    linter = Linter()
    other = linter.under(Config(keeps=(Keep("betrekt ouders", "zo heet het"),)))
    assert other.check(CORE).findings == ()
    assert len(linter.check(CORE).findings) == 1
    assert other.all_rules is linter.all_rules


def test_a_choice_of_rules_says_nothing_about_what_is_unused() -> None:
    text = f"<!-- nieuwetaal: uit meenemen-in, omdat het mag -->\n\n{CORE}"
    assert Linter().check(text, rules=frozenset({"betrekken"})).notes == ()
    assert len(Linter().check(text).notes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Sociaal Plein betrekt ouders bij het plan.",
        "Het Huis van de Wijk betrekt ouders bij het plan.",
        "Ouders worden door Sterk Samen betrokken bij het plan.",
        "Plein 7 betrekt ouders bij het plan.",
        "Vorig jaar betrok Sterk Samen ouders bij het plan.",
        "Ook betrekt Plein 7 ouders bij het plan.",
        "In de avond betrekt Sociaal Plein jongeren bij het plan.",
    ],
)
def test_a_name_of_several_words_is_known(text: str) -> None:
    names = ("Sociaal Plein", "Huis van de Wijk", "Sterk Samen", "Plein 7")
    (finding,) = Linter(Config(groups={"organisatie": names})).check(text).findings
    assert finding.rule == "betrekken"
    assert (role := finding.roles["doener"]) is not None
    assert role.side == "professional"
