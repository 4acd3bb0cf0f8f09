"""Rules, facts and word groups as plain lists and mappings, which JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nieuwetaal.dutch.closed import Auxiliaries, Determiners, Filling, Negation, Openers, Pronouns
from nieuwetaal.dutch.facts import Facts
from nieuwetaal.rules.rule import Example, Group, Model, NounSearch, Rule, Unless, Value, VerbSearch, WordSearch

if TYPE_CHECKING:
    from collections.abc import Callable

_RECORDS: tuple[type[Any], ...] = (
    *(Auxiliaries, Determiners, Filling, Negation, Openers, Pronouns, Facts, Group),
    *(Rule, VerbSearch, NounSearch, WordSearch, Unless, Value, Model, Example),
)
_TUPLE, _WORDS, _SET, _PATH = "()", "abc", "{}", "/"
_MAKERS: dict[str, Callable[[list[Any]], Any]] = {
    **{kind.__name__: lambda items, kind=kind: kind(*map(revived, items)) for kind in _RECORDS},  # type: ignore[misc]
    _TUPLE: lambda items: tuple(map(revived, items)),
    _WORDS: tuple,
    _SET: frozenset,
    _PATH: lambda items: Path(*items),
}


def plain(value: object) -> object:
    """Return a value as JSON can hold it: what is no text, number or mapping is a list that begins with its kind.

    Raise TypeError for what is no part of a rule.
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        only_words = all(isinstance(item, str) for item in value)
        return [_WORDS, *value] if only_words else [_TUPLE, *map(plain, value)]
    if isinstance(value, frozenset):
        return [_SET, *sorted(value)]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Path):
        return [_PATH, str(value)]
    if not isinstance(value, _RECORDS):
        raise TypeError(f"no part of a rule: {type(value)}")
    return [type(value).__name__, *(plain(getattr(value, field.name)) for field in fields(value))]


def revived(value: Any) -> Any:
    """Return the value that `plain` was given; raise ValueError, TypeError or LookupError when it is none of its."""
    if isinstance(value, list):
        return _MAKERS[value[0]](value[1:])
    return {key: revived(item) for key, item in value.items()} if isinstance(value, dict) else value
