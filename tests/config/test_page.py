"""What docs/instellingen.md says is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import read
from nieuwetaal.config.globs import fits
from nieuwetaal.config.reading import _KEYS
from nieuwetaal.linters import unknown_in

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "instellingen.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_example_is_read_and_names_what_exists(block: str, tmp_path: Path) -> None:
    folder = tmp_path / "team"
    for name in ("regels", "voorbeeldpakket"):
        (folder / name).mkdir(parents=True)
    (tmp_path / "gedeeld").mkdir()
    (tmp_path / "gedeeld" / "wonen.yaml").touch()
    (tmp_path / "huis.toml").touch()
    (folder / "nieuwetaal.toml").write_text(block, encoding="utf-8")
    config = read(folder / "nieuwetaal.toml")
    assert list(unknown_in(config, Linter().names)) == []
    assert config.groups.keys() <= {"organisatie", "gezin"}


def test_every_key_has_an_example_and_a_row() -> None:
    assert len(BLOCKS) >= 12
    used = {key for block in BLOCKS for key in tomllib.loads(block)}
    assert used >= set(_KEYS)
    headings = {
        re.sub(r"[^\w\s-]", "", line).lower().replace(" ", "-") for line in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    anchors = re.findall(r"\]\(#([^)]+)\)", PAGE)
    assert len(set(anchors)) >= len(_KEYS) - 1  # one heading for `uit` and `aan`
    assert set(anchors) <= headings


def test_the_table_of_patterns() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (.*) \|$", PAGE, re.MULTILINE)
    patterns = {pattern for pattern, _ in rows}
    paths = {
        "brieven": "brieven/x/a.md",
        "*.md": "a.md",
        "**/*.md": "x/y/a.md",
        "archief/**": "archief/x/a.md",
        "verslag-??.txt": "verslag-01.txt",
        "[ab].md": "b.md",
    }
    assert patterns >= paths.keys()
    assert all(fits(pattern, path.split("/")) for pattern, path in paths.items())
