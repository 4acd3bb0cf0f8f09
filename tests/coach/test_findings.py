"""A safe replacement is offered where it leaves the markup of a text whole."""

from __future__ import annotations

import pytest

from nieuwetaal import Linter
from nieuwetaal.coach.findings import Page, _escaped
from nieuwetaal.documents import LineIndex
from nieuwetaal.findings import Alternative, Edit

WORDS = "De uitkeringstrekker belt."


@pytest.mark.parametrize(
    ("text", "input_format", "offered"),
    [
        (WORDS, "text", True),
        (f"<p>{WORDS}</p>", "html", True),
        ("<p>De <b>uitkeringstrekker</b> belt.", "html", True),
        ("<p>De uitkerings<b>trekker</b> belt.", "html", False),
        ("<p>De uitkerings&shy;trekker belt.", "html", False),
        ("De uitkerings\u00adtrekker belt.", "text", True),
        ("De uitkerings*trekker* belt.", "markdown", False),
    ],
)
@pytest.mark.model
def test_a_replacement_keeps_the_markup_whole(text: str, input_format: str, offered: bool):
    rules = frozenset({"uitkeringstrekker"})
    (finding,) = Linter().check(text, input_format=input_format, rules=rules).findings
    assert any(alternative.edit for alternative in finding.alternatives) is offered


def test_what_is_put_into_html_is_escaped():
    made = _escaped(Alternative("vervang", "R&D <b>", Edit(0, 1, "R&D <b>")))
    assert made == Alternative("vervang", "R&D <b>", Edit(0, 1, "R&amp;D &lt;b&gt;"))
    assert not Page("", LineIndex("")).is_html
