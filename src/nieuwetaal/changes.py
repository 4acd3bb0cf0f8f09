"""What was changed in git since a revision: in the files as they are now, committed or not."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.errors import GitError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nieuwetaal.findings import Finding, Report

    Span = tuple[int, int]

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_BINARY = re.compile(rb"^Binary files ", re.MULTILINE)
_SHOWN = ("--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--ignore-submodules")
_TWO_NAMES = ("R", "C")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Changes:
    """The files below `top` that differ from a commit: by real path, the names in git to compare, none when all is new.

    `revision` is what the user called the commit.
    """

    revision: str
    top: Path
    _commit: str
    _names: Mapping[Path, tuple[str, ...]]

    def touch(self, path: Path) -> bool:
        """Whether anything in a file was changed; raise GitError when git does not watch over it."""
        real = path.resolve()
        if not real.is_relative_to(self.top):
            raise GitError(f"{path} ligt buiten {self.top}; start nieuwetaal met --diff in de map van die tekst")
        return real in self._names

    def narrow(self, report: Report, path: Path) -> Report:
        """Return the report on a file with only what stands in changed lines, wholly or in part."""
        names = self._names.get(path.resolve())
        if names is not None and report.document.places is not None:
            return _whole(report, path)
        text = report.document.text
        changed = [] if names is None else list(self._changed(names, text))

        def is_new(finding: Finding) -> bool:
            spans = ((finding.start, finding.end), *finding.related)
            return any(start < last and first < end for start, end in spans for first, last in changed)

        lines = LineIndex(text)
        told = {
            line for first, last in changed for line in range(lines.position(first)[0], lines.position(last)[0] + 1)
        }
        return replace(
            report,
            findings=tuple(filter(is_new, report.findings)),
            compliments=tuple(filter(is_new, report.compliments)),
            suppressed=tuple(kept for kept in report.suppressed if is_new(kept.finding)),
            notes=tuple(note for note in report.notes if note.path is not None or note.place.line in told),
        )

    def _changed(self, names: Sequence[str], text: str) -> Iterator[Span]:
        """Yield the spans of the text that were changed; an empty one where lines were taken away."""
        if not names:
            yield 0, len(text) + 1
            return
        shown = _git(self.top, "diff", *_SHOWN, "--unified=0", "--inter-hunk-context=0", self._commit, "--", *names)
        if _BINARY.search(shown):  # UTF-16, to git: the lines cannot be told
            yield 0, len(text) + 1
            return
        starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text) + 1]
        for hunk in _HUNK.finditer(shown):
            first, number = int(hunk[1]), int(hunk[2] or 1)
            begin = first if number == 0 else first - 1
            yield _at(starts, begin), _at(starts, begin + number)


def changes_since(revision: str, folder: Path) -> Changes:
    """Return what was changed since a revision in the repository that `folder` is in. Raises GitError."""
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))).resolve()
    name = revision[:_LONGEST_NAME]
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise GitError(f"‘{name}’ is geen versie in git; noem een tak, een label of een commit, zoals main of HEAD~1")
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except GitError:
        mend = "controleer de naam, of haal hem eerst op met git fetch"
        raise GitError(f"git kent de versie ‘{name}’ niet; {mend}") from None
    names = dict(_compared(_git(top, "diff", *_SHOWN, "--raw", "-z", commit, "--")))
    others = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    names.update({os.fsdecode(other): () for other in others if other})
    return Changes(revision, top, commit, {(top / name).resolve(): old for name, old in names.items()})


def _whole(report: Report, path: Path) -> Report:
    """Return the report on a file that is no text, of which git cannot tell the lines: all of it counts."""
    note = f"git kent in {path.suffix.lower() or 'dit bestand'} geen regels; het is veranderd, dus alles telt mee"
    return replace(report, document=replace(report.document, notes=(*report.document.notes, note)))


def _compared(raw: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every changed file with the names to compare, from the raw output of git: a status, and a name or two."""
    fields = iter(os.fsdecode(raw).split("\0"))
    for head in fields:
        status = head.rpartition(" ")[2][:1]
        if not status:
            return
        old = next(fields)
        name = next(fields) if status in _TWO_NAMES else old
        if status in {"A", "U"}:
            yield name, ()
        elif status != "D":
            yield name, tuple(dict.fromkeys((old, name)))


def _at(starts: Sequence[int], line: int) -> int:
    """Return where a line starts, from 0; the end for a line that is no more."""
    return starts[min(line, len(starts) - 1)]


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git says in a folder, without any shell; raise GitError with one line that says what to do."""
    command = ["git", "--no-optional-locks", "--literal-pathspecs", "-C", str(folder), *arguments]
    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment, stdin=subprocess.DEVNULL)  # noqa: S603 the revision is checked, names come after --
    except OSError as error:
        raise GitError(f"git kan niet worden gestart ({reason(error)}); --diff heeft git nodig") from None
    if not done.returncode:
        return done.stdout
    said = done.stderr.decode(errors="replace").strip()
    if "dubious ownership" in said:
        raise GitError("git vertrouwt deze map niet, want die is van een ander; zie git help config, safe.directory")
    if "not a git repository" in said:
        raise GitError("deze map staat niet in git; --diff werkt alleen in een map met git")
    raise GitError(f"git kan hier niet vergelijken ({' '.join(said.split()) or 'zonder uitleg'})")
