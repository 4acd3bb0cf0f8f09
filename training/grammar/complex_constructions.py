"""The constructions with clauses in clauses: subordination, infinitives, acts as nouns, coordination, clefts, quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar import chains
from grammar.clauses import SIMPLE, WITH_OBJECT, Clause, Frame
from grammar.constructions import ALL, PASSIVE, copula, inverted, opening, stop
from grammar.tails import relative_clause
from grammar.words import Phrase, Word, comma

if TYPE_CHECKING:
    from grammar.clauses import Maker

NO_SUBJECT = frozenset({"subject"})


def _mark(make: Maker, head: Word) -> Word:
    text = make.rng.choice(make.lex.other["voegwoorden"])
    return Word(text, text, "SCONJ", "", "mark", head)


def _sub(make: Maker, *, passive: bool = False, **options: object) -> Clause:
    return make.clause(make.entry(PASSIVE if passive else ALL), "sub", passive=passive, depth=1, **options)


def bijzin_achter(make: Maker) -> list[Word]:
    """De school wacht, omdat ouders meedenken."""
    main, sub = make.clause(make.entry(SIMPLE)), _sub(make, passive=make.chance(0.25))
    words = [_mark(make, sub.top), *sub.closed()]
    if make.chance(0.4):
        words.insert(0, comma(sub.top))
    sub.top.under(main.top, "advcl")
    return stop([*main.closed(), *words], main.top)


def bijzin_voor(make: Maker) -> list[Word]:
    """Als ouders meedenken, luistert de school."""
    sub = _sub(make, passive=make.chance(0.25))
    main = make.clause(make.entry(SIMPLE), inverted=True)
    sub.top.under(main.top, "advcl")
    close = [comma(sub.top)] if make.chance(0.85) else []
    return stop([_mark(make, sub.top), *sub.closed(), *close, *main.inverted()], main.top)


def meervoudig_cluster_bijzin(make: Maker) -> list[Word]:
    """… omdat ouders zouden moeten worden betrokken."""
    main = make.clause(make.entry(SIMPLE))
    if make.chance(0.5):
        sub = _sub(make, passive=True, helpers=["zullen", "moeten", "-worden"])
    else:
        sub = _sub(make, helpers=make.rng.choice((["zullen", "willen"], ["willen", "kunnen"], ["zullen", "+hebben"])))
    sub.top.under(main.top, "advcl")
    return stop([*main.closed(), _mark(make, sub.top), *sub.closed()], main.top)


def vraagzin_onder(make: Maker) -> list[Word]:
    """De gemeente vraagt of ouders meedenken; weet hoe …."""
    main = make.clause(next(entry for entry in make.lex.entries if entry.group == "zaak" and entry.name == "bespreken"),
                       obj=None, without=frozenset({"obj"}))  # fmt: skip
    sub = _sub(make)
    if make.chance(0.5):
        mark = Word("of", "of", "SCONJ", "", "mark", sub.top)
    else:
        text = make.rng.choice(("hoe", "wanneer", "waarom"))
        mark = Word(text, text, "ADV", "", "advmod", sub.top)
    sub.top.under(main.chain.verb, "ccomp")
    return stop([*main.closed(), mark, *sub.closed()], main.top)


def doelzin(make: Maker) -> list[Word]:
    """De school werkt om ouders te betrekken."""
    front = make.chance(0.25)
    main = make.clause(make.entry(SIMPLE), inverted=front)
    agree = (main.subject.plural, main.subject.person) if main.subject else (False, 3)
    inner = make.clause(make.entry(SIMPLE), "te", without=NO_SUBJECT, agent=main.frame.agent, depth=1, agree=agree)
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
    main = make.clause(make.entry(SIMPLE), inverted=front)
    agree = (main.subject.plural, main.subject.person) if main.subject else (False, 3)
    helpers = ["+hebben"] if text == "na" else []
    inner = make.clause(
        make.entry(SIMPLE), "te", without=NO_SUBJECT, agent=main.frame.agent, depth=1, helpers=helpers, agree=agree
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
        inner = make.clause(make.entry(SIMPLE), "bare", without=NO_SUBJECT, helpers=[], depth=1, agent=[])
        inner.top.under(head, "csubj")
        return stop([*inner.closed(), is_, *adverb, head], head)
    het = Word("het", "het", "PRON", "Person=3|PronType=Prs", "expl", head)
    start = [het, is_] if make.chance(0.75) else [*opening(make, head), is_, het]
    if roll < 0.75:
        passive = make.chance(0.15)
        if passive:
            inner = make.clause(make.entry(("persoon",)), "te", without=frozenset({"obj"}), passive=True, depth=1)
        else:
            inner = make.clause(make.entry(SIMPLE), "te", without=NO_SUBJECT, depth=1, agent=[])
        om = [Word("om", "om", "ADP", "", "mark", inner.top)] if make.chance(0.8) else []
        inner.top.under(head, "csubj")
        return stop([*start, *adverb, head, *om, *inner.closed()], head)
    sub = _sub(make, passive=make.chance(0.3))
    sub.top.under(head, "csubj")
    return stop([*start, *adverb, head, Word("dat", "dat", "SCONJ", "", "mark", sub.top), *sub.closed()], head)


def _predicate(make: Maker, subject: Phrase) -> list[Word]:
    """Say something about an act: it is important, or it leads somewhere."""
    if make.chance(0.5):
        text = make.rng.choice(make.lex.other["bijvoeglijk"]["wenselijk"])
        words, head = copula(make, subject, Word(text, text, "ADJ", "Degree=Pos"))
        return stop(words, head)
    name = make.rng.choice(("leiden", "bijdragen"))
    entry = next(entry for entry in make.lex.entries if entry.name == name)
    clause = make.clause(entry, subject=subject, depth=1)
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
        clause = make.clause(make.entry(("zaak",)), obj=phrase)
        words = stop(clause.closed(), clause.top)
    else:
        clause = make.clause(make.entry(SIMPLE), inverted=True)
        prep = make.rng.choice(("bij", "door", "voor", "na", "met", "tijdens"))
        words = stop([*make.prepositional(prep, phrase, clause.top, "obl"), *clause.inverted()], clause.top)
    make.verb = verb
    return words


def betrekkelijk(make: Maker) -> list[Word]:
    """De ouders die de school betrekt, denken mee; extraposed: … ouders uitgenodigd die …."""
    if make.chance(0.4):
        helpers = make.rng.choice((["+hebben"], ["moeten"], ["zullen"], ["kunnen"]))
        obj = make.phrases.plain("gezin" if make.chance(0.5) else "zaak")
        entry = make.entry(("persoon",) if obj.human else ("zaak",))
        clause = make.clause(entry, obj=obj, helpers=helpers)
        words, inner = relative_clause(make, obj, 1)
        opens = [comma(inner.top)] if make.chance(0.3) else []
        return stop([*clause.closed(), *opens, *words], clause.top)
    subject = make.phrases.plain(make.rng.choice(("gezin", "professional", "instelling")))
    words, inner = relative_clause(make, subject, 1)
    subject.words = [*subject.words, *words, *([comma(inner.top)] if make.chance(0.6) else [])]
    clause = make.clause(make.entry(ALL), subject=subject)
    return stop(clause.closed(), clause.top)


def vrije_betrekkelijke(make: Maker) -> list[Word]:
    """Wie meedenkt, krijgt een stem."""
    who = Word("wie", "wie", "PRON", "Person=3|PronType=Int")
    free = make.clause(make.entry(SIMPLE), "sub", without=NO_SUBJECT, agent=[who], depth=1, agree=(False, 3))
    words = [who.under(free.top, "nsubj"), *free.closed(), comma(free.top)]
    phrase = Phrase(words, free.top, core=[who])
    main = make.clause(make.entry(SIMPLE), subject=phrase)
    return stop(main.closed(), main.top)


def nevenschikking(make: Maker) -> list[Word]:
    """De school belt en ouders komen; ook zonder herhaald onderwerp."""
    first = make.clause(make.entry(SIMPLE), past=False)
    text = make.rng.choice(("en", "maar", "want", "of", "en"))
    if make.chance(0.55) and text in {"en", "maar", "of"} and first.subject:
        agree = (first.subject.plural, first.subject.person)
        second = make.clause(
            make.entry(SIMPLE), without=NO_SUBJECT, agent=first.frame.agent, agree=agree, past=False, depth=1
        )
    else:
        second = make.clause(make.entry(SIMPLE), depth=1)
    second.top.under(first.top, "conj")
    join = Word(text, text, "CCONJ", "", "cc", second.top)
    opens = [comma(second.top)] if text in {"maar", "want"} or make.chance(0.2) else []
    return stop([*first.closed(), *opens, join, *second.closed()], first.top)


def nevenschikking_bijzin(make: Maker) -> list[Word]:
    """… omdat ouders meedenken en leraren steunen; … om ouders te horen en te betrekken."""
    main = make.clause(make.entry(SIMPLE))
    order, options = ("te", {"without": NO_SUBJECT, "agent": main.frame.agent}) if make.chance(0.4) else ("sub", {})
    first = make.clause(make.entry(SIMPLE), order, depth=1, helpers=[], past=False, **options)
    core = first.frame.agent
    agree = (first.subject.plural, first.subject.person) if first.subject else (False, 3)
    second = make.clause(
        make.entry(SIMPLE), order, without=NO_SUBJECT, agent=core, agree=agree, depth=2, helpers=[], past=False
    )
    first.top.under(main.top, "advcl")
    second.top.under(first.top, "conj")
    mark = Word("om", "om", "ADP", "", "mark", first.top) if order == "te" else _mark(make, first.top)
    join = Word("en", "en", "CCONJ", "", "cc", second.top)
    return stop([*main.closed(), mark, *first.closed(), join, *second.closed()], main.top)


def werkwoorden_samen(make: Maker) -> list[Word]:
    """De school wil ouders horen en betrekken; … om ouders te horen en te betrekken: two verbs, one object."""
    entry, other = make.entry(("persoon",)), make.entry(("persoon",))
    order = "main" if make.chance(0.5) else "te"
    helpers = [make.rng.choice((*chains.MODALS, "willen"))] if order == "main" else []
    main = make.clause(make.entry(SIMPLE)) if order == "te" else None
    options = {"without": NO_SUBJECT, "agent": main.frame.agent, "agree": (False, 3)} if main else {}
    first = make.clause(entry, order, helpers=helpers, adverbs=0.1, depth=1, **options)
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
    clause = make.clause(
        make.entry(ALL if phrase.human else ("zaak",)), **{"subject" if phrase.human else "obj": phrase}
    )
    return stop(clause.closed(), clause.top)


def zowel_als(make: Maker) -> list[Word]:
    """Partners zoals ouders; met name ouders; ouders, zoals vaders, …"""
    phrase, other = make.phrases.plain("gezin", plural=True), make.phrases.plain("gezin", plural=True, bare=True)
    other.head.under(phrase.head, "advcl")
    words = [Word("zoals", "zoals", "SCONJ", "", "mark", other.head), *other.words]
    if make.chance(0.4):
        words = [comma(other.head), *words, comma(other.head)]
    phrase.words = [*phrase.words, *words]
    if make.chance(0.5):
        clause = make.clause(make.entry(), subject=phrase)
    else:
        clause = make.clause(make.entry(("persoon", "licht_persoon")), obj=phrase)
    return stop(clause.closed(), clause.top)


def te_lijdend(make: Maker) -> list[Word]:
    """Ouders dienen te worden betrokken; ouders hoeven niet te worden gehoord."""
    subject = make.person(subject=True)
    entry = make.entry(("persoon", "licht_persoon"))
    inner = make.clause(entry, "te", passive=True, without=frozenset({"obj"}), patient=subject.core, depth=1)
    lemma, forms = make.rng.choice((
        ("dienen", ("dien", "dient", "dienen")), ("hoeven", ("hoef", "hoeft", "hoeven")), ("lijken", ("lijk", "lijkt", "lijken")),
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
    first = make.clause(make.entry(PASSIVE if passive else SIMPLE), inverted=True, passive=passive, past=False, depth=1)
    main = make.clause(make.entry(SIMPLE), inverted=True, past=False)
    first.top.under(main.top, "advcl")
    then = [Word("dan", "dan", "ADV", "", "advmod", main.top)] if make.chance(0.8) else []
    return stop([*first.inverted(), comma(first.top), *then, *main.inverted()], main.top)


def citaat(make: Maker) -> list[Word]:
    """ "Ouders denken mee", zegt de wethouder."""
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


def een_aantal(make: Maker) -> list[Word]:
    """Een aantal ouders denkt mee."""
    noun = make.phrases.plain("gezin", plural=True, bare=True)
    head = Word(make.rng.choice(("aantal", "groep", "deel")), "", "NOUN")
    head.lemma = head.text
    head.morph = "Gender=Com|Number=Sing" if head.text == "groep" else "Gender=Neut|Number=Sing"
    words = [Word("een", "een", "DET", "Definite=Ind", "det", head), head]
    words += make.prepositional("van", make.phrases.plain("gezin", plural=True), head, "nmod") if head.text == "deel" else noun.under(head, "nmod")  # fmt: skip
    phrase = Phrase(words, head, plural=head.text == "aantal" and make.chance(0.7), core=list(words))
    if make.chance(0.5):
        clause = make.clause(make.entry(), subject=phrase)
    else:
        clause = make.clause(make.entry(("persoon", "licht_persoon")), obj=phrase)
    return stop(clause.closed(), clause.top)


def er_voorzetsel(make: Maker) -> list[Word]:
    """Ouders werken er samen aan."""
    entry = make.entry(("voorzetsel",))
    clause = make.clause(entry, adverbs=0.2, inverted=False)
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


def beknopte_opening(make: Maker) -> list[Word]:
    """Open with a passive main clause and a by-phrase far off: long sentences."""
    words, clause = inverted(make, passive=True)
    inner = make.clause(make.entry(WITH_OBJECT), "te", without=NO_SUBJECT, depth=1, agent=[])
    inner.top.under(clause.top, "advcl")
    return stop([*words, Word("om", "om", "ADP", "", "mark", inner.top), *inner.closed()], clause.top)
