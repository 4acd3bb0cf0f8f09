"""Documents that are handed back: `--format docx|odt|pdf`. What stands in them is for the tests of their writers."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.documents.extract import Extract, ParagraphCollector
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from nieuwetaal.reports.annotations import Annotation

    Run = Callable[..., tuple[int, str, str]]
    Write = Callable[[str, str | bytes], Path]

STRONG, MILD, CALM = "Wij inzetten dit.\n", "Ouders zijn betrokken.\n", "Rust.\n"


def read(data: bytes, name: str) -> Extract:
    """Stand for a reader: a paragraph on every line."""
    if data.startswith(b"kapot"):
        raise InputError(f"{name} is beschadigd")
    collector = ParagraphCollector()
    for line in data.decode().splitlines():
        collector.add(line, "paragraph", "tekst")
    return collector.extract()


def annotate(
    data: bytes, notes: Sequence[Annotation], *, name: str, when: datetime, track_changes: bool = False
) -> bytes:
    """Stand for a writer: the notes below the text."""
    assert name
    assert when.tzinfo is not None
    said = [f"{note.start}-{note.end} {note.lines[0]} {bool(note.edit) and track_changes}" for note in notes]
    return data + "\n".join(["--", *said]).encode()


@pytest.fixture
def papers(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name, reader in (("docx", "docx"), ("odt", "odf"), ("pdf", "pdf")):
        monkeypatch.setattr(f"nieuwetaal.documents.{reader}.reading.read", read)
        monkeypatch.setattr(f"nieuwetaal.reports.{name}.annotated.annotate", annotate)

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code, out, err = run(*arguments)
        return code, out.replace(os.sep, "/"), err.replace(os.sep, "/")

    return run_it


@pytest.mark.parametrize("name", ["plan.docx", "Plan.DOCX", "plan.docm", "plan.odt", "plan.pdf"])
def test_the_copy_stands_beside_the_original(papers: Run, write: Write, tmp_path: Path, name: str) -> None:
    original = write(name, STRONG + MILD)
    stem, _, suffix = name.rpartition(".")
    format_ = {"docm": "docx"}.get(suffix.lower(), suffix.lower())
    code, out, err = papers("check", name, "--format", format_)
    copy = f"{stem}.nieuwetaal.{suffix}"
    assert (code, out, err) == (1, f"{copy}: 2 opmerkingen (1 sterk, 1 let-op)\n", "")
    assert original.read_text() == STRONG + MILD
    assert (
        tmp_path / copy
    ).read_text() == f"{STRONG}{MILD}--\n4-12 Wie bepaalt dit? False\n30-39 Wie bepaalt dit? False"


def test_changes_are_tracked_on_request(papers: Run, write: Write, tmp_path: Path) -> None:
    write("plan.docx", STRONG)
    papers("check", "plan.docx", "--format", "docx", "--track-changes")
    assert (tmp_path / "plan.nieuwetaal.docx").read_text().endswith("4-12 Wie bepaalt dit? True")


def test_without_findings_there_is_no_copy_unless_asked(papers: Run, write: Write, tmp_path: Path) -> None:
    write("plan.docx", CALM)
    code, out, _ = papers("check", "plan.docx", "--format", "docx")
    assert (code, out) == (0, "plan.docx: niets om over na te denken, dus er is geen exemplaar met opmerkingen\n")
    assert not (tmp_path / "plan.nieuwetaal.docx").exists()
    code, out, _ = papers("check", "plan.docx", "--format", "docx", "-o", "uit.docx")
    assert (code, out) == (0, "uit.docx: geen opmerkingen\n")
    assert (tmp_path / "uit.docx").exists()


def test_an_old_copy_does_not_keep_old_notes(papers: Run, write: Write) -> None:
    write("plan.docx", CALM)
    old = write("plan.nieuwetaal.docx", STRONG)
    assert papers("check", "plan.docx", "--format", "docx")[1] == "plan.nieuwetaal.docx: geen opmerkingen\n"
    assert old.read_text() == f"{CALM}--"


def test_a_folder_gives_its_files_of_that_format(papers: Run, write: Write, tmp_path: Path) -> None:
    for name in ("a.docx", "diep/a.docx", "b.odt", "c.md", "d.nieuwetaal.docx"):
        write(f"map/{name}", STRONG)
    code, out, err = papers("check", "map", "--format", "docx")
    assert (code, err) == (1, "")
    assert out == "map/a.nieuwetaal.docx: 1 opmerking (1 sterk)\nmap/diep/a.nieuwetaal.docx: 1 opmerking (1 sterk)\n"
    code, out, err = papers("check", "map", "--format", "docx", "-o", "uit/hier")
    assert (code, err) == (1, "")
    copies = sorted(path.relative_to(tmp_path / "uit").as_posix() for path in (tmp_path / "uit").rglob("*.docx"))
    assert copies == ["hier/a.nieuwetaal.docx", "hier/diep/a.nieuwetaal.docx"]


def test_more_files_go_to_a_folder(papers: Run, write: Write, tmp_path: Path) -> None:
    for name in ("een/a.docx", "twee/a.docx", "b.docx"):
        write(name, STRONG)
    code, out, err = papers("check", "een/a.docx", "b.docx", "twee/a.docx", "--format", "docx", "-o", "uit")
    assert code == 2
    assert out == "uit/a.nieuwetaal.docx: 1 opmerking (1 sterk)\nuit/b.nieuwetaal.docx: 1 opmerking (1 sterk)\n"
    assert err == (
        "fout: uit/a.nieuwetaal.docx is al gemaakt van een/a.docx; lees twee/a.docx apart, met een andere -o\n"
    )
    (tmp_path / "vol").write_text("x")
    assert "vol is een bestand" in papers("check", "b.docx", "een", "--format", "docx", "-o", "vol")[2]


def test_one_file_may_go_to_a_folder_that_is_there(papers: Run, write: Write, tmp_path: Path) -> None:
    write("plan.odt", STRONG)
    (tmp_path / "uit").mkdir()
    assert papers("check", "plan.odt", "--format", "odt", "-o", "uit")[1].startswith("uit/plan.nieuwetaal.odt: ")


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("plan.docx", "plan.docx is een van de teksten zelf en blijft zo"),
        ("./plan.docx", "is een van de teksten zelf"),
        ("uit.odt", "een exemplaar van plan.docx heet iets.docx"),
        ("uit", "een exemplaar van plan.docx heet iets.docx"),
    ],
)
def test_an_output_that_cannot_be(papers: Run, write: Write, output: str, said: str) -> None:
    original = write("plan.docx", STRONG)
    code, out, err = papers("check", "plan.docx", "--format", "docx", "-o", output)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert original.read_text() == STRONG


def test_a_link_to_the_original_is_the_original(papers: Run, write: Write, tmp_path: Path) -> None:
    original = write("plan.docx", STRONG)
    try:
        (tmp_path / "uit.docx").symlink_to(original)
    except OSError:
        pytest.skip("no links here")
    assert papers("check", "plan.docx", "--format", "docx", "-o", "uit.docx")[0] == 2
    assert original.read_text() == STRONG


def test_a_copy_can_be_checked_again_under_another_name(papers: Run, write: Write) -> None:
    write("plan.nieuwetaal.docx", STRONG)
    code, out, err = papers("check", "plan.nieuwetaal.docx", "--format", "docx")
    assert (code, out) == (2, "")
    assert err == (
        "fout: plan.nieuwetaal.docx heeft al opmerkingen van nieuwetaal; noem met -o het bestand voor het nieuwe\n"
    )
    code, out, _ = papers("check", "plan.nieuwetaal.docx", "--format", "docx", "-o", "nieuw.docx")
    assert (code, out) == (1, "nieuw.docx: 1 opmerking (1 sterk)\n")


def test_files_of_another_format_are_told_apart(papers: Run, write: Write) -> None:
    for name in ("plan.odt", "plan.md", "plan.docx", "kapot.docx", "oud.doc"):
        write(name, "kapot" if name.startswith("kapot") else STRONG)
    code, out, err = papers(
        "check", "plan.odt", "plan.md", "kapot.docx", "oud.doc", "plan.docx", "weg.docx", "--format", "docx"
    )
    assert (code, out) == (2, "plan.nieuwetaal.docx: 1 opmerking (1 sterk)\n")
    assert err.splitlines() == [
        "fout: plan.odt is geen .docx; vraag --format odt",
        "fout: plan.md is geen .docx; vraag --format html",
        "fout: kapot.docx is beschadigd",
        "fout: oud.doc is van een oude Word; bewaar het in Word als .docx en probeer het opnieuw",
        "fout: weg.docx bestaat niet; controleer het pad",
    ]


def test_a_file_that_changed_meanwhile_is_told(
    papers: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = write("plan.docx", STRONG)

    def read_and_change(data: bytes, name: str) -> Extract:
        path.write_text(MILD)
        return read(data, name)

    monkeypatch.setattr("nieuwetaal.documents.docx.reading.read", read_and_change)
    code, out, err = papers("check", "plan.docx", "--format", "docx")
    assert (code, out) == (2, "")
    assert "plan.docx is intussen veranderd" in err
    assert not (tmp_path / "plan.nieuwetaal.docx").exists()


def test_a_writer_that_cannot_leaves_nothing(
    papers: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: Any, **__: Any) -> bytes:
        raise InputError("a.docx is op slot")

    write("a.docx", STRONG)
    monkeypatch.setattr("nieuwetaal.reports.docx.annotated.annotate", fail)
    assert papers("check", "a.docx", "--format", "docx") == (2, "", "fout: a.docx is op slot\n")
    assert not (tmp_path / "a.nieuwetaal.docx").exists()


def test_levels_choices_and_max_hold(papers: Run, write: Write) -> None:
    write("plan.docx", STRONG + MILD + "onze ouders\n")
    out = papers("check", "plan.docx", "--format", "docx", "--level", "overweeg")[1]
    assert "(1 sterk, 1 let-op, 1 overweeg)" in out
    assert "(1 sterk)" in papers("check", "plan.docx", "--format", "docx", "--max", "1")[1]
    code, out, _ = papers("check", "plan.docx", "--format", "docx", "--ignore", "inzetten", "--fail-level", "sterk")
    assert (code, out) == (0, "plan.nieuwetaal.docx: 1 opmerking (1 let-op)\n")


def test_a_baseline_holds_in_files_that_are_no_text(papers: Run, write: Write) -> None:
    write("plan.docx", STRONG)
    assert papers("baseline", ".")[0] == 0
    write("plan.docx", CALM + STRONG + MILD)
    code, out, err = papers("check", "--baseline")
    assert (code, err) == (1, "")
    assert "1 nieuw, 1 bekend (uit nieuwetaal.baseline.json)" in out
    code, out, err = papers("check", "--baseline", "--format", "docx")
    assert (code, err) == (1, "")
    assert out.splitlines()[0] == "plan.nieuwetaal.docx: 1 opmerking (1 let-op)"
    assert out.splitlines()[1].startswith("1 nieuw, 1 bekend")


def test_a_place_in_a_file_that_is_no_text_is_named(papers: Run, write: Write) -> None:
    write("plan.docx", CALM + STRONG)
    assert "plan.docx:tekst, alinea 2  sterk" in papers("check", "plan.docx")[1]
