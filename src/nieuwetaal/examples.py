"""A rule is its own test: every example goes through the real linter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nieuwetaal.config import Config
from nieuwetaal.linter import Linter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nieuwetaal.findings import Finding
    from nieuwetaal.rules.rule import Example, Rule


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what its rule says: `message` is one Dutch line."""

    rule: Rule
    text: str
    message: str


def failures(rules: Iterable[Rule], config: Config | None = None) -> Iterator[Failure]:
    """Yield what fails in the examples of rules, in the order of the rules; each is checked by its own rule alone."""
    linter = Linter(replace(config or Config(), off=(), on=()))
    for rule in rules:
        for example in rule.wrong:
            yield from _wrong(rule, example, linter)
        for example in rule.right:
            yield from _right(rule, example.text, linter)
        for unless in rule.unless:
            yield from _right(rule, unless.example, linter)


def _found(rule: Rule, text: str, linter: Linter) -> list[Finding]:
    report = linter.check(text, rules=frozenset({rule.id}))
    return [
        finding
        for finding in (*report.findings, *report.compliments)
        if finding.level != "uitleg" or is_explained(rule)
    ]


def is_explained(rule: Rule) -> bool:
    """Tell whether a rule only explains, so that its examples are found at level `uitleg`."""
    return set(rule.levels.values()) == {"uitleg"}


def _wrong(rule: Rule, example: Example, linter: Linter) -> Iterator[Failure]:
    found = _found(rule, example.text, linter)
    spans = {(finding.start, finding.end) for finding in found}
    if not found:
        yield Failure(rule, example.text, "hier hoort de regel iets te vinden, maar vindt niets")
    elif example.marks and spans != set(example.marks):
        shown = ", ".join(f"«{finding.text}»" for finding in found)
        wanted = ", ".join(f"«{example.text[start:end]}»" for start, end in example.marks)
        yield Failure(rule, example.text, f"gevonden is {shown}, gemarkeerd staat {wanted}")
    elif example.becomes is not None and example.becomes not in set(rewrites(example.text, found)):
        given = next(iter(rewrites(example.text, found)), "geen nieuwe zin")
        yield Failure(rule, example.text, f"de zin hoort te worden: {example.becomes} Nu komt er: {given}")


def _right(rule: Rule, text: str, linter: Linter) -> Iterator[Failure]:
    for finding in _found(rule, text, linter):
        yield Failure(rule, text, f"hier hoort de regel te zwijgen, maar vindt «{finding.text}»")


def rewrites(text: str, found: Iterable[Finding]) -> Iterator[str]:
    """Yield the text with each edit of each finding made."""
    for finding in found:
        for alternative in finding.alternatives:
            edit = alternative.edit
            if edit is not None:
                yield text[: edit.start] + edit.text + text[edit.end :]
