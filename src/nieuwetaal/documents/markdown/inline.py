"""The inline markup of Markdown: what is read where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from tree_sitter import Node, Parser, Point, Range

from nieuwetaal.documents.html.elements import QUOTES, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.chunks import Span
    from nieuwetaal.documents.cleaning import Piece

_INLINE_MARKUP = re.compile(r"[\\`*_~\[<&]")
_DELIMITER = re.compile(r"[*_~]+|!?\[")
_MOST_DELIMITERS = 100
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]*)")


@dataclass(frozen=True, slots=True)
class Source:
    """The document, its shadow, a parser of inline markup, and the labels that links can refer to."""

    text: str
    shadow: str
    data: bytes
    inline: Parser
    labels: frozenset[str]


def pieces(source: Source, ranges: list[Span]) -> Iterator[Piece]:
    """Yield the text of `ranges` with the cuts and replacements that its inline markup asks for."""
    for window in windows(source.shadow, ranges):
        marked = any(_INLINE_MARKUP.search(source.shadow, *span) for span in window)
        cuts = _cuts(source, window) if marked else iter(())
        cut = next(cuts, None)
        done = 0
        for first, last in window:
            done = max(done, first)
            while cut and cut[0] < last:
                start, end, replacement = cut
                if done < start:
                    yield done, start, None
                if replacement:
                    yield start, end, replacement
                done = end
                cut = next(cuts, None)
            if done < last:
                yield done, last, None


def windows(shadow: str, ranges: list[Span]) -> Iterator[list[Span]]:
    """Yield `ranges` in parts that the inline parser can take: it is slow on thousands of unmatched delimiters."""
    window: list[Span] = []
    count = 0
    for first, last in ranges:
        start = first
        for match in _DELIMITER.finditer(shadow, first, last):
            count += 1
            if count > _MOST_DELIMITERS:
                yield [*window, (start, match.start())]
                window, start, count = [], match.start(), 1
        window.append((start, last))
    yield window


def _cuts(source: Source, ranges: list[Span]) -> Iterator[Piece]:
    """Yield the markup in `ranges`, in order and without overlap, each with what is read in its place."""
    source.inline.included_ranges = [Range(Point(0, 0), Point(0, 0), *span) for span in ranges]
    stack: list[Node | Piece] = [source.inline.parse(source.data).root_node]
    done = 0
    endless: set[str] = set()
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            if item[0] >= done:
                yield item
        elif item.start_byte < done:
            continue
        elif item.type == "html_tag" and (end := _unread(source, item, ranges[-1][1], endless)):
            yield item.start_byte, end, _gap(source.text, item.start_byte, end)
            done = end
        else:
            stack.extend(reversed(_read(source, item)))


def _unread(source: Source, tag: Node, limit: int, endless: set[str]) -> int:
    """Return where the element ends that a tag opens, if that is not read; else 0. `endless` ones have no end."""
    name = _ELEMENT.match(source.shadow, tag.start_byte)
    if name is None or name[1] or name[2].lower() not in UNREAD - endless:
        return 0
    end = re.compile(rf"</{name[2]}\s*>", re.IGNORECASE).search(source.shadow, tag.end_byte, limit)
    if end is None:
        endless.add(name[2].lower())
        return 0
    return end.end()


def _read(source: Source, node: Node) -> list[Node | Piece]:
    """Return what `node` consists of: markup, as pieces, and nodes to look into."""
    start, end = node.start_byte, node.end_byte
    parts: list[Node | Piece]
    match node.type:
        case "emphasis_delimiter":
            parts = [(start, end, "")]
        case "code_span" | "image":
            parts = [(start, end, _gap(source.text, start, end))]
        case "html_tag":
            parts = [(start, end, _shown(source.shadow, start))]
        case "uri_autolink" | "email_autolink":
            parts = [(start, start + 1, ""), (end - 1, end, "")]
        case "backslash_escape":
            parts = [(start, start + 1, "")]
        case "hard_line_break":
            parts = [(start, end, " ")]
        case "entity_reference" | "numeric_character_reference":
            parts = [(start, end, unescape(source.text[start:end]))]
        case "strikethrough" if source.shadow.startswith("~~", start):
            parts = [(start, end, "")]
        case "inline_link" | "full_reference_link" | "collapsed_reference_link" | "shortcut_link":
            parts = _read_link(source, node)
        case _:
            parts = list(node.children)
    return parts


def _read_link(source: Source, node: Node) -> list[Node | Piece]:
    """Return the text of a link between its markup; brackets that refer to nothing are prose, footnotes are markup."""
    start, end = node.start_byte, node.end_byte
    label = next((child for child in node.children if child.type == "link_text"), None)
    if label is None or source.shadow.startswith("[^", start):
        return [(start, end, "")]
    if node.type == "shortcut_link" and source.text[start + 1 : end - 1].casefold() not in source.labels:
        return list(label.children)
    return [(start, label.start_byte, ""), *label.children, (label.end_byte, end, "")]


def _shown(shadow: str, start: int) -> str:
    """Return what is seen where the tag at `start` stands: white space, a quotation mark, or nothing."""
    tag = _ELEMENT.match(shadow, start)
    match tag[2].lower() if tag else "":
        case "br":
            return " "
        case "q":
            return QUOTES[0][1 if tag and tag[1] else 0]
    return ""


def _gap(text: str, start: int, end: int) -> str:
    """Return the space that keeps the words around a dropped span apart, where nothing else does."""
    return " " if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""
