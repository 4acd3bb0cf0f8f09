"""Texts that are read by several processes, and in parts: the same report, whatever goes wrong."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.cli.options import Options
from nieuwetaal.cli.pool import Pool
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Write = Callable[[str, str | bytes], Path]

pytestmark = pytest.mark.model


@pytest.fixture
def folder(write: Write) -> list[str]:
    names = [f"plan{number}.md" for number in range(6)]
    for number, name in enumerate(names):
        write(name, f"Wij zetten ouders in als ambassadeur van wijk {number}.\n")
    return names


def test_more_processes_say_the_same_in_the_same_order(real: Run, write: Write, folder: list[str]) -> None:
    write("stuk.md", "Zaal \x00\x01\x02 drie.\n")
    one = real("check", ".", "--format", "json", "--no-cache")
    more = real("check", ".", "--format", "json", "--no-cache", "--jobs", "2")
    assert more == one
    assert one[0] == 2
    assert [file["path"] for file in json.loads(one[1])["files"]] == [*folder, "stuk.md"]


def test_standard_input_may_be_among_them(real: Run, folder: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"Ouders kiezen.\n")))
    code, out, _ = real("check", folder[1], "-", folder[0], "--format", "json", "-j", "2")
    assert code == 1
    assert [file["path"] for file in json.loads(out)["files"]] == [folder[1], "-", folder[0]]


def test_a_process_that_ends_is_started_anew(folder: list[str], tmp_path: Path) -> None:
    pool = Pool(Options(), 2, use_cache=False)
    said: list[tuple[int, int]] = []

    def count(done: int, total: int) -> None:
        said.append((done, total))
        if done == 1 and pool._processes is not None:
            for process in pool._processes._processes.values():
                process.kill()

    paths = [str(tmp_path / name) for name in folder]
    try:
        found = list(pool.reports(paths, count))
    finally:
        pool.close()
    reports = [report for report in found if not isinstance(report, Unread)]
    assert [report.document.path for report in reports] == paths
    assert [len(report.findings) for report in reports] == [1] * len(paths)
    assert said == [(number, 6) for number in range(6)]


def test_parts_hold_every_text_once(real: Run, folder: list[str]) -> None:
    parts = [real("check", ".", "--format", "json", "--shard", f"{part}/4") for part in (1, 2, 3, 4)]
    read = [file["path"] for _, out, _ in parts for file in json.loads(out)["files"]]
    assert sorted(read) == folder
    assert len(read) == len(folder)


def test_a_part_without_texts_is_clean(real: Run, folder: list[str]) -> None:
    code, out, err = real("check", *folder[:1], "--shard", "2/2")
    assert (code, err) == (0, "")
    assert "niets gelezen" in out


@pytest.mark.parametrize("shard", ["0/3", "4/3", "3", "a/b", "1/0", "-1/2", "1/2/3"])
def test_a_part_that_is_none_is_told(real: Run, shard: str) -> None:
    code, _, err = real("check", ".", "--shard", shard)
    assert code == 2
    assert "is geen deel zoals 2/5" in err
    assert len(err.splitlines()) == 1


def test_a_part_does_not_say_what_was_not_used(real: Run, write: Write, folder: list[str]) -> None:
    write("nieuwetaal.toml", '[[behoud]]\nuitdrukking = "zetten ouders in"\nregel = "inzetten"\nomdat = "proef"\n')
    assert folder
    assert "nergens" not in real("check", ".", "--shard", "6/7")[1]
