"""The picture of a text in words, for a terminal: every act as an arrow, what is known of it, and a rule to copy."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from nieuwetaal.reports.excerpt import columns
from nieuwetaal.reports.frames.scene import NOTHING, QUESTION, SEARCH, about_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.reports.frames.scene import Act, Party, Scene
    from nieuwetaal.reports.text import Style

_MARGIN = "  "
_INDENT = "    "
_GAP = "  "
_SIMPLE = str.maketrans({"─": "-", "▶": ">", "╳": "x", "…": "...", "‘": "'", "’": "'"})


def picture_lines(scenes: Sequence[Scene], style: Style) -> Iterator[str]:
    """Yield the lines of the picture of a text, at most `style.width` columns wide where words allow.

    The lines for a rule start at the margin, so that they can be copied as they are.
    """
    if not any(scene.acts for scene in scenes):
        yield NOTHING
        return
    for number, scene in enumerate(scenes):
        if number:
            yield ""
        yield from _scene(scene, style)
    groups = about_groups(scenes)
    if groups:
        yield ""
        yield from (style.paint("quiet", line) for line in _wrapped(groups, style.width))


def act_lines(scenes: Iterable[Scene], style: Style) -> Iterator[str]:
    """Yield the acts of a text alone, without the sentences and without the lines for a rule."""
    acts = [act for scene in scenes for act in scene.acts]
    if not acts:
        yield f"{_MARGIN}{NOTHING}"
    for number, act in enumerate(acts):
        if number:
            yield ""
        yield from (f"{_MARGIN}{line}" for line in _arrows(act, style.width - len(_MARGIN)))
        yield from _table(act, style)


def simple(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines with arrows of letters, for a console that lacks the characters of drawings."""
    for line in lines:
        yield line.translate(_SIMPLE)


def _scene(scene: Scene, style: Style) -> Iterator[str]:
    yield from (style.paint("path", line) for line in _wrapped(scene.text, style.width))
    if scene.question:
        yield f"{_MARGIN}{style.paint('quiet', QUESTION)}"
    for act in scene.acts:
        yield ""
        yield from (f"{_MARGIN}{line}" for line in _arrows(act, style.width - len(_MARGIN)))
        yield ""
        yield from _table(act, style)
        yield ""
        yield style.paint("quiet", f"{SEARCH}:")
        yield from act.search
    if not scene.acts:
        yield f"{_MARGIN}{style.paint('quiet', NOTHING)}"
    if scene.missing:
        yield ""
        yield from _wrapped(scene.missing, style.width)


def _arrows(act: Act, width: int) -> Iterator[str]:
    """Yield who, an arrow with the act, and whom it reaches; on lines of their own when they do not fit on one."""
    steps = [_shown(act.chain[0])]
    cross = "──╳" if act.negated else ""
    if len(act.chain) == 1:
        steps.append(f"── {act.words}{f' {cross}──' if cross else ''}")
    for number, party in enumerate(act.chain[1:]):
        if party.role == "recipient":
            arrow = "── aan ──▶" if number else f"── {act.words} {cross}── aan ──▶"
        else:
            arrow = f"── {act.words} {cross}──▶"
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


def _table(act: Act, style: Style) -> Iterator[str]:
    """Yield the questions about an act with their answers, in two columns; under each other where room is short."""
    lines = list(act.lines())
    label = max(columns(line.label) for line in lines)
    label = min(label, max(style.width // 2 - len(_INDENT) - len(_GAP), 8))
    room = style.width - len(_INDENT) - label - len(_GAP)
    for line in lines:
        asked, told = _wrapped(line.label, label), _wrapped(line.text, room)
        for number in range(max(len(asked), len(told))):
            left = asked[number] if number < len(asked) else ""
            right = told[number] if number < len(told) else ""
            yield f"{_INDENT}{style.paint('quiet', left)}{_fill(left, label)}{_GAP}{right}".rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_on_hyphens=False) or [""]


def _fill(text: str, width: int) -> str:
    return " " * max(width - columns(text), 0)
