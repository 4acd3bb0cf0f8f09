from __future__ import annotations

import contextlib
import sqlite3
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from secrets import token_bytes
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nieuwetaal.cache import DATABASE, SECRET, FrameCache, clear

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "De gemeente zet ouders in als ambassadeur."
VALUE = b'["inzetten","gemeente","ouders","ambassadeur"]' * 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def stored(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_a_value_is_found_again_by_its_sentence(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) is None
        cache.put(SENTENCE, VALUE)
        assert cache.get(SENTENCE) == VALUE
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) == VALUE
        assert cache.get(SENTENCE + " ") is None


def test_other_versions_see_nothing(folder: Path) -> None:
    with FrameCache(folder, "pipeline 1") as cache:
        cache.put(SENTENCE, VALUE)
    with FrameCache(folder, "pipeline 2") as cache:
        assert cache.get(SENTENCE) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(sentence=st.text(alphabet=st.characters(exclude_categories=())), value=st.binary())
def test_any_text_and_any_bytes_come_back(folder: Path, sentence: str, value: bytes) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put(sentence, value)
        cache.flush()
        assert cache.get(sentence) == value


def test_nothing_readable_stands_on_disk(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        for number in range(50):
            cache.put(f"{SENTENCE} {number}", VALUE)
        cache.flush()
        on_disk = stored(folder)
        for word in (b"gemeente", b"ouders", b"inzetten", b"ambassadeur", "gemeente".encode("utf-16-le")):
            assert word not in on_disk
    on_disk = stored(folder)
    assert b"gemeente" not in on_disk
    assert b"inzetten" not in on_disk


def test_equal_values_do_not_look_equal_on_disk(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put("Eén.", VALUE)
        cache.put("Twee.", VALUE)
    with contextlib.closing(sqlite3.connect(folder / DATABASE)) as database:
        rows = database.execute("SELECT value FROM zin").fetchall()
    assert len({value for (value,) in rows}) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder private by itself")
def test_only_the_owner_may_read_it(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put(SENTENCE, VALUE)
        cache.flush()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {DATABASE, SECRET} <= {path.name for path in folder.iterdir()}
        for path in folder.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_without_the_secret_nothing_is_found(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put(SENTENCE, VALUE)
    (folder / SECRET).unlink()
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) is None


def test_it_stays_within_its_limit_and_keeps_what_is_new(folder: Path) -> None:
    limit = 400_000
    value = token_bytes(300)
    with FrameCache(folder, "1", limit=limit) as cache:
        for number in range(3000):
            cache.put(f"Zin {number}.", value)
    assert (folder / DATABASE).stat().st_size <= limit
    with FrameCache(folder, "1", limit=limit) as cache:
        assert cache.get("Zin 2999.") == value
        assert cache.get("Zin 2500.") == value
        assert cache.get("Zin 0.") is None


def test_a_value_that_is_too_large_is_let_go(folder: Path) -> None:
    with FrameCache(folder, "1", limit=100_000) as cache:
        cache.put("Te groot.", token_bytes(200_000))
    with FrameCache(folder, "1", limit=100_000) as cache:
        assert cache.get("Te groot.") is None
        cache.put(SENTENCE, VALUE)
    with FrameCache(folder, "1", limit=100_000) as cache:
        assert cache.get(SENTENCE) == VALUE


def test_what_is_used_stays_longest(folder: Path) -> None:
    limit = 200_000
    with FrameCache(folder, "1", limit=limit) as cache:
        cache.put(SENTENCE, VALUE)
    database = sqlite3.connect(folder / DATABASE)
    database.execute("UPDATE zin SET used = 0")
    database.commit()
    database.close()
    with FrameCache(folder, "1", limit=limit) as cache:
        assert cache.get(SENTENCE) == VALUE
    database = sqlite3.connect(folder / DATABASE)
    ((used,),) = database.execute("SELECT used FROM zin").fetchall()
    database.close()
    assert used > 0


@pytest.mark.parametrize("damage", [b"", b"geen database, maar iets anders" * 100], ids=["empty", "other"])
def test_a_broken_file_is_thrown_away(folder: Path, damage: bytes) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put(SENTENCE, VALUE)
    (folder / DATABASE).write_bytes(damage)
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) is None
        cache.put(SENTENCE, VALUE)
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) == VALUE


def test_a_file_broken_inside_is_a_miss_and_then_rebuilt(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        for number in range(400):
            cache.put(f"Zin {number}.", bytes(str(number), "ascii") * 300)
    path = folder / DATABASE
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 512] = b"\x07" * 512
    path.write_bytes(content)
    with FrameCache(folder, "1") as cache:
        for number in range(400):
            assert cache.get(f"Zin {number}.") in (None, bytes(str(number), "ascii") * 300)
        cache.put(SENTENCE, VALUE)
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) == VALUE


def test_a_value_that_was_tampered_with_is_a_miss(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put(SENTENCE, VALUE)
    database = sqlite3.connect(folder / DATABASE)
    database.execute("UPDATE zin SET value = zeroblob(80)")
    database.commit()
    database.close()
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) is None


def test_a_folder_that_cannot_be_made_is_no_problem(tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")
    with FrameCache(blocked / "cache", "1") as cache:
        cache.put(SENTENCE, VALUE)
        assert cache.get(SENTENCE) is None


def test_a_locked_database_is_a_miss(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put(SENTENCE, VALUE)
    other = sqlite3.connect(folder / DATABASE, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with FrameCache(folder, "1") as cache:
        cache.put("Een andere zin.", VALUE)
        assert cache.get("Een andere zin.") in (None, VALUE)
    other.close()


def test_threads_may_share_it(folder: Path) -> None:
    barrier = threading.Barrier(4)

    def work(worker: int) -> int:
        barrier.wait()
        for number in range(700):
            cache.put(f"{worker} {number}", VALUE)
        return sum(cache.get(f"{worker} {number}") == VALUE for number in range(700))

    with FrameCache(folder, "1") as cache, ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [700] * 4


WORKER = """
import sys
from pathlib import Path
from nieuwetaal.cache import FrameCache
folder, worker = Path(sys.argv[1]), sys.argv[2]
for turn in range(5):
    with FrameCache(folder, "1") as cache:
        for number in range(300):
            key = f"zin {turn} {number}"
            cache.put(key, key.encode())
            cache.put(f"{worker} {key}", b"eigen")
            found = cache.get(key)
            assert found is None or found == key.encode(), found
print("klaar")
"""


def test_processes_may_share_it_from_the_first_moment(folder: Path) -> None:
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(folder), str(number)], stdout=subprocess.PIPE)
        for number in range(3)
    ]
    assert [worker.communicate(timeout=120)[0].strip() for worker in workers] == [b"klaar"] * 3
    with FrameCache(folder, "1") as cache:
        hits = [cache.get(f"zin {turn} {number}") for turn in range(5) for number in range(300)]
        own = [cache.get(f"{worker} zin 4 {number}") for worker in range(3) for number in range(300)]
    assert sum(hit is not None for hit in hits) > 1400
    assert sum(hit is not None for hit in own) > 800


def test_clear_removes_everything_and_says_how_much(folder: Path) -> None:
    with FrameCache(folder, "1") as cache:
        cache.put(SENTENCE, VALUE)
    assert clear(folder) > 0
    assert list(folder.iterdir()) == []
    assert clear(folder) == 0
    with FrameCache(folder, "1") as cache:
        assert cache.get(SENTENCE) is None
