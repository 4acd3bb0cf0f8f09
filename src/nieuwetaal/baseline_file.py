"""The file of a baseline: JSON that no one can read a sentence from, in an order that changes as little as can be."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

from nieuwetaal.baseline import MARK_BYTES, Baseline
from nieuwetaal.documents.writing import replace_file
from nieuwetaal.errors import BaselineError, reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_VERSION = 1
_KEY_BYTES = 32
_LONGEST_LINE = 100
_VERSION_KEY = "nieuwetaal-baseline"
_KEYS = {_VERSION_KEY, "salt", "check", "roots", "findings"}
_MARK = re.compile(rf"[0-9a-f]{{{2 * MARK_BYTES}}}")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_MEND = "haal het terug uit git, of verwijder het en maak het opnieuw met nieuwetaal baseline"


def new_key() -> bytes:
    """Return a key that nobody has yet."""
    return token_bytes(_KEY_BYTES)


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline, all of it or nothing. Raises BaselineError."""
    data = {
        _VERSION_KEY: _VERSION,
        "salt": baseline.key.hex(),
        "check": _check(baseline.key),
        "roots": sorted(sorted(root) for root in baseline.roots),
        "findings": {mark: baseline.counts[mark] for mark in sorted(baseline.counts)},
    }
    try:
        replace_file(path, f"{json.dumps(data, indent=1)}\n".encode())
    except OSError as error:
        raise BaselineError(f"{path} kan niet worden geschreven ({reason(error)}); kies een ander --output") from None


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file. Raises BaselineError: one line that says what to do."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_once)
    except FileNotFoundError:
        raise BaselineError(f"{path} is er nog niet; maak het met nieuwetaal baseline") from None
    except OSError as error:
        raise BaselineError(f"{path} kan niet worden gelezen ({reason(error)}); controleer het pad") from None
    except json.JSONDecodeError as error:
        if _CONFLICT.search(text):
            raise _broken(path, f"hier staan twee versies door elkaar (git, regel {error.lineno})") from None
        raise _broken(path, f"dit is geen geldige JSON (regel {error.lineno})") from None
    except (ValueError, RecursionError):
        raise _broken(path, "dit is geen baseline van nieuwetaal, of er is aan veranderd") from None
    return _baseline(path, data)


def read_old(path: Path) -> Baseline | None:
    """Return the baseline in a file, or None when there is no such file. Raises BaselineError."""
    try:
        there = path.exists()
    except OSError:
        there = True  # reading it tells what is wrong
    return read_baseline(path) if there else None


def _baseline(path: Path, data: Any) -> Baseline:
    if not isinstance(data, dict) or _VERSION_KEY not in data:
        raise BaselineError(f"{path}: dit is geen baseline van nieuwetaal; noem een ander bestand")
    if data[_VERSION_KEY] != _VERSION:
        said = json.dumps(data[_VERSION_KEY])[:_LONGEST_LINE]
        raise BaselineError(
            f"{path}: deze nieuwetaal kent vorm {_VERSION}, en dit is {said}; werk nieuwetaal bij, "
            "of verwijder het en maak het opnieuw met nieuwetaal baseline"
        )
    key, findings, roots = _key(data.get("salt")), data.get("findings"), data.get("roots")
    if (
        set(data) != _KEYS
        or key is None
        or data["check"] != _check(key)
        or not isinstance(findings, dict)
        or not all(_is_mark(mark) and type(count) is int and count > 0 for mark, count in findings.items())
        or not isinstance(roots, list)
        or not all(isinstance(root, list) and root and all(map(_is_mark, root)) for root in roots)
    ):
        raise _broken(path, "dit is geen baseline van nieuwetaal, of er is aan veranderd")
    return Baseline(key, findings, frozenset(map(frozenset, roots)))


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; raise ValueError when a key stands there twice, as after a bad merge."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twice")
    return found


def _key(value: object) -> bytes | None:
    if not isinstance(value, str) or not re.fullmatch(rf"[0-9a-f]{{{2 * _KEY_BYTES}}}", value):
        return None
    return bytes.fromhex(value)


def _check(key: bytes) -> str:
    """Return what tells that a key was not changed: with another one, all that was known would seem new."""
    return blake2b(key=key, person=b"check", digest_size=MARK_BYTES).hexdigest()


def _is_mark(value: object) -> bool:
    return isinstance(value, str) and _MARK.fullmatch(value) is not None


def _broken(path: Path, what: str) -> BaselineError:
    return BaselineError(f"{path}: {what}; {_MEND}")
