"""Reading rules from YAML: the shipped ones, and those of an organisation beside or instead of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from nieuwetaal.errors import RuleError
from nieuwetaal.rules.building import build_rule
from nieuwetaal.rules.complaints import complaints
from nieuwetaal.rules.fact_data import load_facts
from nieuwetaal.rules.pack_files import CORE, rule_files, rules_dir
from nieuwetaal.rules.schema import RuleFile
from nieuwetaal.rules.schema_words import nearest
from nieuwetaal.rules.word_data import load_categories, load_groups, load_sources
from nieuwetaal.rules.yaml_nodes import Tree, parse, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from nieuwetaal.rules.rule import Group, Rule, Source

__all__ = [
    "load_all",
    "load_categories",
    "load_facts",
    "load_groups",
    "load_rules",
    "load_sources",
    "parse_rule",
    "rules_dir",
]


def load_rules(
    paths: Sequence[Path] = (), *, groups: Mapping[str, Group] | None = None
) -> tuple[list[Rule], list[RuleError]]:
    """Return the shipped rules and those of own files and folders, and what is wrong with any of them.

    A rule with an error is left out; the others are there. An own rule takes the place of a shipped one only when it
    says so (`vervangt`). Own folders may hold their own `bronnen.yaml`; raise RuleError when that is wrong.
    """
    shipped, errors = _shipped()
    if not paths:
        return list(shipped), list(errors)
    sources = load_sources(*_folders(paths))
    groups = load_groups() if groups is None else groups
    files, unread = rule_files(paths)
    own, wrong = _read_rules(files, groups, sources, {rule.id: rule for rule in shipped})
    replaced = {rule.replaces for rule in own}
    kept = [rule for rule in shipped if rule.id not in replaced]
    return kept + [replace(rule, own=True) for rule in own], [*errors, *unread, *wrong]


def load_all(
    paths: Sequence[Path], extra: Mapping[str, Sequence[str]]
) -> tuple[Mapping[str, Group], list[Rule], list[RuleError]]:
    """Return the word groups, with `extra` words, the rules, and what is wrong with any, as `load_rules` does.

    A folder whose word groups or sources are wrong is left out as a whole. Raise UnknownGroupError for extra words in a
    group that does not exist.
    """
    try:
        groups = load_groups(*_folders(paths), extra=extra)
        rules, errors = load_rules(paths, groups=groups)
    except RuleError:
        sound, wrong = _sound(paths)
        groups = load_groups(*_folders(sound), extra=extra)
        rules, errors = load_rules(sound, groups=groups)
        return groups, rules, [*wrong, *errors]
    return groups, rules, errors


def _sound(paths: Sequence[Path]) -> tuple[list[Path], list[RuleError]]:
    """Return the paths without the folders whose word groups or sources are wrong, and what is wrong there."""
    sound: list[Path] = []
    wrong: list[RuleError] = []
    for path in paths:
        try:
            load_groups(*_folders([*sound, path]))
            load_sources(*_folders([path]))
        except RuleError as error:
            wrong.append(error)
        else:
            sound.append(path)
    return sound, wrong


def _folders(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if path.is_dir()]


def parse_rule(
    text: str,
    path: Path,
    *,
    groups: Mapping[str, Group] | None = None,
    sources: Mapping[str, Source] | None = None,
    beside: Iterable[Rule] = (),
) -> tuple[Rule | None, list[RuleError]]:
    """Return the rule in a text, which may not have been saved yet, or all that is wrong with it.

    `beside` are the rules that it must get on with; what stands in the file at `path` now does not count.
    """
    try:
        tree = parse(text, str(path))
    except RuleError as error:
        return None, [error]
    groups = load_groups() if groups is None else groups
    rule, errors = _checked(tree, path, groups, load_sources() if sources is None else sources)
    if rule is not None:
        shipped = {each.id: each for each in _shipped()[0] if each.path != path}
        own = {each.id: each for each in beside if each.own and each.path != path}
        errors = _clashes(rule, tree, own, shipped)
    return rule, errors


@cache
def _shipped() -> tuple[tuple[Rule, ...], tuple[RuleError, ...]]:
    folder = rules_dir() / CORE
    files, _ = rule_files([folder] if folder.is_dir() else [])
    rules, errors = _read_rules(files, load_groups(), load_sources(), {})
    return tuple(rules), tuple(errors)


def _read_rules(
    files: Iterable[Path], groups: Mapping[str, Group], sources: Mapping[str, Source], shipped: Mapping[str, Rule]
) -> tuple[list[Rule], list[RuleError]]:
    rules: dict[str, Rule] = {}
    errors: list[RuleError] = []
    for path in files:
        try:
            tree = read(path)
        except RuleError as error:
            errors.append(error)
            continue
        rule, found = _checked(tree, path, groups, sources)
        if rule is not None:
            found = _clashes(rule, tree, rules, shipped)
        if rule is not None and not found:
            rules[rule.id] = rule
        errors += found
    return list(rules.values()), errors


def _checked(
    tree: Tree, path: Path, groups: Mapping[str, Group], sources: Mapping[str, Source]
) -> tuple[Rule | None, list[RuleError]]:
    try:
        file = RuleFile.model_validate(tree.data, context={"groups": groups, "sources": sources})
    except ValidationError as error:
        return None, complaints(error, tree, RuleFile)
    if file.id != path.stem:
        message = f"de id '{file.id}' hoort gelijk te zijn aan de bestandsnaam '{path.stem}'"
        return None, [tree.error(message, ("id",))]
    return build_rule(file, groups, path), []


def _clashes(rule: Rule, tree: Tree, own: Mapping[str, Rule], shipped: Mapping[str, Rule]) -> list[RuleError]:
    """Return what is wrong with a rule beside the other rules."""
    if rule.replaces is not None and rule.replaces not in shipped:
        message = f"onbekende regel '{rule.replaces}'{nearest(rule.replaces, shipped)}"
        return [tree.error(message, ("vervangt",))]
    if rule.id in own:
        return [tree.error(f"de regel '{rule.id}' staat ook in {own[rule.id].path}", ("id",))]
    if rule.id in shipped and rule.replaces != rule.id:
        message = f"de regel '{rule.id}' bestaat al; zet er 'vervangt: {rule.id}' bij als deze ervoor in de plaats komt"
        return [tree.error(message, ("id",))]
    return []
