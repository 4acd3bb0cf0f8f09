"""From matches to verdicts: exceptions, the writer, the setting, and of overlapping matches the best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.findings import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from nieuwetaal.findings import Level
    from nieuwetaal.rules.context import Context, Setting
    from nieuwetaal.rules.matching import Match, Matcher, Sentence
    from nieuwetaal.rules.rule import Rule, Search, Unless

NEAR = 3
LOOSE_WRITERS = frozenset({"onbekend"})
Verdict = tuple["Match", "Level"]


class Judge:
    """Decides which matches are findings, and how loud. State: what it asks, who writes, and how loud that may be."""

    def __init__(
        self,
        matcher: Matcher,
        context: Context,
        writer: str,
        ceiling: Level = "sterk",
        changed: Callable[[str, str], Level | None] = lambda _rule, _category: None,
    ) -> None:
        """Take the matcher, the context, the writer's profile (`onbekend` when not told) and the level it ends at.

        `changed` gives, by id and category, the level that the settings put in the place of a rule's own, if any.
        """
        self.matcher, self._context, self._writer = matcher, context, writer
        self._ceiling, self._changed = ceiling, changed

    def verdicts(
        self, searches: Iterable[tuple[Rule, Search]], sentence: Sentence, setting: Setting
    ) -> Iterator[Verdict]:
        """Yield the findings of one sentence with their levels, in text order."""
        found = []
        for rule, search in searches:
            if rule.writers and self._writer not in rule.writers:
                continue
            for match in self.matcher.find(rule, search, sentence):
                level = self._level(match, sentence, setting)
                if level is not None:
                    found.append((match, level))
        yield from sorted(without_repeats(found), key=lambda verdict: verdict[0].spans[0])

    def _level(self, match: Match, sentence: Sentence, setting: Setting) -> Level | None:
        if any(self._applies(unless, match, sentence) for unless in match.rule.unless):
            return None
        if any((role := match.roles.get(name)) is None or role.certainty != "certain" for name in match.rule.certain):
            return None
        return self._context.level(match, self._own_level(match), sentence, setting)

    def _own_level(self, match: Match) -> Level:
        rule, level = match.rule, match.rule.levels[match.form]
        if level == "compliment":
            return level
        if (changed := self._changed(rule.id, rule.category)) is not None:
            return changed
        return min(level, self._ceiling, "overweeg" if self._is_loose(rule) else level, key=LEVELS.index)

    def _is_loose(self, rule: Rule) -> bool:
        """Whether a rule weighs less because it is not told who writes."""
        return rule.category == "bezit" and self._writer in LOOSE_WRITERS

    def _applies(self, unless: Unless, match: Match, sentence: Sentence) -> bool:
        values = self.matcher.values
        for name, value in unless.roles.items():
            if not values.holds(value, match.roles.get(name), sentence.text):
                return False
        if not values.accompanied(unless.company, match.company, sentence.text):
            return False
        if unless.words and not any(self.matcher.contains(word, sentence) for word in unless.words):
            return False
        return not unless.near or any(
            self.matcher.contains(word, sentence, near=match, reach=NEAR) for word in unless.near
        )


def without_repeats(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts without those that say again what a better one says.

    A better one is stronger, of an own rule, or longer; it says the same when it overlaps in the same category, or
    stands on exactly the same words.
    """
    kept: list[Verdict] = []
    for match, level in sorted(verdicts, key=rank):
        start, end = extent(match)
        rivals = [
            other for other, _ in kept if other.rule.category == match.rule.category or extent(other) == (start, end)
        ]
        if not any(s < end and start < e for s, e in map(extent, rivals)):
            kept.append((match, level))
    return kept


def rank(verdict: Verdict) -> tuple[int, bool, int]:
    """Return the sort key of a verdict: the best first."""
    match, level = verdict
    start, end = extent(match)
    return -LEVELS.index(level) if level in LEVELS else 1, not match.rule.own, start - end


def extent(match: Match) -> tuple[int, int]:
    """Return the span from the first to the last word of a match, its party left out."""
    return match.spans[0][0], max(end for _, end in match.spans)
