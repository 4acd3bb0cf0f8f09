"""A text that is being written: after every change only what changed is examined again.

What is found in a segment depends on its kind and its text, and through pronouns on the sentence before it. So a
segment that was seen before is taken over as it was, at its new place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nieuwetaal.coach.findings import Page
from nieuwetaal.documents import Memory, read_text
from nieuwetaal.documents.positions import LineIndex
from nieuwetaal.dutch.sentences import split
from nieuwetaal.examining import BATCH
from nieuwetaal.findings import Finding, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nieuwetaal.documents import Places, Segment
    from nieuwetaal.examining import Candidate, Examiner, Found
    from nieuwetaal.findings import Alternative, Report
    from nieuwetaal.linter import Linter

FIRST_BATCH = 24
"""Sentences in the first batch of a text: few, so that something is seen soon."""


@dataclass(slots=True, eq=False)
class Passage:
    """A segment with its sentences and what was found in them; `findings` is None as long as it was not examined.

    `before` is the passage before it when what is found depends on that (`looks_back`). What is in another `language`
    has no sentences.
    """

    segment: Segment
    sentences: list[Candidate]
    looks_back: bool
    before: Passage | None
    findings: list[Found] | None = None
    language: str | None = None


class Draft:
    """One text, as it is now and as it was before. For one thread at a time."""

    def __init__(self, linter: Linter, input_format: str = "text") -> None:
        """Take the linter, and the format of the text."""
        self._linter, self._format = linter, input_format
        self._passages: list[Passage] = []
        self._memory = Memory()

    def check(self, text: str) -> Report:
        """Return the report on the text as it is now: the same as a fresh check gives."""
        *_, (report, _whole) = self.steps(text)
        return report

    def steps(self, text: str) -> Iterator[tuple[Report, bool]]:
        """Yield reports on the text as it is now, each on more of it, and whether it is on the whole: the last one is.

        Who stops halfway loses nothing: what was examined is known the next time.
        """
        document = read_text(text, self._format, unfinished=self._linter.unfinished, memory=self._memory)
        page = Page(text, LineIndex(text), document.format == "html")
        passages = self._passages = self._arranged(document.segments, page)
        unread = [(passage.segment, passage.language) for passage in passages if passage.language is not None]
        last = next((passage for passage in reversed(passages) if passage.language is None), None)
        for _ in self._examined(passages, page):
            if last is not None and last.findings is None:
                yield self._linter.report(document, found_in(passages), page, unread, whole=False), False
        yield self._linter.report(document, found_in(passages), page, unread), True

    def _arranged(self, segments: Iterable[Segment], page: Page) -> list[Passage]:
        """Return a passage for every segment: one that was examined before where it can be."""
        known: defaultdict[tuple[str, str, str | None], list[Passage]] = defaultdict(list)
        for passage in reversed(self._passages):
            if passage.findings is not None:
                known[_key(passage.segment)].append(passage)
        arranged: list[Passage] = []
        before: Passage | None = None
        for segment in segments:
            again = known.get(_key(segment))
            found = again[-1] if again else None
            if again and found is not None and (found.before is before or not found.looks_back):
                arranged.append(again.pop())
                self._place(found, segment, page)
            else:
                arranged.append(self._fresh(segment, before))
            if arranged[-1].language is None:
                before = arranged[-1]
        return arranged

    def _fresh(self, segment: Segment, before: Passage | None) -> Passage:
        examiner = self._linter.examiner
        language = examiner.languages.foreign(segment.text, segment.language)
        if language is not None:
            return Passage(segment, [], looks_back=False, before=None, findings=[], language=language)
        spans = split(segment.text, examiner.facts)
        last = before.sentences[-1] if before is not None and before.sentences else None
        sentences = list(examiner.candidates(segment, spans, before=last))
        looks_back = bool(sentences) and examiner.looks_back(sentences[0])
        return Passage(segment, sentences, looks_back, before if looks_back else None)

    def _place(self, passage: Passage, segment: Segment, page: Page) -> None:
        """Put a passage that was examined where its segment is now."""
        old, passage.segment = passage.segment, segment
        if not passage.findings:
            return
        distance = segment.source(0) - old.source(0)
        if shifted_runs(old, distance) == segment.runs:
            passage.findings = [
                (shifted(finding, distance, page.places), sentence) for finding, sentence in passage.findings or ()
            ]
            return
        for candidate in passage.sentences:
            candidate.segment = segment
        passage.findings = self._linter.examiner.findings(passage.sentences, page)

    def _examined(self, passages: Iterable[Passage], page: Page) -> Iterator[None]:
        """Examine the passages that were not, some sentences at a time; yield after every batch."""
        size = FIRST_BATCH
        examiner: Examiner = self._linter.examiner
        for batch in batches([passage for passage in passages if passage.findings is None], size):
            examiner.analyse([candidate for passage in batch for candidate in passage.sentences])
            for passage in batch:
                passage.findings = examiner.findings(passage.sentences, page)
            yield


def _key(segment: Segment) -> tuple[str, str, str | None]:
    """Return what makes a segment the same: what is found in it depends on that."""
    return segment.kind, segment.text, segment.language


def batches(passages: Sequence[Passage], size: int) -> Iterator[list[Passage]]:
    """Yield the passages together that have about `size` sentences; after the first time, as many as a batch holds."""
    batch: list[Passage] = []
    for passage in passages:
        batch.append(passage)
        if sum(len(each.sentences) for each in batch) >= size:
            yield batch
            batch, size = [], BATCH
    if batch:
        yield batch


def found_in(passages: Iterable[Passage]) -> list[Found]:
    """Return all findings of the passages that were examined."""
    return [found for passage in passages for found in passage.findings or ()]


def shifted_runs(segment: Segment, distance: int) -> tuple[tuple[int, int, int], ...]:
    """Return the runs of a segment that stands `distance` code points further."""
    return tuple([(offset, source + distance, width) for offset, source, width in segment.runs])


def shifted(finding: Finding, distance: int, places: Places) -> Finding:
    """Return a finding that stands `distance` code points further, at these places."""
    start, end = finding.start + distance, finding.end + distance
    place = places.place(start, end)
    if not distance:
        return finding if place == finding.place else replace(finding, place=place)
    return Finding(  # not `replace`, which takes four times as long, and a keystroke moves half of a text
        finding.rule,
        finding.category,
        finding.level,
        start,
        end,
        finding.text,
        finding.message,
        finding.why,
        finding.question,
        finding.sources,
        {name: role and shifted_role(role, distance) for name, role in finding.roles.items()},
        tuple([shifted_edit(alternative, distance) for alternative in finding.alternatives]),
        finding.group,
        tuple([(first + distance, last + distance) for first, last in finding.related]),
        place,
    )


def shifted_role(role: Role, distance: int) -> Role:
    """Return a role that stands `distance` code points further."""
    heads = tuple([(first + distance, last + distance) for first, last in role.heads])
    start, end = role.start + distance, role.end + distance
    return Role(start, end, role.text, role.side, role.certainty, heads, role.plural)


def shifted_edit(alternative: Alternative, distance: int) -> Alternative:
    """Return an alternative whose edit stands `distance` code points further."""
    edit = alternative.edit
    if edit is None:
        return alternative
    return replace(alternative, edit=replace(edit, start=edit.start + distance, end=edit.end + distance))
