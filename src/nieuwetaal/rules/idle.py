"""Exceptions that can never apply: they ask for what none of the searches of their rule can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.findings import ROLES
from nieuwetaal.rules.rule import COMPANY, NounSearch, VerbSearch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.rules.rule import Search, Unless, Value

_WHERE = {preposition: key for key, preposition in COMPANY.items()}


def idle(unless: Unless, searches: Sequence[Search]) -> str:
    """Return why an exception can never apply, in Dutch; empty when it can, for one search at least."""
    reasons = [next(_against(unless, search), "") for search in searches]
    return reasons[0] if all(reasons) else ""


def _against(unless: Unless, search: Search) -> Iterator[str]:
    """Yield what keeps an exception from ever applying to what a search finds."""
    there = _roles(search)
    for name, value in unless.roles.items():
        if name not in there and not value.negated:
            yield f"bij wat de regel zoekt is er geen '{name}'"
        elif name in there and excludes(there[name], value):
            yield f"de regel zoekt zelf al het tegendeel bij '{name}'"
    if isinstance(search, VerbSearch | NounSearch):
        for preposition, value in unless.company.items():
            if excludes(search.company.get(preposition), value):
                yield f"de regel zoekt zelf al het tegendeel bij '{_WHERE[preposition]}'"
    elif any(not value.negated for value in unless.company.values()):
        key = next(_WHERE[name] for name, value in unless.company.items() if not value.negated)
        yield f"bij vaste woorden is er geen '{key}'"


def _roles(search: Search) -> dict[str, Value | None]:
    """Return the roles that a match of a search can have, with what the search asks of each."""
    if isinstance(search, VerbSearch):
        return {name: getattr(search, role) for name, role in ROLES.items()}
    if isinstance(search, NounSearch):
        return {"ondergaat": search.patient, "doener": search.agent, "bezitter": search.possessor}
    return {"ondergaat": None} if any("$" in text for text in search.expressions) else {}


def excludes(asked: Value | None, wanted: Value) -> bool:
    """Tell whether nothing can be both: one is just the negation of the other."""
    if asked is None or asked.negated == wanted.negated:
        return False
    positive, negative = (wanted, asked) if asked.negated else (asked, wanted)
    return set(positive.words) <= set(negative.words) and set(positive.groups) <= set(negative.groups)
