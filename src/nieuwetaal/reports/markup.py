"""Writing XML that any text can stand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference."""
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_IN_TEXT = str.maketrans(_SIGNS)
_IN_ATTRIBUTE = str.maketrans(_SIGNS | {"\t": "&#9;", "\n": "&#10;"})


def text(content: str, *, ascii_only: bool = False) -> str:
    """Return a text as it stands between tags; what XML cannot hold is left out."""
    return _in_ascii(_ILLEGAL.sub("", content).translate(_IN_TEXT), ascii_only)


def tag(name: str, values: Mapping[str, object], *, end: str = "", ascii_only: bool = False) -> str:
    """Return the opening tag of an element with those values that are not None; `end` is `/` when it is empty."""
    written = (
        f' {key}="{_in_ascii(_ILLEGAL.sub("", str(value)).translate(_IN_ATTRIBUTE), ascii_only)}"'
        for key, value in values.items()
        if value is not None
    )
    return f"<{name}{''.join(written)}{end}>"


def _in_ascii(written: str, ascii_only: bool) -> str:
    return written.encode("ascii", "xmlcharrefreplace").decode() if ascii_only else written
