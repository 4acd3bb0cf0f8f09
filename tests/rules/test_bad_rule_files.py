"""What people get wrong in files of rules: each gives its place and what to do, and the other rules go on."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.rules.packs import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]
    Change = Callable[[str], str | bytes]

RULE = """\
id: proef
titel: Mensen 'bedienen'
categorie: inzetten
niveau: let-op
zoek:
  werkwoord: bedienen
  ondergaat: $gezin
behalve:
  - als: {woorden: [ober, tafel]}
    omdat: hier krijgt iemand te eten
    voorbeeld: De ober bedient de ouders aan tafel.
melding: "{ondergaat} worden hier bediend. Wat doen jullie?"
waarom: Wie bediend wordt, kiest van een kaart.
vraag: Wat vragen {ondergaat} zelf?
alternatieven:
  - omkeren: "{ondergaat} zeggen wat nodig is"
  - benoem: zeg wat jullie doen
voorbeelden:
  fout:
    - Wij «bedienen gezinnen» in de wijk.
    - Er worden ook «moeders bediend».
  goed:
    - Ouders bedienen een automaat.
    - De ambtenaar bedient de slagboom.
"""
FIXED = "  werkwoord: bedienen\n  ondergaat: $gezin\n"
LEVELS = "kies uit compliment, uitleg, overweeg, let-op, sterk"
CATEGORIES = "kies uit betrekken, geven, maken, sturen"
REFERENCE = "verwijzingen met & en * mogen niet; zet de tekst tussen aanhalingstekens"
TAG = "een type met ! mag niet; zet de tekst tussen aanhalingstekens"
MARKS = "zet precies om wat gevonden moet worden « en » (niet leeg, niet in elkaar)"
INVISIBLE = "hier staat een onzichtbaar stuurteken; haal het weg"
ENCODING = "dit bestand is niet in UTF-8 opgeslagen; kies dat bij het opslaan"
COLON = "hier past geen dubbele punt; zet de tekst tussen aanhalingstekens"
CURLY = 'dit is een krullend aanhalingsteken; zet er rechte aanhalingstekens voor in de plaats: "'
SPACE = "zet een spatie achter de dubbele punt"
A_LIST = "hier wordt een lijst verwacht, zoals [een, twee], gevonden is"
KEYS = "hier worden sleutels met waarden verwacht, gevonden is"
A_TEXT = "hier wordt een tekst verwacht, gevonden is"
NO_SEARCH = "zoek heeft één van deze sleutels nodig: werkwoord, naamwoord, woorden"


def to(old: str, new: str) -> Change:
    """Return what changes a piece of the rule."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def whole(content: str | bytes) -> Change:
    """Return what puts something else in its place."""
    return lambda _: content


