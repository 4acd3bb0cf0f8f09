"""The language server: what editors ask, answered from what was read in the background."""

from __future__ import annotations

import asyncio
import logging
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lsprotocol import types
from platformdirs import user_cache_path
from pygls.exceptions import FeatureNotificationError, PyglsError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from nieuwetaal.errors import NieuwetaalError
from nieuwetaal_lsp.authoring.files import Authoring
from nieuwetaal_lsp.diagnostics import Data, diagnostics
from nieuwetaal_lsp.linters import Linters, Made
from nieuwetaal_lsp.pages import Pages
from nieuwetaal_lsp.positions import Positions
from nieuwetaal_lsp.protocol import Protocol
from nieuwetaal_lsp.settings import Settings
from nieuwetaal_lsp.texts import FORMATS, SUFFIXES, Checker, OpenText, set_memory_aside
from nieuwetaal_lsp.workspace_check import WorkspaceCheck

if TYPE_CHECKING:
    from pygls.exceptions import JsonRpcException

    from nieuwetaal.findings import Finding, Level, Report

logger = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that an editor waits for what was not read yet."""


class Server(LanguageServer):
    """One connection with one editor. State: its open texts, its settings, the linters."""

    protocol: Protocol

    def __init__(self, protocol: type[Protocol] = Protocol) -> None:
        """Make a server that reads nothing yet: the pipeline loads when the editor is ready."""
        super().__init__(
            "nieuwetaal",
            version("nieuwetaal"),
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=protocol,
            max_workers=2,
        )
        self.settings = Settings()
        self.shows_messages = False
        """Whether the editor adds the messages of squiggles to a hover by itself."""
        self.linters = Linters()
        self.pages = Pages(user_cache_path("nieuwetaal", appauthor=False) / "regelgids")
        self.texts: dict[str, OpenText] = {}
        self.checker = Checker(lambda: self.linters, self.tell, self.failed)
        self.authoring = Authoring(self, path_of)
        self.workspace_check = WorkspaceCheck(self, path_of)
        self._told: set[str] = set()
        self._published: set[str] = set()
        self._left = False

    # texts

    def open(self, uri: str, language: str, number: int, text: str) -> OpenText | None:
        """Take in a text that an editor shows; None when it is of a kind that is not read."""
        self.workspace_check.clear(uri)
        if self.authoring.open(uri, language, number, text):
            return None
        path = path_of(uri)
        if path is not None and self.pages.holds(path):
            return None  # our own explanation cites what it is about
        input_format = FORMATS.get(language) or SUFFIXES.get(path.suffix.lower() if path else "")
        if input_format is None:
            return None
        if uri in self.texts:
            self.checker.stop(self.texts[uri])
        self.checker.later(self.linters.look_again)
        opened = self.texts[uri] = OpenText(uri, path or self._folder(), input_format, text, number)
        self.checker.start(opened)
        return opened

    def change(self, uri: str, number: int, text: str) -> None:
        """Take in a text as it is after a change; one that was not opened is opened."""
        if self.authoring.change(uri, number, text):
            return
        opened = self.texts.get(uri)
        if opened is None:
            self.open(uri, "", number, text)
        else:
            opened.text, opened.version = text, number
            self.checker.start(opened, self.settings.delay / 1000)

    def close(self, uri: str) -> None:
        """Let a text go; its squiggles go too."""
        self.authoring.close(uri)
        opened = self.texts.pop(uri, None)
        if opened is not None:
            self.checker.stop(opened)
        self._clear(uri)

    def leave(self) -> None:
        """Stop reading, and write to the cache what must be."""
        if not self._left:
            self._left = True
            self.authoring.leave()
            self.workspace_check.stop()
            for opened in self.texts.values():
                self.checker.stop(opened)
            self.checker.close(self.linters.close)

    def read_all(self, *, rules_changed: bool = True) -> None:
        """Read every open text anew, by settings that are read anew, and by rules too when those may have changed."""
        self._told.clear()
        self.authoring.read_all()
        self.checker.later(self.linters.forget if rules_changed else self.linters.mended)
        for opened in self.texts.values():
            self.checker.start(opened)
        self.refresh()

    def use(self, settings: Settings) -> None:
        """Go on under other settings of the editor."""
        before, self.settings = self.settings, settings
        if settings.cache != before.cache:
            self.checker.later(self.linters.close)
            self.linters = Linters(use_cache=settings.cache)
            self.read_all()
        if settings != before:
            self.tell_all()

    async def settled(self, uri: str) -> OpenText | None:
        """Return an open text once it was read as it is now; as far as it was read, when that takes long."""
        opened = self.texts.get(uri)
        if opened is None:
            return None
        try:
            await asyncio.wait_for(opened.settled.wait(), PATIENCE)
        except TimeoutError:
            opened.late = True
        return opened if self.texts.get(uri) is opened else None

    # findings

    def level(self, opened: OpenText) -> Level:
        """Return from which level up findings are shown in a text."""
        return self.settings.level or (opened.made.config.level if opened.made else "let-op")

    def positions(self, report: Report) -> Positions:
        """Return the positions in the text of a report, in the units of this editor."""
        return Positions(report.document.text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def diagnostics(self, opened: OpenText) -> list[Data]:
        """Return the diagnostics of what was last found in a text."""
        if opened.report is None:
            return []
        positions = self.positions(opened.report)
        return diagnostics(opened.report, self.level(opened), positions, opened.uri, self.page_of)

    def page_of(self, finding: Finding) -> str | None:
        """Return the address where the rule of a finding is explained."""
        return self.pages.address(finding.rule)

    def pushes(self) -> bool:
        """Tell whether diagnostics are sent to this editor, or fetched by it."""
        if self.settings.diagnostics != "auto":
            return self.settings.diagnostics == "push"
        text, workspace = self.client_capabilities.text_document, self.client_capabilities.workspace
        fetches = text is not None and text.diagnostic is not None
        # Neovim 0.11 fetches when a text changes, but not when it is asked to: it would miss what is found later.
        asked = workspace and workspace.diagnostics and workspace.diagnostics.refresh_support
        return not (fetches and asked)

    def answers(self) -> bool:
        """Tell whether who fetches diagnostics is given them: not when the same ones were sent to that editor."""
        text = self.client_capabilities.text_document
        return not self.pushes() or (self.settings.diagnostics == "auto" and (text is None or text.diagnostic is None))

    def tell(self, opened: OpenText) -> None:
        """Tell the editor what was found in a text, and what is wrong with its settings."""
        if opened.made is not None:
            self._tell_problems(opened.made)
        if self.texts.get(opened.uri) is not opened:
            return
        if self.pushes():
            self._published.add(opened.uri)
            self.publish(opened.uri, self.diagnostics(opened), opened.reported)
        elif opened.whole and opened.late:
            opened.late = False
            self.refresh()
        if opened.whole and self.settings.code_lens:
            self._refresh_lenses()

    def tell_all(self) -> None:
        """Tell anew what was found in all texts, because how it is told changed."""
        for uri in () if self.pushes() else tuple(self._published):
            self._clear(uri)
        for opened in self.texts.values():
            if opened.report is not None:
                self.tell(opened)
        self.refresh()
        self._refresh_lenses()

    def refresh(self) -> None:
        """Ask the editor to fetch diagnostics again, if it does that."""
        workspace = self.client_capabilities.workspace
        if not self.pushes() and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    async def warm_up(self) -> None:
        """Make the linter and load the pipeline before they are needed, and write the pages that explain rules."""
        made = await self.checker.do(lambda: self.linters.for_path(self._folder()))

        def write() -> None:
            try:
                self.pages.prepare(made.linter)
            except (OSError, NieuwetaalError):
                return  # without pages the names of rules lead nowhere; all else works

        await self.checker.do(write)
        self._tell_problems(made)
        self.tell_all()
        await self.checker.do(set_memory_aside)

    def folders(self) -> list[Path]:
        """Return the folders that the editor has open."""
        return [path for folder in self.workspace.folders.values() if (path := path_of(folder.uri)) is not None]

    def _folder(self) -> Path | None:
        """Return the first folder that the editor has open: its settings hold for texts without a file."""
        return next(iter(self.folders()), path_of(self.workspace.root_uri or ""))

    def _tell_problems(self, made: Made) -> None:
        for problem in made.problems:
            self.say(problem, types.MessageType.Warning)

    def publish(self, uri: str, found: list[Data], number: int | None = None) -> None:
        """Send the diagnostics of a text, of which this is the version."""
        told: dict[str, Any] = {"uri": uri, "diagnostics": found}
        if number is not None:
            told["version"] = number
        self.protocol.send(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, told)

    def _clear(self, uri: str) -> None:
        """Take the squiggles away that were sent for a text."""
        if uri in self._published:
            self._published.discard(uri)
            self.publish(uri, [])

    def _refresh_lenses(self) -> None:
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)

    # messages

    def say(self, message: str, kind: types.MessageType) -> None:
        """Show a message, once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(kind, message))

    def failed(self, error: Exception) -> None:
        """Tell that something went wrong that is our fault; the editor goes on."""
        logger.error("nieuwetaal failed", exc_info=error)
        self.say(f"fout in nieuwetaal: {type(error).__name__}: {error}", types.MessageType.Error)

    def report_server_error(self, error: Exception, source: type[PyglsError | JsonRpcException]) -> None:
        """Tell what went wrong while a notification was handled; pygls answers requests, and logs broken messages."""
        if source is FeatureNotificationError:
            self.failed(error)


def path_of(uri: str) -> Path | None:
    """Return the path of an address, None when it is no file."""
    found = to_fs_path(uri) if urlsplit(uri).scheme == "file" else None
    return Path(found) if found else None
