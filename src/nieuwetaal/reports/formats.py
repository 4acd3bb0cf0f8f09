"""The formats of reports, and of documents that are handed back with notes, each in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from nieuwetaal.findings import Report
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.annotations import Annotation
    from nieuwetaal.reports.view import Unread, View

    Results = Iterable[tuple[Report | Unread, View]]
    Writer = Callable[[Results, About], Iterator[str]]

TEXT = "text"
"""The report for people in a terminal, which needs to know that terminal."""
REPORTS = ("json", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown", "csv", "html")
"""The reports that are the same everywhere."""
COPIES = {"docx": (".docx", ".docm", ".dotx", ".dotm"), "odt": (".odt", ".ott"), "pdf": (".pdf",)}
"""The documents that are handed back with notes, and what their files are called."""
TRACKED = ("docx", "odt")
"""Those of them in which an edit can stand as a tracked change."""


class Annotate(Protocol):
    """Writes notes into a document."""

    def __call__(
        self,
        data: bytes,
        notes: Sequence[Annotation],
        *,
        name: str,
        when: datetime,
        track_changes: bool = False,
        tell: Callable[[int], None] = ...,
    ) -> bytes:
        """Return the file `data` with the notes, and safe edits as tracked changes when asked; raise InputError.

        `tell` hears how many edits became changes, when there are any.
        """
        ...


def writer_of(name: str) -> Writer:
    """Return what writes a report, in pieces of text with their line ends; `name` is one of `REPORTS`."""
    match name:
        case "json":
            from nieuwetaal.reports.as_json import as_json as writer
        case "sarif":
            from nieuwetaal.reports.as_sarif import as_sarif as writer
        case "github":
            from nieuwetaal.reports.as_github import as_github as writer
        case "gitlab":
            from nieuwetaal.reports.as_gitlab import as_gitlab as writer
        case "junit":
            from nieuwetaal.reports.as_junit import as_junit as writer
        case "checkstyle":
            from nieuwetaal.reports.as_checkstyle import as_checkstyle as writer
        case "markdown":
            from nieuwetaal.reports.as_markdown import as_markdown as writer
        case "csv":
            from nieuwetaal.reports.as_csv import as_csv as writer
        case "html":
            from nieuwetaal.reports.as_html import as_html as writer
        case _:
            raise ValueError(name)
    return writer


def annotate_of(name: str) -> Annotate:
    """Return what writes notes into a document; `name` is one of `COPIES`."""
    match name:
        case "docx":
            from nieuwetaal.reports.docx.annotated import annotate
        case "odt":
            from nieuwetaal.reports.odt.annotated import annotate
        case "pdf":
            from nieuwetaal.reports.pdf.annotated import annotate
        case _:
            raise ValueError(name)
    return annotate
