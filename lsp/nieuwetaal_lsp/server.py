"""The language server: what editors ask, answered from what was read in the background."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lsprotocol import types
from platformdirs import user_cache_path
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from nieuwetaal.errors import NieuwetaalError
from nieuwetaal_lsp.diagnostics import diagnostics
from nieuwetaal_lsp.linters import Linters
from nieuwetaal_lsp.pages import Pages
from nieuwetaal_lsp.positions import Positions
from nieuwetaal_lsp.settings import Settings, read_settings
from nieuwetaal_lsp.texts import FORMATS, SUFFIXES, Checker, OpenText

if TYPE_CHECKING:
    from nieuwetaal.findings import Finding, Level, Report

SECTION = "nieuwetaal"
SETTINGS_FILES = ("**/nieuwetaal.toml", "**/pyproject.toml", "**/*.yaml")
"""Files that, when they change, may change what is found."""


class Server(LanguageServer):
    """One connection with one editor. State: its open texts, its settings, the linters."""

    def __init__(self) -> None:
        """Make a server that reads nothing yet: the pipeline loads when the editor is ready."""
        super().__init__(
            "nieuwetaal", version("nieuwetaal"), text_document_sync_kind=types.TextDocumentSyncKind.Full, max_workers=2
        )
        self.settings = Settings()
        self.linters = Linters()
        self.pages = Pages(user_cache_path("nieuwetaal", appauthor=False) / "regelgids")
        self.texts: dict[str, OpenText] = {}
        self.checker = Checker(lambda: self.linters, self.tell, self.failed)
        self._told: set[str] = set()
        self._published: set[str] = set()

    # texts

    def open(self, uri: str, language: str, number: int, text: str) -> OpenText | None:
        """Take in a text that an editor shows; None when it is of a kind that is not read."""
        path = path_of(uri)
        input_format = FORMATS.get(language) or SUFFIXES.get(path.suffix.lower() if path else "")
        if input_format is None:
            return None
        opened = self.texts[uri] = OpenText(uri, path, input_format, text, number)
        self.checker.start(opened)
        return opened

    def change(self, uri: str, number: int, text: str) -> None:
        """Take in a text as it is after a change; one that was not opened is opened."""
        opened = self.texts.get(uri)
        if opened is None:
            self.open(uri, "", number, text)
        else:
            opened.text, opened.version = text, number
            self.checker.start(opened, self.settings.delay / 1000)

    def close(self, uri: str) -> None:
        """Let a text go; its squiggles go too."""
        opened = self.texts.pop(uri, None)
        if opened is not None:
            self.checker.stop(opened)
        if uri in self._published:
            self._published.discard(uri)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def leave(self) -> None:
        """Stop reading, and write to the cache what must be."""
        for opened in self.texts.values():
            self.checker.stop(opened)
        self.checker.close()
        self.linters.close()

    def read_all(self) -> None:
        """Read every open text anew, with linters that are made anew."""
        self.linters.forget()
        self._told.clear()
        for opened in self.texts.values():
            self.checker.start(opened)

    # findings

    def level(self, opened: OpenText) -> Level:
        """Return from which level up findings are shown in a text."""
        return self.settings.level or (opened.made.config.level if opened.made else "let-op")

    def positions(self, report: Report) -> Positions:
        """Return the positions in the text of a report, in the units of this editor."""
        return Positions(report.document.text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def diagnostics(self, opened: OpenText) -> list[types.Diagnostic]:
        """Return the diagnostics of what was last found in a text."""
        if opened.report is None:
            return []
        positions = self.positions(opened.report)
        return diagnostics(opened.report, self.level(opened), positions, opened.uri, self.page_of)

    def page_of(self, finding: Finding) -> str | None:
        """Return the address where the rule of a finding is explained."""
        return self.pages.address(finding.rule, finding.category)

    def pushes(self) -> bool:
        """Tell whether diagnostics are sent to this editor, or fetched by it."""
        if self.settings.diagnostics != "auto":
            return self.settings.diagnostics == "push"
        text, workspace = self.client_capabilities.text_document, self.client_capabilities.workspace
        fetches = text is not None and text.diagnostic is not None
        # Neovim 0.11 fetches when a text changes, but not when it is asked to: it would miss what is found later.
        asked = workspace and workspace.diagnostics and workspace.diagnostics.refresh_support
        return not (fetches and asked)

    def tell(self, opened: OpenText) -> None:
        """Tell the editor what was found in a text, and what is wrong with its settings."""
        for problem in opened.made.problems if opened.made else ():
            self.say(problem, types.MessageType.Warning)
        if self.texts.get(opened.uri) is not opened:
            return
        if self.pushes():
            self._published.add(opened.uri)
            found = self.diagnostics(opened)
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri=opened.uri, version=opened.reported, diagnostics=found)
            )
        elif opened.whole and opened.late:
            opened.late = False
            self.refresh()

    def refresh(self) -> None:
        """Ask the editor to fetch diagnostics again, if it can."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    async def warm_up(self) -> None:
        """Make the linter and load the pipeline before they are needed, and write the pages that explain rules."""

        def work() -> None:
            linter = self.linters.for_path(self._first_path()).linter
            try:
                self.pages.prepare(linter)
            except (OSError, NieuwetaalError):
                return  # without pages the names of rules lead nowhere; all else works

        await self.checker.do(work)

    def _first_path(self) -> Path | None:
        folders = [path_of(folder.uri) for folder in self.workspace.folders.values()]
        return next((path / "tekst.md" for path in folders if path is not None), None)

    # messages

    def say(self, message: str, kind: types.MessageType) -> None:
        """Show a message, once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(kind, message))

    def failed(self, error: Exception) -> None:
        """Tell that something went wrong that is our fault; the editor goes on."""
        self.say(f"fout in nieuwetaal: {type(error).__name__}: {error}", types.MessageType.Error)

    # settings

    async def fetch_settings(self) -> None:
        """Ask the editor for its settings, and use them."""
        workspace = self.client_capabilities.workspace
        if not (workspace and workspace.configuration):
            return
        item = types.ConfigurationItem(section=SECTION)
        (values,) = await self.workspace_configuration_async(types.ConfigurationParams(items=[item]))
        self.use_settings(values)

    def use_settings(self, values: object) -> None:
        """Use what an editor has set; what does not exist is told and left."""
        settings, problem = read_settings(values)
        if problem:
            self.say(problem, types.MessageType.Warning)
        if settings == self.settings:
            return
        if settings.cache != self.settings.cache:
            self.linters.close()
            self.linters = Linters(use_cache=settings.cache)
        self.settings = settings
        self.read_all()
        self.refresh()

    async def watch(self) -> None:
        """Ask the editor to tell when settings or rules change, if it can."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob) for glob in SETTINGS_FILES]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("nieuwetaal-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await self.client_register_capability_async(types.RegistrationParams([registration]))


def path_of(uri: str) -> Path | None:
    """Return the path of an address, None when it is no file."""
    found = to_fs_path(uri) if urlsplit(uri).scheme == "file" else None
    return Path(found) if found else None
