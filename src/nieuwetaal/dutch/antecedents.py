"""Who is meant by *hen*, *zij*, *hem* and *wie*: told only when one side alone fits.

Looks at noun phrases before the pronoun in its own sentence, then at the sentence before. When those that agree in
number are all of one side, the pronoun has that side; otherwise it stays unknown and rules stay silent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nieuwetaal.dutch.frames import Analysis, Company, Frame, Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nieuwetaal.dutch.closed import Pronouns
    from nieuwetaal.findings import Role, Side

THAN = " dan "
PEOPLE: frozenset[Side] = frozenset({"family", "professional"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a pronoun stands: its sentence, and the analysis of the sentence before."""

    analysis: Analysis
    text: str
    previous: Analysis | None


class Antecedents:
    """Tells who is meant. State: the pronouns it knows, and what tells an organisation from a person.

    `open` are the words that may need to be told, in lower case.
    """

    def __init__(self, pronouns: Pronouns, is_body: Callable[[str], bool]) -> None:
        """Take the pronouns of Dutch; `is_body` tells of a noun whether it is an organisation."""
        self._pronouns, self._is_body = pronouns, is_body
        self.open = pronouns.referring | {"wie"}

    def has_pronouns(self, analysis: Analysis) -> bool:
        """Tell whether a frame has a party that only a pronoun names."""
        return any(
            self._is_open(role) for frame in analysis.frames for role in (frame.agent, frame.patient, frame.recipient)
        )

    def resolve(self, analysis: Analysis, text: str, previous: Analysis | None) -> Analysis:
        """Return the analysis with the sides of pronouns filled in.

        Phrases of `previous` are those of the sentence before; offsets of `analysis` are those of `text`.
        """
        if not self.has_pronouns(analysis):
            return analysis

        around = Surroundings(analysis, text, previous)

        def named(role: Role | None, frame: Frame) -> Role | None:
            if role is None or not self._is_open(role):
                return role
            side = self._side_of(role, frame, around)
            return role if side is None else replace(role, side=side, certainty="likely")

        frames = tuple(
            replace(
                frame,
                agent=named(frame.agent, frame),
                patient=named(frame.patient, frame),
                recipient=named(frame.recipient, frame),
                company=tuple(
                    Company(item.preposition, named(item.role, frame) or item.role) for item in frame.company
                ),
            )
            for frame in analysis.frames
        )
        return replace(analysis, frames=frames)

    def _is_open(self, role: Role | None) -> bool:
        """Tell whether a role is a pronoun of which the side is not yet known."""
        return role is not None and role.side == "unknown" and self._pronoun_of(role) is not None

    def _pronoun_of(self, role: Role) -> str | None:
        """Return the pronoun that a role is, or that it counts (*de meesten van hen*), in lower case; else None."""
        words = role.text.lower().split()
        is_pronoun = bool(words) and words[-1] in self.open
        return words[-1] if is_pronoun and (len(words) == 1 or words[-2] in {"van", "onder"}) else None

    def _side_of(self, role: Role, frame: Frame, around: Surroundings) -> Side | None:
        """Return the one side that the pronoun can have, or None."""
        pronoun = self._pronoun_of(role) or ""
        if pronoun == "wie":
            return after_than(around.analysis, around.text)
        others = {other.start for other in (frame.agent, frame.patient, frame.recipient) if other is not None}
        here = [p for p in around.analysis.phrases if p.role.end <= role.start and p.role.start not in others]
        fitting = list(self._candidates(here, pronoun))
        if not fitting and around.previous is not None:
            fitting = list(self._candidates(around.previous.phrases, pronoun))
        sides = {phrase.role.side for phrase in fitting}
        return sides.pop() if len(sides) == 1 else None

    def _candidates(self, phrases: Iterable[Phrase], pronoun: str) -> Iterable[Phrase]:
        """Yield the people among the phrases that agree in number with the pronoun."""
        for phrase in phrases:
            if phrase.pronoun or phrase.role.side not in PEOPLE:
                continue
            if pronoun in self._pronouns.third_plural and phrase.plural is False:
                continue
            if pronoun in self._pronouns.masculine and (phrase.plural is True or self._is_body(phrase.lemma)):
                continue
            yield phrase


def after_than(analysis: Analysis, text: str) -> Side | None:
    """Return the side of the answer in *wie kun je beter betrekken dan ouders zelf?*."""
    at = text.lower().rfind(THAN)
    sides = {p.role.side for p in analysis.phrases if at >= 0 and p.role.start > at and p.role.side in PEOPLE}
    return sides.pop() if len(sides) == 1 else None
