"""`nieuwetaal cache`: what is kept on disk between two checks."""

from __future__ import annotations

import click

from nieuwetaal.errors import ConfigError, reason
from nieuwetaal.linters import cache_folder


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def cache() -> None:
    """Beheert wat voor een volgende keer is onthouden."""


@cache.command(options_metavar="[OPTIES]")
def clear() -> None:
    """Wist alles wat is onthouden."""
    from nieuwetaal.cache import clear as clear_sentences
    from nieuwetaal.cli.written import clear as clear_copies
    from nieuwetaal.rules.store import clear as clear_rules

    folder = cache_folder()
    try:
        freed = clear_sentences(folder) + clear_rules(folder) + clear_copies(folder)
    except OSError as error:
        raise ConfigError(f"{folder} kan niet worden gewist ({reason(error)}); is nieuwetaal nog bezig?") from None
    click.echo(f"Gewist: {freed / 1e6:.1f} MB.".replace(".", ",", 1) if freed else "Er was niets onthouden.")
