"""Word files for tests, written by hand as Word writes them, and made by other programs that are installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from docx import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NAMESPACES = (
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="{relations}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w="{word}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 w15"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Beleidskop"><w:name w:val="Beleidskop"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Opsomming"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Tekstopmerking"><w:name w:val="annotation text"/></w:style>
<w:style w:type="character" w:styleId="Verwijzingopmerking"><w:name w:val="annotation reference"/></w:style>
<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Write a paragraph; what is no XML becomes a run."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    before = f"<w:pPr>{style}{properties}</w:pPr>" if style or properties else ""
    return f"<w:p>{before}{''.join(each if each.startswith('<') else r(each) for each in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Write a run."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, *result: str) -> str:
    """Write a field as Word does, with marks around it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark.format("begin") + told + mark.format("separate") + "".join(result) + mark.format("end")


def table(*rows: Sequence[str]) -> str:
    """Write a table of cells that are paragraphs."""
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    written = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    grid = '<w:gridCol w:w="4000"/>' * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """Write a text box as Word does: once for itself and once for old programs."""
    held = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="900000"/>'
        '<wp:docPr id="7" name="Tekstvak 7"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"/></wps:spPr><wps:txbx>{held}</wps:txbx><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    choice = f'<mc:Choice Requires="wps">{shape}</mc:Choice>'
    fallback = f"<mc:Fallback>{_old_box(held)}</mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def old_text_box(*paragraphs: str) -> str:
    """Write a text box as old programs do."""
    held = "".join(paragraphs)
    return f"<w:r>{_old_box(f'<w:txbxContent>{held}</w:txbxContent>')}</w:r>"


def _old_box(held: str) -> str:
    return f'<w:pict><v:shape style="width:200pt;height:80pt"><v:textbox>{held}</v:textbox></v:shape></w:pict>'


def notes(kind: str, *texts: str) -> str:
    """Write the notes of a document, from number 1 on, behind the separator that Word keeps among them."""
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    written = (f'<w:{kind} w:id="{n}">{text}</w:{kind}>' for n, text in enumerate(texts, start=1))
    return separator + "".join(written)


def word(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    main: str = "word/document.xml",
    kind: str = "document.main+xml",
    section: str = "",
) -> bytes:
    """Return a Word file; `parts` are what its other parts hold, by kind, such as `footnotes` and `header1`."""
    names = {"word": STRICT, "relations": _STRICT_RELATIONS} if strict else {}
    names = names or {"word": TRANSITIONAL, "relations": _RELATIONS}
    held = {"styles": STYLES, "numbering": NUMBERING} | dict(parts or {})
    folder = main.rpartition("/")[0]
    headers = [each for each in held if each[:6] in {"header", "footer"}]
    references = "".join(_reference(each) for each in headers)
    page = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>{section}</w:sectPr>'
    files = {"[Content_Types].xml": _types(main, kind, [f"{folder}/{each}.xml" for each in held], list(held))}
    top = [("rId1", f"{names['relations']}/officeDocument", main)]
    files["_rels/.rels"] = _relations(top)
    files[main] = _part("document", f"<w:body>{body}{page}</w:body>", names)
    related = [(f"r{each}", _relation_type(each, names["relations"]), f"{each}.xml") for each in held]
    files[f"{folder}/_rels/{main.rpartition('/')[2]}.rels"] = _relations(related)
    for each, text in held.items():
        files[f"{folder}/{each}.xml"] = _part(_ROOTS.get(each.rstrip("0123456789"), each), text, names)
    return zipped(files)


_ROOTS = {"header": "hdr", "footer": "ftr"}


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def _reference(part: str) -> str:
    kinds = {"1": "default", "2": "first", "3": "even"}
    return f'<w:{part[:6]}Reference w:type="{kinds[part[6:]]}" r:id="r{part}"/>'


def _relation_type(part: str, relations: str) -> str:
    if part == "commentsExtended":
        return "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    return f"{relations}/{part.rstrip('0123456789')}"


