"""What pdfium tells of a PDF: for every page its characters and where they stand."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from nieuwetaal.documents.pdf.fragments import Char, Fragment, Frame, fragments, turned
from nieuwetaal.documents.pdf.guard import refuse_bombs
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.documents.pdf.fragments import Box

MOST_PAGES = 2_000
MOST_CHARACTERS = 3_000_000
"""Some 500,000 words; more is not read, and that is said."""
MOST_FRAGMENTS = 10_000
"""A page of prose has some hundreds; a drawing may be full of letters."""
DAMAGED = "is beschadigd of geen PDF; maak de PDF opnieuw en probeer het nog eens"
_LOCKED = "is met een wachtwoord beveiligd; haal dat eraf en probeer het opnieuw"
_FOREIGN_LOCK = "is beveiligd op een manier die nieuwetaal niet kent; maak een PDF zonder beveiliging"
_TURNED = math.radians(3)
"""Text that is turned further than this, away from the other text on its page, is no prose: a watermark."""
_BOLD_FLAG = 1 << 18
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_LONGEST_NAME = 128
_ONE_AT_A_TIME = Lock()
"""pdfium knows no threads."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was drawn; `drawn` tells whether there is anything on it, text or not."""

    frame: Frame
    fragments: list[Fragment]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that were read, and the numbers of those `damaged` or too `crowded`; `total` is how many there are."""

    read: list[Page]
    damaged: list[int]
    crowded: list[int]
    total: int


@dataclass(slots=True)
class _Run:
    """Characters that are drawn in one go: from index `start`, in one size and direction."""

    start: int
    size: float
    angle: float
    bold: bool
    origin: tuple[float, float]


@dataclass(slots=True)
class _Characters:
    """The characters of a page: codes, boxes (four numbers each), and the runs that they form."""

    codes: array[int]
    boxes: array[float]
    runs: list[_Run]


def read_pages(data: bytes, name: str) -> Pages:
    """Return the pages of a PDF, within bounds; raise `InputError`, naming the document, when it cannot be opened."""
    if refuse_bombs(data, name):
        from nieuwetaal.documents.pdf.forms import refuse_endless  # noqa: PLC0415 takes a while, and few need it

        refuse_endless(data, name)
    with _ONE_AT_A_TIME:
        document = _open(data, name)
        try:
            return _pages(document)
        finally:
            document.close()


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reasons = {raw.FPDF_ERR_PASSWORD: _LOCKED, raw.FPDF_ERR_SECURITY: _FOREIGN_LOCK}
        raise InputError(f"{name} {reasons.get(error.err_code or 0, DAMAGED)}") from error
    if not len(document):
        document.close()
        raise InputError(f"{name} {DAMAGED}")
    return document


def _pages(document: pypdfium2.PdfDocument) -> Pages:
    pages = Pages([], [], [], len(document))
    left = MOST_CHARACTERS
    for index in range(min(len(document), MOST_PAGES)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            pages.damaged.append(index + 1)
            continue
        try:
            found, used = _page(page, index + 1, left)
        except pypdfium2.PdfiumError:
            pages.damaged.append(index + 1)
            continue
        finally:
            page.close()
        if len(found.fragments) > MOST_FRAGMENTS:
            pages.crowded.append(index + 1)
            del found.fragments[:]
        pages.read.append(found)
        left -= used
        if left <= 0:
            break
    return pages


def _page(page: pypdfium2.PdfPage, number: int, most: int) -> tuple[Page, int]:
    """Return a page and how many characters it has."""
    drawn = raw.FPDFPage_CountObjects(page) > 0
    textpage = page.get_textpage()
    try:
        characters = _characters(textpage, min(textpage.count_chars(), most))
    finally:
        textpage.close()
    turns: Counter[int] = Counter()
    ends = [*(run.start for run in characters.runs[1:]), len(characters.codes)][: len(characters.runs)]
    for run, end in zip(characters.runs, ends, strict=True):
        turns[_quarters(run.angle)] += end - run.start
    turn = turns.most_common(1)[0][0] if turns else 0
    frame = Frame(number, turn, turned(page.get_bbox(), turn))
    found = list(islice(fragments(_upright(characters, ends, frame), frame), MOST_FRAGMENTS + 1))
    return Page(frame, found, drawn), len(characters.codes)


def _quarters(angle: float) -> int:
    return round(angle / (math.pi / 2)) % 4


def _characters(textpage: pypdfium2.PdfTextPage, count: int) -> _Characters:
    found = _Characters(array("I"), array("f"), [])
    handle, box, last = textpage.raw, raw.FS_RECTF(), None
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        owner = ctypes.c_void_p.from_buffer(raw.FPDFText_GetTextObject(handle, index)).value
        if owner is not None and owner != last:
            last = owner
            found.runs.append(_run(handle, index))
        if not raw.FPDFText_GetLooseCharBox(handle, index, box):
            code = 0
        if owner is None or not found.runs:
            code = 0x0A if code in {0x0A, 0x0D} else 0x20
        found.codes.append(code)
        found.boxes.extend((box.left, box.bottom, box.right, box.top))
    if found.runs:
        found.runs[0].start = 0
    return found


def _run(handle: raw.FPDF_TEXTPAGE, index: int) -> _Run:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, _LONGEST_NAME, flags)
    bold = bool(flags.value & _BOLD_FLAG or _BOLD_NAME.search(name.value))
    return _Run(index, abs(size), math.atan2(matrix.b, matrix.a), bold, (x.value, y.value))


def _upright(characters: _Characters, ends: list[int], frame: Frame) -> Iterator[Char]:
    """Yield the characters on the page that stand as most do, in the coordinates of their reader."""
    for run, end in zip(characters.runs, ends, strict=True):
        tilt = math.remainder(run.angle - frame.turn * math.pi / 2, math.tau)
        if abs(tilt) > _TURNED or run.size <= 0:
            continue
        x, y = run.origin
        baseline = turned((x, y, x, y), frame.turn)[1]
        numbers = iter(characters.boxes[4 * run.start : 4 * end])
        boxes: Iterator[Box] = zip(numbers, numbers, numbers, numbers, strict=True)
        for code, box in zip(characters.codes[run.start : end], boxes, strict=True):
            left, bottom, right, top = turned(box, frame.turn) if frame.turn else box
            if _inside((left, bottom, right, top), frame.bounds):
                yield Char(code, left, right, baseline, run.size, run.bold)


def _inside(box: Box, bounds: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]
