"""Write the analysis of a sentence as bytes, for the cache, and read it back.

A dataclass becomes a list of its fields, so the names do not repeat in every row; `FORMAT` changes with the fields.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from nieuwetaal.dutch.frames import Analysis, Company, Frame, Phrase
from nieuwetaal.findings import Role

if TYPE_CHECKING:
    from collections.abc import Callable


def encode(analysis: Analysis) -> bytes:
    """Return the analysis as bytes."""
    return json.dumps(_plain(analysis), separators=(",", ":")).encode()


def decode(data: bytes) -> Analysis:
    """Return the analysis that `encode` wrote; raise ValueError when the bytes are something else."""
    try:
        analysis: Analysis = _reader(Analysis)(json.loads(data))
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError("no analysis in these bytes") from error
    return analysis


def _plain(value: object) -> object:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of this type from what JSON gives."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record_reader(kind)
    if origin is tuple:
        read_item = _reader(arguments[0])
        return lambda values: tuple(map(read_item, values))
    if origin is frozenset:
        return frozenset
    if origin in (Union, UnionType):
        (inner,) = (_reader(argument) for argument in arguments if argument is not type(None))
        return lambda value: None if value is None else inner(value)
    if origin is Literal or kind in (str, int, bool):
        return _same
    raise TypeError(f"cannot read {kind}")


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind, localns={"Role": Role})
    readers = [_reader(hints[field.name]) for field in fields(kind)]

    def read(values: list[Any]) -> Any:
        return kind(*[reader(value) for reader, value in zip(readers, values, strict=True)])

    return read


def _same(value: Any) -> Any:
    return value


def _fingerprint() -> str:
    shape = [
        (kind.__name__, [(field.name, str(field.type)) for field in fields(kind)])
        for kind in (Analysis, Frame, Phrase, Company, Role)
    ]
    return blake2b(repr(shape).encode(), digest_size=6).hexdigest()


FORMAT = _fingerprint()
"""A name for this form of the bytes; part of the version under which they are cached."""
