"""How far long work is, in an editor that shows that and can cancel it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol import types

if TYPE_CHECKING:
    from nieuwetaal_lsp.server import Server

_PATIENCE = 5.0
_TOLD_EVERY = 0.1
"""Seconds between two messages on how far it is."""


class Progress:
    """How far one piece of work is. State: its token, and when it was last told."""

    def __init__(self, server: Server, title: str) -> None:
        """Take the server, and what the work is called."""
        self._server, self._title = server, title
        self._token: str | None = None
        self._told = 0.0

    async def begin(self) -> None:
        """Begin, when the editor lets us."""
        window = self._server.client_capabilities.window
        if not (window and window.work_done_progress):
            return
        token = f"nieuwetaal-{uuid4().hex}"
        shown = self._server.work_done_progress
        try:
            await asyncio.wait_for(shown.create_async(token), _PATIENCE)
        except Exception:  # noqa: BLE001 an editor that refuses is served without
            return
        self._token = token
        shown.begin(token, types.WorkDoneProgressBegin(self._title, cancellable=True, percentage=0))

    def is_cancelled(self) -> bool:
        """Whether somebody pressed cancel."""
        return self._token is not None and self._server.work_done_progress.tokens[self._token].cancelled()

    def report(self, message: str, percentage: int) -> None:
        """Tell how far it is, now and then."""
        now = time.monotonic()
        if self._token is not None and now - self._told >= _TOLD_EVERY:
            self._told = now
            told = types.WorkDoneProgressReport(message=message, percentage=percentage, cancellable=True)
            self._server.work_done_progress.report(self._token, told)

    def end(self, message: str) -> None:
        """Tell that it is over."""
        if self._token is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd(message=message))
            self._server.work_done_progress.tokens.pop(self._token, None)
            self._token = None
