"""XML from strangers, as the text of a Word file and of OpenDocument, packed and flat."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.documents import honest_files, odf_files, word_files
from tests.documents.hostile_damage import ANY, READ, REFUSED, Case
from tests.documents.hostile_zips import MAIN, repacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_DTD = "bevat een DOCTYPE"
_INVALID = "geen geldige XML"
_LARGE = "te groot|zo groot"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_NAMES = "".join(f'<!ENTITY e{n} "">' for n in range(50_000))
_MIB = 1 << 20
_NUMBERS = [f"{number} is een ander getal dan het vorige." for number in range(15_000)]


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a format writes prose: `start` and `end` are all that stands around its paragraphs."""

    suffix: str
    start: str
    end: str
    paragraph: tuple[str, str]
    run: tuple[str, str]
    nested: tuple[str, str]
    space: str

    def whole(self, *paragraphs: str) -> bytes:
        """Return the text part."""
        held = "".join(f"{self.paragraph[0]}{each}{self.paragraph[1]}" for each in paragraphs)
        return (self.start + held + self.end).encode()

    def runs(self, *texts: str) -> str:
        """Return what a paragraph holds."""
        return "".join(f"{self.run[0]}{text}{self.run[1]}" for text in texts)

    def file(self, part: bytes) -> bytes:
        """Return the file with this text part."""
        if self.suffix not in MAIN:
            return part
        parts = word_files.unzipped(honest_files.HONEST[self.suffix]())
        return repacked(parts, {MAIN[self.suffix]: part}, zipfile.ZIP_STORED)


def _dialects() -> Iterator[_Dialect]:
    mark = "MIDDEN"
    word = word_files.unzipped(word_files.word(mark))["word/document.xml"].decode()
    odt = odf_files.parts_of(odf_files.odt(mark))["content.xml"].decode()
    flat = odf_files.fodt(mark).decode()
    start, end = word.split(mark)
    table = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    yield _Dialect(
        ".docx", start, end, ("<w:p>", "</w:p>"), ("<w:r><w:t>", "</w:t></w:r>"), table, "<w:r><w:tab/></w:r>"
    )
    for suffix, whole in ((".odt", odt), (".fodt", flat)):
        start, end = whole.split(mark)
        sections = ("<text:section>", "</text:section>")
        spans = ("<text:span>", "</text:span>")
        yield _Dialect(suffix, start, end, ("<text:p>", "</text:p>"), spans, sections, "<text:s text:c='2000000000'/>")


def xml() -> Iterator[Case]:
    """Yield hostile XML in every format that is XML."""
    for dialect in _dialects():
        for name, part, outcome, says in (*_entities(dialect), *_encodings(dialect)):
            yield _case(dialect, name, part, outcome, says)
        yield from _large(dialect)


def _case(dialect: _Dialect, name: str, part: bytes, outcome: str, says: str) -> Case:
    return Case(f"xml-{name}{dialect.suffix}", lambda: dialect.file(part), outcome, says)


def _declared(dialect: _Dialect, doctype: str, text: str) -> bytes:
    whole = dialect.whole(dialect.runs(text)).decode()
    declaration, _, rest = whole.partition("?>")
    return f"{declaration}?>{doctype}{rest}".encode()


