"""Where a part of a rule stands in its file, for those who have to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.errors import RuleError
from nieuwetaal.rules.yaml_nodes import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.rules.rule import Rule
    from nieuwetaal.rules.yaml_nodes import Tree

Steps = tuple[str | int, ...]
"""The way to a value in a file: keys, and numbers from 0 in lists."""


class Places:
    """Tells where things stand in the files of rules. State: the file that was read last."""

    def __init__(self) -> None:
        """Begin with no file."""
        self._rule: Rule | None = None
        self._tree: Tree | None = None

    def place(self, rule: Rule, steps: Sequence[str | int] = ()) -> str:
        """Return `file:line:column` of a value, or of the nearest that exists; of a rule without a file its id.

        A file that was changed or taken away since it was read has only its name.
        """
        if rule.path is None:
            return rule.id
        if self._rule is not rule:
            self._rule, self._tree = rule, _tree(rule)
        name = short(rule.path)
        if self._tree is None:
            return name
        line, column = self._tree.place(steps)
        return f"{name}:{line}:{column}"


def short(path: Path) -> str:
    """Return a path from the current folder on when it is inside, as people know it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _tree(rule: Rule) -> Tree | None:
    try:
        return None if rule.path is None else read(rule.path)
    except RuleError:
        return None
