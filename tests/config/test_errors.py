"""What is wrong in a file of settings is told in one line, with its place, the nearest known word and the mend."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from nieuwetaal import Linter
from nieuwetaal.config import Config, discover, read
from nieuwetaal.config_file import LARGEST
from nieuwetaal.errors import ConfigError, PipelineError

if TYPE_CHECKING:
    from pathlib import Path

KEEP = '[[behoud]]\nuitdrukking = "a"\nomdat = "b"\n'
WRONG: list[tuple[str | bytes, str]] = [
    # not TOML at all
    ("niveau = sterk\n", '1:10: dit is geen geldige TOML: zet tekst tussen aanhalingstekens, zoals niveau = "sterk"'),
    ('niveau "sterk"\n', "1:8: dit is geen geldige TOML: hier ontbreekt = achter een sleutel"),
    ('niveau: "sterk"\n', "1:7: dit is geen geldige TOML: hier ontbreekt = achter een sleutel"),
    ('uit = [\n"bezit"\n', "2:7: dit is geen geldige TOML: hier ontbreekt ] aan het eind van een lijst"),
    ('uit = ["bezit" "houding"]\n', "1:16: dit is geen geldige TOML: hier ontbreekt ] aan het eind van een lijst"),
    ('niveau = "sterk\n', "1:16: dit is geen geldige TOML: dit teken mag hier niet staan; is een aanhalingsteken niet"),
    ("niveau = 'sterk", "1:15: dit is geen geldige TOML: hier ontbreekt een aanhalingsteken"),
    ("niveau = “sterk”\n", "1:10: dit is geen geldige TOML: zet tekst tussen aanhalingstekens"),
    ('regels = ["c:\\wijk"]\n', "1:16: dit is geen geldige TOML: schrijf \\\\ voor één \\"),
    ("[[behoud]\n", "1:9: dit is geen geldige TOML: hier ontbreekt ]] achter de naam van een tabel"),
    ("[niveaus\n", "1:9: dit is geen geldige TOML: hier ontbreekt ] achter de naam van een tabel"),
    ('niveau = "sterk" uit = []\n', "1:18: dit is geen geldige TOML: zet elke sleutel op een eigen regel"),
    ('niveau = "sterk"\n  niveau = "let-op"\n', "2:3: dit is geen geldige TOML: deze sleutel of tabel staat er al"),
    ("[niveaus]\n[pad]\n[niveaus]\n", "3:1: dit is geen geldige TOML: deze sleutel of tabel staat er al"),
    ("[woordgroepen]\ngezin = {erbij = [], erbij = []}\n", "2:1: dit is geen geldige TOML: deze sleutel of tabel"),
    (f"{KEEP}tot = 2027-02-30\n", "4:7: dit is geen geldige TOML: deze datum bestaat niet"),
    (f"{KEEP}tot = 1 januari 2027\n", "4:9: dit is geen geldige TOML: zet elke sleutel op een eigen regel"),
    ("tekst zonder meer", "1:7: dit is geen geldige TOML: hier ontbreekt = achter een sleutel"),
    ("uit = []\n\x00\n", "2:1: dit is geen geldige TOML: hier hoort een sleutel te staan"),
    (f"uit = {'[' * 5000}", "1:1: hier staan te veel haakjes in elkaar"),
    # not text
    ('schrijver = "cliëntenraad"\n'.encode("cp1252"), "1:17: dit bestand is niet in UTF-8 opgeslagen; kies bij het op"),
    ("uit = []\n# één\n".encode("latin-1"), "2:3: dit bestand is niet in UTF-8 opgeslagen"),
    ("uit = []\n".encode("utf-16"), "1:1: dit bestand is niet in UTF-8 opgeslagen"),
    (
        "uit = [" + '"bezit", ' * 200_000 + "]\n",
        "1:1: dit bestand is groter dan 1 MB; zet lange woordenlijsten in een map",
    ),
    # keys that are not known
    ('nivo = "sterk"\n', "1:1: onbekende sleutel ‘nivo’ (bedoelde je ‘niveau’?)"),
    ('breid-uit = "x"\n', "1:1: onbekende sleutel ‘breid-uit’ (bedoelde je ‘breidt-uit’?)"),
    ('xyz = "sterk"\n', "1:1: onbekende sleutel ‘xyz’; kies uit breidt-uit, regels, uit, aan, niveau"),
    ('\t"nivo" = "sterk"\n', "1:2: onbekende sleutel ‘nivo’"),
    ('"een\\nnivo" = 1\n', "1:1: onbekende sleutel ‘een nivo’"),
    (f"{'x' * 500} = 1\n", f"1:1: onbekende sleutel ‘{'x' * 60}…’"),
    ("overslaan = true\n", "1:1: onbekende sleutel ‘overslaan’"),
    (
        '[woordgroepen.gezin]\nerbij = ["x"]\n\nregels = ["r"]\n',
        "4:1: zet ‘regels’ bovenaan, boven [woordgroepen.gezin]",
    ),
    ('[niveaus]\nbetrekken = "sterk"\nuit = ["bezit"]\n', "3:1: zet ‘uit’ bovenaan, boven [niveaus]"),
    (f'{KEEP}regels = ["r"]\n', "4:1: zet ‘regels’ bovenaan, boven [[behoud]]"),
    ('[[pad]]\npad = "a"\nregels = ["r"]\n', "3:1: zet ‘regels’ bovenaan, boven [[pad]]"),
    ("[nivos]\n", "1:2: onbekende sleutel ‘nivos’ (bedoelde je ‘niveaus’?)"),
    ('[woordgroepen.gezin]\nerbi = ["x"]\n', "2:1: onbekende sleutel ‘erbi’ (bedoelde je ‘erbij’?)"),
    ('woordgroepen.gezin.erbi = ["x"]\n', "1:20: onbekende sleutel ‘erbi’ (bedoelde je ‘erbij’?)"),
    ('woordgroepen = {gezin = {erbi = ["x"]}}\n', "1:26: onbekende sleutel ‘erbi’ (bedoelde je ‘erbij’?)"),
    (f'{KEEP}\n[[behoud]]\nuitdruking = "a"\n', "6:1: onbekende sleutel ‘uitdruking’ (bedoelde je ‘uitdrukking’?)"),
    ('[[pad]]\npad = "a"\nuitt = []\n', "3:1: onbekende sleutel ‘uitt’ (bedoelde je ‘uit’?)"),
    ('[[pad]]\npad = "a"\nmodel = "x"\n', "3:1: zet ‘model’ bovenaan, boven [[pad]]"),
    # headers in texts are no headers
    ('uit = ["""\n[niveaus]\nnivo = 1\n"""]\n\nnivo = 2\n', "6:1: onbekende sleutel ‘nivo’"),
    ("uit = ['''\n[[pad]]\n''', '[x]'] # nivo = 1\n  nivo = 2\n", "4:3: onbekende sleutel ‘nivo’"),
    # values of a wrong kind
    ("niveau = 3\n", "1:1: ‘niveau’ hoort een tekst tussen aanhalingstekens te zijn"),
    ('niveau = " "\n', "1:1: ‘niveau’ hoort een tekst tussen aanhalingstekens te zijn"),
    ("niveau = 2027-01-01\n", "1:1: ‘niveau’ hoort een tekst tussen aanhalingstekens te zijn"),
    ('niveau = "stek"\n', "1:1: ‘stek’ is geen waarde voor ‘niveau’ (bedoelde je ‘sterk’?)"),
    ('niveau = "uitleg"\n', "1:1: ‘uitleg’ is geen waarde voor ‘niveau’; kies uit overweeg, let-op, sterk"),
    ('schrijver = "gemeentes"\n', "1:1: ‘gemeentes’ is geen waarde voor ‘schrijver’ (bedoelde je ‘gemeente’?)"),
    ('uit = "bezit"\n', '1:1: ‘uit’ hoort een lijst te zijn, zoals ["een", "twee"]'),
    ('uit = [\n  "bezit",\n  true,\n]\n', "3:3: in ‘uit’ hoort elk deel een tekst tussen aanhalingstekens te zijn"),
    ('aan = ["bezit", ["houding"]]\n', "1:17: in ‘aan’ hoort elk deel een tekst"),
    ("regels = {}\n", "1:1: ‘regels’ hoort een lijst te zijn"),
    ('uit = ["bezit"]\naan = ["houding", "bezit"]\n', "2:19: ‘bezit’ staat bij ‘aan’ en bij ‘uit’; kies er een"),
    ('woordgroepen = "x"\n', "1:1: schrijf woordgroepen als [woordgroepen.organisatie] met daaronder erbij = […]"),
    ('[woordgroepen]\nerbij = ["x"]\n', "2:1: schrijf woordgroepen als [woordgroepen.organisatie]"),
    ('[woordgroepen.gezin]\n\nerbij = "x"\n', '3:1: ‘erbij’ hoort een lijst te zijn, zoals ["een", "twee"]'),
    ('niveaus = ["betrekken"]\n', '1:1: schrijf niveaus als [niveaus] met daaronder regel of categorie = "niveau"'),
    (
        '[niveaus]\nbetrekken = "zwak"\n',
        "2:1: ‘zwak’ is geen waarde voor ‘betrekken’; kies uit overweeg, let-op, sterk",
    ),
    ("[niveaus]\nbetrekken = 1\n", "2:1: ‘betrekken’ hoort een tekst tussen aanhalingstekens te zijn"),
    ('[niveaus]\nbetrekken = "uit"\n', '2:1: ‘uit’ is geen niveau; schrijf uit = ["betrekken"] bij de andere instell'),
    # what is kept
    ('behoud = "x"\n', "1:1: schrijf wat behouden blijft als [[behoud]] met daaronder uitdrukking en omdat"),
    ('behoud = [{uitdrukking = "a", omdat = "b"}, "c"]\n', "1:45: schrijf wat behouden blijft als [[behoud]]"),
    ('[behoud]\nuitdrukking = "a"\n', "1:2: schrijf wat behouden blijft als [[behoud]]"),
    ('uit = []\n\n  [[behoud]]\nomdat = "a"\n', "3:3: hier ontbreekt ‘uitdrukking’"),
    ('[[behoud]]\nuitdrukking = "a"\n  omdat = " "\n', "3:3: ‘omdat’ hoort een tekst tussen aanhalingstekens te zijn"),
    (f'{KEEP}tot = "2027"\n', "4:1: ‘tot’ hoort een datum te zijn, zoals 2027-01-01"),
    (f"{KEEP}tot = 2027-01-01T10:00:00\n", "4:1: ‘tot’ hoort een datum te zijn, zoals 2027-01-01"),
    # what holds for some paths
    ('[pad]\npad = "archief/**"\n', '1:2: schrijf wat voor een pad geldt als [[pad]] met daaronder pad = "archief/**"'),
    ('[[pad]]\nuit = ["bezit"]\n', '1:1: hier ontbreekt ‘pad’, zoals pad = "archief/**"'),
    ("[[pad]]\nuit = []\npad = []\n", "3:1: hier ontbreekt ‘pad’"),
    ("[[pad]]\npad = 3\n", "2:1: ‘pad’ hoort een lijst te zijn"),
    (
        '[[pad]]\npad = "../geheim/**"\n',
        "2:1: ‘../geheim/**’: een pad begint in de map van dit bestand en blijft daarbinnen",
    ),
    ('[[pad]]\npad = ["a", "/etc"]\n', "2:13: ‘/etc’: een pad begint in de map van dit bestand"),
    ('[[pad]]\npad = "archief\\\\oud"\n', "2:1: ‘archief\\oud’: schrijf / tussen mappen, geen \\"),
    ('[[pad]]\npad = "a**/b"\n', "2:1: ‘a**/b’: zet ** alleen tussen schuine strepen, zoals ‘archief/**/*.md’"),
    (f"[[pad]]\npad = '{'*a' * 400}'\n", "dit pad is langer dan 500 tekens"),
    ('[[pad]]\npad = "a"\noverslaan = "ja"\n', "3:1: ‘overslaan’ hoort true of false te zijn, zonder aanhalingstekens"),
    ('[[pad]]\npad = "a"\n[pad.niveaus]\nbezit = "x"\n', "4:1: ‘x’ is geen waarde voor ‘bezit’"),
    ('[[pad]]\npad = "a"\n[[pad]]\npad = "b"\nniveau = "x"\n', "5:1: ‘x’ is geen waarde voor ‘niveau’"),
    # files that are extended
    ('breidt-uit = "weg.toml"\n', "1:1: ‘weg.toml’: dit bestand bestaat niet"),
    ('uit = []\nbreidt-uit = [\n  "goed.toml",\n  "weg.toml",\n]\n', "4:3: ‘weg.toml’: dit bestand bestaat niet"),
    ('breidt-uit = "."\n', "1:1: ‘.’ is een map; noem het bestand daarin"),
    (
        'breidt-uit = "nieuwetaal.toml"\n',
        "1:1: ‘breidt-uit’ draait in een kring: nieuwetaal.toml breidt zelf dit bestand",
    ),
    ('breidt-uit = "terug.toml"\n', "terug.toml:2:15: ‘breidt-uit’ draait in een kring"),
    ('breidt-uit = "fout.toml"\n', "fout.toml:2:1: onbekende sleutel ‘nivo’"),
    ('breidt-uit = "pyproject.toml"\n', "1:1: in ‘pyproject.toml’ staat geen [tool.nieuwetaal]"),
    ('breidt-uit = "a\\u0000b"\n', "1:1: ‘a b’ kan geen bestand zijn"),
    (f"breidt-uit = '{'x' * 5000}'\n", "…’: deze naam is te lang"),
    ("breidt-uit = 1\n", "1:1: ‘breidt-uit’ hoort een lijst te zijn"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    others = {
        "goed.toml": "",
        "terug.toml": '\nbreidt-uit = ["nieuwetaal.toml"]\n',
        "fout.toml": '\nnivo = "sterk"\n',
        "pyproject.toml": "[project]\nname = 'nieuwetaal-iets'\n",
    }
    for name, text in others.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("content", "said"), WRONG, ids=[f"{number} {said[:70]}" for number, (_, said) in enumerate(WRONG)]
)
def test_a_mistake_is_told_with_its_place(folder: Path, content: str | bytes, said: str) -> None:
    path = folder / "nieuwetaal.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as caught:
        discover(folder)
    message = str(caught.value)
    assert re.match(rf"{re.escape(str(folder))}[/\\]\w+\.toml:\d+:\d+: ", message)
    assert said in message
    assert message.startswith(f"{path}:{said}") or not re.match(r"\d+:\d+: ", said)
    assert message.isprintable()
    assert len(message) < 500


def test_places_are_right_with_a_mark_and_other_line_ends(folder: Path) -> None:
    (folder / "nieuwetaal.toml").write_bytes(b'\xef\xbb\xbfuit = []\r\n\r\n  nivo = "\xc3\xab"\r\n')
    with pytest.raises(ConfigError, match=r"toml:3:3: onbekende sleutel"):
        discover(folder)


@pytest.mark.parametrize(
    "text",
    [
        "[tool.nieuwetaal]\nnivo = 1\n",
        "[ tool . nieuwetaal ]\nnivo = 1\n",
        '[tool]\n"nieuwetaal" = {nivo = 1}\n',
        "# x\ntool.nieuwetaal.nivo = 1\n",
    ],
)
def test_every_way_to_write_our_table_in_pyproject(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:2:\d+: onbekende sleutel ‘nivo’"):
        discover(folder)


def test_our_name_in_the_texts_of_others_is_no_table(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.x]\ny = """\n[tool.nieuwetaal]\nnivo = 1\n"""\n', encoding="utf-8")
    assert discover(folder) == Config()


def test_our_table_that_is_none(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool]\nnieuwetaal = "x"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"toml:2:1: schrijf de instellingen onder \[tool\.nieuwetaal\]"):
        discover(folder)


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
def test_links_that_lead_nowhere(folder: Path) -> None:
    path = folder / "nieuwetaal.toml"
    path.symlink_to(path)
    with pytest.raises(
        ConfigError, match=r"nieuwetaal\.toml:1:1: deze verwijzing \(symbolische link\) draait in een kri"
    ):
        discover(folder)
    (folder / "kring.toml").symlink_to(folder / "kring.toml")
    path.unlink()
    path.write_text('breidt-uit = "kring.toml"\n', encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"nieuwetaal\.toml:1:1: ‘kring\.toml’: deze verwijzing .* draait in een kring"
    ):
        discover(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are none here")
def test_a_pipe_is_no_file_to_extend(folder: Path) -> None:
    os.mkfifo(folder / "pijp.toml")
    (folder / "nieuwetaal.toml").write_text('breidt-uit = "pijp.toml"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r":1:1: ‘pijp\.toml’ is geen gewoon bestand"):
        discover(folder)


def test_a_circle_through_a_link_is_seen(folder: Path) -> None:
    (folder / "terug.toml").write_text('breidt-uit = "./x/../nieuwetaal.toml"\n', encoding="utf-8")
    (folder / "x").mkdir()
    (folder / "nieuwetaal.toml").write_text('breidt-uit = "terug.toml"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="draait in een kring"):
        discover(folder)


def test_a_long_row_of_files_ends(folder: Path) -> None:
    for number in range(50):
        (folder / f"{number}.toml").write_text(f'breidt-uit = "{number + 1}.toml"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"19\.toml:1:1: ‘breidt-uit’ gaat meer dan 20 bestanden diep"):
        read(folder / "0.toml")


def test_rules_that_are_not_there_are_told_and_the_rest_holds(folder: Path) -> None:
    (folder / "regels").mkdir()
    names = ["regels", "regel", "~niemand-heet-zo/x", "a\\u0000b", "x" * 5000]
    listed = ", ".join(f'"{name}"' for name in names)
    text = f"niveau = 'sterk'\nregels = [{listed}]\n"
    (folder / "nieuwetaal.toml").write_text(text, encoding="utf-8")
    config = discover(folder)
    assert (config.level, config.rules) == ("sterk", (folder / "regels",))
    place = f"{folder / 'nieuwetaal.toml'}:2:"
    first, *others = config.problems
    said = "‘regel’ is geen map of bestand, en geen geïnstalleerd regelpakket (bedoelde je ‘regels’?)"
    assert first == f"{place}21: {said}"
    assert len(others) == 3
    assert all(other.startswith(place) and other.isprintable() and len(other) < 300 for other in others)
    assert Linter(config).check("Niets.").errors[:1] == (first,)


def test_an_unknown_word_group(folder: Path) -> None:
    path = folder / "nieuwetaal.toml"
    path.write_text('niveau = "sterk"\n\n[woordgroepen.organisaties]\nerbij = ["x"]\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        Linter(read(path))
    assert str(caught.value) == f"{path}:3:15: onbekende woordgroep 'organisaties' (bedoelde je 'organisatie'?)"


@pytest.mark.parametrize("name", ["nl_core_news_xl", "./model", "geen model", "a\\u0000b"])
def test_an_unknown_pipeline(folder: Path, name: str) -> None:
    path = folder / "nieuwetaal.toml"
    path.write_text(f'niveau = "sterk"\nmodel = "{name}"\n', encoding="utf-8")
    with pytest.raises(PipelineError) as caught:
        Linter(read(path))
    assert str(caught.value).startswith(f"{path}:2:1: de pijplijn ‘")
    assert "is niet geïnstalleerd; kies ‘ingebouwd’" in str(caught.value)


def test_a_list_as_long_as_a_file_may_be_works(folder: Path) -> None:
    words = ", ".join(f'"w{number}"' for number in range(LARGEST // 12))
    path = folder / "nieuwetaal.toml"
    path.write_text(f"[woordgroepen.organisatie]\nerbij = [{words}]\n", encoding="utf-8")
    config = read(path)
    assert len(config.groups["organisatie"]) == LARGEST // 12
    assert config.origins["woordgroepen", "organisatie", "w1"].column == 16


@pytest.mark.parametrize("name", [r"G:\beleid\taal", r"G:\uitgaven\taal"])
def test_a_path_of_windows_is_told_how_to_be_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / "nieuwetaal.toml"
    path.write_text(f'regels = ["{name}"]\n', encoding="utf-8")
    try:
        (problem,) = read(path).problems
    except ConfigError as error:
        problem = str(error)
    assert problem.endswith("schrijf in een pad / en geen \\")
