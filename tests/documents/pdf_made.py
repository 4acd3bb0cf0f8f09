"""PDFs made by hand, and by LibreOffice when that is installed."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
PAGE = "0 0 595 842"

STORY = [
    "De jeugdbeschermingstafel komt bijeen zodra een medewerker van het consultatiebureau zich ernstige zorgen maakt.",
    "Grootouders, buren en vrienden kunnen aanschuiven; het familienetwerkberaad gaat daaraan vooraf.",
    "Binnen drie weken schrijft de coördinator een samenvatting, die ieder mag aanvullen of verbeteren.",
    "Wie het oneens blijft, legt zijn bezwaar voor aan de onafhankelijke geschillencommissie.",
    "Zo ontstaat een dossier waarin verschillende waarheden naast elkaar bestaan.",
    "Onderwijsondersteuning en schuldhulpverlening horen erbij: zonder bestaanszekerheid werkt geen enkele afspraak.",
    "Daarom reserveert het college jaarlijks zevenhonderdduizend euro voor kleinschalige buurtinitiatieven.",
    "Vrijwilligersorganisaties beslissen zelf waaraan zij dat geld besteden en leggen achteraf verantwoording af.",
    "Het evaluatieonderzoek loopt tot de zomervakantie; een klankbordgroep van jongeren stelt de vragen op.",
    "Huisartsenpraktijken melden dat wachtlijsten korter worden sinds praktijkondersteuners gezinnen thuis opzoeken.",
    "Een thermometer voor vertrouwen bestaat niet, maar luisteren zonder meteen te adviseren helpt aantoonbaar.",
    "Sportverenigingen openen hun kantines voor huiswerkbegeleiding, muzieklessen en gezamenlijke maaltijden.",
    "De bibliotheek verzorgt voorleesmiddagen in twaalf talen; kinderdagverblijven wandelen er wekelijks heen.",
    "Leerplichtambtenaren bellen eerst de ouders op en sturen pas daarna een brief.",
    "Verhuisbewegingen binnen de regio maken het ingewikkeld om afspraken tussen gemeenten gelijk te trekken.",
]
"""Sentences in which hardly any two words stand side by side twice."""


def shown(x: float, y: float, text: str, size: float = 11, matrix: str | None = None) -> bytes:
    """Draw a line of Times; a `matrix` instead of a place turns it."""
    letters = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return f"BT /F1 {size} Tf {matrix or f'1 0 0 1 {x} {y}'} Tm (".encode() + letters + b") Tj ET\n"


def paragraph(x: float, y: float, lines: Sequence[str], size: float = 11) -> bytes:
    """Draw lines below each other."""
    return b"".join(shown(x, y - 1.2 * size * index, line, size) for index, line in enumerate(lines))


def made(*pages: bytes, box: str = PAGE, extra: str = "", trailer: str = "", as_stream: bool = False) -> bytes:
    """Return a PDF with these pages; `extra` is what else each says of itself."""
    kids = [f"{5 + 2 * index} 0 R" for index in range(len(pages))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] /MediaBox [{box}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(pages):
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {extra} {fonts} /Contents {4 + 2 * index} 0 R >>".encode())
    data = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, entry in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + entry + b"\nendobj\n"
    start = len(data)
    ends = f"/Size {len(objects) + 1 + as_stream} /Root 1 0 R /ID [<0123> <0123>] {trailer}".encode()
    if as_stream:
        rows = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\0" for place in [*places, start])
        head = b"<< /Type /XRef /W [1 4 1] /Index [1 %d] /Length %d " % (len(objects) + 1, len(rows))
        data += b"%d 0 obj\n" % (len(objects) + 1) + head + ends + b" >>\nstream\n" + rows + b"\nendstream\nendobj\n"
    else:
        data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        data += b"".join(b"%010d 00000 n \n" % place for place in places)
        data += b"trailer\n<< " + ends + b" >>\n"
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)


def hyphenated(text: str) -> str:
    """Return text with soft hyphens where a vowel, a consonant and a vowel meet: enough to break lines at."""
    vowels = "aeiouëï"
    letters = list(text)
    for index in range(len(text) - 4, 3, -1):
        before, here, after = text[index - 1], text[index], text[index + 1]
        inside = text[index - 2 : index + 3].isalpha()
        if inside and before in vowels and here not in vowels and after in vowels:
            letters.insert(index, "\u00ad")
    return "".join(letters)


def flat_odt(body: str, *, columns: int, align: str = "justify", indent: str = "0cm", after: str = "0.25cm") -> str:
    """Return a flat ODT of A4 pages with a header, page numbers, and `body`."""
    kinds = ("office", "style", "text", "table")
    spaces = " ".join(f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in kinds)
    side = f'<style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/>' if columns > 1 else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-family="Liberation Serif"
 fo:font-size="11pt" fo:language="nl" fo:country="NL"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}"
 fo:text-indent="{indent}" fo:margin-bottom="{after}"/><style:text-properties fo:hyphenate="true"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm"
 fo:keep-with-next="always"/><style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:footnotes-position="page"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:padding="0.15cm"/></style:style>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•">
<style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet>
</text:list-style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm">{side}</style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p>Gemeente Zeebrug | Opgroeien doe je samen</text:p></style:header>
<style:footer><text:p>pagina <text:page-number/> van <text:page-count/></text:p></style:footer></style:master-page>
</office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"""


def heading(text: str) -> str:
    """Return a heading in large bold type."""
    return f'<text:p text:style-name="H">{escape(text)}</text:p>'


def prose(text: str, note: str = "") -> str:
    """Return a paragraph, with a footnote behind its first sentence if there is one."""
    first, _, rest = hyphenated(escape(text)).partition(". ")
    if note:
        first += (
            '.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            f'<text:p text:style-name="N">{escape(note)}</text:p></text:note-body></text:note> '
        )
    elif rest:
        first += ". "
    return f'<text:p text:style-name="B">{first}{rest}</text:p>'


def items(texts: Sequence[str]) -> str:
    """Return a list with bullets."""
    paragraphs = (f'<text:p text:style-name="B">{escape(each)}</text:p>' for each in texts)
    inside = "".join(f"<text:list-item>{each}</text:list-item>" for each in paragraphs)
    return f'<text:list text:style-name="L">{inside}</text:list>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table without lines."""
    cell = '<table:table-cell table:style-name="C"><text:p>{}</text:p></table:table-cell>'
    filled = ("".join(cell.format(escape(each)) for each in row) for row in rows)
    inside = "".join(f"<table:table-row>{each}</table:table-row>" for each in filled)
    return f'<table:table><table:table-column table:number-columns-repeated="{len(rows[0])}"/>{inside}</table:table>'


def converted(source: str, suffix: str, folder: Path, kind: str = "pdf") -> bytes:
    """Return what LibreOffice makes of a text file."""
    path = folder / f"bron{suffix}"
    path.write_text(source, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "bron.pdf").read_bytes()
