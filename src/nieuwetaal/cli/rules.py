"""`nieuwetaal rules` and `nieuwetaal explain`: what is flagged, why, and whether the rules keep their word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.completion import complete_category, complete_rule
from nieuwetaal.cli.linters import all_rules, names_in, unknown_in
from nieuwetaal.cli.terminal import complain, style_for, write
from nieuwetaal.config import discover
from nieuwetaal.errors import ConfigError, nearest
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.reports.explanation import explanation, levels
from nieuwetaal.reports.text import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nieuwetaal.config import Config
    from nieuwetaal.rules.rule import Rule, Source

_FAILED, _USER_ERROR = 1, 2


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def rules() -> None:
    """Toont en toetst de regels."""


@rules.command("list", options_metavar="[OPTIES]")
@click.argument("category", required=False, metavar="[CATEGORIE]", shell_complete=complete_category)
def list_rules(category: str | None) -> int:
    """Somt de regels op: naam, niveau en titel, per categorie."""
    if category is not None and category not in CATEGORIES:
        raise ConfigError(f"de categorie ‘{category}’ bestaat niet{nearest(category, CATEGORIES)}")
    pack = _load()
    style = style_for(None)
    found = [rule for rule in pack.on if category in (None, rule.category)]
    width = max((len(rule.id) for rule in found), default=0)
    for name in CATEGORIES:
        rows = sorted((rule for rule in found if rule.category == name), key=lambda rule: rule.id)
        if rows:
            write([style.paint("path", name)], style)
            write((f"  {rule.id:<{width}}  {levels(rule):<12}  {rule.title}" for rule in rows), style)
    write([plural(len(found), "regel", "regels")], style)
    return pack.code


@rules.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="REGEL", shell_complete=complete_rule)
def show(name: str) -> int:
    """Toont het bestand van een regel zoals het geschreven is."""
    pack = _load()
    rule = pack.rule(name)
    if rule.path is None:
        raise ConfigError(f"de regel ‘{name}’ heeft geen bestand")
    style = style_for(None)
    write([style.paint("quiet", f"# {rule.path}"), rule.path.read_text(encoding="utf-8").rstrip()], style)
    return pack.code


@rules.command("test", options_metavar="[OPTIES]")
@click.argument("paths", nargs=-1, metavar="[PAD]...")
def check_examples(paths: Sequence[str]) -> int:
    """Toetst de voorbeelden van alle regels, of van de regels in PAD."""
    from nieuwetaal.rules.hygiene import hygiene

    pack = _load(paths)
    chosen = [rule for rule in pack.rules if not paths or _is_in(rule, paths)]
    if not chosen:
        return pack.code
    problems = list(failing(chosen, pack.config))
    tips = [f"{_place(rule)}: raad: {tip}" for rule in chosen for tip in hygiene(rule, shipped=not rule.own)]
    write((*problems, *tips), style_for(None))
    examples = sum(len(rule.wrong) + len(rule.right) + len(rule.unless) for rule in chosen)
    said = [plural(len(chosen), "regel", "regels"), plural(examples, "voorbeeld", "voorbeelden")]
    click.echo(f"{', '.join(said)}: {f'{len(problems)} niet goed' if problems else 'alles goed'}")
    return max(pack.code, _FAILED if problems else 0)


@rules.command("guide", options_metavar="[OPTIES]")
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
def write_guide(folder: Path) -> int:
    """Schrijft van alle regels een gids in MAP: Markdown, een bladzijde per categorie."""
    from nieuwetaal.cli.pages import write_pages
    from nieuwetaal.reports.guide import guide

    pack = _load()
    pages = guide(pack.on, pack.sources())
    write_pages(folder, pages)
    click.echo(f"{plural(len(pages), 'bladzijde', 'bladzijden')} geschreven in {folder}")
    return pack.code


@click.command(options_metavar="[OPTIES]")
@click.argument("name", metavar="REGEL", shell_complete=complete_rule)
def explain(name: str) -> int:
    """Legt een regel uit: wat, waarom, en hoe het anders kan."""
    pack = _load()
    style = style_for(None)
    write(explanation(pack.rule(name), pack.sources(), style), style)
    return pack.code


def failing(chosen: Iterable[Rule], config: Config) -> Iterator[str]:
    """Yield one Dutch line for every example that does not do what its rule says."""
    from nieuwetaal.examples import failures

    for failure in failures(chosen, config):
        yield f"{_place(failure.rule)}: {failure.message}: {failure.text}"


@dataclass(frozen=True, slots=True)
class Pack:
    """All rules that hold in the current folder, with its settings; `code` is 2 when some of them are broken."""

    rules: Sequence[Rule]
    config: Config
    code: int

    @property
    def on(self) -> list[Rule]:
        """The rules that the settings do not turn off."""
        return [rule for rule in self.rules if self.config.wants(rule.id, rule.category)]

    def sources(self) -> Mapping[str, Source]:
        """Return what these rules may cite."""
        from nieuwetaal.rules.packs import load_sources

        return load_sources(*(path for path in self.config.rules if path.is_dir()))

    def rule(self, name: str) -> Rule:
        """Return the rule with this id."""
        by_id = {rule.id: rule for rule in self.rules}
        if name not in by_id:
            raise ConfigError(f"de regel ‘{name}’ bestaat niet{nearest(name, by_id)}")
        return by_id[name]


def _load(paths: Sequence[str] = ()) -> Pack:
    """Read the rules, and those in `paths` that the settings do not name; say what is wrong with any."""
    config = discover(Path())
    found, problems = all_rules(config)
    extra = tuple(Path(path) for path in paths if not any(_is_in(rule, [path]) for rule in found))
    if extra:
        config = replace(config, rules=(*config.rules, *extra))
        found, problems = all_rules(config)
    said = [*problems, *unknown_in(config, names_in(found))]
    for problem in said:
        complain(f"fout: {problem}")
    return Pack(found, config, _USER_ERROR if said else 0)


def _is_in(rule: Rule, paths: Sequence[str]) -> bool:
    return rule.path is not None and any(rule.path.resolve().is_relative_to(Path(path).resolve()) for path in paths)


def _place(rule: Rule) -> str:
    return f"{rule.path}:{rule.line}" if rule.path else rule.id
