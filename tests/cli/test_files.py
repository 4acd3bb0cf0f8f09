from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.cli.files import find_files
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

    Write = Callable[[str, str | bytes], Path]

SUFFIXES = frozenset({".md", ".txt"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).touch()


def found(*paths: str) -> list[str | Unread]:
    return list(find_files(paths, SUFFIXES))


def test_a_folder_is_walked_in_order_and_only_texts_are_taken(folder: Path) -> None:
    make("teksten/b.md", "teksten/a.txt", "teksten/onder/c.MD", "teksten/plaatje.png")
    assert folder.is_dir()
    assert found("teksten") == [
        str(Path("teksten/a.txt")),
        str(Path("teksten/b.md")),
        str(Path("teksten/onder/c.MD")),
    ]


@pytest.mark.usefixtures("folder")
def test_what_is_not_prose_is_skipped() -> None:
    make("a.md", ".git/b.md", ".verborgen.md", "node_modules/c.md", "omgeving/pyvenv.cfg", "omgeving/d.md")
    assert found(".") == ["a.md"]


@pytest.mark.usefixtures("folder")
def test_a_named_file_is_taken_whatever_its_name_and_only_once() -> None:
    make("notitie", "map/a.md")
    assert found("notitie", "map", "map/a.md", "-") == ["notitie", str(Path("map/a.md")), "-"]


@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_told_and_the_rest_goes_on() -> None:
    make("a.md", "leeg/plaatje.png")
    assert found("weg.md", "leeg", "a.md") == [
        Unread("weg.md", "weg.md bestaat niet; controleer het pad"),
        Unread("leeg", "in de map leeg staan geen teksten (.md, .txt)"),
        "a.md",
    ]


@pytest.mark.usefixtures("folder")
def test_a_name_with_spaces_needs_quotes() -> None:
    make("Notitie participatie 2.docx", "los.md", "twee")
    told = 'zet aanhalingstekens om een naam met spaties: "Notitie participatie 2.docx"'
    assert found("weg", "Notitie", "participatie", "2.docx", "los.md") == [
        Unread("weg", "weg bestaat niet; controleer het pad"),
        Unread("Notitie participatie 2.docx", told),
        "los.md",
    ]
    assert found("een", "twee") == [Unread("een", "een bestaat niet; controleer het pad"), "twee"]
    assert found("") == [Unread("", "geef de naam van een bestand of map")]


@pytest.mark.usefixtures("folder")
def test_what_word_and_libreoffice_put_beside_an_open_document_is_no_text() -> None:
    make("map/a.md", "map/~$a.md", "map/.~lock.a.md#")
    assert found("map") == [str(Path("map/a.md"))]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.usefixtures("folder")
def test_links_that_go_round_are_no_problem() -> None:
    make("map/a.md")
    Path("map/rond").symlink_to(Path("map").resolve(), target_is_directory=True)
    Path("map/kapot.md").symlink_to("nergens.md")
    Path("map/zichzelf.md").symlink_to("zichzelf.md")
    assert found("map") == [str(Path("map/a.md"))]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this user may read everything")
@pytest.mark.usefixtures("folder")
def test_a_folder_that_may_not_be_read_is_told() -> None:
    make("dicht/a.md")
    Path("dicht").chmod(0)
    assert found("dicht") == [Unread("dicht", "dicht mag niet gelezen worden; controleer de rechten")]
    Path("dicht").chmod(0o700)


def test_what_is_left_out_is_told(run: Run, write: Write) -> None:
    write("map/plan.md", "Ouders kiezen.\n")
    write("map/plan.nieuwetaal.md", "Cliënten inzetten.\n")
    write("map/concept.md", "Cliënten inzetten.\n")
    for name in ("a.doc", "b.DOC", "c.xlsx", "d.png"):
        write(f"map/{name}", "x")
    write("nieuwetaal.toml", '[[pad]]\npad = ["map/concept.md"]\noverslaan = true\n')
    code, out, _ = run("check", "map")
    assert code == 0
    assert "Niet gelezen in deze mappen: 2 .doc, 1 .xlsx, 1 van nieuwetaal zelf, 1 volgens de instellingen." in out


def test_a_folder_with_nothing_but_old_documents_is_no_error(run: Run, write: Write) -> None:
    write("map/a.doc", "x")
    code, out, err = run("check", "map")
    assert (code, err) == (0, "")
    assert "1 .doc" in out
