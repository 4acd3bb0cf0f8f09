"""Predicates: which words of a sentence name an act, by which full verb, in which voice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nieuwetaal.dutch.causatives import governs_laten, lower_verb
from nieuwetaal.dutch.relations import SUBJECTS, copula, is_verb, opens_as_stem, preposition

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Voice
    from nieuwetaal.dutch.tree import Token, Tree
    from nieuwetaal.dutch.verbs import Verbs

ATTRIBUTIVE = frozenset(
    {"amod", "aux", "aux:pass", "cop", "compound:prt", "fixed", "flat", "case", "mark", "cc", "advmod"}
)
OBJECTS = ("obj", "iobj", "expl:pv", "expl")
NESTED = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp"})


@dataclass(slots=True, eq=False)
class Predicate:
    """A verb (or nominalised verb) with its cluster, before its roles are read."""

    token: Token
    lemma: str
    voice: Voice
    auxiliaries: list[Token] = field(default_factory=list)
    particle: Token | None = None
    reflexive: Token | None = None
    negated: bool = False
    modal: str | None = None

    @property
    def words(self) -> list[Token]:
        """The words that name the act, in text order; auxiliaries are left out."""
        found = [word for word in (self.token, self.particle) if word is not None]
        return sorted(found, key=lambda word: word.i)


def find_predicates(tree: Tree, facts: Facts, verbs: Verbs) -> list[Predicate]:
    """Return the predicates of a mended tree in text order; nominal ones are for `nominals`."""
    found = []
    for token in tree.tokens:
        if is_act(token, facts):
            found.append(predicate(token, facts, verbs))
        elif (link := copula(token, facts)) is not None:
            found.append(copular(token, link, facts))
    return found


def is_act(token: Token, facts: Facts) -> bool:
    """Whether the token is a verb that heads a clause of its own."""
    if token.pos not in {"VERB", "AUX"} or token.dep in ATTRIBUTIVE:
        return False
    return not is_nominalised(token, facts)


def is_nominalised(token: Token, facts: Facts) -> bool:
    """Whether an infinitive is used as a noun: *het betrekken (van)*, *bij het inzetten van*, *door inzetten van*."""
    if not token.infinitive and token.pos != "NOUN":
        return False
    if any(child.lower == "te" for child in token.all("mark", "case")) or token.get("aux", "aux:pass"):
        return False
    determiner = token.get("det")
    if determiner is not None and determiner.lower in facts.determiners.neuter:
        return True
    if token.get("nmod:poss") is not None or follows_nominalised(token, facts):
        return True
    of = next((child for child in token.all("nmod", "obl") if preposition(child) == "van"), None)
    if of is None:
        return False
    case = of.get("case")
    opens = case is not None and case.i == token.i + 1 and token.get(*SUBJECTS, "obj", "mark") is None
    return token.get("case") is not None or (
        opens and all(child.i >= token.i or child.pos in {"PUNCT", "NUM", "ADJ", "ADV"} for child in token.children)
    )


def follows_nominalised(token: Token, facts: Facts) -> bool:
    """Whether an infinitive shares the article of the one before it: *het werven en trainen (van)*."""
    first = token.head if token.dep == "conj" and token.get("det") is None else None
    return first is not None and first.infinitive and is_nominalised(first, facts)


def predicate(token: Token, facts: Facts, verbs: Verbs) -> Predicate:
    """Return the predicate of a verb: its full lemma, cluster, voice, negation and modality."""
    auxiliaries = token.all("aux", "aux:pass") or shared_auxiliaries(token)
    particles = [child for child in token.all("compound:prt") if child.lower in facts.particles]
    known = (child for child in particles if verbs.split_lemma(token.lower, child.lower) is not None)
    particle = next(known, particles[0] if particles else None)
    lemma = verbs.full_lemma(token, particle)
    own = (child for child in token.all(*OBJECTS) if child.lower in facts.pronouns.reflexive)
    reflexive = next((child for child in own if child.get("case") is None), None)
    if reflexive is None:
        reflexive = reflexive_pronoun(token, facts)
    if (
        reflexive is not None
        and reflexive.lower not in facts.pronouns.emphatic
        and (lemma in facts.reflexive or reflexive.dep == "expl:pv")
    ):
        lemma = f"zich {lemma}"
    else:
        reflexive = None
    return Predicate(
        token=token,
        lemma=lemma,
        voice=voice(token, auxiliaries, facts),
        auxiliaries=auxiliaries,
        particle=particle,
        reflexive=reflexive,
        negated=negated(token, facts) or denies_laten(token, facts),
        modal=modal(auxiliaries, facts),
    )


def denies_laten(token: Token, facts: Facts) -> bool:
    """Whether a negator before *laten* hangs under the verb that it carries: *nooit laten meebeslissen*."""
    lower = lower_verb(token) if token.lemma == "laten" else None
    before = [word.lower for word in lower.children if word.i < token.i] if lower is not None else []
    return not facts.negation.adverbs.isdisjoint(before)


def shared_auxiliaries(token: Token) -> list[Token]:
    """Return the auxiliaries that a coordinated verb shares with the one before it: *kan sturen of helpen*."""
    first = token.head
    if token.dep != "conj" or first is None or token.get("mark") is not None or first.get("mark") is not None:
        return []
    alike = (token.infinitive and first.infinitive) or (token.participle and first.participle)
    return first.all("aux", "aux:pass") if alike and token.get(*SUBJECTS) is None else []


def reflexive_pronoun(token: Token, facts: Facts) -> Token | None:
    """Return *me*, *je*, *ons* that refers back to a subject of the same person."""
    subject = token.get("nsubj")
    if subject is None:
        return None
    own = facts.reflexive_of.get(subject.lower, ())
    return next((c for c in token.all("obj", "iobj", "expl:pv") if c.lower in own and c is not subject), None)


def copular(token: Token, link: Token, facts: Facts) -> Predicate:
    """Return the predicate of a nominal sentence: the copula, as the act of being."""
    auxiliaries = token.all("aux", "aux:pass")
    negative, highest = negated(token, facts), modal(auxiliaries, facts)
    return Predicate(link, link.lemma, "active", auxiliaries, negated=negative, modal=highest)


def voice(token: Token, auxiliaries: list[Token], facts: Facts) -> Voice:
    """Return the voice of a verb from its form, its auxiliaries and its subject."""
    if token.get("aux:pass", "nsubj:pass") is not None:
        return "passive"
    lemmas = {word.lemma for word in auxiliaries}
    passive = any(word.dep == "aux:pass" for word in auxiliaries)
    if token.participle and (passive or not lemmas & facts.auxiliaries.perfect):
        return "passive"
    if token.finite or any(word.finite for word in auxiliaries):
        return "imperative" if is_imperative(token) else "active"
    if token.infinitive or token.get("mark") is not None:
        return "infinitive"
    return "active"


def is_imperative(token: Token) -> bool:
    """Whether a finite verb opens its clause as a bare stem without a subject."""
    if token.get(*SUBJECTS, "expl", "csubj") is not None or not opens_as_stem(token):
        return False
    if token.dep == "conj":
        return token.head is not None and is_imperative(token.head)
    return token.dep in {"root", "parataxis", "ccomp"}


def negated(token: Token, facts: Facts) -> bool:
    """Whether the act is denied: *niet*, *nooit*, *niemand*, *geen*, *zonder te*, *in plaats van te*, *niet langer*."""
    own = [child for child in token.children if child.dep not in NESTED and child.dep != "conj"]
    if any(child.lower in facts.negation.adverbs | facts.negation.words for child in own):
        return True
    if any(has_negative_determiner(child, facts) for child in own):
        return True
    return any(opens_negatively(word, facts) for word in token.all("mark", "case"))


def has_negative_determiner(noun: Token, facts: Facts) -> bool:
    """Whether *geen* or *niet* stands before a noun: *geen keuze*, *niet alle ouders*."""
    before = (word for word in noun.all("det", "advmod") if word.i < noun.i)
    words = facts.negation.words
    return any(word.lower in words or (word.lower == "niet" and noun.dep != "obl") for word in before)


def opens_negatively(word: Token, facts: Facts) -> bool:
    """Whether an infinitive clause opens with *zonder* or *in plaats van*."""
    return " ".join([word.lower, *(part.lower for part in word.all("fixed"))]) in facts.negation.prepositions


def modal(auxiliaries: list[Token], facts: Facts) -> str | None:
    """Return the highest modal verb; *zullen* only when it is the sole one."""
    found = [word for word in auxiliaries if word.lemma in facts.auxiliaries.modal]
    found.sort(key=lambda word: (word.lemma == "zullen", not word.finite, word.i))
    return found[0].lemma if found else None


def clause_words(token: Token) -> list[Token]:
    """Return the words of the clause of a predicate, without nested clauses and coordinated clauses."""
    found, queue = [], [token]
    while queue:
        word = queue.pop()
        found.append(word)
        for child in word.children:
            nested = child.dep in NESTED and is_verb(child) and child.dep != "xcomp" and governs_laten(child) is None
            if not nested and not (child.dep == "conj" and is_verb(child)):
                queue.append(child)
    return sorted(found, key=lambda word: word.i)
