"""The words of an act as one would say them, short enough to stand on an arrow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.dutch.inflection import word_forms
from nieuwetaal.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Frame, Span

_WITH_TE = frozenset({"hoeven", "dienen", "behoren"})
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_PARTICIPLE = re.compile(r".*(?:[dt]|en)$")


@dataclass(frozen=True, slots=True)
class Wording:
    """An act in words: `verb` alone, `whole` with its auxiliaries and what belongs to it, and all spans of these."""

    verb: str
    whole: str
    complement: str
    spans: tuple[Span, ...]


def plain(text: str) -> str:
    """Return the text on one line, without what is not to be seen."""
    return " ".join(clean(text).split())


def tokens(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of the words in a part of the text, without punctuation."""
    yield from (match.span() for match in _WORD.finditer(text, start, end))


def in_clause(frame: Frame, text: str) -> list[tuple[Span, str]]:
    """Return the words of the clause that stand outside its parties, lower case, each with its span."""
    parties = [(role.start, role.end) for role in (frame.agent, frame.patient, frame.recipient) if role is not None]
    parties += [(item.role.start, item.role.end) for item in frame.company]
    return [
        (span, text[slice(*span)].lower())
        for start, end in frame.clause
        for span in tokens(text, start, end)
        if not any(first <= span[0] < last for first, last in parties)
    ]


def wording(frame: Frame, frames: Sequence[Frame], text: str, facts: Facts) -> Wording:
    """Return the words of an act: *worden betrokken*, *willen meenemen*, *is belangrijk*."""
    own = _own(frame)
    verb = _joined(frame, text).lower()
    let = _let(frame, frames)
    complement = plain(frame.complement or (_joined(let, text).lower() if let else ""))
    helpers = list(_helpers(frame, frames, text, facts)) if frame.voice != "nominal" else []
    place = _place(frame.complement or "", frame, text)
    core = _with(_with_te(verb, frame, text) if frame.modal in _WITH_TE else verb, complement, own, place, text)
    whole = " ".join([*(word for _, word in helpers), core])
    te = [span for span, word in in_clause(frame, text) if word == "te"] if frame.voice != "nominal" else []
    spans = (*own, *te, *(span for span, _ in helpers if span[0] < span[1]), *([place] if place else []))
    return Wording(verb, plain(whole), complement, spans)


def _own(frame: Frame) -> tuple[Span, ...]:
    return frame.words or ((frame.start, frame.end),)


def _joined(frame: Frame, text: str) -> str:
    """Return the words of the verb; what stands between them becomes dots, and so does the person in a compound.

    A particle before its verb is written with it, whatever is between: *mee te nemen* is *meenemen*.
    """
    (start, end), *others = _own(frame)
    patient = frame.patient
    if patient is not None and start <= patient.start < patient.end < end:
        return f"…{plain(text[patient.end : end])}"
    shown = text[start:end]
    for first, last in others:
        between = text[end:first].strip()
        one = between.lower() == "te" or (frame.particle == (start, end) and first == frame.start)
        shown += ("" if one else " " if not between else " … ") + text[first:last]
        start, end = first, last
    return plain(shown)


def _with_te(verb: str, frame: Frame, text: str) -> str:
    """Return the infinitive with *te* before it, between a particle and the rest: *mee te doen*."""
    if frame.particle and frame.particle[1] <= frame.start:
        return f"{text[slice(*frame.particle)]} te {text[frame.start : frame.end]}".lower()
    return f"te {verb}"


def _helpers(frame: Frame, frames: Sequence[Frame], text: str, facts: Facts) -> Iterator[tuple[Span, str]]:
    """Yield the auxiliaries as the text has them; a modal that stands elsewhere is given in its base form."""
    acts = {span for other in frames for span in _own(other)}
    words = [(span, word) for span, word in in_clause(frame, text) if span not in acts]
    if frame.modal:
        yield _found(words, word_forms(frame.modal, facts)) or ((0, 0), frame.modal)
    verb = text[frame.start : frame.end].lower()
    lemmas: tuple[str, ...] = ()
    if frame.voice == "passive":
        lemmas = ("worden", "zijn", "raken")
    elif frame.voice in ("active", "infinitive") and not frame.predicate.endswith(verb) and _PARTICIPLE.match(verb):
        lemmas = ("hebben", "zijn") if frame.predicate not in facts.auxiliaries.copular else ()
    found = next(filter(None, (_found(words, word_forms(lemma, facts)) for lemma in lemmas)), None)
    if found:
        yield found


def _found(words: Sequence[tuple[Span, str]], forms: Collection[str]) -> tuple[Span, str] | None:
    return next(((span, word) for span, word in words if word in forms), None)


def _place(complement: str, frame: Frame, text: str) -> Span | None:
    """Return where the complement stands in the clause, None when it is not there as one piece."""
    if not complement:
        return None
    spans = (*frame.clause, *_own(frame))
    at = text.find(complement, min(start for start, _ in spans), max(stop for _, stop in spans))
    return (at, at + len(complement)) if at >= 0 else None


def _with(verb: str, complement: str, own: Sequence[Span], place: Span | None, text: str) -> str:
    """Return the verb with what belongs to it, in the order of the text; dots stand for what is between them."""
    if not complement:
        return verb
    if place and place[1] <= own[0][0]:
        return f"{complement}{_gap(text[place[1] : own[0][0]])}{verb}"
    end = max(last for _, last in own)
    between = text[end : place[0]] if place and place[0] >= end else complement
    return f"{verb}{_gap(between)}{complement}"


def _gap(between: str) -> str:
    return " … " if between.strip() else " "


def _let(frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """Return what somebody is let do, None when nothing: *laten* by itself does not say."""
    if frame.predicate != "laten" or frame.patient is None:
        return None
    who = frame.patient.start
    return next((f for f in frames if f.voice == "infinitive" and f.agent is not None and f.agent.start == who), None)
