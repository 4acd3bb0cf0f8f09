"""A highlight in a PDF: a yellow mark over words, with a note that opens beside it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from nieuwetaal.reports.annotations import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from pypdf.generic import IndirectObject, PdfObject

    from nieuwetaal.documents.pdf.fragments import Box

_YELLOW = (1.0, 0.91, 0.45)
_PRINTED = 4
_NAME = f"{AUTHOR}-"
_NAME_LENGTH = 24


def highlight(boxes: Sequence[Box], lines: Sequence[str], page: int, when: datetime) -> DictionaryObject:
    """Return the annotation that marks boxes on a page (1-based): one mark, however many lines the words run over."""
    text = "\n".join(lines)
    seed = repr((page, list(boxes), text)).encode()
    date = TextStringObject(_date(when))
    return _dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Highlight"),
        Rect=_numbers(_around(boxes)),
        QuadPoints=_numbers(number for box in boxes for number in _corners(box)),
        C=_numbers(_YELLOW),
        Contents=TextStringObject(text),
        T=TextStringObject(AUTHOR),
        M=date,
        CreationDate=date,
        NM=TextStringObject(_NAME + sha256(seed).hexdigest()[:_NAME_LENGTH]),
        F=NumberObject(_PRINTED),
    )


def appearance(boxes: Sequence[Box]) -> StreamObject:
    """Return how the mark looks, for programs that draw none themselves: yellow through which the words are seen."""
    paint = " ".join(map(str, _YELLOW))
    drawn = [f"{left:.2f} {low:.2f} {right - left:.2f} {top - low:.2f} re" for left, low, right, top in boxes]
    stream = StreamObject()
    stream.set_data("\n".join(["/Doorzichtig gs", f"{paint} rg", *drawn, "f", ""]).encode())
    state = _dictionary(Type=NameObject("/ExtGState"), BM=NameObject("/Multiply"))
    stream.update(
        _dictionary(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=_numbers(_around(boxes)),
            Resources=_dictionary(ExtGState=_dictionary(Doorzichtig=state)),
        )
    )
    return stream


def placed(mark: DictionaryObject, look: IndirectObject, page: IndirectObject | None) -> DictionaryObject:
    """Return a mark that knows its look and its page."""
    mark[NameObject("/AP")] = _dictionary(N=look)
    if page is not None:
        mark[NameObject("/P")] = page
    return mark


def name_of(annotation: DictionaryObject) -> str | None:
    """Return the name of an annotation that nieuwetaal made; None for any other."""
    name, author = annotation.get("/NM"), annotation.get("/T")
    return str(name) if str(author) == AUTHOR and str(name).startswith(_NAME) else None


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _corners(box: Box) -> tuple[float, ...]:
    """Return the corners as readers of PDF expect them: the two at the top, then the two at the bottom."""
    left, bottom, right, top = box
    return left, top, right, top, left, bottom, right, bottom


def _date(when: datetime) -> str:
    offset = when.strftime("%z")
    return f"D:{when:%Y%m%d%H%M%S}" + (f"{offset[:3]}'{offset[3:5]}'" if offset else "")


def _numbers(numbers: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(number, 2)) for number in numbers)


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})
