"""What comments and changes say in Word files and OpenDocument, read without any code of ours."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING

from docx import Document
from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHOWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_APART = frozenset({"txbxContent", "pPr", "rPr", "sdtPr", "instrText", "delText", "moveFrom", "del", "Fallback", "rt"})


def local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def part(data: bytes, name: str) -> _Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def word_comments(data: bytes) -> list[tuple[str, str, str]]:
    """Author, words and text of every comment, as python-docx reads them; the words stand between its marks."""
    document = Document(io.BytesIO(data))
    ranges = commented(document.element)
    return [(each.author, ranges.get(str(each.comment_id), ""), each.text) for each in document.comments]


def commented(root: _Element) -> dict[str, str]:
    """Return by the id of each comment what stands between its marks."""
    found: dict[str, str] = {}
    opened: set[str] = set()

    def go(element: _Element) -> None:
        for each in element:
            called = local(each)
            number = next((value for key, value in each.attrib.items() if str(key).endswith("}id")), "")
            if called == "commentRangeStart":
                opened.add(str(number))
                found[str(number)] = ""
            elif called == "commentRangeEnd":
                opened.discard(str(number))
            elif called not in _APART:
                text = each.text or "" if called == "t" else _SHOWN.get(called, "")
                for number in opened:
                    found[number] += text
                go(each)
                if called == "p":
                    for number in opened:
                        found[number] += "\n"

    go(root)
    return found


def odt_comments(data: bytes) -> list[tuple[str, str, str]]:
    """Author, words and text of every comment in an OpenDocument file that LibreOffice wrote."""
    texts: dict[str, list[str]] = {}
    opened: set[str] = set()
    notes: list[tuple[str, str, str]] = []

    def note(element: _Element) -> None:
        name = next((str(v) for k, v in element.attrib.items() if str(k).endswith("}name")), "")
        author = next((each.text or "" for each in element if local(each) == "creator"), "")
        lines = ("".join(str(text) for text in each.itertext()) for each in element if local(each) == "p")
        notes.append((name, author, "\n".join(lines)))
        opened.add(name)
        texts[name] = []

    def put(text: str | None) -> None:
        for name in opened:
            texts[name].append(text or "")

    def go(element: _Element) -> None:
        for each in element:
            called = local(each)
            if called == "annotation":
                note(each)
            elif called == "annotation-end":
                opened.discard(next(str(v) for k, v in each.attrib.items() if str(k).endswith("}name")))
            elif called not in {"tracked-changes", "note", "text-box", "custom-shape"}:
                count = next((int(v) for k, v in each.attrib.items() if str(k).endswith("}c")), 1)
                put({"s": " " * count, "tab": "\t", "line-break": "\n"}.get(called, each.text))
                go(each)
                if called in {"p", "h"}:
                    put("\n")
            put(each.tail)

    go(part(data, "content.xml"))
    return [(author, "" if name in opened else "".join(texts[name]), text) for name, author, text in notes]


def settled(data: bytes, *, accept: bool) -> bytes:
    """Return a Word file with all its changes accepted or rejected."""
    root = deepcopy(part(data, "word/document.xml"))
    namespace = root.nsmap["w"]
    away, stay = ("del", "ins") if accept else ("ins", "del")
    for each in [*root.iter(f"{{{namespace}}}{away}", f"{{{namespace}}}move{'From' if accept else 'To'}")]:
        if (parent := each.getparent()) is not None:
            parent.remove(each)
    for each in [*root.iter(f"{{{namespace}}}{stay}", f"{{{namespace}}}move{'To' if accept else 'From'}")]:
        for run in list(each):
            each.addprevious(run)
        if (parent := each.getparent()) is not None:
            parent.remove(each)
    written = re.sub(rb"<(/?)w:delText", rb"<\1w:t", etree.tostring(root))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, written if name == "word/document.xml" else archive.read(name))
    return target.getvalue()
