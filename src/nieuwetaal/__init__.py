"""nieuwetaal: a language coach for Dutch policy prose, on who acts upon whom.

from nieuwetaal import Linter
report = Linter().check("De gemeente betrekt ouders bij het plan.")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nieuwetaal.dutch.frames import Frame
    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.linter import Linter, analyse

    __version__: str

__all__ = ["Finding", "Frame", "Linter", "Report", "__version__", "analyse"]

_HOMES = {
    "Finding": "nieuwetaal.findings",
    "Frame": "nieuwetaal.dutch.frames",
    "Linter": "nieuwetaal.linter",
    "Report": "nieuwetaal.findings",
    "analyse": "nieuwetaal.linter",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that importing the package stays instant (PEP 562)."""
    if name == "__version__":
        return _version()
    if name not in _HOMES:
        message = f"module 'nieuwetaal' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - takes half the time of a bare start

    try:
        return version("nieuwetaal")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
