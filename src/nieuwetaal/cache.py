"""Remember what was analysed, sentence by sentence, without leaving readable text on disk.

A row is found by a keyed hash of the sentence and its value is sealed with a key made from the same sentence: who has
the file and the secret still cannot read a word without knowing the sentence. Whatever goes wrong is a miss.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
import zlib
from hashlib import blake2b, shake_256
from hmac import compare_digest
from secrets import token_bytes
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DATABASE = "zinnen.sqlite3"
SECRET = "sleutel"  # noqa: S105 the name of the file that holds it
LIMIT = 64 * 1024 * 1024
"""How many bytes the database may take; the sentences that were not used for longest go first."""

_SECRET_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
_PAGE_BYTES = 4096
_BATCH = 500
_MOST_QUARTERS = 8
_DAY = 24 * 3600
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SCHEMA = "CREATE TABLE IF NOT EXISTS zin (id BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL)"


class FrameCache:
    """Bytes by sentence, in `folder`, for one state of the analyser: other `versions` never see each other's rows.

    May be shared by threads and by processes. New values are written in batches and on `close`.
    """

    def __init__(self, folder: Path, versions: str, *, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._lock = threading.Lock()
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._db: sqlite3.Connection | None = None
        self._key = b""
        with contextlib.suppress(OSError, sqlite3.Error):
            self._key = blake2b(versions.encode(), key=_secret(folder), person=b"versions").digest()
            self._db = _open(folder / DATABASE, limit)

    def get(self, sentence: str) -> bytes | None:
        """Return what was put for this sentence, or None."""
        if not self._key:
            return None
        with self._lock:
            row_id = self._id(sentence)
            sealed = self._new.get(row_id) or self._read(row_id)
        return None if sealed is None else self._unseal(sentence, sealed)

    def put(self, sentence: str, value: bytes) -> None:
        """Remember `value` for this sentence."""
        if not self._key:
            return
        sealed = self._seal(sentence, value)
        with self._lock:
            self._new[self._id(sentence)] = sealed
            if len(self._new) >= _BATCH:
                self._write()

    def flush(self) -> None:
        """Write what is waiting to disk."""
        with self._lock:
            self._write()

    def close(self) -> None:
        """Write what is waiting and let go of the file."""
        with self._lock:
            self._write()
            if self._db is not None:
                with contextlib.suppress(sqlite3.Error):
                    self._db.close()
                self._db = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, row_id: bytes) -> bytes | None:
        rows = self._run("SELECT value, used FROM zin WHERE id = ?", [(row_id,)])
        if not rows:
            return None
        value, used = rows[0]
        if used < time.time() - _DAY:
            self._used.add(row_id)
        return value if isinstance(value, bytes) else None

    def _write(self) -> None:
        if not self._new and not self._used:
            return
        now = int(time.time())
        self._run("BEGIN IMMEDIATE", [()])
        if self._db is not None and self._db.in_transaction:
            self._run("UPDATE zin SET used = ? WHERE id = ?", [(now, row_id) for row_id in self._used])
            self._make_room(sum(map(len, self._new.values())))
            rows = [(row_id, now, value) for row_id, value in self._new.items()]
            self._run("INSERT OR REPLACE INTO zin VALUES (?, ?, ?)", rows)
            self._run("COMMIT", [()])
        self._new.clear()
        self._used.clear()

    def _make_room(self, needed: int) -> None:
        """Drop what was not used for longest, a quarter at a time, until there is room, with as much again to spare."""
        size = "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count"
        oldest = "SELECT id FROM zin ORDER BY used, rowid LIMIT (SELECT count(*) / 4 + 1 FROM zin)"
        for _ in range(_MOST_QUARTERS):
            rows = self._run(f"{size}, pragma_page_size", [()])
            if not rows or rows[0][0] + 2 * needed <= self._limit:
                return
            self._run(f"DELETE FROM zin WHERE id IN ({oldest})", [()])  # noqa: S608 no input in it

    def _run(self, statement: str, rows: Sequence[tuple[object, ...]]) -> list[tuple[Any, ...]]:
        """Run a statement for every row of values; an error gives no rows, and a broken file is thrown away."""
        if self._db is None:
            return []
        try:
            if len(rows) == 1:
                return self._db.execute(statement, rows[0]).fetchall()
            self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
                self._rebuild()
        return []

    def _rebuild(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None
        with contextlib.suppress(OSError, sqlite3.Error):
            _remove(self._folder, DATABASE)
            self._db = _open(self._folder / DATABASE, self._limit)

    def _id(self, sentence: str) -> bytes:
        return blake2b(_bytes(sentence), key=self._key, person=b"id", digest_size=20).digest()

    def _seal(self, sentence: str, value: bytes) -> bytes:
        nonce = token_bytes(_NONCE_BYTES)
        key = self._sentence_key(sentence, nonce)
        body = _xor(zlib.compress(value), key)
        return nonce + _tag(body, key) + body

    def _unseal(self, sentence: str, sealed: bytes) -> bytes | None:
        nonce, tag, body = (
            sealed[:_NONCE_BYTES],
            sealed[_NONCE_BYTES:][:_TAG_BYTES],
            sealed[_NONCE_BYTES + _TAG_BYTES :],
        )
        key = self._sentence_key(sentence, nonce)
        if not compare_digest(tag, _tag(body, key)):
            return None
        return zlib.decompress(_xor(body, key))

    def _sentence_key(self, sentence: str, nonce: bytes) -> bytes:
        return blake2b(_bytes(sentence), key=self._key, salt=nonce, person=b"seal").digest()


def clear(folder: Path) -> int:
    """Remove the cache in `folder` and its secret; return how many bytes that freed."""
    return _remove(folder, DATABASE) + _remove(folder, SECRET)


def _remove(folder: Path, name: str) -> int:
    freed = 0
    for path in (folder / f"{name}{suffix}" for suffix in ("", "-wal", "-shm")):
        with contextlib.suppress(FileNotFoundError):
            size = path.stat().st_size
            path.unlink()
            freed += size
    return freed


def _open(path: Path, limit: int) -> sqlite3.Connection:
    """Open the database, and make it when it is not there; one that is broken is thrown away first."""
    try:
        return _connect(path, limit)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _BROKEN:
            raise
    _remove(path.parent, path.name)
    return _connect(path, limit)


def _connect(path: Path, limit: int) -> sqlite3.Connection:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # before SQLite does, so that it is never readable by others
    db = sqlite3.connect(path, timeout=2, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")
        db.execute(f"PRAGMA journal_size_limit = {limit // 4}")
        db.execute(f"PRAGMA max_page_count = {max(limit // _PAGE_BYTES, 8)}")
        db.execute(_SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _secret(folder: Path) -> bytes:
    """Return the user's secret, and make it when it is not there; the first of two processes wins."""
    path = folder / SECRET
    with contextlib.suppress(FileNotFoundError):
        secret = path.read_bytes()
        if len(secret) == _SECRET_BYTES:
            return secret
        path.unlink()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f"{SECRET}.{os.getpid()}.{token_bytes(4).hex()}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, token_bytes(_SECRET_BYTES))
        os.close(handle)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
    return path.read_bytes()


def _bytes(sentence: str) -> bytes:
    return sentence.encode("utf-8", "surrogatepass")


def _tag(body: bytes, key: bytes) -> bytes:
    return blake2b(body, key=key, person=b"tag", digest_size=_TAG_BYTES).digest()


def _xor(data: bytes, key: bytes) -> bytes:
    stream = shake_256(key).digest(len(data))
    return (int.from_bytes(data) ^ int.from_bytes(stream)).to_bytes(len(data))
