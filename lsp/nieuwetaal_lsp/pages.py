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
    """The pages. State: the address of every rule; none as long as the pages were not written."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which pages are written, each set in a folder of its own."""
        self._folder = folder
        self._addresses: dict[str, str] = {}

    def prepare(self, linter: Linter) -> None:
        """Write the pages for the rules of a linter where they are not yet. Raises OSError, RuleError."""
        pages = guide(linter.rules, load_sources(*linter.config.folders))
        digest = blake2b("".join(pages.values()).encode(), digest_size=6).hexdigest()
        made = self._folder / digest
        made.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            if not (made / name).is_file():
                replace_file(made / name, text.encode())
        self._addresses = {rule.id: f"{(made / f'{rule.category}.md').as_uri()}#{rule.id}" for rule in linter.rules}

    def holds(self, path: Path) -> bool:
        """Tell whether a file is one of the pages, also of rules as they were before."""
        return path.suffix == ".md" and path.parent.parent == self._folder

    def address(self, rule: str) -> str | None:
        """Return the address of the explanation of a rule; None when there is none."""
        return self._addresses.get(rule)
