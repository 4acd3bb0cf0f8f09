"""A safe replacement is offered where it leaves the markup of a text whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nieuwetaal import Linter
from nieuwetaal.coach.findings import Page, _escaped
from nieuwetaal.config import Config
from nieuwetaal.documents import LineIndex
from nieuwetaal.findings import Alternative, Edit

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Het casusoverleg duurt lang."
RULE = """
id: eigen-woord
titel: Een woord dat wij anders zeggen
categorie: systeemnaam
niveau: let-op
zoek:
  woorden: [casusoverleg]
melding: Dit is ons woord. Welk woord is van iedereen?
waarom: Niet iedereen kent het woord.
vraag: Hoe noemen ouders dit gesprek?
alternatieven:
  - vervang: gesprek
bron: [red]
voorbeelden:
  fout:
    - tekst: Het «casusoverleg» duurt lang.
      wordt: Het gesprek duurt lang.
    - Het «casusoverleg» is voorbij.
    - Ons «casusoverleg» begint.
  goed:
    - Het gesprek duurt lang.
    - Wij overleggen.
    - De casus is rond.
"""


@pytest.mark.parametrize(
    ("text", "input_format", "offered"),
    [
        (WORDS, "text", True),
        (f"<p>{WORDS}</p>", "html", True),
        ("<p>Het <b>casusoverleg</b> duurt.", "html", True),
        ("<p>Het casus<b>overleg</b> duurt.", "html", False),
        ("<p>Het casus&shy;overleg duurt.", "html", False),
        ("Het casus\u00adoverleg duurt.", "text", True),
        ("Het casus*overleg* duurt.", "markdown", False),
    ],
)
def test_a_replacement_keeps_the_markup_whole(tmp_path: Path, text: str, input_format: str, offered: bool):
    rule = tmp_path / "eigen-woord.yaml"
    rule.write_text(RULE, encoding="utf-8")
    linter = Linter(Config(rules=(rule,))).without_parsing()
    (finding,) = linter.check(text, input_format=input_format, rules=frozenset({"eigen-woord"})).findings
    assert any(alternative.edit for alternative in finding.alternatives) is offered


def test_what_is_put_into_html_is_escaped():
    made = _escaped(Alternative("vervang", "R&D <b>", Edit(0, 1, "R&D <b>")))
    assert made == Alternative("vervang", "R&D <b>", Edit(0, 1, "R&amp;D &lt;b&gt;"))
    assert not Page("", LineIndex("")).is_html
