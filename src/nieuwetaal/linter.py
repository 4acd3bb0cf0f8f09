"""The way of a text: document → segments → sentences → (those with a trigger) analyses → matches → findings."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.coach.findings import FindingWriter, Page
from nieuwetaal.coach.unread import Passage, unread
from nieuwetaal.config import Config
from nieuwetaal.documents import Document, Segment, read_file, read_text
from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.documents.remarks import remarks
from nieuwetaal.dutch import pipeline
from nieuwetaal.dutch.actors import Actors
from nieuwetaal.dutch.analyser import Analyser
from nieuwetaal.dutch.antecedents import Antecedents
from nieuwetaal.dutch.languages import Languages
from nieuwetaal.errors import PipelineError, UnknownGroupError
from nieuwetaal.examining import BATCH, Examiner, Found
from nieuwetaal.findings import CATEGORIES, Report
from nieuwetaal.reading import SentenceReader
from nieuwetaal.rules.context import Context
from nieuwetaal.rules.indexing import index_of
from nieuwetaal.rules.judging import Judge
from nieuwetaal.rules.keep import names_of
from nieuwetaal.rules.keeping import Keeper
from nieuwetaal.rules.matching import Matcher
from nieuwetaal.rules.pack import Pack, load_pack
from nieuwetaal.rules.triggers import Triggers
from nieuwetaal.rules.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from nieuwetaal.dutch.frames import Frame, Span
    from nieuwetaal.rules.pack import Pack
    from nieuwetaal.rules.rule import Rule

Progress = Callable[[int, int], None]


class Linter:
    """Reads drafts and reports who acts upon whom. Cheap to make, may be shared by threads.

    `model` is the name and version of the pipeline, which is loaded when a sentence must first be parsed. `rules` are
    those that are on, of `all_rules`; `facts` and `groups` are the language data that they work with, `unfinished` the
    words that cannot end a line. The `examiner` looks at sentences.
    """

    def __init__(self, config: Config | None = None) -> None:
        """Take the settings; without them the shipped rules apply, and nothing is read from disk or environment."""
        config = config or Config()
        self.model = _version(config)
        pack = _pack(config)
        self.facts, self.groups = pack.facts, pack.groups
        self.all_rules, self.rule_errors = pack.rules, list(pack.errors)
        self.unfinished = pack.facts.unfinished
        self.names = frozenset(CATEGORIES).union(*map(names_of, pack.rules))
        self._index = pack.index
        self._actors = Actors(pack.groups)
        self._verbs = frozenset(verb for rule in pack.rules for verb in _verbs(rule))
        self._reader = self._reading(config, self._verbs)
        self._choose(config)

    def under(self, config: Config) -> Linter:
        """Return this linter under other settings, cheaply; rules, word groups, model and cache must be the same."""
        other = copy(self)
        other._choose(replace(config, cache=self.config.cache))  # noqa: SLF001 our own
        return other

    def without_parsing(self) -> Linter:
        """Return this linter with only the rules that look at words: for when the pipeline cannot be loaded."""
        other = copy(self)
        other.examiner = replace(self.examiner, parses=False)
        return other

    def without_exceptions(self) -> Linter:
        """Return this linter with rules that have no exceptions, to see what those are for."""
        bare = self.examiner.triggers.of([replace(rule, unless=()) for rule in self.all_rules])
        other = copy(self)
        other.examiner = replace(self.examiner, triggers=bare)
        return other

    def with_only(self, rule: Rule) -> Linter:
        """Return this linter with one rule instead of all, cheaply; it may be one that is still being written."""
        other = copy(self)
        other.all_rules, other._index = (rule,), index_of([rule], self.facts, self.groups)  # noqa: SLF001 our own
        other.names = self.names | names_of(rule)
        new = self._verbs.union(_verbs(rule))
        if new != self._verbs:  # known verbs are read better, and what was read without them does not count
            other._reader = self._reading(replace(self.config, cache=None), new)  # noqa: SLF001 as above
        other._choose(self.config)  # noqa: SLF001 as above
        return other

    def _reading(self, config: Config, verbs: frozenset[str]) -> SentenceReader:
        analyser = Analyser(self.facts, self._actors, verbs)
        return SentenceReader(analyser, config.model, config.cache, (self.facts, self.groups, verbs))

    def _choose(self, config: Config) -> None:
        """Take what settings choose of the rules that were read."""
        self.config = config
        self.rules = tuple(filter(self._wants, self.all_rules))
        self._active = frozenset[str]().union(*map(names_of, self.rules))
        self._keeper = Keeper(config.keeps, self.names, self._active, config.today)
        self.examiner = self._examiner(config)

    def _examiner(self, config: Config) -> Examiner:
        facts, actors, writer, context = self.facts, self._actors, config.writer, Context(self.facts)
        matcher = Matcher(facts, actors, Vocabulary(facts), writer)
        return Examiner(
            facts,
            context,
            Triggers(self._index, self.all_rules, self._wants, facts.standing_for(writer)),
            self._reader,
            Antecedents(facts.pronouns, lambda word: actors.belongs([word], "organisatie")),
            Judge(matcher, context, writer, facts.ceiling(writer), config.changed_level),
            FindingWriter(facts.written_by(writer)),
            Languages(facts),
        )

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
        page = Page(document.text, document.places or LineIndex(document.text), document.format == "html")
        found: list[Found] = []
        passages: list[Passage] = []
        done, total = 0, sum(len(segment.text) for segment in document.segments)
        sentences = self.examiner.sentences(document.segments, rules, passages)
        for batch, findings in self.examiner.examine(sentences, page):
            found += findings
            done += sum(candidate.end - candidate.start for candidate in batch)
            if progress is not None:
                progress(min(done, total), total)
        return self.report(document, found, page, passages, whole=rules is None)

    def check_doc(self, doc: Doc) -> Report:
        """Return the report on a spaCy Doc, by its own sentences and its own parse."""
        text = doc.text
        segment = Segment("paragraph", text, ((0, 0, 1),))
        spans = [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        examiner = self.examiner
        candidates = list(examiner.candidates(segment, spans))
        for candidate, sentence in zip(candidates, doc.sents, strict=True):
            candidate.analysis = examiner.reader.analyser.read(sentence.as_doc())
        for candidate in candidates:
            examiner.resolve(candidate)
        document = Document(None, "spacy", text, (segment,), remarks=remarks(text, "text"))
        page = Page(text, LineIndex(text))
        return self.report(document, examiner.findings(candidates, page), page)

    def report(
        self,
        document: Document,
        found: list[Found],
        page: Page,
        passages: Sequence[Passage] = (),
        *,
        whole: bool = True,
    ) -> Report:
        """Return the report of what was found in a document; `whole` when that is by all rules.

        The `passages` are those that were not read.
        """
        ordered = sorted((finding for finding, _ in found), key=lambda finding: (finding.start, finding.end))
        findings = (finding for finding in ordered if finding.level != "compliment")
        kept = self._keeper.sort(document, findings, page.places, whole=whole)
        return Report(
            document=document,
            findings=tuple(kept.findings),
            compliments=tuple(finding for finding in ordered if finding.level == "compliment"),
            model=self.model,
            errors=(*self.config.problems, *map(str, self.rule_errors)),
            skipped=tuple(unread(passages, page.places)),
            suppressed=tuple(kept.suppressed),
            notes=tuple(kept.notes),
            sentences={finding.start: sentence for finding, sentence in found},
        )

    def analyse(self, text: str) -> list[Frame]:
        """Return the frames of all sentences of a text, in text order, offsets in `text`."""
        frames: list[Frame] = []
        document = read_text(text, unfinished=self.unfinished)
        examiner = self.examiner
        candidates = examiner.sentences(document.segments, frozenset())
        while batch := list(islice(candidates, BATCH)):
            for candidate, analysis in zip(batch, examiner.reader.read([c.text for c in batch]), strict=True):
                candidate.analysis = analysis
                examiner.resolve(candidate)
                move, place = examiner.writer.moved, (candidate.segment, candidate.start, text)
                frames += [move(frame, *place) for frame in candidate.analysis.frames]
        return frames

    def sentences(self, text: str) -> list[Span]:
        """Return the spans of the sentences of a text, as `analyse` reads them, without parsing any."""
        found = self.examiner.sentences(read_text(text, unfinished=self.unfinished).segments, frozenset())
        return [candidate.segment.source_span(candidate.start, candidate.end) for candidate in found]

    def close(self) -> None:
        """Write what is still to be written to the cache on disk."""
        self.examiner.reader.close()

    def _wants(self, rule: Rule) -> bool:
        return self.config.wants(rule.id, rule.category)


def _verbs(rule: Rule) -> Iterator[str]:
    """Yield the verbs that a rule looks for, as full lemmas."""
    for search in rule.searches:
        yield from getattr(search, "verbs", ())


def _version(config: Config) -> str:
    try:
        return pipeline.version(config.model)
    except PipelineError as error:
        raise PipelineError(f"{config.where('model')}{error}") from None


def _pack(config: Config) -> Pack:
    try:
        return load_pack(config.rules, config.groups, config.cache)
    except UnknownGroupError as error:
        raise config.placed(error) from None


def analyse(text: str) -> list[Frame]:
    """Return who does what to whom in a text, with the shipped language data and the embedded pipeline."""
    return Linter().analyse(text)
