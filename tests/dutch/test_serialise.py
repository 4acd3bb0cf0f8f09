from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.dutch.frames import Analysis
from nieuwetaal.dutch.serialise import FORMAT, decode, encode
from nieuwetaal.findings import Role


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type: follows the fields, so that a new field is tested the moment it is there."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, localns={"Role": Role})
        return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})
    if origin is tuple and arguments[1] is ...:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(values(arguments[0]))
    if origin in (Union, UnionType):
        return st.one_of(*map(values, arguments))
    strategy: st.SearchStrategy[Any] = st.from_type(kind)
    return strategy


@given(values(Analysis))
def test_an_analysis_comes_back_as_it_was(analysis: Analysis) -> None:
    assert decode(encode(analysis)) == analysis


@pytest.mark.parametrize("data", [b"", b"[", b"7", b"[[]]", b"[[[1]],[]]", b"\xff"], ids=range(6))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the JSON reader words it its own way
        decode(data)


def test_the_format_has_a_name() -> None:
    assert len(FORMAT) == 12
