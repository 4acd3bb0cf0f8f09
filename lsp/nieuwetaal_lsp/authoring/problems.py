"""What is wrong in a file of rules or settings, with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lsprotocol.types import Diagnostic, DiagnosticSeverity

from nieuwetaal.rules.file_errors import one_line
from nieuwetaal_lsp.diagnostics import MOST, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from nieuwetaal.documents import LineIndex
    from nieuwetaal_lsp.positions import Positions

Kind = Literal["fout", "voorbeeld", "let-op", "raad"]
"""What stops a file from being used, an example that fails, what is left out, and advice."""
_SEVERITIES = {
    "fout": DiagnosticSeverity.Error,
    "voorbeeld": DiagnosticSeverity.Warning,
    "let-op": DiagnosticSeverity.Warning,
    "raad": DiagnosticSeverity.Hint,
}
_PLACED = re.compile(r"(\d+):(\d+): (.*)", re.DOTALL)
_LINE_REST = re.compile(r"[^\r\n]*")
_KEY = re.compile(r"\[*[\w.-]+(?=\s*[:=\]])")
_QUOTED = re.compile(r""""(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'""")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at `start..end`, in one Dutch line or more."""

    start: int
    end: int
    message: str
    kind: Kind = "fout"

    def diagnostic(self, positions: Positions) -> Diagnostic:
        """Return it for an editor."""
        where = positions.range(self.start, self.end)
        return Diagnostic(where, self.message, severity=_SEVERITIES[self.kind], code=self.kind, source=SOURCE)


def diagnostics(problems: Iterable[Problem], positions: Positions) -> list[Diagnostic]:
    """Return problems for an editor, in reading order."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.start, problem.kind != "fout"))
    return [problem.diagnostic(positions) for problem in ordered[:MOST]]


def placed(error: str, path: Path) -> tuple[int, int, str] | None:
    """Return the line, the column and the rest of an error about a file; None when it is about another file."""
    rest = error.removeprefix(one_line(f"{path}:"))
    found = _PLACED.match(rest) if rest != error else None
    return (int(found[1]), int(found[2]), found[3]) if found else None


def span(
    text: str, lines: LineIndex, line: int, column: int, ends: Mapping[tuple[int, int], tuple[int, int]] | None = None
) -> tuple[int, int]:
    """Return what an error at a line and column is about, on that line.

    `ends` tells where what starts there ends; else that is a key, what is between quotes, or the rest of the line.
    """
    start = min(lines.start(line) + column - 1, len(text))
    rest = _LINE_REST.match(text, start)
    last = start + len(rest[0].rstrip()) if rest else start
    if ends is not None and (line, column) in ends:
        end_line, end_column = ends[line, column]
        end = lines.start(end_line) + end_column - 1
        return start, max(min(end, last), start)
    whole = _KEY.match(text, start, last) or _QUOTED.match(text, start, last)
    return start, whole.end() if whole else last
