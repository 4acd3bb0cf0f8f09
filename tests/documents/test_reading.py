"""Files and texts become documents; what cannot be read is one Dutch line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nieuwetaal.documents import FORMATS, SUFFIXES, TEXT_FORMATS, TEXT_SUFFIXES, read_file, read_text
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "input_format", "expected"),
    [
        ("a.txt", None, "text"),
        ("a.md", None, "markdown"),
        ("a.MARKDOWN", None, "markdown"),
        ("a", None, "text"),
        ("a.adoc", None, "text"),
        ("a.md", "text", "text"),
        ("a.txt", "markdown", "markdown"),
        ("a.docx", "text", "text"),
    ],
)
def test_the_format_follows_from_the_suffix_unless_given(
    tmp_path: Path, name: str, input_format: str | None, expected: str
):
    path = tmp_path / name
    path.write_text("# Cliënten kiezen", encoding="utf-8")
    document = read_file(path, input_format)
    assert document.format == expected
    assert document.path == str(path)
    assert document.encoding == "utf-8"
    assert document.segments[0].text.endswith("Cliënten kiezen")


def test_line_ends_stay_and_the_mark_goes(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOuders kiezen.\r\n\r\nZelf.\r\n")
    document = read_file(path)
    assert document.text == "Ouders kiezen.\r\n\r\nZelf.\r\n"
    assert [segment.source(0) for segment in document.segments] == [0, 18]


def test_windows_1252_is_noted(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes("Cliënten kiezen".encode("cp1252"))
    document = read_file(path)
    assert document.encoding == "windows-1252"
    assert "gelezen als Windows-1252" in document.notes[0]


def test_an_old_word_file_says_what_to_do(tmp_path: Path):
    path = tmp_path / "a.DOC"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    with pytest.raises(InputError, match="bewaar het in Word"):
        read_file(path)


def test_a_missing_file_a_folder_and_a_picture_are_input_errors(tmp_path: Path):
    picture = tmp_path / "foto.bin"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    for path, words in ((tmp_path / "weg.txt", "bestaat niet"), (tmp_path, "is een map"), (picture, "een plaatje")):
        with pytest.raises(InputError, match=words) as caught:
            read_file(path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_name_that_no_system_takes_is_an_input_error(tmp_path: Path):
    with pytest.raises(InputError, match="kan niet gelezen worden"):
        read_file(tmp_path / ("a" * 5000))


def test_an_unknown_format_names_those_that_exist():
    with pytest.raises(InputError, match="onbekend invoerformaat 'word'; kies uit: text, markdown"):
        read_text("x", "word")


def test_text_without_a_file():
    document = read_text("Ouders kiezen.")
    assert (document.path, document.format, document.encoding, document.notes) == (None, "text", None, ())
    assert read_text("x", path="a.txt").path == "a.txt"


def test_an_empty_file_is_a_document_without_segments(tmp_path: Path):
    path = tmp_path / "leeg.md"
    path.touch()
    assert read_file(path).segments == ()


def test_names():
    assert set(TEXT_FORMATS) <= set(FORMATS)
    assert set(SUFFIXES.values()) == set(FORMATS)
    assert set(SUFFIXES) >= TEXT_SUFFIXES
