from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.config.places import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.config.places import Address

TEXT = '''\
een = 1 # twee = 2
"t.w.e e" = ["a", # b
  'c, ]', ["d"], {x = 1, y.z = 2}]
drie.vier = """
[nee]
nee = 1
"""
vijf = """"aanhaling\\""""""
zes = \'\'\'
[nee]\'\'\'
[tabel.binnen]
a = 1979-05-27 07:32:00
 b = +1.5e3
[[rij]]
a = 1
[rij.onder]
b = {}
  [[rij]]
[[rij.dieper]]
c = []
[tabel]
d = true
[ "g]e" . h ]
i = 0x1F
'''


def addresses(value: Any, start: Address = ()) -> Iterator[Address]:
    if start:
        yield start
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from addresses(item, (*start, key))


def test_everything_has_its_place() -> None:
    found = places(TEXT)
    assert set(found) == set(addresses(tomllib.loads(TEXT)))
    assert found["een",] == (1, 1)
    assert found["t.w.e e",] == (2, 1)
    assert found["t.w.e e", 0] == (2, 14)
    assert found["t.w.e e", 1] == (3, 3)
    assert found["t.w.e e", 2, 0] == (3, 12)
    assert found["t.w.e e", 3, "y", "z"] == (3, 28)
    assert found["drie", "vier"] == (4, 6)
    assert found["vijf",] == (8, 1)
    assert found["zes",] == (9, 1)
    assert found["tabel", "binnen"] == (11, 8)
    assert found["tabel", "binnen", "b"] == (13, 2)
    assert found["rij", 0] == (14, 1)
    assert found["rij", 0, "onder", "b"] == (17, 1)
    assert found["rij", 1] == (18, 3)
    assert found["rij", 1, "dieper", 0, "c"] == (20, 1)
    assert found["tabel", "d"] == (22, 1)
    assert found["g]e", "h", "i"] == (24, 1)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# niets", "a=1", "[a]", "[[a]]", "a=[]", "a={}", "a.b.c=''", "a=[[],[[]]]"]
)
def test_small_texts(text: str) -> None:
    assert set(places(text)) == set(addresses(tomllib.loads(text)))


VALUES = st.recursive(
    st.one_of(st.text(), st.integers(-9, 9), st.booleans(), st.floats(allow_nan=False, allow_infinity=False)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES, max_size=4))
def test_every_value_has_a_place(content: dict[str, Any]) -> None:
    try:
        text = "".join(f"{quoted(key)} = {written(value)} # [x] '\n" for key, value in content.items())
        read = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeEncodeError):
        return
    assert set(places(text)) == set(addresses(read))
