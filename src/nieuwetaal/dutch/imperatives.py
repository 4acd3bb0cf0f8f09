"""Sentences that open with an imperative which the tagger took for a noun: *Betrek ouders op tijd*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree
    from nieuwetaal.dutch.verbs import Verbs

OPENING = 4
AFTER_IMPERATIVE = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "ADV", "NUM"})
"""What may follow an imperative; before a preposition a stem is more often a noun (*steun aan ouders*)."""
CLOSED = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ"})
VERBAL = frozenset({"VERB", "AUX"})


def find_opening_verb(tree: Tree, verbs: Verbs, facts: Facts) -> None:
    """Make a verb of an opening stem that was read as a noun, when the main clause has no other: *Betrek ouders*."""
    for token in tree.tokens[:OPENING]:
        if token.pos == "PUNCT" or token.i + 1 >= len(tree.tokens):
            continue
        stems = verbs.of_stem(token.lower)
        open_class = token.pos not in CLOSED or (
            token.pos == "VERB" and token.dep in {"amod", "compound", "flat", "nmod"}
        )
        if stems and open_class and tree.tokens[token.i + 1].pos in AFTER_IMPERATIVE:
            if not has_finite_verb(tree, token.i + 1, facts):
                make_root(tree, token, min(stems))
            return
        if token.pos not in {"ADV", "CCONJ"}:
            return


def has_finite_verb(tree: Tree, start: int, facts: Facts) -> bool:
    """Whether a finite verb stands between a word and the first subordinate clause."""
    for token in tree.tokens[start:]:
        if token.pos == "SCONJ" or token.lower in facts.pronouns.relative_people | {",", ";"}:
            return False
        if token.pos in VERBAL and token.finite:
            return True
    return False


def make_root(tree: Tree, verb: Token, lemma: str) -> None:
    """Let an imperative head the sentence; what headed it becomes its object or keeps its label."""
    root = next(word for word in tree.tokens if word.head is None)
    verb.pos, verb.lemma = "VERB", lemma
    verb.morph = {"VerbForm": "Fin", "Number": "Sing", "Tense": "Pres"}
    if root is verb:
        verb.dep = "root"
    else:
        tree.attach(verb, None, "root")
        tree.attach(root, verb, "obj" if root.pos in {"NOUN", "PROPN", "PRON"} else root.dep)
        tree.move_children(
            root, verb, keep=("det", "amod", "nmod", "nmod:poss", "nummod", "case", "flat", "conj", "acl:relcl")
        )
    free_first_noun(tree, verb)
    for particle in [word for word in tree.tokens if word.dep == "compound:prt" and word.head is root]:
        tree.attach(particle, verb, "compound:prt")
    for child in verb.all("appos", "flat", "nmod", "nsubj", "parataxis"):
        child.dep = "obj" if child.get("case") is None and child.pos in {"NOUN", "PROPN", "PRON"} else "obl"


def free_first_noun(tree: Tree, verb: Token) -> None:
    """Make the noun right behind an imperative its object, wherever the parser hung it."""
    for word in tree.tokens[verb.i + 1 :]:
        if word.pos not in {"DET", "ADJ", "NUM", "NOUN", "PROPN"}:
            return
        if word.pos in {"NOUN", "PROPN"}:
            if word.head is not verb and word.get("case") is None:
                tree.attach(word, verb, "obj")
            return
