"""Why a rule that looks for an act finds nothing in a sentence: what it asks, and what is there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.actors import Actors
from nieuwetaal.findings import ROLES
from nieuwetaal.rules.matching import VOICES
from nieuwetaal.rules.rule import COMPANY, VerbSearch
from nieuwetaal.rules.values import Values
from nieuwetaal.rules.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Frame
    from nieuwetaal.rules.rule import Group, Rule, Value

_WHERE = {preposition: key for key, preposition in COMPANY.items()}


class Misses:
    """Compares acts with what rules ask. State: the language data it asks."""

    def __init__(self, facts: Facts, groups: Mapping[str, Group]) -> None:
        """Take the facts of Dutch and the word groups."""
        self._values = Values(Actors(groups), Vocabulary(facts), facts.pronouns)

    def why(self, rule: Rule, frames: Sequence[Frame], text: str, writer: str = "onbekend") -> str:
        """Return one Dutch line on why a rule finds none of these acts; empty when this cannot be told."""
        if rule.writers and writer not in rule.writers:
            return f"de regel geldt alleen voor schrijver {', '.join(rule.writers)}; in de instellingen is dat {writer}"
        searches = [search for search in rule.searches if isinstance(search, VerbSearch)]
        if not searches:
            return ""
        asked = dict.fromkeys(verb for search in searches for verb in search.verbs)
        near = [(search, frame) for frame in frames for search in searches if frame.predicate in search.verbs]
        if not near:
            read = ", ".join(f"‘{name}’" for name in dict.fromkeys(frame.predicate for frame in frames))
            wanted = " of ".join(f"‘{verb}’" for verb in list(asked)[:3])
            return f"de regel zoekt {wanted}; nieuwetaal leest hier {read or 'geen daad'}"
        reasons = [list(self._against(search, frame, text)) for search, frame in near]
        fewest = min(reasons, key=len)
        return (
            "; ".join(fewest) or "de woorden zijn er wel; een uitzondering zwijgt hier, of een citaat, naam of kritiek"
        )

    def _against(self, search: VerbSearch, frame: Frame, text: str) -> Iterator[str]:
        """Yield what a search asks that an act with its verb has not."""
        form = VOICES.get(frame.voice, "werkwoord")
        if search.voices and form not in search.voices:
            yield f"de regel vraagt vorm: [{', '.join(search.voices)}]; hier is dat {form}"
        if search.negated is not None and frame.negated != search.negated:
            there = "staat er wel een bij" if frame.negated else "staat dat er niet"
            yield f"de regel vraagt ontkend: {'ja' if search.negated else 'nee'}; hier {there}"
        if search.modals and frame.modal not in search.modals:
            yield f"de regel vraagt modaal: {', '.join(search.modals)}; hier is dat {frame.modal or 'er niet'}"
        wanted = {"agent": search.agent, "patient": search.patient, "recipient": search.recipient}
        for name, role in ROLES.items():
            value = wanted[role]
            if value is not None and not self._values.fills(value, frame, role, text):
                yield f"de regel vraagt {name}: {shown(value)}; {_there(frame, role)}"
        for preposition, value in search.company.items():
            if not self._values.accompanied({preposition: value}, frame.company, text):
                yield f"de regel vraagt {_WHERE[preposition]}: {shown(value)}; dat staat er niet"


def shown(value: Value) -> str:
    """Return a value as a rule writes it."""
    items = [*value.words, *(f"${group}" for group in value.groups)]
    signed = [f"niet {item}" if value.negated else item for item in items]
    return signed[0] if len(signed) == 1 else f"[{', '.join(signed)}]"


def _there(frame: Frame, name: str) -> str:
    if name in frame.unknown:
        return "wie dat hier is, is niet te zeggen"
    role = getattr(frame, name)
    return f"hier is dat ‘{role.text}’" if role is not None else "dat staat er niet"
