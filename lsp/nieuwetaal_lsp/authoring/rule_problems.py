"""What is wrong with a rule that is being written: its format, and its examples as the real linter reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from nieuwetaal.documents import LineIndex
from nieuwetaal.errors import PipelineError, RuleError
from nieuwetaal.examples import failures, neutral
from nieuwetaal.rules.complaints import complaints
from nieuwetaal.rules.hygiene import hygiene
from nieuwetaal.rules.misses import Misses
from nieuwetaal.rules.pack_files import CATEGORIES, ENDINGS, FACTS, GROUPS, SOURCES, rules_dir
from nieuwetaal.rules.packs import parse_rule
from nieuwetaal.rules.schema import RuleFile
from nieuwetaal.rules.schema_data import GroupFile, SourcesFile
from nieuwetaal.rules.yaml_nodes import parse
from nieuwetaal_lsp.authoring.problems import Problem, placed, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic import BaseModel

    from nieuwetaal.examples import Failure
    from nieuwetaal.linter import Linter
    from nieuwetaal.rules.rule import Rule, Source
    from nieuwetaal.rules.yaml_nodes import Tree

Root = Literal["RuleFile", "GroupFile", "SourcesFile"]
"""What a file holds: a rule, a word group, or sources."""
_MODELS: dict[Root, type[BaseModel]] = {"RuleFile": RuleFile, "GroupFile": GroupFile, "SourcesFile": SourcesFile}
_TOP_KEY = re.compile(r"^([a-z]+):(?=[ \r\n]|\Z)", re.MULTILINE)
_LARGEST = 1_000_000
"""Characters of a file that is read while it is written."""


def root_of(path: Path, text: str, folders: Sequence[Path]) -> Root | None:
    """Return what a YAML file holds, by the folders and files of rules that it may be in, or else by its keys."""
    shipped = rules_dir()
    top = next((folder for folder in (*folders, shipped) if path == folder or path.is_relative_to(folder)), None)
    if top is None:
        keys = set(_TOP_KEY.findall(text[:_LARGEST]))
        is_rule = "zoek" in keys or ("id" in keys and len(keys & RuleFile.model_fields.keys()) > 1)
        return "RuleFile" if is_rule else None
    if path.name == SOURCES:
        return "SourcesFile"
    if path.parent.name == GROUPS:
        return "GroupFile"
    if path.suffix not in ENDINGS or path.name == CATEGORIES or path.parent.name == FACTS:
        return None
    return "RuleFile"


@dataclass(frozen=True, slots=True)
class RuleChecker:
    """Checks files of rules against the rules of a linter. State: how missing words are told of."""

    linter: Linter
    sources: Mapping[str, Source]
    misses: Misses = field(init=False)

    def __post_init__(self) -> None:
        """Make the teller of misses."""
        object.__setattr__(self, "misses", Misses(self.linter.facts, self.linter.groups))

    def problems(self, text: str, path: Path, root: Root) -> Iterator[list[Problem]]:
        """Yield all that was found so far, after each step: first the format, then the examples one by one."""
        if len(text) > _LARGEST:
            return
        found = list(self._format(text, path, root))
        yield found
        if root != "RuleFile" or found:
            return
        rule, _ = parse_rule(text, path, groups=self.linter.groups, sources=self.sources)
        if rule is None:
            return
        place = _Place(text, path)
        tips = hygiene(rule, shipped=path.is_relative_to(rules_dir()))
        found = [Problem(*place.span(tip.steps), tip.message, "raad") for tip in tips]
        yield found
        linter = self.linter.under(neutral(self.linter.config)).with_only(rule)
        try:
            for failure in failures([rule], linter=linter):
                told = self._told(failure, rule, linter)
                found = [*found, Problem(*place.span(failure.steps), told, "voorbeeld")]
                yield found
        except PipelineError as error:
            message = f"de voorbeelden zijn niet getoetst: {error}"
            yield [*found, Problem(*place.span(("voorbeelden",)), message, "let-op")]

    def _format(self, text: str, path: Path, root: Root) -> Iterator[Problem]:
        errors: Sequence[RuleError]
        if root == "RuleFile":
            beside = self.linter.all_rules
            _, errors = parse_rule(text, path, groups=self.linter.groups, sources=self.sources, beside=beside)
        else:
            errors = _data_errors(text, path, root)
        place = _Place(text, path)
        for error in errors:
            line, column, message = placed(str(error), path) or (1, 1, str(error))
            yield Problem(*place.at(line, column), message)

    def _told(self, failure: Failure, rule: Rule, linter: Linter) -> str:
        """Return what is wrong with an example, and why nothing was found where something should be."""
        if not failure.missed:
            return failure.message
        reason = self.misses.why(rule, linter.analyse(failure.text), failure.text, linter.config.writer)
        return f"{failure.message}\n{reason}" if reason else failure.message


def _data_errors(text: str, path: Path, root: Root) -> list[RuleError]:
    try:
        tree = parse(text, str(path))
    except RuleError as error:
        return [error]
    try:
        _MODELS[root].model_validate(tree.data)
    except ValidationError as error:
        return complaints(error, tree, _MODELS[root])
    return []


class _Place:
    """Where things stand in a text. State: its lines, and its tree when it can be read."""

    def __init__(self, text: str, path: Path) -> None:
        self._text, self._lines = text, LineIndex(text)
        self._tree: Tree | None = None
        try:
            self._tree = parse(text, str(path))
        except RuleError:
            self._ends = None
        else:
            self._ends = self._tree.ends()

    def at(self, line: int, column: int) -> tuple[int, int]:
        return span(self._text, self._lines, line, column, self._ends)

    def span(self, steps: Sequence[str | int]) -> tuple[int, int]:
        if self._tree is None:
            return self.at(1, 1)
        place = self._tree.place(steps)
        if self._ends is not None and place not in self._ends:  # of a block or a list its key
            place = self._tree.place(steps, key=True)
        return self.at(*place)
