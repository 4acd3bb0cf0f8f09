"""The report in SARIF 2.1.0, the form in which programs exchange what linters find."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nieuwetaal.reports.annotations import paragraphs
from nieuwetaal.reports.fingerprints import Fingerprints
from nieuwetaal.reports.paths import name_of
from nieuwetaal.reports.sarif_places import Places, base
from nieuwetaal.reports.sarif_rules import SEVERITIES, Rules
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.findings import Finding, Report, Suppressed
    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "nieuwetaalSentence/v1"
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_KINDS = {"inline": "inSource", "config": "external", "baseline": "external"}
_KNOWN = "Stond al in de baseline."


def as_sarif(results: Results, about: About) -> Iterator[str]:
    """Yield one log of one run in pieces: what was found in each text first, and then what that refers to."""
    run = _Run(about)
    head = {"$schema": _SCHEMA, "version": "2.1.0"}
    yield run.written(head)[:-1] + ', "runs": [{' + run.written(run.head())[1:-1] + ', "results": ['
    separator = "\n"
    for result in run.results(results):
        yield f"{separator}{run.written(result)}"
        separator = ",\n"
    yield f"\n], {run.written(run.tail())[1:-1]}}}]}}\n"


class _Run:
    """One run. State: the rules, texts and problems that were met so far."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._rules, self._fingerprints = Rules(about), Fingerprints()
        self._artifacts: list[dict[str, Any]] = []
        self._problems: list[dict[str, Any]] = []
        self._successful = True

    def written(self, value: dict[str, Any]) -> str:
        """Return an object as JSON."""
        return json.dumps(value, ensure_ascii=self._about.ascii_only)

    def head(self) -> dict[str, Any]:
        """Return what is known before any text was read."""
        return {
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "language": "nl-NL",
            "originalUriBaseIds": base(self._about.folder),
        }

    def results(self, results: Results) -> Iterator[dict[str, Any]]:
        """Yield every finding, those that the writers keep or know too."""
        for result, view in results:
            places = Places(name_of(result), len(self._artifacts), self._about.folder, result)
            self._artifacts.append(places.artifact())
            if isinstance(result, Unread):
                self._successful = False
                self._problems.append(_problem("error", result.error, places.whole()))
                continue
            self._problems += [_problem("note", note, places.whole()) for note in result.document.notes]
            self._problems += [
                _problem("warning", note.text, places.whole() if note.path else places.location(note.place))
                for note in result.notes
            ]
            yield from (self._result(finding, result, places) for finding in view.shown(result.findings))
            for kept in result.suppressed:
                if view.visible([kept.finding]):
                    yield self._result(kept.finding, result, places) | {"suppressions": [_suppression(kept, places)]}

    def tail(self) -> dict[str, Any]:
        """Return what is known when all texts were read."""
        about = self._about
        driver = {
            "name": "nieuwetaal",
            "version": about.version,
            "rules": self._rules.met,
            "properties": {"model": about.model},
        }
        known = {} if about.known is None else {"baseline": asdict(about.known())}
        return {
            "artifacts": self._artifacts,
            "tool": {"driver": driver},
            "invocations": [{"executionSuccessful": self._successful, "toolExecutionNotifications": self._problems}],
            **({"properties": known} if known else {}),
        }

    def _result(self, finding: Finding, report: Report, places: Places) -> dict[str, Any]:
        made: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._rules.index(finding),
            "level": SEVERITIES[finding.level],
            "message": _message("\n".join(paragraphs(finding))),
            "locations": [places.of(finding)],
            "partialFingerprints": {_FINGERPRINT: self._fingerprints.of(finding, report, name_of(report))},
            "properties": {"category": finding.category, "level": finding.level, "question": finding.question},
        }
        if finding.related:
            made["relatedLocations"] = [
                places.span(start, end) | {"id": number, "message": _message(report.document.text[start:end])}
                for number, (start, end) in enumerate(finding.related)
            ]
        if fixes := list(places.fixes(finding)):
            made["fixes"] = fixes
        return made


def _suppression(kept: Suppressed, places: Places) -> dict[str, Any]:
    said = _KNOWN if kept.kind == "baseline" else kept.reason
    suppression: dict[str, Any] = {"kind": _KINDS[kept.kind], "status": "accepted"}
    if said:
        suppression["justification"] = said
    if kept.kind == "inline":
        suppression["location"] = places.location(kept.place)
    return suppression


def _problem(level: str, said: str, location: dict[str, Any]) -> dict[str, Any]:
    return {"level": level, "message": _message(said), "locations": [location]}


def _message(said: str) -> dict[str, str]:
    """Return a message in which no brace or bracket of the text means anything."""
    return {"text": _LINK.sub(r"\\[", said.replace("{", "{{").replace("}", "}}"))}
