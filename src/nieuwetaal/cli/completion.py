"""What the shell offers when a user presses Tab: the names of rules and categories.

A file of a rule is called after it, so that no rule has to be read: that would be too slow at every key.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.findings import CATEGORIES

if TYPE_CHECKING:
    import click


def complete_rule(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the rules whose names begin so."""
    return [name for name in _rules() if name.startswith(begun)]


def complete_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the rules and categories whose names begin as the last one of a list with commas does."""
    before, comma, last = begun.rpartition(",")
    names = (*CATEGORIES, *(name for name in _rules() if name not in CATEGORIES))
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


def complete_category(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the categories that begin so."""
    return [name for name in CATEGORIES if name.startswith(begun)]


def _rules() -> list[str]:
    """Return the names of the shipped rules and the own ones, as far as they can be found."""
    from nieuwetaal.config import discover
    from nieuwetaal.rules.pack_files import CORE, rule_files, rules_dir

    try:
        own = discover(Path()).rules
    except NieuwetaalError:
        own = ()
    files, _ = rule_files([rules_dir() / CORE, *own])
    return sorted({path.stem for path in files})
