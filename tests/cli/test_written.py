"""What is remembered of copies: enough to know one again, and nothing that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nieuwetaal.cli import written
from nieuwetaal.cli.written import FILE, Written, clear

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "plan.nieuwetaal.docx"
    path.write_bytes(b"geheim")
    return path


def test_a_copy_is_known_again_by_all_of_its_bytes(tmp_path: Path, copy: Path) -> None:
    folder, original = tmp_path / "cache", tmp_path / "plan.docx"
    assert not Written(folder).is_as_written(copy, original)
    Written(folder).remember(b"geheim", original)
    assert Written(folder).is_as_written(copy, original)
    assert Written(folder).is_as_written(copy, tmp_path / "verhuisd" / "plan.docx")
    assert not Written(folder).is_as_written(copy, tmp_path / "ander.docx")
    assert not Written(folder).is_as_written(tmp_path / "weg.docx", original)
    copy.write_bytes(b"geheim.")
    assert not Written(folder).is_as_written(copy, original)
    assert b"geheim" not in (folder / FILE).read_bytes()
    assert b"plan" not in (folder / FILE).read_bytes()


def test_without_a_folder_only_this_run_is_remembered(copy: Path) -> None:
    now = Written(None)
    now.remember(b"geheim", copy)
    assert now.is_as_written(copy, copy)
    assert not Written(None).is_as_written(copy, copy)


def test_the_oldest_are_forgotten_first(tmp_path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_MOST", 2)
    for data in (b"geheim", b"twee", b"geheim", b"drie"):
        Written(tmp_path).remember(data, copy)
    assert len((tmp_path / FILE).read_text().split()) == 2
    assert Written(tmp_path).is_as_written(copy, copy)
    copy.write_bytes(b"twee")
    assert not Written(tmp_path).is_as_written(copy, copy)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"geen getal\n"])
def test_a_list_that_is_damaged_knows_nothing(tmp_path: Path, copy: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert not Written(tmp_path).is_as_written(copy, copy)
    Written(tmp_path).remember(b"geheim", copy)
    assert Written(tmp_path).is_as_written(copy, copy)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, copy: Path) -> None:
    (tmp_path / "bestand").touch()
    Written(tmp_path / "bestand").remember(b"geheim", copy)
    assert not Written(tmp_path / "bestand").is_as_written(copy, copy)


def test_all_can_be_forgotten(tmp_path: Path, copy: Path) -> None:
    assert clear(tmp_path) == 0
    Written(tmp_path).remember(b"geheim", copy)
    assert clear(tmp_path) == 65
    assert not Written(tmp_path).is_as_written(copy, copy)
