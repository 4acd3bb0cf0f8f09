"""The schema of files of rules, asked by place: which keys and values fit there, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from nieuwetaal.rules.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from nieuwetaal_lsp.authoring.cursor import Steps

    Inside = Callable[[Steps], AbstractSet[str]]
    """Tells which keys stand in the mapping at a path."""

_GROUPS_FIT = frozenset({"Values", "Expressions"})


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that fits in a place: a part of the schema, and the names under which it is known there."""

    part: Mapping[str, Any]
    names: frozenset[str] = frozenset()

    @property
    def keys(self) -> Mapping[str, Any]:
        """The keys of a mapping."""
        found: Mapping[str, Any] = self.part.get("properties", {})
        return found

    @property
    def required(self) -> frozenset[str]:
        """The keys that a mapping must have."""
        return frozenset(self.part.get("required", ()))

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.part.get("type") == "array"


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema of one kind of file: `root` is its name among the definitions."""

    root: str

    def nodes(self, path: Steps, inside: Inside = lambda _: frozenset()) -> list[Node]:
        """Return what fits at a path; of a choice only what goes with the keys that are there already."""
        found = list(_expanded({"$ref": f"#/$defs/{self.root}"}))
        found = narrowed(found, inside(()))
        for number, step in enumerate(path):
            found = [inner for node in found for part in _inner(node, step) for inner in _expanded(part)]
            found = narrowed(found, inside(path[: number + 1]))
        return found

    def about(self, path: Steps, inside: Inside = lambda _: frozenset()) -> str:
        """Return what the key at the end of a path means; empty when it is not known."""
        key = str(path[-1])
        found = [node.keys[key] for node in self.nodes(path[:-1], inside) if key in node.keys]
        return next((str(part["description"]) for part in found if "description" in part), "")

    def takes_groups(self, path: Steps) -> bool:
        """Tell whether a word group may stand at a path, or in the list that it is an item of."""
        while path and isinstance(path[-1], int):
            path = path[:-1]
        return any(node.names & _GROUPS_FIT for node in self.nodes(path))


def choices(nodes: Iterable[Node]) -> list[str]:
    """Return the values that can be chosen from, as they are written."""
    found: dict[str, None] = {}
    for node in nodes:
        if node.part.get("type") == "boolean":
            found |= {"true": None, "false": None}
        given = node.part.get("enum", [node.part["const"]] if "const" in node.part else [])
        found |= {str(value): None for value in given}
    return list(found)


def narrowed(nodes: list[Node], present: AbstractSet[str]) -> list[Node]:
    """Return the mappings of which a necessary key is there, or all when that does not tell."""
    chosen = [node for node in nodes if node.keys and node.required & present]
    return chosen or nodes


@cache
def _definitions() -> Mapping[str, Any]:
    definitions: Mapping[str, Any] = json_schema()["$defs"]
    return definitions


def _inner(node: Node, step: str | int) -> Iterator[Mapping[str, Any]]:
    """Yield what a step leads to."""
    if isinstance(step, int):
        if "items" in node.part:
            yield node.part["items"]
    elif step in node.keys:
        yield node.keys[step]
    else:
        free = [node.part.get("additionalProperties"), *node.part.get("patternProperties", {}).values()]
        yield from (part for part in free if isinstance(part, dict))


def _expanded(part: Mapping[str, Any], names: frozenset[str] = frozenset()) -> Iterator[Node]:
    """Yield all that a part of the schema allows, without what is nothing."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        yield from _expanded(_definitions()[name], names | {name})
    elif "anyOf" in part or "oneOf" in part:
        for option in (*part.get("anyOf", ()), *part.get("oneOf", ())):
            yield from _expanded(option, names)
    elif part.get("type") != "null":
        yield Node(part, names)
