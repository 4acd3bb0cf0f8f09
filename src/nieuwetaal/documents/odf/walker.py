"""The paragraphs of an OpenDocument text in reading order, every character with its place in the tree."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, cast

from lxml import etree

from nieuwetaal.documents.odf.names import ANNOTATION, ANNOTATION_END, DRAW, OFFICE, STYLE, STYLE_NAME, TABLE, TEXT, XML

if TYPE_CHECKING:
    from nieuwetaal.documents.document import Kind
    from nieuwetaal.documents.odf.styles import Styles

Slot = Literal["text", "tail", "self"]
BODY = "tekst"
HEADER = "koptekst"
FOOTER = "voettekst"

_LAYOUT = str.maketrans("\t\n\r", "   ")
"""White space in the XML is a space, however it was written."""
_CHARACTERS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_NEAR_START = 100
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_CHANGES = (f"{TEXT}change-start", f"{TEXT}change-end")
_SKIPPED = {
    *(f"{TEXT}{name}" for name in ("tracked-changes", "note-citation", "number", "ruby-text", "script")),
    *(f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index", "object-index")),
    *(f"{TEXT}{name}" for name in ("user-index", "alphabetical-index", "bibliography")),
    *(f"{OFFICE}{name}" for name in ("forms", "event-listeners", "binary-data")),
    *(f"{TABLE}{name}" for name in ("covered-table-cell", "tracked-changes")),
    *(f"{DRAW}{name}" for name in ("object", "object-ole", "image", "glue-point", "image-map")),
    ANNOTATION,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters of a paragraph from `start`: the text or the tail of an element, or what it stands for itself."""

    start: int
    length: int
    element: etree._Element
    slot: Slot


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading, and where its characters stand.

    `drawing` is the outermost frame or drawing it stands in, if it does; `in_shape` says that one of them is no frame,
    but a drawing with words. `marks` are the annotations, and their ends, at offsets of the text.
    """

    element: etree._Element
    kind: Kind
    part: str
    drawing: etree._Element | None
    in_shape: bool
    pieces: list[Piece] = field(default_factory=list)
    marks: list[tuple[etree._Element, int]] = field(default_factory=list)
    hidden: bool = False
    length: int = 0
    _texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the paragraph says."""
        return "".join(self._texts)

    def put(self, text: str, element: etree._Element, slot: Slot) -> None:
        """Add characters."""
        self.pieces.append(Piece(self.length, len(text), element, slot))
        self._texts.append(text if slot == "self" else text.translate(_LAYOUT))
        self.length += len(text)

    def piece(self, offset: int) -> Piece:
        """Return the piece in which the character at `offset` stands."""
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1]


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the walk is: what holds for the paragraphs there, where they go, and which one gets the text."""

    part: str
    kind: Kind
    sink: list[Paragraph]
    drawing: etree._Element | None = None
    in_shape: bool = False
    open: Paragraph | None = None


class _Walk:
    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self.root = root
        self.styles = styles
        self.deleted = {_name(region) for region in root.iterfind(f"{TEXT}tracked-changes/*[{TEXT}deletion]")}
        self.inside: set[str | None] = set()
        self.main: list[Paragraph] = []
        self.footnotes: list[Paragraph] = []
        self.endnotes: list[Paragraph] = []
        self.counts: dict[str, int] = {}

    def walk(self, part: str) -> list[Paragraph]:
        """Return the paragraphs, those of notes at the end."""
        scopes: list[_Scope | None] = [_Scope(part, "paragraph", self.main)]
        walker = etree.iterwalk(self.root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                scope = self._entered(element, cast("_Scope", scopes[-1]))
                scopes.append(scope)
                if scope is None:
                    walker.skip_subtree()
                elif scope.open is not None and not self.inside:
                    _put_start(scope.open, element)
                continue
            if event == "end":
                scopes.pop()
            scope = scopes[-1]
            if scope is not None and scope.open is not None and element.tail and not self.inside:
                scope.open.put(element.tail, element, "tail")
        return [each for each in chain(self.main, self.footnotes, self.endnotes) if each.length and not each.hidden]

    def _entered(self, element: etree._Element, scope: _Scope) -> _Scope | None:
        """Return the scope inside an element; None when it is not read."""
        tag = cast("str", element.tag)
        if tag in (ANNOTATION, ANNOTATION_END) and scope.open is not None:
            scope.open.marks.append((element, scope.open.length))
        if tag in _CHANGES:
            self._change(element)
        if tag in _SKIPPED or self._is_hidden(element, scope):
            return None
        if tag in _PARAGRAPHS:
            return self._opened(element, scope)
        if tag.startswith(DRAW):
            return self._drawn(element, scope)
        return self._placed(element, scope)

    def _change(self, element: etree._Element) -> None:
        """Go past the start or end of a change; words that were deleted may be left where they stood."""
        name = element.get(f"{TEXT}change-id")
        if element.tag == _CHANGES[0] and name in self.deleted:
            self.inside.add(name)
        elif element.tag == _CHANGES[1]:
            self.inside.discard(name)

    def _placed(self, element: etree._Element, scope: _Scope) -> _Scope:
        match _local(element):
            case "note" if element.tag == f"{TEXT}note":
                foot = element.get(f"{TEXT}note-class") != "endnote"
                part = self._counted("voetnoot" if foot else "eindnoot")
                sink = self.footnotes if foot else self.endnotes
                return _Scope(part, "paragraph", sink, scope.drawing, scope.in_shape)
            case "list-item" | "list-header" | "numbered-paragraph":
                return replace(scope, kind="list-item")
            case "table" if scope.part in (HEADER, FOOTER) or scope.part.startswith("tabel"):
                return replace(scope, open=None)
            case "table":
                return replace(scope, part=self._counted("tabel"), open=None)
            case "table-cell":
                return replace(scope, kind="table-cell")
        return scope

    def _opened(self, element: etree._Element, scope: _Scope) -> _Scope:
        kind: Kind = "heading" if element.tag == f"{TEXT}h" else scope.kind
        kind = self.styles.kind(element.get(STYLE_NAME)) or kind
        paragraph = Paragraph(element, kind, scope.part, scope.drawing, scope.in_shape)
        scope.sink.append(paragraph)
        return replace(scope, open=paragraph)

    def _drawn(self, element: etree._Element, scope: _Scope) -> _Scope:
        """Return the scope inside a drawing: only paragraphs have text there, not names and descriptions."""
        if element.tag == f"{DRAW}text-box":
            return replace(scope, part=self._box(scope), kind="paragraph", open=None)
        has_words = any(child.tag in _PARAGRAPHS and _has_words(child) for child in element)
        return replace(
            scope,
            part=self._box(scope) if has_words else scope.part,
            kind="paragraph",
            drawing=element if scope.drawing is None else scope.drawing,
            in_shape=scope.in_shape or element.tag not in (f"{DRAW}frame", f"{DRAW}a"),
            open=None,
        )

    def _box(self, scope: _Scope) -> str:
        return scope.part if scope.part in (HEADER, FOOTER) else self._counted("tekstvak")

    def _counted(self, part: str) -> str:
        self.counts[part] = self.counts.get(part, 0) + 1
        return f"{part} {self.counts[part]}"

    def _is_hidden(self, element: etree._Element, scope: _Scope) -> bool:
        hidden = False
        match _local(element):
            case "p" | "h":
                hidden = self.styles.hidden("paragraph", element.get(STYLE_NAME))
            case "span":
                hidden = self.styles.hidden("text", element.get(STYLE_NAME))
            case "section":
                hidden = element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
            case "hidden-text":
                hidden = element.get(f"{TEXT}is-hidden") != "false"
            case "hidden-paragraph" if scope.open is not None:
                scope.open.hidden = element.get(f"{TEXT}is-hidden") == "true"
                hidden = True
            case "table-row" | "table-column":
                hidden = element.get(f"{TABLE}visibility") in ("collapse", "filter")
        return hidden


def _has_words(paragraph: etree._Element) -> bool:
    """Whether there are words near the start of a paragraph; drawings in drawings are not read again and again."""
    return any(text.strip() for text in islice(paragraph.itertext(), _NEAR_START))


def _name(region: etree._Element) -> str | None:
    return region.get(f"{TEXT}id") or region.get(f"{XML}id")


def _local(element: etree._Element) -> str:
    return cast("str", element.tag).rpartition("}")[2]


def _put_start(paragraph: Paragraph, element: etree._Element) -> None:
    """Add what stands at the start of an element: a character that it is itself, or its text."""
    if character := _CHARACTERS.get(cast("str", element.tag)):
        paragraph.put(character, element, "self")
    elif element.text:
        paragraph.put(element.text, element, "text")


def body_paragraphs(body: etree._Element, styles: Styles) -> list[Paragraph]:
    """Return the paragraphs of the text with words: the body, then its footnotes and endnotes."""
    return _Walk(body, styles).walk(BODY)


def margin_paragraphs(root: etree._Element, styles: Styles) -> list[Paragraph]:
    """Return the paragraphs of headers and footers, each once however many kinds of pages have it."""
    found: list[Paragraph] = []
    seen: set[tuple[str, ...]] = set()
    for page in root.iter(f"{STYLE}master-page"):
        for child in page:
            name = _local(child) if isinstance(child.tag, str) else ""
            if not name.startswith(("header", "footer")) or child.get(f"{STYLE}display") == "false":
                continue
            paragraphs = _Walk(child, styles).walk(HEADER if name.startswith("header") else FOOTER)
            texts = tuple(" ".join(each.text.split()) for each in paragraphs)
            if texts not in seen:
                seen.add(texts)
                found += paragraphs
    return found
