"""`nieuwetaal baseline`: remember what is found today, so that a check can show only what is new."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.files import STDIN
from nieuwetaal.cli.options import USER_ERROR, Options
from nieuwetaal.cli.run import Run
from nieuwetaal.cli.terminal import complain
from nieuwetaal.config import discover
from nieuwetaal.linters import Linters
from nieuwetaal.reports.text import plural
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.baseline import Baseline

NAME, SUFFIX = "nieuwetaal.baseline.json", ".json"


@click.command(options_metavar="[OPTIES]")
@click.argument("paths", nargs=-1, metavar="[PAD]...", type=click.Path())
@click.option(
    "--output", metavar="BESTAND", type=click.Path(), help=f"Schrijf het hier (standaard {NAME}, bij de instellingen)."
)
@click.option("--no-cache", is_flag=True, help="Onthoud niets op schijf en gebruik niets van een vorige keer.")
@click.pass_obj
def baseline(debug: bool, paths: Sequence[str], output: str | None, no_cache: bool) -> int:
    """Legt vast wat er nu gevonden wordt; nieuwetaal check --baseline toont daarna alleen wat nieuw is.

    Zonder PAD leest nieuwetaal de map van de instellingen, of de huidige map. Het bestand wordt steeds helemaal
    opnieuw geschreven, dus noem alle teksten. Er staat geen leesbare tekst in.
    """
    from nieuwetaal.baseline import make
    from nieuwetaal.baseline_file import new_key, read_old, write_baseline

    if STDIN in paths:
        raise click.UsageError("baseline leest bestanden, geen standaardinvoer.")
    file = Path(output) if output is not None else usual_file()
    if file.suffix.lower() != SUFFIX:
        raise click.UsageError(f"een baseline heet iets{SUFFIX}; kies bijvoorbeeld {NAME}.")
    old = read_old(file)
    chosen = tuple(paths) or (_relative(file.parent) if output is None else ".",)
    linters = Linters(use_cache=not no_cache)
    try:
        run = Run(Options(debug=debug), linters, chosen)
        reports = [result for result, _ in run.results() if not isinstance(result, Unread)]
    finally:
        linters.close()
    if run.outcome.code >= USER_ERROR:
        complain(f"niet alles is gelezen, dus {file} is niet geschreven")
        return run.outcome.code
    new = make(old.key if old is not None else new_key(), reports, map(Path, chosen), file.parent)
    write_baseline(file, new)
    click.echo(_summary(file, new, old, len(reports)))
    return 0


def usual_file() -> Path:
    """Return where a baseline stands when nobody says where: beside the settings, or else in the current folder."""
    settings = discover(Path()).path
    return Path(_relative(settings.parent)) / NAME if settings is not None else Path(NAME)


def _summary(file: Path, new: Baseline, old: Baseline | None, files: int) -> str:
    found = plural(sum(new.counts.values()), "bevinding", "bevindingen")
    said = f"{file}: {found} in {plural(files, 'bestand', 'bestanden')} vastgelegd"
    if old is None:
        return f"{said}. Voortaan toont nieuwetaal check --baseline alleen wat nieuw is."
    more, fewer = Counter(new.counts) - Counter(old.counts), Counter(old.counts) - Counter(new.counts)
    return f"{said} ({more.total()} erbij, {fewer.total()} eraf)."


def _relative(folder: Path) -> str:
    """Return a folder as people name it from here."""
    try:
        return os.path.relpath(folder)
    except ValueError:  # another drive of Windows
        return str(folder)
