"""What is read out of a Word file: paragraphs, and the marks in them of notes and comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.etree import _Element

    from nieuwetaal.documents.document import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters `start..end` of a paragraph, all in one element of a run.

    `run` is the outermost run around it; it can be cut here unless the piece is `fixed`. Of `computed` text Word makes
    the words itself, from a field.
    """

    start: int
    end: int
    element: _Element
    run: _Element
    fixed: bool
    computed: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text, and in which part of the document it stands, as people call that.

    `anchor` is the run of the running text at which a text box or note hangs, or None; `direct` says that the paragraph
    is running text itself.
    """

    element: _Element
    part: str
    kind: Kind
    text: str
    pieces: tuple[Piece, ...]
    direct: bool
    anchor: _Element | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a comment of the document starts, ends or is referred to: at an offset in one of its paragraphs."""

    kind: Literal["start", "end", "reference"]
    id: str
    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A mark in the text to which a note belongs."""

    kind: Literal["footnote", "endnote"]
    id: str
    anchor: _Element
