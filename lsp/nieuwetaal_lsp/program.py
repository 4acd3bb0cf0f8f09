"""Starting the server: over standard input and output, as editors do, or over web sockets for browsers."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

USER_ERROR = 2
MISSING = 'fout: voor editors is nog een onderdeel nodig; installeer het met: pip install "nieuwetaal[lsp]"'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server until the editor leaves; return the exit code."""
    parser = argparse.ArgumentParser("nieuwetaal lsp", description="De taalserver van nieuwetaal, voor editors.")
    parser.add_argument("--stdio", action="store_true", help="praat over standaardinvoer en -uitvoer (dat is gewoon)")
    parser.add_argument("--ws", action="store_true", help="praat over websockets, voor editors in een browser")
    parser.add_argument("--host", default="127.0.0.1", help="het adres voor websockets")
    parser.add_argument("--port", type=int, default=8765, help="de poort voor websockets")
    parser.add_argument(
        "--origin", action="append", default=[], help="een webpagina die ook mag verbinden, zoals https://voorbeeld.nl"
    )
    options = parser.parse_args(arguments)
    if find_spec("pygls") is None:
        print(MISSING, file=sys.stderr)  # noqa: T201 an editor shows this line
        return USER_ERROR
    if options.ws:
        from nieuwetaal_lsp.web import serve  # noqa: PLC0415 editors need no web sockets

        return serve(options.host, options.port, options.origin)
    from nieuwetaal_lsp.features import make_server  # noqa: PLC0415 --help answers at once

    server = make_server()
    server.start_io()
    server.leave()
    return 0 if server.protocol.was_shut_down else 1
