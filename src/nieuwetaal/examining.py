"""From segments to findings: sentences → (those with a trigger) analyses → matches → findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from nieuwetaal.dutch.sentences import split
from nieuwetaal.rules.context import settings
from nieuwetaal.rules.matching import Sentence
from nieuwetaal.rules.rule import NounSearch, VerbSearch, WordSearch
from nieuwetaal.rules.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.coach.findings import FindingWriter, Page
    from nieuwetaal.coach.unread import Passage
    from nieuwetaal.documents import Segment
    from nieuwetaal.dutch.antecedents import Antecedents
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Analysis, Span
    from nieuwetaal.dutch.languages import Languages
    from nieuwetaal.findings import Finding
    from nieuwetaal.reading import SentenceReader
    from nieuwetaal.rules.context import Context, Setting
    from nieuwetaal.rules.judging import Judge
    from nieuwetaal.rules.rule import Rule, Search
    from nieuwetaal.rules.triggers import Triggers

BATCH = 128
"""Sentences that are parsed together: enough for speed, few enough for level memory."""


Found = tuple["Finding", str]
"""A finding, and the sentence that it stands in as that reads: without markup and line ends."""


@dataclass(slots=True)
class Candidate:
    """A sentence on its way: `start..end` in its segment, the searches that may match, and what is found out of it."""

    segment: Segment
    start: int
    end: int
    setting: Setting
    before: Candidate | None = None
    searches: list[tuple[Rule, Search]] = field(default_factory=list)
    analysis: Analysis | None = None

    @property
    def text(self) -> str:
        """The text of the sentence."""
        return self.segment.text[self.start : self.end]

    @property
    def needs_parse(self) -> bool:
        """Whether one of its searches asks for roles."""
        return any(isinstance(search, VerbSearch | NounSearch) for _, search in self.searches)


@dataclass(frozen=True, slots=True)
class Examiner:
    """Looks for findings in sentences. State: the steps of the way, each with the language data it asks.

    Without `parses` only rules that need no parse are looked for.
    """

    facts: Facts
    context: Context
    triggers: Triggers
    reader: SentenceReader
    antecedents: Antecedents
    judge: Judge
    writer: FindingWriter
    languages: Languages
    parses: bool = True

    def sentences(
        self, segments: Iterable[Segment], rules: frozenset[str] | None = None, unread: list[Passage] | None = None
    ) -> Iterator[Candidate]:
        """Yield the sentences of segments, with the searches of all rules, or of those with these ids.

        What is not Dutch is left out, and put in `unread`.
        """
        before: Candidate | None = None
        for segment in segments:
            language = self.languages.foreign(segment.text, segment.language)
            if language is not None:
                if unread is not None:
                    unread.append((segment, language))
                continue
            for candidate in self.candidates(segment, split(segment.text, self.facts), rules, before):
                before = candidate
                yield candidate

    def candidates(
        self,
        segment: Segment,
        spans: Sequence[Span],
        rules: frozenset[str] | None = None,
        before: Candidate | None = None,
    ) -> Iterator[Candidate]:
        """Yield the sentences of one segment, that are at `spans` in it; `before` is the sentence before them."""
        places = settings(segment.kind, segment.text, spans, self.context)
        for (start, end), setting in zip(spans, places, strict=True):
            before = Candidate(segment, start, end, setting, before)
            found = self.triggers.find(word.lower for word in words_of(before.text))
            if not self.parses:
                found = [item for item in found if isinstance(item[1], WordSearch)]
            before.searches = [item for item in found if rules is None or item[0].id in rules]
            yield before

    def examine(self, candidates: Iterable[Candidate], page: Page) -> Iterator[tuple[list[Candidate], list[Found]]]:
        """Yield the findings in sentences that follow each other, batch by batch, with the sentences of each."""
        waiting = iter(candidates)
        while batch := list(islice(waiting, BATCH)):
            self.analyse(batch)
            yield batch, self.findings(batch, page)

    def analyse(self, batch: Sequence[Candidate]) -> None:
        """Analyse the sentences that a search asks it of, and tell who their pronouns are."""
        asked = [candidate for candidate in batch if candidate.needs_parse]
        for candidate, analysis in zip(asked, self.reader.read([c.text for c in asked]), strict=True):
            candidate.analysis = analysis
        self._look_back(asked)
        for candidate in asked:
            self.resolve(candidate)

    def resolve(self, candidate: Candidate) -> None:
        """Tell who the pronouns of an analysed sentence are, by the sentence before it."""
        if candidate.analysis is not None:
            before = candidate.before.analysis if candidate.before is not None else None
            candidate.analysis = self.antecedents.resolve(candidate.analysis, candidate.text, before)

    def looks_back(self, candidate: Candidate) -> bool:
        """Tell whether what is found in a sentence may depend on the sentence before it."""
        words = {word.lower for word in words_of(candidate.text)}
        return candidate.needs_parse and not self.antecedents.open.isdisjoint(words)

    def findings(self, candidates: Sequence[Candidate], page: Page) -> list[Found]:
        """Return the findings in analysed sentences, in text order; the sentences before them are let go."""
        found: list[Found] = []
        for candidate in candidates:
            if candidate.searches:
                sentence = Sentence(candidate.text, words_of(candidate.text), candidate.analysis)
                for match, level in self.judge.verdicts(candidate.searches, sentence, candidate.setting):
                    finding = self.writer.write(match, level, candidate.segment, candidate.start, page)
                    found.append((finding, candidate.text))
            candidate.before = None
        return found

    def _look_back(self, asked: Sequence[Candidate]) -> None:
        """Analyse the sentences before those that hold a pronoun, for its antecedent."""
        open_ones = [c for c in asked if c.analysis and self.antecedents.has_pronouns(c.analysis)]
        earlier = [c.before for c in open_ones if c.before and c.before.analysis is None]
        for candidate, analysis in zip(earlier, self.reader.read([c.text for c in earlier]), strict=True):
            candidate.analysis = analysis
