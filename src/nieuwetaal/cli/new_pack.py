"""`nieuwetaal rules pakket`: from a folder of one's own rules to a folder that pip can install."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.rule_pack import load
from nieuwetaal.config_file import FILE
from nieuwetaal.errors import ConfigError, reason
from nieuwetaal.reports.text import plural
from nieuwetaal.rules.pack_files import ENDINGS, GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_OURS = ("nieuwetaal", "nieuwetaal_lsp")
PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "{version}"

[project.entry-points."nieuwetaal.rules"]
{name} = "{module}"

[tool.hatch.build.targets.wheel]
only-include = ["{module}"]
"""


@click.command("pakket", options_metavar="[OPTIES]")
@click.argument("name", metavar="NAAM")
@click.argument("folder", metavar="[MAP]", type=click.Path(path_type=Path), default=Path("regels"))
@click.option("--version", default="1.0", show_default=True, metavar="VERSIE", help="Hoger bij elke nieuwe versie.")
def new_pack(name: str, folder: Path, version: str) -> int:
    """Maakt van de regels in MAP (anders: regels) een pakket dat collega's kunnen installeren.

    Het komt in de map NAAM. Ook eigen namen uit nieuwetaal.toml gaan mee.
    """
    _check(name, version, folder)
    pack = load([str(folder)])
    found = pack.inside([str(folder)])
    if pack.absent or not found:
        raise ConfigError(
            f"er is nog niets gemaakt: niet alle regels in {folder} zijn goed" if found else _none(folder)
        )
    target = Path(name)
    try:
        target.mkdir(parents=True)
        groups = _fill(target, name, version, folder, pack.config.groups)
    except OSError as error:
        if isinstance(error, FileExistsError):
            raise ConfigError(f"{target} bestaat al en blijft zoals het is; kies een andere naam") from None
        raise ConfigError(f"in {target} kan niet geschreven worden ({reason(error)})") from None
    click.echo(f"De map {target} is gemaakt, met {plural(len(found), 'regel', 'regels')}.")
    if groups:
        click.echo(f"Eigen namen uit {FILE} gaan mee, bij {' en '.join(f'${group}' for group in groups)}.")
    click.echo("")
    click.echo("Wat nu?")
    click.echo(f"  - Geef de map {target} aan je collega's, bijvoorbeeld als zip-bestand.")
    click.echo(f"  - Een collega typt in de map waar die staat: pip install ./{target}")
    click.echo(f'  - En zet in {FILE}: regels = ["{name}"]')
    return pack.code


def _check(name: str, version: str, folder: Path) -> None:
    """Raise ConfigError for what cannot be made into a pack, before anything is written."""
    from nieuwetaal.rules.drafting import name_for

    if not _NAME.fullmatch(name):
        better = name_for(name).encode("ascii", "ignore").decode().lstrip("-0123456789") or "wijktaal"
        raise ConfigError(f"‘{name}’ kan geen naam zijn; gebruik kleine letters en streepjes, zoals {better}")
    if _module(name) in sys.stdlib_module_names or _module(name) in _OURS:
        raise ConfigError(f"‘{name}’ is al de naam van iets anders; kies een andere naam, zoals {name}-taal")
    if not re.fullmatch(r"\d+(?:\.\d+)*", version):
        raise ConfigError(f"‘{version}’ is geen versie; schrijf die als 1.0")
    if not folder.is_dir():
        raise ConfigError(f"de map {folder} is er niet; noem de map met je regels: nieuwetaal rules pakket {name} MAP")
    if os.path.lexists(name):
        raise ConfigError(f"{name} bestaat al en blijft zoals het is; kies een andere naam, of haal die map weg")


def _none(folder: Path) -> str:
    return f"in de map {folder} staan geen regels om een pakket van te maken"


def _module(name: str) -> str:
    """Return the name of the folder in a pack: Python has no hyphens in names."""
    return name.replace("-", "_")


def _fill(target: Path, name: str, version: str, folder: Path, groups: Mapping[str, Sequence[str]]) -> list[str]:
    """Write all files of a pack; return the word groups that the settings have words for."""
    module = target / _module(name)
    shutil.copytree(folder, module, ignore=_not_rules)
    added = {group: words for group, words in groups.items() if words}
    for group, words in added.items():
        path = module / GROUPS / f"{group}-erbij.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([*_group_lines(group, words), ""]), encoding="utf-8", newline="\n")
    text = PROJECT.format(name=name, module=module.name, version=version)
    (target / "pyproject.toml").write_text(text, encoding="utf-8", newline="\n")
    return list(added)


def _group_lines(group: str, words: Sequence[str]) -> Iterator[str]:
    yield f"groep: {group}"
    yield "erbij:"
    yield from (f"  - {json.dumps(word, ensure_ascii=False)}" for word in words)


def _not_rules(folder: str, names: Sequence[str]) -> list[str]:
    """Return what is no file of rules, and no folder that may hold some."""
    return [
        name for name in names if name.startswith(".") or not (name.endswith(ENDINGS) or Path(folder, name).is_dir())
    ]
