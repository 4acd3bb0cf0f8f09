from __future__ import annotations

import pytest

from nieuwetaal.reports.excerpt import columns
from nieuwetaal.reports.frames_text import picture_lines, simple
from nieuwetaal.reports.picture import NOTHING, Act, Line, Party, Scene
from nieuwetaal.reports.text import Style

WHO = Party("agent", "wie", "De school", "professional of organisatie", "doener: $prof", "professional")
WHOM = Party("recipient", "aan wie", "hen", "waarschijnlijk gezin", "ontvanger: $gezin", "family", "likely")
WHAT = Party("patient", "wat", "geen ruimte", "een zaak, geen mens", "ondergaat: ruimte", "thing")
NOBODY = Party("agent", "wie", "niet genoemd", rule="doener: niet $gezin", state="unnamed")
GIVE = (Line("doet", "geven", "werkwoord: geven"),)


def shown(*acts: Act, style: Style | None = None, text: str = "De school geeft hen geen ruimte.") -> list[str]:
    return list(picture_lines([Scene(text, acts)], style or Style()))


def test_an_act_is_an_arrow_and_a_table() -> None:
    assert "\n".join(shown(Act("geeft", GIVE, (WHO, WHAT, WHOM)))) == (
        "De school geeft hen geen ruimte.\n"
        "\n"
        "  De school ── geeft ──▶ geen ruimte ── aan ──▶ hen (waarschijnlijk)\n"
        "\n"
        "                                                      in een regel:\n"
        "    wie      De school (professional of organisatie)  doener: $prof\n"
        "    doet     geven                                    werkwoord: geven\n"
        "    wat      geen ruimte (een zaak, geen mens)        ondergaat: ruimte\n"
        "    aan wie  hen (waarschijnlijk gezin)               ontvanger: $gezin"
    )


@pytest.mark.parametrize(
    ("act", "arrow"),
    [
        (Act("geeft", GIVE, (NOBODY, WHAT)), "  (niet genoemd) ── geeft ──▶ geen ruimte"),
        (Act("geeft", GIVE, (WHO, WHAT), negated=True), "  De school ── geeft ──╳──▶ geen ruimte"),
        (Act("geven", GIVE, (WHO,), modal="mogen"), "  De school ── geven (mogen)"),
        (Act("geven", GIVE, (WHO,), negated=True), "  De school ── geven ──╳──"),
        (Act("vertelt", GIVE, (WHO, WHOM)), "  De school ── vertelt ── aan ──▶ hen (waarschijnlijk)"),
    ],
)
def test_arrows(act: Act, arrow: str) -> None:
    assert shown(act)[2] == arrow


@pytest.mark.parametrize("width", range(40, 101, 12))
def test_everything_fits_the_terminal(width: int) -> None:
    long = Party(
        "patient", "met wie", "alle ouders en jongeren uit de wijk die dat willen", "gezin", "ondergaat: $gezin"
    )
    lines = shown(Act("heeft … uitgenodigd", GIVE, (WHO, long, WHOM), (WHAT,)), style=Style(width=width))
    assert max(map(columns, lines)) <= width
    told = " ".join(" ".join(lines).split())
    for words in ("alle ouders", "heeft … uitgenodigd", "ondergaat: $gezin", "in een regel"):
        assert words in told


def test_colour_changes_no_word() -> None:
    act = Act("geeft", GIVE, (WHO, WHAT))
    painted = "\n".join(shown(act, style=Style(colour=True)))
    assert "\x1b[" in painted
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        painted = painted.replace(code, "")
    assert painted == "\n".join(shown(act))


def test_a_text_without_acts_gets_a_kind_line() -> None:
    assert list(picture_lines([], Style())) == [NOTHING]
    assert shown() == [NOTHING]


def test_a_sentence_without_acts_among_others_says_so() -> None:
    lines = list(picture_lines([Scene("Dag!", ()), Scene("Zij geeft.", (Act("geeft", GIVE, (WHO,)),))], Style()))
    assert lines[:4] == ["Dag!", f"  {NOTHING}", "", "Zij geeft."]


def test_a_console_that_lacks_arrows_gets_plain_ones() -> None:
    assert list(simple(["a ── b ──╳──▶ c"])) == ["a -- b --x--> c"]
