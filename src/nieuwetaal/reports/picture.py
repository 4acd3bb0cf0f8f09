"""What a picture of a text shows: its sentences, their acts, and who does them to whom, in words of every day.

The words come from the text; `rule` is what an author writes in a rule to ask for just this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nieuwetaal.reports.act_words import plain, what_is_let, whole_act, words_of_act
from nieuwetaal.rules.rule import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.dutch.frames import Company, Frame, RoleName, Span
    from nieuwetaal.findings import Role, Side

TITLE = "Wie doet wat, en met wie?"
NOTHING = "Hier doet niemand iets, of nieuwetaal ziet het niet."
_UNNAMED = "niet genoemd"
NOBODY = "niemand en niets gevonden"
WITH_IT = "erbij"
_NOT = "er staat ‘niet’, ‘geen’ of zoiets"
_UNKNOWN = "niet te zeggen"
_SILENT = "een regel die dit vraagt, zwijgt hier"
_READER = "de lezer"
_CALL = "niet genoemd: dit is een oproep"
_OTHERS = "telt niet als gezin"
_NOT_FAMILY = "doener: niet $gezin"
_KEYS: dict[RoleName, str] = {"agent": "doener", "patient": "ondergaat", "recipient": "ontvanger"}
_PEOPLE: dict[RoleName, str] = {"agent": "wie", "patient": "met wie", "recipient": "aan wie"}
_THINGS: dict[RoleName, str] = {"agent": "wie of wat", "patient": "wat", "recipient": "waaraan"}
_UNSURE: dict[RoleName, str] = {"agent": "wie of wat", "patient": "met wie of wat", "recipient": "aan wie"}
_SIDES: dict[Side, str] = {
    "family": "gezin, cliënt of inwoner",
    "professional": "professional of organisatie",
    "writer": "wie schrijft of wordt aangesproken",
    "mixed": "kan van elke kant zijn",
    "thing": "een zaak, geen mens",
    "unknown": "niet te zeggen wie of wat dit is",
}
_GROUPS: dict[Side, str] = {"family": "$gezin", "professional": "$prof", "writer": "$schrijver"}
_MODALS = {
    "moeten": "dit moet",
    "mogen": "dit mag",
    "kunnen": "dit kan",
    "willen": "iemand wil dit",
    "zullen": "dit gaat gebeuren",
    "hoeven": "dit hoeft",
    "dienen": "dit moet",
    "behoren": "dit hoort zo",
}
_WHERE = {preposition: key for key, preposition in COMPANY.items()}

State = Literal["named", "likely", "unnamed", "unknown"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something in an act: `label` asks (*met wie*), `words` answers, `kind` says what sort it is.

    `role` is the name of the role, empty for what only goes with the act (*bij het plan*); `side` is None when the
    text does not name the party.
    """

    role: str
    label: str
    words: str
    kind: str = ""
    rule: str = ""
    side: Side | None = None
    state: State = "named"


@dataclass(frozen=True, slots=True)
class Line:
    """One line about an act: a question, its answer and how a rule asks for it (may be empty)."""

    label: str
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `words` as they stand in the text, `modal` as *mogen*, `chain` from who does it to whom it reaches.

    `about` are the lines on the act itself, the first of which gives its base form; `around` is what goes with it.
    """

    words: str
    about: tuple[Line, ...]
    chain: tuple[Party, ...]
    around: tuple[Party, ...] = ()
    modal: str = ""
    negated: bool = False

    @property
    def alone(self) -> bool:
        """Whether nobody and nothing stands beside who does it: *jongeren schuiven aan*."""
        told = self.around or any(line.label == WITH_IT for line in self.about)
        return len(self.chain) == 1 and not told

    def lines(self) -> Iterator[Line]:
        """Yield all that is known of the act, in the order of reading: who, what, to whom."""
        yield _line(self.chain[0])
        yield from self.about
        if self.alone:
            yield Line("met wie", NOBODY)
        yield from map(_line, (*self.chain[1:], *self.around))


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and its acts, in reading order."""

    text: str
    acts: tuple[Act, ...]


