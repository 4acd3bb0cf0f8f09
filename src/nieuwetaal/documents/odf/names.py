"""The names of OpenDocument, as lxml writes them."""

from __future__ import annotations

OFFICE_URI = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT_URI = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
DC_URI = "http://purl.org/dc/elements/1.1/"
META_URI = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
FO_URI = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
OFFICE = f"{{{OFFICE_URI}}}"
TEXT = f"{{{TEXT_URI}}}"
DC = f"{{{DC_URI}}}"
META = f"{{{META_URI}}}"
STYLE_URI = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
STYLE = f"{{{STYLE_URI}}}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

ANNOTATION = f"{OFFICE}annotation"
ANNOTATION_END = f"{OFFICE}annotation-end"
NAME = f"{OFFICE}name"
STYLE_NAME = f"{TEXT}style-name"
