"""An editor for tests: it opens files of a workspace in the real server, and asks and tells as editors do."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

PATIENCE = 60
LANGUAGES = {".yaml": "yaml", ".toml": "toml", ".md": "markdown"}


class Editor:
    """One editor with one server, and the folder that it has open."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "") -> str:
        uri = name if name.startswith("untitled:") else self.uri(name)
        language = language or LANGUAGES.get(PurePath(name).suffix, "plaintext")
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, text: str) -> None:
        whole = types.TextDocumentContentChangeWholeDocument(text)
        document = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def until(self, test: Callable[[], Any]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not test():  # noqa: ASYNC110 many things are waited for, and not all have an event
                await asyncio.sleep(0.02)

    def said(self, uri: str) -> list[str] | None:
        """What the server says of a file now, each as `line:column-line:column message`; None when it said nothing."""
        found = self.client.diagnostics.get(uri)
        return None if found is None else [f"{_range(each.range)} {each.message}" for each in found]

    async def completions(self, uri: str, line: int, character: int) -> dict[str, types.CompletionItem]:
        document = types.TextDocumentIdentifier(uri)
        params = types.CompletionParams(document, types.Position(line, character))
        found = await self.client.text_document_completion_async(params)
        items = found.items if isinstance(found, types.CompletionList) else found or []
        return {item.label: item for item in items}

    async def hover(self, uri: str, line: int, character: int) -> str:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        found = await self.client.text_document_hover_async(params)
        contents = found.contents if found else None
        return contents.value if isinstance(contents, types.MarkupContent) else ""

    async def command(self, name: str, *arguments: Any) -> Any:
        params = types.ExecuteCommandParams(name, list(arguments))
        return await self.client.workspace_execute_command_async(params)

    @property
    def messages(self) -> list[str]:
        return [message.message for message in self.client.messages]


@asynccontextmanager
async def editor(folder: Path, *, shows: bool = True, pulls: bool = False) -> AsyncIterator[Editor]:
    """Yield an editor that has a folder open, with a server of its own; tests share a cache."""
    client = make_test_lsp_client()
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder.parent.parent / "cache")}
    await client.start_io(sys.executable, "-m", "nieuwetaal_lsp", env=environment)
    shown = types.ShowDocumentClientCapabilities(support=shows)
    window = types.WindowClientCapabilities(work_done_progress=True, show_document=shown)
    text = types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities() if pulls else None)
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16])
    refreshing = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True) if pulls else None
    workspace = types.WorkspaceClientCapabilities(diagnostics=refreshing)
    capabilities = types.ClientCapabilities(window=window, text_document=text, general=general, workspace=workspace)
    folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)]
    params = types.InitializeParams(capabilities, root_uri=folder.as_uri(), workspace_folders=folders)
    await client.initialize_session(params)
    try:
        yield Editor(client, folder)
    finally:
        await client.shutdown_session()
        await client.stop()  # type: ignore[no-untyped-call]


def _range(where: types.Range) -> str:
    start, end = where.start, where.end
    last = f"{end.character}" if end.line == start.line else f"{end.line}:{end.character}"
    return f"{start.line}:{start.character}-{last}"
