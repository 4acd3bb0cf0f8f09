"""What `docs/json-schema.json` says of the JSON is what that holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from nieuwetaal.cli import main
from nieuwetaal.documents import FORMATS
from nieuwetaal.findings import CATEGORIES, LEVELS, SIDES
from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_json import as_json
from nieuwetaal.reports.known import KnownCount
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.findings import Finding, Report
    from nieuwetaal.reports.view import Unread

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "json-schema.json").read_text(encoding="utf-8"))


def errors(report: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(report)
    ]


def test_it_is_a_schema_with_our_own_words() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    parts = SCHEMA["$defs"]
    assert parts["file"]["properties"]["format"]["enum"] == [*FORMATS, None]
    said = parts["said"]["properties"]
    assert tuple(said["category"]["enum"]) == CATEGORIES
    assert set(said["level"]["enum"]) == {"compliment", *LEVELS} - {"uitleg"}
    assert set(parts["role"]["properties"]["side"]["enum"]) == set(SIDES)


def test_all_that_can_be_told_keeps_to_it(
    all_kinds: list[Report | Unread], make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    results = [*all_kinds, make_report(make_finding("ouders", "compliment"), path=None)]
    about = About("0.1.0", "m", known=lambda: KnownCount("b.json", 1, 2, None))
    report = json.loads("".join(as_json([(result, View("overweeg")) for result in results], about)))
    assert errors(report) == []
    for path in (("version",), ("files", 0, "findings", 0, "rule"), ("files", 1, "suppressed", 0, "kind")):
        broken = json.loads(json.dumps(report))
        *way, last = path
        inner = broken
        for step in way:
            inner = inner[step]
        inner[last + "x"] = inner.pop(last)
        assert errors(broken), path


@pytest.mark.model
def test_a_real_check_keeps_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("nieuwetaal.linters.cache_folder", lambda: tmp_path / "cache")
    examples = sorted(path for path in (ROOT / "voorbeelden").rglob("*") if path.suffix in {".md", ".txt"})
    assert examples
    main(["check", "--format", "json", "--level", "overweeg", *map(str, examples), str(tmp_path / "weg.md")])
    report = json.loads(capsys.readouterr().out)
    assert errors(report) == []
    assert sum(len(file["findings"]) for file in report["files"]) > 5
