"""All rules as pages to read: one in Markdown for every category, and one that leads to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nieuwetaal.coach.agreement import Agreement
from nieuwetaal.coach.alternatives import Coach
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.reports.explanation import OUR_OWN, example_heads, is_our_own
from nieuwetaal.reports.markdown import bold, bullets, escape, link, table
from nieuwetaal.rules.packs import load_categories, load_facts
from nieuwetaal.rules.rule import NounSearch, VerbSearch, WordSearch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nieuwetaal.findings import Category
    from nieuwetaal.rules.rule import CategoryText, Form, Rule, Search, Source

INDEX = "README.md"
FAMILY = "gezin"
MARK = "<!-- Gemaakt met: nieuwetaal rules guide. Wijzig de regels, niet deze bladzijde. -->"
"""The first line of every page: what may be written over."""
_INTRODUCTION = """\
Nieuwetaal leest mee met teksten over samenwerken met ouders, jongeren en inwoners. Het kijkt wie wat doet met wie, en
stelt een vraag waar de een boven de ander komt te staan. Hier staat elke regel: wat die zegt en waarom, hoe het anders
kan, wanneer hij zwijgt, en waar dat vandaan komt. Een melding is een vraag en geen verbod; wie schrijft, beslist.

In een melding staat wie er in jouw zin iets doet en wie het treft. Op deze bladzijden, waar geen zin is, staat er *wij*
en *mensen*.
"""
_LEVELS = """\
## Hoe hard een regel tikt

- **sterk**: hier zegt de zin dat de een over de ander gaat.
- **let-op**: kijk er nog eens naar.
- **overweeg**: een gedachte, waarover het vak verschilt. Alleen op verzoek, met `--level overweeg`.
- **uitleg**: een woord uit de wet. Nooit een melding; deze bladzijden en `nieuwetaal explain` zeggen wat het betekent.
- **compliment**: hier staat iets moois.
"""
_FORMS: Mapping[type[Search], tuple[Form, ...]] = {
    VerbSearch: ("werkwoord", "lijdend", "naamwoord"),
    NounSearch: ("naamwoord",),
    WordSearch: ("woorden",),
}
"""In which forms each kind of search finds something."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the guide needs beside the rules: what they cite, what categories are about, and who fills slots.

    `coach` writes for rules on what is done to people, `other` for those on what people do themselves.
    """

    sources: Mapping[str, Source]
    categories: Mapping[Category, CategoryText]
    coach: Coach
    other: Coach

    def fill(self, rule: Rule, text: str) -> str:
        """Return a text of a rule as it reads for a sentence that names nobody."""
        agents = [search.agent for search in rule.searches if isinstance(search, VerbSearch)]
        by_family = any(agent and not agent.negated and FAMILY in agent.groups for agent in agents)
        return (self.other if by_family else self.coach).write(text)


def guide(rules: Iterable[Rule], sources: Mapping[str, Source]) -> dict[str, str]:
    """Return the pages by file name: the index, and one for every category that has a rule, in their fixed order."""
    facts = load_facts()
    agreement = Agreement(facts)
    reversed_ = replace(facts, unnamed={**facts.unnamed, "doener": facts.unnamed["ondergaat"]})
    shelf = Shelf(sources, load_categories(), Coach(agreement, facts), Coach(agreement, reversed_))
    ordered = sorted(rules, key=lambda rule: (is_praise(rule), rule.id))
    pages = {name: [rule for rule in ordered if rule.category == name] for name in CATEGORIES}
    there = {name: found for name, found in pages.items() if found}
    return {
        INDEX: _text(_index(there, shelf)),
        **{f"{name}.md": _text(_page(name, found, shelf)) for name, found in there.items()},
    }


def is_praise(rule: Rule) -> bool:
    """Tell whether a rule finds what is well said."""
    return "compliment" in rule.levels.values()


def _text(lines: Iterable[str]) -> str:
    text = "\n".join([MARK, "", *lines])
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def _index(pages: Mapping[Category, Sequence[Rule]], shelf: Shelf) -> Iterator[str]:
    yield from ("# De regels van nieuwetaal", "", _INTRODUCTION, "## De categorieën", "")
    rows = ((link(name, f"{name}.md"), escape(shelf.categories[name].title), str(len(pages[name]))) for name in pages)
    yield from table(("categorie", "waar het over gaat", "regels"), rows)
    yield from ("", _LEVELS)


def _page(name: Category, rules: Sequence[Rule], shelf: Shelf) -> Iterator[str]:
    about = shelf.categories[name]
    title = about.title[:1].lower() + about.title[1:]
    yield from (f"# {name.capitalize()}: {escape(title)}", "", escape(about.text), "")
    yield from (link("Alle categorieën", INDEX), "")
    rows = ((link(rule.id, f"#{rule.id}"), _levels(rule), escape(rule.title)) for rule in rules)
    yield from table(("regel", "niveau", "waar die over gaat"), rows)
    for rule in rules:
        yield from ("", *_rule(rule, shelf))


def _rule(rule: Rule, shelf: Shelf) -> Iterator[str]:
    yield from (f'<a id="{rule.id}"></a>', "", f"## {escape(rule.title)}", "")
    only = f"; alleen als de schrijver dit is: {', '.join(rule.writers)}" if rule.writers else ""
    yield from (f"`{rule.id}`, {_levels(rule)}{escape(only)}", "", f"> {escape(shelf.fill(rule, rule.message))}", "")
    yield from _paragraph("Waarom", rule.why)
    yield from _paragraph("Vraag", shelf.fill(rule, rule.question))
    yield from _list("Anders", (f"{escape(shelf.fill(rule, model.text))} (*{model.kind}*)" for model in rule.models))
    found, silent = example_heads(rule)
    yield from _list(found, (bold(example.text, example.marks) for example in rule.wrong))
    yield from _list(silent, (escape(example.text) for example in rule.right))
    yield from _list("Behalve", (f"{escape(item.because)}: *{escape(item.example)}*" for item in rule.unless))
    yield from _paragraph("Discussie", rule.discussion)
    yield from _list("Bron", [OUR_OWN] if is_our_own(rule, shelf.sources) else _sources(rule, shelf.sources))


def _paragraph(label: str, text: str) -> Iterator[str]:
    if text:
        yield from (f"**{label}.** {escape(text)}", "")


def _list(label: str, items: Iterable[str]) -> Iterator[str]:
    found = list(bullets(items))
    if found:
        yield from (f"**{label}**", "", *found, "")


def _levels(rule: Rule) -> str:
    """Return the level, or each level with the forms that it is for."""
    forms = dict.fromkeys(form for search in rule.searches for form in _FORMS[type(search)])
    found: dict[str, list[str]] = {}
    for form in forms:
        found.setdefault(rule.levels.get(form, ""), []).append(form)
    if len(found) == 1:
        return next(iter(found))
    return ", ".join(f"{level} ({', '.join(forms)})" for level, forms in found.items())


def _sources(rule: Rule, sources: Mapping[str, Source]) -> Iterator[str]:
    for key in rule.sources:
        source = sources.get(key)
        if source is None:
            yield escape(key)
        else:
            title = link(source.title, source.url) if source.url else f"*{escape(source.title)}*"
            yield ", ".join((escape(source.author), title, escape(source.year)))
