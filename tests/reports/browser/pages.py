"""Writes the pages that a browser looks at: a text, a folder with all that is hard, a file with parts, a long text.

python pages.py FOLDER
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal import Linter
from nieuwetaal.documents import Document, read_text
from nieuwetaal.documents.extract import ParagraphCollector
from nieuwetaal.findings import Place, Report, Suppressed
from nieuwetaal.reports.as_html import as_html
from nieuwetaal.reports.view import Unread, View
from nieuwetaal.rules.packs import load_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nieuwetaal.findings import Finding
    from nieuwetaal.reports.known import KnownCount
    from nieuwetaal.rules.rule import Rule, Source

DRAFT = Path(__file__).parents[3] / "voorbeelden" / "jeugdplan.md"
FINDINGS = 5_000
WORDS = 250_000
EVIL = """\
# Plan </style><script>document.title = "kapot"</script>

De gemeente betrekt ouders </script><img src="x" onerror="document.title = 'kapot'"> bij het plan ]]> --> &lt;script>
document.title = "kapot"&lt;/script>. Wij nemen ouders\u202e mee\u2066 in\u2028 de\x00 verandering.

العائلات تقرر بنفسها ما تحتاجه. Wij nemen ouders mee in de verandering.

<!-- nieuwetaal: uit meenemen-in: zo heet het project -->
Wij nemen ouders mee in de verandering.
"""
PARTS = (
    ("De gemeente neemt bewoners mee in het plan.", "paragraph", "tekst"),
    ("In maart is er een avond voor de hele buurt.", "paragraph", "tekst"),
    ("Daar staat ook soep klaar.", "paragraph", "tekst"),
    ("Van dag tot dag", "heading", "tekst"),
    ("wie", "table-cell", "tabel 1"),
    ("De school betrekt ouders bij het plan.", "table-cell", "tabel 1"),
    ("Wij nemen ouders mee in de verandering.", "paragraph", "tekstvak 1"),
    ("Zo gaat het verder.", "paragraph", "tekst"),
    ("Zie het besluit van mei.", "paragraph", "voetnoot 1"),
    ("De gemeente activeert bewoners.", "paragraph", "voetnoot 2"),
    ("Plan voor de buurt", "paragraph", "koptekst"),
)
KNOTTED = """\
De gemeente wil alle ouders in de wijk betrekken bij het plan voor de buurt.

Wij nemen de jongeren

van deze school mee naar het stadhuis, en ouders ook.
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a check tells of itself."""

    version: str
    model: str
    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]
    when: datetime = datetime(2025, 3, 9, tzinfo=UTC)
    ascii_only: bool = False
    known: Callable[[], KnownCount] | None = None
    since: str = ""
    view: View = field(default_factory=lambda: View("overweeg"))

    def write(self, path: Path, *results: Report | Unread) -> None:
        """Write a page."""
        text = "".join(as_html(((result, self.view) for result in results), self))
        path.write_text(text, encoding="utf-8")


def knotted(model: Finding) -> Report:
    """Return findings that overlap, lie in each other, go on in the next paragraph and are about words far away."""

    def at(words: str, level: str, **other: object) -> Finding:
        start = KNOTTED.index(words)
        values = {"level": level, "group": words, "roles": {}, "related": (), "text": words}
        span = {"start": start, "end": start + len(words)}
        return replace(model, **values | span | other)  # type: ignore[arg-type]  # names and values go together

    far = KNOTTED.rindex("ouders")
    findings = (
        at("alle ouders in de wijk betrekken", "sterk"),
        at("ouders in de wijk", "let-op"),
        at("wijk betrekken bij het plan", "overweeg"),
        at("nemen de jongeren\n\nvan deze school mee", "sterk", related=((far, far + 6),)),
        at("jongeren", "let-op"),
    )
    document = replace(read_text(KNOTTED, "text"), path="map/in elkaar.txt")
    kept = Suppressed(at("stadhuis", "let-op"), "Dat gebouw heet zo.", "inline", Place(5, 1))
    return Report(document, findings, (at("voor de buurt", "compliment"),), model.rule, suppressed=(kept,))


def parts(linter: Linter) -> Report:
    """Return a file with a table, a text box, footnotes and a header, of which something was not read."""
    collector = ParagraphCollector()
    for text, kind, part in PARTS:
        collector.add(text, kind, part)  # type: ignore[arg-type]  # each is a kind
    read = collector.extract()
    notes = ("de tekst in SmartArt is niet gelezen",)
    report = linter.check_document(
        Document("plan.docx", "docx", read.text, read.segments, None, notes, places=read.places)
    )
    return replace(report, skipped=("voetnoot 3, alinea 1: Engels, niet gelezen: ‘See the decision …’",))


def long(draft: Report) -> Report:
    """Return the draft again and again, with every second finding one of its own and the others repeats."""
    size, segments = len(draft.document.text), draft.document.segments
    copies = WORDS // sum(len(segment.text.split()) for segment in segments) + 1
    moved = [
        replace(segment, runs=tuple((offset, source + copy * size, width) for offset, source, width in segment.runs))
        for copy in range(copies)
        for segment in segments
    ]
    each = FINDINGS // copies + 1
    findings = [
        replace(
            finding,
            start=finding.start + copy * size,
            end=finding.end + copy * size,
            group=finding.group if copy % 2 else f"{finding.group}/{copy}",
            roles={},
        )
        for copy in range(copies)
        for finding in View("overweeg").visible(draft.findings)[:each]
    ]
    document = Document("lang.md", "markdown", draft.document.text * copies, tuple(moved))
    return Report(document, tuple(findings[:FINDINGS]), (), draft.model)


def main(folder: Path) -> None:
    """Write the pages into a folder."""
    linter = Linter()
    about = About("0.1.0", linter.model, {rule.id: rule for rule in linter.all_rules}, load_sources())
    draft = linter.check_file(DRAFT)
    draft = replace(draft, document=replace(draft.document, path="voorbeelden/jeugdplan.md"))
    evil = linter.check(EVIL, input_format="markdown")
    evil = replace(evil, document=replace(evil.document, path="map/<script>.md"))
    about.write(folder / "een.html", draft)
    broken = Unread("map/kapot.docx", "map/kapot.docx is beschadigd; open het in Word en bewaar het opnieuw")
    about.write(folder / "map.html", draft, evil, knotted(draft.findings[0]), broken)
    about.write(folder / "delen.html", parts(linter))
    about.write(folder / "lang.html", long(draft))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
