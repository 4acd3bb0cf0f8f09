"""What grammar knows better than the parser: deterministic repairs of a tree, before roles are read from it.

Each function takes a tree and changes heads and labels only where Dutch allows no other reading. Source of the
word-order facts: e-ANS chapters 18 (verb cluster) and 21 (places in the sentence).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.grammar import ACCUSATIVE, CLUSTER, COPULAS, MODALS, NOMINATIVE, PASSIVE_AUXILIARIES, QUESTION, RELATIVE

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree

OPENERS = frozenset({"zonder", "door", "na", "om", "in plaats van", "alvorens"})
SUBJECTS = ("nsubj", "nsubj:pass")
KEPT_BY_AUXILIARY = ("aux", "aux:pass")


def mend(tree: Tree, facts: Facts) -> None:
    """Apply all repairs in the order in which they rely on each other."""
    for token in tree.tokens:
        attach_preposition(tree, token)
    for token in list(tree.tokens):
        lift_over_auxiliary(tree, token)
    for token in tree.tokens:
        move_subject_off_auxiliary(tree, token)
    for token in tree.tokens:
        attach_particle(tree, token, facts)
    for token in tree.tokens:
        set_times_aside(token, facts)
        part_subjects(token)
        respect_imperative(token)
        find_subject(token)
        respect_case(token)
        respect_agreement(token)
        mark_passive(token, facts)
        respect_plural(token)
        open_infinitive(tree, token)


def set_times_aside(token: Token, facts: Facts) -> None:
    """Let a stretch of time be no party: *vorige week*, *ieder kwartaal*, *twee keer*."""
    if token.lemma in facts.times and token.dep in {"nsubj", "obj", "iobj", "nsubj:pass"} and token.get("det", "amod", "nummod"):
        article = token.get("det")
        if article is None or article.lower not in {"de", "het"}:
            token.dep = "obl"


def part_subjects(verb: Token) -> None:
    """Let a verb have one subject: a second noun phrase is its object, unless the verb is passive."""
    subjects = [child for child in verb.all("nsubj") if child.lower != "er"]
    if len(subjects) < 2 or verb.get("cop") is not None or not is_verb(verb):  # noqa: PLR2004
        return
    nominative = [child for child in subjects if child.lower in NOMINATIVE]
    first = nominative[0] if nominative else subjects[0]
    for other in subjects:
        if other is not first:
            other.dep = "obj"


def respect_imperative(verb: Token) -> None:
    """Let a bare stem at the head of its clause have no noun as subject: *Geef ouders de ruimte*."""
    subject = verb.get("nsubj")
    if subject is not None and subject.pos in {"NOUN", "PROPN"} and opens_as_stem(verb):
        subject.dep = "obj" if verb.get("obj") is None or subject.i > verb.children[0].i else "iobj"


def opens_as_stem(verb: Token) -> bool:
    """Whether a bare stem opens its clause: it is an imperative unless a pronoun follows as subject."""
    if not verb.finite or verb.pos != "VERB" or verb.morph.get("Tense") != "Pres" or verb.morph.get("Number") != "Sing":
        return False
    ends_in_t = verb.lower.endswith("t") and not verb.lemma.removesuffix("en").endswith("t")
    return not ends_in_t and all(child.i > verb.i or child.pos in {"PUNCT", "CCONJ", "ADV"} for child in verb.children)


def respect_plural(verb: Token) -> None:
    """Read what looks like an infinitive as a finite plural when it has a subject and nothing else is finite."""
    if not verb.infinitive or verb.get("nsubj") is None or verb.dep in {"xcomp", "aux", "aux:pass"}:
        return
    te = any(word.lower == "te" for word in verb.all("mark", "case"))
    if not te and not any(word.finite for word in verb.all("aux", "aux:pass")) and number(verb.get("nsubj") or verb) != "Sing":
        verb.morph = {"VerbForm": "Fin", "Number": "Plur", "Tense": "Pres"}


def open_infinitive(tree: Tree, verb: Token) -> None:
    """Read *zonder de ouders te horen* as preposition, object, infinitive: the noun is no prepositional phrase."""
    if not verb.infinitive or verb.get("obj") is not None or not any(word.lower == "te" for word in verb.all("mark")):
        return
    for child in verb.all("obl", "nmod"):
        case = child.get("case")
        if case is not None and preposition(child) in OPENERS and all(other.i >= case.i for other in verb.subtree()):
            tree.attach(case, verb, "mark")
            child.dep = "obj"
            return


def find_subject(verb: Token) -> None:
    """Give a finite clause without a subject the first of its two objects as one."""
    finite = verb.finite or any(word.finite for word in verb.all("aux", "aux:pass"))
    if not is_verb(verb) or not finite or verb.get(*SUBJECTS, "csubj") is not None or verb.dep == "conj" or opens_as_stem(verb):
        return
    objects = sorted(verb.all("obj", "iobj"), key=lambda child: child.i)
    able = [child for child in objects if child.lower not in ACCUSATIVE]
    if len(objects) > 1 and able:
        able[0].dep = "nsubj"


def attach_preposition(tree: Tree, token: Token) -> None:
    """Hang the preposition right before *wie* under it: *aan wie*, *met wie*."""
    before = tree.tokens[token.i - 1] if token.i else None
    if token.lower == "wie" and before is not None and before.pos == "ADP" and before.head is not token:
        tree.attach(before, token, "case")
        token.dep = "obl"


def is_verb(token: Token) -> bool:
    """Whether the token is a verb form."""
    return token.pos in {"VERB", "AUX"}


def lift_over_auxiliary(tree: Tree, verb: Token) -> None:
    """Make the lexical verb the head of its cluster: *wil* … *betrekken*, *wordt* … *betrokken*, *kreeg* … *toegewezen*."""
    auxiliary = verb.head
    while auxiliary is not None and belongs_to_cluster(verb, auxiliary):
        above, dep = auxiliary.head, auxiliary.dep
        passive = verb.participle and auxiliary.lemma in {"worden", "krijgen"}
        tree.attach(verb, above, dep)
        tree.move_children(auxiliary, verb)
        tree.attach(auxiliary, verb, "aux:pass" if passive else "aux")
        auxiliary = verb.head if dep in {"xcomp", "ccomp"} else None


def belongs_to_cluster(verb: Token, auxiliary: Token) -> bool:
    """Whether `verb` hangs under a verb that only carries it."""
    if not is_verb(verb) or verb.dep not in {"xcomp", "ccomp", "advcl", "obj", "csubj"} or not is_verb(auxiliary):
        return False
    if any(child.lower in {"om", "dat", "of", "door", "zonder"} for child in verb.all("mark", "case")):
        return False
    if verb.participle and auxiliary.lemma == "krijgen":
        return True
    if verb.get(*SUBJECTS) is not None and auxiliary.get(*SUBJECTS) is not None:
        return False
    if verb.participle and auxiliary.lemma in MODALS:
        return any(word.infinitive for word in verb.all("aux", "aux:pass"))
    if verb.infinitive:
        return auxiliary.lemma in CLUSTER and (auxiliary.lemma != "komen" or verb.dep == "xcomp")
    return verb.participle and auxiliary.lemma in {"worden", "hebben", "zijn", "krijgen"} and verb.dep == "xcomp"


def move_subject_off_auxiliary(tree: Tree, auxiliary: Token) -> None:
    """Hang what the parser put under an auxiliary under the verb that it belongs to."""
    if auxiliary.dep in KEPT_BY_AUXILIARY and auxiliary.head is not None and is_verb(auxiliary):
        tree.move_children(auxiliary, auxiliary.head, keep=("fixed", "flat", "punct"))


def attach_particle(tree: Tree, particle: Token, facts: Facts) -> None:
    """Join a stranded particle at the end of a clause to the finite verb that it can form a verb with."""
    if particle.lower not in facts.particles or particle.children or particle.dep == "compound:prt":
        return
    if particle.dep == "case" and particle.head is not None and particle.head.i > particle.i:
        return
    if not ends_clause(tree, particle):
        return
    verb = next((head for head in particle.ancestors() if head.pos == "VERB"), None) or finite_before(tree, particle)
    if verb is not None and verb.finite and verb.i < particle.i and verb.get("compound:prt") is None:
        if particle.lower + verb.lemma in facts.verbs:
            tree.attach(particle, verb, "compound:prt")


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


def respect_case(verb: Token) -> None:
    """Let pronouns be what their form allows: *wij* is no object, *hen* is no subject."""
    subject, objects = verb.get(*SUBJECTS), verb.all("obj", "iobj")
    if subject is not None and asks(subject):
        other = next((child for child in objects if child.lower in NOMINATIVE | {"je", "u"}), None)
        if other is not None:
            subject.dep, other.dep = "obj", "nsubj"
            return
    wrong_object = next((child for child in objects if child.lower in NOMINATIVE - {"zij"}), None)
    if wrong_object is not None and (subject is None or subject.lower not in NOMINATIVE):
        if subject is not None:
            subject.dep = wrong_object.dep
        wrong_object.dep = "nsubj"
        return
    if subject is not None and subject.lower in ACCUSATIVE and is_verb(verb):
        other = next((child for child in objects if child.lower not in ACCUSATIVE), None)
        subject.dep = "obj"
        if other is not None:
            other.dep = "nsubj"


def asks(token: Token) -> bool:
    """Whether a noun phrase is what a question asks for: *wie*, *welke ouders*."""
    return token.lower in QUESTION or any(child.lower in QUESTION for child in token.all("det"))


def respect_agreement(verb: Token) -> None:
    """Swap subject and object when only the object agrees in number with the finite verb.

    A coordinated verb with a plural noun behind it that cannot be its subject has it as object: *helpt en steunt de
    gezinnen*.
    """
    subject, thing = verb.get("nsubj"), verb.get("obj")
    finite = next((word for word in (verb, *verb.all("aux", "aux:pass")) if word.finite), None)
    if subject is None or finite is None or (thing is not None and thing.lower in ACCUSATIVE):
        return
    wanted = finite.morph.get("Number")
    if thing is None:
        if verb.dep == "conj" and subject.i > verb.i and wanted == "Sing" and number(subject) == "Plur":
            subject.dep = "obj"
        return
    first, second = antecedent(subject) or subject, antecedent(thing) or thing
    if wanted and number(first) not in {wanted, None} and number(second) == wanted and subject.lower not in NOMINATIVE:
        subject.dep, thing.dep = "obj", "nsubj"


def antecedent(token: Token | None) -> Token | None:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if token is None or token.lower not in RELATIVE or token.pos == "DET":
        return token
    clause = next((head for head in token.ancestors() if head.dep in {"acl:relcl", "acl"}), None)
    if clause is None or clause.head is None or clause.head.i > token.i or is_verb(clause.head):
        return token
    return clause.head


def number(noun: Token) -> str | None:
    """Return Sing or Plur for a noun phrase by its head and coordination; None when it cannot be told."""
    if noun.pos not in {"NOUN", "PROPN"}:
        return {"wij": "Plur", "we": "Plur", "hij": "Sing", "ik": "Sing", "hen": "Plur"}.get(noun.lower)
    conjunction = [word.lower for child in noun.all("conj") for word in child.all("cc")]
    if "en" in conjunction:
        return "Plur"
    return None if conjunction else noun.morph.get("Number")


def mark_passive(verb: Token, facts: Facts) -> None:
    """Give a passive clause passive labels: subject, auxiliary and the phrase with *door*."""
    auxiliaries = verb.all("aux", "aux:pass")
    if not verb.participle and verb.pos != "ADJ":
        return
    if any(word.lemma == "worden" for word in auxiliaries) and verb.participle:
        for word in auxiliaries:
            word.dep = "aux:pass" if word.lemma in PASSIVE_AUXILIARIES else word.dep
    if verb.get("aux:pass") is None:
        return
    if verb.get(*SUBJECTS) is None and not any(word.lemma == "krijgen" for word in auxiliaries):
        lone = verb.all("iobj", "obj")
        if len(lone) == 1 and preposition(lone[0]) is None and lone[0].lower not in ACCUSATIVE:
            lone[0].dep = "nsubj:pass"
    for child in verb.children:
        if child.dep == "nsubj":
            child.dep = "nsubj:pass"
        if child.dep in {"obl", "nmod", "advcl"} and has_case(child, "door") and child.lemma not in facts.not_agents:
            child.dep = "obl:agent"


def has_case(token: Token, *prepositions: str) -> bool:
    """Whether the token stands in a phrase with one of these prepositions."""
    return preposition(token) in prepositions


def preposition(token: Token) -> str | None:
    """Return the preposition of a phrase, multi-word ones joined by spaces, or None."""
    case = token.get("case")
    if case is None:
        return None
    return " ".join(word.lower for word in (case, *case.all("fixed")))


def copula(token: Token) -> Token | None:
    """Return the copula of a nominal predicate."""
    found = token.get("cop")
    return found if found is not None and found.lemma in COPULAS else None
