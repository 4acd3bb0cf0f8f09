"""Whether one rule looks for all that another looks for, told from what they ask alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.rules.rule import NounSearch, VerbSearch, WordSearch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from nieuwetaal.rules.rule import Group, Rule, Search, Value


def covers(wide: Rule, narrow: Rule, groups: Mapping[str, Group]) -> bool:
    """Tell whether some search of `wide` finds all that each search of `narrow` finds, exceptions aside."""
    return all(any(_covers(other, search, groups) for other in wide.searches) for search in narrow.searches)


def _covers(wide: Search, narrow: Search, groups: Mapping[str, Group]) -> bool:
    match wide, narrow:
        case WordSearch(), WordSearch():
            return set(narrow.expressions) <= set(wide.expressions) and narrow.literal >= wide.literal
        case VerbSearch(), VerbSearch():
            return (
                set(narrow.verbs) <= set(wide.verbs)
                and wide.negated in (None, narrow.negated)
                and _parts(wide.complements, narrow.complements)
                and _parts(wide.modals, narrow.modals)
                and _parts(wide.voices, narrow.voices)
                and _value(wide.recipient, narrow.recipient, groups)
                and _roles(wide, narrow, groups)
            )
        case NounSearch(), NounSearch():
            return (
                set(narrow.nouns) <= set(wide.nouns)
                and set(narrow.groups) <= set(wide.groups)
                and narrow.compound <= wide.compound
                and narrow.bare >= wide.bare
                and _value(wide.possessor, narrow.possessor, groups)
                and _roles(wide, narrow, groups)
            )
    return False


def _roles(wide: VerbSearch | NounSearch, narrow: VerbSearch | NounSearch, groups: Mapping[str, Group]) -> bool:
    return (
        _value(wide.agent, narrow.agent, groups)
        and _value(wide.patient, narrow.patient, groups)
        and all(_value(value, narrow.company.get(name), groups) for name, value in wide.company.items())
    )


def _parts(wide: Collection[str], narrow: Collection[str]) -> bool:
    """Tell whether what is asked (one of these; none: no demand) is at least as wide."""
    return not wide or (bool(narrow) and set(narrow) <= set(wide))


def _value(wide: Value | None, narrow: Value | None, groups: Mapping[str, Group]) -> bool:
    if wide is None:
        return True
    if narrow is None or wide.negated != narrow.negated:
        return False
    more, fewer = (narrow, wide) if wide.negated else (wide, narrow)
    included = {inner for name in more.groups if name in groups for inner in (name, *groups[name].includes)}
    return set(fewer.words) <= set(more.words) and set(fewer.groups) <= included
