from __future__ import annotations

import dataclasses
import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.reading import fingerprint
from nieuwetaal.rules import pack, store
from nieuwetaal.rules.pack import Pack, load_pack
from nieuwetaal.rules.stored_form import plain, revived
from nieuwetaal.rules.triggers import Triggers
from nieuwetaal.rules.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

RULE = """\
id: {name}
titel: Over {word}
categorie: etiket
niveau: let-op
zoek:
  woorden: [{word}]
melding: Wie is dit?
waarom: Omdat het zo is.
vraag: Hoe noemen zij zichzelf?
alternatieven:
  - mens: bewoners
voorbeelden:
  fout: ["Het «{word}» komt."]
  goed: [De bewoners komen.]
"""
GROUP = "groep: proef\ntitel: Een proef\nwoorden: [{word}]\n"


@pytest.fixture(autouse=True)
def started_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout may have been written a moment ago."""
    monkeypatch.setattr(pack, "STARTED", time.time() + 3600)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "regels"
    (folder / "woordgroepen").mkdir(parents=True)
    write(folder, "proefje", "proefwoord")
    return folder


def write(folder: Path, name: str, word: str) -> None:
    (folder / f"{name}.yaml").write_text(RULE.format(name=name, word=word), encoding="utf-8")


def files(cache: Path) -> list[Path]:
    return sorted(cache.glob("*"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every time that rules are read from their files."""
    noted: list[object] = []
    read = pack._read

    def note(*arguments: object) -> Pack:
        noted.append(arguments)
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pack, "_read", note)
    return noted


def triggered(found: Pack, *words: str) -> list[str]:
    return sorted(rule.id for rule, _ in Triggers(found.index, found.rules).find(words))


def test_stored_rules_are_those_that_were_read(tmp_path: Path, own: Path) -> None:
    read = load_pack([own], {"gezin": ("zonnestraler",)}, tmp_path)
    stored = load_pack([own], {"gezin": ("zonnestraler",)}, tmp_path)
    assert stored is not read
    for field in dataclasses.fields(Pack):
        if field.name != "index":
            assert getattr(stored, field.name) == getattr(read, field.name), field.name
    assert [rule.path for rule in stored.rules] == [rule.path for rule in read.rules]
    assert stored.rules[-1].own
    assert fingerprint((stored.facts, stored.groups)) == fingerprint((read.facts, read.groups))
    before, after = (Triggers(found.index, found.rules) for found in (read, stored))
    for example in (example for rule in read.rules for example in rule.wrong):
        words = [word.lower for word in words_of(example.text)]
        assert after.find(words) == before.find(words)


def test_stored_rules_need_no_files_to_be_read(tmp_path: Path, own: Path, reads: list[object]) -> None:
    for _ in range(3):
        assert triggered(load_pack([own], {}, tmp_path), "proefwoord") == ["proefje"]
    assert len(reads) == 1


def test_without_a_cache_nothing_is_written(own: Path, tmp_path: Path, reads: list[object]) -> None:
    before = sorted(tmp_path.rglob("*"))
    load_pack([own], {})
    load_pack([own], {})
    assert sorted(tmp_path.rglob("*")) == before
    assert len(reads) == 2


def test_a_changed_rule_is_read_again_though_size_and_date_are_the_same(tmp_path: Path, own: Path) -> None:
    load_pack([own], {}, tmp_path)
    file = own / "proefje.yaml"
    date = file.stat().st_mtime_ns
    write(own, "proefje", "proefgoord")
    os.utime(file, ns=(date, date))
    found = load_pack([own], {}, tmp_path)
    assert triggered(found, "proefgoord") == ["proefje"]
    assert triggered(found, "proefwoord") == []


def test_an_added_and_a_removed_rule_are_seen(tmp_path: Path, own: Path) -> None:
    load_pack([own], {}, tmp_path)
    (own / "dieper").mkdir()
    write(own / "dieper", "tweede", "proefding")
    assert triggered(load_pack([own], {}, tmp_path), "proefding", "proefwoord") == ["proefje", "tweede"]
    (own / "proefje.yaml").unlink()
    assert triggered(load_pack([own], {}, tmp_path), "proefding", "proefwoord") == ["tweede"]


def test_word_groups_and_sources_belong_to_the_rules(tmp_path: Path, own: Path) -> None:
    write(own, "proefje", "onze $proef")
    group = own / "woordgroepen" / "proef.yaml"
    for word in ("aardman", "waterman"):
        group.write_text(GROUP.format(word=word), encoding="utf-8")
        assert triggered(load_pack([own], {}, tmp_path), "onze", word) == ["proefje"]
    group.unlink()
    (error,) = load_pack([own], {}, tmp_path).errors
    assert "onbekende woordgroep '$proef'" in str(error)
    write(own, "proefje", "proefwoord")
    (own / "bronnen.yaml").write_text("fout: 1", encoding="utf-8")
    found = load_pack([own], {}, tmp_path)
    (error,) = found.errors
    assert f"{own / 'bronnen.yaml'}:1:" in str(error)
    assert triggered(found, "proefwoord") == []
    assert len(found.rules) == len(load_pack([], {}).rules)


def test_other_folders_and_words_have_files_of_their_own(tmp_path: Path, own: Path, reads: list[object]) -> None:
    for _ in range(2):
        assert "zonnestraler" in load_pack([own], {"gezin": ("zonnestraler",)}, tmp_path).groups["gezin"].words
        assert "zonnestraler" not in load_pack([own], {}, tmp_path).groups["gezin"].words
        assert "proefje" not in {rule.id for rule in load_pack([], {}, tmp_path).rules}
    assert len(files(tmp_path)) == 4
    assert len(reads) <= 3