def _entities(dialect: _Dialect) -> Iterator[tuple[str, bytes, str, str]]:
    for name, doctype, text in (
        ("lachers", f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>', "&l11;"),
        ("kwadraat", f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>', "&a;" * 10_000),
        ("bestand", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        ("net", '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/geheim">]>', "&a;"),
        ("parameters", '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>', "&b;"),
        ("doctype", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "gewoon"),
        ("doctype-leeg", "<!DOCTYPE x>", "gewoon"),
        ("veel-namen", f"<!DOCTYPE x [{_NAMES}]>", "gewoon"),
        ("kring", '<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    ):
        yield name, _declared(dialect, doctype, text), REFUSED, f"{_DTD}|{_INVALID}"
    yield "onbekende-entiteit", dialect.whole(dialect.runs("&niets;")), REFUSED, _INVALID
    yield "verboden-teken", dialect.whole(dialect.runs("&#0; &#xFFFE;")), REFUSED, _INVALID


def _encodings(dialect: _Dialect) -> Iterator[tuple[str, bytes, str, str]]:
    whole = dialect.whole(dialect.runs("Samen kiezen in het café."))
    plain = whole.replace("é".encode(), b"e")
    text = whole.decode()
    yield "utf-16", text.replace("UTF-8", "UTF-16").encode("utf-16"), READ, "Samen kiezen in het café"
    yield "utf-7", plain.replace(b"UTF-8", b"UTF-7"), ANY, ""
    yield "onbekende-codering", plain.replace(b"UTF-8", b"x-niets"), REFUSED, _INVALID
    yield "liegt-utf-16", plain.replace(b"UTF-8", b"UTF-16"), ANY, ""
    yield "ebcdic", plain.replace(b"UTF-8", b"IBM037"), ANY, ""
    yield "ongeldige-utf-8", whole.replace("é".encode(), b"\xe9\xff"), REFUSED, _INVALID
    yield "nul", whole.replace(b"kiezen", b"kie\0zen"), REFUSED, _INVALID
    yield "half-teken", whole.replace("é".encode(), b"\xed\xa0\x80"), REFUSED, _INVALID
    yield "rommel-erna", whole + b"<nog/>", REFUSED, _INVALID
    yield "niet-af", whole[: len(whole) // 2], REFUSED, _INVALID
    yield "andere-wortel", b"<html><body>Samen</body></html>", REFUSED, "geen|is HTML"
    namespaces = b"".join(b' xmlns:n%d="urn:%d"' % (n, n) for n in range(5_000))
    yield "veel-naamruimten", plain.replace(b"><", namespaces + b"><", 1), ANY, ""


def _large(dialect: _Dialect) -> Iterator[Case]:
    """Yield texts that are large or deep; made when they are needed."""
    suffix = dialect.suffix

    def made(name: str, make: str, outcome: str, says: str = "") -> Case:
        return Case(f"xml-{name}{suffix}", lambda: dialect.file(_MADE[make](dialect)), outcome, says)

    yield made("diep", "deep", REFUSED, "in elkaar")
    yield made("diep-onbekend", "unknown", REFUSED, _LARGE)
    yield made("diep-genoeg", "shallow", READ)
    yield made("groot-attribuut", "attribute", ANY)
    yield made("veel-attributen", "attributes", ANY)
    yield made("veel-lege-elementen", "empty", REFUSED, _LARGE)
    yield made("veel-runs", "runs", REFUSED, _LARGE)
    yield made("een-alinea", "paragraph", ANY)
    yield made("een-regel-zonder-wit", "word", ANY)
    yield made("veel-alineas", "paragraphs", ANY)
    yield made("honderdnegentig-mb", "huge", REFUSED, _LARGE)
    yield made("veel-spaties", "spaces", ANY)
    yield made("veel-commentaar", "comments", REFUSED, _LARGE)
    yield made("accenten", "accents", ANY)


def _deep(dialect: _Dialect) -> bytes:
    start, end = dialect.nested
    text = f"{dialect.paragraph[0]}{dialect.runs('diep')}{dialect.paragraph[1]}"
    return f"{dialect.start}{start * 100_000}{text}{end * 100_000}{dialect.end}".encode()


def _shallow(dialect: _Dialect) -> bytes:
    start, end = dialect.nested
    text = f"{dialect.paragraph[0]}{dialect.runs('diep')}{dialect.paragraph[1]}"
    return f"{dialect.start}{start * 60}{text}{end * 60}{dialect.end}".encode()


_MADE: Mapping[str, Callable[[_Dialect], bytes]] = {
    "deep": _deep,
    "shallow": _shallow,
    "unknown": lambda d: f"{d.start}{'<x>' * 1_000_000}{'</x>' * 1_000_000}{d.end}".encode(),
    "attribute": lambda d: d.whole(d.runs("gewoon")).replace(b"><", b' x="' + b"a" * 10 * _MIB + b'"><', 1),
    "attributes": lambda d: d.whole(
        d.runs("gewoon"), "<x " + " ".join(f'a{number}="1"' for number in range(100_000)) + "/>"
    ),
    "empty": lambda d: d.whole(d.runs("gewoon"), "<x/>" * 4_000_000),
    "runs": lambda d: d.whole(d.runs("ab") * 2_000_000),
    "paragraph": lambda d: d.whole(d.runs("Samen kiezen wij. " * 280_000)),
    "word": lambda d: d.whole(d.runs("a" * 5_000_000)),
    "paragraphs": lambda d: d.whole(*[d.runs("Samen kiezen wij hier.")] * 30_000),
    "huge": lambda d: d.whole("".join(map(d.runs, _NUMBERS)) * 190),
    "spaces": lambda d: d.whole(d.runs("a") + d.space * 1_000 + d.runs(" " * 2_000_000 + "b")),
    "comments": lambda d: d.whole(d.runs("gewoon"), "<!---->" * 3_000_000),
    "accents": lambda d: d.whole(d.runs("e" + "\u0301" * 1_000_000), d.runs("e\u0301" * 300_000)),
}
