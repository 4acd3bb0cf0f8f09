"""The report for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nieuwetaal.findings import ROLES
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.findings import Alternative, Finding, Note, Report, Role, Suppressed
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results
    from nieuwetaal.reports.view import View

STDIN = "-"


def as_json(results: Results, about: About) -> Iterator[str]:
    """Yield one JSON document in pieces, one for every file; `docs/json-schema.json` tells what stands in it."""
    head = {"version": about.version, "model": about.model}
    yield json.dumps(head, ensure_ascii=about.ascii_only)[:-1] + ', "files": ['
    separator = ""
    for result, view in results:
        yield f"{separator}\n{json.dumps(_file(result, view), ensure_ascii=about.ascii_only, indent=2)}"
        separator = ","
    known = about.known
    tail = "" if known is None else f', "baseline": {json.dumps(asdict(known()), ensure_ascii=about.ascii_only)}'
    yield f"\n]{tail}}}\n"


def _file(result: Report | Unread, view: View) -> dict[str, Any]:
    if isinstance(result, Unread):
        lists = ("findings", "compliments", "suppressed", "notes", "skipped", "reading_notes")
        empty: dict[str, Any] = {name: [] for name in lists}
        return {"path": result.path, "format": None, **empty, "error": result.error}
    return {
        "path": result.document.path or STDIN,
        "format": result.document.format,
        "findings": [_finding(finding) for finding in view.shown(result.findings)],
        "compliments": [_finding(finding) for finding in view.chosen(result.compliments)],
        "suppressed": [_suppressed(kept) for kept in result.suppressed if view.visible([kept.finding])],
        "notes": [_note(note) for note in result.notes],
        "skipped": list(result.skipped),
        "reading_notes": list(result.document.notes),
        "error": None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "level": finding.level,
        "start": finding.start,
        "end": finding.end,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "part": finding.place.part,
        "paragraph": finding.place.paragraph,
        "page": finding.place.page,
        "box": finding.place.box,
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "question": finding.question,
        "sources": list(finding.sources),
        "roles": {name: _role(finding.roles.get(name)) for name in ROLES},
        "alternatives": [_alternative(alternative) for alternative in finding.alternatives],
        "group": finding.group,
    }


def _suppressed(kept: Suppressed) -> dict[str, Any]:
    line, column = (None, None) if kept.kind == "baseline" else (kept.place.line, kept.place.column)
    said = {"kind": kept.kind, "reason": kept.reason, "said_line": line, "said_column": column}
    return {**_finding(kept.finding), **said}


def _note(note: Note) -> dict[str, Any]:
    return {"path": note.path, "line": note.place.line, "column": note.place.column, "text": note.text}


def _role(role: Role | None) -> dict[str, Any] | None:
    return None if role is None else {"text": role.text, "start": role.start, "end": role.end, "side": role.side}


def _alternative(alternative: Alternative) -> dict[str, Any]:
    edit = alternative.edit
    return {
        "kind": alternative.kind,
        "text": alternative.text,
        "edit": None if edit is None else {"start": edit.start, "end": edit.end, "text": edit.text},
    }
