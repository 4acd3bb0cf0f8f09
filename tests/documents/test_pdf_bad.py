"""Damaged and hostile PDFs give one clear line, soon, and print nothing."""

from __future__ import annotations

import random
import time
import zlib
from pathlib import Path

import pytest
from tests.documents.pdf_made import made, shown

from nieuwetaal.documents.pdf.reading import read
from nieuwetaal.errors import InputError

FILE = Path(__file__).parent / "files" / "twee-kolommen.pdf"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"Gewone tekst", b"PK\x03\x04", b"%PDF-1.4\n" + b"\0" * 5000, b"\xff" * 300]
)
def test_what_is_no_pdf(data: bytes):
    with pytest.raises(InputError, match=r"plan.pdf is beschadigd of geen PDF; maak de PDF opnieuw"):
        read(data, "plan.pdf")


def outcome(data: bytes) -> str:
    """Return what is told of a PDF that cannot be read; nothing when it can."""
    try:
        read(data, "plan.pdf")
    except InputError as error:
        return str(error)
    return ""


def damaged(data: bytes, kind: int, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    at = chance.randrange(len(data))
    if kind == 0:
        return data[:at]
    if kind == 1:
        for _ in range(chance.choice([1, 10, 100])):
            spoiled[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind == 2:
        del spoiled[at : at + chance.randrange(1, 3000)]
    else:
        spoiled[at:at] = chance.randbytes(400)
    return bytes(spoiled)


@pytest.mark.parametrize("kind", range(4))
def test_damaged_files_are_read_or_told(kind: int, capfd: pytest.CaptureFixture[str]):
    data, chance = FILE.read_bytes(), random.Random(kind)
    told = []
    for _ in range(25):
        start = time.process_time()
        told.append(outcome(damaged(data, kind, chance)))
        assert time.process_time() - start < 5
    errors = [text for text in told if text]
    assert all(text.startswith("plan.pdf is beschadigd") and "\n" not in text for text in errors)
    assert kind != 0 or errors
    assert capfd.readouterr() == ("", "")


def test_a_page_that_is_broken_is_told_and_the_others_are_read():
    page = shown(72, 700, "Ouders kiezen.")
    data = made(page, page, page).replace(b"7 0 obj\n<< /Type /Page ", b"7 0 obj\n[ /Type /Page ")
    extract = read(data, "plan.pdf")
    assert extract.text.count("Ouders kiezen.") == 2
    assert any("bladzijde 2" in note for note in extract.notes)


def bomb(size: int, layers: int = 1) -> bytes:
    packed = zlib.compress(b"q Q " * (size // 4), 9)
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    names = b" ".join([b"/FlateDecode"] * layers)
    old = b"<< /Length 4 >>\nstream\nq Q "
    return made(b"q Q ").replace(old, b"<< /Filter [%s] /Length %d >>\nstream\n" % (names, len(packed)) + packed)


@pytest.mark.parametrize("layers", [1, 2])
def test_bombs_are_not_opened(layers: int):
    data = bomb(60_000_000, layers)
    assert len(data) < 100_000
    start = time.process_time()
    with pytest.raises(InputError, match=r"plan.pdf wordt uitgepakt zo groot"):
        read(data, "plan.pdf")
    assert time.process_time() - start < 5
    assert read(bomb(4_000), "plan.pdf").segments == ()


def test_a_count_of_pages_that_is_a_lie_does_no_harm():
    data = made(shown(72, 700, "Ouders kiezen.")).replace(b"/Count 1 ", b"/Count 999999999 ")
    start = time.process_time()
    assert "beschadigd" in outcome(data) or "Ouders kiezen." in read(data, "plan.pdf").text
    assert time.process_time() - start < 5
