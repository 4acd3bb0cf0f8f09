"""The words of an act as the text has them, short enough to stand on an arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.dutch.frames import Frame

_JOINING = frozenset({"", "te"})


def plain(text: str) -> str:
    """Return the text on one line, without what is not to be seen."""
    return " ".join(clean(text).split())


def words_of_act(frame: Frame, text: str) -> str:
    """Return the words of the act; what stands between them becomes dots, and so does the person in a compound."""
    (start, end), *others = frame.words or ((frame.start, frame.end),)
    patient = frame.patient
    if patient is not None and start <= patient.start < patient.end < end:
        return f"…{plain(text[patient.end : end])}"
    shown = text[start:end]
    for first, last in others:
        shown += text[end:last] if text[end:first].strip() in _JOINING else f" … {text[first:last]}"
        end = last
    return plain(shown)


def whole_act(words: str, complement: str, frame: Frame, text: str) -> str:
    """Return the act with what belongs to it, in the order of the text; dots stand for what is between them."""
    if not complement:
        return words
    spans = frame.words or ((frame.start, frame.end),)
    begin, end = spans[0][0], max(last for _, last in spans)
    first, last = min(start for start, _ in (*frame.clause, *spans)), max(stop for _, stop in (*frame.clause, *spans))
    before, after = text.rfind(complement, first, begin), text.find(complement, end, last)
    if before >= 0:
        return f"{complement}{_gap(text[before + len(complement) : begin])}{words}"
    return f"{words}{_gap(text[end:after] if after >= 0 else complement)}{complement}"


def _gap(between: str) -> str:
    return " … " if between.strip() else " "


def what_is_let(frame: Frame, frames: Sequence[Frame], text: str) -> str:
    """Return what somebody is let do, empty when nothing: *laten* by itself does not say."""
    if frame.predicate != "laten" or frame.patient is None:
        return ""
    for other in frames:
        if other.voice == "infinitive" and other.agent is not None and other.agent.start == frame.patient.start:
            return words_of_act(other, text)
    return ""
