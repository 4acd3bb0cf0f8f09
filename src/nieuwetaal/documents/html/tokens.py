"""The tokens of HTML, each at its exact place: text, tags and comments, in one pass and whatever the markup is.

Not the parser of the standard library: that raises on ``<![1``, and takes a minute for 60 kB of tags without an end.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.cleaning import Piece

_OPENS = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(
    r"""
    <(?P<slash>/?+) (?P<name>[a-zA-Z][^\s/>]*+)
    (?P<attributes> (?: [^>"'=]++ | =\s*+ (?: "[^"]*+" | '[^']*+' )?+ | ["'] )*+ )
    >
    """,
    re.VERBOSE,
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_UNENDED = re.compile(r"</?[a-zA-Z]")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_XML = re.compile(r"\ufeff?\s*<\?xml\s")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?+""")
_REFERENCE = re.compile(r"&(?:#(?:\d{1,9}|[xX][0-9a-fA-F]{1,8});?|([a-zA-Z][a-zA-Z0-9]{1,31};?))")
_RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
"""Elements in which tags are text."""
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


class Token(NamedTuple):
    """What stands at `start..end`: text, a start or end tag with its `name` in lower case, a comment, what nobody sees.

    `plain` text has no references; `attributes` is the source of those. `empty`: the tag closes itself, for those who
    heed that. (A tuple: a text has many of these.)
    """

    kind: Literal["text", "plain", "start", "end", "comment", "unseen"]
    start: int
    end: int
    name: str = ""
    attributes: str = ""
    empty: bool = False


def is_xml(text: str) -> bool:
    """Tell whether an HTML text is XHTML, in which every tag may close itself and CDATA is text."""
    return _XML.match(text) is not None


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of an HTML text, in order and without gaps; a tag that does not end takes the rest."""
    xml, at, size = is_xml(text), 0, len(text)
    endless: set[str] = set()
    while at < size:
        found = _OPENS.search(text, at)
        start = found.start() if found else size
        if at < start:
            yield Token("text", at, start)
        if found is None:
            return
        if xml and text.startswith(_CDATA, start):
            yield from _section(text, start)
            at = _end_of(text, _CDATA_END, start)
            continue
        token = _markup(text, start)
        yield token
        at = token.end
        if token.kind != "start" or token.name not in _RAW or (token.empty and (xml or token.name == "title")):
            continue
        end = None if token.name in endless else _RAW_ENDS[token.name].search(text, at)
        if end is None:
            endless.add(token.name)
            if token.empty:
                continue
        stop = end.start() if end else size
        if at < stop:
            yield Token("unseen", at, stop)
        at = stop


def _markup(text: str, start: int) -> Token:
    if tag := _TAG.match(text, start):
        slash, name, attributes = tag.groups()
        return Token("end" if slash else "start", start, tag.end(), name.lower(), attributes, attributes.endswith("/"))
    if text.startswith("<!--", start):
        comment = _COMMENT.match(text, start)
        return Token("comment", start, comment.end() if comment else len(text))
    return Token("unseen", start, len(text) if _UNENDED.match(text, start) else _end_of(text, ">", start))


def _section(text: str, start: int) -> Iterator[Token]:
    """Yield a section of XML in which nothing is markup."""
    end = _end_of(text, _CDATA_END, start)
    first, last = start + len(_CDATA), end - len(_CDATA_END) if text.endswith(_CDATA_END, start, end) else end
    yield Token("unseen", start, first)
    if first < last:
        yield Token("plain", first, last)
    if last < end:
        yield Token("unseen", last, end)


def _end_of(text: str, mark: str, start: int) -> int:
    """Return where the first `mark` from `start` on ends; the end of the text when there is none."""
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def attributes_of(source: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in lower case; of double ones the first."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), "".join(values))
    return found


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the text at `start..end`, with what its character references stand for in their place."""
    done = start
    for reference in _REFERENCE.finditer(text, start, end):
        stop = _end(reference)
        if stop is None:
            continue
        here = reference.start()
        if done < here:
            yield done, here, None
        yield here, stop, unescape(text[here:stop])
        done = stop
    if done < end:
        yield done, end, None


def _end(reference: re.Match[str]) -> int | None:
    """Return where a reference ends; None when it is none. Old ones may lack their semicolon."""
    name = reference[1]
    if name is None or name in html5:
        return reference.end()
    known = next((size for size in range(len(name) - 1, 1, -1) if name[:size] in html5), None)
    return None if known is None else reference.start(1) + known
