from __future__ import annotations

import re
import time
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from nieuwetaal.documents import Document, LineIndex, read_text
from nieuwetaal.documents.extract import ParagraphCollector
from nieuwetaal.findings import Alternative, Finding, Note, Place, Report, Role, Suppressed
from nieuwetaal.reports.as_html import as_html
from nieuwetaal.reports.known import KnownCount
from nieuwetaal.reports.view import Unread, View
from nieuwetaal.rules.rule import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nieuwetaal.rules.rule import Rule

PLAN = """\
# Plan

De gemeente *neemt* bewoners mee. Onze ouders doen mee.

- De school betrekt ouders.

| wie | wat |
|---|---|
| ouders | betrokkenheid |

> “Wij werden meegenomen”, zei een vader.
"""
SOURCE = Source("bron1", "Taal & macht", "A. Schrijver", "2020")


@dataclass(frozen=True, slots=True)
class About:
    """What a check tells of itself."""

    version: str = "0.1.0"
    model: str = "ingebouwd 1.0"
    rules: Mapping[str, Rule] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=lambda: {"bron1": SOURCE})
    when: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    ascii_only: bool = False
    known: Callable[[], KnownCount] | None = None
    since: str = ""


def found(text: str, words: str, level: str = "sterk", nth: int = 0, **other: Any) -> Finding:
    """Make a finding at the n-th place of some words in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    values: dict[str, Any] = {
        "rule": "meenemen",
        "category": "betrekken",
        "level": level,
        "start": start,
        "end": start + len(words),
        "text": words,
        "message": f"Melding over {words}",
        "why": "De koers ligt vast.",
        "question": "Wat staat nog open?",
        "sources": ("bron1",),
        "roles": {},
        "alternatives": (Alternative("samen", "Samen bepalen"),),
        "group": f"{level}:{words}:{nth}",
        "related": (),
        "place": LineIndex(text).place(start, start + len(words)),
    }
    return Finding(**(values | other))


def report(text: str, *findings: Finding, path: str | None = "plan.md", kind: str = "markdown", **other: Any) -> Report:
    document = replace(read_text(text, kind), path=path)
    shown = tuple(finding for finding in findings if finding.level != "compliment")
    praise = tuple(finding for finding in findings if finding.level == "compliment")
    return Report(document, shown, praise, "ingebouwd 1.0", **other)


def source(*results: Report | Unread, view: View | None = None, **about: Any) -> str:
    return "".join(as_html([(result, view or View("overweeg")) for result in results], About(**about)))


def parsed(text: str) -> etree._Element:
    root = etree.fromstring(text, etree.HTMLParser(huge_tree=True))
    assert root is not None
    return root


def page(*results: Report | Unread, view: View | None = None, **about: Any) -> etree._Element:
    return parsed(source(*results, view=view, **about))


def said(element: etree._Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.xpath(".//text()")).split())


def one(root: etree._Element, query: str) -> etree._Element:
    elements: list[etree._Element] = root.xpath(query)
    assert len(elements) == 1
    return elements[0]


def by_id(root: etree._Element, name: str) -> etree._Element:
    return one(root, f"//*[@id='{name}']")


def ids(root: etree._Element) -> list[str]:
    return list(map(str, root.xpath("//@id")))


def cards(root: etree._Element) -> list[str]:
    return list(map(str, root.xpath("//details[contains(@class, 'n ')]/@id")))


def texts(root: etree._Element) -> list[str]:
    """Return the running text as it reads: without the numbers that lead to notes."""
    blocks = root.xpath("//*[@class='t']")
    return [" ".join("".join(block.xpath(".//text()[not(ancestor::a)]")).split()) for block in blocks]


def marked(root: etree._Element, name: str) -> list[str]:
    return [mark.text for mark in root.xpath("//mark") if name in mark.get("data-b").split()]


def test_the_document_is_running_text_with_marks():
    root = page(report(PLAN, found(PLAN, "*neemt* bewoners mee"), found(PLAN, "betrokkenheid", "let-op")))
    assert marked(root, "b1") == ["neemt bewoners mee"]
    assert [each.getparent().tag for each in root.xpath("//mark")] == ["p", "div"]
    assert texts(root) == [
        "Plan",
        "De gemeente neemt bewoners mee. Onze ouders doen mee.",
        "De school betrekt ouders.",
        "wie",
        "wat",
        "ouders",
        "betrokkenheid",
        "“Wij werden meegenomen”, zei een vader.",
    ]
    kinds = [element.tag for element in root.xpath("//*[@class='t']")]
    assert kinds == ["h3", "p", "div", "div", "div", "div", "div", "blockquote"]
    assert [len(each) for each in root.xpath("//ul[@class='list' or @class='cells']")] == [1, 4]


def test_a_note_says_all_there_is_to_say():
    text = "De gemeente neemt bewoners mee in het plan."
    roles = {
        "doener": Role(0, 11, "De gemeente", "professional"),
        "ondergaat": Role(18, 26, "bewoners", "family", "likely"),
        "ontvanger": None,
    }
    root = page(report(text, found(text, "neemt bewoners mee", roles=roles)))
    card = by_id(root, "b1")
    assert card.tag == "details"
    assert said(card.find("summary")) == "1 neemt bewoners mee sterk Melding over neemt bewoners mee"
    told = [(said(each.find("dt")), " | ".join(map(said, each.findall("dd")))) for each in card.findall(".//dl/div")]
    assert told == [
        ("Waarom", "De koers ligt vast."),
        ("Vraag", "Wat staat nog open?"),
        ("Zo kan het ook", "Samen bepalen"),
        ("Wie doet wat", "wie doet het? De gemeente→ neemt … mee→ wie ondergaat het? bewoners"),
        ("Bron", "Taal & macht"),
        ("Plaats", "1:13, terug naar de tekst"),
        ("Regel", "betrekken/meenemen"),
    ]
    assert said(by_id(root, "s1")) == "A. Schrijver, Taal & macht, 2020"


def test_a_part_of_a_sentence_before_a_comma_is_not_what_is_done():
    text = "Jongeren die er zijn, leidt het team toe."
    roles = {
        "doener": Role(28, 36, "het team", "professional"),
        "ondergaat": Role(0, 8, "Jongeren", "family"),
    }
    root = page(report(text, found(text, text[:-1], roles=roles)))
    assert said(one(root, "//*[@class='does']")) == "leidt … toe"


def test_findings_may_overlap_and_lie_in_each_other():
    text = "Wij laten alle ouders van de buurt meedoen aan het plan."
    whole = found(text, "laten alle ouders van de buurt meedoen")
    inner = found(text, "ouders", "let-op")
    across = found(text, "buurt meedoen aan het plan", "overweeg")
    root = page(report(text, whole, inner, across))
    assert marked(root, "b1") == ["laten alle ", "ouders", "van de ", "buurt meedoen"]
    assert marked(root, "b2") == ["ouders"]
    assert marked(root, "b3") == ["buurt meedoen", "aan het plan"]
    both = [(mark.text, mark.get("class"), mark.get("data-b")) for mark in root.xpath("//mark[contains(@class, ' x')]")]
    assert both == [("ouders", "m sterk x", "b2 b1"), ("buurt meedoen", "m sterk x", "b3 b1")]
    assert [each.get("href") for each in root.xpath("//a[starts-with(@class, 'r ')]")] == ["#b2", "#b1", "#b3"]
    assert texts(root) == [text]


def test_a_finding_may_go_on_in_the_next_paragraph():
    text = "Wij nemen ouders\n\nen jongeren mee."
    root = page(report(text, found(text, "nemen ouders\n\nen jongeren mee"), kind="text"))
    assert marked(root, "b1") == ["nemen ouders", "en jongeren mee"]
    assert ids(root).count("rb1") == 1
    assert said(by_id(root, "b1").find("summary")).startswith("1 nemen ouders … en jongeren mee")


def test_what_is_far_away_is_marked_too():
    text = "Ouders hebben veel ideeën; wij nemen ze mee."
    root = page(report(text, found(text, "nemen ze mee", related=((0, 6),))))
    assert [(mark.text, mark.get("class")) for mark in root.xpath("//mark")] == [
        ("Ouders", "m sterk far"),
        ("nemen ze mee", "m sterk"),
    ]
    assert root.xpath("//a[@href='#b1'][@class='r sterk']/@aria-label") == [
        "hoort bij bevinding 1",
        "bevinding 1",
    ]


def test_what_is_not_in_the_running_text_is_told_apart():
    text = "De gemeente neemt bewoners mee.\n\n```\nneemt bewoners mee\n```\n"
    root = page(report(text, found(text, "neemt bewoners mee", nth=1)))
    assert not root.xpath("//mark")
    assert said(one(root, "//section[details/@id = 'b1']/h3")) == "Niet in de lopende tekst"
    assert not root.xpath("//a[@href='#rb1']")


def test_a_repeat_refers_to_the_first():
    text = "Wij nemen u mee. Wij nemen u mee. Wij nemen u mee."
    repeats = [found(text, "nemen u mee", nth=nth, group="meenemen") for nth in range(3)]
    root = page(report(text, *repeats))
    assert "Hier staat het weer; zie 1." in said(by_id(root, "b2"))
    assert by_id(root, "b3").xpath(".//p/a/@href") == ["#b1"]
    assert by_id(root, "b1").xpath(".//a[starts-with(@href, '#b')]/@href") == ["#b2", "#b3"]
    assert "De koers ligt vast." not in said(by_id(root, "b2"))


def test_a_compliment_is_marked_kindly():
    text = "Ouders bepalen samen met de school."
    root = page(report(text, found(text, "bepalen samen", "compliment", why="", question="", alternatives=())))
    assert marked(root, "c1") == ["bepalen samen"]
    assert said(by_id(root, "c1").find("summary")).startswith("✓1 bepalen samen mooi gezegd")
    assert "op 1 plek staat iets moois" in said(one(root, "//*[@class='lead']"))


def test_what_a_writer_keeps_is_listed_with_the_reason():
    text = "Wij nemen ouders mee. Wij nemen ouders mee."
    kept = (
        Suppressed(found(text, "nemen ouders mee"), "Zo heet het project.", "inline", Place(3, 1)),
        Suppressed(found(text, "nemen ouders mee", nth=1), "", "config", Place()),
    )
    root = page(report(text, suppressed=kept))
    assert [said(each) for each in one(root, "//*[@class='kept']").iter("li")] == [
        "nemen ouders mee 1:5 · betrekken/meenemen · gezegd in de tekst, 3:1 Zo heet het project.",
        "nemen ouders mee 1:27 · betrekken/meenemen · gezegd in de instellingen Geen reden gegeven.",
    ]
    assert not cards(root)


def test_several_documents_have_an_index_and_unread_files_a_reason():
    text = "Wij nemen u mee."
    results = (
        report(text, found(text, "nemen u mee"), path="a.md"),
        Unread("b.docx", "b.docx is beschadigd; bewaar het bestand opnieuw"),
        report("Goed zo, dit is fijn.", path=None),
    )
    root = page(*results)
    rows = [[said(cell) for cell in row] for row in one(root, "//nav/table").iter("tr")]
    assert rows == [
        ["tekst", "sterk", "woorden"],
        ["a.md", "1", "4"],
        ["invoer", "0", "5"],
        ["samen", "1", "9"],
    ]
    assert one(root, "//nav/table").xpath(".//a/@href") == ["#d1", "#d2"]
    assert said(one(root, "//*[@class='unread']//li")) == "b.docxb.docx is beschadigd; bewaar het bestand opnieuw"
    assert [said(each) for each in root.iter("h1", "h2")] == [
        "Leesverslag van 2 teksten",
        "In het kort",
        "De teksten",
        "Niet gelezen",
        "a.md",
        "invoer",
        "Bronnen",
    ]


def test_numbers_go_on_in_the_next_document():
    text = "Wij nemen u mee."
    one_, other = (report(text, found(text, "nemen u mee"), path=path) for path in ("a.md", "b.md"))
    root = page(one_, other)
    assert cards(root) == ["b1", "b2"]
    assert [each.get("id") for each in root.iter("article")] == ["d1", "d2"]


def test_the_summary_counts_by_level_and_by_category():
    text = "een twee drie vier vijf"
    findings = [
        found(text, "een"),
        found(text, "twee", "let-op", category="maken"),
        found(text, "drie", "let-op", category="maken"),
        found(text, "vier", "compliment"),
    ]
    root = page(report(text, *findings))
    pictures = root.xpath("//svg[@role='img']")
    assert [said(each.find("desc")) for each in pictures] == [
        "sterk: 1; let op: 2; mooi gezegd: 1.",
        "maken: 2; betrekken: 1.",
    ]
    for each in pictures:
        assert each.get("aria-labelledby").split() == [each.find("title").get("id"), each.find("desc").get("id")]
    widths = [float(bar.get("width")) for bar in pictures[0].iter("rect")]
    assert sum(widths) + 2 * 3 == pytest.approx(600, abs=0.5)
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.2)
    rows = [said(row) for row in root.xpath("//figure//tbody/tr")]
    assert rows == [
        "sterk hier zegt de zin dat de een over de ander gaat1",
        "let op kijk er nog eens naar2",
        "mooi gezegd hier staat iets moois1",
        "makenMensen anders maken2",
        "betrekkenLaten meedoen met iets van een ander1",
    ]
    boxes = root.xpath("//section[@id='bar']//input/@data-level"), root.xpath("//input/@data-category")
    assert boxes == (["sterk", "let-op", "compliment"], ["maken", "betrekken"])


def test_the_view_chooses_and_what_it_leaves_out_is_told():
    text = "een twee drie vier"
    findings = [
        found(text, word, level) for word, level in (("een", "sterk"), ("twee", "let-op"), ("drie", "overweeg"))
    ]
    root = page(report(text, *findings), view=View("let-op", limit=1))
    assert cards(root) == ["b1"]
    remarks = [said(each) for each in root.xpath("//main/ul[@class='aside']/li")]
    assert remarks == [
        "Niet getoond: 1 overweging.",
        "Nog 1 bevinding niet uitgeschreven.",
    ]
    all_hidden = page(report(text, *findings), view=View("sterk"))
    assert said(one(all_hidden, "//main/ul")) == "Niet getoond: 1 plek om op te letten, 1 overweging."


def test_remarks_on_the_document_and_the_settings_are_there():
    text = "Dit is fijn."
    notes = (Note("‘mee’ kent nieuwetaal niet", Place(2, 1)), Note("let op", Place(1, 1), "nieuwetaal.toml"))
    made = report(text, notes=notes, skipped=("regel 3: Engels, niet gelezen: ‘See’",))
    made = replace(made, document=replace(made.document, notes=("bijlage a.doc is niet gelezen",)))
    root = page(made)
    assert [said(each) for each in root.xpath("//article//li")] == [
        "Bijlage a.doc is niet gelezen",
        "Regel 3: Engels, niet gelezen: ‘See’",
        "plan.md:2:1: ‘mee’ kent nieuwetaal niet",
    ]
    assert "nieuwetaal.toml:1:1: let op" in said(one(root, "//main/ul[@class='aside']"))


def placed(*paragraphs: tuple[str, Any, str]) -> Report:
    collector = ParagraphCollector()
    for text, kind, part in paragraphs:
        collector.add(text, kind, part)
    read = collector.extract()
    return Report(Document("plan.docx", "docx", read.text, read.segments, places=read.places), (), (), "")


def flow(root: etree._Element) -> list[str]:
    """Return the labels of parts, in brackets, and the texts, in reading order."""
    found = root.xpath("//*[@class='t' or starts-with(@class, 'at')]")
    return [f"[{said(each)}]" if each.get("class") != "t" else said(each) for each in found]


def test_parts_of_a_file_are_named_where_they_begin():
    made = placed(
        ("Een.", "paragraph", "tekst"),
        ("cel", "table-cell", "tabel 1"),
        ("punt", "list-item", "tabel 1"),
        ("cel twee", "table-cell", "tabel 2"),
        ("Twee.", "paragraph", "tekst"),
        ("Bron.", "paragraph", "voetnoot 1"),
        ("Nog een bron.", "paragraph", "voetnoot 1"),
        ("Kop", "paragraph", "koptekst"),
    )
    root = page(made)
    tables, notes = "[Tabel 1] cel punt [Tabel 2] cel twee", "[Voetnoot 1] Bron. Nog een bron. [Koptekst] Kop"
    assert " ".join(flow(root)) == f"Een. {tables} [Tekst] Twee. {notes}"
    assert [said(each) for each in root.xpath("//p[@class='at v']")] == ["Tekst"]
    assert [said(each) for each in root.xpath("//*[@class='b e in']")] == ["Bron.", "Nog een bron.", "Kop"]
    assert [len(each) for each in root.xpath("//ul[@class='cells']")] == [1, 1]


def test_a_file_with_one_part_names_none():
    assert flow(page(placed(("Een.", "paragraph", "bericht"), ("Twee.", "paragraph", "bericht")))) == ["Een.", "Twee."]


@dataclass(frozen=True, slots=True)
class Pages:
    """A page for every line."""

    lines: LineIndex

    def place(self, start: int, end: int) -> Place:
        found = self.lines.place(start, end)
        return replace(found, page=found.line)


@pytest.mark.parametrize("text", ["- Een\n- Twee\n- Drie\n", "Een\n\nTwee\n\nDrie\n"])
def test_pages_are_named_where_they_begin(text: str):
    made = report(text)
    made = replace(made, document=replace(made.document, places=Pages(LineIndex(text))))
    numbers = [text[: text.index(word)].count("\n") + 1 for word in ("Een", "Twee", "Drie")]
    named = [f"[Bladzijde {number}] {word}" for number, word in zip(numbers, ("Een", "Twee", "Drie"), strict=True)]
    root = page(made)
    assert " ".join(flow(root)) == " ".join(named)
    assert not root.xpath("//p[@class='at v']")


def test_the_page_says_by_which_program_it_was_made():
    assert page(report("Dit is fijn.")).xpath("//meta[@name='generator']/@content") == ["nieuwetaal 0.1.0"]


def test_a_reader_is_not_told_of_a_command_line():
    text = "een twee drie"
    findings = [found(text, word, level) for word, level in (("een", "sterk"), ("twee", "sterk"), ("drie", "overweeg"))]
    root = page(report(text, *findings), view=View("let-op", limit=1))
    told = " ".join(root.xpath("//body//text()[not(parent::script)]"))
    assert not re.search("--[a-z]", told)


def test_the_header_tells_of_the_check():
    known = KnownCount("basis.json", 2, 3, None)
    root = page(report("Dit is fijn."), known=lambda: known, since="v1", when=datetime(2025, 3, 9, tzinfo=UTC))
    header = said(one(root, "//header"))
    assert "Gelezen op 9 maart 2025 met nieuwetaal 0.1.0, taalmodel ingebouwd 1.0." in header
    assert "Alleen regels die veranderd zijn sinds v1. 2 nieuw, 3 bekend (uit basis.json)." in header
    assert "Gelezen met nieuwetaal" in said(one(page(report("Dit is fijn.")), "//header"))


def test_known_is_asked_after_the_last_result():
    order: list[str] = []

    def results() -> Any:
        order.append("read")
        yield report("Dit is fijn."), View()

    def known() -> KnownCount:
        order.append("known")
        return KnownCount("basis.json", 0, 0, 0)

    "".join(as_html(results(), About(known=known)))
    assert order == ["read", "known"]


def test_nothing_at_all_is_a_page_too():
    assert "Er is geen tekst gelezen." in said(one(page(), "//*[@class='lead']"))
    assert "Er is geen tekst gelezen." in said(one(page(Unread("a", "kapot")), "//*[@class='lead']"))
    assert "Hier viel niets op." in said(one(page(report("")), "//article"))


EVIL = (
    "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)> ]]> --> {{ 7 * 7 }} {% raw %} &lt; "
    "\u2028\u202e\u2066\x00\x1b[31m\ufffe\ud800 \u0085 </textarea></title>"
)


def test_nothing_in_a_document_or_a_rule_can_be_obeyed():
    text = f"Wij nemen {EVIL} mee."
    words: dict[str, Any] = {
        "message": EVIL,
        "why": EVIL,
        "question": EVIL,
        "rule": EVIL,
        "sources": (EVIL,),
        "group": EVIL,
    }
    role = Role(0, 3, EVIL, "family")
    finding = found(text, EVIL, **words, alternatives=(Alternative(EVIL, EVIL),), roles={"doener": role})
    plain = report(text, finding, found(text, "mee", **words | {"sources": ("evil",)}), path=EVIL, kind="text")
    evil = replace(
        plain,
        suppressed=(Suppressed(finding, EVIL, "inline", Place(part=EVIL, paragraph=1)),),
        notes=(Note(EVIL, Place()), Note(EVIL, Place(), EVIL)),
        skipped=(EVIL,),
        errors=(EVIL,),
    )
    about: dict[str, Any] = {
        "sources": {"evil": Source("evil", EVIL, EVIL, EVIL, "javascript:alert(1)")},
        "version": EVIL,
        "model": EVIL,
        "since": EVIL,
    }
    for results in ((evil,), (evil, Unread(EVIL, EVIL))):
        made = source(*results, **about)
        root = parsed(made)
        assert [each.tag for each in root.iter("script", "style")] == ["style", "script"]
        assert not {each.tag for each in root.iter() if isinstance(each.tag, str)} & {
            "img",
            "iframe",
            "form",
            "link",
        }
        assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or name == "style"]
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\ud800]", made)
        assert "{{ 7 * 7 }} {% raw %} &amp;lt;" in made
        assert {str(target)[0] for target in root.xpath("//@href")} == {"#"}
        assert made.encode()


def test_quoted_words_cannot_turn_the_text_around_them():
    text = "Wij nemen אמהות mee."
    root = page(report(text, found(text, "nemen אמהות mee"), path="תכנית.md"))
    quoted = [each for each in root.iter() if isinstance(each.tag, str) and re.search("[א-ת]", each.text or "")]
    assert quoted
    for each in quoted:
        around = [each, *each.iterancestors()]
        alone = each.tag == "title" or any(a.tag == "bdi" or a.get("dir") == "auto" for a in around)
        assert alone or "Melding" in (each.text or ""), each.text


def test_the_policy_lets_nothing_in_but_our_own_style_and_script():
    made = source(report("Dit is fijn."))
    (policy,) = parsed(made).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for name, tag in (("style-src", "style"), ("script-src", "script")):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", made, re.DOTALL)
        assert rules[name] == f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"
        assert inside.isascii()


def test_the_page_needs_nothing_from_elsewhere():
    text = "Zie https://voorbeeld.nl en //voorbeeld.nl: wij nemen u mee."
    made = source(report(text, found(text, "nemen u mee")))
    root = parsed(made)
    assert not root.xpath("//@src | //link | //*[local-name()='use'] | //base")
    assert not re.search(r"@import|url\(", one(root, "//style").text or "")
    assert not re.search(r"fetch|XMLHttp|import\(|innerHTML|eval|https?:", one(root, "//script").text or "")
    for target in root.xpath("//@href"):
        assert target.startswith("#")


def test_ids_are_unique_and_every_way_leads_somewhere():
    text = "een twee drie vier vijf een twee drie vier vijf"
    words = ["een", "een twee", "twee drie vier", "drie", "vijf een", "een"]
    findings = [found(text, word, group="x", nth=n // 5, related=((0, 3),)) for n, word in enumerate(words)]
    root = page(report(text, *findings), report(text, *findings, path="b.md"), Unread("c", "kapot"))
    names = ids(root)
    assert [name for name, many in Counter(names).items() if many > 1] == []
    targets = {target[1:] for target in root.xpath("//@href")}
    pointers = {name for each in root.xpath("//@aria-labelledby") for name in each.split()}
    assert targets | pointers <= set(names)


def test_headings_come_in_order():
    root = page(report(PLAN, found(PLAN, "betrekt ouders")), Unread("c", "kapot"))
    levels = [int(str(each.tag)[1]) for each in root.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_without_a_script_all_is_there():
    root = page(report(PLAN, found(PLAN, "betrekt ouders")))
    assert [each.get("id") for each in root.xpath("//*[@hidden]")] == ["bar"]
    assert root.get("lang") == "nl"
    assert root.xpath("//body/a[1]/@href") == ["#d1"]
    assert [each.tag for each in root.iter("header", "main", "nav", "footer")] == ["header", "main", "footer"]


def test_ascii_only_says_the_same():
    text = "De cliënt wordt meegenomen → ‘mee’."
    made = report(text, found(text, "meegenomen"), found(text, "mee", "compliment", nth=1))
    plain = source(made, ascii_only=True)
    assert plain.isascii()
    assert said(parsed(plain)) == said(page(made))


def test_the_same_results_give_the_same_page():
    made = report(PLAN, found(PLAN, "betrekt ouders"), found(PLAN, "betrokkenheid"))
    assert source(made) == source(made)


def test_entities_soft_hyphens_and_accents_are_marked_where_they_stand():
    text = "Wij be&shy;trek\u00adken cli&euml;nten en cafe\u0301s erbij."
    root = page(
        report(text, found(text, "be&shy;trek\u00adken cli&euml;nten"), found(text, "cafe\u0301s", "let-op")),
    )
    assert marked(root, "b1") == ["betrekken cliënten"]
    assert marked(root, "b2") == ["cafés"]
    assert texts(root) == ["Wij betrekken cliënten en cafés erbij."]


def test_five_thousand_findings_take_seconds():
    sentence = "De gemeente neemt bewoners mee in een plan dat nog lang niet af is en daar is veel over te zeggen. "
    paragraph = sentence * 5 + "\n\n"
    text = paragraph * 2_500
    document: Document = replace(read_text(text, "text"), path="groot.txt")
    model = found(text, "neemt bewoners mee")
    starts = [match.start() for match in re.finditer("neemt bewoners mee", text)][::5][:2_500]
    findings = [
        replace(model, start=start + extra, end=start + extra + 18, group=str(start), place=Place())
        for start in starts
        for extra in (0, 3)
    ]
    assert sum(len(segment.text.split()) for segment in document.segments) > 250_000
    began = time.process_time()
    made = "".join(as_html([(Report(document, tuple(findings), (), ""), View())], About()))
    took = time.process_time() - began
    assert took < 15
    assert len(made.encode()) < 20_000_000
    root = parsed(made)
    assert cards(root) == [f"b{number}" for number in range(1, 5_001)]
    assert len(set(root.xpath("//a[starts-with(@class, 'r ')]/@id"))) == 5_000
    assert "5.000 plekken" in said(one(root, "//*[@class='lead']"))


@pytest.mark.model
def test_a_real_draft_shows_every_finding():
    from pathlib import Path

    from nieuwetaal import Linter

    made = Linter().check_file(Path(__file__).parents[2] / "voorbeelden" / "jeugdplan.md")
    view = View("overweeg")
    root = page(made, view=view)
    visible = view.visible(made.findings)
    assert len(visible) > 10
    assert [
        said(card.find("summary/span[@class='msg']")) for card in root.xpath("//details[starts-with(@id, 'b')]")
    ] == [finding.message for finding in visible]
    for number, finding in enumerate(visible, 1):
        assert " ".join("".join(marked(root, f"b{number}")).split()) == " ".join(finding.text.split())
    assert (
        [name for name in cards(root) if name[0] == "c"]
        == ["c1", "c2"]
        == [f"c{n}" for n in (1, len(made.compliments))]
    )
    read = texts(root)
    assert read == [segment.text for segment in made.document.segments]
