"""The notes beside a text: findings and compliments with their numbers, and who does what to whom in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from nieuwetaal.reports.view import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.findings import Finding, Role, Side
    from nieuwetaal.reports.page.stretches import Stretch

_GAP = " … "
_QUESTIONS = {"doener": "wie doet het", "ondergaat": "wie ondergaat het", "ontvanger": "wie krijgt het"}
_UNSURE = {"doener": "wie of wat", "ondergaat": "waar het om gaat", "ontvanger": "wie of wat krijgt het"}


@dataclass(slots=True)
class Numbers:
    """The numbers that are still free: findings and compliments of all documents are counted on."""

    findings: Iterator[int] = field(default_factory=lambda: count(1))
    compliments: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(frozen=True, slots=True)
class Link:
    """The way to a note: its id in the page, and the number that people see."""

    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what takes part in an act, or, without a `label`, the words of the act itself."""

    words: str
    label: str = ""
    side: Side = "unknown"


@dataclass(frozen=True, slots=True)
class Note:
    """A finding or compliment, numbered; a repeat has the `first` of its kind, a first has its repeats in `again`.

    `words` are what the text says there, without markup, and `act` who does what to whom, in that order.
    """

    link: Link
    finding: Finding
    words: str
    act: tuple[Party, ...]
    first: Link | None = None
    again: tuple[Link, ...] = ()

    @property
    def strength(self) -> int:
        """How strong it is among others at the same words."""
        return ("compliment", "uitleg", "overweeg", "let-op", "sterk").index(self.finding.level)


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with where it stands in the segments, and what is read there."""

    finding: Finding
    where: tuple[Stretch, ...]
    far: tuple[Stretch, ...]
    words: str
    act: tuple[Party, ...]


def numbered(findings: Sequence[Placed], praise: Sequence[Placed], numbers: Numbers) -> list[tuple[Note, Placed]]:
    """Return a note for each, findings first, both in the order in which they came."""
    links = {id(each.finding): Link(f"b{number}", number) for each in findings for number in [next(numbers.findings)]}
    firsts: dict[int, Link] = {}
    again: dict[int, tuple[Link, ...]] = {}
    for group in grouped(each.finding for each in findings):
        again[id(group[0])] = tuple(links[id(finding)] for finding in group[1:])
        firsts |= dict.fromkeys(map(id, group[1:]), links[id(group[0])])
    notes = [_note(each, links[id(each.finding)], firsts, again) for each in findings]
    for each in praise:
        number = next(numbers.compliments)
        notes.append(_note(each, Link(f"c{number}", number), {}, {}))
    return notes


def _note(
    placed: Placed, link: Link, firsts: dict[int, Link], again: dict[int, tuple[Link, ...]]
) -> tuple[Note, Placed]:
    key = id(placed.finding)
    return Note(link, placed.finding, placed.words, placed.act, firsts.get(key), again.get(key, ())), placed


def act(roles: dict[str, tuple[Role, str]], words: str, holes: Sequence[tuple[int, int]]) -> tuple[Party, ...]:
    """Return who, does what, to whom. `roles` are those that are named, by rule name, each with what is read there.

    `words` is what is read at the finding and `holes` the spans of it where its roles stand, ascending.
    """
    parties = {name: _party(name, role, told) for name, (role, told) in roles.items()}
    does = _does(words, holes) if "doener" in parties else ""
    doing = (Party(does),) if does and len(parties) > 1 else ()
    chain = [parties[name] for name in _QUESTIONS if name in parties]
    return (*chain[:1], *doing, *chain[1:])


def _party(name: str, role: Role, told: str) -> Party:
    unsure = role.side in ("thing", "unknown")
    return Party(told, (_UNSURE if unsure else _QUESTIONS)[name], role.side)


def _does(words: str, holes: Sequence[tuple[int, int]]) -> str:
    """Return the words of the act without its parties; what a comma closes off before it belongs to a party."""
    parts, at = [], 0
    for start, end in (*holes, (len(words), len(words))):
        parts.append(words[at:start].rpartition(",")[2].strip(" .;:"))
        at = max(at, end)
    return _GAP.join(filter(None, parts))
