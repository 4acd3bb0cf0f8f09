from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_checkstyle import as_checkstyle
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from nieuwetaal.findings import Report
    from nieuwetaal.reports.view import Unread

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "checkstyle.xsd"))


def written(*results: Report | Unread, ascii_only: bool = False) -> etree._Element:
    text = "".join(as_checkstyle([(result, View()) for result in results], About("0.1.0", "m", ascii_only=ascii_only)))
    assert not ascii_only or text.isascii()
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    return root


def test_all_that_can_be_told_keeps_to_the_schema(all_kinds: list[Report | Unread]) -> None:
    for ascii_only in (False, True):
        text, empty, word, pdf, unread = written(*all_kinds, ascii_only=ascii_only)
        first, second = text
        assert (first.get("line"), first.get("column"), first.get("severity")) == ("2", "4", "warning")
        assert (second.get("line"), second.get("severity")) == ("3", "info")
        assert "Vraag: Wie?\r\n::error::en dan" in str(first.get("message"))
        assert "\x1b" not in str(first.get("message"))
        assert first.get("source") == "nieuwetaal.betrekken.meenemen"
        assert len(empty) == 0
        assert word[0].get("line") is None
        assert str(word[0].get("message")).startswith("tabel 2, alinea 1, ‘neemt bewoners mee’: Bewoners gaan mee")
        assert str(pdf[0].get("message")).startswith("p. 3, ")
        assert (unread[0].get("severity"), unread[0].get("line")) == ("error", None)


def test_nothing_keeps_to_the_schema() -> None:
    assert len(written()) == 0
