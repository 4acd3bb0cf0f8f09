"""Rich text: paragraphs, characters of any code page, and damage."""

from __future__ import annotations

import random
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from tests.documents.odf_files import PANDOC, converted, fodt, needs_pandoc, needs_soffice
from tests.documents.odf_whole import table

from nieuwetaal.documents import read_bytes
from nieuwetaal.documents.rtf.reading import read
from nieuwetaal.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

WORD = (
    r"{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff0\deff0\stshfdbch0\deflang1043{\fonttbl"
    r"{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}"
    "\r\n"
    r"{\f3\fbidi \froman\fcharset2\fprq2 Symbol;}{\f4\fswiss\fcharset238 Arial CE;}{\f5\fcharset78 Osaka;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql \li0 \snext0 Normal;}{\s1\ql \sbasedon0 heading 1;}"
    r"{\s29\qj\i \sbasedon0 \snext0 Quote;}{\*\cs10 \additive Default Paragraph Font;}}"
    r"{\*\listtable{\list{\listlevel{\leveltext\'01\'b7;}}}}{\info{\title Geheim}{\author Ria}}"
    r"{\header \pard\plain Kop van de bladzijde\par }"
    r"\pard\plain \s1\outlinelevel0 \f0\fs32 {\rtlch\fcs1 \ltrch\fcs0 \insrsid1 Samen }{\b\insrsid2 bes}{lissen\par }"
    r"\pard\plain \ltrpar\ql {Cli\'ebnten en ouders kiezen \u8216\'91zelf\u8217\'92; caf\u233\'e9."
    r"{\footnote \pard\plain {\super\chftn} Een noot.\par}\par }"
    r"\pard\plain \s29\qj {\i Wij willen zelf kiezen.\par }{Ook dit is van ons.\par }"
    r"{\listtext\pard\plain\f3\insrsid3 \'b7\tab}\pard\plain \ls1 {Punt een\par "
    r"{\listtext\pard\plain\f3 \'b7\tab}Punt twee"
    "\r\n"
    r"\par }\pard\plain {\pntext\f3\'b7\tab}{\*\pn\pnlvlblt\pnf3{\pntxtb\'b7}}Oude punt\par "
    r"\trowd\cellx4000\cellx8000\pard\plain\intbl {Links | echt\par meer\cell Rechts\cell }\pard\intbl{\row }"
    r"\pard\plain {\field{\*\fldinst { HYPERLINK http://voorbeeld.nl"
    r" }}{\fldrslt {de site}}}{ en {\deleted weg}{\v niet}"
    r"{\revised wel} {\*\bkmkstart _Ref1}hier\line verder\~nu\_dan zacht\-je \{haak\} \\ einde.\par }"
    r"{\pict\wmetafile8 "
    + "0f1e" * 300
    + r"}{\pict\bin12 }}}{{{abc\'zz}\pard {\f4 \'9elu\'9d}{ \u-10179?\u-8704? lach\par}}"
)
EXPECTED = [
    ("heading", "Samen beslissen"),
    ("paragraph", "Cliënten en ouders kiezen ‘zelf’; café."),
    ("block-quote", "Wij willen zelf kiezen."),
    ("block-quote", "Ook dit is van ons."),
    ("list-item", "Punt een"),
    ("list-item", "Punt twee"),
    ("list-item", "Oude punt"),
    ("table-cell", "Links | echt"),
    ("table-cell", "meer"),
    ("table-cell", "Rechts"),
    ("paragraph", r"de site en wel hier verder nu‑dan zachtje {haak} \ einde."),
    ("paragraph", "žluť 😀 lach"),
]


def segments(data: bytes) -> list[tuple[str, str]]:
    return [(segment.kind, segment.text) for segment in read(data, "a.rtf").segments]


