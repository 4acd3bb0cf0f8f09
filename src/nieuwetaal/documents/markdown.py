"""Markdown: prose without its markup, each character at its exact place.

The parser reads a shadow of the text in which every character is one byte, so its offsets are ours.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

import tree_sitter_markdown
from tree_sitter import Language, Parser, Point, Range

from nieuwetaal.documents.chunks import Chunk, chunks, ends, moved
from nieuwetaal.documents.cleaning import Piece, segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from nieuwetaal.documents.chunks import Memory, Span
    from nieuwetaal.documents.document import Kind, Segment

_KINDS: dict[str, Kind] = {
    "atx_heading": "heading",
    "setext_heading": "heading",
    "list_item": "list-item",
    "pipe_table": "table-cell",
    "block_quote": "block-quote",
}
_RAW = {"html_block": "html", "minus_metadata": "front"}
_OPENS_BLOCK = re.compile(r"[^\W\d_]|#")
"""What begins a block of its own behind a blank line: it is no marker, and not indented as a list goes on."""
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?s:.*?)(?<=[\r\n])\1[ \t]*(?:\r\n?|\n|\Z)")
_INLINE_MARKUP = re.compile(r"[\\`*_~\[<&]")
_DELIMITER = re.compile(r"[*_~]+|!?\[")
_MOST_DELIMITERS = 100
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
_DEFINITION = re.compile(r"(?:^|(?<=\r)) {0,3}\[([^\]\r\n]+)\]:", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_DEEP = re.compile(
    r"^(?=[ \t]*[^ \t\r\n])(?:[ \t>] | [-*+](?=[ \t]) | \d{1,9}[.)](?=[ \t])){100,}+", re.MULTILINE | re.VERBOSE
)


class _Shadow(dict[int, str]):
    """One ASCII character for every character: letters, digits and accents as *x*, the rest as punctuation."""

    def __missing__(self, code: int) -> str:
        shadow = "x" if unicodedata.category(chr(code))[0] in "LMN" else "?"
        self[code] = shadow
        return shadow


_SHADOW = _Shadow({code: chr(code) for code in range(1, 128)} | {0: "?", ord("$"): "?"})


@dataclass(frozen=True, slots=True)
class _Source:
    """The document, its shadow, a parser of inline markup, and the labels that links can refer to."""

    text: str
    shadow: str
    data: bytes
    inline: Parser
    labels: frozenset[str]


@cache
def _languages() -> tuple[Language, Language]:
    return Language(tree_sitter_markdown.language()), Language(tree_sitter_markdown.inline_language())


def segments(text: str, memory: Memory) -> Iterator[Segment]:
    """Yield the segments of Markdown `text` in reading order."""
    for start, chunk in _chunks(text, memory):
        for found in chunk.segments:
            yield moved(found, start)


def raw_html(text: str, memory: Memory) -> Iterator[tuple[str, Span]]:
    """Yield the HTML and the front matter of Markdown `text`, as `html` or `front`, with their spans, in order.

    Code is neither.
    """
    for start, chunk in _chunks(text, memory):
        for kind, (first, last) in chunk.html:
            yield kind, (start + first, min(start + last, len(text)))


def _chunks(text: str, memory: Memory) -> Iterator[tuple[int, Chunk]]:
    defined = _DEFINITION.findall(text) if "]:" in text else ()
    labels = frozenset(label.casefold() for label in defined)

    def read(chunk: str) -> Chunk:
        links = labels if "[" in chunk else None
        return memory.chunk(("markdown", chunk, links), lambda: _read_chunk(chunk, labels))

    front = _FRONT_MATTER.match(text)
    return chunks(text, ends(text, _OPENS_BLOCK, front.end() if front else 0), read)


def _read_chunk(text: str, labels: frozenset[str]) -> Chunk:
    """Return what stands in a chunk of Markdown, a text by itself but for the `labels` of links."""
    shadow = _shadow(text)
    block, inline = _languages()
    source = _Source(text, shadow, shadow.encode("ascii"), Parser(inline), labels)
    root = Parser(block).parse(source.data).root_node
    stack: list[tuple[Node, Kind]] = [(root, "paragraph")]
    read: list[Segment] = []
    html: list[tuple[str, Span]] = []
    while stack:
        node, kind = stack.pop()
        if node.type in {"inline", "pipe_table_cell"}:
            ranges = _ranges(source, node)
            if found := segment(kind, text, _pieces(source, ranges)):
                read.append(found)
            if "<" in shadow[node.start_byte : node.end_byte]:
                html += (("html", span) for span in _tags(source, ranges))
        elif node.type in _RAW:
            html.append((_RAW[node.type], (node.start_byte, min(node.end_byte, len(text)))))
        else:
            inner = kind if kind == "block-quote" else _KINDS.get(node.type, kind)
            stack.extend((child, inner) for child in reversed(node.children))
    return Chunk(tuple(read), tuple(html), _is_closed(root))


def _is_closed(root: Node) -> bool:
    """Tell whether the last block ends where its chunk does: no code without its closing fence, no HTML."""
    node: Node | None = root
    while node is not None:
        if node.type == "html_block":
            return False
        if node.type == "fenced_code_block":
            return sum(child.type == "fenced_code_block_delimiter" for child in node.children) > 1
        node = node.named_children[-1] if node.named_children else None
    return True


def _tags(source: _Source, ranges: list[Span]) -> Iterator[Span]:
    for window in _windows(source.shadow, ranges):
        source.inline.included_ranges = [Range(Point(0, 0), Point(0, 0), *span) for span in window]
        stack = [source.inline.parse(source.data).root_node]
        while stack:
            node = stack.pop()
            if node.type == "html_tag":
                yield node.start_byte, node.end_byte
            else:
                stack.extend(reversed(node.children))


def _shadow(text: str) -> str:
    r"""Return `text` in as many ASCII characters and a line end, lone ``\r`` as ``\n``, nesting that is too deep gone.

    The parser misses rulers on a last line without an end, and keeps its open blocks in 1,024 bytes without a check.
    """
    shadow = _LONE_RETURN.sub("\n", text.translate(_SHADOW) + "\n")
    return _DEEP.sub(lambda match: "x" * len(match[0]), shadow)


def _ranges(source: _Source, node: Node) -> list[Span]:
    """Return the spans of a block's text, without the quote marks and indents that its lines start with."""
    start, end = node.start_byte, node.end_byte
    if footnote := _FOOTNOTE.match(source.shadow, start, end):
        start = footnote.end()
    if node.parent and node.parent.type == "atx_heading":
        hashes = _CLOSING_HASHES.search(source.shadow, start, end)
        end = hashes.start() if hashes else end
    ranges = []
    for child in node.children:
        if child.type == "block_continuation":
            ranges.append((start, min(child.start_byte, end)))
            start = child.end_byte
    ranges.append((start, end))
    return [(first, last) for first, last in ranges if first < last]


