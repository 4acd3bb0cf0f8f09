"""The legend of a drawing: what its colours, borders and line ends mean, only those that are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from nieuwetaal.reports.frames.drawing import group, number, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from nieuwetaal.reports.frames.drawing import Font
    from nieuwetaal.reports.frames.scene import Scene

_SIDES = {
    "family": "gezin, cliënt of inwoner",
    "professional": "professional of organisatie",
    "writer": "wie schrijft of leest",
    "mixed": "kan van elke kant zijn",
    "thing": "een zaak, geen mens",
    "unknown": "niet te zeggen wie of wat",
}
_SWATCH = 22.0
_HIGH = 14.0
_SPACE = 8.0
_BETWEEN = 18.0
_ROW = 24.0


def draw_legend(parent: Element, scenes: Sequence[Scene], font: Font, place: tuple[float, float, float]) -> float:
    """Draw the legend from left and top within a width; return where it ends."""
    left, top, wide = place
    entries = list(_entries(scenes))
    if not entries:
        return top
    legend = group(parent, "nt-legend")
    x = left
    for name, text in entries:
        width = _SWATCH + _SPACE + font.width(text)
        if x > left and x + width > left + wide:
            x, top = left, top + _ROW
        _sign(legend, name, x, top)
        write(legend, font, text, x + _SWATCH + _SPACE, top + _HIGH - 2)
        x += width + _BETWEEN
    return top + _ROW + _SPACE


def _entries(scenes: Sequence[Scene]) -> Iterator[tuple[str, str]]:
    """Yield the class of each sign in the drawing with what it means."""
    acts = [act for scene in scenes for act in scene.acts]
    parties = [party for act in acts for party in act.chain]
    sides = {party.side for party in parties}
    yield from ((f"nt-party nt-{side} nt-named", text) for side, text in _SIDES.items() if side in sides)
    states = {party.state for party in parties}
    if "unnamed" in states:
        yield "nt-party nt-none nt-unnamed", "gestippelde rand: staat er niet bij"
    if "unknown" in states:
        yield "nt-party nt-none nt-unknown", "gestippelde rand: niet te zeggen"
    if "likely" in states:
        yield "nt-party nt-thing nt-likely", "streepjesrand: waarschijnlijk"
    if any(len(act.chain) == 1 for act in acts):
        yield "nt-arrow nt-dot", "stip: niemand in het beeld ondergaat het"
    if any(act.negated for act in acts):
        yield "nt-arrow nt-no", "kruis: er staat ‘niet’, ‘geen’ of een ander woord dat ontkent"
    if any(not shown for scene in scenes if scene.acts for _, shown in scene.words):
        yield "nt-word", "grijs woord: niet in het beeld"


def _sign(legend: Element, name: str, x: float, top: float) -> None:
    sign = group(legend, name)
    middle = number(top + _HIGH / 2)
    if name.startswith("nt-party"):
        place = {"x": x, "y": top, "width": _SWATCH, "height": _HIGH, "rx": 3.0}
        SubElement(sign, "rect", {key: number(value) for key, value in place.items()})
    elif name == "nt-word":
        SubElement(sign, "rect", {"x": number(x), "y": number(top + 3), "width": number(_SWATCH), "height": "8"})
    else:
        SubElement(sign, "line", {"x1": number(x), "y1": middle, "x2": number(x + _SWATCH), "y2": middle})
        if name.endswith("dot"):
            SubElement(sign, "circle", {"cx": number(x + _SWATCH), "cy": middle, "r": "4"})
        else:
            path = f"M{number(x + _SWATCH / 2 - 5)} {number(top + _HIGH / 2 - 5)}l10 10m0 -10l-10 10"
            SubElement(sign, "path", {"class": "nt-cross", "d": path})
