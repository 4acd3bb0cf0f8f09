"""How to write to this terminal, pipe or file: colour, width, progress, and characters that it lacks."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING, TextIO

import click

from nieuwetaal.reports.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WIDEST = 100
_NARROWEST = 40
_PATIENCE = 1.0
_PAUSE = 0.1


def wants_colour(choice: bool | None, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to write in colour: the option, else NO_COLOR, FORCE_COLOR, and whether a person is looking."""
    if choice is not None:
        return choice
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def style_for(choice: bool | None) -> Style:
    """Return how to write on standard output."""
    columns = shutil.get_terminal_size((_WIDEST, 25)).columns
    return Style(wants_colour(choice, sys.stdout, os.environ), max(min(columns, _WIDEST), _NARROWEST))


def write(lines: Iterable[str], style: Style) -> None:
    """Write lines on standard output."""
    for line in lines:
        click.echo(line, color=style.colour)


def complain(message: str) -> None:
    """Write one line on standard error."""
    click.echo(" ".join(message.split()), err=True)


def allow_any_character() -> None:
    """Let a console that lacks a character show a question mark, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def lacks_characters(stream: TextIO) -> bool:
    """Whether some characters cannot be written to this stream."""
    return (stream.encoding or "").lower().replace("-", "") not in ("utf8", "utf8sig", "utf16")


class Progress:
    """One line on standard error that tells how far a long check is; silent when nobody looks, or when it is quick."""

    def __init__(self) -> None:
        self._active = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def show(self, name: str, done: int, total: int) -> None:
        """Tell that `done` of `total` characters of a text were read."""
        self._say(f"{name[-60:]}  {100 * done // total if total else 100} %")

    def count(self, done: int, total: int) -> None:
        """Tell that `done` of `total` texts were read."""
        self._say(f"{done} van {total} teksten gelezen")

    def _say(self, line: str) -> None:
        if self._active and time.monotonic() >= self._next:
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)
            self._next = time.monotonic() + _PAUSE
            self._shown = True

    def clear(self) -> None:
        """Take the line away, to make room for what was found."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._shown = False
