"""What stands around a match: quotations, mentions, names, criticism, the law, headings. One place for all rules.

Source: domain analysis of Dutch policy prose; each mechanism answers one general exclusion (mention is not use, words
of another are not the writer's, who criticises power does not claim it, a name is a name, the law is given).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.findings import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Span
    from nieuwetaal.findings import Level
    from nieuwetaal.rules.matching import Match, Sentence
    from nieuwetaal.rules.words import Word

QUOTES = re.compile(r"“[^“”]*”|„[^„”“]*[”“]|«[^«»]*»|(?<!\w)‘[^‘]*?’(?!\w)|\"[^\"]*\"|(?<!\w)'[^']*?'(?!\w)")
URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
SHORT_QUOTE = 60
"""Longer quotations (in code points) are somebody's own words; shorter ones name a term."""
REACH = 40
"""How far before a match (in code points) criticism may stand: about six words."""
NUMBER = r"(?:\d|[a-z]\b|[IVX]+\b)"
"""What follows a part of a law: *artikel 2*, *lid a*, *hoofdstuk IV*."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: `quoted` are spans of quotations in it, `statute` whether the law speaks here."""

    kind: str = "paragraph"
    quoted: tuple[Span, ...] = ()
    statute: bool = False


def quotations(text: str) -> list[Span]:
    """Return the spans of quotations in a segment, quotation marks included; an unclosed mark opens none."""
    return [found.span() for found in QUOTES.finditer(text)]


class Context:
    """Judges matches by what is around them."""

    def __init__(self, facts: Facts) -> None:
        """Take the words that mark mention, criticism and law."""
        self._mention = facts.mention_words
        self._criticism = facts.criticism
        phrases, parts = any_of(facts.statute_words | facts.statute_members), any_of(facts.statute_parts)
        self._statute = re.compile(rf"\b(?:{phrases})\b|\b(?:{parts})\s+{NUMBER}", re.IGNORECASE)

    def is_statute(self, text: str) -> bool:
        """Tell whether a sentence gives the words of a law: it names an article or member of it."""
        return self._statute.search(text) is not None

    def level(self, match: Match, level: Level, sentence: Sentence, setting: Setting) -> Level | None:
        """Return the level that a match keeps in its setting, or None when it is no finding at all."""
        if self._is_mentioned(match, sentence, setting) or in_address(match, sentence):
            return None
        if self._is_criticised(match, sentence) or (level != "compliment" and self._is_name(match, sentence)):
            return None
        if level == "compliment":
            return None if setting.statute or is_quoted(match, setting) else level
        if setting.statute or is_quoted(match, setting):
            return "uitleg"
        if setting.kind in {"heading", "table-cell"}:
            return min(level, "let-op", key=LEVELS.index)
        return level

    def _is_mentioned(self, match: Match, sentence: Sentence, setting: Setting) -> bool:
        start, end = match.spans[0][0], match.spans[-1][1]
        for begin, finish in setting.quoted:
            overlaps = any(s < finish and begin < e for s, e in match.spans)
            if overlaps and (finish - begin <= SHORT_QUOTE or not begin <= start <= end <= finish):
                return True
        return self._after_mention_word(start, sentence)

    def _after_mention_word(self, start: int, sentence: Sentence) -> bool:
        before = [word for word in sentence.words if word.end <= start]
        last = [word.lower for word in before[-2:]]
        return bool(last) and (last[-1] in self._mention or (len(last) > 1 and " ".join(last) in self._mention))

    def _is_name(self, match: Match, sentence: Sentence) -> bool:
        """Tell whether the words are part of a name: a capital in mid-sentence beside another capital, or inside."""
        for i, word in enumerate(sentence.words if not match.literal else ()):
            if i == 0 or not word.capital or not any(s <= word.start and word.end <= e for s, e in match.spans):
                continue
            abbreviation = sentence.text[word.start : word.end][:2].isupper()
            if not opens_sentence(sentence, i) and not abbreviation:
                return not is_party(match, word)
        return False

    def _is_criticised(self, match: Match, sentence: Sentence) -> bool:
        begin = min(match.spans[0][0], match.party.start if match.party else len(sentence.text))
        if match.frame is not None:
            begin = min(begin, match.frame.clause[0][0])
        near = [word for word in sentence.words if begin - word.end < REACH and word.start < match.spans[-1][1]]
        window = f" {' '.join(word.lower for word in near)} "
        own = {sentence.text[start:end].lower() for start, end in match.spans}
        return any(f" {marker} " in window and marker not in own for marker in self._criticism)


def any_of(words: frozenset[str]) -> str:
    """Return the pattern of any of these words, the longest first; one that nothing matches when there are none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


def in_address(match: Match, sentence: Sentence) -> bool:
    """Whether a match touches a web or mail address."""
    start, end = match.spans[0][0], match.spans[-1][1]
    return any(found.start() < end and start < found.end() for found in URL.finditer(sentence.text))


def is_quoted(match: Match, setting: Setting) -> bool:
    """Whether a match stands within the words of somebody else."""
    start, end = match.spans[0][0], match.spans[-1][1]
    return setting.kind == "block-quote" or any(begin <= start and end <= finish for begin, finish in setting.quoted)


def opens_sentence(sentence: Sentence, index: int) -> bool:
    """Whether a word begins a sentence or a quotation or stands after a colon."""
    before = sentence.text[: sentence.words[index].start].rstrip()
    return not before or before[-1] in ":.!?“„‘«\"'–—-•("


def is_party(match: Match, word: Word) -> bool:
    """Whether a word belongs to the people in a match: those may be named."""
    return match.party is not None and match.party.start <= word.start < match.party.end


def settings(kind: str, text: str, spans: Sequence[Span], context: Context) -> list[Setting]:
    """Return the setting of every sentence of a segment; `spans` are the sentences in its text."""
    quoted = quotations(text)
    return [
        Setting(
            kind,
            tuple((max(0, s - start), min(end, e) - start) for s, e in quoted if s < end and start < e),
            context.is_statute(text[start:end]),
        )
        for start, end in spans
    ]
