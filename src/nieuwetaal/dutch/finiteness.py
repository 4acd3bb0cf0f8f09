"""Mending which verb of a clause is finite: forms in *-en* are infinitive and plural alike.

Source: e-ANS 2.3.1 (forms of the verb) and 18.5 (places in the verb cluster).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.relations import full_lemma, is_verb, number

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token

SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "ccomp"})


def respect_plural(verb: Token, facts: Facts) -> None:
    """Read what looks like an infinitive as a finite plural when it has a subject and nothing else is finite."""
    if not verb.infinitive or verb.dep in {"xcomp", "aux", "aux:pass"}:
        return
    first = verb.head
    if verb.dep == "conj" and first is not None and first.finite and first.morph.get("Number") == "Plur":
        verb.morph = dict(first.morph) if verb.get("mark", "aux", "aux:pass") is None else verb.morph
        return
    te = any(word.lower == "te" for word in verb.all("mark", "case"))
    if te or any(word.finite for word in verb.all("aux", "aux:pass")):
        return
    lone = verb.all("obj")
    if (
        verb.get("nsubj") is None
        and len(lone) == 1
        and verb.dep in SUBORDINATE
        and full_lemma(verb) in facts.intransitive
    ):
        lone[0].dep = "nsubj"
    subject = verb.get("nsubj")
    if subject is not None and number(subject, facts) != "Sing":
        verb.morph = {"VerbForm": "Fin", "Number": "Plur", "Tense": "Pres"}


def find_finite(verb: Token, facts: Facts) -> None:
    """Read the first auxiliary of a subordinate cluster as its finite plural: *bewoners die iets willen beheren*."""
    first = verb.head if verb.dep == "conj" else verb
    cluster = [*verb.all("aux", "aux:pass"), verb]
    te = any(word.lower == "te" for word in verb.all("mark", "case"))
    if first is None or first.dep not in SUBORDINATE or te or any(word.finite for word in cluster):
        return
    auxiliary = min(cluster, key=lambda word: word.i)
    if auxiliary is not verb and auxiliary.infinitive and auxiliary.lemma in facts.auxiliaries.cluster:
        auxiliary.morph = {"VerbForm": "Fin", "Number": "Plur", "Tense": "Pres"}


def respect_te(verb: Token) -> None:
    """Let an infinitive have no subject of its own: with *te*, or as a subject (*ouders overtuigen is lastig*)."""
    if not is_verb(verb):
        return
    te = any(word.lower == "te" for word in verb.all("mark", "case"))
    as_subject = verb.dep in {"csubj", "nsubj"} and verb.lower == verb.lemma and verb.get("mark") is None
    if any(word.finite for word in verb.all("aux", "aux:pass")) or not (as_subject or (te and verb.infinitive)):
        return
    verb.morph = {"VerbForm": "Inf"}
    for child in verb.all("nsubj"):
        child.dep = "obj" if verb.get("obj") is None else "iobj"


def respect_xcomp(verb: Token) -> None:
    """Read the bare complement of another verb as an infinitive: *we gaan alle jongeren aanschrijven*."""
    if verb.dep == "xcomp" and verb.finite and verb.lower == verb.lemma and verb.get("mark", "aux") is None:
        verb.morph = {"VerbForm": "Inf"}
        for child in verb.all("nsubj"):
            child.dep = "obj" if verb.get("obj") is None else "iobj"


def share_auxiliary(verb: Token) -> None:
    """Read the second verb under one auxiliary as an infinitive: *wil ouders betrekken en jongeren een stem geven*.

    In a main clause nothing but an infinitive or a participle stands behind its objects.
    """
    first = verb.head
    if verb.dep != "conj" or first is None or not (verb.finite and verb.lower == verb.lemma and first.infinitive):
        return
    carried = first.dep not in SUBORDINATE and any(word.finite and word.i < first.i for word in first.all("aux"))
    objects = verb.all("obj", "iobj")
    alone = verb.get("nsubj", "mark", "aux", "aux:pass") is None
    if carried and alone and objects and all(first.i < word.i < verb.i for word in objects):
        verb.morph = {"VerbForm": "Inf"}
