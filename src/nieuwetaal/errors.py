"""What can go wrong by the user's doing: one line in Dutch each, exit code 2 at the command line."""

from __future__ import annotations

import errno
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class NieuwetaalError(Exception):
    """The base of all errors that a user can mend; never raised itself. Its text is one clear Dutch line."""


class InputError(NieuwetaalError):
    """A document that cannot be read: missing, binary, or in an encoding that cannot be told."""


class ChangedError(InputError):
    """A document that is not on disk any more as it was read; nothing was written."""


class RuleError(NieuwetaalError):
    """A rule or word group that does not keep to the format; the text starts with ``file:line:column``."""


class ConfigError(NieuwetaalError):
    """A setting that does not exist or has a wrong value."""


class BaselineError(NieuwetaalError):
    """A file of known findings that is not there, or cannot be read or written."""


class GitError(NieuwetaalError):
    """Git cannot tell what was changed: it is not there, or does not know the folder or the revision."""


class UnknownGroupError(ConfigError):
    """Words for a word group that does not exist; `name` is what it was called."""

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.name = name


class PipelineError(NieuwetaalError):
    """A spaCy pipeline that is missing or does not give what the analyser needs."""


_REASONS = {
    errno.EACCES: "geen toegang",
    errno.EBUSY: "in gebruik",
    errno.EEXIST: "bestaat al",
    errno.EFBIG: "het wordt te groot",
    errno.EINVAL: "deze naam kan hier niet",
    errno.EIO: "de schijf geeft een fout",
    errno.EISDIR: "het is een map",
    errno.ELOOP: "de verwijzingen draaien in een kring rond",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOENT: "bestaat niet",
    errno.ENOSPC: "de schijf is vol",
    errno.ENOTDIR: "een deel van het pad is een bestand, geen map",
    errno.ENOTEMPTY: "de map is niet leeg",
    errno.EPERM: "geen toegang",
    errno.EROFS: "hier kan alleen worden gelezen",
}


def reason(error: OSError) -> str:
    """Return in Dutch why the system could not do something, to stand between brackets."""
    return _REASONS.get(
        error.errno or 0, f"fout {error.errno} van het systeem" if error.errno else "fout van het systeem"
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` (bedoelde je ‘…’?)` with the known word that looks most like `word`, or nothing."""
    close = get_close_matches(word[:60].lower(), sorted(known), 1, 0.6)
    return f" (bedoelde je ‘{close[0]}’?)" if close else ""
