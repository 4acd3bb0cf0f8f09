"""Which `[[behoud]]` of the settings did something, over all files that were read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.findings import Note
from nieuwetaal.reports.text import note_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.config import Config
    from nieuwetaal.findings import Place, Report
    from nieuwetaal.linters import Made

    Where = tuple[str, Place]  # the path of the settings and the place in them


def used_keeps(report: Report, config: Config) -> set[Where]:
    """Return what of the settings was used in one report, also when its time is over."""
    said = {(item.place, item.reason) for item in report.suppressed if item.kind == "config"}
    kept = {(str(keep.path), keep.place) for keep in config.keeps if (keep.place, keep.reason) in said}
    return kept | {(note.path, note.place) for note in report.notes if note.path is not None}


def unused_keeps(paths: Sequence[str], made: Iterable[Made], used: set[Where]) -> Iterator[str]:
    """Yield a line for every expression that is kept and stands nowhere.

    Only for settings of which the whole folder was read: what is not used here may be used elsewhere.
    """
    folders = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    for keep in dict.fromkeys(keep for each in made for keep in each.config.keeps):
        path = keep.path
        if path is None or (str(path), keep.place) in used:
            continue
        if any(path.resolve().is_relative_to(folder) for folder in folders):
            said = f"‘{keep.expression}’ komt nergens meer voor; deze [[behoud]] mag weg"
            yield note_line(Note(said, keep.place, str(path)), str(path))
