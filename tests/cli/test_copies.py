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
    data: bytes,
    notes: Sequence[Annotation],
    *,
    name: str,
    when: datetime,
    track_changes: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Stand for a writer: the notes below the text."""
    if track_changes:
        tell(sum(note.edit is not None for note in notes))
    assert name
    assert when.tzinfo is not None
    said = [f"{note.start}-{note.end} {note.lines[0]} {bool(note.edit) and track_changes}" for note in notes]
    return data + "\n".join(["--", *said]).encode()


@pytest.fixture
def papers(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("nieuwetaal.documents.refuse_other", lambda *_: None)  # they are text
    for name, folder in (("docx", "docx"), ("odt", "odf"), ("pdf", "pdf")):
        monkeypatch.setattr(f"nieuwetaal.documents.{folder}.reading.read", read)
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
    out = papers("check", "plan.docx", "--format", "docx", "--track-changes")[1]
    assert out == "plan.nieuwetaal.docx: 1 opmerking (1 sterk), 1 wijziging om te aanvaarden of niet\n"
    assert (tmp_path / "plan.nieuwetaal.docx").read_text().endswith("4-12 Wie bepaalt dit? True")


def test_it_is_told_that_there_is_nothing_to_change(papers: Run, write: Write) -> None:
    write("plan.docx", MILD)
    out = papers("check", "plan.docx", "--format", "docx", "--track-changes")[1]
    assert out.endswith("1 opmerking (1 let-op), geen wijzigingen: de ideeën vul je zelf aan\n")
    assert "wijziging" not in papers("check", "plan.docx", "--format", "docx")[1]


def test_without_findings_there_is_no_copy_unless_asked(papers: Run, write: Write, tmp_path: Path) -> None:
    write("plan.docx", CALM)
    code, out, _ = papers("check", "plan.docx", "--format", "docx")
    assert (code, out) == (0, "plan.docx: niets om over na te denken, dus er is geen exemplaar met opmerkingen\n")
    assert not (tmp_path / "plan.nieuwetaal.docx").exists()
    code, out, _ = papers("check", "plan.docx", "--format", "docx", "-o", "uit.docx")
    assert (code, out) == (0, "uit.docx: geen opmerkingen\n")
    assert (tmp_path / "uit.docx").exists()


def test_an_old_copy_does_not_keep_old_notes(papers: Run, write: Write) -> None:
    write("plan.docx", STRONG)
    papers("check", "plan.docx", "--format", "docx")
    old = write("plan.docx", CALM).with_name("plan.nieuwetaal.docx")
    assert papers("check", "plan.docx", "--format", "docx")[1] == "plan.nieuwetaal.docx: geen opmerkingen\n"
    assert old.read_text() == f"{CALM}--"


COPY, SECOND, THIRD = (f"plan.nieuwetaal{number}.docx" for number in ("", "-2", "-3"))
KEPT = f"{COPY} is veranderd of elders gemaakt, en blijft staan; het nieuwe exemplaar is "


def test_a_copy_in_which_somebody_worked_stays(papers: Run, write: Write, tmp_path: Path) -> None:
    write("plan.docx", STRONG)
    assert papers("check", "plan.docx", "--format", "docx")[1].startswith(f"{COPY}: 1 opmerking")
    work = write(COPY, "Eigen werk.\n")
    for _ in range(2):
        code, out, err = papers("check", "plan.docx", "--format", "docx")
        assert (code, out, err) == (1, f"{KEPT}{SECOND}: 1 opmerking (1 sterk)\n", "")
        assert work.read_text() == "Eigen werk.\n"
    assert not (tmp_path / THIRD).exists()
    second = write(SECOND, "Ook eigen werk.\n")
    assert papers("check", "plan.docx", "--format", "docx")[1].startswith(f"{KEPT}{THIRD}: ")
    assert second.read_text() == "Ook eigen werk.\n"
    write("plan.docx", CALM)
    work.unlink()
    assert papers("check", "plan.docx", "--format", "docx")[1].startswith("plan.docx: niets om over na te denken")
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == ["plan.docx", SECOND, THIRD]


def test_a_copy_of_which_nothing_is_known_stays(
    papers: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nieuwetaal.cli.stored.cache_folder", lambda: tmp_path / ".cache")
    write("plan.docx", STRONG)
    copy = tmp_path / COPY
    papers("check", "plan.docx", "--format", "docx")
    assert papers("check", "plan.docx", "--format", "docx", "--no-cache")[1].startswith(f"{KEPT}{SECOND}: ")
    assert papers("cache", "clear")[0] == 0
    before = copy.read_bytes()
    assert papers("check", "plan.docx", "--format", "docx")[1].startswith(f"{KEPT}{THIRD}: ")
    assert copy.read_bytes() == before


def test_a_folder_of_copies_keeps_what_is_not_ours(papers: Run, write: Write) -> None:
    write("plan.docx", STRONG)
    work = write(f"uit/{COPY}", "Eigen werk.\n")
    out = papers("check", "plan.docx", "--format", "docx", "-o", "uit")[1]
    assert out == f"uit/{KEPT}uit/{SECOND}: 1 opmerking (1 sterk)\n"
    assert work.read_text() == "Eigen werk.\n"


def test_a_named_file_is_only_written_over_when_it_is_a_copy_of_this_document(papers: Run, write: Write) -> None:
    write("plan.docx", STRONG)
    write("ander.docx", STRONG)
    work = write("aantekening.docx", "Eigen werk.\n")
    asked = ("--format", "docx", "-o")
    code, out, err = papers("check", "plan.docx", *asked, "aantekening.docx")
    assert (code, out, err) == (2, "", "fout: aantekening.docx bestaat al; kies met -o een andere naam\n")
    assert work.read_text() == "Eigen werk.\n"
    assert [papers("check", "plan.docx", *asked, "uit.docx")[0] for _ in range(2)] == [1, 1]
    assert "uit.docx bestaat al" in papers("check", "ander.docx", *asked, "uit.docx")[2]


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("plan.nieuwetaal.docx", ".~lock.plan.nieuwetaal.docx#"),
        ("plan.nieuwetaal.docx", "~$an.nieuwetaal.docx"),
        ("uit.docx", "~$uit.docx"),
        ("zevende.docx", "~$evende.docx"),
    ],
)
def test_a_copy_that_is_open_is_left_alone(papers: Run, write: Write, tmp_path: Path, name: str, lock: str) -> None:
    write("plan.docx", STRONG)
    asked = ("check", "plan.docx", "--format", "docx", "-o", name)
    papers(*asked)
    write("plan.docx", MILD)
    write(lock, "iemand")
    before = (tmp_path / name).read_bytes()
    assert papers(*asked) == (2, "", f"fout: {name} staat nog open; sluit het en probeer het opnieuw\n")
    assert (tmp_path / name).read_bytes() == before
    (tmp_path / lock).unlink()
    assert papers(*asked)[0] == 1


def test_a_folder_tells_what_it_did_not_read(papers: Run, write: Write) -> None:
    for name in ("a.docx", "~$a.docx", "a.nieuwetaal-2.docx", "b.odt", "c.md", "d.doc", "e.pdf", "f.png"):
        write(f"map/{name}", STRONG)
    code, out, err = papers("check", "map", "--format", "docx")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "map/a.nieuwetaal.docx: 1 opmerking (1 sterk)",
        "Niet gelezen in deze mappen: 1 .doc, 1 .md, 1 .odt, 1 .pdf, 1 van nieuwetaal zelf.",
    ]


def test_a_folder_without_such_documents_is_an_error(papers: Run, write: Write) -> None:
    write("map/c.md", STRONG)
    code, out, err = papers("check", "map", "--format", "docx")
    assert (code, out) == (2, "Niet gelezen in deze mappen: 1 .md.\n")
    assert err == "fout: in de map map staan geen teksten (.docm, .docx, .dotm, .dotx)\n"


def test_a_folder_is_not_called_as_a_document(papers: Run, write: Write, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write(name, STRONG)
    code, out, err = papers("check", "a.docx", "b.docx", "--format", "docx", "-o", "samen.docx")
    assert (code, out) == (2, "")
    assert err == "fout: samen.docx heet als een document; geef bij meer teksten met -o een map\n"
    assert not (tmp_path / "samen.docx").exists()


def test_a_folder_gives_its_files_of_that_format(papers: Run, write: Write, tmp_path: Path) -> None:
    for name in ("a.docx", "diep/a.docx", "b.odt", "c.md", "d.nieuwetaal.docx"):
        write(f"map/{name}", STRONG)
    code, out, err = papers("check", "map", "--format", "docx")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "map/a.nieuwetaal.docx: 1 opmerking (1 sterk)",
        "map/diep/a.nieuwetaal.docx: 1 opmerking (1 sterk)",
        "Niet gelezen in deze mappen: 1 .md, 1 .odt, 1 van nieuwetaal zelf.",
    ]
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
        ("uit.odt", "is geen .docx; kies met -o een naam die op .docx eindigt"),
        ("plan.docx/uit.docx", "plan.docx is een bestand, geen map; kies met -o een andere plek"),
        ("uit", "is geen .docx; kies met -o een naam die op .docx eindigt"),
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
    assert err == ("fout: plan.nieuwetaal.docx heeft al opmerkingen van nieuwetaal; kies met -o een andere naam\n")
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
        "fout: plan.md is geen .docx; bewaar het als .docx, of vraag --format html",
        "fout: kapot.docx is beschadigd",
        "fout: oud.doc is een oud Word-bestand (.doc); bewaar het in Word als .docx",
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
