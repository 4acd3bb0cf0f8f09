"""`nieuwetaal rules test`: whether the rules keep their word, and if not, how their sentences were read."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.rule_pack import load
from nieuwetaal.cli.terminal import lacks_characters, style_for, write
from nieuwetaal.reports.text import plural
from nieuwetaal.rules.pack_files import rules_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.config import Config
    from nieuwetaal.examples import Failure
    from nieuwetaal.linter import Linter
    from nieuwetaal.reports.text import Style
    from nieuwetaal.rules.misses import Misses
    from nieuwetaal.rules.places import Places
    from nieuwetaal.rules.rule import Rule

_FAILED = 1
MOST_PICTURES = 3
"""Failing sentences that are shown as a picture; more would hide the list."""


@click.command("test", options_metavar="[OPTIES]")
@click.argument("paths", nargs=-1, metavar="[PAD]...")
@click.option(
    "--pictures", type=click.IntRange(0), default=MOST_PICTURES, metavar="AANTAL", help="Hooguit zoveel beelden."
)
def check_examples(paths: Sequence[str], pictures: int) -> int:
    """Toetst de voorbeelden van alle regels, eerst die van jezelf, of van de regels in PAD.

    Klopt er een niet, dan zie je waar die staat, wat er gevonden is, en hoe nieuwetaal die zin leest.
    """
    pack = load(paths)
    chosen = pack.inside(paths)
    own = [rule for rule in chosen if rule.own]
    shipped = [rule for rule in chosen if not rule.own]
    is_ours = bool(paths) or rules_dir().is_relative_to(Path.cwd())
    code = report_on(own, pack.config, pictures) if own else 0
    if own and shipped:
        click.echo("En de regels van nieuwetaal zelf:")
    if shipped:
        code = max(code, report_on(shipped, pack.config, pictures, advise=is_ours))
    if pack.absent:
        click.echo(pack.absent)
    return max(pack.code, code)


def report_on(chosen: Sequence[Rule], config: Config, pictures: int = MOST_PICTURES, *, advise: bool = True) -> int:
    """Test these rules and tell how it went, with what could be better if `advise`; return 1 when an example fails."""
    from nieuwetaal.examples import examples, failures, linter_for
    from nieuwetaal.rules.hygiene import hygiene
    from nieuwetaal.rules.misses import Misses
    from nieuwetaal.rules.places import Places

    linter, places, style = linter_for(config), Places(), style_for(None)
    failed = list(failures(chosen, linter=linter))
    if failed:
        misses = Misses(linter.facts, linter.groups)
        write(Teller(linter, places, misses, style).lines(failed, pictures), style)
    advice = [
        f"{places.place(rule, tip.steps)}: raad: {tip.message}"
        for rule in (chosen if advise else ())
        for tip in hygiene(rule, shipped=not rule.own)
    ]
    write(advice, style)
    number = sum(1 for rule in chosen for _ in examples(rule))
    counted = [plural(len(chosen), "regel", "regels"), plural(number, "voorbeeld", "voorbeelden")]
    how = f"{len(failed)} niet goed" if failed else "alles goed"
    more = f", met {plural(len(advice), 'raad', 'keer raad')}" if advice else ""
    click.echo(f"{', '.join(counted)}: {how}{more}")
    return _FAILED if failed else 0


def failing(chosen: Iterable[Rule], config: Config) -> Iterator[str]:
    """Yield one Dutch line for every example that does not do what its rule says."""
    from nieuwetaal.examples import failures
    from nieuwetaal.rules.places import Places

    places = Places()
    yield from (line(failure, places) for failure in failures(chosen, config))


def line(failure: Failure, places: Places) -> str:
    """Return where an example stands, what is wrong with it, and the example."""
    return f"{places.place(failure.rule, failure.steps)}: {failure.message}: {failure.text}"


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of failing examples, with the linter, the places and the language data that this takes."""

    linter: Linter
    places: Places
    misses: Misses
    style: Style

    def lines(self, failed: Sequence[Failure], pictures: int) -> Iterator[str]:
        """Yield the lines on all failures, with a picture of the first sentences."""
        from nieuwetaal.rules.drafting import scalar

        drawn: set[str] = set()
        for failure in failed:
            yield line(failure, self.places)
            if failure.found:
                yield f"  neem over: - {scalar(failure.found)}"
            if failure.text not in drawn and len(drawn) < pictures:
                drawn.add(failure.text)
                yield from self._picture(failure)
        left = len({failure.text for failure in failed} - drawn)
        if left and drawn:
            more = f"nieuwetaal rules test --pictures {left + len(drawn)}"
            yield f"Nog {plural(left, 'zin', 'zinnen')} zonder beeld; die zie je met: {more}"

    def _picture(self, failure: Failure) -> Iterator[str]:
        """Yield how a sentence is read, in words, and why the rule missed it."""
        from nieuwetaal.reports.frames.picture import scenes
        from nieuwetaal.reports.frames.text import act_lines, simple

        text = failure.text
        frames = self.linter.analyse(text)
        reason = self.misses.why(failure.rule, frames, text, self.linter.config.writer) if failure.missed else ""
        lines = act_lines(scenes(text, self.linter.sentences(text), frames), self.style)
        yield from (f"  {part}" for part in wrap(reason, self.style.width - 2, break_on_hyphens=False))
        yield "  zo leest nieuwetaal deze zin:"
        yield from (f"  {each}".rstrip() for each in (simple(lines) if lacks_characters(sys.stdout) else lines))
        yield ""
