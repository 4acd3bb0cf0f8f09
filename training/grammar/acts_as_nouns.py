"""Constructions about a noun: acts that became one, quantities, examples, participles behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar import chains
from grammar.clauses import Frame, Plan
from grammar.constructions import copula, stop
from grammar.decks import ALL, SIMPLE
from grammar.words import Phrase, Word, comma

if TYPE_CHECKING:
    from grammar.making import Maker


def _predicate(make: Maker, subject: Phrase) -> list[Word]:
    """Say something about an act: it is important, or it leads somewhere."""
    if make.chance(0.5):
        text = make.rng.choice(make.lex.other["bijvoeglijk"]["wenselijk"])
        words, head = copula(make, subject, Word(text, text, "ADJ", "Degree=Pos"))
        return stop(words, head)
    name = make.rng.choice(("leiden", "bijdragen"))
    entry = next(entry for entry in make.lex.entries if entry.name == name)
    clause = make.clause(entry, Plan(subject=subject, depth=1))
    return stop(clause.closed(), clause.top)


def naamwoord_infinitief(make: Maker) -> list[Word]:
    """Het betrekken van ouders door de gemeente is belangrijk."""
    entry = make.entry(("persoon", "zaak"))
    verb = Word(entry.name, entry.name, "VERB", chains.INF)
    frame = Frame(entry.name, "nominal")
    start = [Word("het", "het", "DET", "Definite=Def", "det", verb)]
    adverb = [make.adverb(verb, "wijze")] if make.chance(0.2) else []
    core = [start[0], *adverb, verb]
    obj = make.person(pronouns=0, depth=1) if entry.group == "persoon" else make.thing("zaak", 1)
    frame.patient = obj.core
    words = [*core, *make.prepositional("van", obj, verb, "obl")]
    if make.chance(0.3):
        agent = make.person(pronouns=0, depth=2)
        frame.agent = agent.core
        words += make.prepositional("door", agent, verb, "obl")
    if make.chance(0.3) and entry.kind:
        words += make.prepositional(entry.prep, make.thing(entry.kind, 2), verb, "obl")
    make.frames.append(frame)
    phrase = Phrase(words, verb, core=core, human=False)
    return _placed(make, phrase)


def afgeleid_naamwoord(make: Maker) -> list[Word]:
    """De toeleiding van jongeren naar zorg gaat beter."""
    while True:
        text, gender, prep, kind = make.rng.choice(make.lex.other["naamdeel"]).split("/")
        verb = make.lex.verb_of.get(text)
        if verb is not None:
            break
    make.verb = make.verb or verb.lemma
    head = Word(text, text, "NOUN", "Gender=Com|Number=Sing" if gender == "c" else "Gender=Neut|Number=Sing")
    words = [Word("de", "de", "DET", "Definite=Def", "det", head), head] if make.chance(0.75) else [head]
    core = list(words)
    frame = Frame(verb.lemma, "nominal")
    obj = make.person(pronouns=0, depth=1)
    words += make.prepositional("van", obj, head, "nmod")
    if text in {"deelname", "participatie"}:
        frame.agent = obj.core
    else:
        frame.patient = obj.core
        if make.chance(0.25):
            agent = make.person(pronouns=0, depth=2)
            frame.agent = agent.core
            words += make.prepositional("door", agent, head, "nmod")
    if prep and make.chance(0.5):
        words += make.prepositional(prep, make.thing(kind, 2), head, "nmod")
    make.frames.append(frame)
    return _placed(make, Phrase(words, head, core=core, human=False))


def _placed(make: Maker, phrase: Phrase) -> list[Word]:
    """Use a phrase for an act as subject, as object or after a preposition."""
    roll = make.rng.random()
    verb = make.verb
    if roll < 0.45:
        return _predicate(make, phrase)
    if roll < 0.75:
        clause = make.clause(make.entry(("zaak",)), Plan(obj=phrase))
        words = stop(clause.closed(), clause.top)
    else:
        clause = make.clause(make.entry(SIMPLE), Plan(inverted=True))
        prep = make.rng.choice(("bij", "door", "voor", "na", "met", "tijdens"))
        words = stop([*make.prepositional(prep, phrase, clause.top, "obl"), *clause.inverted()], clause.top)
    make.verb = verb
    return words


def een_aantal(make: Maker) -> list[Word]:
    """Een aantal ouders denkt mee."""
    noun = make.phrases.plain("gezin", plural=True, bare=True)
    head = Word(make.rng.choice(("aantal", "groep", "deel")), "", "NOUN")
    head.lemma = head.text
    head.morph = "Gender=Com|Number=Sing" if head.text == "groep" else "Gender=Neut|Number=Sing"
    words = [Word("een", "een", "DET", "Definite=Ind", "det", head), head]
    if head.text == "deel":
        words += make.prepositional("van", make.phrases.plain("gezin", plural=True), head, "nmod")
    else:
        words += noun.under(head, "nmod")
    phrase = Phrase(words, head, plural=head.text == "aantal" and make.chance(0.7), core=list(words))
    if make.chance(0.5):
        clause = make.clause(make.entry(), Plan(subject=phrase))
    else:
        clause = make.clause(make.entry(("persoon", "licht_persoon")), Plan(obj=phrase))
    return stop(clause.closed(), clause.top)


def zoals(make: Maker) -> list[Word]:
    """Gezinnen zoals pleegouders denken mee; de school hoort ouders, zoals vaders, vaak."""
    phrase, other = make.phrases.plain("gezin", plural=True), make.phrases.plain("gezin", plural=True, bare=True)
    other.head.under(phrase.head, "nmod")
    words = [Word("zoals", "zoals", "SCONJ", "", "mark", other.head), *other.words]
    if make.chance(0.4):
        words = [comma(other.head), *words, comma(other.head)]
    phrase.words = [*phrase.words, *words]
    if make.chance(0.5):
        clause = make.clause(make.entry(), Plan(subject=phrase))
    else:
        clause = make.clause(make.entry(("persoon", "licht_persoon")), Plan(obj=phrase))
    return stop(clause.closed(), clause.top)


def voltooid_bijgesteld(make: Maker) -> list[Word]:
    """De ouders, betrokken bij het plan, …; het plan opgesteld door de gemeente … (participle behind its noun)."""
    entry = make.entry(("persoon", "zaak"))
    kind = make.rng.choice(("gezin", "professional", "instelling")) if entry.group == "persoon" else "zaak"
    phrase = make.phrases.plain(kind)
    part = Word(entry.verb.participle, entry.name, "VERB", chains.PART, "acl", phrase.head)
    frame = Frame(entry.name, "passive", [], phrase.core)
    agent = make.person(pronouns=0, depth=2)
    frame.agent = agent.core
    by = make.prepositional("door", agent, part, "obl:agent")
    words = [part, *by] if make.chance(0.6) else [*by, part]
    if make.chance(0.75):
        words = [comma(part), *words, comma(part)]
    make.frames.append(frame)
    phrase.words = [*phrase.words, *words]
    if phrase.human:
        clause = make.clause(make.entry(ALL), Plan(subject=phrase))
    else:
        clause = make.clause(make.entry(("zaak",)), Plan(obj=phrase))
    return stop(clause.closed(), clause.top)
