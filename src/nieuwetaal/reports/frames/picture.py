"""From what is known of a text to its picture: who does what to whom, how that hangs together, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.reports.frames.act_words import in_clause, plain, wording
from nieuwetaal.reports.frames.left_out import left_out, marked_words
from nieuwetaal.reports.frames.parties import around, chain, lacks_object, nobody, phrase
from nieuwetaal.reports.frames.scene import Act, Line, Scene
from nieuwetaal.reports.frames.search_lines import search_lines
from nieuwetaal.rules.packs import load_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Frame, Span
    from nieuwetaal.reports.frames.act_words import Wording

_MODALS = {
    "moeten": "dit moet",
    "mogen": "dit mag",
    "kunnen": "dit kan",
    "willen": "iemand wil dit",
    "zullen": "dit gaat gebeuren",
    "hoeven": "dit is nodig",
    "dienen": "dit moet",
    "behoren": "dit hoort zo",
}
_WHY = {
    "omdat": "waarom",
    "doordat": "waardoor",
    "want": "waarom",
    "om": "waarvoor",
    "opdat": "waarvoor",
    "zodat": "met welk gevolg",
    "terwijl": "wanneer",
    "nadat": "wanneer",
    "voordat": "wanneer",
    "zodra": "wanneer",
    "totdat": "tot wanneer",
    "tenzij": "in welk geval niet",
    "mits": "in welk geval",
    "indien": "in welk geval",
    "hoewel": "ondanks wat",
}
"""Words that open a clause without doubt, and what the clause then tells."""


def scenes(text: str, sentences: Iterable[Span], frames: Sequence[Frame]) -> list[Scene]:
    """Return the picture of a text, a scene for each of its sentences; spans and frames are offsets in `text`."""
    facts = load_facts()
    return [
        _scene(text, (start, end), [f for f in frames if start <= f.start < end], facts) for start, end in sentences
    ]


def _scene(text: str, sentence: Span, frames: Sequence[Frame], facts: Facts) -> Scene:
    wordings = [wording(frame, frames, text, facts) for frame in frames]
    shown = [span for frame, words in zip(frames, wordings, strict=True) for span in _spans(frame, words, text, facts)]
    if len(frames) > 1:
        shown += [opening[0] for frame in frames if (opening := _opening(frame, text))]
    missing = left_out(text, sentence, shown, facts) if frames else ()
    acts = []
    for frame, words in zip(frames, wordings, strict=True):
        parties = tuple(chain(frame, text, sentence, facts))
        if len(parties) == 1 and lacks_object(frame, facts) and not missing:
            parties += (nobody(),)
        about = (*_about(frame, words, text, facts), *_bonds(frame, frames, text))
        search = tuple(search_lines(frame, words))
        acts.append(Act(words.whole, about, parties, tuple(around(frame, text)), search, negated=frame.negated))
    return Scene(
        plain(text[slice(*sentence)]),
        tuple(acts),
        marked_words(text, sentence, shown),
        missing,
        question=text[slice(*sentence)].rstrip(" \n\r\t\"'’”»)").endswith("?"),
    )


def _spans(frame: Frame, words: Wording, text: str, facts: Facts) -> Iterator[Span]:
    """Yield all that the picture of one act shows of the text."""
    yield from words.spans
    yield from ((role.start, role.end) for role in (frame.agent, frame.patient, frame.recipient) if role is not None)
    yield from (phrase(item, text) for item in frame.company)
    if frame.negated:
        yield from (span for span, word in in_clause(frame, text) if word in _denials(facts))


def _about(frame: Frame, words: Wording, text: str, facts: Facts) -> Iterator[Line]:
    base = plain(frame.predicate)
    if words.complement and (frame.predicate == "laten" or frame.predicate in facts.auxiliaries.copular):
        yield Line(f"{base if base == 'laten' else words.verb} wat", words.complement)
    else:
        yield Line("wat gebeurt er", f"{words.complement} {base}".strip())
    if frame.voice == "nominal":
        noun = words.verb.lstrip("…")
        yield Line("hoe gezegd", f"als een ding: ‘{f'het {noun}' if base.endswith(noun) else noun}’")
    elif frame.voice == "passive":
        yield Line("hoe gezegd", "lijdend: de zin draait niet om wie het doet")
    if frame.modal:
        modal = plain(frame.modal)
        yield Line("moet, mag of wil", f"{modal} ({_MODALS[modal]})" if modal in _MODALS else modal)
    if frame.negated:
        yield Line("niet", _denied(frame, text, facts))


def _denied(frame: Frame, text: str, facts: Facts) -> str:
    """Return which word denies the act: the first one of its clause, inside or outside its parties."""
    for start, end in frame.clause:
        word = plain(text[start:end]).lower()
        if word in _denials(facts):
            return f"er staat ‘{word}’"
    return "ontkend"


def _denials(facts: Facts) -> frozenset[str]:
    return facts.negation.adverbs | facts.negation.words | facts.negation.prepositions


def _opening(frame: Frame, text: str) -> tuple[Span, str] | None:
    """Return the word that ties the clause of an act to the rest of the sentence, with its span."""
    first = next(iter(in_clause(frame, text)), None)
    if first is None or first[1] not in _WHY or frame.voice == "nominal":
        return None
    return first if first[1] != "om" or frame.voice == "infinitive" else None


def _bonds(frame: Frame, frames: Sequence[Frame], text: str) -> Iterator[Line]:
    """Yield how an act hangs together with the others of its sentence, where that is sure."""
    opening = _opening(frame, text)
    if opening and len(frames) > 1:
        yield Line("verband", f"dit zegt {_WHY[opening[1]]} (‘{opening[1]}{' … te' if opening[1] == 'om' else ''}’)")
    for other in frames:
        if other is frame or other.start >= frame.start:
            continue
        for role in (frame.agent, frame.patient):
            if role is not None and other.voice == "nominal" and role.start <= other.start < role.end:
                yield Line("verband", f"‘{plain(role.text)}’ is dezelfde daad als hierboven")
        let = other.patient if other.predicate == "laten" and frame.voice == "infinitive" else None
        if let and frame.agent and let.start == frame.agent.start:
            yield Line("verband", "dit hoort bij ‘laten’ hierboven")
