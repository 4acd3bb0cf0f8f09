"""The picture of a text as a drawing: who in a box, an arrow through the act, and whom it reaches.

One SVG file that needs nothing else; every word in it is text, `desc` tells it all once more for who listens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from nieuwetaal.reports.drawing import Block, Font, block, group, number, safe
from nieuwetaal.reports.frames_style import STYLE
from nieuwetaal.reports.picture import NOBODY, NOTHING, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.reports.picture import Act, Party, Scene

SENTENCE = Font("nt-sentence", 18, 1.2)
WORDS = Font("nt-words", 16, 1.2)
ACT = Font("nt-verb", 16, 1.2)
LABEL = Font("nt-label", 12)
KIND = Font("nt-kind", 13)
RULE = Font("nt-rule", 12, even=True)
_WIDTH = 840.0
_EDGE = 24.0
_ROOM = _WIDTH - 2 * _EDGE
_PAD = 10.0
_GAP = 22.0
_WIDEST_BOX = 250.0
_ARROW = 208.0
_SHORT_ARROW = 64.0
_TIP = 10.0


def as_svg(scenes: Sequence[Scene]) -> str:
    """Return the picture of a text as one SVG document."""
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "nt"})
    root.set("aria-labelledby", "nt-title nt-desc")
    SubElement(root, "title", {"id": "nt-title"}).text = TITLE
    SubElement(root, "desc", {"id": "nt-desc"}).text = safe(" ".join(_told(scenes)))
    SubElement(root, "style").text = STYLE
    SubElement(root, "rect", {"class": "nt-paper", "width": "100%", "height": "100%"})
    y = _EDGE
    for scene in scenes:
        y = _scene(group(root, "nt-scene"), scene, y)
    if not scenes:
        y = _write(root, KIND, NOTHING, y)
    root.set("viewBox", f"0 0 {number(_WIDTH)} {number(y)}")
    root.set("width", number(_WIDTH))
    root.set("height", number(y))
    indent(root)
    return tostring(root, encoding="unicode")


def _told(scenes: Sequence[Scene]) -> Iterator[str]:
    """Yield the picture in sentences, for who cannot see it."""
    if not scenes:
        yield NOTHING
    for scene in scenes:
        yield f"‘{scene.text}’:"
        yield from ("; ".join(f"{line.label}: {line.text}" for line in act.lines()) + "." for act in scene.acts)
        if not scene.acts:
            yield NOTHING


def _scene(parent: Element, scene: Scene, y: float) -> float:
    """Draw a sentence and its acts from `y` down; return where it ends."""
    y = _write(parent, SENTENCE, scene.text, y)
    for act in scene.acts:
        y = _act(group(parent, "nt-act", words=act.words), act, y)
    if not scene.acts:
        y = _write(parent, KIND, NOTHING, y)
    return y + _GAP / 2


def _act(parent: Element, act: Act, y: float) -> float:
    """Draw the boxes of an act in a row, the arrows between them, and what goes with it below."""
    arrows = [_SHORT_ARROW if n and party.role == "recipient" else _ARROW for n, party in enumerate(act.chain[1:])]
    width = min((_ROOM - sum(arrows)) // len(act.chain), _WIDEST_BOX)
    boxes = [_content(party, width - 2 * _PAD) for party in act.chain]
    tall = max(content.height for content in boxes) + 2 * _PAD
    above, below = _said(act), _explained(act)
    middle = y + max(tall / 2, above.height + _PAD)
    x = _EDGE
    for number_, (party, content) in enumerate(zip(act.chain, boxes, strict=True)):
        if number_:
            first = number_ == 1
            texts = (above, below) if first else (block([(LABEL, "aan")], _SHORT_ARROW), Block(()))
            ends = act.chain[number_ - 1].role, party.role
            _arrow(parent, texts, (x, x + arrows[number_ - 1], middle), ends, crossed=act.negated and first)
            x += arrows[number_ - 1]
        _box(parent, party, content, (x, middle - tall / 2, width, tall))
        x += width
    if len(act.chain) == 1:
        _arrow(parent, (above, below), (x, x + _ARROW, middle), (act.chain[0].role, ""), crossed=act.negated)
        if act.alone:
            block([(LABEL, NOBODY)], _ARROW).draw(parent, x + _ARROW + _PAD, middle - LABEL.size / 2, anchor="start")
    y = middle + max(tall / 2, below.height + _PAD) + _PAD
    for party in act.around:
        beside = f"{party.label} {party.words}" + (f" ({party.kind})" if party.kind else "")
        lines = block([(KIND, beside), (RULE, party.rule)], _ROOM - width - _PAD)
        lines.draw(group(parent, "nt-around"), _EDGE + width + _PAD, y, anchor="start")
        y += lines.height + _PAD / 2
    return y + _GAP


def _content(party: Party, width: float) -> Block:
    return block([(LABEL, party.label), (WORDS, party.words), (KIND, party.kind), (RULE, party.rule)], width)


def _said(act: Act) -> Block:
    """Return what stands above the arrow: the act as the text has it."""
    return block([(ACT, f"{act.words} ({act.modal})" if act.modal else act.words)], _ARROW - 2 * _PAD)


def _explained(act: Act) -> Block:
    """Return what stands below the arrow: the base form, how it is said, and how a rule asks for it."""
    parts = []
    for line in act.about:
        plain = line.text if line is act.about[0] else f"{line.label}: {line.text}"
        parts += [(KIND, plain), (RULE, line.rule)]
    return block(parts, _ARROW - 2 * _PAD)


def _box(parent: Element, party: Party, content: Block, place: tuple[float, float, float, float]) -> None:
    x, y, width, height = map(number, place)
    box = group(parent, f"nt-party nt-{party.side or 'none'} nt-{party.state}", role=party.role)
    SubElement(box, "rect", {"x": x, "y": y, "width": width, "height": height, "rx": "8"})
    content.draw(box, place[0] + place[2] / 2, place[1] + (place[3] - content.height) / 2)


def _arrow(
    parent: Element,
    texts: tuple[Block, Block],
    place: tuple[float, float, float],
    ends: tuple[str, str],
    *,
    crossed: bool,
) -> None:
    """Draw an arrow from left to right with texts above and below; without an end it is a line that stops."""
    left, right, y = place
    arrow = group(parent, "nt-arrow", **dict(zip(("from", "to"), ends, strict=True)))
    tip = right - _TIP if ends[1] else right
    SubElement(arrow, "line", {"x1": number(left), "y1": number(y), "x2": number(tip), "y2": number(y)})
    if ends[1]:
        points = f"{number(right)},{number(y)} {number(tip)},{number(y - 6)} {number(tip)},{number(y + 6)}"
        SubElement(arrow, "polygon", {"points": points})
    else:
        SubElement(arrow, "circle", {"cx": number(right), "cy": number(y), "r": "4"})
    if crossed:
        x = left + 2 * _PAD
        path = f"M{number(x - 7)} {number(y - 7)}l14 14m0 -14l-14 14"
        SubElement(arrow, "path", {"class": "nt-cross", "d": path})
    above, below = texts
    above.draw(arrow, (left + right) / 2, y - above.height - 5)
    below.draw(arrow, (left + right) / 2, y + 6)


def _write(parent: Element, font: Font, text: str, y: float) -> float:
    """Write a paragraph over the whole width; return where it ends."""
    lines = block([(font, text)], _ROOM)
    lines.draw(parent, _EDGE, y, anchor="start")
    return y + lines.height + _GAP
