"""A segment cut into pieces, so that findings may overlap, lie in each other and go on in the next segment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.reports.page.notes import Note


@dataclass(frozen=True, slots=True)
class Cover:
    """A note on `start..end` of a segment.

    `far` when it is what the note is about too, but does not stand in its words; `home` where the way back from the
    note leads to, once for every note.
    """

    start: int
    end: int
    note: Note
    far: bool = False
    home: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under the same notes from beginning to end.

    `look` is how it is marked (classes), `ids` of which notes, the shortest first; `ends` are the covers that end here.
    """

    text: str
    look: str = ""
    ids: str = ""
    ends: tuple[Cover, ...] = ()


def pieces(text: str, covers: Sequence[Cover]) -> Iterator[Piece]:
    """Yield the text of a segment in pieces; covers that are empty or outside of it are none."""
    covers = [cover for cover in covers if 0 <= cover.start < cover.end <= len(text)]
    starting, ending = defaultdict(list), defaultdict(list)
    for cover in covers:
        starting[cover.start].append(cover)
        ending[cover.end].append(cover)
    cuts = sorted({0, len(text), *starting, *ending})
    active: list[Cover] = []
    for start, end in pairwise(cuts):
        active = [cover for cover in active if cover.end > start] + starting[start]
        if ending[start] and text[start] == " " and end - start > 1:
            # A mark that goes on after the number of another would begin with a coloured space.
            yield Piece(" ")
            start += 1  # noqa: PLW2901 the rest of the same stretch
        yield _piece(text[start:end], active, ending[end])


def _piece(text: str, active: Sequence[Cover], ends: Sequence[Cover]) -> Piece:
    if not active:
        return Piece(text)
    by_length = sorted(active, key=lambda cover: (cover.far, cover.end - cover.start))
    ids = " ".join(dict.fromkeys(cover.note.link.id for cover in by_length))
    close = [cover for cover in active if not cover.far]
    strongest = max(close or active, key=lambda cover: cover.note.strength)
    look = f"m {strongest.note.finding.level}{' x' if ' ' in ids else ''}{'' if close else ' far'}"
    in_order = sorted(ends, key=lambda cover: (cover.note.finding.level == "compliment", cover.note.link.number))
    return Piece(text, look, ids, tuple(in_order))
