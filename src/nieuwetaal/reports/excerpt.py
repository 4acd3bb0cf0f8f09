"""The lines of a document around a span, with the span underlined, for a terminal of a certain width."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "~"
ELLIPSIS = "…"
_MOST_LINES = 3


def excerpt(text: str, start: int, end: int, width: int) -> Iterator[tuple[str, str]]:
    """Yield pairs of a line and what goes under it; a long line is shortened around the span.

    What a terminal would obey (escape codes, bidirectional marks) is not passed on.
    """
    for number, (line, first, last) in enumerate(_lines(text, start, end)):
        if number == _MOST_LINES:
            yield ELLIPSIS, ""
            return
        yield _one_line(line, first, last, width)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield every line that the span touches, with the part of the span on it."""
    begin = text.rfind("\n", 0, start) + 1
    begin = max(text.rfind("\r", begin, start) + 1, begin)
    while begin < end:
        stop = _line_end(text, begin)
        line = text[begin:stop]
        first = max(start - begin, len(line) - len(line.lstrip()))
        last = min(end - begin, len(line.rstrip()))
        if first < last:
            yield line, first, last
        begin = stop + (2 if text[stop : stop + 2] == "\r\n" else 1)


def _line_end(text: str, begin: int) -> int:
    newline = text.find("\n", begin)
    stop = len(text) if newline == -1 else newline
    carriage_return = text.find("\r", begin, stop)
    return stop if carriage_return == -1 else carriage_return


def _one_line(line: str, first: int, last: int, width: int) -> tuple[str, str]:
    left, right = _window(line, first, last, width)
    shown = f"{ELLIPSIS if left else ''}{clean(line[left:right])}{ELLIPSIS if right < len(line) else ''}"
    before = f"{ELLIPSIS if left else ''}{clean(line[left:first])}"
    marked = clean(line[first : min(last, right)])
    indent = len(shown) - len(shown.lstrip())
    return shown[indent:], " " * (columns(before) - indent) + MARK * max(columns(marked), 1)


def _window(line: str, first: int, last: int, width: int) -> tuple[int, int]:
    """Return the part of the line to show: all of it when it fits, else the span with as much on both sides."""
    if len(line) <= width and columns(line) <= width:
        return 0, len(line)
    room = width - 2 - sum(map(_columns, line[first : min(last, first + width)]))
    if room <= 0:
        return first, first + _fitting(line[first : first + width], width - 2)
    before = min(room // 2, first)
    before = max(before, room - (len(line) - last))
    left = max(first - before, 0)
    if left:  # not in the middle of a word, when there is a space near
        space = line.find(" ", left, first)
        left = space + 1 if space != -1 else left
    right = left + _fitting(line[left : left + width], width - 2)
    if right < len(line):
        space = line.rfind(" ", last, right)
        right = space if space != -1 else right
    return left, right


def _fitting(text: str, width: int) -> int:
    """Return how many characters of the text fit in this many columns."""
    used = 0
    for count, character in enumerate(text):
        used += _columns(character)
        if used > width:
            return count
    return len(text)


def clean(text: str) -> str:
    """Return the text as it may be sent to a terminal: no controls, no invisible marks, a space for every space."""
    return "".join(_clean(character) for character in text)


def _clean(character: str) -> str:
    if character.isspace():
        return " "
    return {"Cc": "\ufffd", "Cf": "", "Cs": "\ufffd"}.get(unicodedata.category(character), character)


def columns(text: str) -> int:
    """Return how many columns the text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
