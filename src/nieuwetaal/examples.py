"""A rule is its own test: every example goes through the real linter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nieuwetaal.config import Config
from nieuwetaal.linter import Linter
from nieuwetaal.rules.rule import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nieuwetaal.findings import Finding
    from nieuwetaal.rules.rule import Rule

UNKNOWN = "onbekend"
MISSED = "hier hoort de regel iets te vinden, maar vindt niets"


def linter_for(config: Config) -> Linter:
    """Return a linter for examples: they hold whatever the settings turn off, keep or weigh, and whoever writes."""
    return Linter(neutral(config))


def neutral(config: Config) -> Config:
    """Return settings that turn off, keep and weigh nothing, for an unknown writer."""
    return replace(config, off=(), on=(), keeps=(), levels={}, writer=UNKNOWN)


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what its rule says: `message` is one Dutch line.

    `steps` lead to the example in the file of the rule. `found` is the sentence with marks around what was found, when
    that is all that has to be copied.
    """

    rule: Rule
    text: str
    message: str
    steps: tuple[str | int, ...] = ()
    found: str = ""

    @property
    def missed(self) -> bool:
        """Whether the rule should find something here, and finds nothing."""
        return self.message == MISSED


def failures(rules: Iterable[Rule], config: Config | None = None, linter: Linter | None = None) -> Iterator[Failure]:
    """Yield what fails in the examples of rules, in the order of the rules; each is checked by its own rule alone."""
    linter = linter or linter_for(config or Config())
    linters = {UNKNOWN: linter}
    for rule in rules:
        writer = rule.writers[0] if rule.writers and UNKNOWN not in rule.writers else UNKNOWN
        if writer not in linters:
            linters[writer] = linter.under(replace(linter.config, writer=writer))
        linter = linters[writer]
        for steps, example in examples(rule):
            judge = _wrong if "fout" in steps else _right
            for message, found in judge(rule, example, linter):
                yield Failure(rule, example.text, message, steps, found)


def examples(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], Example]]:
    """Yield every example of a rule with the steps that lead to it in its file; those of exceptions are right ones."""
    for number, example in enumerate(rule.wrong):
        yield ("voorbeelden", "fout", number, "tekst"), example
    for number, example in enumerate(rule.right):
        yield ("voorbeelden", "goed", number), example
    for number, unless in enumerate(rule.unless):
        if unless.example:
            yield ("behalve", number, "voorbeeld"), Example(unless.example)


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


def _wrong(rule: Rule, example: Example, linter: Linter) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, with the sentence as it should be marked."""
    found = _found(rule, example.text, linter)
    spans = {(finding.start, finding.end) for finding in found}
    if not found:
        yield MISSED, ""
    elif spans != set(example.marks):
        shown = ", ".join(f"«{finding.text}»" for finding in found)
        wanted = ", ".join(f"«{example.text[start:end]}»" for start, end in example.marks)
        message = f"gevonden is {shown}, gemarkeerd staat {wanted}"
        yield message if wanted else f"zet « en » om wat gevonden is: {shown}", marked(example.text, spans)
    elif example.becomes is not None and example.becomes not in set(rewrites(example.text, found)):
        given = next(iter(rewrites(example.text, found)), "geen nieuwe zin")
        yield f"de zin hoort te worden: {example.becomes} Nu komt er: {given}", ""


def _right(rule: Rule, example: Example, linter: Linter) -> Iterator[tuple[str, str]]:
    for finding in _found(rule, example.text, linter):
        yield f"hier hoort de regel te zwijgen, maar vindt «{finding.text}»", ""


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with « and » around these spans."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


def rewrites(text: str, found: Iterable[Finding]) -> Iterator[str]:
    """Yield the text with each edit of each finding made."""
    for finding in found:
        for alternative in finding.alternatives:
            edit = alternative.edit
            if edit is not None:
                yield text[: edit.start] + edit.text + text[edit.end :]