def test_a_text_as_word_writes_it():
    extract = read(WORD.encode("ascii"), "a.rtf")
    assert [(segment.kind, segment.text) for segment in extract.segments] == EXPECTED
    places = [extract.places.place(*segment.source_span(0, 1)) for segment in extract.segments]
    assert [(place.part, place.paragraph) for place in places] == [("tekst", number) for number in range(1, 13)]
    assert extract.notes == ("van een rtf-bestand worden voetnoten niet gelezen; bewaar het als .docx of .odt",)


def test_every_character_stands_where_the_segment_says():
    extract = read(WORD.encode("ascii"), "a.rtf")
    for segment in extract.segments:
        start, end = segment.source_span(0, len(segment.text))
        clean = " ".join(extract.text[start:end].replace("\u00ad", "").split())
        assert clean == segment.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1250 \'9elut\'fd}", "žlutý"),
        (rb"{\rtf1\ansi\ansicpg1251 \'e4\'e0}", "да"),
        (rb"{\rtf1\ansi\ansicpg10000 caf\'8e}", "café"),
        (rb"{\rtf1\mac caf\'8e}", "café"),
        (rb"{\rtf1\pc caf\'82}", "café"),
        (rb"{\rtf1\pca caf\'82}", "café"),
        (rb"{\rtf1\ansi\ansicpg65001 caf\'c3\'a9}", "café"),
        (rb"{\rtf1\ansi\ansicpg99999 caf\'e9}", "café"),
        (rb"{\rtf1 caf\'e9}", "café"),
        (b"{\\rtf1\\ansi caf\xe9}", "café"),
        (b"\r\n {\\rtf1 ja}", "ja"),
        (rb"{\rtf1\uc0 caf\u233 s}", "cafés"),
        (rb"{\rtf1\uc2 caf\u233\'c3\'a9s}", "cafés"),
        (rb"{\rtf1{\fonttbl{\f1\fcharset204 A;}{\f2\fcharset0 B;}}\f1 \'e4\'e0 \f2 caf\'e9}", "да café"),
        (b"{\\rtf1 Ouders\\\nkiezen}", "Ouders"),
        (b"{\\rtf1 Ou\r\nders}", "Ouders"),
        (rb"{\rtf1 samen\emdash zelf\bullet\ldblquote ja\rdblquote}", "samen—zelf•“ja”"),
        (rb"{\rtf1 een \u99999999 twee \u twee \uc drie}", "een twee twee drie"),
        (rb"{\rtf1\v weg\v0 een}", "wegeen"),
    ],
)
def test_characters_of_any_code_page(source: bytes, text: str):
    assert segments(source)[0][1] == text


def test_text_boxes_are_missed_and_that_is_said():
    extract = read(rb"{\rtf1 een{\shp{\*\shpinst{\shptxt twee\par}}}{\footnote drie} vier}", "a.rtf")
    assert [segment.text for segment in extract.segments] == ["een vier"]
    assert "voetnoten en tekstvakken" in extract.notes[0]


def test_half_a_file_is_read_and_that_is_said():
    extract = read(WORD[: WORD.index("willen")].encode(), "a.rtf")
    assert extract.segments[-1].text == "Wij"
    assert "misschien is het niet heel" in extract.notes[-1]


@pytest.mark.parametrize("data", [b"", b"Ouders kiezen.", b"PK\x03\x04", b"{\\html}", b"{rtf1 nee}"])
def test_what_is_no_rich_text_is_one_line(data: bytes):
    with pytest.raises(InputError, match=r"^plan\.rtf is geen RTF .*bewaar"):
        read(data, "plan.rtf")


def test_damage_is_an_error_or_a_text():
    chance = random.Random(7)
    good = WORD.encode("ascii")
    for _ in range(400):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(5, len(data))] = chance.choice(b"{}\\\\'0u9 \xff\x00;fbinpar")
        with suppress(InputError):
            extract = read(bytes(data), "a.rtf")
            assert not any("\ue000" <= character <= "\ue00f" for character in extract.text)


