from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.model
SENTENCE = "De gemeente betrekt ouders bij het plan."
SHOWN = """\
De gemeente betrekt ouders bij het plan.

  De gemeente ── betrekt ──▶ ouders

    wie doet het       De gemeente (professional of organisatie)
    wat gebeurt er     betrekken
    wie ondergaat het  ouders (gezin, cliënt of inwoner)
    daarbij            bij het plan

zo zoek je dit in een regel:
zoek:
  werkwoord: betrekken
  doener: $prof
  ondergaat: $gezin
  waarbij: plan

Een woord met $ is een woordgroep: $gezin staat voor ouders, kinderen, jongeren, inwoners en
cliënten; $prof staat voor professionals en organisaties.
"""


def test_a_sentence_is_shown_in_words(real: Run) -> None:
    assert real("analyse", SENTENCE) == (0, SHOWN, "")


def test_json_gives_the_frames(real: Run) -> None:
    (frame,) = json.loads(real("analyse", SENTENCE, "--format", "json")[1])
    assert frame["predicate"] == "betrekken"
    assert SENTENCE[frame["patient"]["start"] : frame["patient"]["end"]] == "ouders"
    assert frame["unknown"] == []


def test_a_drawing_is_written_to_a_file(real: Run, tmp_path: Path) -> None:
    text = f"{SENTENCE} Cliënten kiezen zelf een begeleider. ¡<script>!"
    assert real("analyse", text, "--format", "svg", "-o", "zin.svg") == (0, "", "")
    svg = (tmp_path / "zin.svg").read_bytes().decode("utf-8")
    assert fromstring(svg).get("role") == "img"  # noqa: S314 our own drawing
    assert "Cliënten kiezen zelf" in svg  # as it is told to who listens
    assert "<script" not in svg
    assert real("analyse", text, "--format", "svg")[1] == svg


def test_text_in_a_file_has_no_colour(real: Run, tmp_path: Path) -> None:
    real("analyse", SENTENCE, "--color", "--output", "zin.txt")
    assert (tmp_path / "zin.txt").read_text(encoding="utf-8").startswith("De gemeente betrekt ouders")


def test_a_file_that_cannot_be_written_is_named(real: Run) -> None:
    code, out, err = real("analyse", SENTENCE, "-o", "er-is-geen-map/zin.txt")
    assert (code, out) == (2, "")
    assert "er-is-geen-map" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("text", ["", "  \n", "Goedemorgen!"])
def test_a_text_without_an_act_gets_a_kind_line(real: Run, text: str) -> None:
    assert real("analyse", text) == (0, "Hier doet niemand iets, of nieuwetaal ziet het niet.\n", "")
    assert json.loads(real("analyse", text, "--format", "json")[1]) == []
    assert "ziet het niet" in real("analyse", text, "--format", "svg")[1]


def test_a_console_that_lacks_characters_still_gets_it_all(real: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nieuwetaal.cli.one_sentence.lacks_characters", lambda _: True)
    assert "De gemeente -- betrekt --> ouders" in real("analyse", SENTENCE)[1]
    svg = real("analyse", "Cliënten kiezen.", "--format", "svg")[1]
    assert svg.isascii()
    assert "Cliënten kiezen." in " ".join("".join(fromstring(svg).itertext()).split())  # noqa: S314 our own drawing


@pytest.mark.parametrize(
    "odd", ["\x1b[31m", "\x00", "\ufffe", "\ud800", "\u202e", "&<>\"'", "👩‍👧", "一二三", "\n\n- "]
)
def test_odd_characters_give_a_picture_all_the_same(real: Run, odd: str) -> None:
    text = f"De gemeente {odd} betrekt ouders{odd} bij het plan{odd}."
    code, svg, _ = real("analyse", text, "--format", "svg")
    assert code == 0
    assert "betrek" in "".join(fromstring(svg).itertext())  # noqa: S314 our own drawing
    code, shown, _ = real("analyse", text)
    assert code == 0
    assert "\x1b" not in shown
