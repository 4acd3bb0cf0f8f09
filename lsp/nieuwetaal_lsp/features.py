"""What the server answers to: every request and notification of an editor, and its commands."""

from __future__ import annotations

import asyncio
import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from nieuwetaal.config_writing import add_keep
from nieuwetaal.dutch.pipeline import spare_imports
from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.rules.packs import load_sources
from nieuwetaal_lsp import actions
from nieuwetaal_lsp.commands import add_commands, add_completion
from nieuwetaal_lsp.configuration import SECTION, asks_settings, fetch_settings, settings_of, use_settings, watch
from nieuwetaal_lsp.diagnostics import counts
from nieuwetaal_lsp.hovers import findings_at, findings_in, hover, squiggles_at
from nieuwetaal_lsp.protocol import Protocol
from nieuwetaal_lsp.server import Server, path_of
from nieuwetaal_lsp.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from nieuwetaal_lsp.diagnostics import Data
    from nieuwetaal_lsp.texts import OpenText


SHOWS_MESSAGES = "showsMessages"
"""What an editor sends as it begins, with `true`, when it adds the messages of squiggles to a hover by itself."""


def make_server(protocol: type[Protocol] = Protocol) -> Server:
    """Return a server for one connection, with all that it answers to."""
    server = Server(protocol)
    _add_texts(server)
    _add_settings(server)
    _add_files(server)
    _add_diagnostics(server)
    _add_reading(server)
    _add_actions(server)
    _add_commands(server)
    add_commands(server)
    add_completion(server)
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
    @server.feature(types.INITIALIZE)
    def began(params: types.InitializeParams) -> None:
        options = params.initialization_options
        server.settings, _ = read_settings(options)
        server.shows_messages = isinstance(options, dict) and options.get(SHOWS_MESSAGES) is True

    @server.feature(types.INITIALIZED)
    async def ready(_params: types.InitializedParams) -> None:
        spare_imports()
        await fetch_settings(server)
        warm = asyncio.ensure_future(server.warm_up())
        await watch(server)
        await warm

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def settings_changed(params: types.DidChangeConfigurationParams) -> None:
        if asks_settings(server):
            await fetch_settings(server)
        elif isinstance(params.settings, dict):
            use_settings(server, params.settings.get(SECTION, params.settings))


def _add_files(server: Server) -> None:
    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        paths = [path for change in params.changes if (path := path_of(change.uri))]
        read_again(paths)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        read_again([path] if path is not None else [])

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(_params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.read_all(rules_changed=False)

    def read_again(changed: list[Path]) -> None:
        rules = any(path.suffix in {".yaml", ".yml"} for path in changed)
        if rules or any(path.suffix == ".toml" for path in changed):
            server.read_all(rules_changed=rules)


def _add_diagnostics(server: Server) -> None:
    options = types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=True, identifier="nieuwetaal"
    )

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def fetched(params: types.DocumentDiagnosticParams) -> Data | types.DocumentDiagnosticReport:
        if (answer := await server.authoring.fetch(params)) is not None:
            return answer
        text = await server.settled(params.text_document.uri) if server.answers() else None
        return _answer(server, text, params.previous_result_id)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def fetched_all(params: types.WorkspaceDiagnosticParams) -> Data:
        known = {each.uri: each.value for each in params.previous_result_ids}
        reports: list[Data] = []
        for text in list(server.texts.values()):
            await text.settled.wait()
            if server.texts.get(text.uri) is text and server.answers():
                answer = _answer(server, text, known.get(text.uri))
                reports.append({"uri": text.uri, "version": text.reported, **answer})
        return {"items": reports}


def _answer(server: Server, text: OpenText | None, known: str | None) -> Data:
    """Return the diagnostics of a text, with a name that is another when anything in them is; `known` is the last."""
    found = server.diagnostics(text) if text is not None else []
    name = blake2b(json.dumps(found).encode(), digest_size=8).hexdigest()
    if name == known:
        return {"kind": "unchanged", "resultId": name}
    return {"kind": "full", "resultId": name, "items": found}


