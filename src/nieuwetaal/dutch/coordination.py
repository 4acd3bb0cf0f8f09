"""Coordination whose border the parser missed: *Bewoners schrijven het plan en | de gemeente betaalt*.

A finite verb of a main clause stands second (e-ANS 21.1.2.1), so a noun between *en* and that verb opens the second
clause and is no part of the object of the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.relations import SUBJECTS, full_lemma, is_verb

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


def share_subject(tree: Tree, facts: Facts) -> None:
    """Read *wij betrekken ouders en geven | jongeren een stem* with one subject: what follows the verb receives."""
    for verb in tree.tokens:
        receiver, thing = verb.get("nsubj"), verb.get("obj")
        if receiver is None or thing is None or receiver.pos == "PRON" or full_lemma(verb) not in facts.ditransitive:
            continue
        if shares_subject(verb) and verb.i < receiver.i < thing.i:
            receiver.dep = "iobj"


def shares_subject(verb: Token) -> bool:
    """Whether a verb right behind *en* has the subject of the first, which opens its clause and agrees with both.

    Source: e-ANS, on *samentrekking*.
    """
    first, conjunction = verb.head, verb.get("cc")
    if verb.dep != "conj" or first is None or conjunction is None or conjunction.i != verb.i - 1:
        return False
    subject = first.get("nsubj")
    if subject is None or any(child.i < subject.i and child.pos != "PUNCT" for child in first.children):
        return False
    return first.finite and verb.finite and first.morph.get("Number") == verb.morph.get("Number")


def part_verbs(tree: Tree) -> None:
    """Coordinate a plural verb with the verb before it, not with a noun: *halen op bij de wijk en | maken plannen*.

    Behind *en* a noun that is made of a verb has no object of its own; here one follows.
    """
    for verb in tree.tokens:
        noun, conjunction = verb.head, verb.get("cc")
        if verb.dep != "conj" or verb.pos != "VERB" or noun is None or noun.pos != "NOUN" or conjunction is None:
            continue
        first = next((word for word in noun.ancestors() if is_verb(word) and word.finite), None)
        thing = next((word for word in noun.all("conj") if word.i > verb.i and word.get("cc") is None), None)
        if first is None or thing is None or conjunction.i != verb.i - 1 or verb.lower != verb.lemma:
            continue
        if first.morph.get("Number") == "Plur" and first.get("nsubj") is not None and noun.lower[-2:] != "en":
            tree.attach(verb, first, "conj")
            tree.attach(thing, verb, "obj")
            verb.morph = dict(first.morph)


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
