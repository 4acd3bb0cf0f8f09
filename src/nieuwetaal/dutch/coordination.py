"""Coordination whose border the parser missed: *Bewoners schrijven het plan en | de gemeente betaalt*.

A finite verb of a main clause stands second (e-ANS 21.1.2.1), so a noun between *en* and that verb opens the second
clause and is no part of the object of the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.relations import SUBJECTS, is_verb

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree

OBJECTS = frozenset({"obj", "iobj"})


def part_clauses(tree: Tree) -> None:
    """Give a coordinated main clause the noun right before its finite verb as its subject."""
    for verb in tree.tokens:
        noun = stray_subject(verb)
        if noun is None:
            continue
        conjunction = noun.get("cc")
        tree.attach(noun, verb, "nsubj")
        if conjunction is not None:
            tree.attach(conjunction, verb, "cc")


def join_objects(tree: Tree, facts: Facts) -> None:
    """Coordinate nouns with nouns, not with an infinitive: *wij willen | ouders en hun netwerk | eerder betrekken*."""
    for verb in tree.tokens:
        noun, conjunction, thing = verb.head, verb.get("cc"), verb.get("obj")
        if verb.dep != "conj" or not verb.infinitive or noun is None or conjunction is None or thing is None:
            continue
        modal = noun.head
        if noun.pos != "NOUN" or noun.dep != "obj" or modal is None or modal.lemma not in facts.auxiliaries.cluster:
            continue
        if modal.get("xcomp") is None and conjunction.i < thing.i < verb.i:
            tree.attach(verb, modal, "xcomp")
            tree.attach(noun, verb, "obj")
            tree.attach(thing, noun, "conj")
            tree.attach(conjunction, thing, "cc")


def part_infinitives(tree: Tree, facts: Facts) -> None:
    """Give the second of two infinitives what stands behind *en*: *wij willen ouders betrekken en | hen leren kennen*.

    Two infinitives of one modal verb with words between them are coordinated, so when one *en* stands between them, it
    opens the second part; it never joins a noun of the first part with one of the second.
    """
    for second in tree.tokens:
        modal = second.head
        if not second.infinitive or second.dep != "xcomp" or modal is None or modal.i > second.i:
            continue
        if modal.lemma not in facts.auxiliaries.cluster or second.get("cc") is not None:
            continue
        first = earlier_infinitive(tree, modal, second)
        if first is None:
            continue
        between = tree.tokens[first.i + 1 : second.i]
        conjunctions = [word for word in between if word.pos == "CCONJ"]
        noun = conjunctions[0].head if len(conjunctions) == 1 else None
        if noun is None or noun not in between or noun.dep != "conj" or any(is_verb(word) for word in between):
            continue
        if first.head is not modal:
            tree.attach(first, modal, "xcomp")
        tree.attach(second, first, "conj")
        tree.attach(conjunctions[0], second, "cc")
        tree.attach(noun, second, "obj" if second.get("obj") is None else "iobj")


def earlier_infinitive(tree: Tree, modal: Token, second: Token) -> Token | None:
    """Return the infinitive before another that goes with the same modal verb, or was hung on that other one."""
    found = [
        word
        for word in tree.tokens[modal.i + 1 : second.i - 1]
        if word.infinitive and word.get("mark") is None and word.head in {modal, second}
    ]
    return found[-1] if found else None


def stray_subject(verb: Token) -> Token | None:
    """Return the last part of the first clause's object when it stands right before this finite verb."""
    first = verb.head
    if verb.dep != "conj" or first is None or not (is_verb(verb) and is_verb(first) and verb.finite and first.finite):
        return None
    if verb.get(*SUBJECTS) is not None:
        return None
    for thing in first.children:
        if thing.dep not in OBJECTS or thing.i < first.i:
            continue
        last = next((part for part in reversed(thing.all("conj")) if part.get("cc") is not None), None)
        if last is not None and max(word.i for word in last.subtree()) == verb.i - 1:
            return last
    return None
