"""`nieuwetaal analyse`: show who does what to whom in a text."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nieuwetaal.cli.terminal import lacks_characters, style_for, write
from nieuwetaal.errors import InputError, NieuwetaalError, reason
from nieuwetaal.linters import Linters
from nieuwetaal.reports.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nieuwetaal.dutch.frames import Frame
    from nieuwetaal.linter import Linter


@click.command(options_metavar="[OPTIES]")
@click.argument("text", metavar="TEKST")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "svg"]),
    default="text",
    help="Een beeld in woorden, gegevens voor andere programma's, of een tekening.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="BESTAND", help="Schrijf het in dit bestand.")
@click.option("--color/--no-color", "colour", default=None, help="Wel of geen kleur; anders kijkt nieuwetaal zelf.")
def analyse(text: str, format_: str, output: Path | None, colour: bool | None) -> None:
    """Toont wie wat doet in TEKST, en met wie: het beeld waar de regels naar kijken.

    Een tekening maak je met: nieuwetaal analyse "Wij betrekken ouders." --format svg -o zin.svg
    """
    made = Linters(use_cache=False).for_file(Path())
    if isinstance(made, NieuwetaalError):
        raise made
    style = style_for(colour) if output is None else Style()
    lines = _report(text, format_, made.linter, style)
    if output is not None:
        _save(lines, output)
    elif not lacks_characters(sys.stdout):
        write(lines, style)
    else:
        write(_for_console(lines, format_), style)


def _report(text: str, format_: str, linter: Linter, style: Style) -> Iterable[str]:
    from nieuwetaal.reports.frames.picture import scenes
    from nieuwetaal.reports.frames.svg import as_svg
    from nieuwetaal.reports.frames.text import picture_lines

    frames = linter.analyse(text)
    if format_ == "json":
        return [json.dumps([_plain(frame) for frame in frames], ensure_ascii=True, indent=2)]
    picture = scenes(text, linter.sentences(text), frames)
    return [as_svg(picture)] if format_ == "svg" else picture_lines(picture, style)


def _for_console(lines: Iterable[str], format_: str) -> Iterable[str]:
    """Return the lines for a console that lacks characters: a drawing can name them all, text makes do."""
    from nieuwetaal.reports.frames.text import simple

    if format_ == "svg":
        return [line.encode("ascii", "xmlcharrefreplace").decode("ascii") for line in lines]
    return simple(lines)


def _save(lines: Iterable[str], path: Path) -> None:
    try:
        path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise InputError(f"{path}: kan niet schrijven ({reason(error)})") from None


def _plain(frame: Frame) -> dict[str, Any]:
    return {**asdict(frame), "unknown": sorted(frame.unknown)}
