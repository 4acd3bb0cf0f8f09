"""The picture of a text in words, for a terminal: every act as an arrow, and what a rule calls its parts."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from nieuwetaal.reports.excerpt import columns
from nieuwetaal.reports.picture import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.reports.picture import Act, Line, Party, Scene
    from nieuwetaal.reports.text import Style

IN_A_RULE = "in een regel"
_MARGIN = "  "
_INDENT = "    "
_GAP = "  "
_NARROWEST = 28
_SIMPLE = str.maketrans({"─": "-", "▶": ">", "╳": "x"})


def picture_lines(scenes: Sequence[Scene], style: Style) -> Iterator[str]:
    """Yield the lines of the picture of a text, at most `style.width` columns wide where words allow."""
    if not any(scene.acts for scene in scenes):
        yield NOTHING
        return
    lines = [line for scene in scenes for act in scene.acts for line in act.lines()]
    table = _Table(lines, style)
    for number, scene in enumerate(scenes):
        if number:
            yield ""
        yield from (style.paint("path", line) for line in _wrapped(scene.text, style.width))
        for act in scene.acts:
            yield ""
            yield from (f"{_MARGIN}{line}" for line in _arrows(act, style.width - len(_MARGIN)))
            yield ""
            yield from table.rows(act)
        if not scene.acts:
            yield f"{_MARGIN}{style.paint('quiet', NOTHING)}"


def simple(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines with arrows of letters, for a console that lacks the characters of drawings."""
    for line in lines:
        yield line.translate(_SIMPLE)


def _arrows(act: Act, width: int) -> Iterator[str]:
    """Yield who, an arrow with the act, and whom it reaches; on lines of their own when they do not fit on one."""
    does = f"{act.words} ({act.modal})" if act.modal else act.words
    steps = [_shown(act.chain[0])]
    cross = "──╳" if act.negated else ""
    if len(act.chain) == 1:
        steps.append(f"── {does}{f' {cross}──' if cross else ''}")
    for number, party in enumerate(act.chain[1:]):
        if party.role == "recipient":
            arrow = "── aan ──▶" if number else f"── {does} {cross}── aan ──▶"
        else:
            arrow = f"── {does} {cross}──▶"
        steps += [arrow, _shown(party)]
    if columns(" ".join(steps)) <= width:
        yield " ".join(steps)
        return
    for number, step in enumerate(steps):
        indent = _MARGIN if number % 2 else ""
        yield from (f"{indent}{line}" for line in _wrapped(step, width - len(indent)))


def _shown(party: Party) -> str:
    """Return the words of a party; what is not in the text stands between brackets, what is likely says so."""
    if party.state == "likely":
        return f"{party.words} (waarschijnlijk)"
    return party.words if party.state == "named" else f"({party.words})"


class _Table:
    """The lines about acts, in columns that are the same for a whole text.

    State: the widths of the columns, and whether they have had their heading.
    """

    def __init__(self, lines: Sequence[Line], style: Style) -> None:
        self._style, self._headed = style, False
        self._label = max(columns(line.label) for line in lines)
        rule = max(columns(line.rule) for line in lines)
        room = style.width - len(_INDENT) - self._label - len(_GAP)
        beside = room - rule - len(_GAP)
        self._wide = beside >= _NARROWEST
        self._text = min(beside, max(columns(line.text) for line in lines)) if self._wide else room

    def rows(self, act: Act) -> Iterator[str]:
        """Yield the lines about an act, with how a rule asks for each of them on the right, or below them all."""
        lines = list(act.lines())
        if self._wide and not self._headed:
            self._headed = True
            head = " " * (len(_INDENT) + self._label + len(_GAP) + self._text + len(_GAP))
            yield f"{head}{self._style.paint('quiet', f'{IN_A_RULE}:')}"
        for line in lines:
            yield from self._row(line)
        rules = [line.rule for line in lines if line.rule]
        if not self._wide:
            yield f"{_INDENT}{self._style.paint('quiet', f'{IN_A_RULE}:')}"
            yield from (f"{_INDENT}{_MARGIN}{rule}" for rule in rules)

    def _row(self, line: Line) -> Iterator[str]:
        for number, part in enumerate(_wrapped(line.text, self._text)):
            first = number == 0
            label = line.label if first else ""
            start = f"{_INDENT}{self._style.paint('quiet', label)}{_fill(label, self._label)}{_GAP}{part}"
            rule = line.rule if first and self._wide else ""
            yield f"{start}{_fill(part, self._text)}{_GAP}{rule}" if rule else start


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_on_hyphens=False) or [""]


def _fill(text: str, width: int) -> str:
    return " " * max(width - columns(text), 0)
