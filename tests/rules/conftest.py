from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from nieuwetaal import Linter
from nieuwetaal.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

REST = {
    "titel": "Proef",
    "categorie": "betrekken",
    "niveau": "sterk",
    "melding": "Dit is een proef.",
    "waarom": "Om te proberen.",
    "vraag": "Werkt het?",
    "alternatieven": [{"vraag": "vraag het na"}],
    "voorbeelden": {"fout": ["«Dit»."], "goed": ["Dat."]},
}
"""What every rule must have, for rules that only differ in what they look for."""


@pytest.fixture(scope="session")
def linter_with(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Linter]:
    """Return how to make a linter with own rules, given by id as what they have of their own."""

    def make(rules: Mapping[str, Mapping[str, Any]], **settings: Any) -> Linter:
        folder = tmp_path_factory.mktemp("regels")
        for name, own in rules.items():
            text = yaml.safe_dump({"id": name, **REST, **own}, allow_unicode=True)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        linter = Linter(Config(rules=(folder,), **settings))
        missing = rules.keys() - {rule.id for rule in linter.rules}
        assert not missing, linter.rule_errors
        return linter

    return make
