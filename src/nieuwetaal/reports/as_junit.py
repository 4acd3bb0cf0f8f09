"""The report as test results in JUnit XML: a suite for every text, a failing case for every finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nieuwetaal.reports.annotations import paragraphs
from nieuwetaal.reports.markup import DECLARATION, tag, text
from nieuwetaal.reports.paths import name_of, relative
from nieuwetaal.reports.text import place
from nieuwetaal.reports.view import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.reports.about import About
    from nieuwetaal.reports.formats import Results

_NOTHING = "niets om over na te denken"


def as_junit(results: Results, about: About) -> Iterator[str]:
    """Yield the XML in pieces, one for every text; a text without findings is one case that passes."""
    yield DECLARATION
    yield f"{tag('testsuites', {'name': f'nieuwetaal {about.version}'})}\n"
    for result, view in results:
        path = relative(name_of(result), about.folder)
        suite = _Suite(path, about.ascii_only)
        if isinstance(result, Unread):
            suite.add("lezen", "error", "niet gelezen", result.error, result.error)
        else:
            for finding in view.shown(result.findings):
                name = f"{finding.category}/{finding.rule}: ‘{' '.join(finding.text.split())}’"
                body = (f"{path}:{place(finding.place)}", *paragraphs(finding))
                suite.add(name, "failure", finding.level, finding.message, "\n".join(body))
        yield from suite.written()
    yield "</testsuites>\n"


class _Suite:
    """The cases of one text. State: those that were added, how often each name and kind was."""

    def __init__(self, path: str, ascii_only: bool) -> None:
        self._path, self._ascii = path, ascii_only
        self._cases: list[str] = []
        self._names: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()

    def add(self, name: str, kind: str, type_: str, said: str, body: str) -> None:
        """Add a case that went wrong; a name stays the same when lines move, and is there once."""
        self._names[name] += 1
        self._kinds[kind] += 1
        name = f"{name} ({self._names[name]})" if self._names[name] > 1 else name
        problem = tag(kind, {"message": said, "type": type_}, ascii_only=self._ascii)
        said = text(body, ascii_only=self._ascii)
        self._cases.append(f"    {self._case(name)}\n      {problem}{said}</{kind}>\n    </testcase>\n")

    def written(self) -> Iterator[str]:
        """Yield the suite as XML."""
        numbers = {"failures": self._kinds["failure"], "errors": self._kinds["error"]}
        values = {"name": self._path, "file": self._path, "tests": max(len(self._cases), 1), **numbers}
        yield f"  {tag('testsuite', values, ascii_only=self._ascii)}\n"
        yield from self._cases or [f"    {self._case(_NOTHING, end='/')}\n"]
        yield "  </testsuite>\n"

    def _case(self, name: str, end: str = "") -> str:
        return tag("testcase", {"name": name, "classname": self._path}, end=end, ascii_only=self._ascii)
