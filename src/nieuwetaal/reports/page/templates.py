"""The files of the page: templates in which every value is escaped, the style sheet and the script."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from nieuwetaal.reports.excerpt import clean

_UNFIT = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""No characters to HTML, though Unicode has the code points."""


@dataclass(frozen=True, slots=True)
class Part:
    """A style sheet or script, and the hash by which the page allows it and no other."""

    text: str
    hash: str


def part(name: str) -> Part:
    """Return a file of the page that stands in it as it is: ASCII, one line end everywhere."""
    text = _read(name)
    return Part(text, f"sha256-{b64encode(sha256(text.encode('ascii')).digest()).decode()}")


def environment() -> Environment:
    """Return what fills the templates: no value gets in that a browser would obey, whatever a document holds."""
    made = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["number"] = number
    return made


def number(value: int) -> str:
    """Return a number as Dutch writes it: 12.500."""
    return f"{value:,}".replace(",", ".")


def _read(name: str) -> str:
    return files("nieuwetaal.reports.page").joinpath(name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """Return a value without controls and invisible marks; what a template made itself is left as it is."""
    if type(value) is not str or value.isprintable():
        return value
    return clean(value).translate(_UNFIT)