BAD: dict[str, tuple[Change, str]] = {
    # the small YAML
    "tab": (to("  werkwoord", "\twerkwoord"), "6:1: hier staat een tab; gebruik spaties"),
    "tab in the middle": (to("titel: ", "titel:\t"), "2:7: hier staat een tab; gebruik spaties"),
    "double key": (to("titel:", "id: proef\ntitel:"), "2:1: de sleutel 'id' staat er dubbel"),
    "double key inside": (
        to("  ondergaat", "  werkwoord: x\n  ondergaat"),
        "7:3: de sleutel 'werkwoord' staat er dubbel",
    ),
    "anchor": (to("let-op", "&zacht let-op"), f"4:9: {REFERENCE}"),
    "alias": (to("let-op", "*zacht"), f"4:9: {REFERENCE}"),
    "many aliases": (whole("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"), f"1:4: {REFERENCE}"),
    "merge key": (to("zoek:\n", "zoek:\n  <<: {met: x}\n"), "5:1: onbekende sleutel '<<'"),
    "merge key of an alias": (to("zoek:\n", "zoek:\n  <<: *x\n"), f"6:7: {REFERENCE}"),
    "python object": (to("id: proef", "id: !!python/object/apply:os.system [echo]"), f"1:5: {TAG}"),
    "binary": (to("id: proef", "id: !!binary cHJvZWY="), f"1:5: {TAG}"),
    "own tag": (to("zoek:", "zoek: !include /etc/passwd\n#"), f"5:7: {TAG}"),
    "two documents": (lambda text: f"{text}---\n{text}", "25:1: in één bestand staat één regel; een tweede document"),
    "text behind the end": (lambda text: f"{text}...\nnog: iets\n", "26:1: de regel is hierboven al afgelopen"),
    "empty": (whole(""), "1:1: dit bestand is leeg"),
    "only spaces": (whole("  \n\n"), "3:1: dit bestand is leeg"),
    "only comments": (whole("# niets\n# nog niets\n"), "3:1: dit bestand is leeg"),
    "a list": (whole("- id: proef\n"), "1:1: hier worden sleutels met waarden verwacht, zoals 'id: meenemen'"),
    "a sentence": (whole("Wij bedienen gezinnen.\n"), "1:1: hier worden sleutels met waarden verwacht"),
    "a list as key": (whole("[a, b]: c\n"), "1:1: een sleutel hoort een woord te zijn"),
    "too deep": (to("let-op", "[" * 50 + "]" * 50), "4:38: dit is te diep genest"),
    "far too deep": (to("let-op", "[" * 100_000), "4:38: dit is te diep genest"),
    "latin-1": (lambda text: text.replace("wijk", "drieë").encode("latin-1"), f"20:11: {ENCODING}"),
    "utf-16": (lambda text: text.encode("utf-16"), f"1:1: {ENCODING}"),
    "utf-16 without a mark": (lambda text: text.encode("utf-16-be"), f"1:1: {ENCODING}"),
    "bell": (to("Mensen", "Men\x07sen"), f"2:11: {INVISIBLE}"),
    "nul": (to("Mensen", "Men\0sen"), f"2:11: {INVISIBLE}"),
    "zero width": (to("  werkwoord: bedienen", "  werkwoord: bedie\u200bnen"), f"6:19: {INVISIBLE}"),
    "soft hyphen": (to("bedienen gezinnen", "bedie\u00adnen gezinnen"), f"20:17: {INVISIBLE}"),
    "other direction": (to("Mensen", "\u202eMensen"), f"2:8: {INVISIBLE}"),
    "line separator": (to("Mensen", "Men\u2028sen"), f"2:11: {INVISIBLE}"),
    "hard space": (to("  werkwoord", "\u00a0 werkwoord"), "6:1: hier staat een harde spatie; typ een gewone spatie"),
    "colon": (to("vraag: Wat", "vraag: Zeg eens: wat"), f"14:16: {COLON}"),
    "curly quotes": (to("vraag: Wat vragen", "vraag: “Zeg: wat vragen"), "14:8: dit is een krullend aanhalingsteken"),
    "curly quotes around": (to("Wat vragen {ondergaat} zelf?", "“Wat vragen ze?”"), f"14:8: {CURLY}"),
    "curly quotes in a list": (to("[ober, tafel]", "[ober, “tafel”]"), f"9:27: {CURLY}"),
    "open quote": (to("Mensen 'bedienen'", "'Mensen"), "2:8: een aanhalingsteken of haakje is niet gesloten"),
    "quote too soon": (to("Mensen 'bedienen'", "'Mensen' bedienen"), "2:8: de tekst gaat na het aanhalingsteken door"),
    "open bracket": (to("tafel]", "tafel"), "9:32: hier ontbreekt een komma of ]"),
    "brace without quotes": (
        to('melding: "{ondergaat} worden hier', "melding: {ondergaat} worden hier"),
        "12:10: een tekst",
    ),
    "indentation": (to("behalve:", " behalve:"), "8:2: zet 'behalve' recht onder 'zoek' van regel 5, helemaal"),
    "three spaces": (
        to("  ondergaat: $", "   ondergaat: $"),
        "7:4: zet 'ondergaat' recht onder 'werkwoord' van regel 6, met 2",
    ),
    "one space": (
        to("  ondergaat: $", " ondergaat: $"),
        "7:2: zet 'ondergaat' recht onder 'werkwoord' van regel 6, met 2",
    ),
    "one space first": (
        to("  werkwoord", " werkwoord"),
        "7:3: zet 'ondergaat' recht onder 'werkwoord' van regel 6, met 1 spatie",
    ),
    "space at the top": (to("vraag:", " vraag:"), "14:2: zet 'vraag' recht onder 'waarom' van regel 13, helemaal"),
    "reason below the dash": (
        to("    omdat", "  omdat"),
        "10:3: zet 'omdat' recht onder 'als' van regel 9, met 4 spaties",
    ),
    "reason too far": (
        to("    omdat", "      omdat"),
        "10:7: zet 'omdat' recht onder 'als' van regel 9, met 4 spaties",
    ),
    "examples too far": (to("  goed:", "    goed:"), "22:5: zet 'goed' recht onder 'fout' van regel 19, met 2 spaties"),
    "examples at the top": (to("  goed:", "goed:"), "22:1: 'goed' hoort onder 'voorbeelden'; zet er twee spaties meer"),
    "dash before the others": (
        to("    - Er worden", "   - Er worden"),
        "21:4: zet dit streepje recht onder dat van regel 20",
    ),
    "dash behind the others": (
        to("    - Er worden", "      - Er worden"),
        "21:7: dit streepje staat te ver naar rechts",
    ),
    "first dash before": (
        to("    - Wij", "   - Wij"),
        "21:5: dit streepje staat te ver naar rechts; zet het recht onder dat van",
    ),
    "no space behind a dash": (to("- Er worden", "-Er worden"), "21:6: zet een spatie achter het streepje"),
    "no space behind the first dash": (to("- Wij", "-Wij"), "20:6: zet een spatie achter het streepje"),
    "no space behind all dashes": (
        lambda text: text.replace("- Ouders", "-Ouders").replace("- De", "-De"),
        "23:5: zet een spatie achter het streepje",
    ),
    "no space behind a key": (to("werkwoord: ", "werkwoord:"), f"6:13: {SPACE}"),
    "no space behind the last key": (to("ondergaat: ", "ondergaat:"), f"7:13: {SPACE}"),
    "no space behind a key at the top": (to("vraag: ", "vraag:"), f"14:7: {SPACE}"),
    "no space behind the first key": (to("id: ", "id:"), f"1:1: {SPACE}"),
    "no space behind the only key": (to(FIXED, "  werkwoord:bedienen\n"), f"6:3: {SPACE}"),
    "no space behind an alternative": (to("- benoem: ", "- benoem:"), f"17:5: {SPACE}"),
    "no colon": (to("vraag: ", "vraag "), "14:1: hier ontbreekt een dubbele punt achter een sleutel"),
    "condition without dash": (to("  - als", "  als"), "9:3: zet een streepje en een spatie voor 'als': - als"),
    "unknown escape": (to("Mensen 'bedienen'", '"Mensen \\q"'), "2:16: achter \\ staat hier geen bekend teken"),
    # words that YAML takes for something else
    "true as a word": (to(": bedienen", ": [bedienen, true]"), f"6:25: {A_TEXT} true; zet er aanhalingstekens om"),
    "number as a word": (to(": bedienen", ": 12"), f"6:14: {A_TEXT} het getal 12; zet er aanhalingstekens om"),
    "null as a word": (to(": bedienen", ": null"), f"6:14: {A_TEXT} niets"),
    "year as title": (to("Mensen 'bedienen'", "2024"), f"2:8: {A_TEXT} het getal 2024; zet er aanhalingstekens om"),
    # keys and values
    "no name for a rule": (
        to("id: proef", "id: Proef"),
        "1:5: 'Proef' kan geen naam zijn; gebruik kleine letters, cijfers en streepjes, zoals 'proef'",
    ),
    "name with a space": (
        to("id: proef", "id: mijn proef"),
        "1:5: 'mijn proef' kan geen naam zijn; gebruik kleine letters, cijfers en streepjes, zoals 'mijn-proef'",
    ),
    "name that is a path": (to("id: proef", "id: ../../proef"), "1:5: '../../proef' kan geen naam zijn"),
    "other name": (
        to("id: proef", "id: proeff"),
        "1:5: de id 'proeff' hoort gelijk te zijn aan de bestandsnaam 'proef'",
    ),
    "other format": (lambda text: f"formaat: 2\n{text}", "1:10: kies uit 1; gevonden is het getal 2"),
    "format in quotes": (lambda text: f"formaat: '1'\n{text}", "1:10: schrijf 1 zonder aanhalingstekens"),
    "unknown key": (to("titel:", "tietel:"), "2:1: onbekende sleutel 'tietel' (bedoelde je 'titel'?)"),
    "missing key": (to("titel: Mensen 'bedienen'\n", ""), "1:1: verplichte sleutel 'titel' ontbreekt"),
    "key without value": (to("waarom: Wie bediend wordt, kiest van een kaart.", "waarom:"), "13:1: verplichte sleutel"),
    "empty text": (to("waarom: Wie bediend wordt, kiest van een kaart.", "waarom: ''"), "13:9: deze tekst is leeg"),
    "unknown level": (to("let-op", "matig"), f"4:9: 'matig' bestaat hier niet; {LEVELS}"),
    "level as number": (to("let-op", "3"), f"4:9: {LEVELS}; gevonden is het getal 3"),
    "level as list": (to("let-op", "[let-op]"), f"4:9: {LEVELS}; gevonden is een lijst"),
    "level of a form": (to("let-op", "{werkwoord: stark}"), "4:21: 'stark' bestaat hier niet (bedoelde je 'sterk'?)"),
    "level of no form": (
        to("let-op", "{werkwoorden: sterk}"),
        "4:10: onbekende sleutel 'werkwoorden' (bedoelde je 'werkwo",
    ),
    "levels of nothing": (to("let-op", "{}"), "4:9: geef minstens één vorm een niveau"),
    "unknown category": (
        to("inzetten", "inzeten"),
        f"3:12: 'inzeten' bestaat hier niet (bedoelde je 'inzetten'?); {CATEGORIES}",
    ),
    "two categories": (to("inzetten", "[inzetten, maken]"), f"3:12: {CATEGORIES}"),
    "unknown group": (to("$gezin", "$gezn"), "7:14: onbekende woordgroep '$gezn' (bedoelde je '$gezin'?)"),
    "group with a space": (to("$gezin", "$ gezin"), "7:14: schrijf een woordgroep los, als '$groep' of 'niet $groep'"),
    "group and a word": (to("$gezin", "de $gezin"), "7:14: schrijf een woordgroep los"),
    "some are not": (to("$gezin", "[niet $gezin, $prof]"), "7:14: zet 'niet' voor alle waarden in deze lijst"),
    "unknown role": (
        to("ondergaat: $", "ondergaan: $"),
        "7:3: onbekende sleutel 'ondergaan' (bedoelde je 'ondergaat'?)",
    ),
    "unknown slot": (
        to('"{ondergaat} worden', '"{ondergat} worden'),
        "12:10: onbekende plek '{ondergat}' (bedoelde je 'ondergaat'?)",
    ),
    "empty slot": (to('"{ondergaat} worden', '"{} worden'), "12:10: onbekende plek '{}'"),
    "loose brace": (to('"{ondergaat} worden', '"ondergaat} worden'), "12:10: hier staat een losse accolade"),
    "no search": (to(f"zoek:\n{FIXED}", ""), "1:1: verplichte sleutel 'zoek' ontbreekt"),
    "search without keys": (to(f"zoek:\n{FIXED}", "zoek: bedienen\n"), f"5:7: {NO_SEARCH}"),
    "search without anything": (to(f"zoek:\n{FIXED}", "zoek:\n"), f"5:6: {NO_SEARCH}"),
    "search for nothing": (to(f"zoek:\n{FIXED}", "zoek: []\n"), "5:7: hier hoort minstens 1 in te staan"),
    "search misspelled": (to("  werkwoord", "  werkword"), f"6:3: {NO_SEARCH} (bedoelde je 'werkwoord'?)"),
    "two searches in one": (to("  ondergaat", "  woorden: x\n  ondergaat"), "7:3: een zoekvraag zoekt één ding"),
    "no words": (to(": bedienen", ": []"), "6:14: hier hoort minstens 1 in te staan"),
    "an empty word": (to(": bedienen", ": ['']"), "6:15: deze tekst is leeg"),
    "words with keys": (to(": bedienen", ": {a: b}"), f"6:14: {A_TEXT} een blok met sleutels"),
    "dots first": (to(FIXED, "  woorden: [… ouders]\n"), "6:13: zet voor en achter '…' een woord of een $woordgroep"),
    "negation as true": (to(FIXED, f"{FIXED}  ontkend: true\n"), "8:12: kies uit nee, ja, beide; gevonden is true"),
    "unknown form": (
        to(FIXED, f"{FIXED}  vorm: [passief]\n"),
        "8:10: 'passief' bestaat hier niet; kies uit werkwoord, lijdend",
    ),
    "form as text": (to(FIXED, f"{FIXED}  vorm: lijdend\n"), f"8:9: {A_LIST} 'lijdend'"),
    "empty condition": (to("{woorden: [ober, tafel]}", "{}"), "9:10: zonder voorwaarde zwijgt de regel altijd"),
    "no condition": (to(" {woorden: [ober, tafel]}", ""), f"9:9: {KEYS} niets"),
    "condition as text": (to("{woorden: [ober, tafel]}", "ober"), f"9:10: {KEYS} 'ober'"),
    "unknown condition": (to("{woorden:", "{woord:"), "9:11: onbekende sleutel 'woord' (bedoelde je 'woorden'?)"),
    "no reason": (to("    omdat: hier krijgt iemand te eten\n", ""), "9:5: verplichte sleutel 'omdat' ontbreekt"),
    "exceptions without dash": (to("  - als", "    als"), "9:5: zet een streepje en een spatie voor 'als': - als"),
    "alternative as text": (to("- benoem: zeg", "- zeg"), f"17:5: {KEYS} 'zeg wat jullie doen'"),
    "unknown alternative": (
        to("- benoem:", "- benoemen:"),
        "17:5: onbekende sleutel 'benoemen' (bedoelde je 'benoem'?)",
    ),
    "two alternatives in one": (
        to("  - benoem:", "    benoem:"),
        "16:5: geef per streepje precies één sleutel: omkeren",
    ),
    "half a mark": (to("«bedienen gezinnen»", "«bedienen gezinnen"), f"20:7: {MARKS}"),
    "empty marks": (to("«bedienen gezinnen»", "«» gezinnen"), f"20:7: {MARKS}"),
    "marks in marks": (to("«bedienen gezinnen»", "««bedienen» gezinnen»"), f"20:7: {MARKS}"),
    "marks in a right one": (to("- De ambtenaar", "- De «ambtenaar»"), "24:7: hier horen geen « en »"),
    "example as number": (to("- De ambtenaar bedient de slagboom.", "- 12"), f"24:7: {A_TEXT} het getal 12"),
    "example with a colon": (
        to("- De ambtenaar bedient", "- De ambtenaar: bedient"),
        f"24:7: {A_TEXT} een blok met sleutels; zet",
    ),
    "examples without dash": (
        to("  goed:\n    - Ouders", "  goed: Ouders"),
        "22:9: zet deze tekst op een eigen regel, met een streepje en een spatie ervoor",
    ),
    "no right example": (
        to("    - Ouders bedienen een automaat.\n    - De ambtenaar bedient de slagboom.\n", ""),
        f"22:8: {A_LIST} niets",
    ),
    "rewrite as list": (
        to("- Er worden ook «moeders bediend».", "- {tekst: «Een»., wordt: [Twee.]}"),
        f"21:30: {A_TEXT} een lijst",
    ),
    "rewrite misspelled": (
        to("- Er worden ook «moeders bediend».", "- {tekst: «Een»., word: Twee.}"),
        "21:23: onbekende sleutel 'word' (bedoelde je 'wordt'?)",
    ),
    "rewrite alone": (
        to("- Er worden ook «moeders bediend».", "- {wordt: Twee.}"),
        "21:7: verplichte sleutel 'tekst' ontbreekt",
    ),
    "unknown source": (to("voorbeelden:", "bron: [niets]\nvoorbeelden:"), "18:8: onbekende bron 'niets'"),
    "source as text": (to("voorbeelden:", "bron: red\nvoorbeelden:"), f"18:7: {A_LIST} 'red'"),
    "unknown writer": (
        to("voorbeelden:", "schrijver: [gemente]\nvoorbeelden:"),
        "18:13: 'gemente' bestaat hier niet (bedoelde je",
    ),
    "unknown sure role": (
        to("voorbeelden:", "zeker: [dader]\nvoorbeelden:"),
        "18:9: 'dader' bestaat hier niet; kies uit doener",
    ),
    "replaces nothing": (
        to("voorbeelden:", "vervangt: betreken\nvoorbeelden:"),
        "18:11: onbekende regel 'betreken' (bedoelde je",
    ),
}


