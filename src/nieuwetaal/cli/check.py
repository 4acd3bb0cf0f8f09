"""`nieuwetaal check`: read the files, say what was found."""

from __future__ import annotations

import sys
import time
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.files import STDIN, find_files
from nieuwetaal.cli.kept import unused_keeps, used_keeps
from nieuwetaal.cli.linters import Linters, Made, unknown
from nieuwetaal.cli.terminal import Progress, complain, lacks_characters, style_for, write
from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.findings import LEVELS, Level
from nieuwetaal.reports.as_json import as_json
from nieuwetaal.reports.text import Tally, file_lines, summary_lines
from nieuwetaal.reports.view import Unread, View, at_least

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.cli.dialogue import Reading
    from nieuwetaal.config import Config
    from nieuwetaal.documents import Document
    from nieuwetaal.findings import Place, Report

_SHOWN = [level for level in LEVELS if level != "uitleg"]
_FOUND, _USER_ERROR, _OUR_ERROR = 1, 2, 3
_STDIN_NAME = "invoer"


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked on the command line."""

    format: str
    input_format: str | None
    level: Level | None
    fail_level: Level
    select: frozenset[str]
    ignore: frozenset[str]
    limit: int | None
    debug: bool

    def view(self, config: Config) -> View:
        """Return what to show of a file with these settings."""
        return View(self.level or config.level, self.select, self.ignore, self.limit)


@dataclass(slots=True)
class Outcome:
    """What decides the exit code: an error of ours above one of the user, and that above findings."""

    code: int = 0
    problems: list[str] = field(default_factory=list)

    def failed(self, message: str, code: int = _USER_ERROR) -> None:
        """Report one problem, once."""
        self.code = max(self.code, code)
        if message not in self.problems:
            self.problems.append(message)
            complain(message if code == _OUR_ERROR else f"fout: {message}")


def _names(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> frozenset[str]:
    return frozenset(name.strip() for value in values for name in value.split(",") if name.strip())


@click.command(options_metavar="[OPTIES]")
@click.argument("paths", nargs=-1, metavar="[PAD]...")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Vorm van het verslag.")
@click.option("--input-format", metavar="FORMAAT", help="Lees alles als text of markdown, wat de naam ook is.")
@click.option("--level", type=click.Choice(_SHOWN), help="Toon alles van dit niveau en sterker (standaard let-op).")
@click.option(
    "--fail-level", type=click.Choice(_SHOWN), default="let-op", show_default=True, help="Vanaf hier is de uitgang 1."
)
@click.option("--select", multiple=True, callback=_names, metavar="REGEL", help="Alleen deze regels of categorieën.")
@click.option("--ignore", multiple=True, callback=_names, metavar="REGEL", help="Deze regels of categorieën niet.")
@click.option("--max", "limit", type=click.IntRange(min=1), metavar="N", help="Hooguit N meldingen per tekst.")
@click.option("-i", "--interactive", is_flag=True, help="Loop de bevindingen één voor één na, met een keuze bij elk.")
@click.option("--no-cache", is_flag=True, help="Onthoud niets op schijf en gebruik niets van een vorige keer.")
@click.option("--color/--no-color", "colour", default=None, help="Wel of geen kleur; anders kijkt nieuwetaal zelf.")
@click.pass_obj
def check(
    debug: bool,
    paths: Sequence[str],
    format_: str,
    input_format: str | None,
    level: Level | None,
    fail_level: Level,
    select: frozenset[str],
    ignore: frozenset[str],
    limit: int | None,
    interactive: bool,
    no_cache: bool,
    colour: bool | None,
) -> int:
    """Leest teksten en mappen en toont wat anders kan.

    Zonder PAD leest nieuwetaal de huidige map; met - wat er op de standaardinvoer komt. De uitgang is 0 als er niets
    is gevonden, 1 bij bevindingen en 2 als er iets niet gelezen kon worden.
    """
    from nieuwetaal.documents import FORMATS

    if input_format is not None and input_format not in FORMATS:
        raise click.BadParameter(f"{input_format!r} is niet een van {', '.join(FORMATS)}.", param_hint="--input-format")
    if interactive:
        from nieuwetaal.cli.dialogue import allow_dialogue

        allow_dialogue(format_, paths)
    options = Options(format_, input_format, level, fail_level, select, ignore, limit, debug)
    run = Run(options, Linters(use_cache=not no_cache), paths or (".",))
    try:
        if interactive:
            return run.as_dialogue(colour)
        return run.as_json() if format_ == "json" else run.as_text(colour)
    finally:
        run.linters.close()


class Run:
    """One check: the files with their linters, told first, and then read one by one."""

    def __init__(self, options: Options, linters: Linters, paths: Sequence[str]) -> None:
        from nieuwetaal.documents import TEXT_SUFFIXES

        self._options = options
        self._paths = paths
        self.linters = linters
        self._outcome = Outcome()
        self._progress = Progress()
        self._used: set[tuple[str, Place]] = set()
        self._plan = [
            (found, linters.for_file(Path(found if isinstance(found, str) and found != STDIN else ".")))
            for found in find_files(paths, TEXT_SUFFIXES, linters.skips)
        ]
        asked = sorted(options.select | options.ignore)
        for problem in (*linters.problems, *(unknown(asked, linters.known()) if asked else ())):
            self._outcome.failed(str(problem))

    def as_text(self, colour: bool | None) -> int:
        """Write the report for people."""
        style = style_for(colour)
        tally = Tally()
        started = time.monotonic()
        for result, view in self._results():
            tally.add(result, view)
            if not isinstance(result, Unread):
                write(file_lines(result, view, style), style)
        if not tally.unread:
            tally.notes.update(dict.fromkeys(unused_keeps(self._paths, self.linters.made(), self._used)))
        seconds = time.monotonic() - started
        write(summary_lines(tally, style, seconds=seconds, model=self.linters.model), style)
        return self._outcome.code

    def as_json(self) -> int:
        """Write the report for programs."""
        from nieuwetaal import __version__

        pieces = as_json(
            self._results(), version=__version__, model=self.linters.model, ascii_only=lacks_characters(sys.stdout)
        )
        for piece in pieces:
            click.echo(piece, nl=False)
        return self._outcome.code

    def as_dialogue(self, colour: bool | None) -> int:
        """Walk through the findings with the writer."""
        from nieuwetaal.cli.dialogue import Dialogue

        dialogue = Dialogue(self._read_again, style_for(colour), self._options.limit)
        for found, _ in self._plan:
            if isinstance(found, Unread):
                self._outcome.failed(found.error)
            elif not dialogue.stopped and (reading := dialogue.walk(found)) is not None:
                self._judge(reading.report, reading.view)
        dialogue.close()
        return self._outcome.code

    def _read_again(self, name: str) -> Reading | None:
        """Return how a text stands now, by the settings as they are now."""
        from nieuwetaal.cli.dialogue import Reading

        self.linters.look_again()
        made = self.linters.for_file(Path(name))
        result = self._result(name, made)
        self._progress.clear()
        if isinstance(result, Unread):
            self._outcome.failed(result.error)
        if isinstance(result, Unread) or not isinstance(made, Made):
            return None
        return Reading(result, self._options.view(made.config), made.config)

    def _judge(self, report: Report, view: View) -> None:
        if any(at_least(finding, self._options.fail_level) for finding in view.chosen(report.findings)):
            self._outcome.code = max(self._outcome.code, _FOUND)

    def _results(self) -> Iterator[tuple[Report | Unread, View]]:
        for found, made in self._plan:
            view = self._options.view(made.config) if isinstance(made, Made) else View()
            result = found if isinstance(found, Unread) else self._result(found, made)
            self._progress.clear()
            if isinstance(result, Unread):
                self._outcome.failed(result.error)
            else:
                self._judge(result, view)
                self._used |= used_keeps(result, made.config) if isinstance(made, Made) else set()
            yield result, view

    def _result(self, name: str, made: Made | NieuwetaalError) -> Report | Unread:
        if isinstance(made, NieuwetaalError):
            return Unread(name, str(made))
        try:
            document = _read(name, self._options.input_format, made.linter.unfinished)
            return made.linter.check_document(document, lambda done, total: self._progress.show(name, done, total))
        except NieuwetaalError as error:
            return Unread(name, str(error))
        except Exception as error:  # noqa: BLE001 the other files are still checked
            if self._options.debug:
                traceback.print_exc()
            message = f"fout in nieuwetaal bij {name}: {type(error).__name__}: {error} (met --debug zie je waar)"
            self._outcome.failed(message, _OUR_ERROR)
            return Unread(name, message)


def _read(name: str, input_format: str | None, unfinished: frozenset[str]) -> Document:
    from nieuwetaal.documents import read_file, read_text
    from nieuwetaal.documents.decoding import decode

    if name != STDIN:
        return read_file(Path(name), input_format, unfinished=unfinished)
    decoded = decode(sys.stdin.buffer.read(), _STDIN_NAME)
    document = read_text(decoded.text, input_format or "text", unfinished=unfinished)
    return replace(document, encoding=decoded.encoding, notes=decoded.notes)
