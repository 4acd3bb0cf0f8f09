"""Which of the files that were found can be used for what was asked: notes in a Word file, edits in a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.cli.files import STDIN
from nieuwetaal.reports.formats import COPIES
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from nieuwetaal.cli.options import Options

_OLD_WORD = ".doc"
_MAIL = ".eml"


def suffixes(options: Options) -> Collection[str]:
    """Return the suffixes of the files to read when a folder is walked."""
    from nieuwetaal.documents import SUFFIXES, TEXT_SUFFIXES

    if options.interactive:
        return TEXT_SUFFIXES
    return COPIES.get(options.format, SUFFIXES)


def fitting(found: Iterable[str | Unread], options: Options) -> Iterator[str | Unread]:
    """Yield what was found, with an error in place of every file that does not fit what was asked."""
    for each in found:
        problem = "" if isinstance(each, Unread) or each == STDIN else _problem(Path(each), options)
        yield Unread(str(each), problem) if problem else each


def _problem(path: Path, options: Options) -> str:
    """Return what a file is not fit for, and what to ask instead; nothing when it is fit, or reading it tells more."""
    from nieuwetaal.documents.formats import TEXT_FORMATS, format_of

    own, suffix = options.input_format or format_of(path), path.suffix.lower()
    if suffix == _OLD_WORD and options.input_format is None:
        return ""
    instead = f"vraag --format {own if own in COPIES else 'html'}"
    kind = COPIES[options.format][0] if options.format in COPIES else ""
    if options.interactive and (own not in TEXT_FORMATS or suffix == _MAIL):
        return f"{path}: --interactive kan niet in {suffix or own} schrijven; {instead}"
    if options.format in COPIES and own != options.format:
        saved = "" if own in COPIES else f"bewaar het als {kind}, of "
        return f"{path} is geen {kind}; {saved}{instead}"
    return ""