def _part(root: str, held: str, names: Mapping[str, str]) -> str:
    prefix = "w15" if root == "commentsExtended" else "w"
    root = f"{prefix}:{'commentsEx' if prefix == 'w15' else root}"
    return f"{_DECLARATION}<{root} {_NAMESPACES.format(**names)}>{held}</{root}>"


def _relations(listed: Sequence[tuple[str, str, str]]) -> str:
    lines = (f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in listed)
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{namespace}">{"".join(lines)}</Relationships>'


def _types(main: str, kind: str, parts: Sequence[str], kinds: Sequence[str]) -> str:
    listed = [(main, _TYPE + kind)]
    listed += [(part, f"{_TYPE}{each.rstrip('0123456789')}+xml") for part, each in zip(parts, kinds, strict=True)]
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{each}"/>' for part, each in listed)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_DECLARATION}<Types xmlns="{namespace}">{defaults}{overrides}</Types>'


def by_python_docx() -> bytes:
    """Return a plan as python-docx makes it."""
    document = Document()
    document.add_heading("Plan van de wijk", 0)
    document.add_heading("Wat wij willen", 1)
    paragraph = document.add_paragraph("De gemeente wil ")
    paragraph.add_run("ou").bold = True
    paragraph.add_run("ders betrek").italic = True
    paragraph.add_run("ken bij het plan; ook bewoners.")
    document.add_paragraph("Wij nemen bewoners mee in het proces.", style="List Bullet")
    document.add_paragraph("Ouders zeggen: vraag het ons zelf.", style="Intense Quote")
    cells = document.add_table(2, 2)
    cells.cell(0, 0).text = "Wie ouders betrekken"
    cells.cell(1, 1).text = "Elke maand"
    document.sections[0].header.paragraphs[0].text = "Ouders betrekken in de wijk"
    commented = document.add_paragraph("Een collega las mee over bewoners.")
    document.add_comment(commented.runs, "Klopt dit?", author="Sanne", initials="S")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


MARKDOWN = """% Plan voor de wijk

# Ouders betrekken

De gemeente wil **ou**ders *betrekken*[^1] bij het plan. Lees [wat bewoners vinden](https://example.org/ouders).

> Een ouder zei: vraag het ons zelf.

- Wij nemen bewoners mee in het proces.
- Co-creatie met ouders en “jongeren”.

| Wie      | Wat              |
|----------|------------------|
| Bewoners | ouders betrekken |

[^1]: Ouders betrekken heet in de wet anders.
"""
HTML = """<html><body><h1>Plan</h1><p>De gemeente wil <b>ou</b>ders <i>betrekken</i> bij <a href="https://example.org">het
plan van bewoners</a>.</p><ul><li>Wij nemen bewoners mee.</li></ul><table><tr><td>Ouders betrekken</td>
<td>elke maand</td></tr></table><blockquote>Vraag het ouders zelf.</blockquote></body></html>"""


def _pandoc(text: str, *options: str) -> bytes:
    with TemporaryDirectory() as folder:
        target = Path(folder, "uit.docx")
        command = ["pandoc", *options, "-o", str(target)]
        subprocess.run(command, input=text.encode(), check=True, capture_output=True)
        return target.read_bytes()


def convert(data: bytes, source: str, target: str, *, options: Sequence[str] = ()) -> bytes:
    """Return a file converted by LibreOffice; `target` is a suffix, with a filter behind a colon if needed."""
    with TemporaryDirectory() as folder:
        given = Path(folder, f"in.{source}")
        given.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", *options, "--convert-to", target, "--outdir", folder, str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return Path(folder, f"in.{target.partition(':')[0]}").read_bytes()


