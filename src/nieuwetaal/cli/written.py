"""Which copies nieuwetaal wrote: only one that is still exactly so makes way for a new one."""

from __future__ import annotations

import contextlib
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "exemplaren"
_MOST = 5_000
"""So many copies are remembered; the oldest are forgotten first, and are then kept as if somebody wrote in them."""
_WORD = {".docx", ".docm", ".dotx"}
_WHOLE, _CUT = 6, 2
"""Word puts two signs before a name of six or fewer, and in the place of the first two of a longer one."""


class Written:
    """Remembers in `folder` a fingerprint of every copy, with the name of its original; None remembers nothing.

    What goes wrong with that is taken for a copy that is not known, so that nothing is lost.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = None if folder is None else folder / FILE
        self._known = set(self._lines())

    def is_as_written(self, copy: Path, original: Path) -> bool:
        """Tell whether a file is byte for byte what was written for this original."""
        try:
            return _fingerprint(copy.read_bytes(), original) in self._known
        except OSError:
            return False

    def remember(self, data: bytes, original: Path) -> None:
        """Remember that these bytes were written for this original."""
        from nieuwetaal.documents.writing import replace_file

        line = _fingerprint(data, original)
        self._known.add(line)
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lines = [*(each for each in dict.fromkeys(self._lines()) if each != line), line][-_MOST:]
            replace_file(self._file, "".join(f"{each}\n" for each in lines).encode())

    def _lines(self) -> list[str]:
        try:
            return [] if self._file is None else self._file.read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return []


def clear(folder: Path) -> int:
    """Forget all copies; return how many bytes that freed. Raises OSError."""
    path = folder / FILE
    if not path.exists():
        return 0
    freed = path.stat().st_size
    path.unlink()
    return freed


def is_open(path: Path) -> bool:
    """Tell whether a document is open in LibreOffice or Word, by the file that they put beside it."""
    locks = [path.with_name(f".~lock.{path.name}#")]
    if path.suffix.lower() in _WORD:
        cut = min(max(len(path.stem) - _WHOLE, 0), _CUT)
        locks.append(path.with_name(f"~${path.name[cut:]}"))
    return any(lock.exists() for lock in locks)


def _fingerprint(data: bytes, original: Path) -> str:
    return sha256(b"\0".join([original.name.encode(errors="surrogatepass"), data])).hexdigest()
