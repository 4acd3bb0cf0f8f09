"""The maker that knows how clauses and longer phrases are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar import tails
from grammar.building import Building
from grammar.clauses import PLAIN
from grammar.making import Maker

if TYPE_CHECKING:
    from grammar.clauses import Clause, Plan
    from grammar.lexicon import Entry
    from grammar.words import Phrase


class Generator(Maker):
    """Makes clauses that hold phrases, and phrases that hold clauses."""

    def extended(self, phrase: Phrase, depth: int) -> Phrase:
        """Lengthen a phrase with what follows a noun."""
        return tails.extended(self, phrase, depth)

    def clause(self, entry: Entry, plan: Plan = PLAIN) -> Clause:
        """Build a clause as planned."""
        return Building(self, entry, plan).clause()
