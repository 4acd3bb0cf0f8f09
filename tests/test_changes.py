"""What git says was changed, in real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.changes import changes_since
from nieuwetaal.documents import LineIndex, read_text
from nieuwetaal.errors import GitError
from nieuwetaal.findings import Finding, Note, Report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")

LINES = [f"Regel {number} staat hier.\n" for number in range(1, 11)]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with one text of ten lines, apart from the settings of whoever runs the tests."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in [name for name in os.environ if name in {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"}]:
        monkeypatch.delenv(name)
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "a.md").write_bytes("".join(LINES).encode())
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x", "--allow-empty")


def changed(repo: Path, name: str, revision: str = "HEAD") -> list[int]:
    """Return the lines that count as changed: a finding on every line, and which of them stay."""
    path = repo / name
    text = path.read_bytes().decode()
    report = Report(read_text(text, "text", str(path)), tuple(every_line(text)), (), "geen")
    return [item.place.line for item in changes_since(revision, repo).narrow(report, path).findings]


def every_line(text: str) -> list[Finding]:
    lines, found, start = LineIndex(text), [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        place = lines.place(start, end)
        found.append(Finding("r", "geven", "sterk", start, end, line, "", "", "", (), {}, (), "r", (), place))
        start += len(line)
    return found


def test_nothing_changed(repo: Path) -> None:
    changes = changes_since("HEAD", repo)
    assert not changes.touch(repo / "a.md")
    assert changed(repo, "a.md") == []


def test_changed_and_added_lines_count_whether_committed_or_not(repo: Path) -> None:
    text = [*LINES]
    text[2] = "Anders.\n"
    (repo / "a.md").write_text("".join(text))
    assert changed(repo, "a.md") == [3]
    commit(repo)
    assert changed(repo, "a.md") == []
    text.insert(0, "Nieuw.\n")
    (repo / "a.md").write_text("".join(text))
    assert changed(repo, "a.md") == [1]
    assert changed(repo, "a.md", "HEAD~1") == [1, 4]
    git(repo, "add", "a.md")
    assert changed(repo, "a.md") == [1]


def test_lines_that_were_taken_away_touch_what_stands_across_them(repo: Path) -> None:
    text = "".join(LINES[:3] + LINES[4:])
    (repo / "a.md").write_text(text)
    assert changed(repo, "a.md") == []
    line = every_line(text)
    across = replace(line[0], start=line[2].start, end=line[3].end)
    before = replace(line[0], start=line[1].start, end=line[2].end)
    report = Report(read_text(text), (before, across), (), "geen")
    assert changes_since("HEAD", repo).narrow(report, repo / "a.md").findings == (across,)


def test_what_is_related_counts_too(repo: Path) -> None:
    text = "".join([*LINES[:9], "Anders.\n"])
    (repo / "a.md").write_text(text)
    line = every_line(text)
    far = replace(line[0], related=((line[9].start, line[9].end),))
    report = Report(read_text(text), (far, line[1]), (line[9],), "geen", notes=(*map(note, (1, 10)), setting(1)))
    narrowed = changes_since("HEAD", repo).narrow(report, repo / "a.md")
    assert narrowed.findings == (far,)
    assert narrowed.compliments == (line[9],)
    assert [(each.place.line, each.path) for each in narrowed.notes] == [(10, None), (1, "x.toml")]


def note(line: int) -> Note:
    from nieuwetaal.findings import Place

    return Note("let op", Place(line=line))


def setting(line: int) -> Note:
    return replace(note(line), path="x.toml")


def test_a_new_file_counts_whole_and_an_ignored_one_does_not(repo: Path) -> None:
    (repo / "nieuw.md").write_text("Een.\nTwee.\n")
    assert changed(repo, "nieuw.md") == [1, 2]
    git(repo, "add", "-N", "nieuw.md")
    assert changed(repo, "nieuw.md") == [1, 2]
    (repo / ".gitignore").write_text("weg.md\n")
    (repo / "weg.md").write_text("Een.\n")
    assert not changes_since("HEAD", repo).touch(repo / "weg.md")


@pytest.mark.parametrize(
    "name",
    [
        "met spatie.md",
        'met "aanhaling".md',
        "één → 日本.md",
        "map\\x/b.md",
        "*.md",
        ":(top)a.md",
        "-x.md",
        "a\tb\nc.md",
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_every_kind(repo: Path, name: str) -> None:
    (repo / name).parent.mkdir(exist_ok=True)
    git(repo, "mv", "--", "a.md", name)
    assert changed(repo, name) == []
    commit(repo)
    (repo / name).write_text("".join(LINES) + "Nieuw.\n")
    assert changed(repo, name) == [11]
    (repo / "ander.md").write_text("".join(LINES))
    assert changed(repo, name) == [11]


def test_a_file_with_another_name_is_compared_with_the_old_one(repo: Path) -> None:
    git(repo, "mv", "a.md", "b c.md")
    (repo / "b c.md").write_text("".join(LINES) + "Nieuw.\n")
    assert changed(repo, "b c.md") == [11]


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends(repo: Path, newline: str) -> None:
    text = "".join(LINES).replace("\n", newline)
    (repo / "a.md").write_bytes(text.encode())
    commit(repo)
    (repo / "a.md").write_bytes(text.replace("Regel 5", "Vijf").encode() + b"Laatste zonder eind")
    assert changed(repo, "a.md") == [5, 11]


def test_old_line_ends_are_one_line_to_git(repo: Path) -> None:
    (repo / "a.md").write_bytes(b"Een.\rTwee.\nDrie.\n")
    commit(repo)
    (repo / "a.md").write_bytes(b"Een.\rTwee!\nDrie.\n")
    assert changed(repo, "a.md") == [1, 2]


def test_what_git_cannot_compare_counts_whole(repo: Path) -> None:
    (repo / "a.md").write_bytes(b"\0Een.\nTwee.\n")
    commit(repo)
    (repo / "a.md").write_bytes(b"\0Een.\nDrie.\n")
    assert changed(repo, "a.md") == [1, 2]


def test_settings_of_git_change_nothing(repo: Path) -> None:
    for setting in (
        "diff.noprefix=true",
        "diff.mnemonicPrefix=true",
        "color.ui=always",
        "diff.external=false",
        "diff.interHunkContext=9",
        "diff.renames=false",
        "core.quotePath=true",
        "diff.relative=true",
    ):
        git(repo, "config", *setting.split("="))
    git(repo, "mv", "a.md", "é.md")
    (repo / "é.md").write_text("".join(LINES).replace("el 2", "el twee").replace("el 5", "el vijf"))
    assert changed(repo, "é.md") == [2, 5]


def test_a_folder_inside_the_repository(repo: Path) -> None:
    (repo / "map").mkdir()
    (repo / "map" / "b.md").write_text("Een.\n")
    changes = changes_since("HEAD", repo / "map")
    assert changes.touch(repo / "map" / "b.md")
    assert not changes.touch(repo / "a.md")


def test_a_file_elsewhere_is_none_of_gits_business(repo: Path) -> None:
    with pytest.raises(GitError, match="ligt buiten"):
        changes_since("HEAD", repo).touch(repo.parent / "x.md")


def test_a_folder_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="deze map staat niet in git; --diff werkt alleen in een map met git"):
        changes_since("HEAD", tmp_path)


@pytest.mark.parametrize("revision", ["nee", "HEAD~99", "HEAD..HEAD", "x y", "HEAD:a.md", "%s", "é"])
def test_a_revision_that_is_not_known(repo: Path, revision: str) -> None:
    with pytest.raises(GitError, match=r"git kent de versie ‘.+’ niet"):
        changes_since(revision, repo)


@pytest.mark.parametrize("revision", ["", "-x", "--output=gestolen", "a\nb", "a\0b"])
def test_a_revision_never_becomes_an_option(repo: Path, revision: str) -> None:
    with pytest.raises(GitError, match="is geen versie in git; noem een tak"):
        changes_since(revision, repo)
    assert sorted(path.name for path in repo.iterdir()) == [".git", "a.md"]


def test_a_repository_without_a_commit(tmp_path: Path, repo: Path) -> None:
    del repo
    (tmp_path / "leeg").mkdir()
    git(tmp_path / "leeg", "init", "-q")
    with pytest.raises(GitError, match="git kent de versie ‘HEAD’ niet"):
        changes_since("HEAD", tmp_path / "leeg")


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match=r"git kan niet worden gestart .*; --diff heeft git nodig"):
        changes_since("HEAD", tmp_path)


def test_what_git_says_is_one_line(repo: Path) -> None:
    with pytest.raises(GitError, match="git kan hier niet vergelijken"):
        changes_since("HEAD", repo / ".git")


def test_a_merge_that_is_not_done(repo: Path) -> None:
    git(repo, "checkout", "-qb", "tak")
    (repo / "a.md").write_text("Tak.\n")
    commit(repo)
    git(repo, "checkout", "-q", "-")
    (repo / "a.md").write_text("Stam.\n")
    commit(repo)
    with pytest.raises(subprocess.CalledProcessError):
        git(repo, "merge", "tak")
    assert changed(repo, "a.md") == [1, 3, 4, 5]


def test_a_changed_file_that_is_no_text_counts_as_a_whole(repo: Path) -> None:
    for name in ("plan.docx", "nota.rtf", "oud.docx"):
        (repo / name).write_bytes(b"PK\x00 een\n")
    commit(repo)
    (repo / "plan.docx").write_bytes(b"PK\x00 twee\n")
    (repo / "nota.rtf").write_bytes(b"twee\n")
    changes, text = changes_since("HEAD", repo), "".join(LINES)
    for name, number in (("plan.docx", 10), ("nota.rtf", 10), ("oud.docx", 0)):
        document = replace(read_text(text, "text", name), places=LineIndex(text))
        narrowed = changes.narrow(Report(document, tuple(every_line(text)), (), "geen"), repo / name)
        assert len(narrowed.findings) == number
        told = f"git kent in .{name.partition('.')[2]} geen regels; het is veranderd, dus alles telt mee"
        assert narrowed.document.notes == ((told,) if number else ())
