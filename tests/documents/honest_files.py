"""One small honest file of every format, from which the hostile ones are made."""

from __future__ import annotations

import zlib
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from tests.documents import odf_files, word_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SENTENCES = (
    "De gemeente beslist volgend jaar samen met ouders over de opvang in de wijk.",
    "Jongeren kiezen zelf wie er bij het gesprek aan tafel zit, en waar dat gesprek is.",
    "Wie niet kan komen, stuurt een bericht; dan wordt er een andere dag gezocht.",
    "Een gezin dat hulp vraagt, krijgt binnen een week antwoord van een vaste persoon.",
)
_PER_PAGE = 2


def docx() -> bytes:
    """Return a Word file with a heading, prose, a table and a footnote."""
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = word_files.p("Samen kiezen", style="Kop1") + "".join(map(word_files.p, SENTENCES))
    body += word_files.p("Zie de noot.", note) + word_files.table([word_files.p("Links"), word_files.p("Rechts")])
    return word_files.word(body, {"footnotes": word_files.notes("footnote", word_files.p("Een noot."))})


def odt() -> bytes:
    """Return an OpenDocument text."""
    return odf_files.odt(_odf_body())


def fodt() -> bytes:
    """Return a flat one."""
    return odf_files.fodt(_odf_body())


def _odf_body() -> str:
    head = '<text:h text:style-name="Heading_20_1" text:outline-level="1">Samen kiezen</text:h>'
    return head + "".join(f'<text:p text:style-name="Standard">{sentence}</text:p>' for sentence in SENTENCES)


def pdf() -> bytes:
    """Return a PDF of two pages, their contents packed."""
    halves = [SENTENCES[at : at + _PER_PAGE] for at in range(0, len(SENTENCES), _PER_PAGE)]
    return pdf_of([contents(half) for half in halves])


def contents(lines: Sequence[str]) -> bytes:
    """Return what draws these lines on a page."""
    drawn = "".join(f"BT /F1 11 Tf 60 {780 - 40 * row} Td ({line}) Tj ET\n" for row, line in enumerate(lines))
    return drawn.encode("cp1252")


def pdf_of(pages: Sequence[bytes], extra: Mapping[str, str] | None = None) -> bytes:
    """Return a PDF with these contents of pages; `extra` are entries of its catalog."""
    objects: list[bytes] = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        packed = zlib.compress(page)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    more = "".join(f" /{key} {value}" for key, value in (extra or {}).items()).encode()
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R%b >>" % more
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, the first being its catalog."""
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, held in enumerate(objects, start=1):
        starts.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, held)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % start for start in starts)
    data += b"trailer\n<< /Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(data)


def rtf() -> bytes:
    """Return rich text."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}}"
    body = r"\pard\s1 Samen kiezen\par " + "".join(rf"\pard\s0\f0 {sentence}\par " for sentence in SENTENCES)
    return f"{head}{body}{{\\b Caf\\'e9}} \\u8216?zo\\u8217?.\\par}}".encode("ascii")


def html() -> bytes:
    """Return a page."""
    prose = "".join(f"<p>{sentence}</p>\n" for sentence in SENTENCES)
    return (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8"><title>Plan</title></head><body>'
        f"<h1>Samen kiezen</h1>{prose}<ul><li>Eén</li><li>Twee</li></ul></body></html>\n"
    ).encode()


def eml() -> bytes:
    """Return a mail with plain text, a page and an attachment."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ria@example.org", "piet@example.org", "Samen kiezen in de wijk é"
    mail["Date"] = "Mon, 05 Jan 2026 10:00:00 +0100"
    mail.set_content("\n\n".join((*SENTENCES, "Groet, café Ria")))
    mail.add_alternative(html().decode(), subtype="html")
    mail.add_attachment(b"%PDF-1.4 niets", maintype="application", subtype="pdf", filename="plan.pdf")
    mail.set_boundary("grens")
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary(f"grens{number}")
    return mail.as_bytes(policy=SMTP)


def markdown() -> bytes:
    """Return Markdown with front matter, a list, a table and a note."""
    prose = "\n\n".join(SENTENCES)
    return (
        f"---\ntitle: Plan\n---\n\n# Samen kiezen\n\n{prose}[^1]\n\n- één\n- twee\n\n| a | b |\n|---|---|\n"
        "| links | rechts |\n\n> een citaat\n\n[^1]: Een noot.\n"
    ).encode()


def text() -> bytes:
    """Return plain text."""
    return ("\n\n".join(SENTENCES) + "\n").encode()


HONEST = {
    ".docx": docx,
    ".odt": odt,
    ".fodt": fodt,
    ".pdf": pdf,
    ".rtf": rtf,
    ".html": html,
    ".eml": eml,
    ".md": markdown,
    ".txt": text,
}
"""What makes the honest file of a format, by its suffix."""
