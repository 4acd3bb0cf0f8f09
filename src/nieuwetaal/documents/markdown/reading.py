"""Markdown: prose without its markup, each character at its exact place.

The parser reads a shadow of the text in which every character is one byte, so its offsets are ours.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import tree_sitter_markdown
from tree_sitter import Language, Parser, Point, Range

from nieuwetaal.documents.chunks import Chunk, chunks, ends, moved
from nieuwetaal.documents.cleaning import segment
from nieuwetaal.documents.markdown.blocks import further, notes, page
from nieuwetaal.documents.markdown.inline import Source, pieces, windows

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
_LEAVES = {
    "inline": "text",
    "pipe_table_cell": "text",
    "html_block": "html",
    "minus_metadata": "front",
    "indented_code_block": "code",
}
"""What a block without blocks in it is."""
_OPENS_BLOCK = re.compile(r"[^\W\d_]|#")
"""What begins a block of its own behind a blank line: it is no marker, and not indented as a list goes on."""
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?s:.*?)(?<=[\r\n])\1[ \t]*(?:\r\n?|\n|\Z)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")
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
    source = Source(text, shadow, shadow.encode("ascii"), Parser(inline), labels)
    root = Parser(block).parse(source.data).root_node
    stack: list[tuple[Node, Kind]] = [(root, "paragraph")]
    read: list[Segment] = []
    html: list[tuple[str, Span]] = []
    while stack:
        node, kind = stack.pop()
        known = _known(source, node)
        if known:
            read += _segments(source, node, kind, known)
            html += (("html" if known == "text" else known, span) for span in _html(source, node, known))
        else:
            inner = kind if kind == "block-quote" else _KINDS.get(node.type, kind)
            stack.extend((child, inner) for child in reversed(node.children))
    return Chunk(tuple(read), tuple(html), _is_closed(root))


def _known(source: Source, node: Node) -> str:
    """Return what a block without blocks in it is: text, html, front or code; empty when there are blocks in it."""
    if node.type == "ERROR" and source.shadow.startswith("<", node.start_byte):  # HTML in a quotation
        return "html"
    return _LEAVES.get(node.type, "")


def _segments(source: Source, node: Node, kind: Kind, known: str) -> Iterator[Segment]:
    if known == "html":
        yield from page(source.text, _ranges(source, node), kind)
        return
    parts: Iterator[list[Span]] = iter(())
    if known == "text":
        parts = notes(source.shadow, _ranges(source, node))
    elif known == "code":
        parts = further(source.shadow, node)
    for part in parts:
        if found := segment(kind, source.text, pieces(source, part)):
            yield found


def _html(source: Source, node: Node, known: str) -> Iterator[Span]:
    """Yield the spans of markup in a block: the tags in text, else all of it."""
    if known == "text":
        if "<" in source.shadow[node.start_byte : node.end_byte]:
            yield from _tags(source, _ranges(source, node))
    elif known != "code":
        yield node.start_byte, min(node.end_byte, len(source.text))


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


def _tags(source: Source, ranges: list[Span]) -> Iterator[Span]:
    for window in windows(source.shadow, ranges):
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


def _ranges(source: Source, node: Node) -> list[Span]:
    """Return the spans of a block's text, without the quote marks and indents that its lines start with."""
    start, end = node.start_byte, node.end_byte
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
