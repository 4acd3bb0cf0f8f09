"""What stands before the finite verb of a main clause is one constituent (e-ANS 21.1.2.1).

A parser may hang the last phrase of a long subject on the verb: *Het teruggeven van de regie aan bewoners | staat in
de opdracht*. Such a phrase belongs to the noun, or the act worded as a noun, that the clause begins with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.relations import is_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.dutch.tree import Token, Tree

NOMINAL = frozenset({"NOUN", "PROPN"})
FIRST = frozenset({"nsubj", "nsubj:pass", "obj", "csubj", "csubj:pass"})
MAIN = frozenset({"root", "parataxis", "conj"})


def mend_first_places(tree: Tree) -> None:
    """Hang what follows the first constituent of a main clause, before its finite verb, under that constituent."""
    for clause in tree.tokens:
        if clause.dep not in MAIN or not is_verb(clause) or clause.get("mark") is not None:
            continue
        phrases = list(first_phrases(clause))
        if phrases and phrases[0].dep in FIRST and (phrases[0].pos in NOMINAL or phrases[0].infinitive):
            for phrase in phrases[1:]:
                tree.attach(phrase, phrases[0], "nmod")


def first_phrases(clause: Token) -> Iterator[Token]:
    """Yield what hangs on the clause before its finite verb: the first, and the others when all have a preposition."""
    verb = finite_verb(clause)
    before = [child for child in clause.children if verb is not None and child.i < verb.i and child is not verb]
    if not before or any(child.dep == "punct" for child in before[1:]):
        return
    yield before[0]
    if all(child.dep == "obl" and child.get("case") is not None for child in before[1:]):
        yield from before[1:]


def finite_verb(clause: Token) -> Token | None:
    """Return the finite verb of a clause: its head or an auxiliary of it."""
    words = (clause, *clause.all("aux", "aux:pass", "cop"))
    return next((word for word in words if word.finite), None)
