"""What a writer says to nieuwetaal in a document: comments, and in Markdown the front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.documents.chunks import Memory
from nieuwetaal.documents.document import Remark
from nieuwetaal.documents.html import reading as html
from nieuwetaal.documents.markdown.reading import raw_html
from nieuwetaal.findings import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.documents.document import Document

_OPEN = re.compile(r"<!--[ \t\r\n]*+nieuwetaal[ \t]*+:", re.IGNORECASE)
_CLOSE = "-->"
_LINE_REST = re.compile(r"[^\r\n]*")
_ENDS_LINE = re.compile(r"[ \t]*+(?:[\r\n]|\Z)")
_BLOCK = re.compile(r"^nieuwetaal[ \t]*:.*(?:\n(?:[ \t#].*|[ \t]*\r?$))*", re.MULTILINE)
_BLANK_LINE = re.compile(r"^[ \t]*(?:\r\n?|\n)", re.MULTILINE)
_RULER = re.compile(r"---[ \t]*\r?\n|---[ \t]*\r")


def remarks(text: str, input_format: str, memory: Memory | None = None) -> tuple[Remark, ...]:
    """Return the remarks in a text, in order; in text without markup a comment stands on lines of its own."""
    has_front = input_format == "markdown" and "nieuwetaal" in text and _RULER.match(text)
    if not has_front and not _OPEN.search(text):
        return ()
    match input_format:
        case "markdown":
            return tuple(_in_markdown(text, Memory() if memory is None else memory))
        case "html":
            return tuple(remark for span in html.comments(text) for remark in _comments(text, *span))
    return tuple(_in_text(text))


def without(text: str, found: Sequence[Remark]) -> str:
    """Return the text with spaces where the remarks stand; line ends and all other positions stay."""
    parts, done = [], 0
    for remark in found:
        parts += [text[done : remark.start], re.sub(r"\S", " ", text[remark.start : remark.end])]
        done = remark.end
    return "".join([*parts, text[done:]])


def comment(document: Document, rule: str, reason: str) -> Edit:
    """Return the edit that turns a rule off in a whole document: a comment at its top, below the front matter."""
    text = document.text
    newline = _newline(text)
    place = 0
    if document.format == "markdown" and _RULER.match(text):
        kind, (_, end) = next(raw_html(text, Memory()), ("", (0, 0)))
        place = end if kind == "front" else 0
    elif document.format == "html":
        place = html.top(text)
    gap = newline if place and not text[:place].endswith(("\n", "\r")) else ""
    said = f"uit {rule}, omdat {_harmless(reason)}"
    return Edit(place, place, f"{gap}<!-- nieuwetaal: {said} -->{newline}{newline}")


def comments_around(document: Document, offset: int, rule: str, reason: str) -> tuple[Edit, ...]:
    """Return the edits that turn a rule off where `offset` stands: for its line, or for all lines it is one of."""
    text, newline = document.text, _newline(document.text)
    before = list(_BLANK_LINE.finditer(text, 0, offset))
    start = before[-1].end() if before else 0
    blank = _BLANK_LINE.search(text, offset)
    end = blank.start() if blank else len(text)
    if document.format == "html":
        start, end = html.between(text, start), html.between(text, end, after=True)
    said = f"{rule}, omdat {_harmless(reason)}"
    if not re.search(r"[\r\n]", text[start:end].rstrip("\r\n")):
        return (Edit(start, start, f"<!-- nieuwetaal: volgende regel {said} -->{newline}"),)
    above = Edit(start, start, f"<!-- nieuwetaal: uit {said} -->{newline}")
    gap = "" if text[:end].endswith(("\n", "\r")) else newline
    return above, Edit(end, end, f"{gap}<!-- nieuwetaal: aan {rule} -->{newline}")


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n" if "\n" in text or "\r" not in text else "\r"


def _harmless(reason: str) -> str:
    """Return a reason that cannot end the comment it stands in."""
    return re.sub(r"--+!?>", "→", reason)


def _in_markdown(text: str, memory: Memory) -> Iterator[Remark]:
    for kind, (start, end) in raw_html(text, memory):
        if kind == "html":
            yield from _comments(text, start, end)
        elif block := _BLOCK.search(text, start, end):
            yield Remark("front", block.start(), end, block[0])


def _in_text(text: str) -> Iterator[Remark]:
    for remark in _comments(text, 0, len(text)):
        begin = remark.start
        while begin and text[begin - 1] in " \t":
            begin -= 1
        if (not begin or text[begin - 1] in "\r\n") and _ENDS_LINE.match(text, remark.end):
            yield remark


def _comments(text: str, start: int, end: int) -> Iterator[Remark]:
    """Yield the comments in a span of the text; the first that is not closed is the last."""
    while found := _OPEN.search(text, start, end):
        close = text.find(_CLOSE, found.end(), end)
        if close == -1:
            line = _LINE_REST.match(text, found.end(), end)
            last = line.end() if line else end
            yield Remark("open", found.start(), last, text[found.end() : last])
            return
        start = close + len(_CLOSE)
        yield Remark("comment", found.start(), start, text[found.end() : close])
