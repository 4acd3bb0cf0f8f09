"""What the server answers to: every request and notification of an editor, and its commands."""

from __future__ import annotations

import asyncio
import contextlib
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from nieuwetaal.config_file import FILE
from nieuwetaal.config_writing import add_keep
from nieuwetaal.dutch.pipeline import spare_imports
from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.rules.packs import load_sources
from nieuwetaal_lsp import actions
from nieuwetaal_lsp.diagnostics import counts
from nieuwetaal_lsp.hovers import findings_at, hover
from nieuwetaal_lsp.server import Server, path_of

if TYPE_CHECKING:
    from nieuwetaal.findings import Report
    from nieuwetaal_lsp.texts import OpenText

PATIENCE = 5.0
"""Seconds that an editor that fetches diagnostics waits for a whole text; after that it gets what there is."""

MOMENT = 2.0
"""Seconds that an editor waits for what can be done in a text that has just changed."""


def make_server() -> Server:
    """Return a server for one connection, with all that it answers to."""
    server = Server()
    _add_texts(server)
    _add_settings(server)
    _add_diagnostics(server)
    _add_reading(server)
    _add_actions(server)
    _add_commands(server)
    return server


def _add_texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        server.open(item.uri, item.language_id, item.version, item.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        item = params.text_document
        server.change(item.uri, item.version, server.workspace.get_text_document(item.uri).source)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.SHUTDOWN)
    def shut(_params: None) -> None:
        server.leave()


def _add_settings(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    async def ready(_params: types.InitializedParams) -> None:
        spare_imports()
        await server.fetch_settings()
        await server.watch()
        await server.warm_up()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def settings_changed(params: types.DidChangeConfigurationParams) -> None:
        workspace = server.client_capabilities.workspace
        if workspace and workspace.configuration:
            await server.fetch_settings()
        elif isinstance(params.settings, dict):
            server.use_settings(params.settings.get("nieuwetaal", params.settings))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(_params: types.DidChangeWatchedFilesParams) -> None:
        server.read_all()
        server.refresh()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        if path is not None and path.suffix in {".toml", ".yaml"}:
            server.read_all()
            server.refresh()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(_params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.read_all()


def _add_diagnostics(server: Server) -> None:
    options = types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=True, identifier="nieuwetaal"
    )

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def fetched(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        text = server.texts.get(params.text_document.uri)
        if text is None or server.pushes():
            return types.RelatedFullDocumentDiagnosticReport([])
        try:
            await asyncio.wait_for(text.settled.wait(), PATIENCE)
        except TimeoutError:
            text.late = True
        found, name = _named(server, text)
        if name == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(found, result_id=name)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def fetched_all(params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        known = {each.uri: each.value for each in params.previous_result_ids}
        reports: list[types.WorkspaceDocumentDiagnosticReport] = []
        for text in list(() if server.pushes() else server.texts.values()):
            await text.settled.wait()
            found, name = _named(server, text)
            if known.get(text.uri) == name:
                reports.append(types.WorkspaceUnchangedDocumentDiagnosticReport(text.uri, name, text.reported))
            else:
                reports.append(
                    types.WorkspaceFullDocumentDiagnosticReport(text.uri, found, text.reported, result_id=name)
                )
        return types.WorkspaceDiagnosticReport(reports)


def _named(server: Server, text: OpenText) -> tuple[list[types.Diagnostic], str]:
    """Return the diagnostics of a text, and a name that is another when anything in them is."""
    found = server.diagnostics(text)
    return found, blake2b(repr(found).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _add_reading(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        text = server.texts.get(params.text_document.uri)
        report = await _just_read(text) if text else None
        if text is None or report is None or text.made is None:
            return None
        positions = server.positions(report)
        found = findings_at(report, positions.offset(params.position))
        if not found:
            return None
        pages = {each.rule: page for each in found if (page := server.page_of(each))}
        said = hover(found, load_sources(*text.made.config.folders), pages)
        where = positions.range(found[0].start, found[0].end)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said), where)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    async def counted(params: types.CodeLensParams) -> list[types.CodeLens]:
        text = server.texts.get(params.text_document.uri)
        if text is None or text.report is None or not server.settings.code_lens:
            return []
        said = counts(text.report, server.level(text)) or "niets om over na te denken"
        top = types.Range(types.Position(0, 0), types.Position(0, 0))
        return [types.CodeLens(top, types.Command(f"nieuwetaal: {said}", ""))]


def _add_actions(server: Server) -> None:
    kinds = [types.CodeActionKind.QuickFix, actions.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True))
    async def asked(params: types.CodeActionParams) -> list[types.CodeAction]:
        text = server.texts.get(params.text_document.uri)
        report = await _just_read(text) if text else None
        if text is None or report is None:
            return []
        place = _place(server, text)
        start, end = place.positions.span(params.range)
        only = params.context.only
        found: list[types.CodeAction] = []
        if _wants(only, types.CodeActionKind.QuickFix):
            there = [
                each for each in report.findings if each.start <= end and start <= each.end and each.level != "uitleg"
            ]
            found += actions.quick_fixes(there, report, place, params.context.diagnostics)
        if _wants(only, actions.FIX_ALL) and (every := actions.fix_all(report, place)):
            found.append(every)
        if not _asks_later(server):
            return [actions.resolved(each, report, place) if each.data else each for each in found]
        return found

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def worked_out(action: types.CodeAction) -> types.CodeAction:
        data: Any = action.data
        text = server.texts.get(data["uri"]) if isinstance(data, dict) else None
        if text is None or text.current is None:
            return action
        return actions.resolved(action, text.current, _place(server, text))


def _add_commands(server: Server) -> None:
    @server.command(actions.SHOW)
    async def show(message: str, alternative: str) -> None:
        said = f"{message}\n\nAnders: {alternative}"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, said))

    @server.command(actions.KEEP)
    async def keep(uri: str, expression: str, rule: str, reason: str | None = None) -> None:
        text = server.texts.get(uri)
        path = text.made.config.path if text and text.made else None
        own = path_of(uri)
        settings = path or (own.parent / FILE if own else None)
        if settings is None:
            server.say("bewaar de tekst eerst; dan is er een plek voor de instellingen", types.MessageType.Warning)
            return
        try:
            add_keep(settings, expression, reason or actions.REASON, rule)
        except NieuwetaalError as error:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
            return
        why = "je reden staat" if reason else "schrijf waarom"
        said = f"‘{expression}’ blijft staan; {why} in {settings.name}"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, said))
        server.read_all()
        server.refresh()


def _place(server: Server, text: OpenText) -> actions.Place:
    assert text.current is not None  # noqa: S101 callers looked
    return actions.Place(text.uri, text.version, server.positions(text.current))


async def _just_read(text: OpenText) -> Report | None:
    """Return the report on a text as it is now; a text that is being read is waited for, a moment."""
    if text.current is None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(text.settled.wait(), MOMENT)
    return text.current


def _asks_later(server: Server) -> bool:
    """Tell whether this editor asks for the change of an action once it is chosen (`codeAction/resolve`)."""
    text = server.client_capabilities.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    return support is not None and "edit" in support.properties


def _wants(only: Any, kind: str) -> bool:
    """Tell whether actions of a kind are asked for: all of them, or that kind, or one that it belongs to."""
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in only)