_HEADING = p("Ouders betrekken", style="Kop1")
_TOC = (
    p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        f'<w:hyperlink w:anchor="_Toc1">{r("Ouders betrekken")}{field("PAGEREF _Toc1", r("1"))}</w:hyperlink>',
    )
    + p("Bewoners meenemen")
    + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
)
_CHANGE = 'w:author="Sanne" w:date="2026-03-01T10:00:00Z"'
TRACKED = p(
    "De gemeente wil ",
    f'<w:del w:id="1" {_CHANGE}><w:r><w:delText>burgers</w:delText></w:r></w:del>',
    f'<w:ins w:id="2" {_CHANGE}>{r("ou")}{r("ders en bewoners", "<w:b/>")}</w:ins>',
    " betrekken bij ",
    f'<w:moveFrom w:id="3" {_CHANGE}>{r("dat plan")}</w:moveFrom>',
    f'<w:moveTo w:id="4" {_CHANGE}>{r("dit plan")}</w:moveTo>',
    ".",
) + p(
    f'<w:ins w:id="5" {_CHANGE}>{r("Wij nemen ouders mee en bewoners ook.")}</w:ins>',
    f'<w:r><w:rPr><w:b/><w:rPrChange w:id="6" {_CHANGE}><w:rPr/></w:rPrChange></w:rPr>'
    "<w:t>Zo betrekken wij bewoners.</w:t></w:r>",
)
_COMMENTED = p(
    '<w:commentRangeStart w:id="0"/>',
    "De gemeente wil ouders",
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    " betrekken bij alles wat bewoners aangaat.",
)
COMMENT = (
    '<w:comment w:id="0" w:author="Sanne" w:date="2026-03-01T10:00:00Z" w:initials="S">'
    '<w:p w14:paraId="11111111"><w:r><w:annotationRef/></w:r><w:r><w:t>Wie bedoelen we?</w:t></w:r></w:p></w:comment>'
)
_FOOTNOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
_ENDNOTE = '<w:r><w:endnoteReference w:id="{}"/></w:r>'
BY_HAND: dict[str, bytes] = {
    "runs": word(
        p("Plan voor bewoners", style="Kop1")
        + p("De gemeente wil ", r("ou", "<w:b/>"), r("ders be"), r("trekken", "<w:i/>"), " en ouders horen.")
        + p("Wij nemen bewoners mee.", style="Opsomming")
        + p("Bewoners zeggen het zelf.", style="Citaat")
    ),
    "tables": word(
        p("Ouders eerst.")
        + table(
            [p("Ouders betrekken"), p("elke maand") + table([p("Bewoners meenemen"), p("nu")]) + p("")],
            [p("Twee ", r("ou", "<w:b/>"), "ders."), p("Bewoners.") + p("En ouders.")],
        )
        + p("Daarna bewoners.")
        + table([p("Tweede tabel met ouders")])
        + p("")
    ),
    "notes": word(
        p("Ouders", _FOOTNOTE.format(2), " en bewoners", _ENDNOTE.format(1), " doen mee.")
        + p("Wij betrekken ouders", _FOOTNOTE.format(1), "."),
        {
            "footnotes": notes("footnote", p("Noot over ouders."), p("Bewoners meenemen mag.") + p("En ouders.")),
            "endnotes": notes("endnote", p("Aan het eind staan bewoners.")),
        },
    ),
    "text boxes": word(
        p("Voor het vak staan ouders.", text_box(p("In het vak: ouders betrekken."), p("En bewoners.")), " Erna ook.")
        + p(old_text_box(p("Een oud vak over bewoners.")))
        + p("Onder het vak staan bewoners.")
    ),
    "tracked changes": word(TRACKED),
    "comments": word(_COMMENTED, {"comments": COMMENT}),
    "fields": word(
        _TOC
        + _HEADING
        + p("Bewoners meenemen", style="Kop1")
        + p("Zie ", field("REF _Ref1 \\h", r("het deel over ou"), r("ders", "<w:b/>")), " en bewoners verder.")
        + p('<w:fldSimple w:instr=" TITLE ">' + r("Ouders betrekken") + "</w:fldSimple>", " en bewoners.")
    ),
    "content controls": word(
        "<w:sdt><w:sdtPr/><w:sdtContent>"
        + p("In een vak staan ouders.")
        + "</w:sdtContent></w:sdt>"
        + p("Wij ", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('betrekken ou')}</w:sdtContent></w:sdt>", "ders en bewoners.")
        + table(["<w:sdt><w:sdtPr/><w:sdtContent>" + p("Cel met bewoners") + "</w:sdtContent></w:sdt>"])
        + p("")
    ),
    "links": word(
        p("Lees ", f'<w:hyperlink w:anchor="a">{r("wat ou")}{r("ders zien", "<w:u/>")}</w:hyperlink>', " en bewoners.")
        + p(f'<w:smartTag w:element="x">{r("Ouders")}</w:smartTag>', " zijn ", f'<w:bdo w:val="ltr">{r("ou")}</w:bdo>',
            "ders.")
    ),
    "hyphens": word(
        p("<w:r><w:t>Ou</w:t><w:softHyphen/><w:t>ders en be</w:t><w:softHyphen/><w:t>wo</w:t><w:tab/>"
          "<w:t>bewoners</w:t><w:br/><w:t>samen be</w:t><w:noBreakHyphen/><w:t>trekken</w:t></w:r>",
          "; ouders\u00adavond en bewo\u00adners.")
    ),
    "headers": word(
        p("Over ouders en bewoners."),
        {
            "header1": p("Ouders betrekken: een plan"),
            "header2": p("Eerste bladzijde van bewoners"),
            "footer1": p("Bewoners meenemen"),
        },
        section="<w:titlePg/>",
    ),
    "strict": word(
        p("Ouders", _FOOTNOTE.format(1), " betrekken.") + p("Kop met bewoners", style="Kop1"),
        {"footnotes": notes("footnote", p("Noot over ouders.")), "header1": p("Kop over bewoners")},
        strict=True,
    ),
    "other names": word(p("Ouders betrekken.") + p("Bewoners."), {"header1": p("Ouders")}, main="inhoud/tekst.xml"),
    "hidden": word(
        p("Ouders ", r("geheim ouders ", "<w:vanish/>"), r("ook geheim ", '<w:rStyle w:val="Geheim"/>'), "weten dit.")
        + p(r("Dit wel, ouders.", '<w:rStyle w:val="Geheim"/><w:vanish w:val="0"/>'))
    ),
}  # fmt: skip

