"""Files in the cache folder that hold rules as they were last read, so that the next program need not read them.

They hold JSON, are readable by their owner alone, and are never trusted: one that is damaged, or that belongs to other
rules than those of now, is as good as none.
"""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import blake2b
from secrets import token_hex
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 64 * 1024 * 1024
"""How many bytes all files together may take; those that were written longest ago go first."""

_NAME = "regels-"
_DRAFT = ".nieuw"


def load(folder: Path, name: str, state: str) -> Any:
    """Return what was stored under a name, if it was stored in this state; else None."""
    try:
        content = (folder / f"{_NAME}{name}").read_bytes()
    except OSError:
        return None
    head, _, body = content.partition(b"\n")
    if head != _head(state, body):
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def save(folder: Path, name: str, state: str, value: object) -> None:
    """Store a value in place of what was there before; readers see the one or the other, never half of it.

    When that does not work out (a full disk, another program that holds the file), nothing is stored.
    """
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(body) > LIMIT // 2:
        return
    draft = folder / f"{_NAME}{name}.{os.getpid()}.{token_hex(4)}{_DRAFT}"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_room(folder, len(body))
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(_head(state, body) + b"\n" + body)
            draft.replace(folder / f"{_NAME}{name}")
        finally:
            draft.unlink(missing_ok=True)


def clear(folder: Path) -> int:
    """Remove all that was stored in a folder; return how many bytes that freed."""
    return sum(_remove(path) for path in folder.glob(f"{_NAME}*"))


def _make_room(folder: Path, needed: int) -> None:
    """Remove what was written longest ago until there is room for `needed` bytes."""
    found = []
    for path in folder.glob(f"{_NAME}*"):
        with contextlib.suppress(FileNotFoundError):
            status = path.stat()
            found.append((status.st_mtime, status.st_size, path))
    size = sum(each for _, each, _ in found)
    for _, _, path in sorted(found):
        if size + needed <= LIMIT:
            return
        size -= _remove(path)


def _remove(path: Path) -> int:
    try:
        size = path.stat().st_size
        path.unlink()
    except FileNotFoundError:
        return 0
    return size


def _head(state: str, body: bytes) -> bytes:
    return blake2b(body, key=state.encode()[:64], digest_size=32).hexdigest().encode()
