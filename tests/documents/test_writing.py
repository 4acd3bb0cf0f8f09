"""A text is changed as a whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents import Document, LineIndex, read_file, read_text
from nieuwetaal.documents.remarks import comment
from nieuwetaal.documents.writing import replace_file, save_edit
from nieuwetaal.errors import InputError
from nieuwetaal.findings import Edit

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Één regel.\r\nNog één.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    save_edit(path, read_file(path), Edit(0, 3, "Geen énkele"))
    assert path.read_bytes() == ("Geen énkele" + TEXT[3:]).encode(encoding)
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208 the names are enough


@pytest.mark.parametrize("charset", ["iso-8859-15", "macintosh"])
def test_the_charset_that_a_page_tells_stays(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.html"
    text = f"<meta charset={charset}><p>Één cliënt"
    path.write_bytes(text.encode(charset))
    save_edit(path, read_file(path), Edit(len(text), len(text), " én één"))
    assert path.read_bytes() == f"{text} én één".encode(charset)


def test_a_character_that_does_not_fit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    with pytest.raises(InputError, match="‘→’ past niet in windows-1252"):
        save_edit(path, read_file(path), Edit(0, 3, "→"))
    assert path.read_bytes() == TEXT.encode("cp1252")


def test_a_text_that_would_read_differently_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("é".encode("cp1252"))
    with pytest.raises(InputError, match="kan zo niet worden opgeslagen"):
        save_edit(path, read_file(path), Edit(0, 1, "Ã©"))


def test_a_file_that_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("een")
    document = read_file(path)
    path.write_text("twee")
    with pytest.raises(InputError, match="intussen veranderd"):
        save_edit(path, document, Edit(0, 1, "x"))
    path.unlink()
    with pytest.raises(InputError, match="er is niets veranderd"):
        save_edit(path, document, Edit(0, 1, "x"))


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another thing there")
def test_links_and_rights_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "echt.txt", tmp_path / "link.txt"
    target.write_text("een")
    target.chmod(0o640)
    link.symlink_to(target)
    replace_file(link, b"twee")
    assert link.is_symlink()
    assert target.read_bytes() == b"twee"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_when_writing_fails_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("een")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"twee")
    assert path.read_text() == "een"
    assert [found.name for found in tmp_path.iterdir()] == ["a.txt"]


@given(st.text(st.sampled_from("ab-#>\n\r é"), max_size=30), st.sampled_from(["markdown", "text"]), st.booleans())
def test_a_comment_is_a_remark_and_the_rest_is_the_text(text: str, input_format: str, front: bool) -> None:
    text = f"---\ntitel: a\n---\n{text}" if front else text
    edit = comment(read_text(text, input_format), "regel", "zo --> is het")
    changed = text[: edit.start] + edit.text + text[edit.end :]
    assert (edit.start, changed.replace(edit.text, "", 1)) == (edit.end, text)
    (remark,) = read_text(changed, input_format).remarks
    assert remark.body.strip() == "uit regel, omdat zo → is het"


def test_a_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK")
    document = Document(str(path), "docx", "een", (), places=LineIndex("een"))
    with pytest.raises(InputError, match=r"nieuwetaal kan niet in \.docx schrijven"):
        save_edit(path, document, Edit(0, 1, "x"))
    assert path.read_bytes() == b"PK"
