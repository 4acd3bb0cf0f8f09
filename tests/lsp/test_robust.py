"""What goes wrong in practice does not stop a server: broken messages, wrong order, haste, much text, no pipeline."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.lsp.raw import framed, line
from tests.lsp.talking import TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.model, pytest.mark.asyncio(loop_scope="function")]

WORD = "De gemeente betrekt ouders bij het plan."
URI = "untitled:tekst"
UNKNOWN_METHOD, INVALID_PARAMS, INVALID_REQUEST = -32601, -32602, -32600


async def test_initialize_is_answered_at_once(home: Path) -> None:
    async with line(home) as server:
        began = time.perf_counter()
        await server.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        answered = time.perf_counter() - began
        server.send("initialized", {})
        server.open(URI, WORD)
        await server.found(URI)
        assert answered < time.perf_counter() - began
        assert await server.end() == 0


async def test_unknown_methods_are_answered_and_no_more(home: Path) -> None:
    async with line(home) as server:
        await server.begin()
        assert (await server.ask("nieuwetaal/bestaatNiet", {"a": [1]}))["error"]["code"] == UNKNOWN_METHOD
        server.send("nieuwetaal/bestaatOokNiet", {})
        server.send("$/bestaatNiet", None)
        command = {"command": "nieuwetaal.bestaatNiet", "arguments": []}
        assert (await server.ask("workspace/executeCommand", command))["error"]["code"] == INVALID_PARAMS
        server.open(URI, WORD)
        assert len(await server.found(URI)) == 1
        assert await server.end() == 0


BROKEN = {
    "no json": framed(b"{onzin"),
    "half of it": framed(b'{"jsonrpc": "2.0", "method": "textDocument/hover"'),
    "no object": framed(b"[1, 2]"),
    "no letters": framed(b"\xff\xfe\xfd"),
    "nothing": framed(b"{}"),
    "wrong version": framed(b'{"jsonrpc": "1.0", "method": "x", "params": {}}'),
    "wrong parameters": framed(b'{"jsonrpc": "2.0", "id": 5, "method": "textDocument/hover", "params": {"a": 1}}'),
    "wrong notification": framed(b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"a": 1}}'),
    "a header that says nothing": b"Content-Length: veel\r\n\r\n",
    "another header": b"X-Onzin: 1\r\n",
    "an answer to nothing": framed(b'{"jsonrpc": "2.0", "id": 77, "result": null}'),
}


async def test_broken_messages_do_not_end_the_connection(home: Path) -> None:
    async with line(home) as server:
        await server.begin()
        for name, message in BROKEN.items():
            server.raw(message)
            server.open(f"untitled:{name}", WORD)
            assert len(await server.found(f"untitled:{name}")) == 1, name
        assert await server.end() == 0


@pytest.mark.parametrize(
    "rest", [b"", b"Content-Len", b"Content-Length: 100\r\n\r\n", b'Content-Length: 99\r\n\r\n{"a"']
)
async def test_a_line_that_is_cut_ends_the_server(home: Path, rest: bytes) -> None:
    async with line(home) as server:
        await server.begin()
        server.raw(rest)
        server.input.close()
        assert await asyncio.wait_for(server.process.wait(), TIMEOUT) == 1


async def test_who_leaves_without_a_word_ends_the_server(home: Path) -> None:
    async with line(home) as server:
        await server.begin()
        server.open(URI, "\n\n".join(f"{WORD} Dat is afspraak {number}." for number in range(200)))
        server.send("exit")
        assert await asyncio.wait_for(server.process.wait(), TIMEOUT) == 1


async def test_nothing_is_done_before_the_start(home: Path) -> None:
    async with line(home) as server:
        answer = await server.ask(
            "textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
        )
        assert answer.get("result") is None
        await server.begin()
        server.open(URI, WORD)
        assert len(await server.found(URI)) == 1


async def test_a_text_that_changes_before_it_is_opened_is_read(home: Path) -> None:
    async with line(home) as server:
        await server.begin()
        server.change("file:///nergens/plan.md", WORD)
        assert len(await server.found("file:///nergens/plan.md", 2)) == 1
        server.change("untitled:onbekend", WORD)
        server.send("textDocument/didClose", {"textDocument": {"uri": "untitled:nooit"}})
        server.open(URI, WORD)
        assert len(await server.found(URI)) == 1


async def test_a_text_that_is_closed_while_it_is_read_is_let_go(home: Path) -> None:
    many = "\n\n".join(f"De gemeente betrekt ouders bij plan {number} van de wijk." for number in range(1500))
    async with line(home) as server:
        await server.begin()
        server.open("untitled:groot", many)
        await server.found("untitled:groot")
        server.send("textDocument/didClose", {"textDocument": {"uri": "untitled:groot"}})
        server.open(URI, WORD)
        assert len(await server.found(URI)) == 1
        answer = await server.ask("workspace/diagnostic", {"previousResultIds": []})
        assert [each["uri"] for each in answer["result"]["items"]] == [URI]


async def test_a_text_that_is_opened_twice_is_one_text(home: Path) -> None:
    async with line(home) as server:
        await server.begin()
        server.open(URI, WORD)
        server.open(URI, f"{WORD}\n\n{WORD}")
        answer = await server.ask("workspace/diagnostic", {"previousResultIds": []})
        assert [len(each["items"]) for each in answer["result"]["items"]] == [2]


async def test_two_servers_share_a_cache(tmp_path: Path) -> None:
    text = "\n\n".join(f"De gemeente betrekt ouders bij plan {number}." for number in range(60))
    async with line(tmp_path) as one, line(tmp_path) as two:
        await asyncio.gather(one.begin(), two.begin())
        for server in (one, two):
            server.open(URI, text)
        for server in (one, two):
            answer = await server.ask("workspace/diagnostic", {"previousResultIds": []})
            assert [len(each["items"]) for each in answer["result"]["items"]] == [60]
        codes: object = await asyncio.gather(one.end(), two.end())
        assert codes == [0, 0]
    assert not any(b"ouders bij plan" in data for data in contents(tmp_path))


def contents(folder: Path) -> list[bytes]:
    """What stands in the cache, apart from the pages that explain rules."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"]