def test_rules_with_errors_are_not_stored(tmp_path: Path, own: Path) -> None:
    write(own, "andersgenoemd", "proefding")
    (own / "andersgenoemd.yaml").rename(own / "anders.yaml")
    for _ in range(2):
        (error,) = load_pack([own], {}, tmp_path / "cache").errors
        assert "anders.yaml:1:5: de id 'andersgenoemd'" in str(error)
    assert files(tmp_path / "cache") == []


def test_other_code_reads_the_rules_again(tmp_path: Path, reads: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    load_pack([], {"gezin": ("x",)}, tmp_path)
    monkeypatch.setattr(sys, "version_info", (9, 9))
    load_pack([], {"gezin": ("x",)}, tmp_path)
    assert len(reads) == 2


def test_shipped_rules_that_changed_since_the_program_began_are_not_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack, "STARTED", 1)
    assert load_pack([], {}, tmp_path / "cache").rules
    assert files(tmp_path / "cache") == []


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "too short": lambda content: content[:-1],
    "another word": lambda content: content.replace(b"proefwoord", b"proefgoord"),
    "another head": lambda content: content[:40] + b"x" + content[41:],
    "no text": lambda content: b"\x80" * len(content),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_ignored_and_replaced(tmp_path: Path, own: Path, reads: list[object], damage: str) -> None:
    cache = tmp_path / "cache"
    load_pack([own], {}, cache)
    (file,) = files(cache)
    good = file.read_bytes()
    file.write_bytes(DAMAGE[damage](good))
    assert triggered(load_pack([own], {}, cache), "proefwoord") == ["proefje"]
    assert len(reads) == 2
    load_pack([own], {}, cache)
    assert len(reads) == 2


@pytest.mark.parametrize(
    "value", [None, 1, [], {}, [1, 2, 3, 4], [["Facts"], {}, ["()", ["Rule"]], []], [["os"], 1, 2, 3]]
)
def test_what_is_no_pack_is_ignored(tmp_path: Path, own: Path, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "load", lambda *_: value)
    assert triggered(load_pack([own], {}, tmp_path), "proefwoord") == ["proefje"]


def test_files_are_for_their_owner_alone(tmp_path: Path, own: Path) -> None:
    cache = tmp_path / "a" / "b"
    load_pack([own], {}, cache)
    (file,) = files(cache)
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0 or os.name == "nt"
    assert stat.S_IMODE(cache.stat().st_mode) & 0o077 == 0 or os.name == "nt"


def test_a_folder_that_cannot_be_used_is_no_problem(tmp_path: Path, own: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "cache"):
        assert triggered(load_pack([own], {}, folder), "proefwoord") == ["proefje"]


def test_there_is_a_limit_to_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LIMIT", 1000)
    for number in range(5):
        store.save(tmp_path, f"deel{number}", "staat", "x" * 300)
        os.utime(tmp_path / f"regels-deel{number}", (number, number))
    assert [path.name for path in files(tmp_path)] == ["regels-deel3", "regels-deel4"]
    store.save(tmp_path, "groot", "staat", "x" * 900)
    assert len(files(tmp_path)) == 2
    assert store.load(tmp_path, "deel4", "staat") == "x" * 300
    assert store.load(tmp_path, "deel4", "andere") is None
    assert store.clear(tmp_path) > 600
    assert files(tmp_path) == []


def test_two_programs_may_store_at_once(tmp_path: Path) -> None:
    """Whoever reads sees one of the two values whole."""
    write_it = (
        "import sys; from pathlib import Path; from nieuwetaal.rules import store\n"
        "for _ in range(60): store.save(Path(sys.argv[1]), 'deel', 'staat', [sys.argv[2]] * 50_000)"
    )
    store.save(tmp_path, "deel", "staat", ["a"] * 50_000)

    def program(letter: str) -> None:
        subprocess.run([sys.executable, "-c", write_it, str(tmp_path), letter], check=True)

    with ThreadPoolExecutor(2) as pool:
        programs = [pool.submit(program, letter) for letter in "ab"]
        seen = []
        while not all(each.done() for each in programs):
            seen.append(store.load(tmp_path, "deel", "staat"))
        for each in programs:
            each.result()
    assert all(found in (["a"] * 50_000, ["b"] * 50_000) for found in seen)
    assert [path.name for path in files(tmp_path)] == ["regels-deel"]


def test_only_parts_of_rules_are_stored() -> None:
    for value in (1.5, [1], object()):
        with pytest.raises(TypeError):
            plain(value)
    assert revived(plain((Path("a/b"), frozenset({"x"}), {"a": (1, None, True)}))) == (
        Path("a/b"),
        frozenset({"x"}),
        {"a": (1, None, True)},
    )


def test_unchanged_rules_are_known_without_a_reader_of_yaml(tmp_path: Path, own: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from nieuwetaal.linter import Linter\n"
        "from nieuwetaal.config import Config\n"
        "from nieuwetaal.rules import pack; pack.STARTED += 3600\n"
        "linter = Linter(Config(rules=(Path(sys.argv[1]),), cache=Path(sys.argv[2])))\n"
        "print(len(linter.rules), 'yaml' in sys.modules, 'pydantic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(own), str(tmp_path / "cache")]
    first, second = (subprocess.check_output(command, text=True).split() for _ in range(2))
    assert first[1:] == ["True", "True"]
    assert second == [first[0], "False", "False"]
