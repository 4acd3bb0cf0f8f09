"""`nieuwetaal rules` and `nieuwetaal explain`: what is flagged, and why."""

from __future__ import annotations

import json
from pathlib import Path

import click

from nieuwetaal.cli.completion import complete_category, complete_rule
from nieuwetaal.cli.new_pack import new_pack
from nieuwetaal.cli.new_rule import new
from nieuwetaal.cli.rule_pack import load
from nieuwetaal.cli.rules_check import check_rules
from nieuwetaal.cli.rules_test import check_examples
from nieuwetaal.cli.terminal import style_for, write
from nieuwetaal.errors import ConfigError, nearest, reason
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.reports.explanation import explanation
from nieuwetaal.reports.text import plural


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def rules() -> None:
    """Toont en toetst de regels, en helpt bij een nieuwe."""


for _command in (new, check_examples, check_rules, new_pack):
    rules.add_command(_command)


@rules.command("list", options_metavar="[OPTIES]")
@click.argument("category", required=False, metavar="[CATEGORIE]", shell_complete=complete_category)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "md"]),
    default="text",
    help="Een lijst, gegevens voor andere programma's, of een bladzijde in Markdown.",
)
def list_rules(category: str | None, format_: str) -> int:
    """Somt de regels op: naam, niveau en titel, per categorie."""
    from nieuwetaal.reports.rule_list import as_json, as_markdown, as_text

    if category is not None and category not in CATEGORIES:
        raise ConfigError(f"de categorie ‘{category}’ bestaat niet{nearest(category, CATEGORIES)}")
    pack = load()
    style = style_for(None)
    found = [rule for rule in pack.on if category in (None, rule.category)]
    if format_ == "json":
        click.echo(as_json(found))
    else:
        write(as_markdown(found) if format_ == "md" else as_text(found, style), style)
    return pack.code


@rules.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="REGEL", shell_complete=complete_rule)
def show(name: str) -> int:
    """Toont het bestand van een regel zoals het geschreven is."""
    pack = load()
    rule = pack.rule(name)
    if rule.path is None:
        raise ConfigError(f"de regel ‘{name}’ heeft geen bestand")
    style = style_for(None)
    write([style.paint("quiet", f"# {rule.path}"), rule.path.read_text(encoding="utf-8").rstrip()], style)
    return pack.code


@rules.command("guide", options_metavar="[OPTIES]")
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
def write_guide(folder: Path) -> int:
    """Schrijft van alle regels een gids in MAP: Markdown, een bladzijde per categorie."""
    from nieuwetaal.cli.pages import write_pages
    from nieuwetaal.reports.guide import guide

    pack = load()
    pages = guide(pack.on, pack.sources())
    write_pages(folder, pages)
    click.echo(f"{plural(len(pages), 'bladzijde', 'bladzijden')} geschreven in {folder}")
    return pack.code


@rules.command("schema", options_metavar="[OPTIES]")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="BESTAND", help="Schrijf het in dit bestand.")
def print_schema(output: Path | None) -> None:
    """Geeft de sleutels van een regel als JSON Schema: dan vult je editor ze aan en wijst fouten aan.

    Zet het naast je regels: nieuwetaal rules schema -o regels/schema.json
    """
    from nieuwetaal.rules.schema import json_schema

    text = json.dumps(json_schema(), indent=2, ensure_ascii=output is None)
    if output is None:
        click.echo(text)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{output}: kan niet schrijven ({reason(error)}); kies een ander bestand") from None
    click.echo(f"{output} is geschreven")


@click.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="REGEL", shell_complete=complete_rule)
def explain(name: str) -> int:
    """Legt een regel uit: wat, waarom, en hoe het anders kan."""
    pack = load()
    style = style_for(None)
    write(explanation(pack.rule(name), pack.sources(), style), style)
    return pack.code
