"""Mending the labels of a tree: who is subject and who is object, by case, number, place and voice.

Each function changes labels only where Dutch allows no other reading. Source: e-ANS chapters 5.2 (case of pronouns),
20.2 (subject) and 21 (places in the sentence).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.coordination import shares_subject
from nieuwetaal.dutch.finiteness import find_finite, respect_plural, respect_te, share_auxiliary
from nieuwetaal.dutch.relations import (
    SUBJECTS,
    antecedent,
    asks,
    full_lemma,
    is_verb,
    number,
    opens_as_stem,
    preposition,
)
from nieuwetaal.dutch.voice import mark_passive, respect_hebben, respect_intransitive, share_voice

if TYPE_CHECKING:
    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token, Tree


def mend_labels(tree: Tree, facts: Facts, actors: Actors) -> None:
    """Apply the repairs of labels in the order in which they rely on each other."""
    fragment = tree.tokens[-1].lower not in {".", "?", "!"} if tree.tokens else False
    for token in tree.tokens:
        set_times_aside(token, facts)
    for token in tree.tokens:
        free_object(tree, token, facts, actors)
        if fragment:
            read_heading(token, facts)
        respect_hebben(token, facts)
        respect_intransitive(token, facts)
        share_auxiliary(token)
        find_finite(token, facts)
        part_subjects(token, facts)
        respect_imperative(token)
        respect_te(token)
        share_voice(token)
        free_pronoun(tree, token, facts)
        find_subject(token, facts)
        respect_valency(token, facts)
        respect_case(token, facts)
        respect_plural(token, facts)
        respect_agreement(token, facts)
        mark_passive(token, facts)


def set_times_aside(token: Token, facts: Facts) -> None:
    """Let a stretch of time be no party: *vorige week*, *ieder kwartaal*, *twee keer*."""
    if (
        token.lemma in facts.times
        and token.dep in {"nsubj", "obj", "iobj", "nsubj:pass"}
        and token.get("det", "amod", "nummod")
    ):
        article = token.get("det")
        if article is None or article.lower not in {"de", "het"}:
            token.dep = "obl"


def free_object(tree: Tree, verb: Token, facts: Facts, actors: Actors) -> None:
    """Free an object that hangs under the noun before it: *dat het team | jongeren toeleidt*."""
    subject, thing = verb.get("nsubj"), verb.get("obj")
    inverted = subject is None and thing is not None and follows_finite(tree, verb, thing)
    noun = thing if inverted else subject
    if noun is None or noun.i > verb.i or (thing is not None and not inverted):
        return
    if full_lemma(verb) in facts.intransitive or noun.lemma in facts.measures:
        return
    for child in noun.all("nmod", "appos", "flat"):
        bare = child.i == noun.i + 1 and preposition(child) is None and child.get("det", "nmod:poss") is None
        if bare and actors.side([child.lower]) in {"family", "professional"}:
            noun.dep = "nsubj"
            tree.attach(child, verb, "obj")
            return


def follows_finite(tree: Tree, verb: Token, noun: Token) -> bool:
    """Whether a noun phrase stands right behind the finite verb of its clause, as a subject does in inversion."""
    first = min((word.i for word in (noun, *noun.all("det", "amod", "nmod:poss"))), default=noun.i)
    before = tree.tokens[first - 1] if first else None
    return before is not None and before.finite and before in (verb, *verb.all("aux", "aux:pass"))


def read_heading(verb: Token, facts: Facts) -> None:
    """Read *Ouders betrekken bij beleid*, without a full stop, as object and infinitive: a heading tells no subject."""
    subject = verb.get("nsubj")
    plural = verb.lower == verb.lemma and verb.pos == "VERB" and verb.dep == "root"
    if (
        subject is None
        or not plural
        or verb.get("obj", "aux", "aux:pass", "compound:prt", "ccomp", "xcomp") is not None
    ):
        return
    if (
        subject.pos == "NOUN"
        and subject.get("det") is None
        and subject.i < verb.i
        and verb.lemma not in facts.intransitive
    ):
        subject.dep, verb.morph = "obj", {"VerbForm": "Inf"}


def part_subjects(verb: Token, facts: Facts) -> None:
    """Let a verb have one subject: a second noun phrase is its object, unless the verb is passive."""
    subjects = [child for child in verb.all("nsubj") if child.lower != "er"]
    if len(subjects) < 2 or verb.get("cop") is not None or not is_verb(verb):  # noqa: PLR2004
        return
    nominative = [child for child in subjects if child.lower in facts.pronouns.nominative]
    first = nominative[0] if nominative else subjects[0]
    for other in subjects:
        if other is not first:
            other.dep = "obj"


def respect_imperative(verb: Token) -> None:
    """Let a bare stem at the head of its clause have no noun as subject: *Geef ouders de ruimte*."""
    subject = verb.get("nsubj")
    if subject is not None and subject.pos in {"NOUN", "PROPN"} and opens_as_stem(verb):
        subject.dep = "obj" if verb.get("obj") is None or subject.i > verb.children[0].i else "iobj"


def free_pronoun(tree: Tree, verb: Token, facts: Facts) -> None:
    """Read *je* as the subject, not the owner: *kun je ouders bellen*, *hoe je gezinnen kunt bellen*."""
    finite = next((word for word in (*verb.all("aux", "aux:pass"), verb) if word.finite or word.dep == "aux"), None)
    plural = verb.get("nsubj")
    owner = plural.get("nmod:poss") if plural is not None and verb.get("obj") is None else None
    if finite and plural and owner and owner.lower in facts.pronouns.either_case and number(plural, facts) == "Plur":
        if finite.morph.get("Number") == "Sing":
            tree.attach(owner, verb, "nsubj")
            plural.dep = "obj"
        return
    if finite is None or finite.i + 1 >= len(tree.tokens) or verb.get(*SUBJECTS) is not None:
        return
    pronoun = tree.tokens[finite.i + 1]
    if pronoun.lower in facts.pronouns.either_case and pronoun.dep == "nmod:poss" and pronoun.head in verb.children:
        tree.attach(pronoun, verb, "nsubj")


def respect_valency(verb: Token, facts: Facts) -> None:
    """Let the lone object of a verb that gives nothing be its direct object: *helpt jongeren*."""
    receiver, lemma = verb.get("iobj"), full_lemma(verb)
    other = verb.get("obj", "ccomp") or next(filter(is_verb, verb.all("xcomp")), None)
    if receiver is None or not is_verb(verb) or preposition(receiver) is not None or other is not None:
        return
    if not verb.get("aux:pass") and lemma not in facts.ditransitive | facts.recipient_only | facts.aan_recipient:
        receiver.dep = "obj"


def find_subject(verb: Token, facts: Facts) -> None:
    """Give a finite active clause without a subject its first object as one: *op tafel legde de school een plan*."""
    finite = verb.finite or any(word.finite for word in verb.all("aux", "aux:pass"))
    if not is_verb(verb) or not finite or verb.get("aux:pass") is not None:
        return
    if verb.get(*SUBJECTS, "csubj", "expl") is not None or opens_as_stem(verb) or shares_subject(verb):
        return
    objects = sorted(verb.all("obj", "iobj"), key=lambda child: child.i)
    able = [word for word in objects if word.lower not in facts.pronouns.accusative and preposition(word) is None]
    if len(able) > 1 or (able and verb.dep != "conj"):
        able[0].dep = "nsubj"


def respect_case(verb: Token, facts: Facts) -> None:
    """Let pronouns be what their form allows: *wij* is no object, *hen* is no subject."""
    subject, objects, pronouns = verb.get(*SUBJECTS), verb.all("obj", "iobj"), facts.pronouns
    if subject is not None and asks(subject, facts):
        other = next((child for child in objects if child.lower in pronouns.nominative | pronouns.either_case), None)
        if other is not None:
            subject.dep, other.dep = "obj", "nsubj"
            return
    wrong_object = next((child for child in objects if child.lower in pronouns.nominative - {"zij"}), None)
    if wrong_object is not None and (subject is None or subject.lower not in pronouns.nominative):
        if subject is not None:
            subject.dep = wrong_object.dep
        wrong_object.dep = "nsubj"
        return
    if subject is not None and subject.lower in pronouns.accusative and is_verb(verb):
        other = next((child for child in objects if child.lower not in pronouns.accusative), None)
        subject.dep = "obj"
        if other is not None:
            other.dep = "nsubj"


def respect_agreement(verb: Token, facts: Facts) -> None:
    """Swap subject and object when only the object agrees in number with the finite verb.

    A coordinated verb with a plural noun behind it that cannot be its subject has it as object: *helpt en steunt de
    gezinnen*.
    """
    subject, thing = verb.get("nsubj"), verb.get("obj") or verb.get("iobj")
    finite = next((word for word in (*verb.all("aux", "aux:pass"), verb) if word.finite), None)
    if subject is None or finite is None or (thing is not None and thing.lower in facts.pronouns.accusative):
        return
    wanted = finite.morph.get("Number")
    if thing is None:
        if verb.dep == "conj" and subject.i > verb.i and wanted == "Sing" and number(subject, facts) == "Plur":
            subject.dep = "obj"
        return
    first = number(antecedent(subject, facts) or subject, facts)
    second = number(antecedent(thing, facts) or thing, facts)
    if wanted and first not in {wanted, None} and second == wanted and subject.lower not in facts.pronouns.nominative:
        subject.dep, thing.dep = "obj", "nsubj"