def scenes(text: str, sentences: Iterable[Span], frames: Sequence[Frame]) -> list[Scene]:
    """Return the picture of a text, a scene for each of its sentences; spans and frames are offsets in `text`."""
    return [
        Scene(
            plain(text[start:end]),
            tuple(_act(frame, frames, text) for frame in frames if start <= frame.start < end),
        )
        for start, end in sentences
    ]


def _act(frame: Frame, frames: Sequence[Frame], text: str) -> Act:
    words, complement = words_of_act(frame, text), plain(frame.complement or what_is_let(frame, frames, text))
    roles = [_party(name, frame) for name in _KEYS]
    return Act(
        words=whole_act(words, complement, frame, text),
        about=tuple(_about(frame, words, complement)),
        chain=tuple(party for party in roles if party is not None),
        around=tuple(_around(frame)),
        modal=plain(frame.modal or ""),
        negated=frame.negated,
    )


def _about(frame: Frame, words: str, complement: str) -> Iterator[Line]:
    base, noun = plain(frame.predicate), words.lstrip("…").lower()
    if frame.voice != "nominal":
        yield Line("doet", base, f"werkwoord: {base}")
    elif base.endswith(noun):
        yield Line("doet", f"{base} (staat er als een ding)", f"werkwoord: {base}")
    else:
        yield Line("doet", f"{base} (‘{noun}’ is die daad als ding)", f"naamwoord: {noun}")
    if complement:
        yield Line(WITH_IT, complement, f"met: {complement}")
    if frame.voice == "passive":
        yield Line("vorm", "de zin gaat over wie het ondergaat", "vorm: lijdend")
    if frame.modal:
        modal = plain(frame.modal)
        yield Line("hoe", _MODALS.get(modal, modal), f"modaal: {modal}")
    if frame.negated:
        yield Line("niet", _NOT, "ontkend: ja")


def _party(name: RoleName, frame: Frame) -> Party | None:
    role: Role | None = getattr(frame, name)
    if role is not None:
        label = {"thing": _THINGS, "unknown": _UNSURE}.get(role.side, _PEOPLE)[name]
        compound = name == "patient" and any(start <= role.start < role.end < end for start, end in frame.words)
        words = plain(role.text) + ("…" if compound else "")
        return Party(name, label, words, _kind(role), _rule(_KEYS[name], role, name), role.side, _state(role))
    if name in frame.unknown:
        return Party(name, _PEOPLE[name], _UNKNOWN, _SILENT, state="unknown")
    if name != "agent":
        return None
    if frame.voice == "imperative":
        return Party(name, "wie", _READER, _CALL, _NOT_FAMILY, state="unnamed")
    return Party(name, "wie", _UNNAMED, _OTHERS, _NOT_FAMILY, state="unnamed")


def _around(frame: Frame) -> Iterator[Party]:
    """Yield what goes with the act and was not told yet: no party, and not the words that belong to the verb."""
    told = {(role.start, role.end) for role in (frame.agent, frame.patient, frame.recipient) if role is not None}
    for item in frame.company:
        if (item.role.start, item.role.end) not in told and _phrase(item) != frame.complement:
            key = _WHERE.get(item.preposition)
            rule = _rule(key, item.role) if key else ""
            kind = _kind(item.role) if item.role.side in _GROUPS else ""
            yield Party(
                "", plain(item.preposition), plain(item.role.text), kind, rule, item.role.side, _state(item.role)
            )


def _phrase(item: Company) -> str:
    return f"{item.preposition} {item.role.text}"


def _state(role: Role) -> State:
    return "likely" if role.certainty == "likely" else "named"


def _kind(role: Role) -> str:
    return f"waarschijnlijk {_SIDES[role.side]}" if role.certainty == "likely" else _SIDES[role.side]


def _rule(key: str, role: Role, name: RoleName | None = None) -> str:
    """Return how a rule asks for the party: by its group, or a thing by its word when that is its base form."""
    if role.side in _GROUPS:
        return f"{key}: {_GROUPS[role.side]}"
    if role.side == "thing" and name != "agent" and role.plural is False and len(role.heads) == 1:
        start, end = (offset - role.start for offset in role.heads[0])
        return f"{key}: {plain(role.text[start:end]).lower()}"
    return ""


def _line(party: Party) -> Line:
    return Line(party.label, f"{party.words} ({party.kind})" if party.kind else party.words, party.rule)
