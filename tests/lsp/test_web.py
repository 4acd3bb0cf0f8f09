"""The server for editors in a browser: text frames, its own server for every page, and no pages of strangers."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from tests.lsp.raw import is_told, line
from tests.lsp.talking import COMMAND, TIMEOUT
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from websockets.asyncio.client import ClientConnection

pytestmark = [pytest.mark.model, pytest.mark.asyncio(loop_scope="function")]

WORD = "De gemeente betrekt ouders bij het plan."
URI = "untitled:tekst"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@asynccontextmanager
async def site(home: Path, *options: str) -> AsyncIterator[str]:
    """Serve over web sockets; give the address."""
    port = free_port()
    command = [*COMMAND[:-1], "--ws", "--port", str(port), *options]
    async with line(home, command) as server:
        address = f"ws://127.0.0.1:{port}"
        async with asyncio.timeout(TIMEOUT):
            while not await is_up(port):
                assert server.process.returncode is None
        yield address
        assert server.process.returncode is None


async def is_up(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        await asyncio.sleep(0.05)
        return False
    writer.close()
    await writer.wait_closed()
    return True


class Page:
    """An editor in a browser."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, method: str, params: Any = None, **more: Any) -> None:
        await self.connection.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}))

    async def receive(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        async with asyncio.timeout(TIMEOUT):
            while True:
                data = await self.connection.recv()
                assert isinstance(data, str), "a browser takes bytes for a file"
                message: dict[str, Any] = json.loads(data)
                if wanted(message):
                    return message

    async def begin(self) -> None:
        await self.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
        await self.receive(lambda message: message.get("id") == 1)
        await self.send("initialized", {})

    async def found(self, text: str) -> int:
        item = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
        await self.send("textDocument/didOpen", {"textDocument": item})
        message = await self.receive(lambda message: is_told(message, URI, 1))
        return len(message["params"]["diagnostics"])


@asynccontextmanager
async def page(address: str, origin: str | None = None) -> AsyncIterator[Page]:
    headers = {"Origin": origin} if origin else {}
    async with connect(address, additional_headers=headers, max_size=None) as connection:
        yield Page(connection)


async def test_every_page_has_a_server_of_its_own(home: Path) -> None:
    async with site(home) as address:
        async with page(address) as one, page(address) as two:
            await asyncio.gather(one.begin(), two.begin())
            counts: object = await asyncio.gather(one.found(WORD), two.found(f"{WORD}\n\n{WORD}"))
            assert counts == [1, 2]
        async with page(address) as three:
            await three.begin()
            assert await three.found(WORD) == 1


async def test_who_leaves_leaves_alone(home: Path) -> None:
    async with site(home) as address, page(address) as one:
        await one.begin()
        async with page(address) as two:
            await two.begin()
            await two.send("shutdown", None, id=2)
            await two.receive(lambda message: message.get("id") == 2)
            await two.send("exit")
            with pytest.raises(ConnectionClosed):
                await two.receive(lambda _message: False)
        async with page(address) as three:
            await three.begin()
            await three.send("exit")
        assert await one.found(WORD) == 1


async def test_broken_messages_do_not_end_the_connection(home: Path) -> None:
    async with site(home) as address, page(address) as shown:
        await shown.begin()
        for message in ("{onzin", "[1]", "", b"\xff\xfe", b"{}", "null"):
            await shown.connection.send(message)
        assert await shown.found(WORD) == 1


async def test_a_page_that_goes_away_while_it_is_read_for_does_no_harm(home: Path) -> None:
    many = "\n\n".join(f"De gemeente betrekt ouders bij plan {number} van de wijk." for number in range(1000))
    async with site(home) as address:
        async with page(address) as gone:
            await gone.begin()
            assert await gone.found(many) > 0
        async with page(address) as stays:
            await stays.begin()
            assert await stays.found(WORD) == 1


async def test_a_large_text_passes(home: Path) -> None:
    async with site(home) as address, page(address) as shown:
        await shown.begin()
        assert await shown.found(f"{WORD}\n\n" + "```\nregel\n```\n\n" * 90_000) == 1


async def test_only_pages_of_this_machine_may_connect_and_those_that_are_named(home: Path) -> None:
    friends = ["http://localhost:3000", "http://127.0.0.1", "https://[::1]:8080", "https://voorbeeld.nl", None]
    strangers = ["https://ander.nl", "http://localhost.ander.nl", "http://127.0.0.1.ander.nl", "null"]
    async with site(home, "--origin", "https://voorbeeld.nl") as address:
        for origin in friends:
            async with page(address, origin) as shown:
                await shown.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
                await shown.receive(lambda message: message.get("id") == 1)
        for origin in strangers:
            with pytest.raises(InvalidStatus):
                async with page(address, origin):
                    pass


async def test_a_port_that_is_in_use_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [*COMMAND[:-1], "--ws", "--port", str(port)]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
        said, complaint = await asyncio.wait_for(process.communicate(), TIMEOUT)
    assert process.returncode == 2
    assert said == b""
    assert complaint.count(b"\n") == 1
    assert complaint.decode().startswith(f"nieuwetaal kan 127.0.0.1:{port} niet gebruiken")
