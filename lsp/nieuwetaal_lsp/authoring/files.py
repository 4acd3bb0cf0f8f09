"""The files of rules and settings that are open in an editor: read after every rest, in the thread of the checker."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from nieuwetaal.config_file import FILE
from nieuwetaal_lsp.authoring.names import known_names
from nieuwetaal_lsp.authoring.offers import as_list
from nieuwetaal_lsp.authoring.problems import diagnostics
from nieuwetaal_lsp.authoring.rule_help import RuleHelp
from nieuwetaal_lsp.authoring.rule_problems import RuleChecker, root_of
from nieuwetaal_lsp.authoring.rule_schema import Schema
from nieuwetaal_lsp.authoring.settings_help import SettingsHelp
from nieuwetaal_lsp.authoring.settings_problems import is_settings, settings_problems
from nieuwetaal_lsp.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nieuwetaal_lsp.authoring.problems import Problem
    from nieuwetaal_lsp.linters import Made
    from nieuwetaal_lsp.server import Server

REST = 0.3
"""Seconds of rest at least before a rule is tested again: its examples are parsed each time."""
PATIENCE = 5.0
_TOMLS = frozenset({FILE, "pyproject.toml"})
_ID = re.compile(r"^id:[ ]*([\w-]+)[ ]*$", re.MULTILINE)
_YAMLS = frozenset({".yaml", ".yml"})


@dataclass(slots=True, eq=False)
class OpenFile:
    """A file in an editor. `problems` are of version `reported`; `turn` counts the times that reading began."""

    uri: str
    path: Path
    text: str
    version: int
    is_new: bool = False
    problems: list[Problem] = field(default_factory=list)
    checked: str = ""
    reported: int | None = None
    made: Made | None = None
    task: asyncio.Task[None] | None = None
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    turn: int = 0
    late: bool = False

    @property
    def is_toml(self) -> bool:
        """Whether it is in TOML; else it is in YAML."""
        return self.path.suffix == ".toml"


class Authoring:
    """Reads and helps in files of rules and settings. State: those that are open."""

    def __init__(self, server: Server, path_of: Callable[[str], Path | None]) -> None:
        """Take the server, which knows the editor, the linters and the thread to work in, and how to read addresses."""
        self._server, self._path_of = server, path_of
        self.files: dict[str, OpenFile] = {}

    def open(self, uri: str, language: str, number: int, text: str) -> bool:
        """Take in a file; tell whether it is one that may hold rules or settings."""
        path = self._path(uri, language)
        if path is None:
            return False
        file = self.files[uri] = OpenFile(uri, path, text, number, is_new=self._path_of(uri) is None)
        self._start(file, 0.0)
        return True

    def change(self, uri: str, number: int, text: str) -> bool:
        """Take in a file as it is after a change; tell whether it is one of ours."""
        file = self.files.get(uri)
        if file is None:
            return False
        file.text, file.version = text, number
        self._start(file, max(self._server.settings.delay / 1000, REST))
        return True

    def close(self, uri: str) -> None:
        """Let a file go, with what was said of it."""
        file = self.files.pop(uri, None)
        if file is not None:
            _stop(file)
            if self._server.pushes():
                self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def read_all(self) -> None:
        """Read every file anew: settings or rules changed."""
        for file in self.files.values():
            self._start(file, 0.0)

    def leave(self) -> None:
        """Stop reading."""
        for file in self.files.values():
            _stop(file)

    def diagnostics(self, file: OpenFile) -> list[types.Diagnostic]:
        """Return what was last found, for the editor."""
        return diagnostics(file.problems, self._positions(file.checked))

    async def fetch(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport | None:
        """Return what an editor fetches of a file; None when it is not one of ours."""
        file = self.files.get(params.text_document.uri)
        if file is None or not self._server.answers():
            return None
        try:
            await asyncio.wait_for(file.settled.wait(), PATIENCE)
        except TimeoutError:
            file.late = True
        found = self.diagnostics(file)
        name = _name(found)
        if name == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(found, result_id=name)

    async def complete(self, params: types.CompletionParams) -> types.CompletionList | None:
        """Return what may be written at a place in a file."""
        file = self.files.get(params.text_document.uri)
        if file is None:
            return None
        text, made = file.text, await self._made(file)

        def work() -> types.CompletionList | None:
            helper, positions = _helper(file, text, made), self._positions(text)
            offset = positions.offset(params.position)
            return as_list(*helper.offers(text, offset), offset, positions) if helper else None

        return await asyncio.to_thread(work)

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return what is told at a place in a file."""
        file = self.files.get(params.text_document.uri)
        if file is None:
            return None
        text, made = file.text, await self._made(file)

        def work() -> types.Hover | None:
            helper, positions = _helper(file, text, made), self._positions(text)
            said, start, end = helper.hover(text, positions.offset(params.position)) if helper else ("", 0, 0)
            told = types.MarkupContent(types.MarkupKind.Markdown, said)
            return types.Hover(told, positions.range(start, end)) if said else None

        return await asyncio.to_thread(work)

    async def _made(self, file: OpenFile) -> Made:
        """Return the linter by which a file was last read, or will be."""
        if file.made is None:
            path = file.path
            file.made = await self._server.checker.do(lambda: self._server.linters.for_path(path))
        return file.made

    def _path(self, uri: str, language: str) -> Path | None:
        """Return the path of a file that may be ours, also one that was not saved yet; None for any other."""
        path = self._path_of(uri)
        if path is not None:
            return path if path.name in _TOMLS or path.suffix in _YAMLS else None
        if language != "yaml":
            return None
        folders = (self._path_of(folder.uri) for folder in self._server.workspace.folders.values())
        return next((folder for folder in folders if folder is not None), Path.cwd()) / "nieuw.yaml"

    def _positions(self, text: str) -> Positions:
        encoding = self._server.workspace.position_encoding
        return Positions(text, encoding or types.PositionEncodingKind.Utf16)

    def _start(self, file: OpenFile, delay: float) -> None:
        _stop(file)
        file.settled.clear()
        file.task = asyncio.create_task(self._read(file, delay))

    async def _read(self, file: OpenFile, delay: float) -> None:
        turn, version, text, do = file.turn, file.version, file.text, self._server.checker.do
        await asyncio.sleep(delay)
        try:
            steps = await do(lambda: self._steps(file, text))
            last: list[Problem] | None = None
            while (step := await do(lambda: next(steps, None))) is not None and turn == file.turn:
                last = step
            if turn == file.turn:
                file.problems, file.checked, file.reported = last or [], text, version
                self._tell(file)
        except Exception as error:  # noqa: BLE001 whatever it is, the editor goes on
            self._server.failed(error)
        finally:
            if turn == file.turn:
                file.settled.set()

    def _steps(self, file: OpenFile, text: str) -> Iterator[list[Problem]]:
        """Return the checking of a file, in steps."""
        made = file.made = self._server.linters.for_path(file.path)
        if file.is_toml:
            return iter([settings_problems(text, file.path, made)] if is_settings(file.path, text) else [])
        path = _named(file)
        root = root_of(path, text, made.config.rules)
        if root is None:
            return iter([])
        return RuleChecker(made.linter, known_names(made).sources).problems(text, path, root)

    def _tell(self, file: OpenFile) -> None:
        if self.files.get(file.uri) is not file:
            return
        if self._server.pushes():
            found = self.diagnostics(file)
            self._server.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(file.uri, found, version=file.reported)
            )
        elif file.late:
            file.late = False
            self._server.refresh()


def _helper(file: OpenFile, text: str, made: Made) -> RuleHelp | SettingsHelp | None:
    """Return who helps in a file; None when it holds something else."""
    if file.is_toml:
        return SettingsHelp(file.path, known_names(made))
    root = root_of(file.path, text, made.config.rules)
    return RuleHelp(Schema(root), known_names(made)) if root else None


def _stop(file: OpenFile) -> None:
    file.turn += 1
    if file.task is not None:
        file.task.cancel()
    file.settled.set()


def _name(found: list[types.Diagnostic]) -> str:
    return blake2b(repr(found).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _named(file: OpenFile) -> Path:
    """Return the path of a file; one that was not saved yet gets the name that its rule has."""
    found = _ID.search(file.text) if file.is_new else None
    return file.path.with_stem(found[1]) if found else file.path
