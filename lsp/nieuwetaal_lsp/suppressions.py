"""Completion in remarks: `<!-- nieuwetaal: uit … -->`, and `nieuwetaal:` in the front matter of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.rules.keep import EVERYTHING
from nieuwetaal.rules.orders import KEY, NEXT_LINE
from nieuwetaal_lsp.authoring.names import category_offers
from nieuwetaal_lsp.authoring.offers import Offer
from nieuwetaal_lsp.authoring.yaml_layout import yaml_layout

if TYPE_CHECKING:
    from nieuwetaal_lsp.authoring.names import Names

_OPENING, _CLOSING = "<!--", "-->"
_LONGEST = 5_000
"""Characters of a remark that are looked back upon."""
_REMARK = re.compile(rf"<!--[ \t\r\n]*{KEY}[ \t]*:", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\s*([\w ]*)")
_COMMAND = re.compile(r"\s*(uit|aan|volgende\s+regel)[\s:,]+", re.IGNORECASE)
_REASON = re.compile(r"\b(?:omdat|want)\b", re.IGNORECASE)
_LAST_NAME = re.compile(r"[^\s,;]*$")
_NAME = re.compile(r"[^\s,;]+")
_FRONT = re.compile(r"---[ \t]*(?:\r\n|[\r\n])(.*?)(?:^(?:---|\.\.\.)[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_COMMANDS = {
    "uit": "laat een regel, categorie of alles weg, tot het eind of tot ‘aan’",
    "aan": "kijk er vanaf hier weer naar",
    NEXT_LINE: "laat iets alleen weg in de regel hieronder",
}
_FRONT_KEYS = {"uit": "regels en categorieën die in deze tekst weg mogen", "omdat": "waarom die weg mogen"}

Help = tuple[list[Offer], int]
"""What may be written, and where what is being written starts."""


def suppression_offers(text: str, input_format: str, offset: int, names: Names) -> Help:
    """Return what may be written at an offset of a text; nothing in prose."""
    start = text.rfind(_OPENING, max(0, offset - _LONGEST), offset)
    remark = _REMARK.match(text, start, offset) if start != -1 else None
    if remark is not None and _CLOSING not in text[remark.end() : offset]:
        return _in_remark(text[remark.end() : offset], offset, names)
    front = _FRONT.match(text) if input_format == "markdown" else None
    if front is not None and front.start(1) <= offset <= front.end(1) and KEY in front[1]:
        return _in_front(front[1], offset - front.start(1), offset, names)
    return [], offset


def _in_remark(body: str, offset: int, names: Names) -> Help:
    """Return what may stand behind what was written of a remark: a command, names, or why."""
    command = _COMMAND.match(body)
    if command is None:
        word = _FIRST_WORD.fullmatch(body)
        if word is None:
            return [], offset
        offers = [Offer(name, "word", about, insert=f"{name} ") for name, about in _COMMANDS.items()]
        return offers, offset - len(word[1])
    rest = body[command.end() :]
    if _REASON.search(rest):
        return [], offset
    return _names(rest, offset, names, reason=" ".join(command[1].lower().split()) != "aan")


def _in_front(front: str, place: int, offset: int, names: Names) -> Help:
    """Return what may be written in the front matter."""
    layout = yaml_layout(front, place)
    cursor = layout.cursor
    if cursor is None or cursor.path[:1] != (KEY,):
        return [], offset
    if cursor.path == (KEY,) and cursor.at in {"key", "either"}:
        present = layout.inside(cursor.path)
        keys = {key: about for key, about in _FRONT_KEYS.items() if key not in present}
        return [Offer(key, "key", about, insert=f"{key}: ") for key, about in keys.items()], offset - len(
            cursor.written
        )
    if cursor.path[1:2] == ("uit",) and cursor.at in {"value", "either"}:
        return _names(cursor.written, offset, names, reason=False)
    return [], offset


def _names(written: str, offset: int, names: Names, *, reason: bool) -> Help:
    """Return the names that may follow those that were written; and why, when there is one."""
    last = _LAST_NAME.search(written)
    begun = last[0] if last else ""
    given = {name.lower() for name in _NAME.findall(written[: len(written) - len(begun)])}
    offers = (
        list(names.pair_offers())
        if "/" in begun
        else [
            *category_offers(),
            Offer(EVERYTHING, "word", "alle regels"),
            *names.rule_offers(),
        ]
    )
    found = [offer for offer in offers if offer.label not in given]
    if reason and given:
        found.append(Offer("omdat", "word", "en dan waarom het zo blijft staan", insert="omdat ", rank=0))
    return found, offset - len(begun)
