from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nieuwetaal.errors import RuleError
from nieuwetaal.rules import yaml_nodes

if TYPE_CHECKING:
    from pathlib import Path


def refusal(text: str) -> str:
    with pytest.raises(RuleError) as caught:
        yaml_nodes.parse(text, "proef.yaml")
    return str(caught.value)


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(yaml_nodes, "LOADER", yaml.SafeLoader)


def test_only_true_false_null_and_numbers_are_not_text() -> None:
    text = "a: no\nb: ja\nc: 012\nd: 1:30\ne: 2020-01-01\nf: true\ng: null\n"
    text += "h: 7\ni: 1.5\nj:\nk: 'true'\nl: ~\nm: 1e3\n1: x\n"
    assert yaml_nodes.parse(text, "proef.yaml").data == {
        "a": "no",
        "b": "ja",
        "c": "012",
        "d": "1:30",
        "e": "2020-01-01",
        "f": True,
        "g": None,
        "h": 7,
        "i": 1.5,
        "j": None,
        "k": "true",
        "l": "~",
        "m": "1e3",
        "1": "x",
    }


def test_places_of_keys_and_values() -> None:
    tree = yaml_nodes.parse("zoek:\n  werkwoord: geven\n  waarin: [plan, 'besluit']\n", "proef.yaml")
    assert tree.place(("zoek", "werkwoord")) == (2, 14)
    assert tree.place(("zoek", "werkwoord"), key=True) == (2, 3)
    assert tree.place(("zoek", "waarin", 1)) == (3, 18)
    assert tree.place(("zoek", "weg", "verder")) == (2, 3)
    assert str(tree.error("fout\nhier", ("zoek", "waarin"))) == "proef.yaml:3:11: fout hier"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", "2:1: de sleutel 'a' staat er dubbel"),
        ("a:\n  b: 1\n  b: 2\n", "3:3: de sleutel 'b' staat er dubbel"),
        ("a: &x 1\nb: 2\n", "1:4: verwijzingen met & en * mogen niet; zet de tekst tussen aanhalingstekens"),
        ("a: *x\n", "1:4: verwijzingen met & en * mogen niet; zet de tekst tussen aanhalingstekens"),
        ("a: !!str 1\n", "1:4: een type met ! mag niet; zet de tekst tussen aanhalingstekens"),
        ("a: ! 1\n", "1:4: een type met ! mag niet; zet de tekst tussen aanhalingstekens"),
        ("a: 1\nb:\t2\n", "2:3: hier staat een tab; gebruik spaties"),
        ("a: 1\x07\n", "1:5: hier staat een onzichtbaar stuurteken; haal het weg"),
        ("a: 1\n---\nb: 2\n", "2:1: in één bestand staat één regel; een tweede document (---) mag niet"),
        ("", "1:1: dit bestand is leeg"),
        ("# niets\n", "2:1: dit bestand is leeg"),
        ("- a\n", "1:1: hier worden sleutels met waarden verwacht, zoals 'id: meenemen'"),
        ("[a]: 1\n", "1:1: een sleutel hoort een woord te zijn"),
        ("melding: wat: hier\n", "1:13: hier past geen dubbele punt; zet de tekst tussen aanhalingstekens"),
        ("a: @b\n", "1:4: dit teken mag hier niet staan; zet de tekst tussen aanhalingstekens"),
        ("a: 'b\n", "1:4: een aanhalingsteken of haakje is niet gesloten"),
    ],
)
def test_what_is_refused(text: str, expected: str) -> None:
    assert refusal(text) == f"proef.yaml:{expected}"


@pytest.mark.parametrize(
    "text", ["a: [b, c\nd: e\n", "a:\n  - b\n c: d\n", 'a: "\\q"\n', "a: b\n  c: d\n", "%YAML 9.9\n---\na: b"]
)
def test_broken_yaml_is_one_dutch_line(text: str) -> None:
    message = refusal(text)
    assert message.startswith("proef.yaml:")
    assert "\n" not in message
    assert not any(english in message for english in ("expected", "found", "while", "mapping"))


def test_too_deep() -> None:
    assert "te diep genest" in refusal("a: " + "[" * 100 + "]" * 100)
    assert "te diep genest" in refusal("a: " + "[" * 10_000)


def test_utf8_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\nb: caf\xc3\xa9\n")
    tree = yaml_nodes.read(path)
    assert tree.data == {"a": 1, "b": "café"}
    assert tree.place(("a",), key=True) == (1, 1)
    path.write_bytes("a: 1\nb: caf\u00e9\n".encode("latin-1"))
    with pytest.raises(
        RuleError, match=r"proef.yaml:2:7: dit bestand is niet in UTF-8 opgeslagen; kies dat bij het opslaan$"
    ):
        yaml_nodes.read(path)


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuleError, match=r"weg.yaml:1:1: dit bestand bestaat niet"):
        yaml_nodes.read(tmp_path / "weg.yaml")
    with pytest.raises(RuleError, match="dit is een map, geen bestand"):
        yaml_nodes.read(tmp_path)
    big = tmp_path / "groot.yaml"
    big.write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(yaml_nodes, "LARGEST", 3)
    with pytest.raises(RuleError, match=r"groot.yaml:1:1: dit bestand is te groot"):
        yaml_nodes.read(big)


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_a_circle_of_links(tmp_path: Path) -> None:
    link = tmp_path / "kring.yaml"
    link.symlink_to(link)
    with pytest.raises(RuleError, match="draait in een kring rond"):
        yaml_nodes.read(link)


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8"), max_size=60)
    | st.text("a: -[]{}&*!|>'\"#%@`,\n\r\t?~0\u2028\ufeff", max_size=40)
)
def test_no_text_gives_another_error(text: str) -> None:
    try:
        data, message = yaml_nodes.parse(text, "proef.yaml").data, ""
    except RuleError as error:
        data, message = {}, str(error)
    assert isinstance(data, dict)
    assert message.isprintable()
    assert not message or message.startswith("proef.yaml:")
