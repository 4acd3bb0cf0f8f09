"""Word classes that our word lists know better than the tagger: people are nouns, a stem without subject is a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.actors import JOINT
from nieuwetaal.dutch.imperatives import VERBAL, find_opening_verb
from nieuwetaal.dutch.relations import SUBJECTS, number

if TYPE_CHECKING:
    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree
    from nieuwetaal.dutch.verbs import Verbs

SHORTEST_NOUN = 5
CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis", "advcl", "acl:relcl"})


def retag(tree: Tree, actors: Actors, verbs: Verbs, facts: Facts) -> None:
    """Mend the word classes of a tree."""
    for token in tree.tokens:
        make_name(token)
        make_noun(tree, token, actors)
        free_expletive(tree, token)
        free_participle(tree, token, verbs, facts)
        make_head(tree, token, facts)
    for token in tree.tokens:
        part_name(tree, token, facts)
        free_hebben(tree, token)
        make_te_infinitive(tree, token, verbs)
        make_thing(token, verbs)
        make_participle(token, verbs)
        make_split_verb(token, verbs)
        if token.participle and verbs.is_only_infinitive(token.lower):
            token.morph = {"VerbForm": "Inf"}
        make_finite(token, verbs, facts)
        make_adjective(token, facts)
        mend_lemma(token, verbs, facts)
        make_infinitive(token, verbs, facts)
        make_root(token, verbs)
        make_adverb(tree, token, facts)
        join_adjective(tree, token)
    find_opening_verb(tree, verbs, facts)


def make_name(token: Token) -> None:
    """Read a name of several words, which are one here, as a name."""
    if JOINT in token.text:
        token.pos, token.lemma, token.morph = "PROPN", token.text, {}


def part_name(tree: Tree, token: Token, facts: Facts) -> None:
    """Part a name behind a verb in the singular from a plural after it: *vaak betrekt Sterk Samen | ouders*."""
    if JOINT not in token.text or token.head is None:
        return
    noun = token.head if token.head.dep in SUBJECTS and token.dep not in {"conj", "nmod"} else None
    if noun is None and token.dep in SUBJECTS:
        noun = next((child for child in token.all("flat", "appos", "nmod") if child.get("case") is None), None)
    verb = noun.head if noun is not None and noun.head is not token else token.head
    if noun is None or verb is None or noun.i < token.i or verb.get("obj") is not None:
        return
    if verb.finite and verb.morph.get("Number") == "Sing" and number(noun, facts) == "Plur":
        tree.attach(noun, verb, "obj")
        tree.attach(token, verb, "nsubj")


def make_noun(tree: Tree, token: Token, actors: Actors) -> None:
    """Read a listed word for people as a noun, unless it describes the noun after it: *jongere kinderen*."""
    if actors.side([token.lower]) in {"thing", "writer"} or token.pos in {"PRON", "DET", "ADP", "CCONJ"}:
        return
    if token.dep in {"fixed", "flat", "compound"} and token.head is not None and token.head.pos == "VERB":
        token.dep = "obj"
    if token.pos == "PROPN" and token.i == 0 and token.dep != "flat":
        token.pos, token.lemma = "NOUN", token.lower
        token.morph = {"Number": "Plur" if token.lower.endswith(("en", "s")) else "Sing"}
    if token.pos in {"NOUN", "PROPN"}:
        return
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if token.dep == "amod" and following is not None and following.pos in {"NOUN", "PROPN", "ADJ"}:
        return
    token.pos, token.lemma = "NOUN", token.lower
    token.morph = {"Number": "Plur" if token.lower.endswith(("en", "s")) else "Sing"}
    head = token.head
    if token.dep == "amod" and head is not None and head.pos == "ADV":
        tree.attach(token, head.head, head.dep)
        tree.move_children(head, token)
        tree.attach(head, token.head or token, "advmod")
    loose = token.dep in {"advmod", "obl", "xcomp", "ccomp"} or (token.dep == "amod" and head and head.pos == "VERB")
    if loose and token.get("case") is None:
        token.dep = "obj"


def make_root(token: Token, verbs: Verbs) -> None:
    """Read the root of a sentence as its verb when it has a subject and no copula: *de gids loodst ouders*."""
    subject = token.get("nsubj")
    if token.dep != "root" or token.pos not in {"NOUN", "PROPN", "X"} or subject is None or subject.i > token.i:
        return
    lemma = verbs.finite_lemma(token.lower)
    if lemma is not None and token.get("cop", "det", "aux", "aux:pass", "case") is None:
        number = "Plur" if token.lower.endswith("en") else "Sing"
        token.pos, token.lemma, token.morph = "VERB", lemma, {"VerbForm": "Fin", "Number": number, "Tense": "Pres"}


def join_adjective(tree: Tree, token: Token) -> None:
    """Hang a form in *-e* right before a noun under it: no adverb ends so (e-ANS 8.1): *eenzame ouderen opsporen*."""
    if token.pos != "ADJ" or token.dep != "advmod" or not token.lower.endswith("e") or token.children:
        return
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if following is not None and following.pos == "NOUN" and following.head is token.head:
        tree.attach(token, following, "amod")


def make_head(tree: Tree, determiner: Token, facts: Facts) -> None:
    """Read what follows *de* or *het* without *-e* as a noun: no adjective stands there so (e-ANS 6.4.1)."""
    definite = determiner.dep == "det" and determiner.lower in facts.determiners.definite
    if not definite or determiner.i + 1 >= len(tree.tokens):
        return
    noun, head = tree.tokens[determiner.i + 1], determiner.head
    if noun.pos not in {"ADJ", "ADV", "X"} or head is noun or head is None or head.pos not in VERBAL:
        return
    if noun.lower.endswith(("e", "en")) or len(noun.lower) <= SHORTEST_NOUN or noun.head is not head:
        return
    noun.pos, noun.morph, noun.lemma = "NOUN", {"Number": "Sing"}, noun.lower
    noun.dep = "obl" if noun.get("case") else "obj"
    tree.attach(determiner, noun, "det")


def free_expletive(tree: Tree, token: Token) -> None:
    """Take *het* off a plural noun: it is the place-holder in *is het nodig ouders te vragen* (e-ANS 5.2.5.2)."""
    if token.lower != "het" or token.dep != "det" or token.head is None or token.head.morph.get("Number") != "Plur":
        return
    noun, above = token.head, token.head.head
    if above is None or noun.lower.endswith("je"):
        return
    tree.attach(token, above, "expl")
    for adjective in noun.all("amod"):
        if token.i < adjective.i < noun.i and not adjective.lower.endswith(("e", "en")):
            tree.attach(adjective, above, "xcomp")


def free_participle(tree: Tree, token: Token, verbs: Verbs, facts: Facts) -> None:
    """Take a participle off the noun behind it when it goes with the verb before it: *had opgeroepen | ouders te …*."""
    before, noun = tree.tokens[token.i - 1] if token.i else None, token.head
    if token.dep != "amod" or noun is None or noun.head is None or not verbs.is_participle(token.lower):
        return
    if (
        before is not None
        and before.finite
        and before.lemma in facts.auxiliaries.participial
        and noun.get("det") is None
    ):
        tree.attach(token, noun.head, "advmod")


def make_adjective(token: Token, facts: Facts) -> None:
    """Read a present participle after *zijn* as an adjective: *de vader is afhoudend* tells no act."""
    if (
        token.participle
        and token.lower.removesuffix("e") == f"{token.lemma}d"
        and token.get("aux", "aux:pass", "cop") is not None
    ):
        token.pos, token.morph = "ADJ", {"Degree": "Pos"}
        for child in token.all("aux", "aux:pass"):
            child.dep = "cop" if child.lemma in facts.auxiliaries.copular else child.dep
        for child in token.all("nsubj:pass"):
            child.dep = "nsubj"


def make_split_verb(token: Token, verbs: Verbs) -> None:
    """Read a noun with a verbal particle under it as the verb that it is: *gezinnen haken … af*."""
    particle = token.get("compound:prt")
    if token.pos not in {"NOUN", "ADJ", "PROPN"} or particle is None or particle.i < token.i:
        return
    lemma = verbs.split_lemma(token.lower, particle.lower)
    if lemma is not None:
        number = "Plur" if token.lower.endswith("en") else "Sing"
        token.pos, token.lemma = "VERB", lemma.removeprefix(particle.lower)
        token.morph = {"VerbForm": "Fin", "Number": number, "Tense": "Pres"}


def make_finite(token: Token, verbs: Verbs, facts: Facts) -> None:
    """Read *verplicht*, *betrokken* as finite when its clause has no other: a participle would need an auxiliary."""
    if token.pos != "VERB" or not token.participle or token.get("aux", "aux:pass") is not None:
        return
    if token.dep not in CLAUSES or token.get("nsubj", "nsubj:pass") is None:
        return
    if (token.lower in verbs.presents and token.get("nsubj") is not None) or is_only_finite(token.lower, verbs, facts):
        token.morph = {"VerbForm": "Fin", "Number": "Sing", "Tense": "Pres"}
    elif verbs.is_past(token.lower) and token.get("obj") is not None:
        number = "Plur" if token.lower.endswith("n") else "Sing"
        token.morph = {"VerbForm": "Fin", "Number": number, "Tense": "Past"}


def is_only_finite(form: str, verbs: Verbs, facts: Facts) -> bool:
    """Whether a form in *-t* is no participle: those begin with a prefix or hold *ge* (e-ANS 2.3.3): *schrapt*."""
    if verbs.of_form(form):
        return not verbs.is_participle(form) and form.endswith("t")
    prefixes = (*facts.inseparable_prefixes, *facts.particles)
    return form.endswith("t") and "ge" not in form and not form.startswith(prefixes)


def make_infinitive(token: Token, verbs: Verbs, facts: Facts) -> None:
    """Read the verb under *laten* or a modal as an infinitive: *laat jongeren meepraten*, *wil ouders laten kiezen*."""
    head, auxiliary, modals = token.head, token.get("aux"), facts.auxiliaries.modal
    if token.pos == "NOUN" and auxiliary is not None and auxiliary.lemma in modals:
        if verbs.is_only_infinitive(token.lower):
            token.pos, token.lemma, token.morph = "VERB", token.lower, {"VerbForm": "Inf"}
        return
    if head is None or head.lemma not in modals | {"laten"} or token.dep not in {"xcomp", "ccomp", "obj"}:
        return
    if token.pos == "NOUN" and verbs.is_only_infinitive(token.lower) and token.get("det", "case", "amod") is None:
        token.pos, token.lemma, token.morph, token.dep = "VERB", token.lower, {"VerbForm": "Inf"}, "xcomp"
    if token.finite and token.lower == token.lemma and token.get("nsubj", "mark") is None:
        token.morph, token.dep = {"VerbForm": "Inf"}, "xcomp"


def make_participle(token: Token, verbs: Verbs) -> None:
    """Read what is a participle as one: an adjective after *worden* (*worden verleid*), an infinitive after *zijn*."""
    carried = {word.lemma for word in token.all("aux", "aux:pass")} & {"zijn", "worden"}
    if token.pos == "VERB" and carried and token.morph.get("VerbForm") == "Inf" and token.lower not in verbs:
        token.morph = {"VerbForm": "Part"} if verbs.is_participle(token.lower) else token.morph
        return
    link = token.get("cop", "aux:pass", "aux")
    if (
        token.pos not in {"ADJ", "NOUN"}
        or link is None
        or link.lemma != "worden"
        or not verbs.is_participle(token.lower)
    ):
        return
    token.pos, token.morph, link.dep = "VERB", {"VerbForm": "Part"}, "aux:pass"
    for child in token.all("nsubj"):
        child.dep = "nsubj:pass"


def make_thing(token: Token, verbs: Verbs) -> None:
    """Read as a noun what cannot be a verb: *vaardigheden*, or an unknown word with an adjective before it."""
    if token.pos != "VERB" or token.lower in verbs:
        return
    described = token.dep in {"obj", "nsubj", "obl"} and token.get("amod", "det") is not None
    if token.lower.endswith(("heden", "heid")) or described:
        token.pos, token.lemma, token.morph = "NOUN", token.lower, {"Number": "Plur"}
        token.dep = "obj" if token.dep in {"xcomp", "ccomp"} else token.dep


def free_hebben(tree: Tree, token: Token) -> None:
    """Read *hebben* over an adjective as the verb of the clause: *de gemeente heeft ouders nodig*."""
    head = token.head
    if token.lemma != "hebben" or token.dep != "aux" or head is None or head.pos not in {"ADJ", "ADV"}:
        return
    token.pos = "VERB"
    tree.attach(token, head.head, head.dep)
    tree.move_children(head, token, keep=("advmod", "obl", "case"))
    tree.attach(head, token, "xcomp")


def make_te_infinitive(tree: Tree, token: Token, verbs: Verbs) -> None:
    """Read a noun behind *te* as the infinitive that it is: *het gedrag te veranderen*."""
    te = tree.tokens[token.i - 1] if token.i else None
    if token.pos == "NOUN" and te is not None and te.lower == "te" and verbs.is_only_infinitive(token.lower):
        token.pos, token.lemma, token.morph = "VERB", token.lower, {"VerbForm": "Inf"}
        token.dep = "xcomp" if token.dep in {"obj", "obl"} else token.dep
        if te.head is token:
            te.dep = "mark"


def make_adverb(tree: Tree, token: Token, facts: Facts) -> None:
    """Read *vroeg* with a bare infinitive as the adverb: *ouders vroeg betrekken* asks nobody anything."""
    if token.pos != "VERB" or token.lower not in facts.adverb_forms:
        return
    verb = next((child for child in token.children if child.pos == "VERB" and child.infinitive), None)
    above = token.head
    if verb is None and token.dep == "advmod" and above is not None and above.infinitive:
        tree.move_children(token, above)
    elif verb is not None and verb.get("mark") is None:
        tree.attach(verb, above, token.dep)
        tree.move_children(token, verb)
        tree.attach(token, verb, "advmod")
    else:
        return
    token.pos, token.lemma, token.morph = "ADV", token.lower, {}


def mend_lemma(token: Token, verbs: Verbs, facts: Facts) -> None:
    """Give a verb form that only one known verb has the lemma of that verb."""
    known = verbs.of_form(token.lower)
    if token.pos == "AUX" and len(known) == 1 and known <= facts.auxiliaries.modal:
        token.lemma = next(iter(known))
    if token.pos != "VERB" or token.lemma in known:
        return
    if token.lower in known:
        token.lemma = token.lower
    elif len(known) == 1:
        token.lemma = next(iter(known))
    elif not token.lemma.endswith("n") and token.lower.endswith("en"):
        token.lemma = token.lower
