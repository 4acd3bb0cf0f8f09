"""`rules pakket`: a folder that pip can install, from a folder of one's own rules."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
import yaml

from nieuwetaal.config import Config
from nieuwetaal.rules.packs import load_all

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

GROUP = "groep: loket\ntitel: Loketten\nwoorden: [loket]\n"


@pytest.fixture
def folder(write: Write, own_rule: str) -> Path:
    """Write rules of one's own with a group, a note, and names in the settings; return the folder around them."""
    write("regels/woordgroepen/loket.yaml", GROUP)
    write("regels/aantekening.txt", "van mij")
    write("regels/schema.json", "{}")
    write("nieuwetaal.toml", 'regels = ["regels"]\n\n[woordgroepen.organisatie]\nerbij = ["Wijkteam Zuid"]\n')
    write("leeg/woordgroepen/loket.yaml", GROUP)
    write("kapot/goed.yaml", own_rule.replace("eigen-regel", "goed"))
    write("kapot/kapot.yaml", "id: [")
    return write("regels/eigen-regel.yaml", own_rule).parents[1]


def test_a_pack_is_made(real: Run, folder: Path) -> None:
    code, out, err = real("rules", "pakket", "wijk-taal")
    assert (code, err) == (0, "")
    assert out.startswith(
        "De map wijk-taal is gemaakt, met 1 regel.\nEigen namen uit nieuwetaal.toml gaan mee, bij $org"
    )
    assert '  - En zet in nieuwetaal.toml: regels = ["wijk-taal"]\n' in out
    made = sorted(path.relative_to(folder).as_posix() for path in folder.glob("wijk-taal/**/*.*"))
    assert made == [
        "wijk-taal/pyproject.toml",
        "wijk-taal/wijk_taal/eigen-regel.yaml",
        "wijk-taal/wijk_taal/woordgroepen/loket.yaml",
        "wijk-taal/wijk_taal/woordgroepen/organisatie-erbij.yaml",
    ]
    project = tomllib.loads(Path("wijk-taal/pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["nieuwetaal.rules"] == {"wijk-taal": "wijk_taal"}
    added = Path("wijk-taal/wijk_taal/woordgroepen/organisatie-erbij.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(added) == {"groep": "organisatie", "erbij": ["Wijkteam Zuid"]}
    groups, rules, errors = load_all([Path("wijk-taal/wijk_taal")], Config().groups)
    assert (errors, [rule.id for rule in rules if rule.own]) == ([], ["eigen-regel"])
    assert "wijkteam zuid" in groups["organisatie"].words


@pytest.mark.packaging
def test_pip_builds_it(real: Run, folder: Path) -> None:
    assert real("rules", "pakket", "wijk-taal")[0] == 0
    script = "from hatchling.build import build_wheel; print(build_wheel('.'))"
    subprocess.run([sys.executable, "-c", script], cwd=folder / "wijk-taal", check=True, capture_output=True)
    (wheel,) = (folder / "wijk-taal").glob("*.whl")
    assert "wijk_taal/woordgroepen/organisatie-erbij.yaml" in ZipFile(wheel).namelist()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Wijk Taal",), "‘Wijk Taal’ kan geen naam zijn; gebruik kleine letters en streepjes, zoals wijk-taal"),
        (("json",), "‘json’ is al de naam van iets anders; kies een andere naam, zoals json-taal"),
        (("regels",), "regels bestaat al en blijft zoals het is"),
        (("wijktaal", "weg"), "de map weg is er niet; noem de map met je regels: nieuwetaal rules pakket wijktaal MAP"),
        (("wijktaal", "leeg"), "in de map leeg staan geen regels om een pakket van te maken"),
        (("wijktaal", "kapot"), "er is nog niets gemaakt: niet alle regels in kapot zijn goed"),
        (("wijktaal", "--version", "een"), "‘een’ is geen versie; schrijf die als 1.0"),
    ],
)
def test_what_cannot_be_a_pack(real: Run, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    code, _, err = real("rules", "pakket", *arguments)
    assert (code, err.splitlines()[-1].startswith(f"fout: {message}")) == (2, True), err
    assert not (folder / "wijktaal").exists()