def _add_reading(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        if (told := await server.authoring.hover(params)) is not None:
            return told
        text = await server.settled(params.text_document.uri)
        if text is None or text.current is None or text.made is None:
            return None
        positions = server.positions(text.current)
        offset = positions.offset(params.position)
        found = findings_at(text.current, offset)
        if not found:
            return None
        pages = {each.rule: page for each in found if (page := server.page_of(each))}
        already = squiggles_at(text.current, offset, server.level(text)) if server.shows_messages else ()
        said = hover(found, load_sources(*text.made.config.folders), pages, already)
        where = positions.range(found[0].start, found[0].end)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said), where)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    async def counted(params: types.CodeLensParams) -> list[types.CodeLens]:
        text = await server.settled(params.text_document.uri) if server.settings.code_lens else None
        if text is None or text.report is None:
            return []
        said = counts(text.report, server.level(text)) or "niets om over na te denken"
        top = types.Range(types.Position(0, 0), types.Position(0, 0))
        return [types.CodeLens(top, types.Command(f"nieuwetaal: {said}", ""))]


def _add_actions(server: Server) -> None:
    kinds = [types.CodeActionKind.QuickFix, actions.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True))
    async def asked(params: types.CodeActionParams) -> list[types.CodeAction]:
        text = await server.settled(params.text_document.uri)
        if text is None or text.current is None:
            return []
        report = text.current
        place = _place(server, text)
        start, end = place.positions.span(params.range)
        only = params.context.only
        found: list[types.CodeAction] = []
        if _wants(only, types.CodeActionKind.QuickFix):
            there = findings_in(report, start, end, server.level(text))
            found += actions.quick_fixes(there, report, place, params.context.diagnostics)
            if not _resolves(server):
                found = [actions.resolved(action, report, place) for action in found]
        if _wants(only, actions.FIX_ALL) and (every := actions.fix_all(report, place)):
            found.append(every)
        return found

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def worked_out(action: types.CodeAction) -> types.CodeAction:
        data: Any = action.data
        text = server.texts.get(data["uri"]) if isinstance(data, dict) else None
        if text is None or text.current is None or text.version != data["version"]:
            return action  # the text is not what it was: the editor asks again
        return actions.resolved(action, text.current, _place(server, text))


def _add_commands(server: Server) -> None:
    @server.command(actions.SHOW)
    async def show(alternative: str, *_about: str) -> None:
        said = f"Idee: {alternative}"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, said))

    @server.command(actions.KEEP)
    async def keep(uri: str, expression: str, rule: str, *reason: str) -> None:
        settings = settings_of(server, uri)
        if settings is None:
            server.say("bewaar de tekst eerst; dan is er een plek voor de instellingen", types.MessageType.Warning)
            return
        try:
            add_keep(settings, expression, " ".join(reason) or actions.REASON, rule)
        except NieuwetaalError as error:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
            return
        why = "je reden staat" if reason else "schrijf waarom"
        said = f"‘{expression}’ blijft staan; {why} in {settings.name}"
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, said))
        server.read_all(rules_changed=False)


def _place(server: Server, text: OpenText) -> actions.Place:
    assert text.current is not None  # noqa: S101 callers looked
    workspace = server.client_capabilities.workspace
    edit = workspace.workspace_edit if workspace else None
    is_versioned = bool(edit and edit.document_changes)
    return actions.Place(text.uri, text.version, server.positions(text.current), is_versioned)


def _resolves(server: Server) -> bool:
    """Tell whether the editor asks for the change of an action when that is chosen."""
    text = server.client_capabilities.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    return bool(support and "edit" in support.properties)


def _wants(only: Any, kind: str) -> bool:
    """Tell whether actions of a kind are asked for: all of them, or that kind, or one that it belongs to."""
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in only)
