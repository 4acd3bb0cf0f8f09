"""The schema at work in editors, through the server that they use for YAML; skipped where that is not installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.cli import main
from nieuwetaal.rules.pack_files import rules_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
"""The variable names a program that is not on the path."""
pytestmark = pytest.mark.skipif(not PROGRAM, reason="yaml-language-server is not installed (npm)")
SHIPPED = sorted((rules_dir() / "kern").glob("*/*.yaml"))[::20]

HEAD = "# yaml-language-server: $schema=schema.json\nid: proef\ntitel: Een proef\ncategorie: sturen\nniveau: let-op\n"


class Server:
    """A running server. State: its process, and the messages that it sent by themselves."""

    def __init__(self, folder: Path) -> None:
        """Start it for a folder of rules."""
        assert PROGRAM is not None
        self._process = subprocess.Popen([PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._folder, self._number = folder, 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self._send({"method": "initialized", "params": {}})
        settings = {"validate": True, "completion": True, "schemaStore": {"enable": False}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": settings}}})

    def open(self, text: str) -> str:
        """Open a rule with this text; return its address."""
        path = self._folder / "proef.yaml"
        path.write_text(text, encoding="utf-8")
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return path.as_uri()

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Return the answer to a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                return message["result"]

    def problems(self, address: str) -> list[str]:
        """Return what the server says is wrong with an open rule, when it has said so."""
        while address not in self.diagnostics:
            self._receive()
        return [f"{found['range']['start']['line'] + 1}: {found['message']}" for found in self.diagnostics[address]]

    def close(self) -> None:
        """Stop the program that was started."""
        self._process.kill()
        self._process.communicate()

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        size = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            self._send({"id": message["id"], "result": [None for _ in items] or None})
        return message


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    assert main(["rules", "schema", "-o", str(tmp_path / "schema.json")]) == 0
    started = Server(tmp_path)
    yield started
    started.close()


def test_our_keys_are_offered_with_what_they_mean(server: Server) -> None:
    address = server.open(f"{HEAD}zoek:\n  werkwoord: bedienen\n  \n")
    place = {"line": 7, "character": 2}
    found = server.ask("textDocument/completion", {"textDocument": {"uri": address}, "position": place})
    items = {item["label"]: item for item in found["items"]}
    assert {"doener", "ondergaat", "ontvanger", "waarin", "ontkend"} <= set(items)
    assert "Wie of wat het ondergaat" in json.dumps(items["ondergaat"], ensure_ascii=False)


def test_our_values_are_offered(server: Server) -> None:
    address = server.open("# yaml-language-server: $schema=schema.json\nid: proef\ncategorie: \n")
    place = {"line": 2, "character": 11}
    found = server.ask("textDocument/completion", {"textDocument": {"uri": address}, "position": place})
    assert {"sturen", "inzetten", "verhullen"} <= {item["label"] for item in found["items"]}


def test_a_wrong_key_and_a_wrong_value_are_shown(server: Server) -> None:
    address = server.open(HEAD.replace("let-op", "matig") + "tietel: x\n")
    problems = server.problems(address)
    assert any(problem.startswith("5: ") and "let-op" in problem for problem in problems), problems
    assert any(problem.startswith("6: ") and "tietel" in problem for problem in problems), problems


def test_a_key_is_explained(server: Server) -> None:
    address = server.open(HEAD)
    place = {"line": 3, "character": 3}
    found = server.ask("textDocument/hover", {"textDocument": {"uri": address}, "position": place})
    assert "Waar het in de macht om gaat." in json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_good_rule_has_nothing_wrong(server: Server, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert server.problems(server.open(f"# yaml-language-server: $schema=schema.json\n{text}")) == []
