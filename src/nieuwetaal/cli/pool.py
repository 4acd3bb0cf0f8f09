"""Texts read by several processes at a time, their reports in the order in which they were asked."""

from __future__ import annotations

import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING

from nieuwetaal.cli.reading import Reader
from nieuwetaal.linters import Linters
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from nieuwetaal.cli.options import Options
    from nieuwetaal.findings import Report

AHEAD = 4
"""Texts for every process that are asked before the first of them is needed: enough to keep all at work."""


class Pool:
    """Processes that read texts. State: the processes, which are started when the first text is asked.

    They are started anew (*spawn*) on every system, so that one behaves as another.
    """

    def __init__(self, options: Options, jobs: int, *, use_cache: bool) -> None:
        """Take what was asked, how many processes there are, and whether they remember on disk what they read."""
        self._jobs, self._begin = jobs, (options, use_cache)
        self._processes: ProcessPoolExecutor | None = None

    def reports(self, names: Sequence[str], progress: Callable[[int, int], None]) -> Iterator[Report | Unread]:
        """Yield the report on every text in order, or why there is none; `progress` hears how many are done, of all.

        A text that ends its process is read once more by itself; when it does so again it is told, and the rest is
        read.
        """
        waiting: deque[tuple[str, Future[Report | Unread]]] = deque()
        upto = 0
        for done in range(len(names)):
            progress(done, len(names))
            while upto < min(done + self._jobs * AHEAD, len(names)):
                waiting.append((names[upto], self._started().submit(read, names[upto])))
                upto += 1
            name, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                yield self._alone(name)
                waiting = deque((each, self._started().submit(read, each)) for each, _ in waiting)

    def close(self) -> None:
        """Let the processes finish what they are doing, and end them."""
        if self._processes is not None:
            self._processes.shutdown(wait=True, cancel_futures=True)
            self._processes = None

    def _started(self) -> ProcessPoolExecutor:
        if self._processes is None:
            self._processes = ProcessPoolExecutor(
                self._jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=self._begin
            )
        return self._processes

    def _alone(self, name: str) -> Report | Unread:
        """Read one text in a process of its own, after some text ended the others."""
        self.close()
        with ProcessPoolExecutor(
            1, mp_context=get_context("spawn"), initializer=_begin, initargs=self._begin
        ) as process:
            try:
                return process.submit(read, name).result()
            except BrokenProcessPool:
                said = f"fout in nieuwetaal bij {name}: het lezen hield op; met --jobs 1 zie je meer"
                return Unread(name, said, ours=True)


_reader: Reader | None = None
"""What reads, in a process of the pool: there is one in each, and it lives as long as the process."""
_linters: Linters | None = None


def _begin(options: Options, use_cache: bool) -> None:
    global _reader, _linters
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is told, and ends the others
    _reader, _linters = Reader(options), Linters(use_cache=use_cache)
    Finalize(None, _linters.close, exitpriority=10)


def read(name: str) -> Report | Unread:
    """Return the report on a text, in a process of the pool."""
    assert _reader is not None and _linters is not None  # noqa: S101, PT018 the process was begun
    return _reader.report(name, _linters.for_file(_reader.place(name)))
