"""PDFs that are loops, bombs, locked, empty, or that want to do something."""

from __future__ import annotations

import base64
import io
import zlib
from functools import partial
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from tests.documents.honest_files import SENTENCES, assembled, contents, pdf, pdf_of
from tests.documents.hostile_damage import ANY, READ, REFUSED, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MIB = 1 << 20
_LARGE = "zo groot dat het niet wordt geopend"
_FIRST = SENTENCES[0][:30]


def pdfs() -> Iterator[Case]:
    """Yield hostile PDFs."""
    page = contents(SENTENCES)
    for name, make, outcome, says in (*_structures(), *_contents(page), *_actions(page)):
        yield Case(f"pdf-{name}.pdf", make, outcome, says)


def _structures() -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    good, page = pdf(), contents(SENTENCES[:1])
    yield (
        "xref-kring",
        lambda: good.replace(b"trailer\n<< ", b"trailer\n<< /Prev %d " % good.rfind(b"xref\n0")),
        ANY,
        "",
    )
    yield "xref-kwijt", lambda: good.replace(b"startxref\n", b"startxref\n9"), READ, _FIRST
    yield "xref-naar-zichzelf", lambda: good[: good.rfind(b"startxref")] + b"startxref\n0\n%%EOF", ANY, ""
    yield "xref-miljard", lambda: good.replace(b"xref\n0 ", b"xref\n0 99999999"), ANY, ""
    yield "boom-kring", lambda: good.replace(b"/Kids [5 0 R", b"/Kids [2 0 R 5 0 R"), ANY, ""
    yield "boom-ouder-is-kind", lambda: _pages(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000 >>"), REFUSED, ""
    yield "miljoen-bladzijden", lambda: good.replace(b"/Count 2 ", b"/Count 1000000 "), ANY, ""
    yield "min-een-bladzijde", lambda: good.replace(b"/Count 2 ", b"/Count -1 "), ANY, ""
    yield "geen-bladzijden", lambda: _pages(b"<< /Type /Pages /Kids [] /Count 0 >>"), REFUSED, "beschadigd of geen PDF"
    yield "zelfde-bladzijde-vaak", lambda: _repeated(page, 60_000), ANY, ""
    yield "diepe-boom", lambda: _deep_tree(5_000), ANY, ""
    yield "zonder-catalogus", lambda: good.replace(b"/Root 1 0 R", b"/Root 99 0 R"), ANY, ""
    yield "lengte-is-zichzelf", lambda: good.replace(b"/Length ", b"/Length 4 0 R %", 1), ANY, ""
    yield "diepe-lijst", lambda: _object(b"[" * 200_000 + b"]" * 200_000), ANY, ""
    yield "diep-woordenboek", lambda: _object(b"<< /A " * 100_000 + b"1" + b" >>" * 100_000), ANY, ""
    yield (
        "honderdduizend-objecten",
        lambda: assembled([b"<< /Type /Catalog /Pages 2 0 R >>", *[b"null"] * 100_000]),
        REFUSED,
        "",
    )
    yield "streng-zonder-eind", lambda: good.replace(b"endstream", b"endstraem"), ANY, ""
    yield (
        "objecten-stroom-kring",
        lambda: _object(_stream(b"5 0 null ", b"/Type /ObjStm /N 1 /First 4 /Extends 4 0 R")),
        ANY,
        "",
    )
    yield "wachtwoord", lambda: _locked("geheim"), REFUSED, "wachtwoord"
    yield "wachtwoord-aes", lambda: _locked("geheim", "AES-256"), REFUSED, "wachtwoord"
    yield "alleen-eigenaar", lambda: _locked(""), READ, _FIRST
    yield (
        "onbekend-slot",
        lambda: good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Niets /V 9 >>"),
        REFUSED,
        "beveiligd",
    )


def _contents(page: bytes) -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    drawn = b"0 0 100 100 re f\n"
    yield "bom", lambda: pdf_of([b"q Q " * (8 * _MIB)]), REFUSED, _LARGE
    yield "bom-in-bom", _packed_twice, REFUSED, _LARGE
    yield "bom-runlength", lambda: _filtered(b"/RunLengthDecode", b"\x81 " * (5 * _MIB)), REFUSED, _LARGE
    yield "bom-lzw", lambda: _filtered(b"/LZWDecode", b"\x80" * _MIB), REFUSED, _LARGE
    yield (
        "bom-hex",
        lambda: _filtered(b"[/ASCIIHexDecode /FlateDecode]", zlib.compress(b"q Q " * (8 * _MIB)).hex().encode()),
        REFUSED,
        _LARGE,
    )
    yield "bom-namen", lambda: _filtered(b"/Fl#61teDecode", zlib.compress(b"q Q " * (8 * _MIB))), REFUSED, _LARGE
    yield (
        "voorspeller",
        lambda: _filtered(b"/FlateDecode /DecodeParms << /Predictor 15 /Columns 2000000000 >>", zlib.compress(page)),
        ANY,
        "",
    )
    yield "geen-tekstlaag", lambda: pdf_of([drawn, drawn]), REFUSED, r"geen tekstlaag .*OCR"
    yield "lege-bladzijde", lambda: pdf_of([b""]), READ, ""
    yield "veel-letters", lambda: pdf_of([_letters(20_000)] * 5), ANY, ""
    yield "veel-losse-letters", lambda: pdf_of([_loose(20_000)]), ANY, ""
    yield (
        "alles-op-een-plek",
        lambda: pdf_of([b"BT /F1 11 Tf 60 700 Td " + b"(Samen kiezen ) Tj 0 0 Td " * 10_000 + b"ET"]),
        ANY,
        "",
    )
    yield "raster", lambda: pdf_of([_grid(100, 60)]), ANY, ""
    yield "schuine-letters", lambda: pdf_of([_tilted(2_000)]), ANY, ""
    yield "geneste-q", lambda: pdf_of([b"q " * 500_000 + page]), REFUSED, _LARGE
    yield "geneste-lijst", lambda: pdf_of([b"[" * 500_000 + page]), ANY, ""
    yield "vorm-in-zichzelf", _form_loop, REFUSED, ""
    yield "vormen-bom", lambda: _forms(8, 10), REFUSED, "elkaar te vaak"
    yield "vormen-in-vormen", lambda: _forms(3, 3), READ, _FIRST
    yield "vorm-vaak", lambda: _forms(1, 1, b"/X Do " * 500_000), REFUSED, "elkaar te vaak"
    yield "merken-in-merken", lambda: pdf_of([b"/A BMC " * 200_000 + page]), REFUSED, _LARGE
    yield "naam-van-filter-elders", lambda: _filtered(b"99 0 R", zlib.compress(b"q Q " * (8 * _MIB))), REFUSED, _LARGE
    yield (
        "bom-ascii85",
        lambda: _filtered(b"[/A85 /Fl]", _ascii85(zlib.compress(b"q Q " * (8 * _MIB)))),
        REFUSED,
        _LARGE,
    )
    yield "ascii85", lambda: _filtered(b"[/ASCII85Decode /FlateDecode]", _ascii85(zlib.compress(page))), READ, _FIRST
    yield "lettergrootte-oneindig", lambda: pdf_of([page.replace(b"/F1 11", b"/F1 1" + b"0" * 300)]), ANY, ""
    yield "lettergrootte-nul", lambda: pdf_of([page.replace(b"/F1 11", b"/F1 0")]), ANY, ""
    yield "plaats-nan", lambda: pdf_of([page.replace(b" 60 ", b" 1e999 ")]), ANY, ""
    yield "blad-zonder-maat", lambda: pdf_of([page]).replace(b"[0 0 595 842]", b"[0 0 0 0]"), ANY, ""
    yield (
        "blad-reusachtig",
        lambda: pdf_of([page]).replace(b"[0 0 595 842]", b"[-20000000 -20000000 20000000 20000000]"),
        ANY,
        "",
    )
    yield "onbekend-lettertype", lambda: pdf_of([page.replace(b"/F1", b"/F9")]), ANY, ""
    yield "tekens-zonder-betekenis", lambda: pdf_of([page.replace(b"(", b"<00010203fffe>Tj (\\000\\001\\377")]), ANY, ""
    yield "kapotte-stroom", lambda: _filtered(b"/FlateDecode", zlib.compress(page)[:-30] + bytes(30)), ANY, ""


def _actions(page: bytes) -> Iterator[tuple[str, Callable[[], bytes], str, str]]:
    for name, action in (
        ("javascript", "<< /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\);) >>"),
        ("start-programma", "<< /S /Launch /F (/bin/touch) /Win << /F (cmd.exe) /P (/c calc) >> >>"),
        ("naar-het-net", "<< /S /URI /URI (http://127.0.0.1:9/) >>"),
        ("verstuurt", "<< /S /SubmitForm /F (http://127.0.0.1:9/) >>"),
        ("haalt-een-andere", "<< /S /GoToR /F (\\\\\\\\127.0.0.1\\\\x.pdf) /D [0 /Fit] >>"),
    ):
        yield name, partial(pdf_of, [page], {"OpenAction": action}), READ, _FIRST
    xfa = {"AcroForm": "<< /Fields [] /XFA [(template) 4 0 R] >>", "NeedsRendering": "true"}
    yield "alleen-xfa", lambda: pdf_of([b""], xfa), ANY, ""
    yield "bijlage", lambda: pdf_of([page], {"Names": "<< /EmbeddedFiles << /Names [(x) 4 0 R] >> >>"}), READ, _FIRST


def _pages(tree: bytes) -> bytes:
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree])


