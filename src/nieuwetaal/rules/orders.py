"""What a writer asks in a text: leave these rules out here, or take them up again. From remarks to orders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.documents.remarks import without
from nieuwetaal.errors import RuleError, nearest
from nieuwetaal.rules.keep import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from nieuwetaal.documents.document import Remark

    Say = Callable[[int, str], None]  # takes an offset in the document and one Dutch line about what stands there

NEXT_LINE = "volgende regel"
COMMANDS = ("uit", "aan", NEXT_LINE)
KEY = "nieuwetaal"
_KEYS = ("uit", "omdat")
_LONGEST = 40

_COMMAND = re.compile(r"\s*(uit|aan|volgende\s+regel)(?![\w-])[\s:,]*", re.IGNORECASE)
_BECAUSE = re.compile(r"\b(?:omdat|want)\b[\s:]*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;.]+")
_PLACED = re.compile(r":(\d+):(\d+): (.*)", re.DOTALL)
_CONTENT = re.compile(r"[^\s>]")
_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Order:
    """Rules off or on from `start` to `end` (code points), as asked at `said`; `names` are ids, categories or alles."""

    command: str
    names: frozenset[str]
    reason: str
    start: int
    end: int
    said: int


def orders(text: str, remarks: Sequence[Remark], known: AbstractSet[str], say: Say) -> list[Order]:
    """Return the orders in the remarks of a text, in order; what is not understood is said, with its place."""
    found: list[Order] = []
    lines = following_lines(text, remarks)
    for remark, line in zip(remarks, lines, strict=True):
        if remark.kind == "open":
            say(remark.start, "deze opmerking is niet afgesloten; zet er --> achter")
        elif remark.kind == "front":
            found += _front(text, remark, say)
        else:
            found += _comment(text, remark, line, say)
    for order in found:
        _check(order, known, say)
    return found


def following_lines(text: str, remarks: Sequence[Remark]) -> list[tuple[int, int]]:
    """Return for every remark the span of the first line below it with something else on it; empty at the end."""
    blank = without(text, remarks)
    lines: list[tuple[int, int]] = []
    line = len(text), len(text)
    later = below = len(text)  # where the remark that comes after ends, and the line on which it does
    for remark in reversed(remarks):
        upto, below = below, _line_end(text, remark.end, later, below)
        content = _CONTENT.search(blank, below, upto)
        if content is not None:
            begin = max(text.rfind("\n", below, content.start()), text.rfind("\r", below, content.start())) + 1
            line = begin, _line_end(text, content.start(), len(text), len(text))
        later = remark.end
        lines.append(line)
    return lines[::-1]


def _line_end(text: str, offset: int, upto: int, otherwise: int) -> int:
    """Return where the line of an offset ends; `otherwise` when that is not before `upto`."""
    found = _LINE_END.search(text, offset, upto)
    return found.start() if found else otherwise


def _comment(text: str, remark: Remark, line: tuple[int, int], say: Say) -> Iterator[Order]:
    head, reason = _split(remark.body)
    command = _COMMAND.match(head)
    if command is None:
        first = (_BETWEEN.split(head.strip()) or [""])[0]
        hint = nearest(first, COMMANDS) or f"; schrijf {', '.join(COMMANDS[:-1])} of {COMMANDS[-1]}"
        say(remark.start, f"‘{_short(first)}’ begrijpt nieuwetaal hier niet{hint}")
        return
    word = " ".join(command[1].lower().split())
    names = _names([head[command.end() :]])
    if word == "aan":
        yield Order(word, names or frozenset({EVERYTHING}), reason, remark.start, len(text), remark.start)
    else:
        span = line if word == NEXT_LINE else (remark.start, len(text))
        yield Order(word, names, reason, *span, remark.start)


def _split(body: str) -> tuple[str, str]:
    """Return what is asked and the reason, which may be missing."""
    found = _BECAUSE.search(body)
    if found is None:
        return body, ""
    return body[: found.start()], _reason(body[found.end() :])


def _reason(text: str) -> str:
    """Return a reason on one line; dots alone stand where it is still to be written."""
    reason = " ".join(text.split())
    return reason if reason.strip(".…") else ""


def _names(texts: Iterable[str]) -> frozenset[str]:
    words = (word.lower() for text in texts for word in _BETWEEN.split(text))
    return frozenset(word for word in words if word and word != "en")


def _front(text: str, remark: Remark, say: Say) -> Iterator[Order]:
    from nieuwetaal.rules.yaml_nodes import parse  # noqa: PLC0415 -- few texts have one, and YAML is slow to import

    try:
        data = parse(remark.body, "").data[KEY]
    except RuleError as error:
        placed = _PLACED.match(str(error))
        say(remark.start, placed[3] if placed else str(error))
        return
    if not isinstance(data, dict) or not isinstance(names := data.get("uit", []), str | list):
        say(remark.start, "schrijf hier nieuwetaal: {uit: [regel], omdat: reden}")
        return
    for key in data:
        if key not in _KEYS:
            say(remark.start, f"onbekende sleutel ‘{_short(key)}’{nearest(key, _KEYS)}; hier kan uit en omdat")
    reason = _reason(str(data.get("omdat") or ""))
    wanted = _names(map(str, names) if isinstance(names, list) else [names])
    yield Order("uit", wanted, reason, remark.end, len(text), remark.start)


def _check(order: Order, known: AbstractSet[str], say: Say) -> None:
    for name in sorted(order.names - known - {EVERYTHING})[:1]:
        say(order.said, f"de regel of categorie ‘{_short(name)}’ bestaat niet{nearest(name, known)}")
    if not order.names:
        say(order.said, "noem erbij wat uit mag: een regel, een categorie of alles")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
