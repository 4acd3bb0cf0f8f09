"""Constructions with an infinitive: purpose, means, an infinitive as subject, two verbs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar import chains
from grammar.clauses import NO_OBJECT, NO_SUBJECT, Frame, Plan
from grammar.constructions import inverted, opening, stop
from grammar.decks import SIMPLE, WITH_OBJECT
from grammar.subordination import subordinate
from grammar.words import Word, comma

if TYPE_CHECKING:
    from grammar.making import Maker


def doelzin(make: Maker) -> list[Word]:
    """De school werkt om ouders te betrekken."""
    front = make.chance(0.25)
    main = make.clause(make.entry(SIMPLE), Plan(inverted=front))
    agree = (main.subject.plural, main.subject.person) if main.subject else (False, 3)
    inner = make.clause(
        make.entry(SIMPLE), Plan("te", without=NO_SUBJECT, agent=main.frame.agent, depth=1, agree=agree)
    )
    inner.top.under(main.top, "advcl")
    words = [Word("om", "om", "ADP", "", "mark", inner.top), *inner.closed()]
    if front:
        return stop(
            [*words, comma(inner.top), *main.inverted()] if make.chance(0.5) else [*words, *main.inverted()], main.top
        )
    return stop([*main.closed(), *words], main.top)


def zonder_te(make: Maker) -> list[Word]:
    """De school beslist zonder ouders te betrekken."""
    return _with_te(make, "zonder")


def door_te(make: Maker) -> list[Word]:
    """De school leert door ouders te betrekken."""
    return _with_te(make, make.rng.choice(("door", "door", "na", "alvorens")))


def _with_te(make: Maker, text: str) -> list[Word]:
    front = make.chance(0.3)
    main = make.clause(make.entry(SIMPLE), Plan(inverted=front))
    agree = (main.subject.plural, main.subject.person) if main.subject else (False, 3)
    helpers = ["+hebben"] if text == "na" else []
    inner = make.clause(
        make.entry(SIMPLE),
        Plan("te", without=NO_SUBJECT, agent=main.frame.agent, depth=1, helpers=helpers, agree=agree),
    )
    inner.top.under(main.top, "advcl")
    pos = "SCONJ" if text == "alvorens" else "ADP"
    words = [Word(text, text, pos, "", "mark", inner.top), *inner.closed()]
    if front:
        return stop([*words, comma(inner.top), *main.inverted()], main.top)
    return stop([*main.closed(), *words], main.top)


def onderwerp_infinitief(make: Maker) -> list[Word]:
    """Ouders betrekken is belangrijk. Het is belangrijk (om) ouders te betrekken / dat ouders meedoen."""
    text = make.rng.choice(make.lex.other["bijvoeglijk"]["wenselijk"])
    head = Word(text, text, "ADJ", "Degree=Pos")
    past = make.chance(0.15)
    is_ = Word(
        "was" if past else "is",
        "zijn",
        "AUX",
        f"Number=Sing|Tense={'Past' if past else 'Pres'}|VerbForm=Fin",
        "cop",
        head,
    )
    adverb = [make.adverb(head)] if make.chance(0.3) else []
    roll = make.rng.random()
    if roll < 0.4:
        inner = make.clause(make.entry(SIMPLE), Plan("bare", without=NO_SUBJECT, helpers=[], depth=1, agent=[]))
        inner.top.under(head, "csubj")
        return stop([*inner.closed(), is_, *adverb, head], head)
    het = Word("het", "het", "PRON", "Person=3|PronType=Prs", "expl", head)
    start = [het, is_] if make.chance(0.75) else [*opening(make, head), is_, het]
    if roll < 0.75:
        passive = make.chance(0.15)
        if passive:
            inner = make.clause(make.entry(("persoon",)), Plan("te", without=NO_OBJECT, passive=True, depth=1))
        else:
            inner = make.clause(make.entry(SIMPLE), Plan("te", without=NO_SUBJECT, depth=1, agent=[]))
        om = [Word("om", "om", "ADP", "", "mark", inner.top)] if make.chance(0.8) else []
        inner.top.under(head, "csubj")
        return stop([*start, *adverb, head, *om, *inner.closed()], head)
    sub = subordinate(make, passive=make.chance(0.3))
    sub.top.under(head, "csubj")
    return stop([*start, *adverb, head, Word("dat", "dat", "SCONJ", "", "mark", sub.top), *sub.closed()], head)


def te_lijdend(make: Maker) -> list[Word]:
    """Ouders dienen te worden betrokken; ouders hoeven niet te worden gehoord."""
    subject = make.person(subject=True)
    entry = make.entry(("persoon", "licht_persoon"))
    inner = make.clause(entry, Plan("te", passive=True, without=NO_OBJECT, patient=subject.core, depth=1))
    lemma, forms = make.rng.choice((
        ("dienen", ("dien", "dient", "dienen")), ("hoeven", ("hoef", "hoeft", "hoeven")),
        ("lijken", ("lijk", "lijkt", "lijken")),
        ("blijken", ("blijk", "blijkt", "blijken")),
    ))  # fmt: skip
    text = forms[2] if subject.plural else forms[0] if subject.person == 1 else forms[1]
    verb = Word(text, lemma, "VERB", chains.Agree(subject.plural).morph)
    inner.top.under(verb, "xcomp")
    has_not = any(item[1] == "niet" for item in inner.items)
    words = [*subject.under(verb, "nsubj"), verb]
    if lemma == "hoeven" and not has_not:
        words.append(Word("niet", "niet", "ADV", "", "advmod", inner.top))
    return stop([*words, *inner.closed()], verb)


def werkwoorden_samen(make: Maker) -> list[Word]:
    """De school wil ouders horen en betrekken; … om ouders te horen en te betrekken: two verbs, one object."""
    entry, other = make.entry(("persoon",)), make.entry(("persoon",))
    if make.chance(0.5):
        plan, main = Plan(helpers=[make.rng.choice((*chains.MODALS, "willen"))], adverbs=0.1, depth=1), None
    else:
        main = make.clause(make.entry(SIMPLE))
        plan = Plan("te", without=NO_SUBJECT, agent=main.frame.agent, helpers=[], adverbs=0.1, depth=1)
    first = make.clause(entry, plan)
    second = chains.build(other, [], "te" if main else "bare", chains.Agree(), make.rng)
    second.top.under(first.chain.verb, "conj")
    voice = "infinitive" if main else "active"
    make.frames.append(Frame(other.name, voice, first.frame.agent, first.frame.patient))
    join = Word("en", "en", "CCONJ", "", "cc", second.top)
    first.chain.tail.extend([join, *second.tail])
    first.late.clear()
    if main is None:
        return stop(first.closed(), first.top)
    first.top.under(main.top, "advcl")
    return stop([*main.closed(), Word("om", "om", "ADP", "", "mark", first.top), *first.closed()], main.top)


def beknopte_opening(make: Maker) -> list[Word]:
    """Open with a passive main clause and a by-phrase far off: long sentences."""
    words, clause = inverted(make, passive=True)
    inner = make.clause(make.entry(WITH_OBJECT), Plan("te", without=NO_SUBJECT, depth=1, agent=[]))
    inner.top.under(clause.top, "advcl")
    return stop([*words, Word("om", "om", "ADP", "", "mark", inner.top), *inner.closed()], clause.top)
