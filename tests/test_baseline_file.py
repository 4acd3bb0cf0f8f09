"""The file of a baseline: no word of the text in it, always in the same order, and kind when it is broken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.baseline import Baseline
from nieuwetaal.baseline_file import new_key, read_baseline, read_old, write_baseline
from nieuwetaal.errors import BaselineError

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
GOOD = Baseline(KEY, {"b" * 20: 2, "a" * 20: 1}, frozenset({frozenset({"c" * 20, "d" * 20})}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nieuwetaal.baseline.json"
    write_baseline(path, GOOD)
    return path


def test_what_is_written_is_read(file: Path) -> None:
    assert read_baseline(file) == GOOD
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_the_order_is_always_the_same(file: Path) -> None:
    before = file.read_bytes()
    write_baseline(file, Baseline(KEY, dict(sorted(GOOD.counts.items())), GOOD.roots))
    assert file.read_bytes() == before
    write_baseline(file, Baseline(KEY, {**GOOD.counts, "ab" * 10: 1}, GOOD.roots))
    added = set(file.read_text().splitlines()) - set(before.decode().splitlines())
    assert added == {f'  "{"ab" * 10}": 1,'}


def test_every_file_has_a_key_of_its_own() -> None:
    assert new_key() != new_key()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert read_old(tmp_path / "x.json") is None
    with pytest.raises(BaselineError, match="is er nog niet; maak het met nieuwetaal baseline"):
        read_baseline(tmp_path / "x.json")


_ALTERED = "er is aan veranderd"


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"nieuwetaal-baseline": 2}, "kent vorm 1, en dit is 2; werk nieuwetaal bij"),
        ({"nieuwetaal-baseline": "x" * 999}, "werk nieuwetaal bij"),
        ({"salt": "00" * 32}, _ALTERED),
        ({"salt": "zz" * 32}, _ALTERED),
        ({"salt": None}, _ALTERED),
        ({"check": 1}, _ALTERED),
        ({"extra": 1}, _ALTERED),
        ({"findings": []}, _ALTERED),
        ({"findings": {"a" * 20: 0}}, _ALTERED),
        ({"findings": {"a" * 20: True}}, _ALTERED),
        ({"findings": {"a" * 20: 1.5}}, _ALTERED),
        ({"findings": {"De gemeente betrekt": 1}}, _ALTERED),
        ({"roots": {}}, _ALTERED),
        ({"roots": [[]]}, _ALTERED),
        ({"roots": [["beleid"]]}, _ALTERED),
        ({"roots": [[["x"]]]}, _ALTERED),
    ],
    ids=str,
)
def test_what_was_changed_by_hand(file: Path, other: dict[str, Any], message: str) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), **other}))
    refused(file, message)


@pytest.mark.parametrize("other", ["[]", "null", '{"name": "package"}'])
def test_json_of_somebody_else_is_left_alone(file: Path, other: str) -> None:
    file.write_text(other)
    refused(file, "dit is geen baseline van nieuwetaal; noem een ander bestand")
    assert file.read_text() == other


def test_a_part_that_is_missing(file: Path) -> None:
    data = json.loads(file.read_text())
    del data["roots"]
    file.write_text(json.dumps(data))
    refused(file, _ALTERED)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "geen geldige JSON (regel 1)"),
        (b"{\n 'a': 1}", "geen geldige JSON (regel 2)"),
        (b'{\n<<<<<<< HEAD\n "a": 1,\n=======\n', "hier staan twee versies door elkaar (git, regel 2)"),
        (b"\xff\xfe\x00", "geen baseline van nieuwetaal"),
        (b'{"a": 1, "a": 2}', "geen baseline van nieuwetaal"),
        (b"[" * 100_000, "geen baseline van nieuwetaal"),
        (b'{"a": ' + b"9" * 5000 + b"}", "geen baseline van nieuwetaal"),
    ],
)
def test_what_is_no_baseline_at_all(file: Path, content: bytes, message: str) -> None:
    file.write_bytes(content)
    refused(file, message)
    assert file.read_bytes() == content


def refused(file: Path, message: str) -> None:
    with pytest.raises(BaselineError) as raised:
        read_baseline(file)
    said = str(raised.value)
    assert said.startswith(f"{file}: ")
    assert message in said
    assert "\n" not in said
    assert len(said) < len(str(file)) + 300
    with pytest.raises(BaselineError):
        read_old(file)


@pytest.mark.parametrize("name", ["", "x" * 300, "a\0b"])
def test_a_path_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(BaselineError):
        read_baseline(tmp_path / name)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="kan niet worden geschreven"):
        write_baseline(tmp_path / "weg" / "x.json", GOOD)


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_baseline(file) == GOOD
