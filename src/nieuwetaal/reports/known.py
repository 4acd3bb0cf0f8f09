"""How what was found compares with a baseline, in numbers and in one line."""

from __future__ import annotations

from dataclasses import dataclass

from nieuwetaal.reports.excerpt import clean


@dataclass(frozen=True, slots=True)
class KnownCount:
    """What is new and what was known, of what is shown, and how much of the baseline at `path` is gone.

    `fixed` is None when not all was read that the baseline was made of, so that nobody can tell.
    """

    path: str
    new: int
    known: int
    fixed: int | None


def known_line(count: KnownCount) -> str:
    """Return the numbers in one Dutch line, with what to do when the baseline holds what is no more."""
    said = f"{count.new} nieuw, {count.known} bekend (uit {clean(count.path)})"
    if count.fixed is None:
        return f"{said}."
    mend = "; nieuwetaal baseline haalt dat eruit" if count.fixed else ""
    return f"{said}, {count.fixed} opgelost{mend}."
