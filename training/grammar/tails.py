"""What follows a noun: prepositional phrases, clauses, appositions, and more of the same (*ouders en scholen*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.clauses import NO_OBJECT, NO_SUBJECT, Clause, Plan
from grammar.decks import WITH_OBJECT
from grammar.words import Phrase, Word, comma

if TYPE_CHECKING:
    from grammar.making import Maker

PLANS = (
    "plan",
    "besluit",
    "voorstel",
    "kans",
    "ruimte",
    "keuze",
    "taak",
    "afspraak",
    "wens",
    "ambitie",
    "doel",
    "idee",
)
SHARES = ((0.2, 0.09, 0.07), (0.12, 0.05, 0.025), (0.06, 0.02, 0.0))


def extended(make: Maker, phrase: Phrase, depth: int) -> Phrase:
    """Lengthen a phrase now and then; less often the deeper it stands."""
    if phrase.pronoun or len(phrase.core) < len(phrase.words):
        return phrase
    if phrase.head.lemma in PLANS and depth < 2 and make.chance(0.2):
        return with_infinitive(make, phrase, depth + 1)
    tail, coordination, relative = SHARES[min(depth, 2)]
    apposition = 0.0 if depth else 0.015
    shares = (tail, coordination, relative, apposition, 1 - tail - coordination - relative - apposition)
    sort = make.rng.choices(("tail", "more", "relative", "apposition", ""), shares)[0]
    if sort == "tail":
        return with_preposition(make, phrase, depth + 1)
    if sort == "relative":
        return with_relative(make, phrase, depth + 1)
    if sort:
        return coordinated(make, phrase) if sort == "more" else with_apposition(make, phrase)
    return phrase


def with_preposition(make: Maker, phrase: Phrase, depth: int) -> Phrase:
    """Add a prepositional phrase."""
    if phrase.human:
        prep, kind = make.rng.choice(
            ("van instelling", "uit plaats", "van persoon", "met zaak", "in plaats", "zonder zorg")
        ).split()
    else:
        preps = ("van persoon", "van instelling", "voor persoon", "over zaak", "in plaats", "van zaak", "bij zaak")
        prep, kind = make.rng.choice(preps).split()
    phrase.words += make.prepositional(prep, make.thing(kind, depth), phrase.head, "nmod")
    return phrase


def with_infinitive(make: Maker, phrase: Phrase, depth: int) -> Phrase:
    """Add an infinitive clause: *het plan om ouders te betrekken*."""
    inner = make.clause(make.entry(), Plan("te", without=NO_SUBJECT, agent=[], depth=depth))
    inner.top.under(phrase.head, "acl")
    phrase.words += [Word("om", "om", "ADP", "", "mark", inner.top), *inner.closed()]
    return phrase


def coordinated(make: Maker, phrase: Phrase) -> Phrase:
    """Add one or two phrases of the same sort with *en* or *of*."""
    kinds = ("gezin", "professional", "instelling") if phrase.human or not phrase.core else ("zaak",)
    others = [make.phrases.plain(make.rng.choice(kinds), adjective=0.15) for _ in range(2 if make.chance(0.2) else 1)]
    join = "of" if make.chance(0.15) else "en"
    words = list(phrase.core)
    for index, other in enumerate(others):
        if index < len(others) - 1:
            words.append(comma(other.head))
        else:
            words.append(Word(join, join, "CCONJ", "", "cc", other.head))
        words += other.under(phrase.head, "conj")
    plural = join == "en" or phrase.plural or any(other.plural for other in others)
    return Phrase(words, phrase.head, plural, core=list(words), human=phrase.human)


def with_apposition(make: Maker, phrase: Phrase) -> Phrase:
    """Add an apposition between commas, or an example in brackets."""
    other = make.phrases.plain("gezin" if phrase.human else "zaak", plural=phrase.plural)
    if make.chance(0.5):
        phrase.words += [comma(other.head), *other.under(phrase.head, "appos"), comma(other.head)]
        return phrase
    short = []
    if make.chance(0.6):
        text = make.rng.choice(make.lex.other["afkortingen"])
        short = [Word(text, text, "X", "Abbr=Yes", "nmod", other.head)]
    words = other.under(phrase.head, "nmod")
    phrase.words += [comma(other.head, "("), *short, *words, comma(other.head, ")")]
    return phrase


def relative_clause(make: Maker, phrase: Phrase, depth: int) -> tuple[list[Word], Clause]:
    """Make a relative clause: *die*/*dat* as subject or object, *wie* or *waar-* with a preposition."""
    neuter = phrase.neuter and not phrase.plural
    text, morph = ("dat", "Person=3|PronType=Rel") if neuter else ("die", "PronType=Rel")
    die = Word(text, text, "PRON", morph)
    groups: tuple[str, ...]
    roll = make.rng.random()
    if roll < 0.45 and phrase.human:
        plan = Plan("sub", without=NO_SUBJECT, agent=phrase.core, agree=(phrase.plural, 3), depth=depth)
        clause = make.clause(make.entry(), plan)
        words = [die.under(clause.top, "nsubj"), *clause.closed()]
    elif roll < 0.6:
        groups = ("persoon", "licht_persoon") if phrase.human else ("zaak",)
        agree = (phrase.plural, 3)
        plan = Plan("sub", without=NO_OBJECT, patient=phrase.core, agree=agree, passive=True, depth=depth)
        clause = make.clause(make.entry(groups), plan)
        dep = "nsubj:pass" if clause.top is clause.chain.verb else "nsubj"
        words = [die.under(clause.top, dep), *clause.closed()]
    elif roll < 0.85:
        groups = ("persoon", "licht_persoon", "als") if phrase.human else ("zaak", "geven")
        subject = make.distinct(plural=phrase.plural) if make.chance(0.75) else None
        clause = make.clause(
            make.entry(groups), Plan("sub", subject=subject, without=NO_OBJECT, patient=phrase.core, depth=depth)
        )
        words = [die.under(clause.chain.verb, "obj"), *clause.closed()]
    elif phrase.human:
        clause = make.clause(make.entry(("zaak", "samen", "voorzetsel")), Plan("sub", depth=depth))
        who = Word("wie", "wie", "PRON", "Person=3|PronType=Int")
        prep = Word(make.rng.choice(("met", "voor", "van", "bij")), "", "ADP", "", "case", who)
        words = [prep, who.under(clause.chain.verb, "obl"), *clause.closed()]
    else:
        clause = make.clause(make.entry((*WITH_OBJECT, "voorzetsel")), Plan("sub", depth=depth))
        text = make.rng.choice(("waarmee", "waarbij", "waarin", "waardoor", "waarover"))
        words = [Word(text, text, "ADV", "", "advmod", clause.chain.verb), *clause.closed()]
    clause.top.under(phrase.head, "acl:relcl")
    return words, clause


def with_relative(make: Maker, phrase: Phrase, depth: int) -> Phrase:
    """Add a relative clause, sometimes between commas."""
    words, clause = relative_clause(make, phrase, depth)
    if make.chance(0.3):
        words = [comma(clause.top), *words, comma(clause.top)]
    phrase.words = [*phrase.words, *words]
    return phrase
