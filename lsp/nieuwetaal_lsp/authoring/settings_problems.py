"""What is wrong with settings that are being written, by the code that reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.config import read
from nieuwetaal.config_file import LARGEST, own_table
from nieuwetaal.documents import LineIndex
from nieuwetaal.dutch import pipeline
from nieuwetaal.errors import NieuwetaalError, PipelineError, UnknownGroupError
from nieuwetaal.linters import names_in, unknown_in
from nieuwetaal.rules.packs import load_all
from nieuwetaal_lsp.authoring.problems import Problem, placed, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nieuwetaal.config import Config
    from nieuwetaal.errors import RuleError
    from nieuwetaal.rules.rule import Rule
    from nieuwetaal_lsp.authoring.problems import Kind
    from nieuwetaal_lsp.linters import Made

_OURS = re.compile(r"^[ \t]*\[{1,2}[ \t]*tool[ \t]*\.[ \t]*nieuwetaal[ \t]*[\].]", re.MULTILINE)
_EXTENDS = re.compile(r"^[ \t]*breidt-uit\b", re.MULTILINE)


def is_settings(path: Path, text: str) -> bool:
    """Tell whether a TOML file holds settings of ours."""
    return not own_table(path) or _OURS.search(text) is not None


def settings_problems(text: str, path: Path, made: Made) -> list[Problem]:
    """Return what is wrong in the text of a file of settings; `made` is the linter by those that were last saved."""
    if len(text) > LARGEST:
        return []
    place = _Place(text, path)
    try:
        config = read(path, text)
        rules, errors = _rules(config, made)
    except NieuwetaalError as error:
        return [place.problem(str(error), "fout")]
    found = [place.problem(str(error), "let-op") for error in unknown_in(config, names_in(rules))]
    found += [place.problem(message, "let-op") for message in _about_rules(config, errors)]
    try:
        pipeline.version(config.model)
    except PipelineError as error:
        found.append(place.problem(f"{config.where('model')}{error}", "fout"))
    return found


def _rules(config: Config, made: Made) -> tuple[Iterable[Rule], Iterable[RuleError]]:
    """Return all rules that there are by these settings, and what is wrong with others."""
    saved = made.linter.config
    if (config.rules, config.groups) == (saved.rules, saved.groups):
        return made.linter.all_rules, made.linter.rule_errors
    try:
        _, rules, errors = load_all(config.rules, config.groups)
    except UnknownGroupError as error:
        raise config.placed(error) from None
    return rules, errors


def _about_rules(config: Config, errors: Iterable[RuleError]) -> Iterator[str]:
    """Yield one message for each own folder or file in which rules are wrong, where the settings name it."""
    said = list(map(str, errors))
    for own in config.rules:
        inside = [error for error in said if error.startswith(str(own))]
        if inside:
            more = f" (en nog {len(inside) - 1})" if len(inside) > 1 else ""
            yield f"{config.where('regels', str(own))}hierin klopt iets niet: {inside[0]}{more}"


class _Place:
    """Places errors in one text."""

    def __init__(self, text: str, path: Path) -> None:
        self._text, self._path, self._lines = text, path, LineIndex(text)

    def problem(self, error: str, kind: Kind) -> Problem:
        """Return a problem for an error; one of a file that is built upon stands where that is named."""
        where = placed(error, self._path)
        if where is None:
            extends = _EXTENDS.search(self._text)
            line, column = self._lines.position(extends.end() - len("breidt-uit")) if extends else (1, 1)
            where = line, column, error
        line, column, message = where
        return Problem(*span(self._text, self._lines, line, column), message, kind)
