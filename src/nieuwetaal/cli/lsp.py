"""`nieuwetaal lsp`: the language server, which editors start."""

from __future__ import annotations

import click

from nieuwetaal.errors import NieuwetaalError

SERVER = "nieuwetaal-lsp"
"""The program that is the server; it is another part, which this one knows by name only."""


@click.command(options_metavar="[OPTIES]")
@click.option("--stdio", is_flag=True, help="Praat over standaardinvoer en -uitvoer, zoals editors doen (gewoon zo).")
@click.option("--ws", is_flag=True, help="Praat over websockets, voor editors in een browser.")
@click.option("--host", metavar="ADRES", default="127.0.0.1", show_default=True, help="Het adres voor websockets.")
@click.option(
    "--port",
    metavar="NUMMER",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="De poort voor websockets.",
)
@click.option(
    "--origin", metavar="WEBPAGINA", multiple=True, help="Een webpagina die ook mag verbinden: https://voorbeeld.nl."
)
def lsp(stdio: bool, ws: bool, host: str, port: int, origin: tuple[str, ...]) -> int:
    """Start de taalserver, waarmee nieuwetaal meeleest in je editor.

    Een editor start deze opdracht zelf; zie lsp/README.md voor jouw editor.
    """
    from importlib.metadata import entry_points

    found = next(iter(entry_points(group="console_scripts", name=SERVER)), None)
    if found is None:
        raise NieuwetaalError(f"{SERVER} hoort bij nieuwetaal, maar is hier niet; installeer nieuwetaal opnieuw")
    origins = [word for page in origin for word in ("--origin", page)]
    over_web = ["--ws", "--host", host, "--port", str(port), *origins] if ws else []
    code = found.load()([*(["--stdio"] if stdio else []), *over_web])
    return code if isinstance(code, int) else 0
