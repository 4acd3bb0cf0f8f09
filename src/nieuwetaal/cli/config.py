"""`nieuwetaal config`: which settings hold for a text, and where they come from."""

from __future__ import annotations

from pathlib import Path

import click

from nieuwetaal.cli.terminal import complain, style_for, write
from nieuwetaal.errors import InputError, NieuwetaalError
from nieuwetaal.linters import Linters

_USER_ERROR = 2


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def config() -> None:
    """Toont de instellingen."""


@config.command(options_metavar="[OPTIES]")
@click.argument("path", default=".", metavar="[PAD]", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Vorm van het antwoord.")
def show(path: Path, format_: str) -> int:
    """Toont wat er geldt voor een tekst of map, en waar elke instelling vandaan komt."""
    from nieuwetaal.reports.settings import as_json, as_toml

    if not path.exists():
        raise InputError(f"{path} bestaat niet; controleer het pad")
    linters = Linters()
    found = linters.config_for(path)
    if isinstance(found, NieuwetaalError):
        raise found
    linters.for_file(path)
    problems = dict.fromkeys(map(str, linters.problems))
    for problem in problems:
        complain(f"fout: {problem}")
    lines = [as_json(found, path)] if format_ == "json" else as_toml(found, path, Path.cwd())
    write(lines, style_for(None))
    return _USER_ERROR if problems else 0
