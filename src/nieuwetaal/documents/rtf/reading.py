"""Rich text: paragraphs with their numbers; notes and text boxes are not read, and that is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from striprtf.striprtf import rtf_to_text

from nieuwetaal.documents.extract import ParagraphCollector
from nieuwetaal.documents.rtf.source import CELL, LISTED, MARKS, PARAGRAPH, ROW, Source, source
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.document import Kind
    from nieuwetaal.documents.extract import Extract

_SIGNATURE = b"{\\rtf"
_PART = "tekst"
_MARK = re.compile(f"([{''.join((PARAGRAPH, CELL, ROW, LISTED, *MARKS))}])")
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


def read(data: bytes, name: str) -> Extract:
    """Return what stands in a file; raise `InputError`, naming the document `name`, when it cannot be read."""
    if not data.lstrip().startswith(_SIGNATURE):
        raise InputError(f"{name} is geen RTF (het begint niet met {{\\rtf); bewaar het opnieuw als .rtf of .docx")
    found = source(data)
    if found is None:
        raise InputError(f"{name} is te groot om te lezen; verdeel het, of bewaar het als .docx")
    collector = ParagraphCollector()
    for kind, text in _paragraphs(_stripped(found, name)):
        if text and not text.isspace():
            collector.add(text, kind, _PART)
    return collector.extract(tuple(_notes(found)))


def _stripped(found: Source, name: str) -> str:
    """Return the text among its marks."""
    try:
        text = rtf_to_text(found.text, encoding=found.encoding, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise InputError(f"{name} is beschadigd; open het in je tekstverwerker en bewaar het als .docx") from error
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return found.decoded(whole).replace("\r", "\n").translate(_CONTROL)


@dataclass(slots=True)
class _State:
    """What holds where the text is being read."""

    kind: Kind | None = None
    is_tabled: bool = False
    is_listed: bool = False
    texts: list[str] = field(default_factory=list)

    def paragraph(self, *, is_cell: bool) -> tuple[Kind, str]:
        """Return the paragraph that ends here."""
        kind: Kind = "table-cell" if self.is_tabled or is_cell else "paragraph"
        kind = self.kind or ("list-item" if self.is_listed else kind)
        text = "".join(self.texts)
        self.texts.clear()
        self.is_listed = False
        return kind, text


def _paragraphs(text: str) -> Iterator[tuple[Kind, str]]:
    state = _State()
    for piece in _MARK.split(text):
        if piece in (PARAGRAPH, CELL, ROW):
            yield state.paragraph(is_cell=piece != PARAGRAPH)
        elif piece == LISTED:
            state.is_listed = True
        elif piece in MARKS:
            _change(state, MARKS[piece])
        else:
            state.texts.append(piece)
    yield state.paragraph(is_cell=False)


def _change(state: _State, kind: Kind | None) -> None:
    if kind is None:
        state.kind, state.is_tabled = None, False
    elif kind == "table-cell":
        state.is_tabled = True
    else:
        state.kind = kind


def _notes(found: Source) -> Iterator[str]:
    missed = [name for name, is_there in (("voetnoten", found.footnotes), ("tekstvakken", found.boxes)) if is_there]
    if missed:
        yield f"van een rtf-bestand worden {' en '.join(missed)} niet gelezen; bewaar het als .docx of .odt"
    if not found.whole:
        yield "het rtf-bestand houdt midden in de tekst op; misschien is het niet heel"
