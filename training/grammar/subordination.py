"""Constructions with clauses in clauses: subordination, relatives, coordination, clefts, conditions, quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grammar import chains
from grammar.clauses import NO_OBJECT, NO_SUBJECT, Clause, Frame, Plan
from grammar.constructions import stop
from grammar.decks import ALL, PASSIVE, SIMPLE
from grammar.tails import relative_clause
from grammar.words import Phrase, Word, comma

if TYPE_CHECKING:
    from grammar.making import Maker


def _mark(make: Maker, head: Word) -> Word:
    text = make.rng.choice(make.lex.other["voegwoorden"])
    return Word(text, text, "SCONJ", "", "mark", head)


def subordinate(make: Maker, *, passive: bool = False, helpers: list[str] | None = None) -> Clause:
    """Make a subordinate clause without its conjunction."""
    plan = Plan("sub", passive=passive, helpers=helpers, depth=1)
    return make.clause(make.entry(PASSIVE if passive else ALL), plan)


def bijzin_achter(make: Maker) -> list[Word]:
    """De school wacht, omdat ouders meedenken."""
    main, sub = make.clause(make.entry(SIMPLE)), subordinate(make, passive=make.chance(0.25))
    words = [_mark(make, sub.top), *sub.closed()]
    if make.chance(0.4):
        words.insert(0, comma(sub.top))
    sub.top.under(main.top, "advcl")
    return stop([*main.closed(), *words], main.top)


def bijzin_voor(make: Maker) -> list[Word]:
    """Als ouders meedenken, luistert de school."""
    sub = subordinate(make, passive=make.chance(0.25))
    main = make.clause(make.entry(SIMPLE), Plan(inverted=True))
    sub.top.under(main.top, "advcl")
    close = [comma(sub.top)] if make.chance(0.85) else []
    return stop([_mark(make, sub.top), *sub.closed(), *close, *main.inverted()], main.top)


def meervoudig_cluster_bijzin(make: Maker) -> list[Word]:
    """… omdat ouders zouden moeten worden betrokken."""
    main = make.clause(make.entry(SIMPLE))
    if make.chance(0.5):
        sub = subordinate(make, passive=True, helpers=["zullen", "moeten", "-worden"])
    else:
        sub = subordinate(
            make, helpers=make.rng.choice((["zullen", "willen"], ["willen", "kunnen"], ["zullen", "+hebben"]))
        )
    sub.top.under(main.top, "advcl")
    return stop([*main.closed(), _mark(make, sub.top), *sub.closed()], main.top)


def vraagzin_onder(make: Maker) -> list[Word]:
    """De gemeente vraagt of ouders meedenken; weet hoe …."""
    entry = next(entry for entry in make.lex.entries if entry.group == "zaak" and entry.name == "bespreken")
    main = make.clause(entry, Plan(without=NO_OBJECT))
    sub = subordinate(make)
    if make.chance(0.5):
        mark = Word("of", "of", "SCONJ", "", "mark", sub.top)
    else:
        text = make.rng.choice(("hoe", "wanneer", "waarom"))
        mark = Word(text, text, "ADV", "", "advmod", sub.top)
    sub.top.under(main.chain.verb, "ccomp")
    return stop([*main.closed(), mark, *sub.closed()], main.top)


def betrekkelijk(make: Maker) -> list[Word]:
    """De ouders die de school betrekt, denken mee; extraposed: … ouders uitgenodigd die …."""
    if make.chance(0.4):
        helpers = make.rng.choice((["+hebben"], ["moeten"], ["zullen"], ["kunnen"]))
        obj = make.phrases.plain("gezin" if make.chance(0.5) else "zaak")
        entry = make.entry(("persoon",) if obj.human else ("zaak",))
        clause = make.clause(entry, Plan(obj=obj, helpers=helpers))
        words, inner = relative_clause(make, obj, 1)
        opens = [comma(inner.top)] if make.chance(0.3) else []
        return stop([*clause.closed(), *opens, *words], clause.top)
    subject = make.phrases.plain(make.rng.choice(("gezin", "professional", "instelling")))
    words, inner = relative_clause(make, subject, 1)
    subject.words = [*subject.words, *words, *([comma(inner.top)] if make.chance(0.6) else [])]
    clause = make.clause(make.entry(ALL), Plan(subject=subject))
    return stop(clause.closed(), clause.top)


def vrije_betrekkelijke(make: Maker) -> list[Word]:
    """Wie meedenkt, krijgt een stem."""
    who = Word("wie", "wie", "PRON", "Person=3|PronType=Int")
    free = make.clause(make.entry(SIMPLE), Plan("sub", without=NO_SUBJECT, agent=[who], depth=1, agree=(False, 3)))
    words = [who.under(free.top, "nsubj"), *free.closed(), comma(free.top)]
    phrase = Phrase(words, free.top, core=[who])
    main = make.clause(make.entry(SIMPLE), Plan(subject=phrase))
    return stop(main.closed(), main.top)


def nevenschikking(make: Maker) -> list[Word]:
    """De school belt en ouders komen; ook zonder herhaald onderwerp."""
    first = make.clause(make.entry(SIMPLE), Plan(past=False))
    text = make.rng.choice(("en", "maar", "want", "of", "en"))
    if make.chance(0.55) and text in {"en", "maar", "of"} and first.subject:
        agree = (first.subject.plural, first.subject.person)
        second = make.clause(
            make.entry(SIMPLE), Plan(without=NO_SUBJECT, agent=first.frame.agent, agree=agree, past=False, depth=1)
        )
    else:
        second = make.clause(make.entry(SIMPLE), Plan(depth=1))
    second.top.under(first.top, "conj")
    join = Word(text, text, "CCONJ", "", "cc", second.top)
    opens = [comma(second.top)] if text in {"maar", "want"} or make.chance(0.2) else []
    return stop([*first.closed(), *opens, join, *second.closed()], first.top)


def nevenschikking_bijzin(make: Maker) -> list[Word]:
    """… omdat ouders meedenken en leraren steunen; … om ouders te horen en te betrekken."""
    main = make.clause(make.entry(SIMPLE))
    plan = Plan("sub", depth=1, helpers=[], past=False)
    if make.chance(0.4):
        plan = replace(plan, order="te", without=NO_SUBJECT, agent=main.frame.agent)
    first = make.clause(make.entry(SIMPLE), plan)
    core = first.frame.agent
    agree = (first.subject.plural, first.subject.person) if first.subject else (False, 3)
    second = make.clause(make.entry(SIMPLE), replace(plan, without=NO_SUBJECT, agent=core, agree=agree, depth=2))
    first.top.under(main.top, "advcl")
    second.top.under(first.top, "conj")
    mark = Word("om", "om", "ADP", "", "mark", first.top) if plan.order == "te" else _mark(make, first.top)
    join = Word("en", "en", "CCONJ", "", "cc", second.top)
    return stop([*main.closed(), mark, *first.closed(), join, *second.closed()], main.top)


def gekloofd(make: Maker) -> list[Word]:
    """Het zijn de ouders die beslissen."""
    phrase = make.phrases.plain(make.rng.choice(("gezin", "professional", "instelling")))
    agree = chains.Agree(phrase.plural, 3, past=make.chance(0.2))
    is_ = Word(chains.helper_form("zijn", agree), "zijn", "AUX", agree.morph, "cop", phrase.head)
    het = Word("het", "het", "PRON", "Person=3|PronType=Prs", "nsubj", phrase.head)
    words, _ = relative_clause(make, phrase, 1)
    middle = [make.adverb(phrase.head)] if make.chance(0.3) else []
    phrase.head.head = None
    return stop([het, is_, *middle, *phrase.words, *words], phrase.head)


def voorwaarde_omkering(make: Maker) -> list[Word]:
    """Wordt een kind ziek, dan belt de school."""
    passive = make.chance(0.5)
    first = make.clause(
        make.entry(PASSIVE if passive else SIMPLE), Plan(inverted=True, passive=passive, past=False, depth=1)
    )
    main = make.clause(make.entry(SIMPLE), Plan(inverted=True, past=False))
    first.top.under(main.top, "advcl")
    then = [Word("dan", "dan", "ADV", "", "advmod", main.top)] if make.chance(0.8) else []
    return stop([*first.inverted(), comma(first.top), *then, *main.inverted()], main.top)


def citaat(make: Maker) -> list[Word]:
    """Quote: "Ouders denken mee", zegt de wethouder."""
    inner = make.clause(make.entry(SIMPLE))
    who = make.person(pronouns=0.2, subject=True, depth=1)
    agree = chains.Agree(who.plural, who.person, inverted=True)
    verb = next(entry.verb for entry in make.lex.entries if entry.group == "zin" and entry.name == "zeggen")
    says = Word(chains.verb_form(verb, agree), "zeggen", "VERB", agree.morph)
    make.frames.append(Frame("zeggen", "active", who.core))
    words = inner.closed()
    says.under(inner.top, "parataxis")
    quotes = [Word('"', '"', "PUNCT", "", "punct", inner.top) for _ in range(2)]
    return stop([quotes[0], *words, quotes[1], comma(says), says, *who.under(says, "nsubj")], inner.top)


def er_voorzetsel(make: Maker) -> list[Word]:
    """Ouders werken er samen aan."""
    entry = make.entry(("voorzetsel",))
    clause = make.clause(entry, Plan(adverbs=0.2, inverted=False))
    clause.items = [item for item in clause.items if item[1] != "pp"]
    pp_words = {id(word) for word in clause.late}
    clause.late = [word for word in clause.late if id(word) not in pp_words]
    text = make.rng.choice(("er", "daar", "hier"))
    prep = {"met": "mee", "tot": "toe", "naar": "naar"}.get(entry.prep, entry.prep)
    er = Word(text, text, "ADV", "", "obl", clause.chain.verb)
    if not any(1.5 < rank < 8.0 for rank, _, _ in clause.items):
        # Side by side they would be one word: *ermee*.
        clause.items.append((4.0, "adverb", [make.adverb(clause.chain.verb)]))
    clause.items += [(1.5, "er", [er]), (8.0, "prep", [Word(prep, prep, "ADP", "", "case", er)])]
    return stop(clause.closed(), clause.top)
