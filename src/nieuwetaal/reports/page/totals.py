"""What was counted on all sheets together, and as bars to draw."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.findings import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nieuwetaal.findings import Category
    from nieuwetaal.reports.page.notes import Note
    from nieuwetaal.rules.rule import CategoryText

LEVELS = {
    "sterk": ("sterk", "hier zegt de zin dat de een over de ander gaat"),
    "let-op": ("let op", "kijk er nog eens naar"),
    "overweeg": ("overweeg", "een gedachte, waarover het vak verschilt"),
    "compliment": ("mooi gezegd", "hier staat iets moois"),
}
"""The levels on a page, strongest first: what they are called there and what they mean."""
_WIDTH = 600.0
_GAP = 3.0
_BAR = 190.0
_ROW = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """A count, drawn: `x` and `y` of a bar, how long it is, and what it stands for."""

    name: str
    title: str
    about: str
    number: int
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Totals:
    """The bars of levels lie behind each other, those of categories below each other, the longest first."""

    levels: tuple[Bar, ...]
    categories: tuple[Bar, ...]
    findings: int
    compliments: int

    @property
    def height(self) -> int:
        """How high the drawing of the categories is."""
        return _ROW * len(self.categories)


def totals(notes: Iterable[Note], about: Mapping[Category, CategoryText]) -> Totals:
    """Count notes by level, and those that are no compliment by category."""
    found = [(note.finding.level, note.finding.category) for note in notes]
    levels = Counter[str](level for level, _ in found)
    categories = Counter(category for level, category in found if level != "compliment")
    ordered = sorted(categories, key=lambda name: (-categories[name], CATEGORIES.index(name)))
    return Totals(
        tuple(_behind(levels)),
        tuple(
            Bar(name, name, about[name].title, number, 0, nth * _ROW, max(_BAR * number / max(categories.values()), 3))
            for nth, name in enumerate(ordered)
            for number in (categories[name],)
        ),
        len(found) - levels["compliment"],
        levels["compliment"],
    )


def _behind(levels: Mapping[str, int]) -> Iterable[Bar]:
    there = [name for name in LEVELS if levels.get(name)]
    room = _WIDTH - _GAP * (len(there) - 1)
    widths = _shares([levels[name] for name in there], room)
    x = 0.0
    for name, width in zip(there, widths, strict=True):
        yield Bar(name, *LEVELS[name], levels[name], round(x, 1), 0, round(width, 1))
        x += width + _GAP


def _shares(numbers: Sequence[int], room: float) -> list[float]:
    """Return how much of the room each number takes; none so little that it cannot be seen."""
    least = [max(number / sum(numbers), 0.015) for number in numbers]
    return [room * share / sum(least) for share in least]
