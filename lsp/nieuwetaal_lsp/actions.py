"""What a writer can do about a finding: take over, look at an alternative, keep it here or everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from nieuwetaal.documents.remarks import comment, comments_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lsprotocol.types import Diagnostic

    from nieuwetaal.findings import Alternative, Edit, Finding, Report
    from nieuwetaal_lsp.positions import Positions

FIX_ALL = "source.fixAll.nieuwetaal"
SHOW, KEEP = "nieuwetaal.toonAlternatief", "nieuwetaal.behoudInProject"
"""The commands behind actions: show an alternative, keep an expression in the whole project."""
REASON = "…"
"""Stands where a reason must be written: the remark works, and is asked for its reason."""


@dataclass(frozen=True, slots=True)
class Place:
    """A text in an editor: its address and version, and where its characters are for that editor.

    `is_versioned`: the editor takes changes of one version of a text, and refuses them when it has moved on.
    """

    uri: str
    version: int | None
    positions: Positions
    is_versioned: bool = True

    def change(self, edits: Sequence[Edit]) -> WorkspaceEdit:
        """Return the change of the text that makes these edits, which do not overlap."""
        made = [TextEdit(self.positions.range(edit.start, edit.end), edit.text) for edit in edits]
        if not self.is_versioned:
            return WorkspaceEdit(changes={self.uri: made})
        document = OptionalVersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(document, list(made))])


def quick_fixes(
    findings: Sequence[Finding], report: Report, place: Place, told: Sequence[Diagnostic]
) -> Iterator[CodeAction]:
    """Yield what can be done about these findings; `told` are the diagnostics that the editor asks about."""
    for finding in findings:
        about = [each for each in told if _is_about(each, finding)]
        first = True
        for alternative in finding.alternatives:
            if alternative.edit is None:
                yield _shown(finding, alternative, about)
                continue
            yield CodeAction(
                f"Vervang door ‘{alternative.edit.text}’",
                CodeActionKind.QuickFix,
                diagnostics=about,
                is_preferred=first,
                edit=place.change([alternative.edit]),
            )
            first = False
            same = _everywhere(finding, alternative, report)
            if len(same) > 1:
                title = f"Vervang alle {len(same)} keer in deze tekst door ‘{alternative.edit.text}’"
                yield CodeAction(title, CodeActionKind.QuickFix, diagnostics=about, edit=place.change(same))
        yield from _keeping(finding, place, about)


def fix_all(report: Report, place: Place) -> CodeAction | None:
    """Return the action that makes every edit of which is known that it is right, if there is any."""
    edits: list[Edit] = []
    for finding in report.findings:
        edit = next((alternative.edit for alternative in finding.alternatives if alternative.edit), None)
        if edit is not None and (not edits or edits[-1].end <= edit.start):
            edits.append(edit)
    if not edits:
        return None
    title = f"Neem alle veilige vervangingen over ({len(edits)})"
    return CodeAction(title, FIX_ALL, edit=place.change(edits))


def resolved(action: CodeAction, report: Report, place: Place) -> CodeAction:
    """Return an action with its change worked out, if it has one.

    An editor that asks the writer for a reason puts it into the data of the action, as `reason`.
    """
    data: Any = action.data
    if not isinstance(data, dict):
        return action
    reason = " ".join(str(data.get("reason") or REASON).split())
    if data["how"] == "here":
        action.edit = place.change(comments_around(report.document, data["start"], data["rule"], reason))
    else:
        action.edit = place.change([comment(report.document, data["rule"], reason)])
    return action


def _shown(finding: Finding, alternative: Alternative, about: list[Diagnostic]) -> CodeAction:
    title = f"Idee: {alternative.text}"
    command = Command("Toon het alternatief", SHOW, arguments=[alternative.text, finding.rule])
    return CodeAction(title, CodeActionKind.QuickFix, diagnostics=about, command=command)


def _keeping(finding: Finding, place: Place, about: list[Diagnostic]) -> Iterator[CodeAction]:
    name = " ".join(finding.text.split())
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    for how, title in (
        ("here", f"Behoud ‘{short}’ hier, met een reden"),
        ("document", f"Behoud alles van de regel {finding.rule} in deze tekst, met een reden"),
    ):
        data = {"how": how, "uri": place.uri, "version": place.version, "rule": finding.rule, "start": finding.start}
        yield CodeAction(title, CodeActionKind.QuickFix, diagnostics=about, data=data)
    command = Command("Behoud in dit project", KEEP, arguments=[place.uri, name, finding.rule])
    title = f"Behoud ‘{short}’ in het hele project, met een reden"
    yield CodeAction(title, CodeActionKind.QuickFix, diagnostics=about, command=command)


_LONGEST = 40


def _everywhere(finding: Finding, chosen: Alternative, report: Report) -> list[Edit]:
    """Return the edits of this kind of alternative for every repeat of a finding."""
    number = [each.kind for each in finding.alternatives if each.edit].index(chosen.kind)
    edits: list[Edit] = []
    for other in report.findings:
        if other.group == finding.group:
            offered = [each.edit for each in other.alternatives if each.edit]
            edit = offered[number] if number < len(offered) else None
            if edit is not None and (not edits or edits[-1].end <= edit.start):
                edits.append(edit)
    return edits


def _is_about(diagnostic: Diagnostic, finding: Finding) -> bool:
    data = diagnostic.data
    if isinstance(data, dict):
        return bool(data.get("rule") == finding.rule and data.get("start") == finding.start)
    return diagnostic.code == f"{finding.category}/{finding.rule}"
