"""`nieuwetaal rules new`: from a sentence that jars to a rule that is tested."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.rule_pack import is_in, load, taken
from nieuwetaal.config_file import FILE
from nieuwetaal.errors import ConfigError, nearest, reason
from nieuwetaal.findings import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.cli.rule_pack import Pack
    from nieuwetaal.rules.drafting import Draft

_LEVELS = ("sterk", "let-op", "overweeg")
_FORMS = ("werkwoord", "naamwoord", "woorden")


@click.command("new", options_metavar="[OPTIES]")
@click.argument("name", required=False, metavar="[NAAM]")
@click.option(
    "--wrong", multiple=True, metavar="ZIN", help="Een zin die schuurt, met « en » om de woorden als je wilt."
)
@click.option("--right", multiple=True, metavar="ZIN", help="Een zin die erop lijkt en goed is.")
@click.option("--form", type=click.Choice(_FORMS), help="Zoek een daad, een naamwoord of vaste woorden.")
@click.option("--word", multiple=True, metavar="WOORD", help="Het werkwoord, naamwoord of de uitdrukking.")
@click.option("--patient", metavar="WIE", help="Met wie het gebeurt: $gezin, een andere woordgroep of een woord.")
@click.option("--category", metavar="CATEGORIE", help="Waar het in de macht om gaat.")
@click.option("--level", type=click.Choice(_LEVELS), default="let-op", help="Hoe hard de regel tikt.")
@click.option("--why", metavar="REDEN", help="Waarom dit ertoe doet.")
@click.option(
    "--folder", type=click.Path(path_type=Path), default=Path("regels"), metavar="MAP", help="Hierin; anders: regels."
)
@click.option(
    "--settings/--no-settings", default=None, help=f"Zet de map ook in {FILE}, of juist niet; anders een vraag."
)
def new(
    name: str | None,
    wrong: Sequence[str],
    right: Sequence[str],
    form: str | None,
    word: Sequence[str],
    patient: str | None,
    category: str | None,
    level: str,
    why: str | None,
    folder: Path,
    settings: bool | None,
) -> int:
    """Helpt bij een nieuwe regel: stelt een paar vragen, schrijft regels/NAAM.yaml en toetst die meteen.

    Begin met een zin die schuurt. In een script geef je alles als opties: ten minste --wrong, --right en --category.
    """
    from nieuwetaal.cli.dialogue import is_terminal
    from nieuwetaal.cli.interview import Given, Interview

    pack = load()
    given = Given(name or "", tuple(wrong), tuple(right), form or "", tuple(word), patient, category or "", level, why)
    _check(given.category, name, folder, pack)
    if not is_terminal():
        _complete(given.wrong, given.right, given.category)
    draft = Interview(pack, folder, given, talks=is_terminal()).draft()
    path = _write(draft, folder)
    click.echo("")
    click.echo(f"{path} is geschreven.")
    covered = any(path.resolve().is_relative_to(own.resolve()) for own in pack.config.rules)
    added = not covered and _in_settings(folder, pack, settings, talks=is_terminal())
    code = _tested(path)
    _next(path, folder, pack, covered=covered or added, passed=code == 0)
    return max(code, pack.code)


def _check(category: str, name: str | None, folder: Path, pack: Pack) -> None:
    """Raise when something that was given cannot be used, before any question is asked."""
    from nieuwetaal.rules.drafting import name_for

    if category and category not in CATEGORIES:
        raise ConfigError(f"de categorie ‘{category}’ bestaat niet{nearest(category, CATEGORIES)}")
    if name and name_for(name) != name:
        raise ConfigError(
            f"‘{name}’ kan geen naam zijn; gebruik kleine letters en streepjes, zoals {name_for(name) or 'mijn-regel'}"
        )
    if name:
        problem = taken(name, folder, pack)
        if problem:
            raise ConfigError(problem)


def _complete(wrong: Sequence[str], right: Sequence[str], category: str) -> None:
    missing = [f"--{key}" for key, value in (("wrong", wrong), ("right", right), ("category", category)) if not value]
    if missing:
        raise click.UsageError(f"Hier kan niemand antwoorden; geef dus ook {' en '.join(missing)}.")


def _write(draft: Draft, folder: Path) -> Path:
    """Write a new file, whole or not at all, and never over another. Raises ConfigError."""
    from nieuwetaal.rules.drafting import SCHEMA, as_yaml

    path = folder / f"{draft.id}.yaml"
    text = as_yaml(draft, schema=(folder / SCHEMA).is_file())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        if os.path.lexists(path):
            raise ConfigError(f"{path} bestaat al en blijft zoals het is; kies een andere naam") from None
        raise ConfigError(f"{path}: kan niet schrijven ({reason(error)}); kies een andere map met --folder") from None
    return path


def _in_settings(folder: Path, pack: Pack, wanted: bool | None, *, talks: bool) -> bool:
    """Add the folder to the settings if the author wants that; return whether it is there now."""
    from nieuwetaal.cli.questions import agree
    from nieuwetaal.config_writing import add_rules

    settings = pack.config.path or Path(FILE)
    if wanted is None:
        wanted = talks and agree(f"Zal ik de map {folder} in {settings} zetten, zodat de regel meedoet?")
    if not wanted:
        return False
    base = settings.resolve().parent
    inside = folder.resolve()
    add_rules(settings, inside.relative_to(base).as_posix() if inside.is_relative_to(base) else str(inside))
    click.echo(f"{settings} noemt nu de map {folder}.")
    return True


def _tested(path: Path) -> int:
    """Test the rule as it was written, with all that holds here."""
    from nieuwetaal.cli.rules_test import report_on

    pack = load([str(path)])
    written = [rule for rule in pack.rules if is_in(rule, [str(path)])]
    return max(pack.code, report_on(written, replace(pack.config)) if written else pack.code)


def _next(path: Path, folder: Path, pack: Pack, *, covered: bool, passed: bool) -> None:
    """Say what to do next."""
    settings = pack.config.path or Path(FILE)
    click.echo("")
    click.echo("Wat nu?")
    if not passed:
        click.echo(f"  - Nog niet alle voorbeelden kloppen. Pas {path} aan: de regel, de zinnen of de tekens « en ».")
    click.echo(f"  - Lees {path} na en maak er je eigen zinnen van: melding, waarom, vraag, alternatieven.")
    click.echo(f"  - Toets dan opnieuw: nieuwetaal rules test {path}")
    if not covered:
        click.echo(f'  - Zet de regel aan: schrijf regels = ["{folder.as_posix()}"] in {settings}')
    click.echo("  - En lees een echte tekst: nieuwetaal check MIJN-TEKST.md")
