"""Not written yet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results


def as_html(results: Results, about: About) -> Iterator[str]:
    """Yield the page in pieces."""
    yield f"<!doctype html><title>nieuwetaal {escape(about.version)}</title>\n"
    for result, _ in results:
        path = result.path if isinstance(result, Unread) else result.document.path
        yield f"<p>{escape(path or 'invoer')}</p>\n"
