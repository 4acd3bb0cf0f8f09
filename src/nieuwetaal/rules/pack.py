"""All that a linter knows of its rules: read from their files, or as it was stored when they were last read."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from nieuwetaal import dutch, rules
from nieuwetaal.errors import RuleError
from nieuwetaal.rules import store
from nieuwetaal.rules.pack_files import STARTED, data_files, rules_dir
from nieuwetaal.rules.stored_form import plain, revived
from nieuwetaal.rules.triggers import Index

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.rules.rule import Group, Rule


_CLOCKS_DIFFER = 2
"""Seconds that the time of a file may lag behind."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules in their order, also those that settings turn off, what is wrong with others, and what they work with.

    `index` tells of all rules when a sentence may match.
    """

    facts: Facts
    groups: Mapping[str, Group]
    rules: tuple[Rule, ...]
    index: Index
    errors: tuple[RuleError, ...] = ()


def load_pack(paths: Sequence[Path], extra: Mapping[str, Sequence[str]], folder: Path | None = None) -> Pack:
    """Return the shipped rules with those of own files and folders, and `extra` words in word groups.

    With a cache `folder`, what was read is stored there, and used as long as every file is the same, byte by byte.
    Rules with errors are never stored. Raise UnknownGroupError for extra words in a group that does not exist.
    """
    if folder is None:
        return _read(paths, extra) if paths or extra else _shipped()
    words = sorted((name, tuple(given)) for name, given in extra.items())
    name = blake2b(repr((str(rules_dir()), [*map(str, paths)], words)).encode(), digest_size=10).hexdigest()
    state = _state(paths)
    stored = _unpacked(store.load(folder, name, state)) if state else None
    if stored is not None:
        return stored
    pack = load_pack(paths, extra)
    if state and not pack.errors and state == _state(paths):  # nobody wrote while they were read
        store.save(folder, name, state, _packed(pack))
    return pack


@cache
def _shipped() -> Pack:
    return _read((), {})


def _read(paths: Sequence[Path], extra: Mapping[str, Sequence[str]]) -> Pack:
    # What reads and checks YAML takes longer to import than stored rules take to load.
    from nieuwetaal.rules.indexing import index_of  # noqa: PLC0415
    from nieuwetaal.rules.packs import load_all, load_facts  # noqa: PLC0415

    facts = load_facts()
    groups, found, errors = load_all(paths, extra)
    return Pack(facts, groups, tuple(found), index_of(found, facts, groups), tuple(errors))


def _state(paths: Sequence[Path]) -> str:
    """Return a short name for all that the rules are made from: their files, and the code that reads them.

    Empty when that cannot be told: a file cannot be read, or the shipped files are not those that this program reads
    once and keeps.
    """
    digest = blake2b(repr(sys.version_info[:2]).encode(), digest_size=32)
    try:
        code = [path for package in (dutch, rules) for path in sorted(Path(package.__path__[0]).glob("*.py"))]
        shipped = [*code, *data_files()]
        if any(_is_new(path) for path in shipped):
            return ""
        for path in (*shipped, *data_files(paths)):
            content = path.read_bytes()
            digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogatepass") + content)
    except (OSError, RuleError):
        return ""
    return digest.hexdigest()


def _is_new(path: Path) -> bool:
    status = path.stat()
    return max(status.st_mtime, status.st_ctime) > STARTED - _CLOCKS_DIFFER


def _packed(pack: Pack) -> object:
    return [plain(pack.facts), plain(pack.groups), plain(pack.rules), pack.index]


def _unpacked(value: Any) -> Pack | None:
    try:
        facts, groups, found, index = value
        return Pack(revived(facts), MappingProxyType(revived(groups)), revived(found), Index(*index))
    except (TypeError, ValueError, LookupError):
        return None
