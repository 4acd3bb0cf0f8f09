"""Where a subordinate clause begins: at its conjunction, relative pronoun or question word (e-ANS 21.3).

What a parser hung on the verb of a clause, though it stands before that opening word, belongs to the clause above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.relations import SUBJECTS, asks, full_lemma, is_verb

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree

BELOW = frozenset({"ccomp", "advcl", "acl:relcl", "acl", "csubj"})
LOOSE = frozenset({"advmod", "obl", "amod", "xcomp"})


def mend_clause_borders(tree: Tree, facts: Facts) -> None:
    """Let every clause begin at its opening word."""
    for token in tree.tokens:
        free_conjunction(tree, token)
    for verb in tree.tokens:
        if is_verb(verb):
            join_clauses(tree, verb)
            part_finite(tree, verb, facts)
            read_conjunction(tree, verb, facts)
            lift_what_comes_before(tree, verb, facts)


def free_conjunction(tree: Tree, word: Token) -> None:
    """Read *dat* before a plural as a conjunction, for it is singular as a determiner: *we zien dat leerlingen …*."""
    noun = word.head
    if word.lower != "dat" or word.dep != "det" or noun is None or noun.morph.get("Number") != "Plur":
        return
    behind = (token for token in tree.tokens[noun.i + 1 :] if is_verb(token) and token.dep not in {"aux", "aux:pass"})
    verb = noun.head if noun.head is not None and noun.head.i > noun.i else next(behind, None)
    if verb is None or not is_verb(verb):
        return
    word.pos = "SCONJ"
    tree.attach(word, verb, "mark")
    if noun.head is not verb:
        case = noun.get("case")
        if case is not None and noun.head is not None:
            tree.attach(case, noun.head, "compound:prt")
        tree.attach(noun, verb, "nsubj")


def join_clauses(tree: Tree, verb: Token) -> None:
    """Coordinate a finite verb with a verb: *niemand beantwoordde die of | belde hen terug*."""
    word = verb.head
    if verb.dep != "conj" or not verb.finite or word is None or word.pos not in {"NOUN", "PROPN", "PRON"}:
        return
    above = word.head
    if above is not None and above.finite and above.i < word.i and word.get("cop") is None:
        tree.attach(verb, above, "conj")


def part_finite(tree: Tree, verb: Token, facts: Facts) -> None:
    """Part two finite verbs with a question word between them: *Ouders hebben in beeld | welke hulp er is*."""
    first = next((word for word in verb.all("aux") if word.finite and word.i < verb.i), None)
    opener = opening(verb, facts)
    if not verb.finite or first is None or opener is None or not first.i < opener:
        return
    tree.attach(first, verb.head, verb.dep)
    tree.attach(verb, first, "ccomp")
    for child in list(verb.children):
        if child.i < opener:
            tree.attach(child, first, child.dep)


def opening(verb: Token, facts: Facts) -> int | None:
    """Return where the conjunction or question word of a clause stands."""
    asked = [min(word.i for word in child.subtree()) for child in verb.children if asks(child, facts)]
    marks = [child.i for child in verb.all("mark") if child.lower not in {"te", "om"}]
    return min([*asked, *marks], default=None)


def read_conjunction(tree: Tree, verb: Token, facts: Facts) -> None:
    """Read *dat* as a conjunction when the verb has subject and object already: *het spijt ons dat hij ons mist*."""
    pronoun, above = verb.get("obj", "iobj"), verb.head
    others = [child for child in verb.all("obj") if child is not pronoun]
    if verb.dep != "acl:relcl" or pronoun is None or pronoun.lower != "dat" or above is None:
        return
    if verb.get(*SUBJECTS) is None or not others or full_lemma(verb) in facts.ditransitive:
        return
    main = next((head for head in above.ancestors() if is_verb(head)), None)
    if main is not None:
        pronoun.pos, pronoun.dep = "SCONJ", "mark"
        tree.attach(verb, main, "ccomp")


def lift_what_comes_before(tree: Tree, verb: Token, facts: Facts) -> None:
    """Hang adverbs and phrases before the opening word on the verb above: *Ouders bepalen zelf | welke hulp past*."""
    above = verb.head
    if verb.dep not in BELOW or above is None or not is_verb(above) or above.i > verb.i:
        return
    opener = opening(verb, facts)
    if opener is None:
        return
    for child in list(verb.children):
        if child.dep in LOOSE and above.i < child.i and max(word.i for word in child.subtree()) < opener:
            tree.attach(child, above, child.dep)
