"""Drawings in drawings in a PDF: each may draw the next a hundred times over, and so fill any memory."""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from nieuwetaal.documents.pdf.guard import MOST_DRAWN
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from pypdf import PageObject

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else it tells of every flaw on standard error

_DRAW = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_DEEPEST = 20
_MOST_PAGES = 2_000
_ENDLESS = "heeft tekeningen die elkaar te vaak herhalen; maak er met afdrukken een nieuwe PDF van"


def refuse_endless(data: bytes, name: str) -> None:
    """Raise `InputError`, naming the document, when a page draws more than any page needs, or draws without end."""
    try:
        pages = PdfReader(BytesIO(data)).pages
        weights = _Weights()
        endless = any(weights.of_page(page) > MOST_DRAWN for page, _ in zip(pages, range(_MOST_PAGES), strict=False))
    except Exception as error:
        raise InputError(f"{name} {_ENDLESS}") from error
    if endless:
        raise InputError(f"{name} {_ENDLESS}")


class _Weights:
    """How many bytes of instructions a drawing takes, those that it draws counted as often as it does.

    State: those that are known, by what they draw and where names are looked up.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}

    def of_page(self, page: PageObject) -> int:
        """Return the weight of a page; raise ValueError when it has no end."""
        contents = page.get("/Contents")
        contents = None if contents is None else contents.get_object()
        streams = contents if isinstance(contents, ArrayObject) else [contents]
        data = b"\n".join(_held(each.get_object()) for each in streams if each is not None)
        return self._drawn(data, _dictionary(page.get("/Resources")), 0)

    def _drawn(self, data: bytes, resources: DictionaryObject, depth: int) -> int:
        if depth > _DEEPEST:
            raise ValueError(depth)
        forms = _dictionary(resources.get("/XObject"))
        total = len(data)
        for name, times in Counter(_DRAW.findall(data)).items():
            form = forms.get("/" + name.decode("latin-1"))
            form = None if form is None else form.get_object()
            if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form":
                total += times * self._of_form(form, resources, depth + 1)
        return total

    def _of_form(self, form: StreamObject, resources: DictionaryObject, depth: int) -> int:
        own = _dictionary(form["/Resources"]) if "/Resources" in form else resources
        key = id(form), id(own)
        if key not in self._known:
            self._known[key] = self._drawn(_held(form), own, depth)
        return self._known[key]


def _held(stream: object) -> bytes:
    return stream.get_data() if isinstance(stream, StreamObject) else b""


def _dictionary(found: object) -> DictionaryObject:
    found = found.get_object() if hasattr(found, "get_object") else found
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
