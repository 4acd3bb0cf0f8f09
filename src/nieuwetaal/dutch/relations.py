"""Reading a tree: what grammar calls the relations between its words, in one place for all who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.tree import Token

SUBJECTS = ("nsubj", "nsubj:pass")


def is_verb(token: Token) -> bool:
    """Whether the token is a verb form."""
    return token.pos in {"VERB", "AUX"}


def has_case(token: Token, *prepositions: str) -> bool:
    """Whether the token stands in a phrase with one of these prepositions."""
    return preposition(token) in prepositions


def preposition(token: Token) -> str | None:
    """Return the preposition of a phrase, multi-word ones joined by spaces, or None."""
    case = token.get("case")
    if case is None:
        return None
    return " ".join(word.lower for word in (case, *case.all("fixed")))


def copula(token: Token, facts: Facts) -> Token | None:
    """Return the copula of a nominal predicate."""
    found = token.get("cop")
    return found if found is not None and found.lemma in facts.auxiliaries.copular else None


def full_lemma(verb: Token) -> str:
    """Return the lemma of a verb with its detached particle."""
    particle = verb.get("compound:prt")
    return (particle.lower if particle is not None else "") + verb.lemma


def number(noun: Token, facts: Facts) -> str | None:
    """Return Sing or Plur for a noun phrase by its head and coordination; None when it cannot be told."""
    if noun.pos not in {"NOUN", "PROPN"}:
        if noun.lower in facts.pronouns.plural:
            return "Plur"
        return "Sing" if noun.lower in facts.pronouns.singular else None
    conjunction = [word.lower for child in noun.all("conj") for word in child.all("cc")]
    if "en" in conjunction:
        return "Plur"
    return None if conjunction else noun.morph.get("Number")


def antecedent(token: Token | None, facts: Facts) -> Token | None:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if token is None or token.lower not in facts.pronouns.relative or token.pos == "DET":
        return token
    clause = next((head for head in token.ancestors() if head.dep in {"acl:relcl", "acl"}), None)
    if clause is None or clause.head is None or clause.head.i > token.i:
        return token
    if is_verb(clause.head):
        return extraposed(token, clause.head)
    noun = clause.head
    above = noun.head
    if noun.lower == "het" and above is not None and above.pos == "NOUN" and above.get("cop") is not None:
        return above  # a cleft sentence: *het zijn de ouders die …*
    if noun.lower == "het" and noun.get("cop") is not None:
        return noun.get("nsubj") or noun  # *ouders zijn het die …*
    return noun


def extraposed(pronoun: Token, verb: Token) -> Token:
    """Return the one noun that a relative clause behind the verb can belong to: *er is een moeder opgestaan die …*."""
    nouns = [child for child in verb.all(*SUBJECTS, "obj") if child.pos == "NOUN" and child.i < pronoun.i]
    return nouns[0] if len(nouns) == 1 else pronoun


def asks(token: Token, facts: Facts) -> bool:
    """Whether a noun phrase is what a question asks for: *wie*, *welke ouders*."""
    return any(word.lower in facts.pronouns.interrogative for word in (token, *token.all("det")))


def opens_as_stem(verb: Token) -> bool:
    """Whether a bare stem opens its clause: it is an imperative unless a pronoun follows as subject."""
    if not verb.finite or verb.pos != "VERB" or verb.morph.get("Tense") != "Pres" or verb.morph.get("Number") != "Sing":
        return False
    ends_in_t = verb.lower.endswith("t") and not verb.lemma.removesuffix("en").endswith("t")
    return not ends_in_t and all(child.i > verb.i or child.pos in {"PUNCT", "CCONJ", "ADV"} for child in verb.children)
