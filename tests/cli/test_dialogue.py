"""Walking through the findings: with answers from click's runner, and in a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from nieuwetaal.cli import cli
from nieuwetaal.cli.dialogue import moved
from nieuwetaal.findings import Edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]
    Talk = Callable[..., tuple[int, str]]

STRONG, MILD = "Wij inzetten dit.\n", "Ouders zijn betrokken.\n"


@pytest.fixture
def talk(run: Run, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Give these answers, one a line; return the exit code and all output."""
    del run
    monkeypatch.setattr("nieuwetaal.cli.dialogue.is_terminal", lambda: True)

    def answer(*answers: str, arguments: tuple[str, ...] = ("a.md",)) -> tuple[int, str]:
        result = CliRunner().invoke(
            cli, ["check", "-i", *arguments], "".join(f"{a}\n" for a in answers), obj=False, standalone_mode=False
        )
        if result.exception is not None:
            raise result.exception
        code: Any = result.return_value
        return code, result.output

    return answer


def test_next_leaves_everything_as_it_is(talk: Talk, write: Write) -> None:
    path = write("a.md", STRONG + MILD)
    code, out = talk("v", "")
    assert code == 1
    assert "1 van 2\na.md:1:5  sterk  betrekken/inzetten\n    Wij inzetten dit.\n        ~~~~~~~~\n" in out
    assert "2 van 2\na.md:2:13" in out
    assert "    1     bepaal het samen (samen)\n  o 2     méér (vervang)\n" in out
    assert out.endswith("Klaar: 2 gelaten zoals het was.\n")
    assert path.read_text() == STRONG + MILD


def test_repeats_of_an_expression_come_together(talk: Talk, write: Write) -> None:
    write("a.md", STRONG + MILD + STRONG)
    _, out = talk("v", "v", "v")
    places = [line.split()[0] for line in out.splitlines() if line.startswith("a.md:")]
    assert places == ["a.md:1:5", "a.md:3:5", "a.md:2:13"]


def test_taking_over_an_alternative_writes_the_file_at_once(talk: Talk, write: Write) -> None:
    path = write("a.md", "\ufeffÉén.\r\nWij inzetten dit.\r\nOuders zijn betrokken.\r\nWij inzetten dat.".encode())
    code, out = talk("o", "o 1", "o 2", "s")
    assert code == 1
    assert "Opgeslagen: méér" in out
    assert "dit alternatief is om over na te denken" in out
    assert "3 van 3" in out
    assert "Gestopt: 2 overgenomen." in out
    assert path.read_bytes().decode() == "\ufeffÉén.\r\nWij méér dit.\r\nOuders zijn betrokken.\r\nWij méér dat."


def test_a_file_in_windows_1252_stays_so(talk: Talk, write: Write) -> None:
    path = write("a.md", "Café. Wij inzetten dit.\n".encode("cp1252"))
    assert talk("2")[0] == 0
    assert path.read_bytes() == "Café. Wij méér dit.\n".encode("cp1252")


def test_keeping_writes_the_nearest_settings_and_leaves_what_stands_there(talk: Talk, write: Write) -> None:
    old = '# Onze afspraken\r\nniveau = "let-op" # zo\r\n\r\n[woordgroepen.organisatie]\r\nerbij = ["Wij"]'
    settings = write("nieuwetaal.toml", b"\xef\xbb\xbf" + old.encode())
    write("map/a.md", STRONG + STRONG + MILD)
    code, out = talk("b", 'omdat het "zo" heet', "v", arguments=("map",))
    assert code == 1
    assert "2 van 2" in out
    assert "Klaar: 1 behouden, 1 gelaten zoals het was." in out
    written = settings.read_bytes().decode()
    assert written.startswith(f"\ufeff{old}\r\n\r\n[[behoud]]\r\n")
    assert written.count("\n") == written.count("\r\n")
    assert tomllib.loads(written[1:])["behoud"] == [
        {"uitdrukking": "inzetten", "regel": "inzetten", "omdat": 'het "zo" heet'}
    ]


def test_keeping_makes_settings_beside_the_text(talk: Talk, write: Write) -> None:
    path = write("map/a.md", STRONG)
    code, out = talk("b", "", "b", "zo heet het", arguments=("map/a.md",))
    assert code == 0
    assert "zonder reden verandert er niets" in out
    assert (path.parent / "nieuwetaal.toml").read_text().startswith("[[behoud]]\n")
    assert talk(arguments=("map",)) == (0, "Klaar: er was niets te doen.\n")


def test_keeping_in_shared_settings(talk: Talk, write: Write) -> None:
    settings = write("pyproject.toml", '[tool.nieuwetaal]\nniveau = "let-op"\n\n[tool.ruff]\n')
    write("a.md", STRONG)
    assert talk("b", "zo heet het")[0] == 0
    assert tomllib.loads(settings.read_text())["tool"]["nieuwetaal"]["behoud"][0]["omdat"] == "zo heet het"


def test_turning_a_rule_off_puts_a_remark_below_the_front_matter(talk: Talk, write: Write) -> None:
    path = write("a.md", "---\ntitel: x\n---\n" + STRONG + STRONG + MILD)
    code, out = talk("r", "het zo heet -->", "v")
    assert code == 1
    assert "1 andere melding valt daarmee weg" in out
    remark = "<!-- nieuwetaal: uit inzetten, omdat het zo heet → -->\n\n"
    assert path.read_text() == "---\ntitel: x\n---\n" + remark + STRONG + STRONG + MILD


