from __future__ import annotations

import json
import subprocess
import sys

import pytest

from nieuwetaal.cli import main
from nieuwetaal.cli.lsp import lsp

WITHOUT_PYGLS = "import sys; sys.modules['pygls'] = None; from nieuwetaal.cli import main; sys.exit(main(['lsp']))"


def test_without_the_part_for_editors_one_line_says_how_to_install_it() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_PYGLS], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert 'pip install "nieuwetaal[lsp]"' in done.stderr


def message(**parts: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **parts}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize("words", [["lsp"], ["lsp", "--stdio"]], ids=" ".join)
def test_the_server_answers_and_leaves_when_asked(words: list[str]) -> None:
    said = [
        message(id=1, method="initialize", params={"capabilities": {}, "processId": None, "rootUri": None}),
        message(id=2, method="shutdown"),
        message(method="exit"),
    ]
    command = [sys.executable, "-m", "nieuwetaal", *words]
    done = subprocess.run(command, input=b"".join(said), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b'"serverInfo"' in done.stdout


def test_both_programs_take_the_same_options(capsys: pytest.CaptureFixture[str]) -> None:
    from nieuwetaal_lsp.program import main as server

    with pytest.raises(SystemExit):
        server(["--help"])
    told = capsys.readouterr().out
    assert all(option in told for each in lsp.params for option in each.opts)


def test_a_port_that_is_none_is_the_users_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lsp", "--ws", "--port", "web"]) == 2
    assert "'web'" in capsys.readouterr().err
