"""Mending the structure of a tree: verb clusters, stranded particles and prepositions, infinitive clauses.

Each function changes heads only where Dutch allows no other reading. Source: e-ANS chapter 18 (verb cluster).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.finiteness import respect_xcomp
from nieuwetaal.dutch.relations import SUBJECTS, full_lemma, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree

CARRIED = frozenset({"xcomp", "ccomp", "advcl", "obj", "csubj"})


def mend_clusters(tree: Tree, facts: Facts) -> None:
    """Apply the repairs of structure in the order in which they rely on each other."""
    for token in tree.tokens:
        free_phrase(tree, token)
        attach_preposition(tree, token)
        set_degrees_aside(token, facts)
    for token in tree.tokens:
        respect_xcomp(token)
        lift_over_auxiliary(tree, token, facts)
    for token in tree.tokens:
        move_subject_off_auxiliary(tree, token)
    for token in tree.tokens:
        attach_particle(tree, token, facts)
        attach_before_te(tree, token, facts)
        join_measure(tree, token, facts)
    for token in tree.tokens:
        open_infinitive(tree, token, facts)
        share_objects(tree, token, facts)


def set_degrees_aside(verb: Token, facts: Facts) -> None:
    """Let *meer*, *het best* beside an object be no object: *om cliënten meer te betrekken*, *ken ze het best*."""
    objects = verb.all("obj", "iobj")
    for word in objects:
        alone = not word.children and word.lower in facts.degrees
        if is_superlative(word) and len(objects) > 1:
            word.dep = "advmod"
        if alone and (len(objects) > 1 or (verb.head is not None and verb.head.get("obj") is not None)):
            word.dep = "advmod"


def is_superlative(word: Token) -> bool:
    """Whether it is an adverb such as *het best*, *het vaakst* (e-ANS 8.3.3)."""
    article, fixed = word.get("det"), word.get("fixed")
    if word.lower == "het" and fixed is not None and fixed.lower.endswith("st"):
        return True
    return word.pos == "ADJ" and word.lower.endswith("st") and article is not None and article.lower == "het"


def free_phrase(tree: Tree, particle: Token) -> None:
    """Read *in kaart*, *onder de loep* as preposition and noun: a particle has no noun of its own."""
    noun = next((word for word in reversed(particle.all("fixed")) if word.pos == "NOUN"), None)
    verb = particle.head
    if particle.dep == "compound:prt" and particle.pos in {"NOUN", "PROPN"} and particle.get("case") is None:
        particle.dep = "obj"
    elif particle.dep == "compound:prt" and noun is None and particle.get("fixed") is not None:
        particle.dep = "advmod"
    if particle.dep != "compound:prt" or noun is None or verb is None:
        return
    tree.attach(noun, verb, "obl")
    for word in particle.all("fixed"):
        tree.attach(word, noun, "det")
    tree.attach(particle, noun, "case")


def attach_preposition(tree: Tree, token: Token) -> None:
    """Hang the preposition right before *wie* under it, and its clause under the noun: *de leerling aan wie men …*."""
    before = tree.tokens[token.i - 1] if token.i else None
    if token.lower != "wie" or before is None or before.pos != "ADP":
        return
    if before.head is not token:
        tree.attach(before, token, "case")
        token.dep = "obl"
    noun, verb = tree.tokens[before.i - 1] if before.i else None, token.head
    if noun is not None and verb is not None and noun.pos == "NOUN" and verb.head is noun and verb.pos == "VERB":
        verb.dep = "acl:relcl"


def lift_over_auxiliary(tree: Tree, verb: Token, facts: Facts) -> None:
    """Make the lexical verb the head of its cluster: *wil* … *betrekken*, *kreeg* … *toegewezen*."""
    auxiliary = verb.head
    own = verb.get("nsubj")
    is_modal = auxiliary is not None and auxiliary.lemma in facts.auxiliaries.modal
    if auxiliary is not None and is_modal and own is not None and auxiliary.get(*SUBJECTS) is not None:
        own.dep = "obj"  # a modal and its infinitive have one subject
    while auxiliary is not None and belongs_to_cluster(verb, auxiliary, facts):
        above, dep = auxiliary.head, auxiliary.dep
        passive = verb.participle and auxiliary.lemma in {"worden", "krijgen"}
        tree.attach(verb, above, dep)
        tree.move_children(auxiliary, verb)
        tree.attach(auxiliary, verb, "aux:pass" if passive else "aux")
        auxiliary = verb.head if dep in {"xcomp", "ccomp"} else None


def belongs_to_cluster(verb: Token, auxiliary: Token, facts: Facts) -> bool:
    """Whether `verb` hangs under a verb that only carries it."""
    if not is_verb(verb) or not is_verb(auxiliary) or opens_clause(verb, facts):
        return False
    if verb.participle and auxiliary.lemma == "krijgen":
        return verb.dep in CARRIED | {"amod"} or (verb.dep == "conj" and verb.get("cc") is None)
    if verb.dep not in CARRIED:
        return False
    if verb.get(*SUBJECTS) is not None and auxiliary.get(*SUBJECTS) is not None:
        return False
    if verb.infinitive:
        return auxiliary.lemma in facts.auxiliaries.cluster and (auxiliary.lemma != "komen" or verb.dep == "xcomp")
    return verb.participle and carries_participle(verb, auxiliary, facts)


def opens_clause(verb: Token, facts: Facts) -> bool:
    """Whether a word opens the clause of the verb, so that it is no part of a cluster."""
    return any(child.lower in facts.openers.clause for child in verb.all("mark", "case"))


def carries_participle(verb: Token, auxiliary: Token, facts: Facts) -> bool:
    """Whether the auxiliary goes with a participle: *hebben*, or a modal with *worden* (*dient te worden gevraagd*)."""
    if auxiliary.lemma in facts.auxiliaries.modal:
        return any(word.infinitive for word in verb.all("aux", "aux:pass"))
    return verb.dep == "xcomp" and auxiliary.lemma in facts.auxiliaries.participial


def move_subject_off_auxiliary(tree: Tree, auxiliary: Token) -> None:
    """Hang what the parser put under an auxiliary under the verb that it belongs to."""
    if auxiliary.dep in {"aux", "aux:pass", "cop"} and auxiliary.head is not None and is_verb(auxiliary):
        tree.move_children(auxiliary, auxiliary.head, keep=("fixed", "flat", "punct"))


def attach_particle(tree: Tree, particle: Token, facts: Facts) -> None:
    """Join a stranded particle at the end of a clause to the finite verb that it can form a verb with."""
    if particle.lower not in facts.particles or particle.children:
        return
    if particle.dep == "compound:prt" and particle.head and particle.lower + particle.head.lemma in facts.verbs:
        return
    if particle.dep == "case" and particle.head is not None and particle.head.i > particle.i:
        return
    if not ends_clause(tree, particle):
        return
    verb = next((head for head in particle.ancestors() if head.pos == "VERB"), None) or finite_before(tree, particle)
    if particle.dep == "compound:prt":
        verb = finite_before(tree, particle)
    if verb is None or not verb.finite or verb.i > particle.i or verb.get("compound:prt") is not None:
        return
    if particle.lower + verb.lemma in facts.verbs:
        tree.attach(particle, verb, "compound:prt")


def attach_before_te(tree: Tree, particle: Token, facts: Facts) -> None:
    """Join a particle right before *te* and an infinitive to that verb: *samen te voegen*."""
    following = tree.tokens[particle.i + 1 : particle.i + 3]
    if particle.lower not in facts.particles or len(following) < 2 or following[0].lower != "te":  # noqa: PLR2004
        return
    verb = following[1]
    if verb.infinitive and particle.head is verb and particle.lower + verb.lemma in facts.verbs:
        particle.dep = "compound:prt"


def join_measure(tree: Tree, measure: Token, facts: Facts) -> None:
    """Hang a bare plural right behind a noun of measure under it: *betrekt een groep | jonge ouders*."""
    head = measure.head
    if measure.pos != "NOUN" or measure.lemma not in facts.measures or head is None:
        return
    noun = next((word for word in tree.tokens[measure.i + 1 :] if word.pos not in {"ADJ", "NUM"}), None)
    if noun is None or noun.head is not head or noun.dep != measure.dep or noun.morph.get("Number") != "Plur":
        return
    if noun.pos == "NOUN" and all(word.head is noun for word in tree.tokens[measure.i + 1 : noun.i]):
        tree.attach(noun, measure, "nmod")


def ends_clause(tree: Tree, token: Token) -> bool:
    """Whether a clause may end after the token: punctuation, a conjunction or a preposition follows, or nothing."""
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    return following is None or following.pos in {"PUNCT", "CCONJ", "SCONJ", "ADP"}


def finite_before(tree: Tree, token: Token) -> Token | None:
    """Return the nearest finite verb before the token within the same stretch without a full clause boundary."""
    for candidate in reversed(tree.tokens[: token.i]):
        if candidate.pos == "VERB" and candidate.finite:
            return candidate
        if candidate.lower in {";", ":"}:
            return None
    return None


def open_infinitive(tree: Tree, verb: Token, facts: Facts) -> None:
    """Read *zonder de ouders te horen* as preposition, object, infinitive: the noun is no prepositional phrase."""
    te = next((word for word in verb.all("mark", "case") if word.lower == "te"), None)
    opened = any(word.lower in facts.openers.infinitive for word in verb.all("mark"))
    opener = find_opener(tree, te.i, facts) if te is not None and verb.infinitive and not opened else None
    if opener is None or opener.head is None:
        return
    noun = opener.head if opener.head is not verb and opener.dep == "case" else None
    tree.attach(opener, verb, "mark")
    if noun is not None and noun is not verb:
        tree.attach(noun, verb, "obj")
    for child in verb.all("obj", "nsubj"):
        if child.i < opener.i and verb.head is not None:
            tree.attach(child, verb.head, child.dep)


def share_objects(tree: Tree, verb: Token, facts: Facts) -> None:
    """Part the objects of a verb and the infinitive under it: *wisten de ouders de raad te overtuigen*.

    A verb that does not ask somebody to act takes no person beside an infinitive: what precedes the infinitive is its
    object, and of two objects the first is the subject that the verb above lacks.
    """
    above = verb.head
    if above is None or above.pos != "VERB" or not verb.infinitive or verb.dep not in {"xcomp", "ccomp"}:
        return
    objects = [child for child in verb.all("obj", "iobj") if child.i < verb.i]
    asking = facts.object_control | facts.ditransitive | facts.recipient_only | {"laten"}
    asks = not asking.isdisjoint({above.lemma, full_lemma(above)})
    opener = max((word.i for word in verb.all("mark") if word.lower in facts.openers.infinitive), default=0)
    if not asks and len(objects) > 1 and above.finite and above.get(*SUBJECTS) is None:
        tree.attach(objects[0], above, "nsubj")
    elif asks and above.get("obj", "iobj") is None and objects:
        hand_up(tree, above, verb, objects)
    elif asks and not objects and len(above.all("obj", "iobj")) > 1 and verb.lemma not in facts.intransitive:
        last = above.all("obj", "iobj")[-1]
        if last.i < verb.i:
            tree.attach(last, verb, "obj")
    elif not asks and not objects and verb.lemma not in facts.intransitive:
        for child in above.all("obj", "iobj")[:1]:
            if opener < child.i < verb.i:
                tree.attach(child, verb, "obj")


def hand_up(tree: Tree, above: Token, verb: Token, objects: Sequence[Token]) -> None:
    """Give a verb that asks somebody the one who is asked: *verzoekt het college | ouders te helpen*."""
    behind = [child for child in objects[0].all("nmod", "appos") if child.i == objects[0].i + 1 and child.pos == "NOUN"]
    bare = [child for child in behind if child.get("case", "det", "nmod:poss") is None]
    if len(objects) > 1 or bare:
        tree.attach(objects[0], above, "obj")
    for child in bare[:1]:
        tree.attach(child, verb, "obj")


def find_opener(tree: Tree, te: int, facts: Facts) -> Token | None:
    """Return the word that opens the infinitive clause of the *te* at this index, with no comma or verb in between."""
    for word in reversed(tree.tokens[:te]):
        if word.lower in {",", ";", ":"} or (is_verb(word) and word.finite):
            return None
        if word.lower in facts.openers.infinitive and word.pos in {"ADP", "SCONJ"}:
            return word
        if word.lower == "van" and preposition_words(word) in facts.openers.infinitive:
            return word.head
    return None


def preposition_words(last: Token) -> str:
    """Return a multi-word preposition of which this is the last word: *in plaats van*."""
    head = last.head
    return " ".join(word.lower for word in (head, *head.all("fixed"))) if head is not None else ""
