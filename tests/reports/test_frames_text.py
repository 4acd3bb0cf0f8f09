from __future__ import annotations

import pytest

from nieuwetaal.reports.excerpt import columns
from nieuwetaal.reports.frames.scene import NOTHING, Act, Line, Party, Scene
from nieuwetaal.reports.frames.text import picture_lines, simple
from nieuwetaal.reports.text import Style

WHO = Party("agent", "wie doet het", "De school", "professional of organisatie", "professional")
WHOM = Party("recipient", "wie krijgt het", "hen", "waarschijnlijk gezin", "family", "likely")
WHAT = Party("patient", "geven wat", "geen ruimte", "een zaak, geen mens", "thing")
NOBODY = Party("agent", "wie doet het", "staat er niet bij", state="unnamed")
GIVE = (Line("wat gebeurt er", "geven"),)
SEARCH = ("zoek:", "  werkwoord: geven", "  doener: $prof", "  ontvanger: $gezin")


def shown(*acts: Act, style: Style | None = None, text: str = "De school geeft hen geen ruimte.") -> list[str]:
    return list(picture_lines([Scene(text, acts)], style or Style()))


def test_an_act_is_an_arrow_a_table_and_lines_to_copy() -> None:
    assert "\n".join(shown(Act("geeft", GIVE, (WHO, WHAT, WHOM), search=SEARCH))) == (
        "De school geeft hen geen ruimte.\n"
        "\n"
        "  De school ── geeft ──▶ geen ruimte ── aan ──▶ hen (waarschijnlijk)\n"
        "\n"
        "    wie doet het    De school (professional of organisatie)\n"
        "    wat gebeurt er  geven\n"
        "    geven wat       geen ruimte (een zaak, geen mens)\n"
        "    wie krijgt het  hen (waarschijnlijk gezin)\n"
        "\n"
        "zo zoek je dit in een regel:\n"
        "zoek:\n"
        "  werkwoord: geven\n"
        "  doener: $prof\n"
        "  ontvanger: $gezin\n"
        "\n"
        "Een woord met $ is een woordgroep: $gezin staat voor ouders, kinderen, jongeren, inwoners en\n"
        "cliënten; $prof staat voor professionals en organisaties."
    )


def test_a_question_and_what_is_left_out_are_told() -> None:
    scene = Scene("Geeft zij als enige?", (Act("geeft", GIVE, (WHO,)),), left_out=("als enige", "nu"), question=True)
    lines = list(picture_lines([scene], Style()))
    assert lines[1] == "  Dit is een vraag."
    assert lines[-1] == "niet in het beeld: als enige, nu"


@pytest.mark.parametrize(
    ("act", "arrow"),
    [
        (Act("geeft", GIVE, (NOBODY, WHAT)), "  (staat er niet bij) ── geeft ──▶ geen ruimte"),
        (Act("geeft", GIVE, (WHO, WHAT), negated=True), "  De school ── geeft ──╳──▶ geen ruimte"),
        (Act("mogen geven", GIVE, (WHO,)), "  De school ── mogen geven"),
        (Act("geven", GIVE, (WHO,), negated=True), "  De school ── geven ──╳──"),
        (Act("vertelt", GIVE, (WHO, WHOM)), "  De school ── vertelt ── aan ──▶ hen (waarschijnlijk)"),
    ],
)
def test_arrows(act: Act, arrow: str) -> None:
    assert shown(act)[2] == arrow


@pytest.mark.parametrize("width", range(40, 101, 12))
def test_everything_fits_the_terminal(width: int) -> None:
    long = Party("patient", "wie ondergaat het", "alle ouders en jongeren uit de wijk die dat willen", "gezin")
    act = Act("heeft uitgenodigd", GIVE, (WHO, long, WHOM), (WHAT,), SEARCH)
    lines = shown(act, style=Style(width=width))
    assert max(map(columns, lines)) <= width
    told = " ".join(" ".join(lines).split())
    for words in ("alle ouders", "heeft uitgenodigd", "ontvanger: $gezin", "in een regel"):
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
    assert list(simple(["a ── b … c ──╳──▶ d"])) == ["a -- b ... c --x--> d"]
