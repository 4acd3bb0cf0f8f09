"""`nieuwetaal rules` and `nieuwetaal explain`: what is flagged, why, and whether the rules keep their word."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.linters import Linters, Made
from nieuwetaal.cli.terminal import complain, style_for, write
from nieuwetaal.config import nearest
from nieuwetaal.errors import ConfigError, NieuwetaalError
from nieuwetaal.findings import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.reports.text import Style
    from nieuwetaal.rules.rule import Example, Rule

_WIDTH_OF_LABEL = 14


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
            write((f"  {rule.id:<{width}}  {_levels(rule):<10}  {rule.title}" for rule in rows), style)
    write([f"{len(found)} regels"], style)
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
    """Toetst de voorbeelden van alle regels, of van de regels in PAD, met de echte linter."""
    from nieuwetaal.examples import failures

    made, code = _made()
    chosen = [rule for rule in made.linter.rules if not paths or _is_in(rule, paths)]
    if not chosen:
        raise ConfigError(f"geen regels gevonden in {', '.join(paths)}")
    count = 0
    for count, failure in enumerate(failures(chosen, made.config), 1):  # noqa: B007 the last count is the total
        complain(f"{failure.path}:{failure.line}: {failure.rule}: {failure.message}: {failure.text}")
    examples = sum(len(rule.wrong) + len(rule.right) + len(rule.unless) for rule in chosen)
    click.echo(f"{len(chosen)} regels, {examples} voorbeelden, {count} fout")
    return max(code, 1 if count else 0)


@click.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="REGEL")
def explain(name: str) -> int:
    """Legt een regel uit: wat, waarom, en hoe het anders kan."""
    made, code = _made()
    style = style_for(None)
    write(_explanation(_rule(name, made), style), style)
    return code


def _made() -> tuple[Made, int]:
    """Return the linter for the current folder, and 2 when some of its rules are broken, else 0."""
    linters = Linters(use_cache=False)
    made = linters.for_file(Path())
    if isinstance(made, NieuwetaalError):
        raise made
    for problem in linters.problems:
        complain(f"fout: {problem}")
    return made, 2 if linters.problems else 0


def _rule(name: str, made: Made) -> Rule:
    rules_by_id = {rule.id: rule for rule in made.all_rules()}
    if name not in rules_by_id:
        raise ConfigError(f"de regel ‘{name}’ bestaat niet{nearest(name, rules_by_id)}")
    return rules_by_id[name]


def _is_in(rule: Rule, paths: Sequence[str]) -> bool:
    return rule.path is not None and any(rule.path.resolve().is_relative_to(Path(path).resolve()) for path in paths)


def _levels(rule: Rule) -> str:
    return "/".join(dict.fromkeys(rule.levels.values()))


def _explanation(rule: Rule, style: Style) -> Iterator[str]:
    yield f"{style.paint('path', rule.title)}  {style.paint('quiet', f'{rule.category}/{rule.id}, {_levels(rule)}')}"
    yield ""
    yield from _part("Melding", rule.message, style)
    yield from _part("Waarom", rule.why, style)
    yield from _part("Vraag", rule.question, style)
    for model in rule.models:
        yield from _part("Anders", f"{model.text} ({model.kind})", style)
    for example in rule.wrong:
        yield from _part("Niet zo", _marked(example), style)
    for example in rule.right:
        yield from _part("Wel goed", example.text, style)
    for unless in rule.unless:
        yield from _part("Behalve", f"{unless.because}: {unless.example}", style)
    yield from _part("Discussie", rule.discussion, style)
    yield from _part("Bron", "; ".join(rule.sources), style)


def _part(label: str, text: str, style: Style) -> Iterator[str]:
    for number, line in enumerate(wrap(" ".join(text.split()), style.width - _WIDTH_OF_LABEL)):
        shown = label if number == 0 else ""
        yield f"  {style.paint('quiet', f'{shown:<{_WIDTH_OF_LABEL - 2}}')}{line}"


def _marked(example: Example) -> str:
    text = example.text
    for start, end in sorted(example.marks, reverse=True):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text
