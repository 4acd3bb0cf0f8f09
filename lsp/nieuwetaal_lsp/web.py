"""The server for editors in a browser, over web sockets: a server of its own for every connection."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import sys
from typing import TYPE_CHECKING

from pygls.exceptions import JsonRpcException
from websockets.asyncio.server import serve as serve_websockets
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from nieuwetaal_lsp.features import make_server
from nieuwetaal_lsp.protocol import GuestProtocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from websockets.asyncio.server import ServerConnection

OWN_MACHINE = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")
"""Pages that may connect: those of this machine, so that no page of a stranger can."""
LARGEST = 64 * 2**20
"""Bytes of one message: some hundred times what people write in a text."""


class TextWriter:
    """Sends messages as text, which browsers can read; pygls itself sends bytes. State: the connection."""

    def __init__(self, connection: ServerConnection) -> None:
        """Take the connection."""
        self._connection = connection

    def write(self, data: bytes) -> asyncio.Future[None]:
        """Send one message; when the page has gone, nobody reads it."""
        return asyncio.ensure_future(self._send(data.decode()))

    def close(self) -> asyncio.Future[None]:
        """Close the connection."""
        return asyncio.ensure_future(self._connection.close())

    async def _send(self, message: str) -> None:
        with contextlib.suppress(ConnectionClosed):
            await self._connection.send(message)


def serve(host: str, port: int, origins: Sequence[str] = ()) -> int:
    """Serve editors until the program is stopped; `origins` are pages beside those of this machine that may connect."""

    async def run() -> None:
        allowed = [None, OWN_MACHINE, *map(Origin, origins)]
        async with serve_websockets(talk, host, port, origins=allowed, max_size=LARGEST, compression=None) as server:
            await server.serve_forever()

    try:
        asyncio.run(run())
    except OSError as error:
        print(f"nieuwetaal kan {host}:{port} niet gebruiken: {error.strerror}", file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        return 0
    return 0


async def talk(connection: ServerConnection) -> None:
    """Serve one editor until it leaves."""
    server = make_server(GuestProtocol)
    server.protocol.set_writer(TextWriter(connection), include_headers=False)
    try:
        async for data in connection:
            try:
                server.protocol.handle_message(json.loads(data, object_hook=server.protocol.structure_message))
            except Exception as error:  # noqa: BLE001 half a message is no reason to leave
                server.report_server_error(error, JsonRpcException)
    except ConnectionClosed:
        pass
    finally:
        server.leave()
