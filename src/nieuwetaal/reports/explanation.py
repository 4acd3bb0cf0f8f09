"""A rule, explained to a writer."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nieuwetaal.reports.text import Style
    from nieuwetaal.rules.rule import Example, Rule, Source

OUR_OWN = "Alleen onze eigen gedachte; een bron uit het vak is er nog niet."
_LABEL_WIDTH = 11
_JUDGED = "Niet zo", "Wel goed"
_HEADS = {"compliment": ("Zo dus", "Hier niet"), "uitleg": ("Hier wel", "Hier niet")}
"""What stands beside the examples that a rule finds and those that it does not, where it is no judgement."""


def explanation(rule: Rule, sources: Mapping[str, Source], style: Style) -> Iterator[str]:
    """Yield the lines that tell what a rule finds, why, how else it could be said, and where that comes from."""
    head = f"{rule.category}/{rule.id}, {levels(rule)}"
    yield f"{style.paint('path', rule.title)}  {style.paint('quiet', head)}"
    yield ""
    yield from _part("Melding", [rule.message], style)
    yield from _part("Waarom", [rule.why], style)
    yield from _part("Vraag", [rule.question], style)
    yield from _part("Anders", [f"{model.text} ({model.kind})" for model in rule.models], style)
    found, silent = example_heads(rule)
    yield from _part(found, map(marked, rule.wrong), style)
    yield from _part(silent, [example.text for example in rule.right], style)
    yield from _part("Behalve", [f"{unless.because}: {unless.example}" for unless in rule.unless], style)
    yield from _part("Discussie", [rule.discussion], style)
    lines = [OUR_OWN] if is_our_own(rule, sources) else [cited(key, sources) for key in rule.sources]
    yield from _part("Bron", lines, style)


def example_heads(rule: Rule) -> tuple[str, str]:
    """Return what stands beside the examples that a rule finds, and beside those that it does not."""
    return next((_HEADS[level] for level in _HEADS if set(rule.levels.values()) == {level}), _JUDGED)


def is_our_own(rule: Rule, sources: Mapping[str, Source]) -> bool:
    """Tell whether nothing but the thought of its makers is behind a rule; an own rule may leave its source out."""
    if not rule.sources:
        return not rule.own
    return all(key in sources and sources[key].own for key in rule.sources)


def levels(rule: Rule) -> str:
    """Return the level of a rule, or its levels when it has one for every form."""
    return "/".join(dict.fromkeys(rule.levels.values()))


def marked(example: Example) -> str:
    """Return an example with « » around what must be found."""
    text = example.text
    for start, end in sorted(example.marks, reverse=True):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


def _part(label: str, texts: Iterable[str], style: Style) -> Iterator[str]:
    for text in texts:
        width = style.width - _LABEL_WIDTH - 2
        for line in wrap(" ".join(text.split()), width, break_long_words=False, break_on_hyphens=False):
            yield f"  {style.paint('quiet', label)}{' ' * (_LABEL_WIDTH - len(label))}{line}"
            label = ""


def cited(key: str, sources: Mapping[str, Source]) -> str:
    """Return a source as a line of a list of sources."""
    source = sources.get(key)
    if source is None:
        return key
    return ", ".join(part for part in (source.author, source.title, source.year, source.url) if part)
