"""Reading word groups and sources from the shipped data and from own folders."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from nieuwetaal.dutch.inflection import noun_forms
from nieuwetaal.errors import UnknownGroupError
from nieuwetaal.rules.building import build_group
from nieuwetaal.rules.complaints import complaints
from nieuwetaal.rules.pack_files import CATEGORIES, GROUPS, SOURCES, refuse_way_out, rules_dir, yaml_files
from nieuwetaal.rules.places import short
from nieuwetaal.rules.rule import CategoryText, Group, Source
from nieuwetaal.rules.schema_data import CategoriesFile, GroupFile, SourcesFile
from nieuwetaal.rules.schema_words import nearest
from nieuwetaal.rules.yaml_nodes import Tree, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nieuwetaal.findings import Category

NONE: Mapping[str, Sequence[str]] = MappingProxyType({})

Checked = TypeVar("Checked", bound=BaseModel)


def load_groups(*folders: Path, extra: Mapping[str, Sequence[str]] = NONE) -> Mapping[str, Group]:
    """Return the shipped word groups by name, those in `woordgroepen/` of own folders, and `extra` words in them.

    `includes` of each group names all that it includes, however deep. Raise RuleError for a file that is wrong, and
    UnknownGroupError for extra words in a group that does not exist.
    """
    groups = dict(_shipped_groups())
    for folder in folders:
        if (folder / GROUPS).is_dir():
            groups |= _read_groups(folder / GROUPS, groups)
    for name, words in extra.items():
        if name not in groups:
            raise UnknownGroupError(f"onbekende woordgroep '{name}'{nearest(name, groups)}", name)
        groups[name] = _with_words(groups[name], words)
    return MappingProxyType({name: replace(group, includes=_closure(group, groups)) for name, group in groups.items()})


def _with_words(group: Group, words: Sequence[str]) -> Group:
    """Return a group with more words: a name with a capital as it is, another word as a noun in all its forms."""
    from nieuwetaal.rules.fact_data import load_facts  # noqa: PLC0415 reads its files by `check`

    added: dict[str, None] = {}
    for word in words:
        first, space, last = word.lower().rpartition(" ")
        forms = noun_forms(last, load_facts()) if word == word.lower() else ()
        added |= dict.fromkeys(f"{first}{space}{form}" for form in (last, *sorted(forms)))
    words = (*group.words, *(word for word in added if word not in group.words))
    return replace(group, words=words, excluding=tuple(word for word in group.excluding if word not in added))


def group_files(folder: Path) -> dict[str, str]:
    """Return the names of the new word groups in an own folder, each with its place; raise RuleError as above."""
    if not (folder / GROUPS).is_dir():
        return {}
    trees = [read(path) for path in yaml_files(folder / GROUPS)]
    files = [(tree, file) for tree in trees if not (file := check(tree, GroupFile)).erbij]
    places = {file.groep: (short(Path(tree.name)), *tree.place(("groep",))) for tree, file in files}
    return {name: ":".join(map(str, place)) for name, place in places.items()}


def load_sources(*folders: Path) -> Mapping[str, Source]:
    """Return what rules may cite, by key: the shipped sources and `bronnen.yaml` of own folders."""
    sources = dict(_shipped_sources())
    for folder in folders:
        if (folder / SOURCES).exists():
            refuse_way_out(folder / SOURCES, folder)
            sources |= _read_sources(folder / SOURCES)
    return MappingProxyType(sources)


@cache
def load_categories() -> Mapping[Category, CategoryText]:
    """Return what the rules of every category are about; raise RuleError when the file is wrong."""
    entries = check(read(rules_dir() / CATEGORIES), CategoriesFile).root
    return MappingProxyType({name: CategoryText(entry.titel, entry.tekst) for name, entry in entries.items()})


def check(tree: Tree, model: type[Checked]) -> Checked:
    """Return a file as its model; raise RuleError for the first thing that is wrong in it."""
    try:
        return model.model_validate(tree.data)
    except ValidationError as error:
        raise complaints(error, tree, model)[0] from None


@cache
def _shipped_groups() -> Mapping[str, Group]:
    return MappingProxyType(_read_groups(rules_dir() / GROUPS, {}))


@cache
def _shipped_sources() -> Mapping[str, Source]:
    return MappingProxyType(_read_sources(rules_dir() / SOURCES))


def _read_groups(folder: Path, known: Mapping[str, Group]) -> dict[str, Group]:
    """Read all groups of one folder; they may include each other and the known ones, or add words to these."""
    trees = [read(path) for path in yaml_files(folder)]
    files = [(tree, check(tree, GroupFile)) for tree in trees]
    found: dict[str, Group] = {}
    for tree, file in files:
        if file.erbij:
            continue
        group = build_group(file)
        if group.name in found:
            raise tree.error(f"de woordgroep '{group.name}' staat ook in een ander bestand", ("groep",))
        found[group.name] = group
    groups = {**known, **found}
    for tree in trees:
        for number, name in enumerate(tree.data.get("omvat", ())):
            if name not in groups:
                raise tree.error(f"onbekende woordgroep '{name}'{nearest(name, groups)}", ("omvat", number))
            if tree.data["groep"] in (name, *_closure(groups[name], groups)):
                raise tree.error(f"'{name}' omvat op zijn beurt deze groep: dat is een kring", ("omvat", number))
    return found | dict(_extended(((tree, file) for tree, file in files if file.erbij), groups))


def _extended(files: Iterable[tuple[Tree, GroupFile]], groups: Mapping[str, Group]) -> Iterator[tuple[str, Group]]:
    """Yield the groups to which files add words."""
    known = dict(groups)
    for tree, file in files:
        if file.groep not in known:
            raise tree.error(f"onbekende woordgroep '{file.groep}'{nearest(file.groep, known)}", ("groep",))
        known[file.groep] = _with_words(known[file.groep], file.erbij)
        yield file.groep, known[file.groep]


def _closure(group: Group, groups: Mapping[str, Group]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = list(group.includes)
    while waiting:
        name = waiting.pop(0)
        if name not in found and name in groups:
            found[name] = None
            waiting.extend(groups[name].includes)
    return tuple(found)


def _read_sources(path: Path) -> dict[str, Source]:
    entries = check(read(path), SourcesFile).root
    return {
        key: Source(key, entry.titel, entry.auteur, str(entry.jaar), entry.adres, entry.eigen)
        for key, entry in entries.items()
    }
