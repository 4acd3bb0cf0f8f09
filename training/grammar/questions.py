"""Questions, commands, headings and bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.clauses import NO_SUBJECT, Plan
from grammar.constructions import stop
from grammar.decks import ALL, PASSIVE, SIMPLE, WITH_OBJECT
from grammar.words import Phrase, Word

if TYPE_CHECKING:
    from grammar.making import Maker


def ja_nee_vraag(make: Maker) -> list[Word]:
    """Ask *Betrekt de school ouders?*."""
    passive = make.chance(0.2)
    clause = make.clause(make.entry(PASSIVE if passive else ALL), Plan(inverted=True, passive=passive))
    return stop(clause.inverted(), clause.top, "?")


def wie_vraag(make: Maker) -> list[Word]:
    """Ask *Wie betrekt de ouders? Wie betrekken we?*."""
    who = Word("wie", "wie", "PRON", "Person=3|PronType=Int")
    phrase = Phrase([who], who, core=[who])
    if make.chance(0.6):
        clause = make.clause(make.entry(), Plan(subject=phrase))
        return stop(clause.closed(), clause.top, "?")
    entry, subject = make.entry(("persoon", "licht_persoon")), make.distinct(plural=False)
    clause = make.clause(entry, Plan(obj=phrase, subject=subject, inverted=True, adverbs=0.2))
    return stop([*phrase.words, *clause.inverted(without="obj")], clause.top, "?")


def wat_welke_vraag(make: Maker) -> list[Word]:
    """Ask *Wat doen we? Welke ouders betrekt de school?*."""
    if make.chance(0.35):
        what = Word("wat", "wat", "PRON", "Person=3|PronType=Int")
        phrase = Phrase([what], what, core=[what], human=False)
        entry = make.entry(("zaak", "geven"))
    else:
        entry = make.entry(("persoon", "zaak", "geven"))
        kind = "gezin" if entry.group == "persoon" else "zaak"
        phrase = make.phrases.plain(kind, bare=True, adjective=0.1)
        neuter = phrase.neuter and not phrase.plural
        text, lemma, pos = ("welk" if neuter else "welke", "welk", "DET")
        if phrase.plural and make.chance(0.3):
            text, lemma, pos = "hoeveel", "hoeveel", "NUM"
        which = Word(text, lemma, pos, "", "nummod" if pos == "NUM" else "det", phrase.head)
        phrase = Phrase([which, *phrase.words], phrase.head, phrase.plural, core=[which, *phrase.core])
    subject = make.distinct(plural=phrase.plural)
    clause = make.clause(entry, Plan(obj=phrase, subject=subject, inverted=True, adverbs=0.2))
    return stop([*phrase.words, *clause.inverted(without="obj")], clause.top, "?")


def hoe_vraag(make: Maker) -> list[Word]:
    """Ask *Hoe betrekken we ouders?*."""
    passive = make.chance(0.2)
    clause = make.clause(make.entry(PASSIVE if passive else SIMPLE), Plan(inverted=True, passive=passive, adverbs=0.15))
    text = make.rng.choice(("hoe", "wanneer", "waarom", "waar", "waarmee"))
    return stop([Word(text, text, "ADV", "", "advmod", clause.top), *clause.inverted()], clause.top, "?")


def gebiedend(make: Maker) -> list[Word]:
    """Betrek ouders op tijd."""
    plan = Plan(without=NO_SUBJECT, agent=[], agree=(False, 1), helpers=[], past=False, voice="imperative")
    clause = make.clause(make.entry((*WITH_OBJECT, "voorzetsel", "ander_doen")), plan)
    return stop(clause.closed(), clause.top, "!" if make.chance(0.15) else ".")


def kop(make: Maker) -> list[Word]:
    """Heading without a verb: *Ouders en hun plan*; *Betrokkenheid van ouders*."""
    phrase = make.thing("zaak" if make.chance(0.6) else "gezin", 0)
    make.verb = make.verb or "-"
    words = list(phrase.words)
    if make.chance(0.3):
        words += make.prepositional("in", make.thing("plaats", 2), phrase.head, "nmod")
    phrase.head.head, phrase.head.dep = None, "root"
    return words


def opsomming(make: Maker) -> list[Word]:
    """Bullet that goes on with a sentence: *ouders vroeg betrekken bij het plan;*."""
    clause = make.clause(make.entry(SIMPLE), Plan("bare", without=NO_SUBJECT, helpers=[], depth=1))
    roll = make.rng.random()
    if roll < 0.4:
        return stop(clause.closed(), clause.top, ";")
    return clause.closed() if roll < 0.7 else stop(clause.closed(), clause.top)