NO_PIPELINE = """
import sys
from nieuwetaal.dutch import pipeline
from nieuwetaal.errors import PipelineError

def load(name="ingebouwd"):
    raise {error}

pipeline.load = load
from nieuwetaal_lsp.program import main
sys.exit(main(["--stdio"]))
"""
ERRORS = ["PipelineError('de pijplijn is beschadigd')", "MemoryError('vol')"]


@pytest.mark.parametrize("error", ERRORS)
async def test_without_a_pipeline_words_are_still_found(home: Path, error: str) -> None:
    command = [sys.executable, "-c", NO_PIPELINE.format(error=error)]
    async with line(home, command) as server:
        await server.begin()
        said = await server.receive(lambda message: message.get("method") == "window/showMessage")
        assert said["params"]["message"].endswith("regels die alleen naar woorden kijken, werken wel")
        for number in range(3):
            server.open(f"{URI}{number}", f"{WORD} Er zijn veel probleemgezinnen.")
            (found,) = await server.found(f"{URI}{number}")
            assert found["code"] == "etiket/probleemgezin"
        messages = []
        server.send("shutdown", None, id=1)
        await server.receive(lambda message: messages.append(message) or message.get("id") == 1)  # type: ignore[func-returns-value]
        assert not [message for message in messages if message.get("method") == "window/showMessage"]


async def test_100_000_lines_are_read(home: Path) -> None:
    lines = [f"Regel {number} van de lijst." for number in range(100_000)]
    lines[50_000:50_000] = ["", WORD, ""]
    async with line(home) as server:
        await server.begin()
        server.open(URI, "\n".join(lines), "plaintext")
        server.open("untitled:klein", WORD)
        assert len(await server.found("untitled:klein")) == 1
        answer = await server.ask("workspace/diagnostic", {"previousResultIds": []})
        (big, _) = answer["result"]["items"]
        (found,) = big["items"]
        assert found["range"]["start"] == {"line": 50_001, "character": 12}


async def test_what_goes_wrong_inside_is_told_and_the_server_goes_on(home: Path) -> None:
    broken = """
import sys
from nieuwetaal import drafts
steps = drafts.Draft.steps
def fails(self, text):
    if "boem" in text:
        raise RuntimeError("boem")
    return steps(self, text)
drafts.Draft.steps = fails
from nieuwetaal_lsp.program import main
sys.exit(main([]))
"""
    async with line(home, [sys.executable, "-c", broken]) as server:
        await server.begin()
        server.open(URI, "boem")
        said = await server.receive(lambda message: message.get("method") == "window/showMessage")
        assert said["params"]["message"] == "fout in nieuwetaal: RuntimeError: boem"
        server.change(URI, WORD)
        assert len(await server.found(URI, 2)) == 1
