"""The XML of Word files: what is called what, in the transitional namespaces and the strict ones alike."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
}
_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_CHILDREN = 100
_OFF = frozenset({"0", "false", "off"})


def name(element: _Element) -> str:
    """Return what an element is called, such as `w:p`; empty for a comment and for what is not of Word."""
    tag = element.tag
    return _name(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(namespace[1:])
    return f"{prefix}:{local}" if prefix else ""


def sibling_tag(element: _Element, local: str) -> str:
    """Return the tag of the name `local` in the namespace of `element`."""
    return _sibling_tag(str(element.tag), local)


@lru_cache(maxsize=4096)
def _sibling_tag(tag: str, local: str) -> str:
    return f"{tag.rpartition('}')[0]}}}{local}"


def attribute(element: _Element, local: str) -> str | None:
    """Return the attribute of that name in the namespace of the element itself."""
    return element.get(sibling_tag(element, local))


def relation_id(element: _Element) -> str | None:
    """Return the relation that an element names."""
    return next((found for tag in _RELATION_IDS if (found := element.get(tag)) is not None), None)


def child(element: _Element | None, called: str) -> _Element | None:
    """Return the first child of that name; properties come first, and are not many."""
    if element is None:
        return None
    return next((each for each in islice(element, _MOST_CHILDREN) if name(each) == called), None)


def value(element: _Element | None, called: str) -> str | None:
    """Return what the child of that name says as its value."""
    found = child(element, called)
    return None if found is None else attribute(found, "val")


def switch(element: _Element | None, called: str) -> bool | None:
    """Return whether the child of that name switches something on or off; None when it is not there."""
    found = child(element, called)
    return None if found is None else attribute(found, "val") not in _OFF


def shown(text: _Element) -> str:
    """Return what is seen of an element that holds text: white space at its ends only where that is to be kept."""
    held = (text.text or "") + "".join(each.tail or "" for each in text)
    if text.get(SPACE) == "preserve" or held == held.strip(" \t\r\n") or _kept_above(text):
        return held
    return held.strip(" \t\r\n")


def _kept_above(text: _Element) -> bool:
    spaces = (each.get(SPACE) for each in text.iterancestors())
    return text.get(SPACE) is None and next((space for space in spaces if space is not None), None) == "preserve"
