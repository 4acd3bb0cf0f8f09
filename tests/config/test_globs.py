from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.config.globs import fits, steps_below, wrong_pattern


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("a.md", "a.md", True),
        ("a.md", "map/a.md", False),
        ("*.md", "a.md", True),
        ("*.md", "a.txt", False),
        ("*.md", "map/a.md", False),
        ("**/*.md", "a.md", True),
        ("**/*.md", "map/dieper/a.md", True),
        ("**/*.md", "map/dieper/a.txt", False),
        ("archief", "archief/a.md", True),
        ("archief/", "archief/oud/a.md", True),
        ("./archief", "archief/a.md", True),
        ("archief/**", "archief/a.md", True),
        ("archief/**", "archief/oud/a.md", True),
        ("archief/**", "archief", False),
        ("archief/**", "archieven/a.md", False),
        ("archief/*", "archief/oud/a.md", True),
        ("docs/*/**", "docs/a.md", False),
        ("docs/*/**", "docs/x/a.md", True),
        ("**", "a.md", True),
        ("**/oud", "oud/a.md", True),
        ("**/oud/**", "map/oud/a.md", True),
        ("**/oud/**", "oud", False),
        ("a/**/b.md", "a/b.md", True),
        ("a/**/b.md", "a/x/y/b.md", True),
        ("a/**/**/b.md", "a/b.md", True),
        ("a/**/b.md", "x/a/b.md", False),
        ("verslag-??.txt", "verslag-12.txt", True),
        ("verslag-??.txt", "verslag-1.txt", False),
        ("[ab].md", "b.md", True),
        ("Archief", "archief/a.md", False),
        ("cafe\u0301.md", "caf\u00e9.md", True),
    ],
)
def test_patterns(pattern: str, path: str, expected: bool) -> None:
    assert not wrong_pattern(pattern)
    assert fits(pattern, path.split("/")) is expected


@given(st.lists(st.text(alphabet="ab*?[]!-.", min_size=1, max_size=6), min_size=1, max_size=6))
def test_a_path_without_signs_fits_itself_and_nothing_crashes(steps: list[str]) -> None:
    pattern = "/".join(steps)
    found = fits(pattern, steps)
    if not set("*?[./") & set(pattern.replace("/", "")):
        assert found


def test_the_worst_pattern_takes_no_time() -> None:
    started = time.perf_counter()
    assert not fits("/".join(["**", "*a*a*a*a*a*a*b"] * 20), ["a" * 200] * 40)
    assert time.perf_counter() - started < 2


def test_steps_are_those_below_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps_below(tmp_path, tmp_path / "a" / "b.md") == ("a", "b.md")
    assert steps_below(tmp_path, tmp_path / "a" / ".." / "b.md") == ("b.md",)
    assert steps_below(tmp_path / "a", tmp_path / "ab" / "c.md") is None
    assert steps_below(tmp_path, tmp_path) == ()
    monkeypatch.chdir(tmp_path)
    assert steps_below(tmp_path, Path("b.md")) == ("b.md",)