@pytest.mark.parametrize(
    "unit",
    [
        "Ouders kiezen zelf. ",
        "ab;",
        "{",
        "}",
        "\\",
        "\\'e9",
        "\\u233 ?",
        "\\par\n",
        "\\bin9 ",
        "{\\pict\\bin",
        "{\\field{\\*\\fldinst{ ",
        "{\\fonttbl\\f1 ",
        "{\\fonttbl\\f1\\fcharset0 ",
        "{\\stylesheet{\\s1 a",
        "{\\listtext ",
    ],
)
def test_a_megabyte_of_anything_take_some_seconds(unit: str):
    data = ("{\\rtf1 " + unit * (1_000_000 // len(unit))).encode()
    began = time.process_time()
    with suppress(InputError):
        read(data, "a.rtf")
    assert time.process_time() - began < 10


def test_pictures_do_not_count():
    hexadecimal = ("0123456789abcdef" * 8 + "\r\n") * 100_000
    data = "{\\rtf1 Samen {\\pict " + hexadecimal + "}{\\pict\\bin5000000 " + "{" * 5_000_000 + "}kiezen\\par}"
    assert segments(data.encode()) == [("paragraph", "Samen kiezen")]


def test_too_much_text_is_refused_at_once():
    with pytest.raises(InputError, match="te groot"):
        read(b"{\\rtf1 " + b"Ouders kiezen. " * 1_400_000 + b"}", "a.rtf")


MARKDOWN = """# Samen beslissen

Cliënten **kie**zen *zelf* hun [weg](http://voorbeeld.nl) – ‘echt’ 😀.[^1]

- Punt een
- Punt twee

| Kop links | Kop rechts |
|-----------|------------|
| Cel links | Cel rechts |

[^1]: Een noot.
"""


@needs_pandoc
def test_a_text_by_pandoc(tmp_path: Path):
    target = tmp_path / "a.rtf"
    options = ["-s", "-f", "markdown", "-t", "rtf", "-o", str(target)]
    subprocess.run([str(PANDOC), *options], input=MARKDOWN.encode(), check=True)
    document = read_bytes(target.read_bytes(), target)
    assert document.format == "rtf"
    assert "voetnoten" in document.notes[0]
    texts = [segment.text for segment in document.segments]
    assert texts[:2] == ["Samen beslissen", "Cliënten kiezen zelf hun weg – ‘echt’ 😀."]
    assert [text.lstrip("• ") for text in texts[2:4]] == ["Punt een", "Punt twee"]
    assert [(segment.kind, segment.text) for segment in document.segments[4:]] == [
        ("table-cell", "Kop links"),
        ("table-cell", "Kop rechts"),
        ("table-cell", "Cel links"),
        ("table-cell", "Cel rechts"),
    ]


@needs_soffice
def test_a_text_by_libreoffice(tmp_path: Path):
    body = (
        "<text:h text:outline-level='1' text:style-name='Heading_20_1'>Samen beslissen</text:h>"
        "<text:p>Cliënten <text:span text:style-name='Bold'>kie</text:span>zen “zelf” – 😀 | ž.</text:p>"
        "<text:p text:style-name='Quotations'>Wij willen zelf kiezen.</text:p>"
        "<text:list><text:list-item><text:p>Punt een</text:p></text:list-item></text:list>"
        + table("<text:p>Links</text:p>", "<text:p>Rechts</text:p>")
        + "<text:p>Eind.</text:p>"
    )
    data = converted(tmp_path, fodt(body), ".fodt", "rtf")
    assert segments(data) == [
        ("heading", "Samen beslissen"),
        ("paragraph", "Cliënten kiezen “zelf” – 😀 | ž."),
        ("block-quote", "Wij willen zelf kiezen."),
        ("list-item", "Punt een"),
        ("table-cell", "Links"),
        ("table-cell", "Rechts"),
        ("paragraph", "Eind."),
    ]
