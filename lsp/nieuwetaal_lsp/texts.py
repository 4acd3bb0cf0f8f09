"""The texts that are open in an editor: each with its draft, and what was last found in it."""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from nieuwetaal.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nieuwetaal.findings import Report
    from nieuwetaal_lsp.linters import Linters, Made

Result = TypeVar("Result")

FORMATS = {"markdown": "markdown", "gfm": "markdown", "plaintext": "text", "text": "text", "html": "html"}
"""The languages of editors whose texts are read, with the format that each is."""
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
}
AHEAD = 0.1
"""Seconds before a writer is taken to rest that reading begins, so that all is ready to be shown by then."""


@dataclass(slots=True, eq=False)
class OpenText:
    """A text in an editor, and what was last found in it.

    `home` is the file, or for a text without one the folder, whose settings hold for it. `report` is on version
    `reported`, which may be older than the text; `whole` when all of that was read. `settled` is set while nothing
    waits to be read; `turn` counts the times that reading began. `late`: an editor that fetches diagnostics was given
    those of a part.
    """

    uri: str
    home: Path | None
    format: str
    text: str
    version: int
    made: Made | None = None
    draft: Draft | None = None
    report: Report | None = None
    reported: int | None = None
    whole: bool = False
    task: asyncio.Task[None] | None = None
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    turn: int = 0
    late: bool = False

    @property
    def current(self) -> Report | None:
        """The report, when it is on the text as it is now."""
        return self.report if self.reported == self.version else None


class Checker:
    """Reads open texts in the background, one step at a time, so that no text waits for the whole of another.

    State: one thread, in which all reading is done; a draft is for one thread at a time.
    """

    def __init__(
        self, linters: Callable[[], Linters], changed: Callable[[OpenText], None], failed: Callable[[Exception], None]
    ) -> None:
        """Take where linters come from, what is called when more of a text was read, and when that failed."""
        self._linters, self._changed, self._failed = linters, changed, failed
        self._thread = ThreadPoolExecutor(1, "nieuwetaal")

    def start(self, text: OpenText, delay: float = 0.0) -> None:
        """Read a text as it is now and tell after `delay` seconds of rest; what was being read of it is given up."""
        self._give_up(text)
        text.settled.clear()
        text.task = asyncio.create_task(self._read(text, delay))

    def stop(self, text: OpenText) -> None:
        """Give up reading a text, after the step that is being done."""
        self._give_up(text)
        text.settled.set()

    def later(self, work: Callable[[], object]) -> None:
        """Do something in the thread, after what is being done in it and before what is asked later."""
        self._thread.submit(work)

    async def do(self, work: Callable[[], Result]) -> Result:
        """Do something in the thread, after what is being done in it."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self, last: Callable[[], object]) -> None:
        """Finish the step that is being done, do one thing more, and then nothing; do not wait for it."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        Thread(target=self._finish, args=(last,)).start()

    def _finish(self, last: Callable[[], object]) -> None:
        self._thread.shutdown(wait=True)
        last()

    @staticmethod
    def _give_up(text: OpenText) -> None:
        text.turn += 1
        if text.task is not None:
            text.task.cancel()

    async def _read(self, text: OpenText, delay: float) -> None:
        turn, version, is_new = text.turn, text.version, text.draft is None
        rest = asyncio.get_running_loop().time() + delay
        await asyncio.sleep(max(delay - AHEAD, 0.0))
        try:
            steps = await self.do(lambda: self._begin(text))
            while (step := await self.do(lambda: next(steps, None))) is not None and turn == text.turn:
                await asyncio.sleep(max(rest - asyncio.get_running_loop().time(), 0.0))
                text.report, text.whole = step
                text.reported = version
                self._changed(text)
            if is_new:
                set_memory_aside()
        except Exception as error:  # noqa: BLE001 whatever it is, the editor goes on
            self._failed(error)
        finally:
            if turn == text.turn:
                text.settled.set()

    def _begin(self, text: OpenText) -> Iterator[tuple[Report, bool]]:
        """Return the reading of a text, in steps: a report, and whether it is on the whole text."""
        made = self._linters().for_path(text.home)
        if text.draft is None or text.made is None or text.made.linter is not made.linter:
            text.draft = Draft(made.linter, text.format)
        text.made = made
        return text.draft.steps(text.text)


def set_memory_aside() -> None:
    """Spare what is in memory now the search for garbage: it stays, and a keystroke would wait for that search.

    The youngest is searched once more, so that little garbage is set aside with it.
    """
    gc.collect(1)
    gc.freeze()
