"""`rules new`: by options, as in a script, and in a talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from nieuwetaal.cli import cli
from nieuwetaal.rules.packs import parse_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]
    Talk = Callable[..., tuple[int, str]]

pytestmark = pytest.mark.model

WRONG = "Wij bedienen gezinnen in drie wijken."
RIGHT = "Ouders bedienen in de pauze de koffieautomaat."
ASKED = ("--wrong", WRONG, "--right", RIGHT, "--category", "inzetten")


@pytest.fixture
def talk(real: Run, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Give these answers, one a line; return the exit code and all output."""
    del real
    monkeypatch.setattr("nieuwetaal.cli.dialogue.is_terminal", lambda: True)

    def answer(*answers: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
        typed = "".join(f"{each}\n" for each in answers)
        result = CliRunner().invoke(cli, ["rules", "new", *arguments], typed, obj=False, standalone_mode=False)
        if result.exception is not None:
            raise result.exception
        code: Any = result.return_value
        return code, result.output

    return answer


def made(path: Path) -> Any:
    rule, errors = parse_rule(path.read_text(encoding="utf-8"), path)
    assert not errors
    return rule


def test_a_script_makes_a_rule_that_passes(real: Run, tmp_path: Path) -> None:
    code, out, err = real("rules", "new", *ASKED, "--settings")
    assert (code, err) == (0, "")
    assert "De regel vindt: Wij «bedienen gezinnen» in drie wijken.\n" in out
    assert "1 regel, 2 voorbeelden: alles goed, met 3 keer raad\n" in out
    rule = made(tmp_path / "regels" / "bedienen.yaml")
    assert (rule.id, rule.category, rule.searches[0].verbs) == ("bedienen", "inzetten", ("bedienen",))
    assert rule.searches[0].patient.groups == ("gezin",)
    assert (tmp_path / "nieuwetaal.toml").read_text(encoding="utf-8") == 'regels = ["regels"]\n'
    assert real("rules", "test")[0] == 0


def test_the_settings_that_are_there_stay(real: Run, write: Write) -> None:
    path = write("nieuwetaal.toml", '# van ons\nuit = ["betrekken"]\nregels = [\n  "oud",\n]  # map\n')
    write("oud/woordgroepen/leeg.txt", "")
    write("oud/bronnen.yaml", "ons:\n  titel: T\n  auteur: A\n  jaar: 2024\n")
    code, _, err = real("rules", "new", *ASKED, "--settings")
    said = f"fout: {path}: kan de instelling ‘regels’ hier niet veilig wijzigen; "
    assert (code, err) == (2, f'{said}zet er zelf regels = ["oud", "regels"] in\n')
    path.write_text('# van ons\nuit = ["betrekken"]\nregels = ["oud"]\n', encoding="utf-8")
    assert real("rules", "new", "tweede", *ASKED, "--settings")[0] == 0
    assert path.read_text(encoding="utf-8") == '# van ons\nuit = ["betrekken"]\nregels = ["oud", "regels"]\n'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--wrong", WRONG), "Hier kan niemand antwoorden; geef dus ook --right en --category."),
        (("betrekken", *ASKED), "de regel ‘betrekken’ bestaat al; kies een andere naam"),
        (
            ("Mijn Regel", *ASKED),
            "‘Mijn Regel’ kan geen naam zijn; gebruik kleine letters en streepjes, zoals mijn-regel",
        ),
        ((*ASKED[:-1], "inzeten"), "de categorie ‘inzeten’ bestaat niet (bedoelde je ‘inzetten’?)"),
        ((*ASKED, "--patient", "$gezn"), "de woordgroep ‘$gezn’ bestaat niet (bedoelde je ‘gezin’?)"),
        (("--wrong", "Wij «bedienen gezinnen.", *ASKED[2:]), "zet « voor en » achter de woorden die schuren"),
        (("--wrong", "Ja.", *ASKED[2:]), "in deze zin is niet te zien wat de regel moet zoeken; geef --form en --word"),
    ],
)
def test_what_cannot_be_writes_nothing(real: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    code, _, err = real("rules", "new", *arguments)
    assert (code, err.count("\n")) == (2, 1)
    assert message in err
    assert not (tmp_path / "regels").exists()


def test_a_file_is_never_written_over(real: Run, write: Write) -> None:
    path = write("regels/bedienen.yaml", "van mij\n")
    code, _, err = real("rules", "new", *ASKED)
    assert code == 2
    assert "bedienen.yaml bestaat al en blijft zoals het is; kies een andere naam" in err
    assert path.read_text(encoding="utf-8") == "van mij\n"


def test_a_folder_that_cannot_be_written_in(real: Run, write: Write) -> None:
    write("regels", "een bestand\n")
    code, _, err = real("rules", "new", *ASKED)
    assert (code, "kies een andere map met --folder" in err) == (2, True)


def test_an_editor_is_helped_when_the_schema_is_there(real: Run, tmp_path: Path) -> None:
    assert real("rules", "schema", "-o", "regels/schema.json")[0] == 0
    assert real("rules", "new", *ASKED)[0] == 0
    first = (tmp_path / "regels" / "bedienen.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema.json"


@pytest.mark.parametrize(
    "word",
    ["ja: nee", "#een", "a, b]", "- x", "{doener}", 'zeg "ja"', "12", "null", "*ster", "&en", "«nee", "%a", "@b"],
)
def test_whatever_is_typed_is_text(real: Run, tmp_path: Path, word: str) -> None:
    sentence = f"Hier staat {word} in een zin."
    options = ("--form", "woorden", "--word", word, "--right", "Niets.", "--category", "etiket", "--why", word)
    code, _, err = real("rules", "new", "proef", "--wrong", sentence, *options)
    if code == 2:
        assert err.startswith("fout: ")
        assert not (tmp_path / "regels").exists()
    else:
        rule = made(tmp_path / "regels" / "proef.yaml")
        assert rule.searches[0].expressions == (word,)
        assert rule.why == word


def test_a_rule_that_finds_nothing_yet_is_written_and_says_so(real: Run, tmp_path: Path) -> None:
    code, out, _ = real("rules", "new", *ASKED, "--form", "werkwoord", "--word", "betuttelen")
    assert code == 1
    assert "In deze zin vindt de regel nog niets" in out
    assert "de regel zoekt ‘betuttelen’; nieuwetaal leest hier ‘bedienen’" in out
    assert "Nog niet alle voorbeelden kloppen." in out
    assert made(tmp_path / "regels" / "betuttelen.yaml").wrong[0].text == WRONG


def test_a_talk_about_a_noun(talk: Talk, tmp_path: Path) -> None:
    sentences = ("Elke «zorgafnemer» vult een lijst in.", "", "", "systeemnam", "8", "")
    code, out = talk(*sentences, "De zorgafnemers kregen een brief.", "De gemeente neemt stroom af.", "", "n")
    assert code == 0
    assert "‘systeemnam’ staat er niet bij (bedoelde je ‘systeemnaam’?); kies 1 tot en met 14" in out
    assert "Zet de regel aan: schrijf regels = " in out
    rule = made(tmp_path / "regels" / "zorgafnemer.yaml")
    assert rule.searches[0].expressions == ("zorgafnemer",)
    assert [example.marks for example in rule.wrong] == [((5, 16),), ((3, 15),)]
    assert not (tmp_path / "nieuwetaal.toml").exists()


def test_what_finds_nothing_is_chosen_again(talk: Talk, tmp_path: Path) -> None:
    start = ("We halen de pijn op bij inwoners.", "3", "pijn ophalen", "", "1", "", "", "1", "", "")
    code, out = talk(*start, "De dokter haalt een mes op.", "", "n")
    assert code == 0
    said = "  Zo vindt de regel nog niets in je zin: ‘pijn ophalen’ staat er niet in.\n  Dit ziet nieuwetaal erin:\n"
    assert f"{said}    We ── halen … op ──▶ de pijn\n" in out
    assert (tmp_path / "regels" / "ophalen.yaml").is_file()


def test_an_exception_is_asked_for_when_it_is_needed(talk: Talk, tmp_path: Path) -> None:
    start = ("Wij doen dit «aan de voorkant».", "", "", "14", "", "")
    exception = ("De bus stopt aan de voorkant van een gebouw.", "huis", "gebouw, huis", "omdat het echt zo is")
    code, out = talk(*start, *exception, "De deur is rood.", "", "n")
    assert code == 0
    assert "geen van deze woorden staat in de zin; noem een woord uit de zin zelf" in out
    (unless,) = made(tmp_path / "regels" / "aan-de-voorkant.yaml").unless
    assert (unless.words, unless.because) == (("gebouw", "huis"), "het echt zo is")


@pytest.mark.parametrize(
    ("marked", "named"),
    [
        ("De zorgdragers", "zorgdrager"),
        ("cliënten", "cliënt"),
        ("Onze adviseurs", "adviseur"),
        ("PGB'ers", "PGB'er"),
        ("het gareel", "gareel"),
        ("huis", "huis"),
        ("vers", "vers"),
        ("ADL", "ADL"),
        ("aan de voorkant", "aan de voorkant"),
    ],
)
def test_words_are_proposed_in_the_singular(marked: str, named: str) -> None:
    from nieuwetaal import Linter
    from nieuwetaal.cli.proposals import proposals

    assert proposals(f"Dit is «{marked}».", Linter())[-1].word == named


def test_other_marks_are_a_question(talk: Talk, tmp_path: Path) -> None:
    start = ("Wij «bedienen» gezinnen in drie wijken.", "", "", "", "5", "", "")
    code, out = talk(*start, "j", RIGHT, "", "n")
    assert code == 0
    assert "  Jij schreef:    Wij «bedienen» gezinnen" in out
    assert made(tmp_path / "regels" / "bedienen.yaml").wrong[0].marks == ((4, 21),)


def test_an_answer_is_changed(talk: Talk, tmp_path: Path) -> None:
    start = ("terug", WRONG, "", "", "", "5", "terug", "terug", "gezin", "j", "4", "Zo maar.", "")
    code, out = talk(*start, RIGHT, "terug", RIGHT, "", "n")
    assert code == 0
    assert "  Dit is de eerste vraag.\n" in out
    assert out.count("Welke zin schuurt?") == 1
    assert out.count("Waar gaat het in de macht om?") == 3
    rule = made(tmp_path / "regels" / "bedienen.yaml")
    assert (rule.category, rule.why, rule.searches[0].patient.groups) == ("sturen", "Zo maar.", ("gezin",))
    assert [example.text for example in rule.right] == [RIGHT]


@pytest.mark.parametrize(
    ("word", "form", "reason"),
    [
        ("wijken", "woorden", ""),
        ("straat", "woorden", "‘straat’ staat er niet in"),
        ("gezin", "woorden", ""),
        ("wijkenlijst", "woorden", "er staat ‘wijken’; noem het woord in het enkelvoud"),
        ("ijken", "woorden", "er staat ‘wijken’; noem dat hele woord"),
        ("wijken gezinnen", "woorden", "de woorden van ‘wijken gezinnen’ staan niet naast elkaar"),
        ("helpen", "werkwoord", "de regel zoekt ‘helpen’; nieuwetaal leest hier ‘bedienen’"),
    ],
)
def test_why_a_rule_finds_nothing_yet(word: str, form: str, reason: str) -> None:
    from nieuwetaal.cli.proposals import Trial
    from nieuwetaal.config import Config
    from nieuwetaal.rules.drafting import Draft

    trial = Trial(Draft("proef", "sturen", {form: (word,)}, (WRONG,), ("Niets.",)), Config())
    assert bool(trial.found(WRONG)) == (not reason)
    assert reason in trial.reason(WRONG)


def test_words_without_commas_are_several(talk: Talk, tmp_path: Path) -> None:
    start = ("Wij doen dit <<aan de voorkant>>.", "", "", "14", "", "")
    exception = ("De bus stopt aan de voorkant van een gebouw.", "gebouw huis", "")
    code, out = talk(*start, *exception, "De deur is rood.", "De muur is wit.", "De vloer is grijs.", "n")
    assert code == 0
    assert "(jargon): kies systeemnaam." in out
    assert "rollen omgedraaid" not in out
    rule = made(tmp_path / "regels" / "aan-de-voorkant.yaml")
    assert [unless.words for unless in rule.unless] == [("gebouw", "huis")]
    assert len(rule.right) == 3


def test_leaving_the_talk_leaves_nothing(talk: Talk, tmp_path: Path) -> None:
    import click

    answers = (WRONG, "", "", "", "5", "", "", RIGHT)
    for number in range(len(answers)):
        with pytest.raises(click.Abort):
            talk(*answers[:number])
        assert not list(tmp_path.glob("*.*"))
        assert not (tmp_path / "regels").exists()
