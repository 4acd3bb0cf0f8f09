"""Files that extend each other, settings for some paths, and changed levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import Config, discover, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

TEXT = "De gemeente betrekt ouders bij het plan."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_it(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_it


def test_lists_add_up_and_of_single_values_the_nearest_holds(write: Write, tmp_path: Path) -> None:
    for folder in ("team/regels", "plan/regels"):
        (tmp_path / folder).mkdir(parents=True)
    write(
        "team/nieuwetaal.toml",
        'niveau = "sterk"\nschrijver = "school"\nregels = ["regels"]\nuit = ["bezit", "maken"]\naan = ["burger"]\n'
        '[niveaus]\nbezit = "sterk"\nmaken = "sterk"\n[woordgroepen.gezin]\nerbij = ["opa", "oma"]\n'
        '[[behoud]]\nuitdrukking = "a"\nomdat = "b"\n',
    )
    path = write(
        "plan/nieuwetaal.toml",
        'breidt-uit = "../team/nieuwetaal.toml"\nniveau = "overweeg"\nregels = ["regels"]\nuit = ["burger", "sturen"]\n'
        'aan = ["maken"]\n[niveaus]\nmaken = "overweeg"\n[woordgroepen.gezin]\nerbij = ["oma", "tante"]\n'
        '[woordgroepen.organisatie]\nerbij = ["Zuid"]\n[[behoud]]\nuitdrukking = "c"\nomdat = "d"\n',
    )
    config = discover(tmp_path / "plan")
    assert (config.level, config.writer, config.model, config.path) == ("overweeg", "school", "ingebouwd", path)
    assert config.rules == (tmp_path / "team/regels", tmp_path / "plan/regels")
    assert config.off == ("bezit", "burger", "sturen")
    assert config.on == ("maken",)
    assert config.levels == {"bezit": "sterk", "maken": "overweeg"}
    assert config.groups == {"gezin": ("opa", "oma", "tante"), "organisatie": ("Zuid",)}
    assert [keep.expression for keep in config.keeps] == ["c", "a"]
    assert config.keeps[1].path == tmp_path / "team/nieuwetaal.toml"
    assert str(config.origins["schrijver",]).endswith("team/nieuwetaal.toml:2:1")
    assert str(config.origins["niveau",]) == f"{path}:2:1"


def test_more_files_may_be_extended_and_the_last_is_the_nearest(write: Write) -> None:
    write("een.toml", 'niveau = "sterk"\nschrijver = "school"\n')
    write("pyproject.toml", '[project]\nname = "x"\n[tool.nieuwetaal]\nniveau = "overweeg"\n')
    config = read(write("nieuwetaal.toml", 'breidt-uit = ["een.toml", "pyproject.toml"]\n'))
    assert (config.level, config.writer) == ("overweeg", "school")


def test_a_file_that_is_reached_twice_counts_once(write: Write) -> None:
    write("stam.toml", '[[behoud]]\nuitdrukking = "a"\nomdat = "b"\n')
    for number in range(12):
        below = f"{number - 1}a.toml", f"{number - 1}b.toml"
        for name in "ab":
            write(f"{number}{name}.toml", f"breidt-uit = {list(below) if number else ['stam.toml']}\n")
    config = read(write("nieuwetaal.toml", 'breidt-uit = ["11a.toml", "11b.toml"]\n'))
    assert len(config.keeps) == 1


def test_a_file_above_may_be_extended_from_pyproject(write: Write, tmp_path: Path) -> None:
    write("huis.toml", 'schrijver = "instelling"\n')
    write("map/pyproject.toml", '[tool.nieuwetaal]\nbreidt-uit = "../huis.toml"\n')
    assert discover(tmp_path / "map").writer == "instelling"


def test_some_paths_have_their_own_settings_and_the_later_ones_win(write: Write, tmp_path: Path) -> None:
    path = write(
        "nieuwetaal.toml",
        'niveau = "let-op"\nuit = ["bezit"]\n'
        '[[pad]]\npad = "archief/**"\nniveau = "sterk"\nuit = ["maken"]\naan = ["bezit"]\nschrijver = "school"\n'
        '[[pad]]\npad = ["archief/nieuw", "*.txt"]\nniveau = "overweeg"\naan = ["maken"]\noverslaan = true\n'
        'niveaus = {bezit = "sterk"}\n',
    )
    config = read(path)
    assert config.at(tmp_path / "plan.md") == Config(level="let-op", off=("bezit",), path=path)
    old = config.at(tmp_path / "archief" / "a.md")
    assert (old.level, old.off, old.on, old.writer, old.skip) == ("sterk", ("maken",), ("bezit",), "school", False)
    new = config.at(tmp_path / "archief" / "nieuw" / "a.md")
    assert (new.level, new.off, new.on, new.writer, new.skip) == ("overweeg", (), ("bezit", "maken"), "school", True)
    assert new.levels == {"bezit": "sterk"}
    assert str(new.origins["niveau",]) == f"{path}:11:1"
    assert new.at(tmp_path / "archief" / "nieuw" / "a.md") == new
    assert config.at(tmp_path.parent / "a.txt").level == "let-op"


def test_patterns_start_at_the_file_that_holds_them(write: Write, tmp_path: Path) -> None:
    write("huis.toml", '[[pad]]\npad = "map/oud"\nniveau = "sterk"\n')
    config = read(write("map/nieuwetaal.toml", 'breidt-uit = "../huis.toml"\n'))
    assert config.at(tmp_path / "map" / "oud" / "a.md").level == "sterk"
    assert config.at(tmp_path / "map" / "map" / "oud" / "a.md").level == "let-op"


@pytest.mark.model
def test_levels_are_changed_by_rule_before_category_and_for_every_form() -> None:
    def level(levels: dict[str, str], text: str = TEXT) -> list[str]:
        return [finding.level for finding in Linter(Config(levels=levels)).check(text).findings]  # type: ignore[arg-type]

    (usual,) = level({})
    assert usual != "overweeg"
    assert level({"betrekken": "overweeg"}) == ["overweeg"]
    assert level({"bezit": "overweeg"}) == [usual]
    assert level({"betrekken/betrekken": "sterk", "betrekken": "overweeg"}) == ["sterk"]
    assert level({"bezit": "sterk"}, "Dat zijn onze jongeren.") == ["sterk"]


@pytest.mark.model
def test_praise_stays_praise() -> None:
    text = "Ouders en de gemeente bepalen samen het plan."
    report = Linter(Config(levels=dict.fromkeys(("samen", "beslissen", "betrekken"), "sterk"))).check(text)
    assert report.findings == ()
    assert report.compliments


@pytest.mark.model
def test_a_linter_under_other_settings() -> None:
    linter = Linter()
    other = linter.under(Config(off=("betrekken",), levels={"sturen": "overweeg"}))
    assert other.check(TEXT).findings == ()
    (found,) = other.check("Het wijkteam leidt jongeren toe naar een opleiding.").findings
    assert found.level == "overweeg"
    assert len(linter.check(TEXT).findings) == 1


def test_a_rule_by_its_full_name() -> None:
    config = Config(off=("betrekken/meenemen-in",))
    assert not config.wants("meenemen-in", "betrekken")
    assert config.wants("betrekken", "betrekken")


def test_a_pipeline_in_a_folder_is_seen_from_the_file(write: Write, tmp_path: Path) -> None:
    assert read(write("nieuwetaal.toml", 'model = "./pijplijn"\n')).model == str(tmp_path / "pijplijn")
    assert read(write("nieuwetaal.toml", 'model = "nl_core_news_sm"\n')).model == "nl_core_news_sm"
