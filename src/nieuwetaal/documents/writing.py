"""Change a document on disk by the user's own act: all of it or nothing, and only what was meant."""

from __future__ import annotations

import codecs
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.documents.decoding import decode_as
from nieuwetaal.errors import ChangedError, InputError, reason

if TYPE_CHECKING:
    from nieuwetaal.documents.document import Document
    from nieuwetaal.findings import Edit

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NEW_MODE = 0o666


def save_edit(path: Path, document: Document, edit: Edit) -> None:
    """Make one edit in the file that `document` was read from; encoding, line ends and all other text stay.

    Raises ChangedError when the file is not what was read any more, InputError when it cannot be written.
    """
    if document.places is not None:
        kind = path.suffix.lower() or document.format
        raise InputError(f"{path}: nieuwetaal kan niet in {kind} schrijven; pas het daar zelf aan")
    try:
        data = path.read_bytes()
        known = decode_as(data, str(path), document.format)
        if known.text != document.text:
            raise ChangedError(f"{path} is intussen veranderd, dus er is niets geschreven")
        mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        changed = known.text[: edit.start] + edit.text + known.text[edit.end :]
        written = mark + changed.encode(known.encoding)
        if decode_as(written, str(path), document.format).text != changed:
            raise InputError(f"{path} kan zo niet worden opgeslagen; bewaar het eerst als UTF-8")
        replace_file(path, written)
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise InputError(f"{path}: ‘{sign}’ past niet in {known.encoding}; bewaar de tekst eerst als UTF-8") from None
    except OSError as error:
        raise InputError(f"{path} kan niet worden geschreven ({reason(error)}); er is niets veranderd") from None


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is never half there: beside it first, and then in its place. Raises OSError.

    A link stays a link, a file that may not be written is left alone, and its rights stay as they are.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Return the rights that the file has, or that a new one gets; raise OSError when it may not be written."""
    if target.exists():
        with target.open("r+b"):
            return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_MODE & ~mask
