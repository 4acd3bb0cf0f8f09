"""Where the rules are explained: pages of the guide, written once for these rules, that an editor can open."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from nieuwetaal.documents.writing import replace_file
from nieuwetaal.reports.guide import guide
from nieuwetaal.rules.packs import load_sources

if TYPE_CHECKING:
    from pathlib import Path

    from nieuwetaal.linter import Linter


class Pages:
    """The pages. State: where they are, and for which rules; nowhere as long as they were not written."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which pages are written, each set in a folder of its own."""
        self._folder = folder
        self._made: Path | None = None
        self._rules: frozenset[str] = frozenset()

    def prepare(self, linter: Linter) -> None:
        """Write the pages for the rules of a linter where they are not yet. Raises OSError, RuleError."""
        pages = guide(linter.rules, load_sources(*linter.config.folders))
        digest = blake2b("".join(pages.values()).encode(), digest_size=6).hexdigest()
        made = self._folder / digest
        if not made.is_dir():
            made.mkdir(parents=True)
            for name, text in pages.items():
                replace_file(made / name, text.encode())
        self._made, self._rules = made, frozenset(rule.id for rule in linter.rules)

    def address(self, rule: str, category: str) -> str | None:
        """Return the address of the explanation of a rule; None when there is none."""
        if self._made is None or rule not in self._rules:
            return None
        return f"{(self._made / f'{category}.md').as_uri()}#{rule}"
