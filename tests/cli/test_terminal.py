from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.cli.terminal import Progress, allow_any_character, lacks_characters, wants_colour

if TYPE_CHECKING:
    from collections.abc import Mapping


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "tty", "environment", "wanted"),
    [
        (None, True, {}, True),
        (None, False, {}, False),
        (None, True, {"NO_COLOR": "1"}, False),
        (None, True, {"NO_COLOR": ""}, True),
        (None, False, {"FORCE_COLOR": "1"}, True),
        (None, False, {"FORCE_COLOR": "0"}, False),
        (None, False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (None, True, {"TERM": "dumb"}, False),
        (True, False, {"NO_COLOR": "1"}, True),
        (False, True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(choice: bool | None, tty: bool, environment: Mapping[str, str], wanted: bool) -> None:
    assert wants_colour(choice, Terminal() if tty else io.StringIO(), environment) is wanted


def test_progress_is_silent_when_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("nieuwetaal.cli.terminal._PATIENCE", 0)
    Progress().show("plan.md", 1, 2)
    assert stream.getvalue() == ""


def test_progress_is_silent_when_it_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress()
    progress.show("plan.md", 1, 2)
    progress.clear()
    assert stream.getvalue() == ""


def test_progress_of_long_work_is_shown_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("nieuwetaal.cli.terminal._PATIENCE", 0)
    progress = Progress()
    progress.show("plan.md", 1, 3)
    progress.show("plan.md", 2, 3)
    progress.clear()
    assert "plan.md  33 %" in stream.getvalue()
    assert stream.getvalue().count("%") == 1
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_console_of_windows_shows_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    console = io.TextIOWrapper(buffer, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", console)
    assert lacks_characters(console)
    allow_any_character()
    print("één 日本")  # noqa: T201 what a console would get
    console.flush()
    assert buffer.getvalue().decode("cp1252").strip() == "één ??"


def test_utf8_lacks_nothing() -> None:
    assert not lacks_characters(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
