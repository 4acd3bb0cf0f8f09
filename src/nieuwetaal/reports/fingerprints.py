"""Names for findings by what is said and not where, so that programs know them again when lines move."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from nieuwetaal.baseline import mark

if TYPE_CHECKING:
    from nieuwetaal.findings import Finding, Report

_BYTES = 16


class Fingerprints:
    """Gives every finding of a check a fingerprint. State: how often each rule and sentence was met in each file."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, str]] = Counter()

    def of(self, finding: Finding, report: Report, path: str) -> str:
        """Return what a finding in the file at `path` is known by there: its rule, its sentence, and a number."""
        said = mark(b"", finding, report)
        self._met[path, said] += 1
        return f"{said}:{self._met[path, said]}"

    def unique(self, finding: Finding, report: Report, path: str) -> str:
        """Return what a finding is known by among those in all files."""
        return unique(path, self.of(finding, report, path))


def unique(*parts: str) -> str:
    """Return a short name for some texts together."""
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=_BYTES).hexdigest()
