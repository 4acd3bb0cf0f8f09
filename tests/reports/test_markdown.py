from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nieuwetaal.documents import read_text
from nieuwetaal.reports.markdown import bold, bullets, escape, link, table


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ouders *mogen* meepraten.", r"Ouders \*mogen\* meepraten."),
        ("$gezin en [plan] | <b>", r"\$gezin en \[plan\] \| \<b\>"),
        ("1. is geen lijst", r"1\. is geen lijst"),
        ("- ook niet", r"\- ook niet"),
        ("# geen kop, nummer #2", r"\# geen kop, nummer #2"),
        ("over\n  twee regels", "over twee regels"),
    ],
)
def test_a_sign_of_markdown_means_nothing(text: str, written: str) -> None:
    assert escape(text) == written


@given(st.text(st.sampled_from("ab \\`*_[]<>|~$&#-+=1.)!>"), max_size=20))
def test_what_is_written_reads_as_it_was(text: str) -> None:
    plain = f"x{text}y"
    (segment,) = read_text(escape(plain) + "\n", input_format="markdown").segments
    assert segment.text == plain if "  " not in plain else segment.text == " ".join(plain.split())


def test_what_is_found_is_bold() -> None:
    assert bold("Ouders en jongeren", [(0, 6), (10, 18)]) == "**Ouders** en **jongeren**"
    assert bold("de ouders *zelf*", [(3, 10)]) == r"de **ouders** \*zelf\*"
    assert bold("2. Ouders", [(3, 9)]) == r"2\. **Ouders**"


def test_an_address_with_brackets_stays_one_address() -> None:
    assert link("een [bron]", "https://x.nl/a(b)?c=1&d=2") == r"[een \[bron\]](<https://x.nl/a(b)?c=1&d=2>)"
    assert link("kort", "#meenemen-in") == "[kort](#meenemen-in)"


def test_lists_and_tables() -> None:
    assert list(bullets(["een", "twee"])) == ["- een", "- twee"]
    assert list(table(("a", "b"), [("1", "2")])) == ["| a | b |", "|---|---|", "| 1 | 2 |"]
