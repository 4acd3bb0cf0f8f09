"""How fast the language server answers: `python benchmarks/server.py [--edits N] [--many N] [--delay N] [--format F]`.

A text of 25,000 words with some 20 findings per 1,000 words is opened in a server of its own process and typed in, a
letter at a time, in the middle. Told for Markdown and plain text: opening to the first and to all diagnostics, with the
pipeline warm and sentences that were never read; from a change to its diagnostics, without the debounce, as wall time
and as processor time of the server; and the memory that the server holds, after some edits and after many.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = 25_000
WORDS_PER_FINDING = {"text": 50, "markdown": 40}
"""Words that are written for every sentence to be found; in Markdown some stand in quotations and are not."""
WARM_UP = 30
EDITS, MANY = 300, 10_000
EARLY = 100
"""Edits after which memory is first looked at."""
DEBOUNCE = 150
"""Milliseconds that the server is asked to wait, as it does of itself; what it waits is taken off."""
PLAIN = (
    "De vergadering van {number} mei begint om {number} uur in zaal {number}.",
    "In bijlage {number} staat de begroting, met een toelichting per post.",
    "Het gebouw aan de Dorpsstraat {number} krijgt in het voorjaar een nieuw dak.",
    "Vorig jaar kostte het onderhoud {number} euro, dit jaar is dat iets meer.",
    "Tabel {number} geeft de cijfers over de wijk Noord, afgerond op tientallen.",
    "Ouders en kinderen kwamen op {number} juni naar het café aan de haven.",
)
"""Sentences without anything to find; a number makes them differ."""
LETTERS = "een zin die hier nog bij komt, "


class Client:
    """An editor that only types. State: the server's process, and the diagnostics that came."""

    def __init__(self, home: Path) -> None:
        """Start a server whose cache is in `home`."""
        environment = os.environ | {"XDG_CACHE_HOME": str(home)}
        command = [sys.executable, "-m", "nieuwetaal_lsp", "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self._ids = 0

    def send(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None  # noqa: S101 it is a pipe
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self) -> tuple[float, dict[str, Any]]:
        """Return the next message, and when it was there."""
        assert self.process.stdout is not None  # noqa: S101 it is a pipe
        length = 0
        while (line := self.process.stdout.readline()).strip() or not length:
            if not line:
                raise SystemExit("the server is gone")
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        body = self.process.stdout.read(length)
        return time.perf_counter(), json.loads(body)

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return its result."""
        self._ids += 1
        self.send(method, params, id=self._ids)
        while (message := self.receive()[1]).get("id") != self._ids:
            pass
        return message["result"]

    def diagnostics(self, wanted: Callable[[dict[str, Any]], bool]) -> tuple[float, int]:
        """Return when diagnostics came that are wanted, and how many."""
        while True:
            at, message = self.receive()
            if message.get("method") == "window/showMessage":
                raise SystemExit(message["params"]["message"])
            if message.get("method") == "textDocument/publishDiagnostics" and wanted(message["params"]):
                return at, len(message["params"]["diagnostics"])

    def memory(self) -> float:
        """Return the resident memory of the server in megabytes; 0 where that cannot be seen."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        except OSError:
            return 0.0
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def processor(self) -> float:
        """Return the seconds of processor time that the server took; 0 where that cannot be seen."""
        try:
            tasks = list(Path(f"/proc/{self.process.pid}/task").iterdir())
        except OSError:
            return 0.0
        return sum(int((task / "schedstat").read_text(encoding="utf-8").split()[0]) for task in tasks) / 1e9

    def stop(self) -> None:
        """End the server as an editor does."""
        self.ask("shutdown", None)
        self.send("exit", None)
        self.process.wait()


def sentences(every: int) -> Iterator[str]:
    """Yield sentences without end, with something to find once in so many words."""
    from nieuwetaal.rules.packs import load_rules  # noqa: PLC0415 not for --help

    chance = Random(1)  # noqa: S311 for variety, not for secrets
    shown = {"sterk", "let-op"}
    found = [example.text for rule in load_rules()[0] if set(rule.levels.values()) <= shown for example in rule.wrong]
    words = 0
    while True:
        if words >= every:
            words -= every
            sentence = chance.choice(found)
        else:
            sentence = chance.choice(PLAIN).format(number=chance.randint(2, 9999))
        words += len(sentence.split())
        yield sentence


def text(input_format: str, words: int = WORDS) -> str:
    """Return a text, in paragraphs of five sentences; in Markdown with headings, lists and tables between them."""
    found = sentences(WORDS_PER_FINDING[input_format])
    blocks: list[str] = []
    marks = cycle(["## {}", "{}", "- {}", "{}", "> {}", "{}", "| {} | *af* |\n|---|---|\n| hier | {} |", "{}"])
    count = 0
    while count < words:
        mark = next(marks) if input_format == "markdown" else "{}"
        size = 1 if mark.startswith(("#", "|", "-")) else 5
        blocks.append(mark.format(*(" ".join(next(found) for _ in range(size)) for _ in range(mark.count("{}")))))
        count += len(blocks[-1].split())
    return "\n\n".join(blocks) + "\n"


class Typing:
    """Someone who types in the middle of a text. State: the text and its version."""

    def __init__(self, client: Client, uri: str, start: str, language: str, delay: int) -> None:
        """Take the client, what is opened, and the milliseconds that the server waits."""
        self.client, self.uri, self.text, self.language, self.delay = client, uri, start, language, delay
        self.version = 0
        self.place = start.index("\n\nDe vergadering", len(start) // 2) + 2
        self.letters = cycle(LETTERS)

    def open(self) -> tuple[float, float, float, int]:
        """Open the text; return seconds to the first and to all diagnostics, of the processor too, and how many."""
        before, began = self.client.processor(), time.perf_counter()
        item = {"uri": self.uri, "languageId": self.language, "version": 0, "text": self.text}
        self.client.send("textDocument/didOpen", {"textDocument": item})
        first, _ = self.client.diagnostics(lambda told: bool(told["diagnostics"]))
        at = first
        found = 0
        self.client.send("workspace/diagnostic", {"previousResultIds": []}, id="all")
        while True:
            came, message = self.client.receive()
            if message.get("id") == "all":
                break
            if message.get("method") == "textDocument/publishDiagnostics":
                at, found = came, len(message["params"]["diagnostics"])
        return first - began, at - began, self.client.processor() - before, found

    def type(self) -> tuple[float, float]:
        """Type a letter; return the seconds until its diagnostics came, and those of the processor."""
        self.version += 1
        self.text = self.text[: self.place] + next(self.letters) + self.text[self.place :]
        self.place += 1
        if self.version % 200 == 0:
            self.text = self.text[: self.place - 150] + self.text[self.place :]
            self.place -= 150
        before, began = self.client.processor(), time.perf_counter()
        change = {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [{"text": self.text}]}
        self.client.send("textDocument/didChange", change)
        at, _ = self.client.diagnostics(lambda told: told["version"] == self.version)
        return at - began - self.delay / 1000, self.client.processor() - before


def measure(input_format: str, edits: int, many: int, delay: int) -> None:
    """Measure a server with a text of one format, and print."""
    with tempfile.TemporaryDirectory() as name:
        client = Client(Path(name))
        client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        client.send("initialized", {})
        settings = {"delay": delay}
        client.send("workspace/didChangeConfiguration", {"settings": {"nieuwetaal": settings}})
        language = {"text": "plaintext"}.get(input_format, input_format)
        warm = {"uri": "untitled:warm", "languageId": language, "version": 0, "text": "Wij zetten ouders in.\n"}
        client.send("textDocument/didOpen", {"textDocument": warm})
        client.diagnostics(lambda told: bool(told["diagnostics"]))
        client.send("textDocument/didClose", {"textDocument": {"uri": warm["uri"]}})
        time.sleep(1)  # the pages that explain rules are written meanwhile
        typing = Typing(client, "untitled:tekst", text(input_format), language, delay)
        first, every, busy, found = typing.open()
        words = len(typing.text.split())
        print(f"{input_format}: {words:,} words, {found} diagnostics ({1000 * found / words:.1f} per 1,000 words)")
        print(f"  open: first diagnostics {first:6.2f} s, all {every:6.2f} s ({busy:.2f} s of processor)")
        for _ in range(WARM_UP):
            typing.type()
        taken = [typing.type() for _ in range(edits)]
        line("from change to diagnostics, wall", [wall for wall, _ in taken])
        line("  of the processor", [processor for _, processor in taken])
        early = 0.0
        for number in range(WARM_UP + edits, many):
            if number == max(EARLY, WARM_UP + edits):
                early = client.memory()
            typing.type()
        if early:
            late = client.memory()
            print(f"  memory: {early:.0f} MB, {late:.0f} MB after {many:,} edits ({late / early - 1:+.1%})")
        client.stop()


def line(name: str, taken: list[float]) -> None:
    """Print one line of figures."""
    ordered = sorted(taken)
    middle, high, worst = (1000 * ordered[min(int(part * len(ordered)), len(ordered) - 1)] for part in (0.5, 0.95, 1))
    print(f"  {name}: p50 {middle:.0f} ms, p95 {high:.0f} ms, most {worst:.0f} ms", flush=True)


def main() -> None:
    """Measure every format."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edits", type=int, default=EDITS, help="edits that are timed")
    parser.add_argument("--many", type=int, default=0, help=f"edits before memory is looked at again, as {MANY}")
    parser.add_argument("--delay", type=int, default=DEBOUNCE, help="milliseconds of rest that the server waits for")
    parser.add_argument("--format", choices=("markdown", "text"), action="append")
    arguments = parser.parse_args()
    for input_format in arguments.format or ("markdown", "text"):
        measure(input_format, arguments.edits, arguments.many, arguments.delay)


if __name__ == "__main__":
    main()
