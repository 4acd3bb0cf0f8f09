"""Bytes become text, or one Dutch line that says how to mend them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents.decoding import decode
from nieuwetaal.errors import InputError

DUTCH = "Cliënten “beslissen” mee – één keer.\r\nTweede regel\rderde\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (DUTCH.encode(), "utf-8"),
        (codecs.BOM_UTF8 + DUTCH.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + DUTCH.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + DUTCH.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + DUTCH.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_unicode_is_read_as_it_stands(data: bytes, encoding: str):
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.notes) == (DUTCH, encoding, ())


def test_other_bytes_are_windows_1252_and_the_writer_is_told():
    decoded = decode(DUTCH.encode("cp1252"), "a.txt")
    assert decoded.text == DUTCH
    assert decoded.encoding == "windows-1252"
    assert len(decoded.notes) == 1
    assert decoded.notes[0].startswith("a.txt is geen UTF-8 en is gelezen als Windows-1252")


UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def test_every_defined_byte_of_windows_1252_has_a_character():
    data = b"tekst " * 100 + bytes(byte for byte in range(0x80, 0x100) if byte not in UNDEFINED)
    assert len(decode(data, "a.txt").text) == len(data)


@pytest.mark.parametrize("byte", UNDEFINED)
def test_a_byte_without_a_character_is_an_error(byte: int) -> None:
    with pytest.raises(InputError, match="geen UTF-8 en geen Windows-1252"):
        decode(b"tekst \xe9 " + bytes((byte,)), "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\x00\x06\x00",
        b"a\x00b",
        bytes(range(1, 32)) * 10,
        "tekst".encode("utf-16-le"),
        codecs.BOM_UTF16_LE + b"a\x00b",
    ],
)
def test_what_is_no_text_is_an_error_of_one_line_with_the_mend(data: bytes):
    with pytest.raises(InputError) as caught:
        decode(data, "map/foto.png")
    message = str(caught.value)
    assert message.startswith("map/foto.png ")
    assert "bewaar het" in message
    assert "\n" not in message


def test_nothing_is_text():
    assert decode(b"", "leeg.txt").text == ""


@given(st.binary())
def test_bytes_are_text_or_an_input_error(data: bytes):
    try:
        decoded = decode(data, "a.txt")
    except InputError:
        return
    assert decoded.encoding
    assert not decoded.text.startswith("\ufeff") or data.count(b"\xef\xbb\xbf") > 1 or decoded.encoding != "utf-8"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_comes_back(text: str):
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.txt").text == text
