"""Rules that come as a Python package, installed by pip as users do."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import Config, read
from nieuwetaal.config.installed import names
from nieuwetaal.examples import failures

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Path]
    NameIt = Callable[[str], Config]

SOURCE = Path(__file__).parents[1] / "packs" / "voorbeeldpakket"
TEXT = "De consulent vraagt ouders uit. Het wijkteam ontbiedt bewoners op kantoor. Drie pgb'ers volgen de cursus.\n"
RULE = """\
id: {name}
titel: Een regel
categorie: etiket
niveau: sterk
zoek:
  woorden: [{word}]
melding: Wie is dit?
waarom: Zo hebben we het afgesproken.
vraag: Kan het anders?
alternatieven:
  - mens: bewoners
voorbeelden:
  fout:
    - Een «{word}» komt langs.
    - Dit is een «{word}».
  goed:
    - De bewoners komen langs.
    - De bewoners zijn met veel.
"""


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Return how to put a pack where Python finds installed packages: its files, by name, and its entry points."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)

    def make_it(package: str, entry_points: str, **files: str) -> Path:
        for name, text in {"__init__.py": "raise RuntimeError('deze code hoort nooit te draaien')\n", **files}.items():
            path = site / package / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        known = site / f"{package}-1.0.dist-info"
        known.mkdir()
        (known / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
        (known / "entry_points.txt").write_text(f"[nieuwetaal.rules]\n{entry_points}\n", encoding="utf-8")
        return site / package

    return make_it


@pytest.fixture
def name_it(tmp_path: Path) -> NameIt:
    """Return how to read settings that name one pack."""

    def read_it(name: str) -> Config:
        path = tmp_path / "nieuwetaal.toml"
        path.write_text(f'regels = ["{name}"]\n', encoding="utf-8")
        return read(path)

    return read_it


def problem(config: Config) -> str:
    (said,) = config.problems
    assert said.startswith(f"{config.path}:1:11: ")
    return said.removeprefix(f"{config.path}:1:11: ")


def test_the_rules_of_a_pack_are_used_and_its_code_is_not(make: Make, name_it: NameIt) -> None:
    make("zorgtaal", "zorgtaal-zuid = zorgtaal", **{"knaken.yaml": RULE.format(name="knaken", word="knakenboer")})
    config = name_it("zorgtaal-zuid")
    assert config.problems == ()
    assert [finding.rule for finding in Linter(config).check("Een knakenboer komt langs.").findings] == ["knaken"]
    assert "zorgtaal" not in sys.modules


def test_a_pack_that_no_settings_name_does_nothing(make: Make) -> None:
    make("zorgtaal", "zorgtaal = zorgtaal", **{"knaken.yaml": RULE.format(name="knaken", word="knakenboer")})
    assert "zorgtaal" in names()
    assert Linter().check("Een knakenboer komt langs.").findings == ()


def test_a_changed_pack_is_seen_through_the_cache(make: Make, name_it: NameIt, tmp_path: Path) -> None:
    folder = make("zorgtaal", "zorgtaal = zorgtaal", **{"knaken.yaml": RULE.format(name="knaken", word="knakenboer")})
    for word in ("knakenboer", "knakenheer"):
        (folder / "knaken.yaml").write_text(RULE.format(name="knaken", word=word), encoding="utf-8")
        for _ in range(2):
            linter = Linter(Config(rules=name_it("zorgtaal").rules, cache=tmp_path / "cache"))
            assert len(linter.check(f"Een {word} komt langs.").findings) == 1
            linter.close()


def test_a_folder_goes_before_a_pack_of_the_same_name(make: Make, name_it: NameIt, tmp_path: Path) -> None:
    make("zorgtaal", "zorgtaal = zorgtaal")
    (tmp_path / "zorgtaal").mkdir()
    assert name_it("zorgtaal").rules == (tmp_path / "zorgtaal",)


@pytest.mark.parametrize(
    ("entry_points", "message"),
    [
        (
            "zorgtaal-zuid = zorgtaal",
            "‘zorgtaal-zuyd’ is geen map of bestand, en geen geïnstalleerd regelpakket (bedoelde je",
        ),
        (
            "zorgtaal-zuyd = zorgtaal.weg",
            "het regelpakket ‘zorgtaal-zuyd’ is niet bruikbaar: ‘zorgtaal.weg’ is geen map",
        ),
        ("zorgtaal-zuyd = weg", "is niet bruikbaar: ‘weg’ is geen map in een geïnstalleerd pakket; vraag de maker"),
        ("zorgtaal-zuyd = zorgtaal:regels", "is niet bruikbaar: ‘zorgtaal:regels’ is geen map"),
        ("zorgtaal-zuyd = zorgtaal..regels", "is niet bruikbaar: ‘zorgtaal..regels’ is geen map"),
        ("zorgtaal-zuyd = zorgtaal/../../..", "is niet bruikbaar: ‘zorgtaal/../../..’ is geen map"),
        ("zorgtaal-zuyd = ../geheim", "is niet bruikbaar: ‘../geheim’ is geen map"),
        ("zorgtaal-zuyd =", "is niet bruikbaar: ‘’ is geen map"),
        ("zorgtaal-zuyd = json.decoder", "is niet bruikbaar: ‘json.decoder’ is geen map"),
        ("zorgtaal-zuyd = sys", "is niet bruikbaar: ‘sys’ is geen map"),
        ("zorgtaal-zuyd = __main__", "is niet bruikbaar: ‘__main__’ is geen map"),
    ],
)
def test_a_pack_that_is_missing_or_broken(make: Make, name_it: NameIt, entry_points: str, message: str) -> None:
    make("zorgtaal", entry_points)
    config = name_it("zorgtaal-zuyd")
    assert message in problem(config)
    assert config.rules == ()
    assert Linter(config).rules == Linter().rules


def test_a_pack_without_rules_or_with_wrong_ones(make: Make, name_it: NameIt) -> None:
    folder = make("zorgtaal", "zorgtaal = zorgtaal")
    (error,) = Linter(name_it("zorgtaal")).rule_errors
    assert str(error) == f"{folder}:1:1: in deze map staan geen regels (.yaml of .yml)"
    (folder / "a.yaml").write_text("id: [", encoding="utf-8")
    (folder / "knaken.yaml").write_text(RULE.format(name="knaken", word="knakenboer"), encoding="utf-8")
    linter = Linter(name_it("zorgtaal"))
    assert str(linter.rule_errors[0]).startswith(f"{folder / 'a.yaml'}:2:1: ")
    assert len(linter.check("Een knakenboer komt langs.").findings) == 1


def test_two_packs_of_one_name(make: Make, name_it: NameIt) -> None:
    make("zorgtaal", "zuid = zorgtaal")
    make("zorgwoord", "zuid = zorgwoord")
    assert (
        problem(name_it("zuid"))
        == "er zijn meer regelpakketten die ‘zuid’ heten (zorgtaal, zorgwoord); verwijder er een"
    )


def test_import_hooks_that_raise_are_no_crash(make: Make, name_it: NameIt, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        @staticmethod
        def find_spec(*_: object) -> None:
            raise RuntimeError

    make("zorgtaal", "zorgtaal = zorgtaal")
    monkeypatch.setattr(sys, "meta_path", [Broken, *sys.meta_path])
    assert "is niet bruikbaar" in problem(name_it("zorgtaal"))


@pytest.mark.model
def test_the_examples_of_the_example_pack_hold() -> None:
    config = Config(rules=(SOURCE / "voorbeeldpakket" / "regels",))
    linter = Linter(config)
    assert not linter.rule_errors
    own = [rule for rule in linter.rules if rule.own]
    assert sorted(rule.id for rule in own) == ["ontbieden", "pgber", "uitvragen"]
    assert list(failures(own, config)) == []


@pytest.mark.packaging
@pytest.mark.model
def test_the_example_pack_is_installed_by_pip_fires_and_is_gone_again(tmp_path: Path) -> None:
    source = shutil.copytree(SOURCE, tmp_path / "bron")
    script = f"from hatchling.build import build_wheel; print(build_wheel({str(tmp_path)!r}))"
    built = subprocess.run([sys.executable, "-c", script], cwd=source, capture_output=True, text=True, check=True)
    wheel = tmp_path / built.stdout.split()[-1]
    venv.create(tmp_path / "venv", with_pip=False)
    python = str(tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    own = sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv"), "platbase": str(tmp_path / "venv")})
    checkout = Path(__file__).parents[2] / "src"
    Path(own, "borrowed.pth").write_text(f"{checkout}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python]
    (tmp_path / "teksten").mkdir()
    (tmp_path / "teksten" / "nieuwetaal.toml").write_text('regels = ["voorbeeldpakket"]\n', encoding="utf-8")
    (tmp_path / "teksten" / "plan.md").write_text(TEXT, encoding="utf-8")

    def check() -> subprocess.CompletedProcess[str]:
        command = [python, "-m", "nieuwetaal", "check", "--no-cache", "plan.md"]
        return subprocess.run(command, cwd=tmp_path / "teksten", capture_output=True, encoding="utf-8", check=False)

    assert "geen geïnstalleerd regelpakket" in check().stderr
    subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True)
    found = check()
    assert (found.returncode, found.stderr) == (1, "")
    for rule in ("toezicht/uitvragen", "sturen/ontbieden", "etiket/pgber"):
        assert rule in found.stdout
    subprocess.run([*pip, "uninstall", "-q", "-y", "nieuwetaal-voorbeeldpakket"], check=True)
    found = check()
    assert found.returncode == 2
    said = "nieuwetaal.toml:1:11: ‘voorbeeldpakket’ is geen map of bestand, en geen geïnstalleerd regelpakket"
    assert said in found.stderr
    assert "uitvragen" not in found.stdout
