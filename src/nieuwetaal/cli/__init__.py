"""The command line. The only part that imports click and prints."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli import baseline, check, config, lsp, models, one_sentence, rules, stored
from nieuwetaal.cli.dutch import speak_dutch
from nieuwetaal.cli.files import as_word, is_path
from nieuwetaal.cli.terminal import allow_any_character, complain
from nieuwetaal.errors import NieuwetaalError

if TYPE_CHECKING:
    from collections.abc import Sequence

USER_ERROR = 2
OUR_ERROR = 3
INTERRUPTED = 130
_DEBUG = "--debug"


def _show_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from nieuwetaal import __version__

        click.echo(f"nieuwetaal {__version__}")
        context.exit()


class Commands(click.Group):
    """The commands; a file or folder in the place of one is told apart."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; raise UsageError when there is none of that name."""
        word = args[0]
        if self.get_command(ctx, word) is None and is_path(word):
            ctx.fail(f"De opdracht '{word}' bestaat niet. Bedoelde je: nieuwetaal check {as_word(word)}?")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT ...",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Toon de versie."
)
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Laat bij een fout in nieuwetaal zien waar die zit.")
def cli() -> None:
    """Leest mee met Nederlandse teksten: wie doet wat, met wie, en hoe kan het gelijkwaardiger.

    Begin met: nieuwetaal check MIJN-TEKST.md
    """


for _command in (
    check.check,
    baseline.baseline,
    rules.rules,
    rules.explain,
    one_sentence.analyse,
    models.model,
    config.config,
    lsp.lsp,
    stored.cache,
):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 nothing found, 1 findings, 2 the user's error, 3 ours."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = _DEBUG in words
    allow_any_character()
    speak_dutch()
    try:
        words = [word for word in words if word != _DEBUG]
        code = cli.main(words, "nieuwetaal", standalone_mode=False, obj=debug)
        if not sys.stdout.closed:  # the language server closes it when an editor leaves
            sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.UsageError as error:
        place = error.ctx.command_path if error.ctx else "nieuwetaal"
        complain(f"fout: {error.format_message()} (zie {place} --help)")
        return USER_ERROR
    except (click.ClickException, NieuwetaalError) as error:
        complain(f"fout: {error.format_message() if isinstance(error, click.ClickException) else error}")
        return USER_ERROR
    except click.Abort:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 whatever it is, the user gets one line
        if debug:
            traceback.print_exc()
        complain(f"fout in nieuwetaal: {type(error).__name__}: {error} (met --debug zie je waar)")
        return OUR_ERROR
    return code if isinstance(code, int) else 0
