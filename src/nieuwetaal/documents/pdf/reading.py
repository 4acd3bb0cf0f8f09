"""PDF: lines put in reading order and joined to paragraphs, each character with its page and box."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nieuwetaal.documents.extract import Extract
from nieuwetaal.documents.pdf.file import MOST_CHARACTERS, MOST_PAGES, read_pages
from nieuwetaal.documents.pdf.layout import blocks
from nieuwetaal.documents.pdf.lines import lines, with_markers
from nieuwetaal.documents.pdf.margins import without_repeats
from nieuwetaal.documents.pdf.paragraphs import Setter
from nieuwetaal.documents.pdf.text import written
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.documents.pdf.file import Page, Pages
    from nieuwetaal.documents.pdf.lines import Line
    from nieuwetaal.documents.pdf.paragraphs import Paragraph
    from nieuwetaal.documents.pdf.text import PdfPlaces

_SCAN = "heeft geen tekstlaag (het is een scan); laat er eerst tekstherkenning (OCR) over gaan"
_UNREADABLE = "is beschadigd: geen bladzijde is te lezen; maak de PDF opnieuw en probeer het nog eens"
_MOST_NAMED = 12

_Block = tuple[str, list["Line"]]


def read(data: bytes, name: str) -> Extract:
    """Return what stands in a PDF; raise `InputError`, naming the document `name`, when it cannot be read."""
    pages = _pages(data, name)
    text, segments, places = written(_paragraphs(pages.read))
    return Extract(text, segments, places, tuple(_notes(pages)))


def read_places(data: bytes, name: str) -> PdfPlaces:
    """Return where all words of a PDF stand that `read` reads; raise `InputError` as it does."""
    return written(_paragraphs(_pages(data, name).read))[2]


def _pages(data: bytes, name: str) -> Pages:
    pages = read_pages(data, name)
    if not pages.read:
        raise InputError(f"{name} {_UNREADABLE}")
    empty = not any(page.fragments for page in pages.read)
    if empty and not pages.crowded and any(page.drawn for page in pages.read):
        raise InputError(f"{name} {_SCAN}")
    return pages


def _paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    read = [list(_blocks(page)) for page in without_repeats(pages, _body(pages))]
    setter = Setter(found for page in read for _, found in page)
    paragraphs: list[Paragraph] = []
    open_end: Paragraph | None = None
    for page in read:
        notes: list[Paragraph] = []
        for kind, found in page:
            if kind == "cell":
                paragraphs += setter.cells(found)
                continue
            prose, small = setter.parted(found)
            notes += setter.footnotes(small)
            made = list(setter.prose(prose)) if prose else []
            if made and open_end and open_end.runs_on(made[0]):
                following = made.pop(0)
                open_end.lines += following.lines
                open_end.full = following.full
            paragraphs += made
            open_end = made[-1] if made else open_end
        paragraphs += notes
    return paragraphs


def _body(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for fragment in page.fragments:
            sizes[round(fragment.size, 1)] += len(fragment.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(page: Page) -> Iterator[_Block]:
    for block in blocks(with_markers(page.fragments)):
        yield block.kind, lines(block.fragments)


def _notes(pages: Pages) -> Iterator[str]:
    """Yield what could not be read."""
    scanned = [page.frame.page for page in pages.read if page.drawn and not page.fragments]
    scanned = [number for number in scanned if number not in pages.crowded]
    if scanned:
        yield f"op {_named(scanned)} staat geen tekst die te lezen is (een scan of een plaatje); die is overgeslagen"
    if pages.damaged:
        yield f"{_named(pages.damaged)} is beschadigd en overgeslagen"
    if pages.crowded:
        yield f"{_named(pages.crowded)} is vol losse letters, als een tekening, en overgeslagen"
    done = len(pages.read) + len(pages.damaged)
    if done < pages.total:
        most = f"{MOST_PAGES} bladzijden of {MOST_CHARACTERS // 1_000_000} miljoen tekens"
        yield f"alleen de eerste {done} van {pages.total} bladzijden zijn gelezen (hoogstens {most}); splits de PDF"


def _named(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = len(numbers) - _MOST_NAMED
    return f"bladzijde {shown}" + (f" en {more} andere" if more > 0 else "")
