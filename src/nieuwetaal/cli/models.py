"""`nieuwetaal model`: the pipeline that takes sentences apart."""

from __future__ import annotations

import importlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.rules_test import failing
from nieuwetaal.config import discover
from nieuwetaal.config_file import FILE
from nieuwetaal.errors import PipelineError
from nieuwetaal.linters import all_rules
from nieuwetaal.reports.text import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCORES = {
    "dep_las": "zinsontleding met zinsdelen (LAS)",
    "dep_uas": "zinsontleding (UAS)",
    "pos_acc": "woordsoorten",
    "morph_acc": "woordkenmerken",
    "lemma_acc": "grondvormen",
}
_MEASURED = {"test_scores": "testzinnen", "development_scores": "ontwikkelzinnen"}


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def model() -> None:
    """Toont, kiest en controleert het taalmodel."""


@model.command(options_metavar="[OPTIES]")
def info() -> None:
    """Toont het taalmodel: versie, licentie, herkomst en gemeten nauwkeurigheid."""
    from nieuwetaal.dutch import pipeline

    config = discover(Path())
    click.echo(f"in gebruik: {pipeline.version(config.model)}")
    if config.model == pipeline.DEFAULT:
        for line in _card(pipeline.info()):
            click.echo(line)


@model.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="NAAM")
def use(name: str) -> int:
    """Kiest een ander taalmodel, zoals nl_core_news_sm, toetst het en legt het vast in nieuwetaal.toml."""
    config = discover(Path())
    _install_when_missing(name)
    differing = list(failing(all_rules(config)[0], replace(config, model=name)))
    for line in differing:
        click.echo(line)
    path = config.path or Path(FILE)
    from nieuwetaal.config_writing import pin_model

    pin_model(path, name)
    click.echo(f"{_verdict(differing)} {path} legt nu vast: model = {name}.")
    return 0


@model.command("check", options_metavar="[OPTIES]")
def check_model() -> int:
    """Controleert of het taalmodel geeft wat nodig is en of alle voorbeelden van de regels ermee kloppen."""
    from nieuwetaal.dutch import pipeline

    config = discover(Path())
    missing = pipeline.check_labels(pipeline.load(config.model))
    if missing:
        raise PipelineError(f"het taalmodel ‘{config.model}’ mist {', '.join(missing)}")
    differing = list(failing(all_rules(config)[0], config))
    for line in differing:
        click.echo(line)
    click.echo(f"{pipeline.version(config.model)}: alle zinsdelen zijn er. {_verdict(differing)}")
    return 1 if differing else 0


def _card(meta: dict[str, object]) -> Iterator[str]:
    yield f"licentie: {meta.get('licence', 'onbekend')}"
    attribution = meta.get("attribution", ())
    if isinstance(attribution, list):
        yield from (f"gemaakt met: {source}" for source in attribution)
    for key, title in _MEASURED.items():
        scores = meta.get(key)
        if isinstance(scores, dict):
            yield f"gemeten op {title}:"
            for name, label in _SCORES.items():
                if isinstance(score := scores.get(name), float):
                    yield f"  {label:<36}{100 * score:5.1f} %".replace(".", ",")


def _verdict(differing: list[str]) -> str:
    if not differing:
        return "Alle voorbeelden van de regels kloppen."
    number = plural(len(differing), "voorbeeld komt", "voorbeelden komen")
    return f"{number} anders uit dan de regels zeggen, zie hierboven."


def _install_when_missing(name: str) -> None:
    """Let spaCy download one of its own pipelines; no other name is ever asked of a package index."""
    from nieuwetaal.dutch import pipeline

    try:
        pipeline.version(name)
    except PipelineError:
        if name not in pipeline.PUBLISHED:
            raise
    else:
        return
    click.echo(f"{name} wordt opgehaald …", err=True)
    command = [sys.executable, "-m", "spacy", "download", name]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 the name is one of three
    importlib.invalidate_caches()
    if done.returncode:
        raise PipelineError(
            f"het taalmodel ‘{name}’ kan niet worden opgehaald; is er internet, en mag spaCy downloaden?"
        )
