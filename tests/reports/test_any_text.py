"""Whatever stands in a text, a report on it can be read back."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nieuwetaal.documents import Document, LineIndex
from nieuwetaal.findings import Alternative, Edit, Finding, Report
from nieuwetaal.reports.about import About
from nieuwetaal.reports.formats import REPORTS, writer_of
from nieuwetaal.reports.view import Unread, View

ANY = st.text(st.characters(), min_size=1)  # lone surrogates too, as names of files may have them
ROW = re.compile(r"(?<!\\)\|")


def report_on(text: str, said: str, path: str) -> Report:
    place = LineIndex(text).place(0, len(text))
    edit = Alternative("vervang", said, Edit(0, len(text), said))
    finding = Finding(
        "r", "geven", "sterk", 0, len(text), text, said, said, said, (), {}, (edit,), "r", ((0, 1),), place
    )
    return replace(Report(Document(path, "text", text, ()), (finding,), (), "m"), sentences={0: text})


@pytest.mark.parametrize("format_", [name for name in REPORTS if name != "html"])
@given(text=ANY, said=ANY, path=ANY)
def test_any_text_can_be_read_back(format_: str, text: str, said: str, path: str) -> None:
    found: list[Report | Unread] = [report_on(text, said, path), Unread(path, said), report_on("x", "x", "x")]
    results = [(each, View()) for each in found]
    for ascii_only in (False, True):
        pieces = writer_of(format_)(results, About("0", "m", ascii_only=ascii_only))
        written = "".join(pieces).encode(errors="replace")
        match format_:
            case "json" | "sarif" | "gitlab":
                assert json.loads(written)
            case "junit" | "checkstyle":
                assert len(etree.fromstring(written)) == 3
            case "github":
                assert written.count(b"\n") == 3
                assert b"\r" not in written
                assert all(re.match(rb"::(warning|error) file=[^:]*::", line) for line in written.split(b"\n")[:3])
            case "csv":
                assert {len(row) for row in csv.reader(io.StringIO(written.decode(), newline=""), strict=True)} == {15}
            case "markdown":
                page = written.decode()
                assert {len(ROW.findall(line)) for line in page.split("\n") if line.startswith("|")} == {5}
                assert "<" not in re.sub(r"\\<|<!-- -->|</?sub>", "", page)
