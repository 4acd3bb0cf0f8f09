"""What the cursor is in, in a file of keys and values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Steps = tuple[str | int, ...]
"""The way to a value: keys, and numbers from 0 in lists."""
At = Literal["key", "value", "either", "text", "header"]
LINE = re.compile(r"(?:(?<=[\r\n])|\A)(?<!\r(?=\n))([^\r\n]*)")
"""A line, without what ends it; the last may be empty."""


@dataclass(frozen=True, slots=True)
class KeyAt:
    """A key at `start..end`; `path` ends with it."""

    path: Steps
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """What is being written: from `start` to the cursor stands `written`, inside a `quote` if there is one.

    At a `key` the path leads to the mapping that it is in, at a `value` to the value itself; `either` may become a
    value at the path or a key in it; `text` is prose. `header` is the name of a table in TOML.
    """

    path: Steps
    at: At
    start: int
    written: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The keys of a text in order, and the cursor; None in a comment and other places where nothing can be said."""

    cursor: Cursor | None
    keys: tuple[KeyAt, ...]

    def inside(self, path: Steps) -> frozenset[str]:
        """Return the keys that stand in the mapping at a path, without the one that is being written."""
        start = self.cursor.start if self.cursor else -1
        return frozenset(str(key.path[-1]) for key in self.keys if key.path[:-1] == path and key.start != start)

    def key_at(self, offset: int) -> KeyAt | None:
        """Return the key that an offset is on."""
        return next((key for key in self.keys if key.start <= offset <= key.end), None)
