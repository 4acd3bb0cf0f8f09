"""From a match to the finding that a writer reads: its span, its place, its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from nieuwetaal.coach.agreement import Agreement
from nieuwetaal.coach.alternatives import Coach
from nieuwetaal.documents.cleaning import is_plain
from nieuwetaal.findings import ROLES, Finding, Role
from nieuwetaal.rules.rule import VerbSearch

if TYPE_CHECKING:
    from nieuwetaal.documents import Places, Segment
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Frame, Span
    from nieuwetaal.findings import Alternative, Level
    from nieuwetaal.rules.matching import Match

FARTHEST = 8
"""Words between act and party beyond which the span is the act alone (design contract)."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a document, and where what stands in it is found; `is_html` when what is put in must be escaped."""

    text: str
    places: Places
    is_html: bool = False


class FindingWriter:
    """Makes findings. State: the coach."""

    def __init__(self, facts: Facts) -> None:
        """Take the language data that filling texts needs."""
        self._coach = Coach(Agreement(facts), facts)

    def write(self, match: Match, level: Level, segment: Segment, offset: int, page: Page) -> Finding:
        """Return the finding; `offset` is where the sentence starts in its segment."""
        text = page.text
        here = segment.text[offset:]
        (start, end), related = span(match, here)
        first, last = segment.source_span(offset + start, offset + end)
        rule = match.rule
        return Finding(
            rule=rule.id,
            category=rule.category,
            level=level,
            start=first,
            end=last,
            text=text[first:last],
            message=self._coach.write(rule.message, match),
            why=rule.why,
            question=self._coach.write(rule.question, match),
            sources=rule.sources,
            roles={name: moved(match.roles.get(name), segment, offset, text) for name in ROLES},
            alternatives=self._edits(match, (first, last), here[start:end], page) + self._coach.alternatives(match),
            group=f"{rule.id}:{expression(match)}",
            related=tuple(segment.source_span(offset + s, offset + e) for s, e in related),
            place=page.places.place(first, last),
        )

    def _edits(self, match: Match, place: Span, clean: str, page: Page) -> tuple[Alternative, ...]:
        """Return the alternatives that replace the words at `place`; none when markup stands between those."""
        marked = page.text[slice(*place)]
        made = self._coach.edits(match, *place, marked)
        if not made or not is_plain(marked, clean):
            return ()
        return tuple(map(_escaped, made)) if page.is_html else made

    def moved(self, frame: Frame, segment: Segment, offset: int, text: str) -> Frame:
        """Return a frame with the offsets of the document instead of those of the sentence."""

        def place(where: Span) -> Span:
            return segment.source_span(offset + where[0], offset + where[1])

        start, end = place((frame.start, frame.end))
        return replace(
            frame,
            start=start,
            end=end,
            words=tuple(map(place, frame.words)),
            clause=tuple(map(place, frame.clause)),
            particle=place(frame.particle) if frame.particle else None,
            agent=moved(frame.agent, segment, offset, text),
            patient=moved(frame.patient, segment, offset, text),
            recipient=moved(frame.recipient, segment, offset, text),
            company=tuple(replace(c, role=moved(c.role, segment, offset, text) or c.role) for c in frame.company),
        )


def moved(role: Role | None, segment: Segment, offset: int, text: str) -> Role | None:
    """Return a role with the offsets and the text of the document instead of those of the sentence."""
    if role is None:
        return None
    start, end = segment.source_span(offset + role.start, offset + role.end)
    heads = tuple(segment.source_span(offset + s, offset + e) for s, e in role.heads)
    return replace(role, start=start, end=end, text=text[start:end], heads=heads)


def _escaped(alternative: Alternative) -> Alternative:
    edit = alternative.edit
    if edit is None:
        return alternative
    return replace(alternative, edit=replace(edit, text=escape(edit.text, quote=False)))


def span(match: Match, text: str) -> tuple[Span, tuple[Span, ...]]:
    """Return the span of a match in its sentence, and what is related but too far away."""
    act = match.spans[0][0], max(end for _, end in match.spans)
    if match.party is None or (act[0] <= match.party.start and match.party.end <= act[1]):
        return act, ()
    party = match.party.start, match.party.end
    between = text[min(act[1], party[1]) : max(act[0], party[0])]
    if len(between.split()) > FARTHEST or acts_elsewhere(match):
        return act, (party,)
    return (min(act[0], party[0]), max(act[1], party[1])), ()


def acts_elsewhere(match: Match) -> bool:
    """Whether the party is one who acts and stands in another clause: a subject shared with an earlier verb."""
    frame, party = match.frame, match.party
    if frame is None or party is None or party is not frame.agent:
        return False
    return not any(start <= party.start < end for start, end in frame.clause)


def expression(match: Match) -> str:
    """Return what repeats of one expression have in common: the act, also where a rule finds it by fixed words."""
    if match.frame is not None:
        return match.frame.predicate
    return next((search.verbs[0] for search in match.rule.searches if isinstance(search, VerbSearch)), match.rule.id)
