"""Checking all texts in the folders that an editor has open, as `nieuwetaal check` does, in steps that can stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from nieuwetaal.cli.files import find_files
from nieuwetaal.documents import TEXT_SUFFIXES, read_file
from nieuwetaal.drafts import Draft
from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.findings import LEVELS
from nieuwetaal.reports.text import Tally, plural
from nieuwetaal.reports.view import Unread, View
from nieuwetaal_lsp.diagnostics import diagnostics
from nieuwetaal_lsp.positions import Positions
from nieuwetaal_lsp.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from nieuwetaal.findings import Level, Report
    from nieuwetaal_lsp.server import Server

_FOUND_AT_ONCE = 200
_TITLE = "nieuwetaal leest de werkmap"


@dataclass(slots=True)
class Round:
    """One check of the workspace: what was counted; `stopped` when somebody asked for that."""

    tally: Tally = field(default_factory=Tally)
    total: int = 0
    stopped: bool = False
    unread: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Return how it went, in one Dutch line."""
        found = self.tally.shown
        counts = ", ".join(f"{found[level]} {level}" for level in reversed(LEVELS) if found[level])
        done = self.tally.files + self.tally.unread
        if self.stopped:
            return f"Gestopt na {done} van {plural(self.total, 'tekst', 'teksten')}: {counts or 'nog niets gevonden'}."
        if not self.total:
            return f"In deze werkmap staan geen teksten ({', '.join(sorted(TEXT_SUFFIXES))})."
        said = f"{plural(self.tally.files, 'tekst', 'teksten')} gelezen: {counts or 'niets om over na te denken'}."
        if self.unread:
            more = f" (en nog {len(self.unread) - 1})" if len(self.unread) > 1 else ""
            said = f"{said} Niet gelezen: {self.unread[0]}{more}."
        return said

    def data(self) -> dict[str, Any]:
        """Return how it went, for programs."""
        found = self.tally.shown
        levels = {level: found[level] for level in reversed(LEVELS) if found[level]}
        return {"texts": self.tally.files, "findings": levels, "unread": self.unread, "stopped": self.stopped}


class WorkspaceCheck:
    """Checks the workspace. State: the files whose squiggles it sent, and the round that is going on."""

    def __init__(self, server: Server, path_of: Callable[[str], Path | None]) -> None:
        """Take the server, and how to read addresses."""
        self._server, self._path_of = server, path_of
        self._published: dict[Path, str] = {}
        self._round: Round | None = None

    async def run(self, is_cancelled: Callable[[], bool]) -> dict[str, Any] | None:
        """Read all texts in the folders of the workspace, and tell how it went; None when there is no folder."""
        self.stop()
        folders = self.folders()
        if not folders:
            said = "open eerst een map; dan is er een werkmap om te lezen"
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, said))
            return None
        this = self._round = Round()
        progress = Progress(self._server, _TITLE)
        await progress.begin()
        try:
            await self._read_all(folders, this, progress, lambda: is_cancelled() or progress.is_cancelled())
        finally:
            progress.end(this.told())
            if self._round is this:
                self._round = None
        kind = types.MessageType.Warning if this.unread else types.MessageType.Info
        self._server.window_show_message(types.ShowMessageParams(kind, this.told()))
        return this.data()

    def stop(self) -> None:
        """Stop the round that is going on, after the step that is being done."""
        if self._round is not None:
            self._round.stopped = True

    def clear(self, uri: str) -> None:
        """Take back what was said of a file, because the editor shows it now."""
        path = self._path_of(uri)
        known = self._published.pop(path, None) if path is not None else None
        if known is not None:
            self._server.publish(known, [])

    def clear_all(self) -> None:
        """Take back all that was said."""
        for uri in self._published.values():
            self._server.publish(uri, [])
        self._published.clear()

    def folders(self) -> list[Path]:
        """Return the folders of the workspace."""
        workspace = self._server.workspace
        uris = [folder.uri for folder in workspace.folders.values()] or [workspace.root_uri or ""]
        return [path for uri in uris if (path := self._path_of(uri)) is not None and path.is_dir()]

    async def _read_all(
        self, folders: list[Path], this: Round, progress: Progress, is_cancelled: Callable[[], bool]
    ) -> None:
        """Read the texts one by one, each step in the thread where all is read."""

        def goes_on() -> bool:
            this.stopped = this.stopped or is_cancelled()
            return not this.stopped

        files: list[str] = []
        found = find_files(map(str, folders), TEXT_SUFFIXES, self._server.linters.skips)
        while goes_on() and (part := await self._server.checker.do(lambda: list(islice(found, _FOUND_AT_ONCE)))):
            files += [file for file in part if isinstance(file, str)]
            this.unread += [file.error for file in part if isinstance(file, Unread) and Path(file.path) not in folders]
        this.total = len(files)
        stale = set(self._published)
        for number, file in enumerate(files):
            if not goes_on():
                return
            path = Path(file)
            progress.report(f"{number + 1} van {len(files)}: {path.name}", 100 * number // len(files))
            await self._one(path, this, goes_on)
            stale.discard(path)
        for path in stale if goes_on() else ():
            self._server.publish(self._published.pop(path), [])

    async def _one(self, path: Path, this: Round, goes_on: Callable[[], bool]) -> None:
        opened = next((text for text in self._server.texts.values() if self._path_of(text.uri) == path), None)
        if opened is not None:
            await opened.settled.wait()
            if opened.report is not None:
                this.tally.add(opened.report, View(self._server.level(opened)))
            return
        do: Callable[[Callable[[], Any]], Awaitable[Any]] = self._server.checker.do
        try:
            steps = await do(lambda: self._steps(path))
            last: tuple[Report, Level] | None = None
            while goes_on() and (step := await do(lambda: next(steps, None))) is not None:
                last = step
        except NieuwetaalError as error:
            this.unread.append(str(error))
            this.tally.add(Unread(str(path), str(error)), View())
            return
        if last is not None and goes_on():
            report, level = last
            this.tally.add(report, View(level))
            self._tell(path, report, level)

    def _steps(self, path: Path) -> Iterator[tuple[Report, Level]]:
        """Yield reports on a file, the last on all of it. Raises NieuwetaalError when it cannot be read."""
        made = self._server.linters.for_path(path)
        document = read_file(path, unfinished=made.linter.unfinished)
        level = self._server.settings.level or made.config.level
        return ((report, level) for report, _ in Draft(made.linter, document.format).steps(document.text))

    def _tell(self, path: Path, report: Report, level: Level) -> None:
        uri = path.as_uri()
        encoding = self._server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        found = diagnostics(report, level, Positions(report.document.text, encoding), uri, self._server.page_of)
        if found or path in self._published:
            self._server.publish(uri, found)
        self._published.pop(path, None)
        if found:
            self._published[path] = uri
