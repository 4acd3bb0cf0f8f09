"""What was found before: findings by what is said, not where, so that moved and re-wrapped text stays known.

A mark is a keyed hash of a rule and its sentence. The key stands in the file itself: nobody can read a word there, but
who has the file and guesses a whole sentence can see whether a finding in it was known.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from nieuwetaal.findings import Suppressed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from nieuwetaal.findings import Finding, Report

MARK_BYTES = 10
"""Enough that two sentences in a million never share a mark."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛`´′", "'") | {"–": "-", "—": "-"})
_BREAKS = re.compile(r"(?<=\w)[-\u2010\u2011]\s*(?=\w)|[*_~\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was found when it was made: how often each mark, and marks of the `roots` that were read.

    A root is the set of paths that each cover it: itself and the folders around it, up to that of the baseline.
    """

    key: bytes
    counts: Mapping[str, int]
    roots: frozenset[frozenset[str]] = frozenset()

    def covers(self, paths: Iterable[Path], folder: Path) -> bool:
        """Whether these paths hold all that was read for this baseline, which stands in `folder`."""
        asked: set[str] = set()
        for path in paths:
            asked.add(_path_mark(self.key, path, folder))
            if folder.resolve().is_relative_to(path.resolve()):
                asked.add(_path_mark(self.key, folder, folder))
        return all(root & asked for root in self.roots)


def make(key: bytes, reports: Iterable[Report], paths: Iterable[Path], folder: Path) -> Baseline:
    """Return the baseline, to stand in `folder`, of the reports on all that is in `paths`."""
    counts = Counter(mark(key, finding, report) for report in reports for finding in counted(report))
    roots = (frozenset(_path_mark(key, around, folder) for around in _around(path, folder)) for path in paths)
    return Baseline(key, counts, frozenset(roots))


def counted(report: Report) -> Iterator[Finding]:
    """Yield the findings that can be known: of every level that is ever shown."""
    return (finding for finding in report.findings if finding.level != "uitleg")


def mark(key: bytes, finding: Finding, report: Report) -> str:
    """Return what a finding of a report is known by: its rule and the words of its sentence."""
    sentence = report.sentences.get(finding.start, finding.text)
    return _hashed(key, b"finding", f"{finding.rule}\0{plain(sentence)}")


def plain(sentence: str) -> str:
    """Return a sentence without what changes when it is wrapped, set or saved otherwise.

    White space is one space, quotes and dashes are straight, and what may break a word, or mark it, is left out.
    """
    straight = unicodedata.normalize("NFKC", sentence).translate(_QUOTES)
    return " ".join(_BREAKS.sub("", straight).split())


class Known:
    """Takes what a baseline knows out of reports. State: how often each mark is still to come, and what each text used.

    Of a sentence that stands there more often than before, the first ones in reading order are the known ones.
    """

    def __init__(self, baseline: Baseline) -> None:
        self._key = baseline.key
        self._left = Counter(baseline.counts)
        self._used: dict[str | None, Counter[str]] = {}

    @property
    def left(self) -> int:
        """How many findings of the baseline were not met."""
        return self._left.total()

    def apart(self, report: Report) -> Report:
        """Return the report with what is known among the suppressed; a text that is read again counts once."""
        self._left.update(self._used.pop(report.document.path, Counter()))
        used: Counter[str] = Counter()
        known: set[int] = set()
        for finding in counted(report):
            found = mark(self._key, finding, report)
            if self._left[found] > 0:
                self._left[found] -= 1
                used[found] += 1
                known.add(id(finding))
        self._used[report.document.path] = used
        suppressed = [
            Suppressed(finding, "", "baseline", finding.place) for finding in report.findings if id(finding) in known
        ]
        new = tuple(finding for finding in report.findings if id(finding) not in known)
        return replace(report, findings=new, suppressed=(*report.suppressed, *suppressed))


def _around(path: Path, folder: Path) -> Iterator[Path]:
    """Yield a path and the folders around it, up to the first that holds `folder` too."""
    path, folder = path.resolve(), folder.resolve()
    for around in (path, *path.parents):
        yield around
        if folder.is_relative_to(around):
            return


def _path_mark(key: bytes, path: Path, folder: Path) -> str:
    path, folder = path.resolve(), folder.resolve()
    try:
        name = os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive of Windows
        name = path.as_posix()
    return _hashed(key, b"path", name)


def _hashed(key: bytes, kind: bytes, text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), key=key, person=kind, digest_size=MARK_BYTES).hexdigest()
