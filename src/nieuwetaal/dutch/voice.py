"""Mending the voice of a clause: which auxiliary makes it passive, and who is its subject then.

Source: e-ANS 2.3.2.5 (perfect with *hebben* and *zijn*) and 22.4 (passive).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.dutch.relations import SUBJECTS, full_lemma, has_case, number, preposition

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token


def share_voice(verb: Token) -> None:
    """Read *heeft … gesproken en hun wensen verwerkt* as active twice: *hun wensen* is an object."""
    first = verb.head
    if verb.dep != "conj" or first is None or not (verb.participle and first.participle):
        return
    lemmas = {word.lemma for word in first.all("aux")}
    if first.get("aux:pass") is None and "hebben" in lemmas and verb.get("aux", "aux:pass") is None:
        for child in verb.all("nsubj:pass", "nsubj"):
            child.dep = "obj"


def respect_hebben(verb: Token, facts: Facts) -> None:
    """Let a participle that *hebben* carries be active: *heeft … de jongeren uitgesloten* has no passive subject."""
    auxiliaries = verb.all("aux", "aux:pass")
    lemmas = {word.lemma for word in auxiliaries}
    if not verb.participle or "hebben" not in lemmas or lemmas & (facts.auxiliaries.passive | {"krijgen"}):
        return
    for word in auxiliaries:
        word.dep = "aux"
    for child in verb.all("nsubj:pass"):
        child.dep = "nsubj" if verb.get("nsubj") is None else "obj"


def respect_intransitive(verb: Token, facts: Facts) -> None:
    """Let a verb without object be active with *zijn*: *er is een moeder opgestaan*."""
    auxiliaries = verb.all("aux", "aux:pass")
    if (
        not verb.participle
        or {word.lemma for word in auxiliaries} != {"zijn"}
        or full_lemma(verb) not in facts.intransitive
    ):
        return
    for word in auxiliaries:
        word.dep = "aux"
    for child in verb.all("nsubj:pass"):
        child.dep = "nsubj"


def mark_passive(verb: Token, facts: Facts) -> None:
    """Give a passive clause passive labels: auxiliary, subject, the phrase with *door*; an active one active ones."""
    auxiliaries = verb.all("aux", "aux:pass")
    carried = verb.participle and any(word.lemma == "worden" for word in auxiliaries)
    if carried or is_done_by_another(verb, facts):
        for word in auxiliaries:
            word.dep = "aux:pass" if word.lemma in facts.auxiliaries.passive else word.dep
    if verb.get("aux:pass") is None:
        for child in verb.all("nsubj:pass") if not verb.participle else ():
            child.dep = "nsubj"
        return
    if not any(word.lemma == "krijgen" for word in auxiliaries):
        find_passive_subject(verb, facts)
    for child in verb.children:
        if child.dep == "nsubj":
            child.dep = "nsubj:pass"
        if child.dep in {"obl", "nmod", "advcl"} and has_case(child, "door") and child.lemma not in facts.not_agents:
            child.dep = "obl:agent"


def is_done_by_another(verb: Token, facts: Facts) -> bool:
    """Whether a participle with *zijn* has somebody after *door* who does it: *zijn door de gemeente afgevangen*."""
    if not verb.participle or {word.lemma for word in verb.all("aux", "aux:pass")} != {"zijn"}:
        return False
    agent = verb.get("obl:agent")
    return agent is not None and agent.lemma not in facts.not_agents and full_lemma(verb) not in facts.intransitive


def find_passive_subject(verb: Token, facts: Facts) -> None:
    """Give a passive clause without a subject its lone object as one, or the one that agrees with the verb."""
    lone = verb.all("iobj", "obj")
    free = [word for word in lone if preposition(word) is None and word.lower not in facts.pronouns.accusative]
    if verb.get(*SUBJECTS) is None and len(lone) == len(free) == 1:
        free[0].dep = "nsubj:pass"
        return
    finite = next((word for word in verb.all("aux:pass", "aux") if word.finite), None)
    agreeing = [word for word in free if finite and number(word, facts) == finite.morph.get("Number")]
    if verb.get(*SUBJECTS) is None and len(agreeing) == 1:
        agreeing[0].dep = "nsubj:pass"
