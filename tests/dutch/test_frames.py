from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from nieuwetaal import Linter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal import Frame
    from nieuwetaal.findings import Role

SENTENCES = Path(__file__).with_name("frames.yaml")
DEFAULTS: dict[str, Any] = {
    "voice": None,
    "agent": None,
    "patient": None,
    "recipient": None,
    "negated": False,
    "modal": None,
    "unknown": [],
}
FEWEST = 8

pytestmark = pytest.mark.model


@cache
def linter() -> Linter:
    return Linter()


def items() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return found


def cases() -> Iterator[Any]:
    for construction, sentences in items().items():
        for number, item in enumerate(sentences, start=1):
            marks = [pytest.mark.xfail(strict=True, reason=item["bekend"])] if "bekend" in item else []
            name = f"{construction} {number}".replace(" ", "-")
            yield pytest.param(item["text"], item["frame"], id=name, marks=marks)


def as_read(frame: Frame) -> dict[str, Any]:
    """What a reader compares: the words of the parties whatever their case, and none for one that cannot be told."""

    def words(name: str, role: Role | None) -> str | None:
        return None if role is None or name in frame.unknown else role.text.lower()

    return {
        "voice": frame.voice,
        "agent": words("agent", frame.agent),
        "patient": words("patient", frame.patient),
        "recipient": words("recipient", frame.recipient),
        "negated": frame.negated,
        "modal": frame.modal,
        "unknown": sorted(frame.unknown),
    }


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_reads_who_does_what_to_whom(text: str, expected: dict[str, Any]) -> None:
    frames = linter().analyse(text)
    if "predicate" not in expected:
        acts = {frame.predicate for frame in frames}
        assert expected["absent"] not in acts if expected else not acts
        return
    wanted = {
        key: value.lower() if isinstance(value, str) else value
        for key, value in (DEFAULTS | expected).items()
        if key != "predicate"
    }
    found = [as_read(frame) for frame in frames if frame.predicate == expected["predicate"]]
    assert found, f"no act {expected['predicate']} among {[frame.predicate for frame in frames]}"
    assert wanted in found


def test_every_construction_has_enough_sentences() -> None:
    few = {construction: len(sentences) for construction, sentences in items().items() if len(sentences) < FEWEST}
    assert not few


def test_keys_are_known() -> None:
    known = {"predicate", "absent", *DEFAULTS}
    for sentences in items().values():
        for item in sentences:
            assert item.keys() <= {"text", "frame", "bekend"}, item
            assert item["frame"].keys() <= known, item
