"""How notes of ours look: smaller than the text, so that more of them is seen beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from nieuwetaal.documents.odf.names import FO_URI, OFFICE, STYLE, STYLE_NAME, STYLE_URI, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

SMALL = "nieuwetaal-opmerking"
"""The name of the style in which the lines of our notes are written."""
_STYLES = f"{OFFICE}automatic-styles"
_NAME = f"{STYLE}name"
_SIZE = "9pt"


def put_style(content: _Element, body: _Element) -> None:
    """Let a part have the style while a note in its `body` has it, and no longer."""
    styles = content.find(_STYLES)
    there = None if styles is None else next((each for each in styles if each.get(_NAME) == SMALL), None)
    used = any(each.get(STYLE_NAME) == SMALL for each in body.iter(f"{TEXT}span"))
    if styles is not None and there is not None and not used:
        styles.remove(there)
    elif used and there is None:
        if styles is None:
            styles = etree.Element(_STYLES)
            content.insert(_before_body(content), styles)
        names = {"style": STYLE_URI, "fo": FO_URI}
        made = etree.SubElement(styles, f"{STYLE}style", {_NAME: SMALL, f"{STYLE}family": "text"}, nsmap=names)
        etree.SubElement(made, f"{STYLE}text-properties", {f"{{{FO_URI}}}font-size": _SIZE})


def _before_body(content: _Element) -> int:
    """Return where styles go: before those of pages in a flat file, else before the body."""
    after = (f"{OFFICE}master-styles", f"{OFFICE}body")
    return next(index for index, each in enumerate(content) if each.tag in after)
