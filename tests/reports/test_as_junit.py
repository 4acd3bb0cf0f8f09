from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from nieuwetaal.reports.about import About
from nieuwetaal.reports.as_junit import as_junit
from nieuwetaal.reports.view import View

if TYPE_CHECKING:
    from nieuwetaal.findings import Report
    from nieuwetaal.reports.view import Unread

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit.xsd"))


def written(*results: Report | Unread, ascii_only: bool = False) -> etree._Element:
    text = "".join(as_junit([(result, View()) for result in results], About("0.1.0", "m", ascii_only=ascii_only)))
    assert not ascii_only or text.isascii()
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    return root


def test_all_that_can_be_told_keeps_to_the_schema(all_kinds: list[Report | Unread]) -> None:
    for ascii_only in (False, True):
        root = written(*all_kinds, ascii_only=ascii_only)
        numbers = [(suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in root]
        assert numbers == [("2", "2", "0"), ("1", "0", "0"), ("1", "1", "0"), ("1", "1", "0"), ("1", "0", "1")]
        assert root[0].get("name") == "map/a,b: c%&'\"<é>.md"


def test_a_finding_is_a_case_that_fails(hostile: Report) -> None:
    first, second = written(hostile)[0]
    assert first.get("name") == "betrekken/meenemen: ‘neemt, bewoners: mee’"
    assert second.get("name") == "betrekken/meenemen: ‘=SOM(A1) neemt bewoners mee’"
    (failure,) = first
    assert failure.get("message") == 'Zie [dit](https://example.org) & {0} | <b> "%0A" ]]> --> :: , [0m'
    assert (failure.text or "").splitlines()[0] == "map/a,b: c%&'\"<é>.md:2:4"
    assert "Vraag: Wie?\r\n::error::en dan" in (failure.text or "")


def test_a_text_without_findings_is_a_case_that_passes(kept: Report) -> None:
    ((case,),) = written(kept)
    assert (case.get("classname"), len(case)) == ("goed.md", 0)


def test_names_are_there_once(hostile: Report, all_kinds: list[Report | Unread]) -> None:
    root = written(hostile, hostile, *all_kinds)
    assert all(len({case.get("name") for case in suite}) == len(suite) for suite in root)