def _object(held: bytes) -> bytes:
    return assembled([b"<< /Type /Catalog /Pages 2 0 R /X 3 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", held])


def _stream(data: bytes, entries: bytes) -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def _filtered(name: bytes, data: bytes) -> bytes:
    """Return a PDF whose page is packed in this way."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>"
    )
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, font, page, _stream(data, b"/Filter " + name)])


def _packed_twice() -> bytes:
    return _filtered(b"[/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(b"q Q " * (8 * _MIB))))


def _repeated(page: bytes, count: int) -> bytes:
    good = pdf_of([page])
    return good.replace(b"/Kids [5 0 R] /Count 1", b"/Kids [%b] /Count %d" % (b"5 0 R " * count, count))


def _deep_tree(depth: int) -> bytes:
    nodes = [
        b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (max(number - 1, 2), number + 1)
        for number in range(2, depth + 2)
    ]
    last = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (depth + 1)
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, last])


def _locked(password: str, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    if algorithm == "RC4-128":
        writer.encrypt(password, "eigenaar", algorithm=algorithm)
        target = io.BytesIO()
        writer.write(target)
        return target.getvalue()
    # pypdf needs another package for this one; what it says of itself is enough
    lock = b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <%b> /U <%b> /OE <%b> /UE <%b> /Perms <%b> >>"
    told = lock % (b"11" * 48, b"22" * 48, b"33" * 32, b"44" * 32, b"55" * 16)
    return pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [<00><00>] " + told)


def _letters(count: int) -> bytes:
    line = b"(Samen kiezen wij hier wie er bij het gesprek is.) Tj 0 -1 Td "
    return b"BT /F1 1 Tf 20 820 Td " + line * (count // 50) + b"ET"


def _loose(count: int) -> bytes:
    drawn = (
        b"BT /F1 2 Tf %d %d Td (a) Tj ET " % (10 + 3 * (n % 190), 800 - 2 * (n // 190 % 390)) for n in range(count)
    )
    return b"".join(drawn)


def _grid(rows: int, columns: int) -> bytes:
    drawn = (
        b"BT /F1 3 Tf %d %d Td (ab) Tj ET " % (10 + 580 * column // columns, 830 - 820 * row // rows)
        for row in range(rows)
        for column in range(columns)
    )
    return b"".join(drawn)


def _tilted(count: int) -> bytes:
    drawn = (
        b"BT /F1 9 Tf %.3f %.3f %.3f 1 %d %d Tm (schuin) Tj ET " % (1, n / count, -n / count, n % 500, n % 800)
        for n in range(count)
    )
    return b"".join(drawn)


def _form_loop() -> bytes:
    resources = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return _with_forms([_stream(b"/X Do /X Do", resources)])


def _ascii85(data: bytes) -> bytes:
    return base64.a85encode(data) + b"~>"


def _forms(depth: int, width: int, page: bytes = b"/X Do") -> bytes:
    """Return a PDF of forms that each draw the next one many times."""
    made = []
    for number in range(depth):
        last = number == depth - 1
        drawn = contents(SENTENCES[:1]) if last else b"/X Do " * width
        held = b"/Font << /F1 3 0 R >>" if last else b"/XObject << /X %d 0 R >>" % (number + 7)
        made.append(_stream(drawn, b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << %b >>" % held))
    return _with_forms(made, page)


def _with_forms(forms: list[bytes], drawn: bytes = b"/X Do") -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /XObject << /X 6 0 R >> >> >>"
    )
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, font, page, _stream(drawn, b""), *forms])
