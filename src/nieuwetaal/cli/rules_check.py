"""`nieuwetaal rules check`: what could be better in the rules, each with its place and how to mend it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.rule_pack import load
from nieuwetaal.cli.terminal import style_for, write
from nieuwetaal.errors import RuleError
from nieuwetaal.reports.text import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.cli.rule_pack import Pack
    from nieuwetaal.review import Reviewer
    from nieuwetaal.rules.rule import Rule


_FOUND = 1


@click.command("check", options_metavar="[OPTIES]")
@click.argument("paths", nargs=-1, metavar="[PAD]...")
def check_rules(paths: Sequence[str]) -> int:
    """Kijkt de regels na: dubbel werk, uitzonderingen die nooit gelden, woordgroepen die niemand gebruikt, en meer.

    Zonder PAD zijn dat je eigen regels, of alle regels als je er zelf nog geen hebt.
    """
    pack = load(paths)
    own = [rule for rule in pack.rules if rule.own]
    chosen = pack.inside(paths) if paths or not own else own
    lines = list(_lines(chosen, pack))
    write(lines, style_for(None))
    said = plural(len(lines), "raad", "keer raad")
    click.echo(f"{plural(len(chosen), 'regel', 'regels')} nagekeken: {said if lines else 'alles in orde'}")
    if pack.absent:
        click.echo(pack.absent)
    return max(pack.code, _FOUND if lines else 0)


def _lines(chosen: Sequence[Rule], pack: Pack) -> Iterator[str]:
    from nieuwetaal.review import Reviewer
    from nieuwetaal.rules.hygiene import hygiene
    from nieuwetaal.rules.places import Places

    if not chosen:
        return
    reviewer, places = Reviewer(pack.config), Places()
    for rule in chosen:
        for tip in (*hygiene(rule, shipped=not rule.own), *reviewer.tips(rule)):
            yield f"{places.place(rule, tip.steps)}: {tip.message}"
    if any(rule.own for rule in chosen):
        yield from _groups(pack, reviewer)


def _groups(pack: Pack, reviewer: Reviewer) -> Iterator[str]:
    """Yield the word groups of one's own that nothing asks for."""
    from nieuwetaal.rules.word_data import group_files

    own: dict[str, str] = {}
    for folder in pack.config.folders:
        with suppress(RuleError):  # was told when the rules were read
            own |= group_files(folder)
    for name in reviewer.unused(own):
        yield f"{own[name]}: geen regel gebruikt de woordgroep '{name}'; gebruik die als '${name}', of haal die weg"
