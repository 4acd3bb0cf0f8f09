"""A rule and settings that were not saved yet: read from their text, and the rule tried by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.config import Config, read
from nieuwetaal.errors import ConfigError
from nieuwetaal.examples import failures
from nieuwetaal.linter import Linter
from nieuwetaal.rules.packs import load_rules, parse_rule
from nieuwetaal.rules.yaml_nodes import parse

if TYPE_CHECKING:
    from nieuwetaal.rules.rule import Rule

TEXT = """\
id: kneden
titel: Mensen 'kneden'
categorie: maken
niveau: let-op
zoek: {werkwoord: kneden, ondergaat: $gezin}
melding: Hier wordt gekneed.
waarom: Wie gekneed wordt, is deeg.
vraag: Wat willen zij zelf?
alternatieven: [{vraag: vraag wat zij willen}]
voorbeelden:
  fout: [De school «kneedt ouders».]
  goed: [De bakker kneedt het deeg.]
"""


def rule(text: str = TEXT, name: str = "kneden") -> Rule:
    found, errors = parse_rule(text, Path(f"{name}.yaml"), beside=load_rules()[0])
    assert found is not None
    assert not errors
    return found


@pytest.mark.model
def test_a_linter_of_one_rule_finds_that_and_nothing_else() -> None:
    linter = Linter(Config(off=("maken",)))
    only = linter.with_only(rule())
    assert not list(failures([rule()], linter=Linter().with_only(rule())))
    assert not only.check("De school kneedt ouders en betrekt jongeren.").findings  # its settings still hold
    text = "De school kneedt ouders en betrekt jongeren bij het plan."
    assert [each.rule for each in Linter().with_only(rule()).check(text).findings] == ["kneden"]
    assert "kneden" not in {each.rule for each in Linter().check(text).findings}


def test_a_rule_is_held_against_those_beside_it_but_not_against_itself() -> None:
    shipped = next(each for each in load_rules()[0] if each.id == "betrekken")
    assert shipped.path is not None
    text = shipped.path.read_text(encoding="utf-8")
    assert not parse_rule(text, shipped.path, beside=[shipped])[1]
    _, errors = parse_rule(text, Path("elders/betrekken.yaml"), beside=[shipped])
    assert "de regel 'betrekken' bestaat al" in str(errors[0])
    _, errors = parse_rule(TEXT.replace("titel:", "vervangt: kneden\ntitel:"), Path("kneden.yaml"))
    assert "onbekende regel 'kneden'" in str(errors[0])


def test_settings_are_read_as_they_will_be(tmp_path: Path) -> None:
    path = tmp_path / "nieuwetaal.toml"
    path.write_text('niveau = "sterk"\n', encoding="utf-8")
    assert read(path, 'niveau = "overweeg"\n').level == "overweeg"
    assert read(path).level == "sterk"
    with pytest.raises(ConfigError, match=r"nieuwetaal\.toml:2:1: onbekende sleutel"):
        read(path, "\nnivo = 1\n")


def test_the_ends_of_keys_and_values_are_known() -> None:
    ends = parse('id: "twee woorden" # x\nlijst: [a, bc]\n', "proef").ends()
    assert ends == {(1, 1): (1, 3), (1, 5): (1, 19), (2, 1): (2, 6), (2, 9): (2, 10), (2, 12): (2, 14)}