def complaints(folder: Path) -> list[str]:
    """Return what is wrong with the rules in a folder, which holds a good rule too; that one must be there."""
    (folder / "goede-regel.yaml").write_text(RULE.replace("id: proef", "id: goede-regel"), encoding="utf-8")
    rules, errors = load_rules([folder])
    assert [rule.id for rule in rules if rule.own] == ["goede-regel"]
    texts = [str(error).removeprefix(f"{folder}{'/' if sys.platform != 'win32' else chr(92)}") for error in errors]
    assert all(text.isprintable() for text in texts)
    return texts


def test_the_rule_itself_is_good(tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_text(RULE, encoding="utf-8")
    assert load_rules([tmp_path])[1] == []


def test_there_are_many() -> None:
    assert len(BAD) >= 60


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_has_its_place_and_how_to_mend_it(name: str, tmp_path: Path) -> None:
    change, expected = BAD[name]
    content = change(RULE)
    (tmp_path / "proef.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert any(text.startswith(f"proef.yaml:{expected}") for text in complaints(tmp_path)), complaints(tmp_path)


@pytest.mark.parametrize(
    "word", ["no", "ja", "on", "off", "yes", "2024-01-01", "1e3", "0x1F", "0o17", "~", "12:30", ".inf", "1_000"]
)
def test_what_yaml_takes_for_something_else_is_a_word(word: str, tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_text(RULE.replace(FIXED, f"  woorden: [{word}]\n"), encoding="utf-8")
    rules, errors = load_rules([tmp_path])
    assert errors == []
    assert [search.expressions for rule in rules if rule.own for search in rule.searches] == [(word,)]  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["no", "ja", "on", "1e3", "0x1f", "2024-01-01"])
def test_a_name_is_a_text(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.yaml").write_text(RULE.replace("id: proef", f"id: {name}"), encoding="utf-8")
    assert load_rules([tmp_path])[1] == []


@pytest.mark.parametrize(
    "change", [lambda text: b"\xef\xbb\xbf" + text, lambda text: text.replace(b"\n", b"\r\n")], ids=["mark", "windows"]
)
def test_other_ways_of_saving_are_fine(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_bytes(change(RULE.encode()))
    assert load_rules([tmp_path])[1] == []


def test_a_folder_that_is_called_a_file(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").mkdir()
    (tmp_path / "map.yaml" / "proef.yaml").write_text("id: [", encoding="utf-8")
    assert complaints(tmp_path) == [
        f"{Path('map.yaml', 'proef.yaml')}:2:1: hier ontbreekt een waarde, of een haakje is niet gesloten"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("weg.yaml", "proef.yaml:1:1: dit bestand bestaat niet"),
        ("proef.yaml", "proef.yaml:1:1: deze verwijzing (symbolische link) draait in een kring rond"),
    ],
)
def test_links_that_lead_nowhere(target: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").symlink_to(target)
    (text,) = complaints(tmp_path)
    assert text.startswith(expected)


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_a_circle_of_folders_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "terug").symlink_to(tmp_path)
    assert complaints(tmp_path) == []


@pytest.mark.parametrize(("number", "wrong"), [(1_000_000, True), (2_000, False)])
def test_a_million_words_are_refused_in_time(number: int, wrong: bool, tmp_path: Path) -> None:
    words = ",".join(f"w{index}" for index in range(number))
    (tmp_path / "proef.yaml").write_text(RULE.replace(FIXED, f"  woorden: [{words}]\n"), encoding="utf-8")
    start = time.monotonic()
    _, errors = load_rules([tmp_path])
    assert time.monotonic() - start < 60
    assert [str(error).partition(": ")[2] for error in errors] == [
        "deze lijst is te lang: hoogstens 10000; verdeel haar over meer bestanden"
    ] * wrong


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (to("titel:", "tietel:"), "2:1: onbekende sleutel 'tietel' (bedoelde je 'titel'?)"),
        (to("waarom:", "warom:"), "13:1: onbekende sleutel 'warom' (bedoelde je 'waarom'?)"),
        (to("    omdat:", "    omdta:"), "10:5: onbekende sleutel 'omdta' (bedoelde je 'omdat'?)"),
    ],
)
def test_a_typing_error_is_told_once(change: Change, expected: str, tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_text(str(change(RULE)), encoding="utf-8")
    assert complaints(tmp_path) == [f"proef.yaml:{expected}"]


@pytest.mark.parametrize(
    "change",
    [
        to("- Ouders bedienen een automaat.", "- “Ouders bedienen een automaat.”"),
        to("De ober bedient de ouders aan tafel.", "“De ober bedient de ouders aan tafel.”"),
        to("Wie bediend wordt,", "‘Bedienen’ - dat is eten,"),
        to("Wie bediend wordt,", "Wie bediend wordt,\n  zo is dat,"),
        to("[ober, tafel]", "[ober, ’s avonds]"),
        to("«bedienen gezinnen»", "<<bedienen gezinnen>>"),
        to("«bedienen gezinnen»", "bedienen gezinnen"),
    ],
    ids=["example", "exception", "word", "two lines", "in a list", "marks of a keyboard", "no marks yet"],
)
def test_what_only_looks_like_a_slip_is_fine(change: Change, tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_text(str(change(RULE)), encoding="utf-8")
    assert load_rules([tmp_path])[1] == []


def test_a_file_with_the_ending_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "proef.yaml.txt"
    path.write_text(RULE, encoding="utf-8")
    said = f"{path}:1:1: haal ‘.txt’ van de naam van dit bestand, dan heet het ‘proef.yaml’"
    assert [str(error) for error in load_rules([path])[1]] == [said]
    assert [str(error) for error in load_rules([tmp_path])[1]] == [said]


def test_a_folder_with_texts_only(tmp_path: Path) -> None:
    (tmp_path / "proef.txt").write_text(RULE, encoding="utf-8")
    (error,) = load_rules([tmp_path])[1]
    assert str(error).endswith(
        "in deze map staan geen regels (.yaml of .yml); noem ‘proef.txt’ bijvoorbeeld ‘proef.yaml’"
    )


def test_nothing_in_a_file_is_run(tmp_path: Path) -> None:
    for number, tag in enumerate(
        ("!!python/object/apply:os.system", "!!python/object/new:os.system", "!!python/name:")
    ):
        made = tmp_path / "gemaakt"
        (tmp_path / f"proef{number}.yaml").write_text(f"id: {tag} ['touch {made}']\n", encoding="utf-8")
    assert all(TAG in text for text in complaints(tmp_path))
    assert not (tmp_path / "gemaakt").exists()
