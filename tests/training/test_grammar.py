"""How the grammar is put together: what imports what, which functions count, and what the README says of it."""

from __future__ import annotations

import ast
import inspect
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from grammar.lexicon import lexicon, make_verb
from prepare import GENERATED
from synthetic import CONSTRUCTIONS, MODULES

TRAINING = Path(__file__).parents[2] / "training"
FILES = [path for path in sorted((TRAINING / "grammar").glob("*.py")) if path.stem != "__init__"]


def imported(tree: ast.AST) -> set[str]:
    """Return the modules of the grammar that are imported anywhere in a tree, for types too."""
    names = set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "grammar":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grammar."):
            names.add(str(node.module).removeprefix("grammar."))
    return names


def test_imports_go_one_way():
    graph = {path.stem: imported(ast.parse(path.read_text(encoding="utf-8"))) for path in FILES}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == set(graph)
    assert order.index("words") < order.index("making") < order.index("building") < order.index("generator")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_modules_are_short_and_import_at_the_top(path: Path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    inside = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef) and imported(node)]
    assert inside == []


def test_every_construction_has_a_weight():
    functions = {
        name
        for module in MODULES
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and name[0] != "_" and [*inspect.signature(found).parameters] == ["make"]
    }
    assert functions == set(CONSTRUCTIONS)


def test_the_readme_gives_the_true_numbers():
    readme = " ".join((TRAINING / "README.md").read_text(encoding="utf-8").split())
    entries, kept = lexicon().entries, lexicon().kept_constructions
    verbs, spared = {entry.name for entry in entries}, {entry.name for entry in entries if entry.kept}
    patterns = {
        r"writes ([\d,]+) sentences with known trees": (GENERATED,),
        r"(\d+) constructions, of which (\d+) are kept out": (len(CONSTRUCTIONS), len(kept & set(CONSTRUCTIONS))),
        r"(\d+) verbs of the field, of which (\d+) are kept out": (len(verbs), len(spared)),
    }
    for pattern, numbers in patterns.items():
        found = re.search(pattern, readme)
        assert found, pattern
        assert tuple(int(number.replace(",", "")) for number in found.groups()) == numbers


@pytest.mark.parametrize(
    ("verb", "stem", "past"),
    [("kennen", "ken", "kende"), ("verlenen", "verleen", "verleende"), ("mee+nemen", "neem", "nam")],
)
def test_verbs_that_end_in_nen_have_a_stem(verb: str, stem: str, past: str) -> None:
    made = make_verb(verb)
    assert (made.stem, made.past) == (stem, past)
