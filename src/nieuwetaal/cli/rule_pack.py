"""The rules that hold in a folder, for the commands that are about rules."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.cli.terminal import complain
from nieuwetaal.config import discover
from nieuwetaal.errors import ConfigError, nearest
from nieuwetaal.linters import all_rules, names_in, unknown_in
from nieuwetaal.reports.absent import absent_line
from nieuwetaal.rules.keep import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nieuwetaal.config import Config
    from nieuwetaal.rules.rule import Rule, Source

USER_ERROR = 2


@dataclass(frozen=True, slots=True)
class Pack:
    """All rules that hold in the current folder, with its settings; `code` is 2 when some of them are broken.

    `absent` says which did not take part, if any.
    """

    rules: Sequence[Rule]
    config: Config
    code: int
    absent: str = ""

    @property
    def on(self) -> list[Rule]:
        """The rules that the settings do not turn off."""
        return [rule for rule in self.rules if self.config.wants(rule.id, rule.category)]

    def inside(self, paths: Sequence[str]) -> list[Rule]:
        """Return the rules in these files and folders, or all when none are named."""
        return [rule for rule in self.rules if not paths or is_in(rule, paths)]

    def sources(self) -> Mapping[str, Source]:
        """Return what these rules may cite."""
        from nieuwetaal.rules.packs import load_sources

        return load_sources(*(path for path in self.config.rules if path.is_dir()))

    def rule(self, name: str) -> Rule:
        """Return the rule with this id."""
        by_id = {rule.id: rule for rule in self.rules}
        if name not in by_id:
            raise ConfigError(f"de regel ‘{name}’ bestaat niet{nearest(name, by_id)}")
        return by_id[name]


def load(paths: Sequence[str] = ()) -> Pack:
    """Read the rules, and those in `paths` that the settings do not name; say what is wrong with any."""
    config = discover(Path())
    found, problems = all_rules(config)
    extra = tuple(Path(path) for path in paths if not any(is_in(rule, [path]) for rule in found))
    if extra:
        config = replace(config, rules=(*config.rules, *extra))
        found, problems = all_rules(config)
    said = [*problems, *unknown_in(config, names_in(found))]
    for problem in said:
        complain(f"fout: {problem}")
    absent = absent_line(map(str, problems), config.problems)
    return Pack(found, config, USER_ERROR if said else 0, absent)


def is_in(rule: Rule, paths: Sequence[str]) -> bool:
    """Tell whether the file of a rule is one of these files, or in one of these folders."""
    return rule.path is not None and any(rule.path.resolve().is_relative_to(Path(path).resolve()) for path in paths)


def taken(name: str, folder: Path, pack: Pack) -> str:
    """Return why a rule cannot have this name, in Dutch; empty when it can."""
    path = folder / f"{name}.yaml"
    if os.path.lexists(path):
        return f"{path} bestaat al en blijft zoals het is; kies een andere naam"
    if name in {known for rule in pack.rules for known in names_of(rule)}:
        return f"de regel ‘{name}’ bestaat al; kies een andere naam"
    return ""
