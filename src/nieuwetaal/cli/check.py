"""`nieuwetaal check`: read the files, say what was found."""

from __future__ import annotations

from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.baseline import SUFFIX, usual_file
from nieuwetaal.cli.completion import complete_names
from nieuwetaal.cli.files import STDIN
from nieuwetaal.cli.options import Options
from nieuwetaal.cli.output import allow_output
from nieuwetaal.cli.run import Run
from nieuwetaal.findings import LEVELS, Level
from nieuwetaal.linters import Linters
from nieuwetaal.reports.formats import COPIES, REPORTS, TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = [level for level in LEVELS if level != "uitleg"]
_BASELINE = "--baseline"


class Check(click.Command):
    """The command, with one option whose value may be left out: `--baseline`, before files to check."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a word after `--baseline` is its file only when it is called something.json."""
        words: list[str] = []
        for word in args:
            if words[-1:] == [f"{_BASELINE}="] and word.lower().endswith(SUFFIX) and "--" not in words:
                words[-1] += word
            else:
                words.append(f"{word}=" if word == _BASELINE and "--" not in words else word)
        return super().parse_args(ctx, words)


def _names(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> frozenset[str]:
    return frozenset(name.strip() for value in values for name in value.split(",") if name.strip())


def _shard(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[int, int]:
    part, _, parts = (value or "1/1").partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise click.BadParameter(f"{value!r} is geen deel zoals 2/5: deel 2 van 5.")
    return int(part), int(parts)


@click.command(cls=Check, options_metavar="[OPTIES]")
@click.argument("paths", nargs=-1, metavar="[PAD]...", type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice([TEXT, *REPORTS, *COPIES]),
    default=TEXT,
    metavar="VORM",
    help=f"Vorm van het verslag: {', '.join((TEXT, *REPORTS))}; of de tekst zelf met opmerkingen: {', '.join(COPIES)}.",
)
@click.option(
    "-o",
    "--output",
    metavar="PAD",
    type=click.Path(path_type=Path),
    help="Schrijf het in dit bestand; bij meer teksten met opmerkingen in deze map.",
)
@click.option("--track-changes", is_flag=True, help="Zet in docx en odt veilige wijzigingen erin, om te aanvaarden.")
@click.option("--input-format", metavar="FORMAAT", help="Lees alles als text of markdown, wat de naam ook is.")
@click.option(
    "--stdin-filename", metavar="NAAM", type=click.Path(), help="Zo heet de tekst die op de standaardinvoer (-) komt."
)
@click.option("--level", type=click.Choice(_SHOWN), help="Toon alles van dit niveau en sterker (standaard let-op).")
@click.option(
    "--fail-level", type=click.Choice(_SHOWN), default="let-op", show_default=True, help="Vanaf hier is de uitgang 1."
)
@click.option(
    "--select",
    multiple=True,
    callback=_names,
    metavar="REGEL",
    shell_complete=complete_names,
    help="Alleen deze regels of categorieën.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_names,
    metavar="REGEL",
    shell_complete=complete_names,
    help="Deze regels of categorieën niet.",
)
@click.option(
    _BASELINE,
    metavar="[BESTAND.json]",
    type=click.Path(),
    help="Toon alleen wat nieuw is sinds nieuwetaal baseline (standaard nieuwetaal.baseline.json).",
)
@click.option("--diff", "since", metavar="VERSIE", help="Toon alleen regels die in git veranderd zijn sinds VERSIE.")
@click.option("--max", "limit", type=click.IntRange(min=1), metavar="N", help="Hooguit N meldingen per tekst.")
@click.option("-i", "--interactive", is_flag=True, help="Loop de bevindingen één voor één na, met een keuze bij elk.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    metavar="N",
    help="Lees met N processen tegelijk; 0 is zoveel als de computer er aankan.",
)
@click.option(
    "--shard",
    callback=_shard,
    metavar="I/N",
    help="Lees van alle teksten alleen deel I van N, om ze over computers te verdelen.",
)
@click.option("--no-cache", is_flag=True, help="Onthoud niets op schijf en gebruik niets van een vorige keer.")
@click.option("--color/--no-color", "colour", default=None, help="Wel of geen kleur; anders kijkt nieuwetaal zelf.")
@click.pass_obj
def check(
    debug: bool,
    paths: Sequence[str],
    format_: str,
    output: Path | None,
    track_changes: bool,
    input_format: str | None,
    stdin_filename: str | None,
    level: Level | None,
    fail_level: Level,
    select: frozenset[str],
    ignore: frozenset[str],
    baseline: str | None,
    since: str | None,
    limit: int | None,
    interactive: bool,
    jobs: int,
    shard: tuple[int, int],
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
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename hoort bij standaardinvoer; geef als pad een streepje (-).")
    if since is not None and STDIN in paths:
        raise click.UsageError("--diff leest bestanden, geen standaardinvoer.")
    if interactive:
        from nieuwetaal.cli.dialogue import allow_dialogue

        allow_dialogue(format_, paths)
    options = Options(
        format=format_,
        output=output,
        track_changes=track_changes,
        interactive=interactive,
        input_format=input_format,
        level=level,
        fail_level=fail_level,
        select=select,
        ignore=ignore,
        limit=limit,
        stdin_name=stdin_filename or None,
        baseline=None if baseline is None else Path(baseline) if baseline else usual_file(),
        since=since,
        jobs=jobs or cpu_count() or 1,
        shard=shard,
        debug=debug,
    )
    allow_output(options, paths)
    linters = Linters(use_cache=not no_cache)
    try:
        run = Run(options, linters, paths or (".",))
        if interactive:
            return run.as_dialogue(colour)
        if format_ in COPIES:
            return run.as_copies()
        return run.as_text(colour) if format_ == TEXT else run.as_report()
    finally:
        linters.close()
