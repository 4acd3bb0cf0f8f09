from __future__ import annotations

import re
from pathlib import Path

import pytest

from nieuwetaal.findings import CATEGORIES
from nieuwetaal.reports.guide import INDEX, MARK, guide
from nieuwetaal.rules.packs import load_rules, load_sources
from nieuwetaal.rules.rule import Example, Model, Rule, Source, Unless, Value, VerbSearch

FOLDER = Path(__file__).parents[2] / "docs" / "regels"
COMMAND = "nieuwetaal rules guide docs/regels"
RULES, _ = load_rules()
PAGES = guide(RULES, load_sources())
OWN = {
    "boek": Source("boek", "Een *boek*", "A. Auteur", "2020", "https://voorbeeld.nl/boek"),
    "blad": Source("blad", "Een blad", "B. Auteur", "z.j."),
    "zelf": Source("zelf", "Gedachte", "wij", "2026", own=True),
}
PATTERN = VerbSearch(("meenemen",), Value(groups=("gezin",), negated=True), Value(groups=("gezin",)))


def rule(*sources: str) -> Rule:
    return Rule(
        id="proef",
        title="Mensen 'meenemen'",
        category="betrekken",
        levels={"werkwoord": "sterk", "lijdend": "let-op", "naamwoord": "sterk"},
        searches=(PATTERN,),
        message="Hier gaat het over {ondergaat}.",
        why="De koers ligt vast.",
        question="Wat willen {ondergaat} zelf?",
        unless=(Unless("letterlijk vervoer", "De bus neemt ouders mee."),),
        models=(Model("samen", "{doener} en {ondergaat} bepalen het samen"),),
        sources=sources,
        discussion="Het vak verschilt.",
        wrong=(Example("Wij nemen ouders mee.", ((4, 20),)),),
        right=(Example("Ouders nemen ons mee."),),
    )


def slug(heading: str) -> str:
    """Return the anchor that web sites for code make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(page: str) -> set[str]:
    return set(re.findall(r'<a id="([^"]+)"></a>', page))


def test_the_guide_in_the_repository_is_fresh() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    stale = sorted(name for name in {*written, *PAGES} if written.get(name) != PAGES.get(name))
    assert stale == [], f"docs/regels loopt achter op de regels; draai: {COMMAND}"


def test_a_rule_is_told_in_full() -> None:
    page = guide([rule("boek", "blad")], OWN)["betrekken.md"]
    assert page[page.index('<a id="proef">') :] == (
        '<a id="proef"></a>\n\n'
        "## Mensen 'meenemen'\n\n"
        "`proef`, sterk (werkwoord, naamwoord), let-op (lijdend)\n\n"
        "> Hier gaat het over mensen.\n\n"
        "**Waarom.** De koers ligt vast.\n\n"
        "**Vraag.** Wat willen mensen zelf?\n\n"
        "**Anders**\n\n"
        "- Wij en mensen bepalen het samen (*samen*)\n\n"
        "**Niet zo**\n\n"
        "- Wij **nemen ouders mee**.\n\n"
        "**Wel goed**\n\n"
        "- Ouders nemen ons mee.\n\n"
        "**Behalve**\n\n"
        "- letterlijk vervoer: *De bus neemt ouders mee.*\n\n"
        "**Discussie.** Het vak verschilt.\n\n"
        "**Bron**\n\n"
        "- A. Auteur, [Een \\*boek\\*](https://voorbeeld.nl/boek), 2020\n"
        "- B. Auteur, *Een blad*, z.j.\n"
    )


@pytest.mark.parametrize(("sources", "alone"), [(("zelf",), True), ((), True), (("zelf", "blad"), False)])
def test_a_thought_of_our_own_is_called_that(sources: tuple[str, ...], alone: bool) -> None:
    page = guide([rule(*sources)], OWN)["betrekken.md"]
    assert ("- Alleen onze eigen gedachte" in page) is alone


def test_there_is_a_page_for_every_category_and_a_place_for_every_rule() -> None:
    assert set(PAGES) == {INDEX, *(f"{name}.md" for name in CATEGORIES)}
    for name in CATEGORIES:
        assert anchors(PAGES[f"{name}.md"]) == {rule.id for rule in RULES if rule.category == name}


@pytest.mark.parametrize("name", PAGES)
def test_no_heading_takes_the_place_of_another_rule(name: str) -> None:
    parts = re.split(r'^<a id="([^"]+)"></a>$', PAGES[name], flags=re.MULTILINE)
    for anchor, text in zip(["", *parts[1::2]], parts[0::2], strict=True):
        slugs = {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
        assert not (slugs - {anchor}) & anchors(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_the_guide_resolves(name: str) -> None:
    links = re.findall(r"(?<!\\)\]\((?!https?:)<?([^)>]*)>?\)", PAGES[name])
    assert links
    for target in links:
        page, _, anchor = target.partition("#")
        assert (page or name) in PAGES, target
        assert not anchor or anchor in anchors(PAGES[page or name]), target


def test_every_page_says_how_it_was_made() -> None:
    assert all(page.startswith(MARK) and COMMAND.rpartition(" ")[0] in MARK for page in PAGES.values())
