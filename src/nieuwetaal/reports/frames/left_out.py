"""What the picture of a sentence does not show, in words of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.reports.frames.act_words import plain, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Span

_SMALL = frozenset({"de", "het", "een", "’t", "en", "te", "waar", "hoe"})
_OPENERS = frozenset(
    {
        *("aan", "achter", "als", "bij", "binnen", "boven", "buiten", "dan", "door", "in", "langs", "met"),
        *("na", "naar", "naast", "onder", "op", "over", "per", "rond", "sinds", "tegen", "tijdens", "tot"),
        *("tussen", "uit", "van", "vanaf", "via", "voor", "zonder"),
    }
)
"""Words that may begin a phrase: *als ambassadeur*, *dan ouders*."""


def marked_words(text: str, sentence: Span, shown: Sequence[Span]) -> tuple[tuple[str, bool], ...]:
    """Return the words of the sentence as they are written, each with whether the picture shows it."""
    start, end = sentence
    marked, at = [], start
    for word in text[start:end].split():
        at = text.index(word, at)
        seen = plain(word)
        if seen:
            marked.append((seen, _is_in(at, at + len(word), shown)))
        at += len(word)
    return tuple(marked)


def left_out(text: str, sentence: Span, shown: Sequence[Span], facts: Facts) -> tuple[str, ...]:
    """Return the content words that no span covers, with the small words between them; each phrase once."""
    found = [_phrase(run, text, sentence, facts) for run in _runs(text, sentence, shown)]
    return tuple(dict.fromkeys(filter(None, found)))


def _runs(text: str, sentence: Span, shown: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the words that stand together, without punctuation or words that are shown between them."""
    run: list[Span] = []
    for span in tokens(text, *sentence):
        covered = _is_in(*span, shown)
        if run and (covered or text[run[-1][1] : span[0]].strip()):
            yield run
            run = []
        if not covered:
            run.append(span)
    if run:
        yield run


def _is_in(start: int, end: int, shown: Sequence[Span]) -> bool:
    return any(first < end and start < last for first, last in shown)


def _phrase(run: list[Span], text: str, sentence: Span, facts: Facts) -> str:
    """Return a run without small words at its ends; empty when it has only small words."""
    small = facts.function_words | facts.pronouns.third | facts.pronouns.writer | _SMALL
    words = [text[slice(*span)].lower() for span in run]
    first, last = 0, len(run)
    while first < last and words[first] in small - _OPENERS:
        first += 1
    while first < last and words[last - 1] in small:
        last -= 1
    if first == last:
        return ""
    shown = plain(text[run[first][0] : run[last - 1][1]])
    at_start = not any(tokens(text, sentence[0], run[first][0]))
    return shown[:1].lower() + shown[1:] if at_start else shown
