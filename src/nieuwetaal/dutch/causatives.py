"""*Laten* with an infinitive: who lets, who is let, and what is done to whom (e-ANS 18.5.4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.dutch.relations import is_verb, number, opens_as_stem

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token


@dataclass(frozen=True, slots=True)
class Causative:
    """The one who lets, and the other parties of *laten* and its infinitive together, in text order."""

    letter: Token | None
    parties: tuple[Token, ...]


def governs_laten(token: Token) -> Token | None:
    """Return *laten* when the infinitive stands under it without *te*."""
    head = token.head
    if head is None or head.lemma != "laten" or not token.infinitive or token.dep not in {"xcomp", "ccomp", "obj"}:
        return None
    return None if any(child.lower in {"te", "om"} for child in token.all("mark")) else head


def lower_verb(laten: Token) -> Token | None:
    """Return the infinitive that stands under *laten*."""
    return next((child for child in laten.children if governs_laten(child) is not None), None)


def causative(laten: Token, lower: Token, facts: Facts) -> Causative:
    """Return the parties of *laat A (B) doen*, wherever the parser hung them."""
    found = {*laten.all("nsubj", "obj", "iobj"), *lower.all("nsubj", "obj", "iobj")}
    parties = sorted((word for word in found if not is_verb(word) and word.lower != "zich"), key=lambda word: word.i)
    letter = None if opens_as_stem(laten) else laten.get("nsubj")
    if letter is None and not opens_as_stem(laten) and len(parties) > 1:
        letter = next((word for word in parties if word.dep == "nsubj"), None)
    others = tuple(word for word in parties if word is not letter)
    if not others and is_bare_plural(letter, laten, facts):
        return Causative(None, (letter,) if letter is not None else ())
    return Causative(letter, others)


def is_bare_plural(subject: Token | None, verb: Token, facts: Facts) -> bool:
    """Whether *ouders* in *ouders laten meedenken* is who is let: a plural right before *laten*, and no one else."""
    if subject is None or subject.i + 1 != verb.i or verb.lower != "laten":
        return False
    return number(subject, facts) == "Plur"
