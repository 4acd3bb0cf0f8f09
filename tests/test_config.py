from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.config import Config, discover, read
from nieuwetaal.config_writing import add_keep, pin_model
from nieuwetaal.errors import ConfigError
from nieuwetaal.findings import Place
from nieuwetaal.rules.keep import Keep

FULL = """\
# Onze afspraken
regels = ["regels"]
uit = ["bezit", "meenemen"]
aan = ["onze-ouders"]
niveau = "overweeg"
model = "nl_core_news_sm"
schrijver = "cliëntenraad"

[woordgroepen.organisatie]
erbij = ["Wijkteam Zuid", "Buurthuis"]
"""


def write(folder: Path, text: str, name: str = "nieuwetaal.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "regels").mkdir()
    path = write(tmp_path, FULL)
    assert read(path) == Config(
        rules=(tmp_path / "regels",),
        off=("bezit", "meenemen"),
        on=("onze-ouders",),
        level="overweeg",
        model="nl_core_news_sm",
        writer="cliëntenraad",
        groups={"organisatie": ("Wijkteam Zuid", "Buurthuis")},
        path=path,
    )


def test_it_is_found_upwards_and_the_nearest_wins(tmp_path: Path) -> None:
    write(tmp_path, 'niveau = "sterk"\n')
    inner = tmp_path / "map" / "dieper"
    inner.mkdir(parents=True)
    (inner / "tekst.md").touch()
    assert discover(inner / "tekst.md").level == "sterk"
    write(inner.parent, 'niveau = "overweeg"\n')
    assert discover(inner).level == "overweeg"
    assert discover(inner.parent).path == inner.parent / "nieuwetaal.toml"


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    write(tmp_path, "[project]\nname = 'iets'\n", "pyproject.toml")
    assert discover(tmp_path) == Config()


def test_pyproject_may_hold_them_too(tmp_path: Path) -> None:
    write(tmp_path, '[project]\nname = "iets"\n\n[tool.nieuwetaal]\nschrijver = "school"\n', "pyproject.toml")
    assert discover(tmp_path).writer == "school"


def test_a_broken_pyproject_of_someone_else_is_not_our_business(tmp_path: Path) -> None:
    write(tmp_path, "[project\n", "pyproject.toml")
    assert discover(tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('niveau = "sterk"\nnivo = 1\n', "2:1: onbekende sleutel ‘nivo’ (bedoelde je ‘niveau’?)"),
        ("\n  schrijvr = 'school'\n", "2:3: onbekende sleutel ‘schrijvr’ (bedoelde je ‘schrijver’?)"),
        ('niveau = "stek"\n', "1:1: ‘stek’ is geen waarde voor ‘niveau’ (bedoelde je ‘sterk’?)"),
        ('niveau = "x"\n', "1:1: ‘x’ is geen waarde voor ‘niveau’; kies uit overweeg, let-op, sterk"),
        ('schrijver = "gemeentes"\n', "1:1: ‘gemeentes’ is geen waarde voor ‘schrijver’ (bedoelde je ‘gemeente’?)"),
        ("model = 3\n", "1:1: ‘model’ hoort een tekst tussen aanhalingstekens te zijn"),
        ('uit = "bezit"\n', '1:1: ‘uit’ hoort een lijst te zijn, zoals ["een", "twee"]'),
        ("aan = [1]\n", "1:8: in ‘aan’ hoort elk deel een tekst tussen aanhalingstekens te zijn"),
        ('[woordgroepen.gezin]\nerbi = ["x"]\n', "2:1: onbekende sleutel ‘erbi’ (bedoelde je ‘erbij’?)"),
        ('[woordgroepen.gezin]\n\nerbij = "x"\n', '3:1: ‘erbij’ hoort een lijst te zijn, zoals ["een", "twee"]'),
        (
            '[woordgroepen]\ngezin = ["x"]\n',
            "2:1: schrijf woordgroepen als [woordgroepen.organisatie] met daaronder erbij = […]",
        ),
        ("uit = [\n", "dit is geen geldige TOML"),
        ('behoud = "x"\n', "1:1: schrijf wat behouden blijft als [[behoud]] met daaronder uitdrukking en omdat"),
        ('uit = []\n[[behoud]]\nomdat = "a"\n', "2:1: hier ontbreekt ‘uitdrukking’"),
        ('behoud = [{uitdrukking = "a"}]\n', "1:11: hier ontbreekt ‘omdat’"),
        (
            '[[behoud]]\nuitdrukking = "a"\nomdat = "b"\n\n[[behoud]]\nuitdruking = "a"\n',
            "6:1: onbekende sleutel ‘uitdruking’ (bedoelde je ‘uitdrukking’?)",
        ),
        (
            '[[behoud]]\nuitdrukking = "a"\n  omdat = " "\n',
            "3:3: ‘omdat’ hoort een tekst tussen aanhalingstekens te zijn",
        ),
        (
            '[[behoud]]\nuitdrukking = "a"\nomdat = "b"\ntot = "2027"\n',
            "4:1: ‘tot’ hoort een datum te zijn, zoals 2027-01-01",
        ),
        (
            '[[behoud]]\nuitdrukking = "a"\nomdat = "b"\ntot = 2027-01-01T10:00:00\n',
            "4:1: ‘tot’ hoort een datum te zijn, zoals 2027-01-01",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}:")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_line_is_right_in_pyproject(tmp_path: Path) -> None:
    path = write(tmp_path, '[project]\nuit = "van een ander"\n[tool.nieuwetaal]\nuit = 1\n', "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:4:1: "):
        read(path)


def test_another_encoding_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "nieuwetaal.toml"
    path.write_bytes('schrijver = "cliëntenraad"'.encode("cp1252"))
    with pytest.raises(ConfigError, match="niet in UTF-8"):
        discover(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'model = "nl_x"\n'),
        ('uit = ["bezit"]\n', 'model = "nl_x"\nuit = ["bezit"]\n'),
        ("# Van ons\n\nuit = []\n", '# Van ons\n\nmodel = "nl_x"\nuit = []\n'),
        ('# oud\nmodel = "a"  # weg\nuit = []\n', '# oud\nmodel = "nl_x"\nuit = []\n'),
        ('[woordgroepen.gezin]\nerbij = ["opa"]\n', 'model = "nl_x"\n[woordgroepen.gezin]\nerbij = ["opa"]\n'),
        ('uit = []\r\nmodel = "a"\r\n', 'uit = []\r\nmodel = "nl_x"\r\n'),
    ],
)
def test_pinning_a_model_leaves_the_rest_as_it_is(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "nieuwetaal.toml"
    path.write_bytes(before.encode())
    pin_model(path, "nl_x")
    assert path.read_bytes().decode() == after
    assert read(path).model == "nl_x"


def test_what_is_kept_is_read_with_its_place(tmp_path: Path) -> None:
    text = '[[behoud]]\nuitdrukking = "a"\nomdat = "b"\n\n [[behoud]]\nuitdrukking = "c"\nregel = "d"\nomdat = "e"\n'
    path = write(tmp_path, f"{text}tot = 2027-01-31\n")
    first, second = read(path).keeps
    assert first == Keep("a", "b", path=path, place=Place(1, 1))
    assert second == Keep("c", "e", "d", date(2027, 1, 31), path, Place(5, 2))


def test_what_is_kept_in_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[[tool.nieuwetaal.behoud]]\nuitdrukking = "a"\nomdat = "b"\n'
    (keep,) = discover(write(tmp_path, text, "pyproject.toml").parent).keeps
    assert keep.place == Place(4, 1)


@given(
    st.text(st.characters(blacklist_categories=["Cs"]), min_size=1), st.sampled_from(["", "# van ons", "uit = []\r\n"])
)
def test_adding_what_is_kept_leaves_the_rest_as_it_is(words: str, before: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "nieuwetaal.toml")
        path.write_bytes(before.encode())
        try:
            add_keep(path, words, "zo heet het", "regel")
        except ConfigError:
            assert path.read_bytes() == before.encode()
        else:
            assert path.read_bytes().startswith(before.encode())
            assert tomllib.loads(path.read_bytes().decode())["behoud"][0]["uitdrukking"] == words


def test_pinning_makes_the_file_when_it_is_not_there(tmp_path: Path) -> None:
    pin_model(tmp_path / "nieuwetaal.toml", "ingebouwd")
    assert discover(tmp_path).model == "ingebouwd"


def test_pinning_in_pyproject_stays_in_its_own_table(tmp_path: Path) -> None:
    path = write(tmp_path, '[tool.nieuwetaal]\nuit = []\n\n[tool.other]\nmodel = "b"\n', "pyproject.toml")
    pin_model(path, "nl_x")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert table == {"tool": {"nieuwetaal": {"model": "nl_x", "uit": []}, "other": {"model": "b"}}}


def test_pinning_never_breaks_a_file(tmp_path: Path) -> None:
    text = 'uit = """\nmodel = 1\n"""\n'
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match="niet veilig"):
        pin_model(path, "nl_x")
    assert path.read_text(encoding="utf-8") == text


def test_a_rule_weighs_more_than_its_category() -> None:
    config = Config(off=("bezit", "meenemen"), on=("onze-ouders", "betrekken"))
    assert not config.wants("mijn-clienten", "bezit")
    assert config.wants("onze-ouders", "bezit")
    assert not config.wants("meenemen", "betrekken")
    assert config.wants("toeleiden", "betrekken")
    assert config.wants("iets", "maken")


def test_a_path_is_taken_from_the_place_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eigen").mkdir()
    write(tmp_path, 'regels = ["eigen"]\n')
    monkeypatch.chdir(tmp_path / "eigen")
    assert discover(Path()).rules == (tmp_path / "eigen",)
