"""What can be named in rules, settings and remarks: rules, categories, word groups, levels, writers and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.errors import NieuwetaalError
from nieuwetaal.findings import CATEGORIES, WRITERS
from nieuwetaal.reports.markdown import escape
from nieuwetaal.rules.packs import load_categories, load_sources
from nieuwetaal_lsp.authoring.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nieuwetaal.rules.rule import Group, Rule, Source
    from nieuwetaal_lsp.linters import Made

LEVELS = {
    "sterk": "Je ziet het altijd. Dit weegt het zwaarst.",
    "let-op": "Je ziet het altijd.",
    "overweeg": 'Je ziet het als je erom vraagt (niveau = "overweeg"), één keer per tekst.',
    "uitleg": "Nooit als melding; voor woorden uit de wet, bij de uitleg van een regel.",
    "compliment": "Een compliment: hier staat iets moois.",
}
"""The levels, strongest first, and what a reader sees of each."""
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Names:
    """What can be named under some settings."""

    rules: Mapping[str, Rule]
    groups: Mapping[str, Group]
    sources: Mapping[str, Source]

    def rule_offers(self, *, rank: int = 1) -> Iterator[Offer]:
        """Yield the rules, by id."""
        for rule in sorted(self.rules.values(), key=lambda rule: rule.id):
            yield Offer(rule.id, "rule", rule.title, rule.message, rank=rank)

    def pair_offers(self) -> Iterator[Offer]:
        """Yield the rules as messages name them, with their category."""
        for rule in sorted(self.rules.values(), key=lambda rule: (rule.category, rule.id)):
            yield Offer(f"{rule.category}/{rule.id}", "rule", rule.title, rule.message)

    def group_offers(self, before: str = "") -> Iterator[Offer]:
        """Yield the word groups, with something `before` each name."""
        for group in self.groups.values():
            yield Offer(f"{before}{group.name}", "group", group.title, members(group))

    def source_offers(self) -> Iterator[Offer]:
        """Yield the sources by their keys."""
        for source in self.sources.values():
            yield Offer(source.key, "source", f"{source.title} ({source.year})", source.author)

    def about_rule(self, name: str) -> str:
        """Return what is told of a rule or category, or both, in Markdown; empty when nothing has that name."""
        told = [about_category(name)] if name in CATEGORIES else []
        rule = self.rules.get(name.rpartition("/")[2])
        if rule is not None:
            levels = "/".join(dict.fromkeys(rule.levels.values()))
            why = escape(rule.why or rule.message)
            told.append(f"**{escape(rule.title)}**\n\n{why}\n\n{rule.category}/{rule.id} · {levels}")
        return "\n\n---\n\n".join(told)

    def about_group(self, name: str) -> str:
        """Return who is in a word group, in Markdown; empty when there is none of that name."""
        group = self.groups.get(name)
        return f"**${group.name}**: {escape(group.title)}\n\n{escape(members(group))}" if group else ""

    def about_source(self, key: str) -> str:
        """Return what a source is, in Markdown; empty when there is none with that key."""
        source = self.sources.get(key)
        if source is None:
            return ""
        told = f"**{escape(source.title)}**\n\n{escape(source.author)}, {escape(source.year)}"
        return f"{told}\n\n<{source.url}>" if source.url else told


def known_names(made: Made) -> Names:
    """Return what can be named with a linter, also rules that its settings turn off."""
    try:
        sources = load_sources(*made.config.folders)
    except NieuwetaalError:
        sources = load_sources()
    return Names({rule.id: rule for rule in made.linter.all_rules}, made.linter.groups, sources)


def members(group: Group) -> str:
    """Return who is in a word group, the first of them."""
    shown = ", ".join(group.words[:_MOST_WORDS])
    more = len(group.words) - _MOST_WORDS
    parts = [f"{shown}{f' en nog {more}' if more > 0 else ''}" if shown else ""]
    parts += [f"ook: {', '.join(f'${name}' for name in group.includes)}" if group.includes else ""]
    parts += [f"niet: {', '.join(group.excluding[:_MOST_WORDS])}" if group.excluding else ""]
    return "; ".join(filter(None, parts))


def category_offers(*, rank: int = 1) -> Iterator[Offer]:
    """Yield the categories."""
    for name, about in load_categories().items():
        yield Offer(name, "category", about.title, about.text, rank=rank)


def level_offers(levels: Iterable[str] = tuple(LEVELS)) -> Iterator[Offer]:
    """Yield levels."""
    yield from (Offer(level, "value", LEVELS[level]) for level in levels)


def writer_offers(writers: Sequence[str] = WRITERS) -> Iterator[Offer]:
    """Yield who may be writing."""
    yield from (Offer(writer, "value") for writer in writers)


def about_category(name: str) -> str:
    """Return what the rules of a category are about, in Markdown; empty when there is none of that name."""
    found = next((about for key, about in load_categories().items() if key == name), None)
    return f"**{name}**: {escape(found.title)}\n\n{escape(found.text)}" if found else ""


def about_level(name: str) -> str:
    """Return what a reader sees of a level, in Markdown; empty when there is none of that name."""
    return f"**{name}**: {LEVELS[name]}" if name in LEVELS else ""
