"""Who and what takes part in an act, for a picture: how each is asked for and what sort it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.reports.frames.act_words import plain, tokens
from nieuwetaal.reports.frames.scene import Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Company, Frame, RoleName, Span
    from nieuwetaal.findings import Role, Side
    from nieuwetaal.reports.frames.scene import State

ABSENT = "staat er niet bij"
WITH_IT = "daarbij"
_UNKNOWN = "niet te zeggen"
_SILENT = "een regel die dit vraagt, zwijgt hier"
_READER = "wie leest"
_CALL = "een oproep"
_NOT_TOLD = "de zin vertelt niet wie dit doet"
_PEOPLE: dict[RoleName, str] = {
    "agent": "wie doet het",
    "patient": "wie ondergaat het",
    "recipient": "wie krijgt het",
}
_UNSURE: dict[RoleName, str] = {
    "agent": "wie of wat",
    "patient": "wie of wat ondergaat het",
    "recipient": "wie of wat krijgt het",
}
_SIDES: dict[Side, str] = {
    "family": "gezin, cliënt of inwoner",
    "professional": "professional of organisatie",
    "writer": "wie schrijft of leest",
    "mixed": "kan van elke kant zijn",
    "thing": "een zaak, geen mens",
    "unknown": "niet te zeggen wie of wat dit is",
}
_KINDS_AROUND = frozenset({"family", "professional", "writer"})
_WRITING = frozenset({"ik", "me", "mij", "mezelf", "we", "wij", "ons", "onszelf"})
_READING = frozenset({"je", "jij", "jou", "jezelf", "jullie", "u", "uzelf"})
_MARKS = ".,;:!?"
_ARTICLES = frozenset({"de", "het", "een"})


def chain(frame: Frame, text: str, sentence: Span, facts: Facts) -> Iterator[Party]:
    """Yield who does it, what undergoes it and who gets it; who does it is always there, named or not."""
    yield _party("agent", frame, text, sentence, facts) or _unnamed(frame, facts)
    patient = _party("patient", frame, text, sentence, facts)
    if patient is not None:
        yield patient
    recipient = _party("recipient", frame, text, sentence, facts)
    if recipient is not None:
        yield recipient


def lacks_object(frame: Frame, facts: Facts) -> bool:
    """Whether the verb asks for somebody or something that undergoes it, and the sentence names none."""
    if frame.patient or frame.recipient or frame.unknown or frame.complement or frame.company:
        return False
    return frame.predicate not in facts.intransitive and " " not in frame.predicate


def nobody() -> Party:
    """Return what stands in the place of who undergoes an act, when the sentence does not tell."""
    return Party("patient", _UNSURE["patient"], ABSENT, state="unnamed")


def around(frame: Frame, text: str) -> Iterator[Party]:
    """Yield what goes with the act and was not told yet: no party, and not the words that belong to the verb."""
    for item in untold(frame):
        kind = _kind(item.role) if item.role.side in _KINDS_AROUND else ""
        start, end = phrase(item, text)
        words = plain(text[start:end]).rstrip(_MARKS)
        words = words if start < item.role.start else f"{item.preposition} {words}"
        yield Party("", WITH_IT, words[:1].lower() + words[1:], kind, item.role.side, _state(item.role))


def untold(frame: Frame) -> Iterator[Company]:
    """Yield the phrases that are no party of the act and no part of the verb."""
    told = {(role.start, role.end) for role in (frame.agent, frame.patient, frame.recipient) if role is not None}
    for item in frame.company:
        if (item.role.start, item.role.end) not in told and f"{item.preposition} {item.role.text}" != frame.complement:
            yield item


def phrase(item: Company, text: str) -> Span:
    """Return the span of a phrase with its preposition when that stands right before it."""
    before = text[: item.role.start].rstrip()
    if before.lower().endswith(item.preposition) and item.preposition:
        return len(before) - len(item.preposition), item.role.end
    return item.role.start, item.role.end


def _party(name: RoleName, frame: Frame, text: str, sentence: Span, facts: Facts) -> Party | None:
    role: Role | None = getattr(frame, name)
    if role is None:
        return Party(name, _PEOPLE[name], _UNKNOWN, _SILENT, state="unknown") if name in frame.unknown else None
    words = plain(role.text)
    if not text[role.end : sentence[1]].strip():
        words = words.rstrip(_MARKS) or words
    compound = name == "patient" and any(start <= role.start < role.end < end for start, end in frame.words)
    first = not any(tokens(text, sentence[0], role.start))
    if name != "agent" and first and (compound or _is_common(role, words, facts)):
        words = words[:1].lower() + words[1:]
    return Party(
        name, _label(name, role, frame), words + ("…" if compound else ""), _kind(role), role.side, _state(role)
    )


def _unnamed(frame: Frame, facts: Facts) -> Party:
    if frame.voice == "imperative":
        return Party("agent", _PEOPLE["agent"], _READER, _CALL, state="unnamed")
    kind = _NOT_TOLD if frame.voice == "nominal" else ""
    label = (_UNSURE if frame.predicate in facts.auxiliaries.copular else _PEOPLE)["agent"]
    return Party("agent", label, ABSENT, kind, state="unnamed")


def _label(name: RoleName, role: Role, frame: Frame) -> str:
    """Return the question that a party answers: a thing does not undergo, it is what the act is about (*geven wat*)."""
    if role.side == "thing":
        return f"{plain(frame.predicate)} wat" if name == "patient" else _UNSURE[name]
    return (_UNSURE if role.side == "unknown" else _PEOPLE)[name]


def _is_common(role: Role, words: str, facts: Facts) -> bool:
    """Whether the first word has its capital only from its place: no name, as far as can be told."""
    first = words.split(maxsplit=1)[0].lower() if words else ""
    closed = facts.function_words | facts.pronouns.writer | facts.pronouns.third | facts.pronouns.possessive | _ARTICLES
    return first in closed or (role.plural is True and len(role.heads) == 1 and role.side in ("family", "thing"))


def _state(role: Role) -> State:
    return "likely" if role.certainty == "likely" else "named"


def _kind(role: Role) -> str:
    kind = _SIDES[role.side]
    if role.side == "writer":
        words = set(plain(role.text).lower().split())
        if bool(words & _WRITING) != bool(words & _READING):
            kind = "wie schrijft" if words & _WRITING else _READER
    return f"waarschijnlijk {kind}" if role.certainty == "likely" else kind
