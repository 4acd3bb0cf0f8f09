"""A rule among the others, read with the real linter: what it never says, says twice, or leaves without an example."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nieuwetaal.linter import Linter
from nieuwetaal.rules.hygiene import Tip, asks_for_swap
from nieuwetaal.rules.overlap import covers
from nieuwetaal.rules.rule import NounSearch, VerbSearch, WordSearch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nieuwetaal.config import Config
    from nieuwetaal.findings import Finding
    from nieuwetaal.rules.rule import Rule, Value


class Reviewer:
    """Reads rules beside all others. State: linters with and without exceptions, and the word groups."""

    def __init__(self, config: Config) -> None:
        """Take the settings with the rules; what they turn off or keep does not count."""
        self._config = config
        self._linter = Linter(replace(config, off=(), on=(), keeps=(), levels={}, writer="onbekend"))
        self._bare = self._linter.without_exceptions()
        self._groups = self._linter.groups
        self._ids = frozenset(rule.id for rule in self._linter.all_rules)

    def tips(self, rule: Rule) -> Iterator[Tip]:
        """Yield what is amiss with a rule among the others."""
        yield from self._settings(rule)
        found = [self._found(example.text, rule.id) for example in rule.wrong]
        if not any(found):
            message = "deze regel vindt in geen van zijn voorbeelden iets; 'nieuwetaal rules test' laat zien waarom"
            yield Tip(message, ("zoek",))
        covering = [other for other in self._linter.all_rules if self._is_covered(rule, other)]
        for other in covering:
            yield Tip(f"alles wat deze regel zoekt, zoekt '{other.id}' ook al; {_mend(other)}", ("zoek",))
        yield from self._echoes(rule, found, {other.id for other in covering})
        yield from self._exceptions(rule)
        if asks_for_swap(rule) and not self._is_swapped(rule):
            yield Tip("geef onder 'goed' een zin waarin $gezin dit zelf doet", ("voorbeelden", "goed"))

    def unused(self, names: Iterable[str]) -> list[str]:
        """Return which of these word groups no rule and no other group asks for."""
        asked = {name for rule in self._linter.all_rules for name in groups_in(rule)}
        included = {name for group in self._groups.values() for name in group.includes}
        return [name for name in names if name not in asked | included]

    def _settings(self, rule: Rule) -> Iterator[Tip]:
        if not self._config.wants(rule.id, rule.category):
            yield Tip(f"deze regel staat uit in {self._config.path}; haal die daar weg als die mee moet doen")
        if rule.writers and self._config.writer not in rule.writers:
            wanted = ", ".join(rule.writers)
            message = f"deze regel geldt alleen voor {wanted}; in de instellingen is schrijver '{self._config.writer}'"
            yield Tip(f"{message}, dus hier vindt die niets", ("schrijver",))

    def _found(self, text: str, *rules: str) -> list[Finding]:
        report = self._linter.check(text, rules=frozenset(rules) if rules else None)
        return [*report.findings, *report.compliments]

    def _is_covered(self, rule: Rule, other: Rule) -> bool:
        if other.id == rule.id or not covers(other, rule, self._groups):
            return False
        return not (other.own and covers(rule, other, self._groups) and other.id > rule.id)  # of twins the last is told

    def _echoes(self, rule: Rule, found: Iterable[Iterable[Finding]], known: set[str]) -> Iterator[Tip]:
        """Yield the rules that say the same on the same words of an example, once each."""
        others = self._ids - {rule.id}
        for number, (example, own) in enumerate(zip(rule.wrong, found, strict=True)):
            heard = self._hears(rule, example.text)
            for other in self._found(example.text, *others):
                if other.level == "uitleg" or other.rule in known:
                    continue
                if any(says_the_same(finding, other, heard=heard) for finding in own):
                    known.add(other.rule)
                    mend = _mend(next(each for each in self._linter.all_rules if each.id == other.rule))
                    first = "" if heard else ", en die gaat voor"
                    message = (
                        f"op deze woorden tikt '{other.rule}' ook ({other.category}, {other.level}){first}; {mend}"
                    )
                    yield Tip(message, ("voorbeelden", "fout", number, "tekst"))

    def _hears(self, rule: Rule, text: str) -> bool:
        return any(finding.rule == rule.id for finding in self._found(text))

    def _exceptions(self, rule: Rule) -> Iterator[Tip]:
        for number, unless in enumerate(rule.unless):
            if not unless.example:
                continue
            report = self._bare.check(unless.example, rules=frozenset({rule.id}))
            if not report.findings and not report.compliments:
                message = "ook zonder deze uitzondering zwijgt de regel bij dit voorbeeld; haal de uitzondering weg, "
                yield Tip(f"{message}of geef een voorbeeld waarin die nodig is", ("behalve", number, "voorbeeld"))

    def _is_swapped(self, rule: Rule) -> bool:
        verbs = {verb for search in rule.searches if isinstance(search, VerbSearch) for verb in search.verbs}
        texts = [example.text for example in rule.right] + [unless.example for unless in rule.unless]
        frames = (frame for text in texts for frame in self._linter.analyse(text) if frame.predicate in verbs)
        return any(frame.agent is not None and frame.agent.side == "family" for frame in frames)


def says_the_same(one: Finding, other: Finding, *, heard: bool) -> bool:
    """Tell whether two findings stand on exactly the same words; for one that is not `heard`, whether they overlap."""
    if (one.start, one.end) == (other.start, other.end):
        return True
    return not heard and one.category == other.category and one.start < other.end and other.start < one.end


def groups_in(rule: Rule) -> Iterator[str]:
    """Yield the names of the word groups that a rule asks for, also those in its exceptions."""
    values: list[Value | None] = []
    texts: list[str] = []
    for search in rule.searches:
        match search:
            case WordSearch():
                texts += search.expressions
            case VerbSearch():
                texts += search.complements
                values += [search.agent, search.patient, search.recipient, *search.company.values()]
            case NounSearch():
                yield from search.groups
                values += [search.agent, search.patient, search.possessor, *search.company.values()]
    for unless in rule.unless:
        values += [*unless.roles.values(), *unless.company.values()]
        texts += [*unless.words, *unless.near]
    for value in values:
        yield from value.groups if value is not None else ()
    yield from (word[1:] for text in texts for word in text.split() if word.startswith("$"))


def _mend(other: Rule) -> str:
    if other.own:
        return f"voeg de twee samen, of haal er een weg ({other.path})"
    return f"zoek preciezer, of zet er 'vervangt: {other.id}' bij als deze ervoor in de plaats komt"