def _pieces(source: _Source, ranges: list[Span]) -> Iterator[Piece]:
    """Yield the text of `ranges` with the cuts and replacements that its inline markup asks for."""
    for window in _windows(source.shadow, ranges):
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


def _windows(shadow: str, ranges: list[Span]) -> Iterator[list[Span]]:
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


def _cuts(source: _Source, ranges: list[Span]) -> Iterator[Piece]:
    """Yield the markup in `ranges`, in order and without overlap, each with what is read in its place."""
    source.inline.included_ranges = [Range(Point(0, 0), Point(0, 0), *span) for span in ranges]
    stack: list[Node | Piece] = [source.inline.parse(source.data).root_node]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            yield item
        else:
            stack.extend(reversed(_read(source, item)))


def _read(source: _Source, node: Node) -> list[Node | Piece]:
    """Return what `node` consists of: markup, as pieces, and nodes to look into."""
    start, end = node.start_byte, node.end_byte
    parts: list[Node | Piece]
    match node.type:
        case "emphasis_delimiter":
            parts = [(start, end, "")]
        case "code_span" | "image":
            parts = [(start, end, _gap(source.text, start, end))]
        case "html_tag":
            parts = [(start, end, " " if source.shadow.startswith(("<br", "<BR"), start) else "")]
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


def _read_link(source: _Source, node: Node) -> list[Node | Piece]:
    """Return the text of a link between its markup; brackets that refer to nothing are prose, footnotes are markup."""
    start, end = node.start_byte, node.end_byte
    label = next((child for child in node.children if child.type == "link_text"), None)
    if label is None or source.shadow.startswith("[^", start):
        return [(start, end, "")]
    if node.type == "shortcut_link" and source.text[start + 1 : end - 1].casefold() not in source.labels:
        return list(label.children)
    return [(start, label.start_byte, ""), *label.children, (label.end_byte, end, "")]


def _gap(text: str, start: int, end: int) -> str:
    """Return the space that keeps the words around a dropped span apart, where nothing else does."""
    return " " if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""
