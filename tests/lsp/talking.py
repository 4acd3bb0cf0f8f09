"""An editor for tests: it shows what it is told, and reckons for itself where that is."""

from __future__ import annotations

import asyncio
import re
import sys
from typing import TYPE_CHECKING, Any, Union

from lsprotocol import types
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from cattrs import Converter
    from lsprotocol.types import CodeAction, Diagnostic, Range
    from pytest_lsp import LanguageClient

    Start = Callable[..., AbstractAsyncContextManager["Editor"]]

TIMEOUT = 60
COMMAND = [sys.executable, "-m", "nieuwetaal_lsp", "--stdio"]
OWN_RULE = """\
id: eigen-woord
titel: Een woord dat wij anders zeggen
categorie: systeemnaam
niveau: let-op
zoek:
  woorden: [casusoverleg]
melding: Dit is ons woord. Welk woord is van iedereen?
waarom: Niet iedereen kent het woord.
vraag: Hoe noemen ouders dit gesprek?
alternatieven:
  - vervang: gesprek
  - samen: Wij praten samen
bron: [red]
voorbeelden:
  fout:
    - tekst: Het «casusoverleg» duurt lang.
      wordt: Het gesprek duurt lang.
    - Het «casusoverleg» is voorbij.
    - Ons «casusoverleg» begint.
  goed:
    - Het gesprek duurt lang.
    - Wij overleggen.
    - De casus is rond.
"""


def capabilities(
    *,
    encodings: Sequence[str] = (),
    pull: bool = False,
    resolve: bool = True,
    versioned: bool = True,
    configuration: bool = False,
    watched: bool = False,
    lenses: bool = False,
) -> types.ClientCapabilities:
    """What an editor says it can do."""
    resolving = types.ClientCodeActionResolveOptions(properties=["edit"]) if resolve else None
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings) or None),
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities() if pull else None,
            code_action=types.CodeActionClientCapabilities(resolve_support=resolving),
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        ),
        workspace=types.WorkspaceClientCapabilities(
            configuration=configuration,
            workspace_folders=True,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=versioned),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True) if pull else None,
            code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=lenses),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watched),
        ),
    )


class Editor:
    """An editor of one connection: it shows what it is told, and knows where in its own text that is."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.texts: dict[str, tuple[int, str]] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        self.encoding = "utf-16"
        self._news = asyncio.Event()
        self._count = 0

    def take(self, told: types.PublishDiagnosticsParams) -> None:
        self.published.append(told)
        self._news.set()

    def new_uri(self, suffix: str = ".md") -> str:
        self._count += 1
        return f"untitled:tekst-{self._count}{suffix}"

    async def open(self, text: str, language: str = "markdown", uri: str | None = None) -> list[Diagnostic]:
        """Open a text and return all that is found in it."""
        uri = uri or self.new_uri()
        self.show(text, language, uri)
        return await self.told(uri)

    def show(self, text: str, language: str, uri: str) -> None:
        self.texts[uri] = 1, text
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    async def change(self, uri: str, text: str) -> list[Diagnostic]:
        """Change a text and return all that is found in it."""
        return await self.told(uri, self.type(uri, text))

    def type(self, uri: str, text: str) -> int:
        number = self.texts[uri][0] + 1
        self.texts[uri] = number, text
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=number)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return number

    async def close(self, uri: str) -> None:
        self.texts.pop(uri, None)
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def settled(self) -> None:
        """Wait until the server has read all that is open."""
        await asyncio.wait_for(
            self.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[])), TIMEOUT
        )

    async def told(self, uri: str, number: int = 1) -> list[Diagnostic]:
        """Wait until a version was read as a whole, and return what was pushed of it last."""
        await self.until(lambda: any(each.uri == uri and each.version == number for each in self.published))
        await self.settled()
        return self.last(uri)

    def last(self, uri: str) -> list[Diagnostic]:
        return list(next(each.diagnostics for each in reversed(self.published) if each.uri == uri))

    async def until(self, holds: Callable[[], bool], seconds: float = TIMEOUT) -> None:
        """Wait until something holds after a message of the server."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._news.clear()
                try:
                    await asyncio.wait_for(self._news.wait(), 0.05)
                except TimeoutError:
                    continue

    async def quiet(self, seconds: float = 0.5) -> int:
        """Return how many diagnostics are pushed in a while."""
        before = len(self.published)
        await asyncio.sleep(seconds)
        return len(self.published) - before

    async def actions(
        self, uri: str, where: Range, about: Sequence[Diagnostic] = (), only: Sequence[str] | None = None
    ) -> list[CodeAction]:
        context = types.CodeActionContext(diagnostics=list(about), only=list(only) if only else None)
        document = types.TextDocumentIdentifier(uri)
        found = await self.client.text_document_code_action_async(types.CodeActionParams(document, where, context))
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    async def hover(self, uri: str, where: types.Position) -> str:
        document = types.TextDocumentIdentifier(uri)
        found = await self.client.text_document_hover_async(types.HoverParams(document, where))
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def chosen(self, action: CodeAction) -> str:
        """Choose an action: its change is asked for if needed, and made. Return the new text."""
        if action.edit is None and action.data is not None:
            action = await self.client.code_action_resolve_async(action)
        assert action.edit is not None
        ((uri, edits),) = edits_of(action.edit)
        return changed(self.texts[uri][1], edits, self.encoding)

    def under(self, uri: str, where: Range) -> str:
        """The letters under a range, by the reckoning of an editor."""
        text = self.texts[uri][1]
        return text[offset(text, where.start, self.encoding) : offset(text, where.end, self.encoding)]