PROGRAMS: dict[str, tuple[tuple[str, ...], Callable[[], bytes]]] = {
    "python-docx": ((), by_python_docx),
    "pandoc": (("pandoc",), lambda: _pandoc(MARKDOWN, "-f", "markdown")),
    "pandoc with contents": (("pandoc",), lambda: _pandoc(MARKDOWN, "-f", "markdown", "--toc")),
    "pandoc of html": (("pandoc",), lambda: _pandoc(HTML, "-f", "html")),
    "soffice of html": (("soffice",), lambda: convert(HTML.encode(), "html", "docx:Office Open XML Text")),
    "soffice of odt": (("pandoc", "soffice"), lambda: convert(_odt(), "odt", "docx")),
    **{
        f"soffice again: {name}": (("soffice",), lambda name=name: convert(BY_HAND[name], "docx", "docx"))  # type: ignore[misc]
        for name in ("notes", "text boxes", "tracked changes", "comments", "headers", "fields")
    },
}
"""What programs make, each with those that are to be installed."""


def _odt() -> bytes:
    with TemporaryDirectory() as folder:
        target = Path(folder, "uit.odt")
        subprocess.run(["pandoc", "-f", "markdown", "-o", target], input=MARKDOWN.encode(), check=True)
        return target.read_bytes()


def made(name: str) -> bytes | None:
    """Return a file made by a program; None when that is not installed."""
    needed, make = PROGRAMS[name]
    return make() if all(map(shutil.which, needed)) else None
