"""`nieuwetaal analyse`: show who does what to whom in a text."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nieuwetaal.cli.linters import Linters
from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.findings import ROLES, SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.dutch.frames import Frame
    from nieuwetaal.findings import Role

_VOICES = {
    "active": "bedrijvend",
    "passive": "lijdend",
    "nominal": "zelfstandig",
    "imperative": "gebiedend",
    "infinitive": "onbepaald",
}


@click.command(options_metavar="[OPTIES]")
@click.argument("text", metavar="TEKST")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Vorm van het verslag.")
def analyse(text: str, format_: str) -> None:
    """Toont wat er in TEKST gedaan wordt, door wie en met wie."""
    made = Linters(use_cache=False).for_file(Path())
    if isinstance(made, NieuwetaalError):
        raise made
    frames = made.linter.analyse(text)
    if format_ == "json":
        click.echo(json.dumps([_plain(frame) for frame in frames], ensure_ascii=True, indent=2))
        return
    for line in [line for frame in frames for line in _lines(frame)] or ["Hier wordt niets gedaan, of niets bekends."]:
        click.echo(line)


def _lines(frame: Frame) -> Iterator[str]:
    kind = [_VOICES[frame.voice], *(["ontkend"] if frame.negated else []), *([frame.modal] if frame.modal else [])]
    extra = f" ({frame.complement})" if frame.complement else ""
    yield f"{frame.predicate}{extra}  [{', '.join(kind)}]"
    for name, key in ROLES.items():
        role: Role | None = getattr(frame, key)
        if role is not None:
            yield f"  {name:<10} {role.text}  [{SIDES[role.side]}]"
        elif key in frame.unknown:
            yield f"  {name:<10} niet te zeggen"
    for company in frame.company:
        yield f"  {company.preposition:<10} {company.role.text}  [{SIDES[company.role.side]}]"


def _plain(frame: Frame) -> dict[str, Any]:
    return {**asdict(frame), "unknown": sorted(frame.unknown)}
