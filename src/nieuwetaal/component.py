"""nieuwetaal in a spaCy pipeline of your own: ``nlp.add_pipe("nieuwetaal")``, after the parser.

Fills ``doc.spans["nieuwetaal"]`` (a span for every finding, its label the rule) and ``doc._.nieuwetaal`` (the Report).
spaCy loads this module through its entry point; nothing else does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from nieuwetaal.linter import Linter

if TYPE_CHECKING:
    from nieuwetaal.findings import Report

NAME = "nieuwetaal"


class Component:
    """Reads every Doc that passes. State: the linter."""

    def __init__(self, linter: Linter) -> None:
        """Take the linter that does the work."""
        self._linter = linter

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with the report on it and a span for every finding."""
        report: Report = self._linter.check_doc(doc)
        spans = (doc.char_span(f.start, f.end, label=f.rule, alignment_mode="expand") for f in report.findings)
        doc.spans[NAME] = [span for span in spans if span is not None]
        doc._.set(NAME, report)
        return doc


@Language.factory(NAME, requires=["token.dep", "token.lemma", "token.pos"])
def make_component(nlp: Language, name: str) -> Component:
    """Return the component with the shipped rules; spaCy calls this."""
    del nlp, name
    if not Doc.has_extension(NAME):
        Doc.set_extension(NAME, default=None)
    return Component(Linter())
