from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.findings import Place
from nieuwetaal.reports.text import Style, Tally, file_lines, place, summary_lines
from nieuwetaal.reports.view import Unread, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.findings import Finding, Report

PLAIN = Style()


def test_a_finding_is_written_out_and_repeats_are_named(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    words = "neemt bewoners mee"
    report = make_report(make_finding(words), make_finding("betrokken", "let-op"), make_finding(words, nth=1))
    assert "\n".join(file_lines(report, View(), PLAIN)) == (
        "plan.md\n"
        "\n"
        "plan.md:1:13  sterk  betrekken/meenemen\n"
        "    De gemeente neemt bewoners mee.\n"
        "                ~~~~~~~~~~~~~~~~~~\n"
        "  Bewoners gaan mee; wie bepaalt de richting?\n"
        "  Waarom  De koers ligt vast.\n"
        "  Vraag   Wat staat nog open?\n"
        "  Anders  De gemeente en bewoners bepalen samen de koers (samen)\n"
        "  Ook op  3:16\n"
        "\n"
        "plan.md:2:18  let-op  betrekken/meenemen\n"
        "    Onze ouders zijn betrokken.\n"
        "                     ~~~~~~~~~\n"
        "  Bewoners gaan mee; wie bepaalt de richting?\n"
        "  Waarom  De koers ligt vast.\n"
        "  Vraag   Wat staat nog open?\n"
        "  Anders  De gemeente en bewoners bepalen samen de koers (samen)\n"
    )


def test_weaker_levels_wait_until_they_are_asked_for(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding("Onze ouders", "overweeg"), make_finding("betrokken", "uitleg"))
    assert list(file_lines(report, View(), PLAIN)) == []
    shown = "\n".join(file_lines(report, View("overweeg"), PLAIN))
    assert "overweeg  betrekken/meenemen" in shown
    assert "uitleg" not in shown


def test_what_is_only_to_be_considered_is_said_once_for_a_rule(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(
        make_finding("Onze ouders", "overweeg", group="a"), make_finding("gemeente", "overweeg", nth=1, group="b")
    )
    shown = "\n".join(file_lines(report, View("overweeg"), PLAIN))
    assert shown.count("Waarom") == 1
    assert "Ook op  3:7" in shown


def test_many_repeats_are_counted(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    text = "ouders inzetten\n" * 20
    report = make_report(*(make_finding("inzetten", nth=n, text=text) for n in range(20)), text=text)
    assert "Ook op  2:8, 3:8, 4:8, 5:8, 6:8, 7:8, 8:8, 9:8 en nog 11 plekken" in "\n".join(
        file_lines(report, View(), PLAIN)
    )


def test_the_number_of_messages_may_be_limited(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding("neemt bewoners mee"), make_finding("betrokken"), make_finding("ouders"))
    shown = "\n".join(file_lines(report, View(limit=1), PLAIN))
    assert shown.count("Waarom") == 1
    assert "Nog 2 meldingen in deze tekst; zonder --max zie je ze allemaal." in shown


def test_two_alternatives_are_enough(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], edit: Any
) -> None:
    shown = "\n".join(file_lines(make_report(make_finding("neemt", alternatives=(edit,) * 5)), View(), PLAIN))
    assert shown.count("(vervang)") == 2


def test_compliments_are_one_line_at_the_end(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    lines = list(file_lines(make_report(make_finding("Onze ouders", "compliment")), View(), PLAIN))
    assert lines[-2:] == ["  Mooi gezegd: ‘Onze ouders’.", ""]


def test_the_reader_chooses_rules_and_categories(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding("neemt"), make_finding("betrokken", rule="betrokken", category="maken"))
    assert "betrokken" not in "\n".join(file_lines(report, View(select=frozenset({"meenemen"})), PLAIN))
    assert "meenemen" not in "\n".join(file_lines(report, View(ignore=frozenset({"betrekken"})), PLAIN))
    assert list(file_lines(report, View(select=frozenset({"geven"})), PLAIN)) == []


def test_how_a_file_was_read_is_told(make_report: Callable[..., Report]) -> None:
    report = make_report(notes=("plan.md is gelezen als Windows-1252",))
    assert list(file_lines(report, View(), PLAIN)) == ["plan.md", "  plan.md is gelezen als Windows-1252", ""]


def test_colour_only_when_asked(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    report = make_report(make_finding("neemt bewoners mee"))
    assert "\x1b" not in "\n".join(file_lines(report, View(), PLAIN))
    coloured = "\n".join(file_lines(report, View(), Style(colour=True)))
    assert "\x1b[1;31msterk\x1b[0m" in coloured
    assert "    De gemeente neemt" in coloured


def test_nothing_in_a_text_or_a_name_can_command_the_terminal(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    text = "De \x1b]0;gemeente\x07 \u202eneemt\x9b mee.\n"
    report = make_report(make_finding("neemt", text=text, message="\x1b[2J"), text=text, path="\x1b[2Jplan.md")
    shown = "\n".join(file_lines(report, View(), PLAIN))
    assert not set("\x1b\x07\x9b\u202e") & set(shown)


def test_long_messages_are_wrapped(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    report = make_report(make_finding("neemt", why="woord " * 60))
    lines = list(file_lines(report, View(), Style(width=60)))
    assert max(map(len, lines)) <= 60
    assert sum("woord" in line for line in lines) > 4


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        (Place(line=3, column=7), "3:7"),
        (Place(page=4, box=(0, 0, 1, 1)), "p. 4"),
        (Place(part="voetnoten", paragraph=2), "voetnoten, alinea 2"),
    ],
    ids=["line", "page", "paragraph"],
)
def test_a_place_is_named_as_the_document_has_it(where: Place, shown: str) -> None:
    assert place(where) == shown


def summary(tally: Tally, model: str = "ingebouwd 1.0") -> list[str]:
    return list(summary_lines(tally, PLAIN, seconds=1.25, model=model))


def test_the_summary_counts(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    tally = Tally()
    words = "neemt bewoners mee"
    tally.add(make_report(make_finding(words), make_finding(words, nth=1), make_finding("ouders", "overweeg")), View())
    tally.add(make_report(make_finding("betrokken", "let-op"), make_finding("ouders", "uitleg")), View())
    tally.add(Unread("weg.md", "weg.md bestaat niet"), View())
    assert summary(tally) == [
        "2 bestanden: 2 sterk, 1 let-op, 1 bestand niet gelezen. (1,2 s, taalmodel ingebouwd 1.0)",
        "1 overweging niet getoond; --level overweeg toont ze.",
    ]


def test_the_summary_of_a_clean_text(make_report: Callable[..., Report]) -> None:
    tally = Tally()
    tally.add(make_report(), View())
    assert summary(tally) == ["1 bestand: niets om over na te denken. (1,2 s, taalmodel ingebouwd 1.0)"]


def test_the_summary_when_nothing_was_read() -> None:
    tally = Tally()
    tally.add(Unread("weg.md", "weg.md bestaat niet"), View())
    assert summary(tally, "") == ["niets gelezen. (1,2 s, geen taalmodel)"]


def test_what_is_hidden_is_counted_by_level(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    tally = Tally()
    findings = (
        make_finding("betrokken", "let-op"),
        make_finding("ouders", "overweeg"),
        make_finding("gemeente", "overweeg"),
    )
    tally.add(make_report(*findings), View("sterk"))
    assert summary(tally)[1:] == [
        "1 plek van niveau let-op niet getoond; --level let-op toont ze.",
        "2 overwegingen niet getoond; --level overweeg toont ze.",
    ]
