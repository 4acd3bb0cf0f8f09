"""Word classes that our word lists know better than the tagger: people are nouns, a stem without subject is a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.tree import Token, Tree
    from nieuwetaal.dutch.verbs import Verbs

OPENING = 4
CLOSED = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ"})
VERBAL = frozenset({"VERB", "AUX"})


def retag(tree: Tree, actors: Actors, verbs: Verbs) -> None:
    """Mend the word classes of a tree."""
    for token in tree.tokens:
        make_noun(tree, token, actors)
    for token in tree.tokens:
        make_finite(token, verbs)
    find_finite_verb(tree, verbs)


def make_noun(tree: Tree, token: Token, actors: Actors) -> None:
    """Read a listed word for people as a noun, unless it stands before the noun that it describes: *jongere kinderen*."""
    if token.pos in {"NOUN", "PROPN", "PRON", "DET", "ADP", "CCONJ"} or actors.listed(token.lower) in {None, "writer"}:
        return
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if token.dep == "amod" and following is not None and following.pos in {"NOUN", "PROPN", "ADJ"}:
        return
    token.pos, token.lemma = "NOUN", token.lower
    token.morph = {"Number": "Plur" if token.lower.endswith(("en", "s")) else "Sing"}
    if token.dep == "advmod":
        token.dep = "obj"


def make_finite(token: Token, verbs: Verbs) -> None:
    """Read *verplicht* as a finite verb when its clause has no other: a participle would need an auxiliary."""
    if token.pos != "VERB" or not token.participle or token.lower not in verbs.presents:
        return
    if token.get("aux", "aux:pass") is None and token.dep in {"root", "ccomp", "conj", "parataxis"} and token.get("nsubj"):
        token.morph = {"VerbForm": "Fin", "Number": "Sing", "Tense": "Pres"}


def find_finite_verb(tree: Tree, verbs: Verbs) -> None:
    """Make a verb of an opening stem that was read as a noun, when the sentence has no other finite verb: *Betrek ouders*."""
    if any(token.pos in VERBAL and token.finite for token in tree.tokens):
        return
    for token in tree.tokens[:OPENING]:
        stems = {verb for verb in verbs.of_stem(token.lower)}
        if not stems or token.pos in CLOSED:
            continue
        token.pos, token.lemma = "VERB", sorted(stems)[0]
        token.morph = {"VerbForm": "Fin", "Number": "Sing", "Tense": "Pres"}
        root = next(word for word in tree.tokens if word.head is None)
        if root is not token:
            tree.attach(token, None, "root")
            tree.attach(root, token, "obj" if root.pos in {"NOUN", "PROPN", "PRON"} else root.dep)
        for child in token.all("appos", "flat", "nmod"):
            child.dep = "obj" if child.get("case") is None and child.pos in {"NOUN", "PRON"} else "obl"
        return
