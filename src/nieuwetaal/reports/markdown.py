"""Writing Markdown that shows a text as it is, whatever signs the text holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIGNS = re.compile(r"[\\`*_\[\]<>|~$&]")
_OPENING = re.compile(r"^(?:(\d+)(?=[.)])|(?=[-+#=]))")
_STRANGE_IN_ADDRESS = {"\\": "%5C", "<": "%3C", ">": "%3E", " ": "%20"}


def escape(text: str) -> str:
    """Return a text as Markdown in which no sign of it means anything, on one line."""
    plain = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\", plain)


def bold(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text as Markdown with some of its spans in bold; spaces at their ends stay outside."""
    parts, done = [], 0
    for start, end in sorted(spans):
        inside = text[start:end]
        begin = start + len(inside) - len(inside.lstrip())
        parts += [_inside(text[done:begin], first=done == 0), f"**{_inside(inside.strip(), first=False)}**"]
        done = begin + len(inside.strip())
    parts.append(_inside(text[done:], first=done == 0))
    return "".join(parts)


def link(text: str, address: str) -> str:
    """Return a link; an address with a bracket or a space is written between angle brackets."""
    for sign, code in _STRANGE_IN_ADDRESS.items():
        address = address.replace(sign, code)
    return f"[{escape(text)}]({f'<{address}>' if set('()') & set(address) else address})"


def bullets(items: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a list of Markdown texts."""
    for item in items:
        yield f"- {item}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table of Markdown texts."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _inside(text: str, *, first: bool) -> str:
    """Escape a part of a line; only what opens the line can be taken for a list or a heading."""
    escaped = _SIGNS.sub(r"\\\g<0>", re.sub(r"\s+", " ", text))
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\", escaped) if first else escaped
