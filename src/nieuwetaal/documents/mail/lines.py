"""The lines of a mail: what its writer wrote, what was quoted from others, and what mail programs put around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["own", "quote", "subject", "left out"]

_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]+")
_SENDER = r"van|from|von"
_SENT = r"verzonden|datum|sent|date|gesendet|datum"
_OTHERS = (
    r"aan|cc|bcc|bijlagen?|antwoord aan|beantwoorden aan|prioriteit|urgentie|to|an|reply-to|importance|attachments?"
    r"|received|return-path|message-id|mime-version|[a-z]+-[a-z-]+"
)
_SUBJECT = r"onderwerp|betreft|subject|betreff"
_FIELD = re.compile(
    rf"[ ]{{0,3}}\*{{0,2}}(?:(?P<sender>{_SENDER})|(?P<sent>{_SENT})|(?P<subject>{_SUBJECT})|{_OTHERS})"
    rf"\*{{0,2}}[ ]?:\*{{0,2}}(?:\s+(?P<value>\S.*)|\s*)\Z",
    re.IGNORECASE,
)
_ON_ONE_LINE = re.compile(rf"(?:{_SENDER}):\s.*\b(?:{_SENT}):\s", re.IGNORECASE)
_REPLY = re.compile(r"(?:(?:re|fwd?|antw|betr|doorst|aw|wg)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"(?:[ ]?>)+[ ]?")
_RULER = re.compile(
    r"-{2,}\s*(?:oorspronkelijk\w* (?:bericht|e-?mail)|doorgestuurd bericht|original message|forwarded message"
    r"|ursprüngliche nachricht)\s*-{2,}|begin (?:doorgestuurd bericht|forwarded message):",
    re.IGNORECASE,
)
_WROTE = re.compile(r"(?:Op|On|Am|Le)\s.+\b(?:schreef|geschreven|wrote|schrieb|écrit)\b.*:|.+\b(?:schreef|wrote)\s*:")
_DATED = re.compile(r"\d[:.]\d\d\b|@")
_MOST_LINES = 4
"""Lines over which a mail program breaks who wrote what is quoted, and fields that name a mail beyond its first."""
_SIGNATURE = "--"


class Line(NamedTuple):
    """A line of a mail: `start..end` with its line end, where its text starts (behind quote marks), and what it is.

    `level` counts the quote marks; 0 for what is quoted without them.
    """

    kind: Kind
    start: int
    begin: int
    end: int
    level: int = 0


def lines(text: str, *, pasted: bool) -> Iterator[Line]:
    """Yield the lines of a mail in order; one that was `pasted` begins with the fields of its head, if any."""
    spans = [match.span() for match in _LINE.finditer(text)]
    said = [text[start:end].strip() for start, end in spans]
    raw = [text[start:end].rstrip() for start, end in spans]
    at = 0
    if pasted:
        while at < len(said) and not said[at]:
            at += 1
        upto = _fields(raw, at)
        yield from _head(raw, spans, at, upto)
        at = upto
    yield from _body(_Body(said, raw), spans, at)


class _Body(NamedTuple):
    said: Sequence[str]
    raw: Sequence[str]


def _head(raw: Sequence[str], spans: Sequence[tuple[int, int]], first: int, last: int) -> Iterator[Line]:
    for place in range(first, last):
        start, end = spans[place]
        field = _FIELD.match(raw[place])
        value = field["value"] if field and field["subject"] else None
        if field is None or not value:
            yield Line("left out", start, start, end)
            continue
        reply = _REPLY.match(value)
        yield Line("subject", start, start + field.start("value") + (reply.end() if reply else 0), end)


def _body(body: _Body, spans: Sequence[tuple[int, int]], first: int) -> Iterator[Line]:
    kind: Kind = "own"
    passed = first
    for place in range(first, len(spans)):
        start, end = spans[place]
        quoted = _QUOTED.match(body.raw[place])
        if place < passed:
            yield Line("left out", start, start, end)
        elif quoted:
            kind = "own" if kind == "left out" else kind
            yield Line("quote", start, start + quoted.end(), end, quoted[0].count(">"))
        elif upto := _opens_quotation(body, place):
            passed = upto
            kind = kind if _is_marked(body, upto) else "quote"
            yield Line("left out", start, start, end)
        else:
            if kind == "own" and body.said[place] == _SIGNATURE:
                kind = "left out"
            yield Line(kind, start, start, end)


def _opens_quotation(body: _Body, place: int) -> int:
    """Return where the lines end that tell whose words follow; 0 when no such lines start here."""
    said = body.said[place]
    if _RULER.match(said):
        return _fields(body.raw, _next(body, place + 1)) or place + 1
    if _ON_ONE_LINE.match(said):
        return place + 1
    if _names_mail(body.raw, place):
        return _fields(body.raw, place)
    return _attribution(body, place)


def _attribution(body: _Body, place: int) -> int:
    """Return where *Op 12 mei 2030 om 10:11 schreef Jan:* ends, which may take some lines."""
    said = ""
    for after in range(place, min(place + _MOST_LINES, len(body.said))):
        line = body.said[after]
        if not line or line.startswith(">"):
            return 0
        said = f"{said} {line}".lstrip()
        if line.endswith(":"):
            if not _WROTE.fullmatch(said):
                return 0
            return after + 1 if _DATED.search(said) or _is_marked(body, after + 1) else 0
    return 0


def _is_marked(body: _Body, place: int) -> bool:
    """Tell whether the first line from `place` on with something on it bears a quote mark."""
    following = _next(body, place)
    return following < len(body.said) and body.said[following].startswith(">")


def _next(body: _Body, place: int) -> int:
    while place < len(body.said) and not body.said[place]:
        place += 1
    return place


def _names_mail(raw: Sequence[str], place: int) -> bool:
    """Tell whether the fields of another mail start here: its sender, and when it was sent or what it is about."""
    first = _FIELD.match(raw[place])
    if not first or not first["sender"]:
        return False
    others = [_FIELD.match(line) for line in raw[place + 1 : place + 1 + _MOST_LINES]]
    return any(field and (field["sent"] or field["subject"]) for field in others)


def _fields(raw: Sequence[str], place: int) -> int:
    """Return where the fields end that start at `place`, lines that go on with one included; `place` without any."""
    first = place
    while place < len(raw):
        folded = place > first and raw[place][:1] in {" ", "\t"} and raw[place].strip()
        listed = place > first and raw[place - 1].endswith((";", ",")) and raw[place]
        if not (folded or listed or _FIELD.match(raw[place])):
            break
        place += 1
    return place
