"""The line itself: messages as bytes, also those that no editor should send."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from tests.lsp.talking import COMMAND, TIMEOUT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path


class Line:
    """A server of its own, spoken to byte by byte."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        assert process.stdin is not None
        assert process.stdout is not None
        self.input, self.output = process.stdin, process.stdout

    def send(self, method: str, params: Any = None, **more: Any) -> None:
        self.raw(framed(json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()))

    def raw(self, data: bytes) -> None:
        self.input.write(data)

    async def receive(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the next message that is wanted."""
        async with asyncio.timeout(TIMEOUT):
            while True:
                length = 0
                while (line := (await self.output.readline()).strip()) or not length:
                    if line.startswith(b"Content-Length"):
                        length = int(line.partition(b":")[2])
                message: dict[str, Any] = json.loads(await self.output.readexactly(length))
                if wanted(message):
                    return message

    async def ask(self, method: str, params: Any = None, number: int | str = 99) -> dict[str, Any]:
        self.send(method, params, id=number)
        return await self.receive(lambda message: message.get("id") == number and "method" not in message)

    async def begin(self) -> None:
        await self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.send("initialized", {})

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, text: str, number: int = 2) -> None:
        changes = [{"text": text}]
        self.send(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": number}, "contentChanges": changes}
        )

    async def found(self, uri: str, number: int = 1) -> list[dict[str, Any]]:
        """Return the first diagnostics of a version of a text."""
        message = await self.receive(lambda message: is_told(message, uri, number))
        found: list[dict[str, Any]] = message["params"]["diagnostics"]
        return found

    async def end(self) -> int:
        """Leave as an editor should; return the exit code."""
        await self.ask("shutdown")
        self.send("exit")
        return await asyncio.wait_for(self.process.wait(), TIMEOUT)


def is_told(message: dict[str, Any], uri: str, number: int) -> bool:
    if message.get("method") != "textDocument/publishDiagnostics":
        return False
    told = message["params"]
    return bool(told["uri"] == uri and told.get("version") == number)


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


@asynccontextmanager
async def line(home: Path, command: Sequence[str] = COMMAND, **environment: str) -> AsyncIterator[Line]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=pipe,
        stdout=pipe,
        stderr=asyncio.subprocess.DEVNULL,
        limit=2**26,
        env={**os.environ, "XDG_CACHE_HOME": str(home), **environment},
    )
    try:
        yield Line(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        process._transport.close()  # type: ignore[attr-defined]
