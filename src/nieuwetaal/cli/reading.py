"""From the name of a file, or from standard input, to the report on it."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.cli.files import STDIN
from nieuwetaal.cli.terminal import Progress
from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from nieuwetaal.cli.options import Options
    from nieuwetaal.documents import Document
    from nieuwetaal.findings import Report
    from nieuwetaal.linters import Made

_STDIN_NAME = "invoer"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts. `progress` hears how far a text is."""

    options: Options
    progress: Progress = field(default_factory=Progress)

    def place(self, name: str) -> Path:
        """Return the path by which the settings of a text are found."""
        return Path(name if name != STDIN else self.options.stdin_name or ".")

    def report(self, name: str, made: Made | NieuwetaalError) -> Report | Unread:
        """Return the report on a text, or why there is none."""
        shown = (self.options.stdin_name or STDIN) if name == STDIN else name
        if isinstance(made, NieuwetaalError):
            return Unread(shown, str(made))
        try:
            document = self._document(name, made.linter.unfinished)
            return made.linter.check_document(document, lambda done, total: self.progress.show(shown, done, total))
        except NieuwetaalError as error:
            return Unread(shown, str(error))
        except Exception as error:  # noqa: BLE001 the other files are still checked
            if self.options.debug:
                traceback.print_exc()
            message = f"fout in nieuwetaal bij {shown}: {type(error).__name__}: {error} (met --debug zie je waar)"
            return Unread(shown, message, ours=True)

    def _document(self, name: str, unfinished: frozenset[str]) -> Document:
        from nieuwetaal.documents import read_bytes, read_file, read_text
        from nieuwetaal.documents.decoding import decode

        chosen = self.options.input_format
        if name != STDIN:
            return read_file(Path(name), chosen, unfinished=unfinished)
        data = sys.stdin.buffer.read()
        if self.options.stdin_name is not None:
            return read_bytes(data, Path(self.options.stdin_name), chosen, unfinished=unfinished)
        decoded = decode(data, _STDIN_NAME)
        document = read_text(decoded.text, chosen or "text", unfinished=unfinished)
        return replace(document, encoding=decoded.encoding, notes=decoded.notes)
