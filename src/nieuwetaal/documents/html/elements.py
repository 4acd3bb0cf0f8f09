"""The elements of HTML: which make a paragraph, which are not read, and which close each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nieuwetaal.documents.html.tokens import attributes_of

if TYPE_CHECKING:
    from nieuwetaal.documents.document import Kind
    from nieuwetaal.documents.html.tokens import Token

KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    **dict.fromkeys(("td", "th", "caption"), "table-cell"),
    "blockquote": "block-quote",
}
HEAD = frozenset({"head", "meta", "link", "title", "script", "style", "base", "noscript", "template", "basefont"})
UNREAD = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "title", "iframe", "noembed", "noframes", "object"),
        *(
            "code",
            "pre",
            "kbd",
            "samp",
            "xmp",
            "listing",
            "plaintext",
            "nav",
            "svg",
            "math",
            "canvas",
            "audio",
            "video",
        ),
        *("textarea", "select", "button", "datalist", "del", "s", "strike", "rp", "rt"),
    }
)
"""What is not read: what nobody sees, what is no prose, what the page does, and what was crossed out."""
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav"),
        *("noscript", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table"),
        *("tbody", "td", "template", "tfoot", "th", "thead", "tr", "ul", "xmp"),
    }
)
VOID = frozenset(
    {
        *("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link"),
        *("meta", "param", "source", "track", "wbr"),
    }
)
REPLACED = frozenset({"embed", "img", "input"})
"""Void elements that one sees between words."""
BARRIERS = frozenset({"button", "table", "caption", "td", "th", "template", "object", "foreignobject"})
"""What no end tag of another kind reaches over."""
ENDS_PARAGRAPH = BLOCKS - {
    *("body", "caption", "dd", "dt", "frameset", "head", "html", "legend", "li", "noscript", "optgroup", "option"),
    *("tbody", "td", "template", "tfoot", "th", "thead", "tr"),
} | {"li", "dd", "dt"}
"""Blocks that a paragraph cannot hold: their start ends it."""
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_TABLE = frozenset({"table"})
_PARTS = ("tbody", "thead", "tfoot", "caption")
ENDS_ITSELF: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "li": (("li", _LISTS | BARRIERS),),
    **dict.fromkeys(("dt", "dd"), (("dt", frozenset({"dl"}) | BARRIERS), ("dd", frozenset({"dl"}) | BARRIERS))),
    **dict.fromkeys(("td", "th"), (("td", _TABLE), ("th", _TABLE), ("caption", _TABLE))),
    "tr": (("tr", _TABLE), ("caption", _TABLE)),
    **dict.fromkeys(_PARTS, tuple((part, _TABLE) for part in _PARTS)),
    "body": (("head", frozenset()),),
}
"""Elements whose start ends others, each with what that does not reach over."""
REACH: dict[str, frozenset[str]] = {
    **dict.fromkeys(UNREAD | {"table"}, frozenset[str]()),
    **dict.fromkeys((*_PARTS, "tr", "td", "th"), _TABLE),
}
"""What an end tag does not reach over, where that is not all barriers, and for what is no block all blocks."""
QUOTES = (("“", "”"), ("‘", "’"))

_TELLING = re.compile(r"hidden|lang|style|role", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b", re.IGNORECASE)
_LAYOUT = frozenset({"presentation", "none"})
_CELLS = frozenset({"td", "th"})
_TELLING_NAMES = UNREAD | KINDS.keys() | {"table", "q", "foreignobject"}
_FOREIGN = re.compile(r"(?!(?:nl|nld|dut|mul|und|zxx|mis)\b)[a-z]{2,3}(?![a-z])", re.IGNORECASE)


class Element(NamedTuple):
    """An open element: what its text is. `language` is None for Dutch, `layout` tells that a table is only that.

    It `matters` when its text is another kind of text than what it stands in.
    """

    name: str
    kind: Kind
    unread: bool = False
    language: str | None = None
    layout: bool = False
    matters: bool = False


def element(token: Token, parent: Element) -> Element:
    """Return the element that a start tag opens.

    The language of a whole page is often that of the program that made it, and tells nothing.
    """
    name = token.name
    found = attributes_of(token.attributes) if token.attributes and _TELLING.search(token.attributes) else {}
    if not found and name not in _TELLING_NAMES:
        return Element(name, parent.kind, parent.unread, parent.language, parent.layout)
    unread = parent.unread or name in UNREAD or _is_unseen(found)
    layout = found.get("role", "").lower() in _LAYOUT if name == "table" else parent.layout
    kind = parent.kind
    if kind != "block-quote" and not (layout and name in _CELLS):
        kind = KINDS.get(name, kind)
    language = parent.language
    told = found.get("lang") or found.get("xml:lang")
    if told and name not in {"html", "body"}:
        language = told.lower() if _FOREIGN.match(told) else None
    matters = name in {"q", "foreignobject"} or (unread, kind, language) != (
        parent.unread,
        parent.kind,
        parent.language,
    )
    return Element(name, kind, unread, language, layout, matters)


def _is_unseen(attributes: dict[str, str]) -> bool:
    hidden = "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true"
    return hidden or _UNSEEN.search(attributes.get("style", "")) is not None
