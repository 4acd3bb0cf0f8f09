"""Subordinate clauses whose verb the tagger took for a noun: *omdat de vader nauwelijks meewerkt*.

A clause with a conjunction or a relative pronoun has a finite verb (e-ANS 21.1.1); when none was seen, the last word
that can be one is it, and what hung loose in the clause hangs on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree
    from nieuwetaal.dutch.verbs import Verbs

TAKEN_FOR = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X"})
ENDS = frozenset({",", ";", ":", "(", ")"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def restore_clauses(tree: Tree, verbs: Verbs, facts: Facts) -> None:
    """Give every subordinate clause without a finite verb its verb back."""
    for clause in subordinate_clauses(tree.tokens, facts):
        if any(word.pos in {"VERB", "AUX"} for word in clause):
            continue
        found = [word for word in clause[1:] if word.pos in TAKEN_FOR and verbs.finite_lemma(word.lower) is not None]
        if found:
            found[-1].lemma = verbs.finite_lemma(found[-1].lower) or found[-1].lemma
            relative = clause[0].lower in facts.pronouns.relative_people
            restore(tree, clause, found[-1], "acl:relcl" if relative else "advcl")


def subordinate_clauses(tokens: Sequence[Token], facts: Facts) -> Iterator[Sequence[Token]]:
    """Yield the stretches from a subordinating word to the next comma or the end."""
    for opener in tokens:
        if opener.pos == "SCONJ" or (opener.lower in facts.pronouns.relative_people and opener.pos == "PRON"):
            rest = tokens[opener.i :]
            end = next((i for i, word in enumerate(rest) if i and word.lower in ENDS | {"."}), len(rest))
            yield rest[:end]


def restore(tree: Tree, clause: Sequence[Token], verb: Token, dep: str) -> None:
    """Make `verb` the head of its clause, which is a `dep` of what stands above it."""
    inside = set(clause)
    tops = [word for word in clause if word.head not in inside and word is not verb]
    above = next((word.head for word in clause if word.head not in inside), None)
    number = "Plur" if verb.lower.endswith("en") else "Sing"
    verb.pos, verb.morph = "VERB", {"VerbForm": "Fin", "Number": number, "Tense": "Pres"}
    if above is not verb.head or verb.dep not in {"advcl", "acl:relcl"}:
        tree.attach(verb, above, dep if above else "root")
    for word in tops:
        tree.attach(word, verb, label(word, verb))


def label(word: Token, verb: Token) -> str:
    """Return what a loose word is to its verb."""
    if word.pos == "SCONJ":
        return "mark"
    if word.pos in NOUNS and word.get("case") is None:
        return "nsubj" if verb.get("nsubj") is None else "obj"
    return "obl" if word.pos in NOUNS else "advmod"
