"""The picture of a text as a drawing: who in a box, an arrow through the act, and whom it reaches.

One SVG file that needs nothing else; every word in it is text, `desc` tells it all once more for who listens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from nieuwetaal.reports.frames.drawing import Block, Font, block, group, number, rich, right_edge, safe
from nieuwetaal.reports.frames.legend import draw_legend
from nieuwetaal.reports.frames.scene import NOTHING, QUESTION, SEARCH, TITLE, about_groups
from nieuwetaal.reports.frames.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.reports.frames.scene import Act, Party, Scene

SENTENCE = Font("nt-sentence", 18, 1.2)
WORDS = Font("nt-words", 16, 1.2)
ACT = Font("nt-verb", 16, 1.2)
LABEL = Font("nt-label", 14)
KIND = Font("nt-kind", 14)
RULE = Font("nt-rule", 14, even=True)
_EDGE = 24.0
_ROOM = 812.0
_NARROWEST = 420.0
_PAD = 10.0
_GAP = 22.0
_WIDEST_BOX = 250.0
_ARROW = 228.0
_SHORT_ARROW = 64.0
_TIP = 10.0
_CROSS = 9.0


def as_svg(scenes: Sequence[Scene]) -> str:
    """Return the picture of a text as one SVG document, as wide and as high as what is in it."""
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
        y = _write(root, KIND, NOTHING, y) + _GAP
    fonts = (SENTENCE, WORDS, ACT, LABEL, KIND, RULE)
    wide = max(right_edge(root, fonts) - _EDGE, _NARROWEST)
    y = draw_legend(root, scenes, KIND, (_EDGE, y, wide))
    groups = about_groups(scenes)
    if groups:
        lines = block([(KIND, groups)], wide)
        lines.draw(root, _EDGE, y, anchor="start")
        y += lines.height + _PAD
    width, height = number(max(right_edge(root, fonts), _NARROWEST) + _EDGE), number(y + _PAD)
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("width", width)
    root.set("height", height)
    indent(root)
    return tostring(root, encoding="unicode")


def _told(scenes: Sequence[Scene]) -> Iterator[str]:
    """Yield the picture in sentences, for who cannot see it."""
    if not scenes:
        yield NOTHING
    for scene in scenes:
        yield f"‘{scene.text}’:"
        yield from ("; ".join(f"{line.label}: {line.text}" for line in act.lines()) + "." for act in scene.acts)
        yield from (f"{line}." for line in (scene.missing, NOTHING.rstrip(".") if not scene.acts else "") if line)


def _scene(parent: Element, scene: Scene, y: float) -> float:
    """Draw a sentence and its acts from `y` down; return where it ends."""
    words = scene.words if scene.acts and scene.words else tuple((word, True) for word in scene.text.split())
    y = rich(parent, SENTENCE, [(word, "" if shown else "nt-out") for word, shown in words], (_EDGE, y, _ROOM))
    for note in (QUESTION if scene.question else "", scene.missing, "" if scene.acts else NOTHING):
        y = _write(parent, KIND, note, y + 2) if note else y
    y += _GAP
    for act in scene.acts:
        y = _act(group(parent, "nt-act", words=act.words), act, y)
    return y


def _act(parent: Element, act: Act, y: float) -> float:
    """Draw the boxes of an act in a row, the arrows between them, what goes with it, and how a rule asks for it."""
    arrows = [_SHORT_ARROW if n and party.role == "recipient" else _ARROW for n, party in enumerate(act.chain[1:])]
    width = min((_ROOM - sum(arrows)) // len(act.chain), _WIDEST_BOX)
    boxes = [_content(party, width - 2 * _PAD) for party in act.chain]
    tall = max(content.height for content in boxes) + 2 * _PAD
    above, below = _said(act), _explained(act)
    middle = y + max(tall / 2, above.height + _PAD + _CROSS)
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
    under = middle + tall / 2 + _PAD
    return _search(parent, act, (width, under, max(under, middle + below.height + _CROSS + _PAD))) + _GAP


def _content(party: Party, width: float) -> Block:
    return block([(LABEL, party.label), (WORDS, party.words), (KIND, party.kind)], width)


def _said(act: Act) -> Block:
    """Return what stands above the arrow: the act as one would say it."""
    return block([(ACT, act.words)], _ARROW - 2 * _PAD)


def _explained(act: Act) -> Block:
    """Return what stands below the arrow: what the act is, how it is said, and what goes with it."""
    lines = [(line.label, line.text) for line in act.about] + [(party.label, party.told) for party in act.around]
    return block([(KIND, f"{label}: {text}") for label, text in lines], _ARROW - 2 * _PAD)


def _search(parent: Element, act: Act, place: tuple[float, float, float]) -> float:
    """Draw the lines that ask for the act in a rule, under the first box when they fit there, else below all.

    `place` is the width of the box, where it ends, and where all ends; return where the act ends now.
    """
    if not act.search:
        return place[2]
    lines = Block(((KIND, f"{SEARCH}:"), *((RULE, line) for line in act.search)))
    width, height = max(font.width(text) for font, text in lines.lines) + 2 * _PAD, lines.height + 2 * _PAD
    y = place[1] if width <= place[0] else place[2]
    rect = {"x": _EDGE, "y": y, "width": width, "height": height, "rx": 6.0}
    panel = group(parent, "nt-search")
    SubElement(panel, "rect", {key: number(value) for key, value in rect.items()})
    lines.draw(panel, _EDGE + _PAD, y + _PAD, anchor="start")
    return max(y + height, place[2])


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
    room = 5.0
    if crossed:
        room = _CROSS + 3
        corner = f"M{number((left + tip) / 2 - _CROSS)} {number(y - _CROSS)}"
        side = number(2 * _CROSS)
        SubElement(arrow, "path", {"class": "nt-cross", "d": f"{corner}l{side} {side}m0 -{side}l-{side} {side}"})
    above, below = texts
    above.draw(arrow, (left + right) / 2, y - above.height - room)
    below.draw(arrow, (left + right) / 2, y + room + 1)


def _write(parent: Element, font: Font, text: str, y: float) -> float:
    """Write a paragraph over the whole width; return where it ends."""
    lines = block([(font, text)], _ROOM)
    lines.draw(parent, _EDGE, y, anchor="start")
    return y + lines.height
