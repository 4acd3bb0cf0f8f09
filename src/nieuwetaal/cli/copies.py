"""Documents that are handed back with notes: where each copy goes, and writing it. The original is never touched."""

from __future__ import annotations

import os
from collections import Counter
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.cli.files import OWN, is_own
from nieuwetaal.cli.output import copied_as, is_same, unwritten
from nieuwetaal.cli.written import is_open
from nieuwetaal.documents import read_bytes
from nieuwetaal.documents.writing import replace_file
from nieuwetaal.errors import ChangedError, ConfigError, InputError, reason
from nieuwetaal.reports.annotations import annotated
from nieuwetaal.reports.formats import COPIES, annotate_of
from nieuwetaal.reports.text import counts, plural
from nieuwetaal.reports.view import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nieuwetaal.cli.options import Options
    from nieuwetaal.cli.written import Written
    from nieuwetaal.findings import Report
    from nieuwetaal.reports.view import View


class Copies:
    """Writes the commented copies of one check. State: which original every copy was made of.

    `paths` are those that were named, `read` the files found there, `written` the copies of earlier checks.
    """

    def __init__(
        self, options: Options, paths: Sequence[str], read: Sequence[str], when: datetime, written: Written
    ) -> None:
        """Take what was asked; raise ConfigError when -o cannot be what these paths need."""
        self._options, self._read, self._when, self._written = options, read, when, written
        self._annotate = annotate_of(options.format)
        self._folders = [Path(path) for path in paths if Path(path).is_dir()]
        self._file = self._folder = None
        self._made: dict[Path, str] = {}
        output = options.output
        if output is not None and (self._folders or len(paths) > 1 or output.is_dir()):
            self._folder = output
            if output.exists() and not output.is_dir():
                raise ConfigError(f"{output} is een bestand; geef bij meer teksten met -o een map")
            if not output.exists() and copied_as(output):
                raise ConfigError(f"{output} heet als een document; geef bij meer teksten met -o een map")
        elif output is not None:
            self._file = output

    def write(self, report: Report, view: View) -> str:
        """Write the copy of one document and return a line on it. Raises NieuwetaalError."""
        name = report.document.path or ""
        shown: Counter[str] = Counter(
            finding.level for group in grouped(view.visible(report.findings))[: view.limit] for finding in group
        )
        target = self._target(Path(name))
        data = self._data(report)
        place = self._place(target, Path(name))
        if not shown and self._options.output is None and not place.exists():
            return f"{name}: niets om over na te denken, dus er is geen exemplaar met opmerkingen"
        notes, tracked = annotated(report, view), self._options.track_changes
        changes: list[int] = []
        copy = self._annotate(data, notes, name=name, when=self._when, track_changes=tracked, tell=changes.append)
        self._put(place, copy, Path(name))
        said = f"{plural(shown.total(), 'opmerking', 'opmerkingen')} ({counts(shown)})" if shown else "geen opmerkingen"
        line = f"{place}: {said}{_said_of_changes(sum(changes)) if tracked else ''}"
        if place == target:
            return line
        return f"{target} is veranderd of elders gemaakt, en blijft staan; het nieuwe exemplaar is {line}"

    def _place(self, target: Path, original: Path) -> Path:
        """Return where a copy can be written without loss: at `target`, or beside it under the next free number."""
        numbered = (target.with_name(f"{target.stem}-{number}{target.suffix}") for number in count(2))
        for place in chain([target], () if self._file is not None else numbered):
            if not os.path.lexists(place):
                return place
            taken = place != target and (place.resolve() in self._made or self._is_read(place))
            if not taken and self._written.is_as_written(place, original):
                if is_open(place):
                    raise ConfigError(f"{place} staat nog open; sluit het en probeer het opnieuw")
                return place
        raise ConfigError(f"{target} bestaat al; kies met -o een andere naam")

    def _put(self, place: Path, copy: bytes, original: Path) -> None:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            replace_file(place, copy)
        except OSError as error:
            raise unwritten(place, error) from None
        self._made[place.resolve()] = str(original)
        self._written.remember(copy, original)

    def _target(self, path: Path) -> Path:
        """Return where the copy of a document goes; raise ConfigError when something else stands there."""
        suffix = path.suffix if path.suffix.lower() in COPIES[self._options.format] else COPIES[self._options.format][0]
        named = path.with_name(f"{path.stem if path.suffix == suffix else path.name}{OWN}{suffix}")
        target = self._file or (self._folder / self._below(named) if self._folder is not None else named)
        if is_own(path) and self._file is None:
            raise ConfigError(f"{path} heeft al opmerkingen van nieuwetaal; kies met -o een andere naam")
        if self._is_read(target):
            raise ConfigError(
                f"{target} is een van de teksten zelf en blijft zoals het is; kies met -o een andere naam"
            )
        if target.suffix.lower() != suffix.lower():
            raise ConfigError(f"{target} is geen {suffix}; kies met -o een naam die op {suffix} eindigt")
        other = self._made.get(target.resolve())
        if other is not None:
            raise ConfigError(f"{target} is al gemaakt van {other}; lees {path} apart, met een andere -o")
        return target

    def _is_read(self, path: Path) -> bool:
        return any(is_same(path, Path(each)) for each in self._read)

    def _below(self, path: Path) -> Path:
        """Return a path as it stands in the folder that was named, or its name alone."""
        for folder in self._folders:
            inside = os.path.relpath(path, folder) if path.is_relative_to(folder) else ""
            if inside:
                return Path(inside)
        return Path(path.name)

    def _data(self, report: Report) -> bytes:
        """Return the file that was checked; raise InputError when it is there no more, or is another by now."""
        path = Path(report.document.path or "")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path} kan niet meer gelezen worden ({reason(error)}); controleer het pad") from None
        if read_bytes(data, path, self._options.input_format).text != report.document.text:
            raise ChangedError(f"{path} is intussen veranderd, dus er is geen exemplaar met opmerkingen geschreven")
        return data


def _said_of_changes(number: int) -> str:
    if not number:
        return ", geen wijzigingen: de ideeën vul je zelf aan"
    return f", {plural(number, 'wijziging', 'wijzigingen')} om te aanvaarden of niet"
