"""The way of a text: document → segments → sentences → (those with a trigger) analyses → matches → findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.coach.findings import FindingWriter, Page
from nieuwetaal.config import Config
from nieuwetaal.documents import Document, Segment, read_file, read_text
from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.documents.remarks import remarks
from nieuwetaal.dutch import pipeline
from nieuwetaal.dutch.actors import Actors
from nieuwetaal.dutch.analyser import Analyser
from nieuwetaal.dutch.antecedents import Antecedents
from nieuwetaal.dutch.sentences import split
from nieuwetaal.findings import CATEGORIES, Finding, Report
from nieuwetaal.reading import SentenceReader
from nieuwetaal.rules.context import Context, Setting, settings
from nieuwetaal.rules.judging import Judge
from nieuwetaal.rules.keep import names_of
from nieuwetaal.rules.keeping import Keeper
from nieuwetaal.rules.matching import Matcher, Sentence
from nieuwetaal.rules.pack import load_pack
from nieuwetaal.rules.rule import NounSearch, Rule, Search, VerbSearch
from nieuwetaal.rules.triggers import Triggers
from nieuwetaal.rules.words import Vocabulary, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nieuwetaal.dutch.frames import Analysis, Frame, Span
    from nieuwetaal.findings import Level
    from nieuwetaal.rules.matching import Match

BATCH = 128
"""Sentences that are parsed together: enough for speed, few enough for level memory."""

Progress = Callable[[int, int], None]


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


class Linter:
    """Reads drafts and reports who acts upon whom. Cheap to make, may be shared by threads.

    `model` is the name and version of the pipeline, which is loaded when a sentence must first be parsed. `rules` are
    those that are on, of `all_rules`; `facts` and `groups`
    are the language data that they work with, `unfinished` the words that cannot end a line.
    """

    def __init__(self, config: Config | None = None) -> None:
        """Take the settings; without them the shipped rules apply, and nothing is read from disk or environment."""
        self.config = config or Config()
        self.model = pipeline.version(self.config.model)
        pack = load_pack(self.config.rules, self.config.groups, self.config.cache)
        facts, groups = pack.facts, pack.groups
        self.facts, self.groups = facts, groups
        self.all_rules, self.rule_errors = pack.rules, list(pack.errors)
        self.rules = tuple(filter(self._wants, pack.rules))
        self.unfinished = facts.unfinished
        self.names = frozenset(CATEGORIES).union(*map(names_of, pack.rules))
        self._active = frozenset[str]().union(*map(names_of, self.rules))
        self._keeper = Keeper(self.config.keeps, self.names, self._active, self.config.today)
        self._facts, self._actors = facts, Actors(groups)
        self._antecedents = Antecedents(facts.pronouns, self._is_body)
        vocabulary = Vocabulary(facts)
        self._matcher = Matcher(facts, self._actors, vocabulary)
        self._context = Context(facts)
        self._judge = Judge(self._matcher, self._context, self.config.writer)
        self._writer = FindingWriter(facts)
        self._triggers = Triggers(pack.index, pack.rules, self._wants)
        verbs = {verb for rule in pack.rules for search in rule.searches for verb in getattr(search, "verbs", ())}
        self._reader = SentenceReader(
            Analyser(facts, self._actors, verbs), self.config.model, self.config.cache, (facts, groups, verbs)
        )

    def keeping(self, config: Config) -> Linter:
        """Return this linter with what other settings keep; all else in them must be the same."""
        other = copy(self)
        other.config = replace(config, cache=self.config.cache)
        other._keeper = Keeper(config.keeps, self.names, self._active, config.today)  # noqa: SLF001 our own
        return other

    def without_exceptions(self) -> Linter:
        """Return this linter with rules that have no exceptions, to see what those are for."""
        other = copy(self)
        other._triggers = self._triggers.of([replace(rule, unless=()) for rule in self.all_rules])  # noqa: SLF001 our own
        return other

    def check(self, text: str, *, input_format: str = "text", rules: frozenset[str] | None = None) -> Report:
        """Return the report on a text, by all rules or those with these ids. Raises `InputError`."""
        return self.check_document(read_text(text, input_format, unfinished=self.unfinished), rules=rules)

    def check_file(self, path: Path | str) -> Report:
        """Return the report on a file. Raises `InputError` when it cannot be read."""
        return self.check_document(read_file(Path(path), unfinished=self.unfinished))

    def check_document(
        self, document: Document, progress: Progress | None = None, rules: frozenset[str] | None = None
    ) -> Report:
        """Return the report on a document; `progress` is told the characters done and in all."""
        page = Page(document.text, LineIndex(document.text))
        found: list[Finding] = []
        done, total = 0, sum(len(segment.text) for segment in document.segments)
        sentences = self._sentences(document.segments, rules)
        while batch := list(islice(sentences, BATCH)):
            self._analyse(batch)
            found += self._findings(batch, page)
            done += sum(candidate.end - candidate.start for candidate in batch)
            if progress is not None:
                progress(min(done, total), total)
        return self._report(document, found, page, whole=rules is None)

    def check_doc(self, doc: Doc) -> Report:
        """Return the report on a spaCy Doc, by its own sentences and its own parse."""
        text = doc.text
        segment = Segment("paragraph", text, ((0, 0, 1),))
        spans = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        candidates = list(self._candidates(segment, spans, None))
        for candidate, sentence in zip(candidates, doc.sents, strict=True):
            candidate.analysis = self._reader.analyser.read(sentence.as_doc())
        for candidate in candidates:
            self._resolve(candidate)
        document = Document(None, "spacy", text, (segment,), remarks=remarks(text, "text"))
        page = Page(text, LineIndex(text))
        return self._report(document, self._findings(candidates, page), page)

    def _findings(self, candidates: Sequence[Candidate], page: Page) -> list[Finding]:
        found = []
        for candidate in candidates:
            for match, level in self._matches(candidate):
                found.append(self._writer.write(match, level, candidate.segment, candidate.start, page))
            candidate.before = None
        return found

    def _report(self, document: Document, found: list[Finding], page: Page, *, whole: bool = True) -> Report:
        found.sort(key=lambda finding: (finding.start, finding.end))
        findings = (finding for finding in found if finding.level != "compliment")
        kept = self._keeper.sort(document, findings, page.lines, whole=whole)
        return Report(
            document=document,
            findings=tuple(kept.findings),
            compliments=tuple(finding for finding in found if finding.level == "compliment"),
            model=self.model,
            errors=tuple(map(str, self.rule_errors)),
            suppressed=tuple(kept.suppressed),
            notes=tuple(kept.notes),
        )

    def analyse(self, text: str) -> list[Frame]:
        """Return the frames of all sentences of a text, in text order, offsets in `text`."""
        frames: list[Frame] = []
        document = read_text(text, unfinished=self.unfinished)
        candidates = self._sentences(document.segments, frozenset())
        while batch := list(islice(candidates, BATCH)):
            for candidate, analysis in zip(batch, self._reader.read([c.text for c in batch]), strict=True):
                candidate.analysis = analysis
                self._resolve(candidate)
                move, place = self._writer.moved, (candidate.segment, candidate.start, text)
                frames += [move(frame, *place) for frame in candidate.analysis.frames]
        return frames

    def sentences(self, text: str) -> list[Span]:
        """Return the spans of the sentences of a text, as `analyse` reads them, without parsing any."""
        found = self._sentences(read_text(text, unfinished=self.unfinished).segments, frozenset())
        return [candidate.segment.source_span(candidate.start, candidate.end) for candidate in found]

    def close(self) -> None:
        """Write what is still to be written to the cache on disk."""
        self._reader.close()

    def _sentences(self, segments: Sequence[Segment], rules: frozenset[str] | None = None) -> Iterator[Candidate]:
        before: Candidate | None = None
        for segment in segments:
            spans = split(segment.text, self._facts)
            for candidate in self._candidates(segment, spans, rules, before):
                before = candidate
                yield candidate

    def _candidates(
        self, segment: Segment, spans: Sequence[Span], rules: frozenset[str] | None, before: Candidate | None = None
    ) -> Iterator[Candidate]:
        places = settings(segment.kind, segment.text, spans, self._context)
        for (start, end), setting in zip(spans, places, strict=True):
            before = Candidate(segment, start, end, setting, before)
            found = self._triggers.find(word.lower for word in words_of(before.text))
            before.searches = [item for item in found if rules is None or item[0].id in rules]
            yield before

    def _analyse(self, batch: Sequence[Candidate]) -> None:
        asked = [candidate for candidate in batch if candidate.needs_parse]
        for candidate, analysis in zip(asked, self._reader.read([c.text for c in asked]), strict=True):
            candidate.analysis = analysis
        self._look_back(asked)
        for candidate in asked:
            self._resolve(candidate)

    def _look_back(self, asked: Sequence[Candidate]) -> None:
        """Analyse the sentences before those that hold a pronoun, for its antecedent."""
        open_ones = [c for c in asked if c.analysis and self._antecedents.has_pronouns(c.analysis)]
        earlier = [c.before for c in open_ones if c.before and c.before.analysis is None]
        for candidate, analysis in zip(earlier, self._reader.read([c.text for c in earlier]), strict=True):
            candidate.analysis = analysis

    def _resolve(self, candidate: Candidate) -> None:
        if candidate.analysis is not None:
            before = candidate.before.analysis if candidate.before is not None else None
            candidate.analysis = self._antecedents.resolve(candidate.analysis, candidate.text, before)

    def _wants(self, rule: Rule) -> bool:
        return self.config.wants(rule.id, rule.category)

    def _is_body(self, word: str) -> bool:
        return self._actors.belongs([word], "organisatie")

    def _matches(self, candidate: Candidate) -> Iterator[tuple[Match, Level]]:
        if not candidate.searches:
            return
        sentence = Sentence(candidate.text, words_of(candidate.text), candidate.analysis)
        yield from self._judge.verdicts(candidate.searches, sentence, candidate.setting)


def analyse(text: str) -> list[Frame]:
    """Return who does what to whom in a text, with the shipped language data and the embedded pipeline."""
    return Linter().analyse(text)