def converter() -> Converter:
    """What reads messages: as pygls does, but an action that has a command is an action, and not that command."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    kinds = Union[types.Command, types.CodeAction]  # noqa: UP007 this is how lsprotocol names it

    def structure(given: dict[str, Any], _type: object) -> types.Command | types.CodeAction:
        return made.structure(given, types.CodeAction) if "kind" in given else made.structure(given, types.Command)

    made.register_structure_hook(kinds, structure)
    return made


def edits_of(edit: types.WorkspaceEdit) -> list[tuple[str, list[types.TextEdit]]]:
    if edit.changes is not None:
        return [(uri, list(edits)) for uri, edits in edit.changes.items()]
    found: list[tuple[str, list[types.TextEdit]]] = []
    for each in edit.document_changes or ():
        assert isinstance(each, types.TextDocumentEdit)
        edits = [one for one in each.edits if isinstance(one, types.TextEdit)]
        found.append((each.text_document.uri, edits))
    return found


def changed(text: str, edits: Sequence[types.TextEdit], encoding: str) -> str:
    """The text after edits, which are all about the text as it was."""
    spans = [(offset(text, e.range.start, encoding), offset(text, e.range.end, encoding), e.new_text) for e in edits]
    for start, end, new in reversed(spans):
        text = text[:start] + new + text[end:]
    return text


def offset(text: str, position: types.Position, encoding: str) -> int:
    r"""The offset of a position, as editors reckon: lines end at \r\n, \n and \r."""
    lines = re.split(r"(\r\n|\r|\n)", text)
    content, ends = lines[::2], lines[1::2]
    start = sum(len(part) + len(end) for part, end in zip(content[: position.line], ends, strict=False))
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    data = content[position.line].encode(codec, "surrogatepass")
    assert position.character * width <= len(data), "a position outside its line"
    return start + len(data[: position.character * width].decode(codec, "surrogatepass"))


def make_project(folder: Path, settings: str) -> Path:
    (folder / "regels").mkdir(parents=True)
    (folder / "regels" / "eigen-woord.yaml").write_text(OWN_RULE, "utf-8")
    (folder / "nieuwetaal.toml").write_text(settings, "utf-8")
    return folder