def test_turning_a_rule_off_in_plain_text(talk: Talk, write: Write) -> None:
    path = write("a.txt", STRONG)
    assert talk("regel uit", "het zo heet", arguments=("a.txt",))[0] == 0
    assert path.read_text() == "<!-- nieuwetaal: uit inzetten, omdat het zo heet -->\n\n" + STRONG


@pytest.mark.parametrize("last", ["s", "stoppen", None])
def test_stopping_keeps_what_was_done(talk: Talk, write: Write, last: str | None) -> None:
    path = write("a.md", STRONG + MILD)
    write("b.md", MILD)
    code, out = talk("o", *([last] if last else []), arguments=("a.md", "b.md"))
    assert code == 1
    assert "b.md" not in out
    assert out.endswith("Gestopt: 1 overgenomen.\n")
    assert path.read_text() == "Wij méér dit.\n" + MILD


def test_help_and_an_answer_that_is_none(talk: Talk, write: Write) -> None:
    write("a.md", MILD)
    out = talk("?", "x", "o", "v")[1]
    assert "(in nieuwetaal.toml)" in out
    assert "Dat begrijp ik niet" in out
    assert "(o)vernemen" not in out
    assert "om over na te denken" in out


def test_a_file_that_changed_meanwhile_is_left_alone(talk: Talk, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.md", STRONG)
    from nieuwetaal.cli.dialogue import Dialogue

    choice = Dialogue._choice

    def change_and_choose(self: Dialogue, finding: Any) -> Any:
        chosen = choice(self, finding)
        if "anders" not in path.read_text():
            path.write_text("Iemand anders schreef dit. Wij inzetten dat.\n")
        return chosen

    monkeypatch.setattr(Dialogue, "_choice", change_and_choose)
    out = talk("o", "o")[1]
    assert "is intussen veranderd, dus er is niets geschreven; dit is de tekst zoals die nu is" in out
    assert path.read_text() == "Iemand anders schreef dit. Wij méér dat.\n"


def test_settings_that_cannot_be_added_to(talk: Talk, write: Write) -> None:
    settings = write("nieuwetaal.toml", "behoud = []\n")
    write("a.md", STRONG)
    out = talk("b", "zo", "v")[1]
    assert "kan hier niet veilig bijschrijven; zet er zelf [[behoud]]" in out
    assert settings.read_text() == "behoud = []\n"


def test_at_most(talk: Talk, write: Write) -> None:
    write("a.md", STRONG + MILD)
    assert talk("v", arguments=("--max", "1", "a.md"))[1].endswith("Klaar: 1 gelaten zoals het was.\n")


def test_without_a_terminal_there_is_nobody_to_ask(run: Run, write: Write) -> None:
    write("a.md", STRONG)
    code, out, err = run("check", "--interactive", "a.md")
    assert (code, out) == (2, "")
    assert err == "fout: --interactive stelt vragen en werkt dus alleen in een terminal\n"


@pytest.mark.parametrize("arguments", [["--format", "json", "a.md"], ["-"]])
def test_what_does_not_go_together(run: Run, write: Write, arguments: list[str]) -> None:
    write("a.md", STRONG)
    code, _, err = run("check", "-i", *arguments)
    assert code == 2
    assert len(err.splitlines()) == 1


def test_files_that_are_no_text_are_told_apart(talk: Talk, write: Write) -> None:
    for name in ("map/a.md", "map/b.docx", "c.pdf", "d.eml"):
        write(name, STRONG)
    code, out = talk("v", arguments=("map", "c.pdf", "d.eml"))
    assert code == 2
    assert "fout: c.pdf: --interactive kan niet in .pdf schrijven; vraag --format pdf\n" in out
    assert "fout: d.eml: --interactive kan niet in .eml schrijven; vraag --format html\n" in out
    assert out.count("fout: ") == 2
    assert out.endswith("Klaar: 1 gelaten zoals het was.\n")


def test_what_was_seen_moves_along_with_an_edit() -> None:
    seen = {("a", 0, 4), ("b", 5, 9), ("c", 10, 14)}
    assert moved(seen, Edit(5, 9, "vervangen")) == {("a", 0, 4), ("c", 15, 19)}
    assert moved(seen, Edit(0, 0, "xx")) == {("a", 2, 6), ("b", 7, 11), ("c", 12, 16)}
    assert moved(seen, Edit(0, 0, "")) == seen


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_in_a_real_terminal(tmp_path: Path) -> None:
    text = "De gemeente betrekt ouders bij het plan.\nHet doelgroepje komt langs.\n"
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    program = "import sys; from nieuwetaal.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "check", "-i", "--no-cache", "plan.txt"]
    terminal, other = os.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    running = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, cwd=tmp_path, env=environment)
    os.close(other)
    shown = ""
    for answer in ("?", "b", "zo heet het", "s"):
        shown += read_until(terminal, ": ")
        os.write(terminal, f"{answer}\n".encode())
    shown += read_until(terminal, None)
    os.close(terminal)
    assert "behouden: je schrijft op waarom" in shown
    assert "Opgeschreven in" in shown
    assert 'uitdrukking = "betrekt ouders"' in (tmp_path / "nieuwetaal.toml").read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text
    assert "2 van 2" in shown
    assert running.wait() == 1


def read_until(terminal: int, end: str | None) -> str:
    """Return what the terminal shows, up to a question or to the end of the program."""
    shown = b""
    while end is None or not shown.decode(errors="replace").endswith(end):
        try:
            chunk = os.read(terminal, 1000)
        except OSError:  # how Linux tells that the other side is gone
            break
        if not chunk:
            break
        shown += chunk
    return shown.decode(errors="replace")
