"""Where a report goes: to standard output, or to a file, which then holds all of it or stays as it was."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.files import OWN, STDIN
from nieuwetaal.errors import ConfigError, reason
from nieuwetaal.reports.formats import COPIES, TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nieuwetaal.cli.options import Options

_NO_FOLDER = "is een bestand, geen map; kies met -o een andere plek"
_BOM = {"csv": "\ufeff"}
"""Excel only takes a file for UTF-8 when it begins so."""


def allow_output(options: Options, paths: Sequence[str]) -> None:
    """Raise UsageError when what is asked of the output does not go together."""
    if options.track_changes and options.format not in TRACKED:
        raise click.UsageError(f"--track-changes hoort bij --format {' of '.join(TRACKED)}.")
    if options.interactive and options.output is not None:
        raise click.UsageError("--interactive schrijft geen verslag; laat -o weg.")
    if options.format in COPIES and STDIN in paths:
        raise click.UsageError(f"--format {options.format} leest bestanden, geen standaardinvoer.")
    kind = copied_as(options.output) if options.output is not None and not options.output.is_dir() else None
    if kind is not None and options.format not in COPIES:
        raise click.UsageError(f"{options.output}: vraag --format {kind}, of kies met -o een andere naam.")


def copied_as(path: Path) -> str | None:
    """Return which of `COPIES` a name belongs to, None for any other name."""
    return next((kind for kind, suffixes in COPIES.items() if path.suffix.lower() in suffixes), None)


def save(path: Path, format_: str, pieces: Iterable[str]) -> None:
    """Write a report to a file as UTF-8, making its folder when that is missing. Raises ConfigError."""
    from nieuwetaal.documents.writing import replace_file

    data = (_BOM.get(format_, "") + "".join(pieces)).encode(errors="replace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as error:
        raise unwritten(path, error) from None


def show(pieces: Iterable[str]) -> None:
    """Write a report on standard output, with its line ends as they are."""
    encoding = sys.stdout.encoding or "utf-8"
    for piece in pieces:
        click.echo(piece.encode(encoding, errors="replace"), nl=False)


def guard(output: Path, read: Iterable[str]) -> None:
    """Raise ConfigError when a report cannot go to this file: it is a folder, or one of the texts that are read."""
    if output.is_dir():
        raise ConfigError(f"{output} is een map; geef met -o een bestand")
    if output.exists() and any(is_same(output, Path(each)) for each in read):
        mend = f"kies met -o een andere naam, bijvoorbeeld {output.stem.removesuffix(OWN)}{OWN}{output.suffix}"
        raise ConfigError(f"{output} is een van de teksten zelf en blijft zo; {mend}")
    if (blocked := _file_around(output)) is not None:
        raise ConfigError(f"{blocked} {_NO_FOLDER}")
    folder = next(around for around in output.absolute().parents if around.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise ConfigError(f"in {folder} mag niets worden geschreven; kies met -o een andere plek")


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, also when it is not there yet."""
    try:
        return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))
    except OSError:
        return False


def unwritten(path: Path, error: OSError) -> ConfigError:
    """Return the error for a file that cannot be written."""
    if (blocked := _file_around(path)) is not None:
        return ConfigError(f"{blocked} {_NO_FOLDER}")
    return ConfigError(f"{path} kan niet worden geschreven ({reason(error)}); kies met -o een andere plek")


def _file_around(path: Path) -> Path | None:
    """Return the file that stands where a folder of this path should."""
    return next((around for around in path.parents if around.is_file()), None)
