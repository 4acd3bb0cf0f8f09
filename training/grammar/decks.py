"""The groups of verbs that constructions ask for, and the decks they are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from grammar.lexicon import Entry, Lexicon

WITH_OBJECT = ("persoon", "zaak", "geven", "licht_persoon", "licht_zaak", "als")
PERSON_OBJECT = ("persoon", "licht_persoon", "als")
PASSIVE = ("persoon", "zaak", "geven", "licht_persoon", "als")
SIMPLE = (*WITH_OBJECT, "voorzetsel", "samen", "intransitief", "wederkerend")
WITH_CLAUSE = ("zin", "zelf_doen", "ander_doen", "ontvanger_doet")
ALL = (*SIMPLE, *WITH_CLAUSE)
WEIGHTS = {
    "persoon": 9, "zaak": 5, "geven": 6, "voorzetsel": 3, "samen": 1, "intransitief": 1.5, "wederkerend": 1.5,
    "zin": 2, "zelf_doen": 1, "ander_doen": 1.5, "ontvanger_doet": 0.8, "licht_persoon": 3, "licht_zaak": 1, "als": 1.2,
}  # fmt: skip


class Decks:
    """The verbs by group, drawn like cards: each comes once before any comes again."""

    def __init__(self, lex: Lexicon, verbs: str) -> None:
        self.full: dict[str, list[Entry]] = {}
        for kept in (verbs == "kept-out", verbs != "kept-out"):
            groups = {entry.group for entry in lex.entries} - set(self.full)
            for entry in lex.entries:
                if entry.group in groups and (verbs == "all" or entry.kept == kept):
                    self.full.setdefault(entry.group, []).append(entry)
        self.left: dict[str, list[Entry]] = {}

    def draw(self, group: str, rng: random.Random) -> Entry:
        """Draw the next verb of a group."""
        if not self.left.get(group):
            self.left[group] = rng.sample(self.full[group], len(self.full[group]))
        return self.left[group].pop()
