"""Which `[[behoud]]` of the settings did something, over all files that were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.findings import Note
from nieuwetaal.reports.text import note_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.cli.linters import Made
    from nieuwetaal.config import Config
    from nieuwetaal.findings import Place, Report

    Where = tuple[str, Place]  # the path of the settings and the place in them


def used_keeps(report: Report, config: Config) -> set[Where]:
    """Return what of the settings was used in one report, also when its time is over."""
    kept = {(str(config.path), item.place) for item in report.suppressed if item.kind == "config"}
    return kept | {(note.path, note.place) for note in report.notes if note.path is not None}


def unused_keeps(paths: Sequence[str], made: Iterable[Made], used: set[Where]) -> Iterator[str]:
    """Yield a line for every expression that is kept and stands nowhere.

    Only for settings of which the whole folder was read: what is not used here may be used elsewhere.
    """
    folders = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    for each in made:
        path = each.config.path
        if path is None or not any(path.resolve().is_relative_to(folder) for folder in folders):
            continue
        for keep in each.config.keeps:
            if (str(path), keep.place) not in used:
                said = f"‘{keep.expression}’ komt nergens meer voor; deze [[behoud]] mag weg"
                yield note_line(Note(said, keep.place, str(path)), str(path))
