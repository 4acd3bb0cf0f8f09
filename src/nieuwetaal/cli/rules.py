"""`nieuwetaal rules` and `nieuwetaal explain`: what is flagged, why, and whether the rules keep their word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.linters import Linters, Made
from nieuwetaal.cli.terminal import complain, style_for, write
from nieuwetaal.config import nearest
from nieuwetaal.errors import ConfigError, NieuwetaalError
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.reports.explanation import explanation, levels
from nieuwetaal.reports.text import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.config import Config
    from nieuwetaal.rules.rule import Rule

_FAILED, _USER_ERROR = 1, 2


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def rules() -> None:
    """Toont en toetst de regels."""


@rules.command("list", options_metavar="[OPTIES]")
@click.argument("category", required=False, metavar="[CATEGORIE]")
def list_rules(category: str | None) -> int:
    """Somt de regels op: naam, niveau en titel, per categorie."""
    if category is not None and category not in CATEGORIES:
        raise ConfigError(f"de categorie ‘{category}’ bestaat niet{nearest(category, CATEGORIES)}")
    made, code = _made()
    style = style_for(None)
    found = [rule for rule in made.linter.rules if category in (None, rule.category)]
    width = max((len(rule.id) for rule in found), default=0)
    for name in CATEGORIES:
        rows = sorted((rule for rule in found if rule.category == name), key=lambda rule: rule.id)
        if rows:
            write([style.paint("path", name)], style)
            write((f"  {rule.id:<{width}}  {levels(rule):<12}  {rule.title}" for rule in rows), style)
    write([plural(len(found), "regel", "regels")], style)
    return code


@rules.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="REGEL")
def show(name: str) -> int:
    """Toont het bestand van een regel zoals het geschreven is."""
    made, code = _made()
    rule = _rule(name, made)
    if rule.path is None:
        raise ConfigError(f"de regel ‘{name}’ heeft geen bestand")
    style = style_for(None)
    write([style.paint("quiet", f"# {rule.path}"), rule.path.read_text(encoding="utf-8").rstrip()], style)
    return code


@rules.command("test", options_metavar="[OPTIES]")
@click.argument("paths", nargs=-1, metavar="[PAD]...")
def check_examples(paths: Sequence[str]) -> int:
    """Toetst de voorbeelden van alle regels, of van de regels in PAD."""
    from nieuwetaal.rules.hygiene import hygiene

    made, code = _made(paths)
    chosen = [rule for rule in made.all_rules() if not paths or _is_in(rule, paths)]
    if not chosen:
        return code
    problems = list(failing(chosen, made.config))
    tips = [f"{_place(rule)}: raad: {tip}" for rule in chosen for tip in hygiene(rule)]
    write((*problems, *tips), style_for(None))
    examples = sum(len(rule.wrong) + len(rule.right) + len(rule.unless) for rule in chosen)
    said = [plural(len(chosen), "regel", "regels"), plural(examples, "voorbeeld", "voorbeelden")]
    click.echo(f"{', '.join(said)}: {f'{len(problems)} niet goed' if problems else 'alles goed'}")
    return max(code, _FAILED if problems else 0)


@click.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="REGEL")
def explain(name: str) -> int:
    """Legt een regel uit: wat, waarom, en hoe het anders kan."""
    from nieuwetaal.rules.packs import load_sources

    made, code = _made()
    rule = _rule(name, made)
    sources = load_sources(*(path for path in made.config.rules if path.is_dir()))
    style = style_for(None)
    write(explanation(rule, sources, style), style)
    return code


def failing(chosen: Iterable[Rule], config: Config) -> Iterator[str]:
    """Yield one Dutch line for every example that does not do what its rule says."""
    from nieuwetaal.examples import failures

    for failure in failures(chosen, config):
        yield f"{_place(failure.rule)}: {failure.message}: {failure.text}"


def _made(paths: Sequence[str] = ()) -> tuple[Made, int]:
    """Return the linter for the current folder, and 2 when some of its rules are broken, else 0.

    Rules in `paths` that the settings do not name are added.
    """
    linters = Linters(use_cache=False)
    made = linters.for_file(Path())
    if isinstance(made, NieuwetaalError):
        raise made
    problems = list(linters.problems)
    extra = tuple(Path(path) for path in paths if not any(_is_in(rule, [path]) for rule in made.all_rules()))
    if extra:
        config = replace(made.config, rules=(*made.config.rules, *extra))
        made = Made(type(made.linter)(config), config)
        problems = list(made.linter.rule_errors)
    for problem in problems:
        complain(f"fout: {problem}")
    return made, _USER_ERROR if problems else 0


def _rule(name: str, made: Made) -> Rule:
    rules_by_id = {rule.id: rule for rule in made.all_rules()}
    if name not in rules_by_id:
        raise ConfigError(f"de regel ‘{name}’ bestaat niet{nearest(name, rules_by_id)}")
    return rules_by_id[name]


def _is_in(rule: Rule, paths: Sequence[str]) -> bool:
    return rule.path is not None and any(rule.path.resolve().is_relative_to(Path(path).resolve()) for path in paths)


def _place(rule: Rule) -> str:
    return f"{rule.path}:{rule.line}" if rule.path else rule.id
