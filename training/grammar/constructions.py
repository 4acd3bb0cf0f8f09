"""The constructions with one clause at heart: statements, passives, causatives, copulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar import chains
from grammar.clauses import NO_AGENT, NO_RECIPIENT, NO_SUBJECT, Clause, Frame, Plan
from grammar.decks import ALL, PASSIVE
from grammar.words import Phrase, Word

if TYPE_CHECKING:
    from grammar.making import Maker

EXISTENCE = (
    ("zijn", ()),
    ("komen", ("komt", "komen", "kwam", "kwamen")),
    ("bestaan", ("bestaat", "bestaan", "bestond", "bestonden")),
)
ER = ("er", "er", "ADV")


def stop(words: list[Word], root: Word, mark: str = ".") -> list[Word]:
    """Close a sentence."""
    return [*words, Word(mark, mark, "PUNCT", "", "punct", root)]


def opening(make: Maker, head: Word) -> list[Word]:
    """Make an adverb or an adverbial for the first place."""
    if make.chance(0.5):
        return [make.adverb(head, "voorop")]
    return make.adverbial(head, 1)


def inverted(make: Maker, *, passive: bool = False) -> tuple[list[Word], Clause]:
    """Make a main clause that opens with an adverbial, with its head."""
    clause = make.clause(make.entry(PASSIVE if passive else ALL), Plan(inverted=True, passive=passive))
    return [*opening(make, clause.top), *clause.inverted()], clause


def hoofdzin(make: Maker) -> list[Word]:
    """De gemeente betrekt ouders."""
    that = Word("die", "die", "PRON", "Person=3|PronType=Dem")
    subject = Phrase([that], that, core=[that], pronoun=True) if make.chance(0.03) else None
    clause = make.clause(make.entry(ALL), Plan(subject=subject))
    return stop(clause.closed(), clause.top)


def inversie(make: Maker) -> list[Word]:
    """Vanaf mei betrekt het team ouders."""
    words, clause = inverted(make)
    return stop(words, clause.top)


def lijdend(make: Maker) -> list[Word]:
    """Ouders worden (door de school) betrokken."""
    clause = make.clause(make.entry(PASSIVE), Plan(passive=True))
    return stop(clause.closed(), clause.top)


def lijdend_inversie(make: Maker) -> list[Word]:
    """Daarom worden ouders betrokken."""
    words, clause = inverted(make, passive=True)
    return stop(words, clause.top)


def ontvanger_voorop(make: Maker) -> list[Word]:
    """Het gezin wordt hulp geboden."""
    clause = make.clause(make.entry(("geven",)), Plan(passive=True, without=NO_RECIPIENT, inverted=True))
    receiver = make.person(pronouns=0.1)
    clause.frame.recipient = receiver.core
    return stop([*receiver.under(clause.chain.verb, "iobj"), *clause.inverted()], clause.top)


def krijgen_passief(make: Maker) -> list[Word]:
    """Ouders krijgen een folder uitgereikt."""
    receiver = make.person(subject=True)
    entry, gift = make.entry(("geven",)), make.thing("gave", 1)
    plan = Plan(subject=receiver, obj=gift, without=NO_RECIPIENT, agent=[], helpers=["-krijgen"], voice="passive")
    clause = make.clause(entry, plan)
    receiver.head.dep = "nsubj:pass"
    clause.frame.recipient = receiver.core
    if make.chance(0.3):
        agent = make.person(pronouns=0, depth=2)
        clause.frame.agent = agent.core
        clause.late += make.prepositional("door" if make.chance(0.4) else "van", agent, clause.chain.verb, "obl")
    return stop(clause.closed(), clause.top)


def loze_zin_passief(make: Maker) -> list[Word]:
    """Er wordt met ouders overlegd. Er worden ouders uitgenodigd."""
    group = make.rng.choice((("persoon", "zaak"), ("voorzetsel", "samen")))
    entry = make.entry(group)
    if group[0] == "persoon":
        obj = make.phrases.plain("gezin" if entry.group == "persoon" else "zaak", plural=True, bare=True)
        clause = make.clause(entry, Plan(passive=True, subject=obj, inverted=True, helpers=["-worden"]))
    else:
        clause = make.clause(entry, Plan(passive=True, without=NO_AGENT, helpers=["-worden"], inverted=True))
    er = Word(*ER, "", "advmod", clause.top)
    return stop([er, *clause.inverted()], clause.top)


def voorop_lijdend(make: Maker) -> list[Word]:
    """Ouders betrekt de school te laat: number or case tells who does it."""
    plural = make.chance(0.6)
    obj = make.phrases.plain("gezin", plural=plural)
    subject = make.phrases.plain("instelling" if make.chance(0.5) else "professional", plural=not obj.plural)
    if make.chance(0.4):
        subject = make.distinct(plural=plural, pronouns=1)
    clause = make.clause(make.entry(("persoon", "licht_persoon")), Plan(subject=subject, obj=obj, inverted=True))
    return stop([*obj.words, *clause.inverted(without="obj")], clause.top)


def laten(make: Maker) -> list[Word]:
    """De gemeente laat ouders meedenken."""
    subject, causee = make.person(subject=True), make.person(pronouns=0.15)
    plan = Plan("bare", without=NO_SUBJECT, agent=causee.core, helpers=[], depth=1)
    inner = make.clause(make.entry(("voorzetsel", "zaak", "intransitief", "persoon")), plan)
    past = make.chance(0.2)
    agree = chains.Agree(subject.plural, subject.person, past=past)
    verb = Word(chains.helper_form("laten", agree), "laten", "VERB", agree.morph)
    finite, rest = verb, []
    if make.chance(0.3):
        modal = make.rng.choice((*chains.MODALS, "willen"))
        finite = Word(chains.helper_form(modal, agree), modal, "VERB" if modal == "willen" else "AUX", agree.morph)
        verb.text, verb.morph = "laten", chains.INF
        rest = [verb]
        if modal == "willen":
            verb.under(finite, "xcomp")
        else:
            finite.under(verb, "aux")
    top = finite if finite.pos == "VERB" else verb
    inner.top.under(verb, "xcomp")
    words = [*subject.under(top, "nsubj"), finite, *causee.under(verb, "obj"), *inner.middle()]
    return stop([*words, *rest, *inner.chain.tail, *inner.late], top)


def elkaar(make: Maker) -> list[Word]:
    """Ouders en leraren helpen elkaar."""
    word = Word("elkaar", "elkaar", "PRON", "Case=Acc|PronType=Rcp")
    phrase = Phrase([word], word, plural=True, core=[word], pronoun=True)
    subject = make.phrases.plain("gezin", plural=True)
    clause = make.clause(make.entry(("persoon",)), Plan(subject=subject, obj=phrase))
    return stop(clause.closed(), clause.top)


def copula(
    make: Maker, subject: Phrase, predicate: Phrase | Word, *, front: list[Word] | None = None
) -> tuple[list[Word], Word]:
    """Make *X is Y*; return the words and the head."""
    past = make.chance(0.2)
    agree = chains.Agree(subject.plural, subject.person, past, inverted=front is not None)
    head: Word = predicate.head if isinstance(predicate, Phrase) else predicate
    verb = Word(chains.helper_form("zijn", agree), "zijn", "AUX", agree.morph, "cop", head)
    subject.under(head, "nsubj")
    middle = [make.adverb(head)] if make.chance(0.3) else []
    middle += [Word("niet", "niet", "ADV", "", "advmod", head)] if make.chance(0.12) else []
    last = predicate.words if isinstance(predicate, Phrase) else [predicate]
    if front is not None:
        return [*front, verb, *subject.words, *middle, *last], head
    return [*subject.words, verb, *middle, *last], head


def koppel(make: Maker) -> list[Word]:
    """Ouders zijn belangrijk; ouders zijn partners."""
    subject = make.person(subject=True) if make.chance(0.6) else make.thing()
    if make.chance(0.5):
        text = make.rng.choice(make.lex.other["bijvoeglijk"]["gezegde"])
        predicate: Phrase | Word = Word(text, text, "ADJ", "Degree=Pos")
    else:
        predicate = make.phrases.plain("rol" if subject.human else "zaak", plural=subject.plural)
    words, head = copula(make, subject, predicate)
    if make.chance(0.3):
        words += make.adverbial(head, 1)
    return stop(words, head)


def vergelijking(make: Maker) -> list[Word]:
    """Ouders zijn actiever dan leraren; ouders zijn even belangrijk als leraren."""
    subject, other = make.person(subject=True, depth=1), make.person(pronouns=0, depth=2)
    if make.chance(0.6):
        text, _, lemma = make.rng.choice(make.lex.other["bijvoeglijk"]["meer"]).partition("/")
        word, mark, before = Word(text, lemma, "ADJ", "Degree=Cmp"), "dan", []
    else:
        text = make.rng.choice(make.lex.other["bijvoeglijk"]["gezegde"])
        word, mark = Word(text, text, "ADJ", "Degree=Pos"), "als"
        before = [Word("even", "even", "ADV", "", "advmod", word)]
    words, head = copula(make, subject, word)
    words[-1:] = [*before, word]
    than = Word(mark, mark, "SCONJ", "", "mark", other.head)
    return stop([*words, than, *other.under(head, "advcl")], head)


def _indefinite(make: Maker) -> Phrase:
    """Make a phrase that *er* can introduce."""
    while True:
        phrase = make.phrases.plain("zaak" if make.chance(0.6) else "gezin")
        first = phrase.words[0]
        if not phrase.definite or first.pos == "NUM" or first.text in {"geen", "veel", "enkele", "meer"}:
            return phrase


def er_bestaan(make: Maker) -> list[Word]:
    """Er zijn nog geen plannen voor ouders."""
    thing = make.extended(_indefinite(make), 1)
    agree = chains.Agree(thing.plural, 3, past=make.chance(0.2))
    lemma, forms = make.rng.choice(EXISTENCE)
    text = chains.helper_form("zijn", agree) if not forms else forms[2 * agree.past + agree.plural]
    verb = Word(text, lemma, "VERB", agree.morph)
    words = [Word(*ER, "", "advmod", verb), verb]
    words += [make.adverb(verb)] if make.chance(0.4) else []
    words += thing.under(verb, "nsubj")
    words += make.adverbial(verb, 1) if make.chance(0.5) else []
    make.verb = make.verb or lemma
    return stop(words, verb)


def hebben(make: Maker) -> list[Word]:
    """Ouders hebben een plan; omdat ouders een plan hebben."""
    subject, obj = make.person(subject=True), make.thing("gave" if make.chance(0.5) else "zaak")
    agree = chains.Agree(subject.plural, subject.person, past=make.chance(0.2))
    verb = Word(chains.helper_form("hebben", agree), "hebben", "VERB", agree.morph)
    make.frames.append(Frame("hebben", "active", subject.core, obj.core))
    make.verb = make.verb or "hebben"
    start, end = subject.under(verb, "nsubj"), obj.under(verb, "obj")
    adverb = [make.adverb(verb)] if make.chance(0.4) else []
    if make.chance(0.5):
        return stop([*start, verb, *adverb, *end], verb)
    main = make.clause(make.entry(ALL))
    mark = make.rng.choice(make.lex.other["voegwoorden"])
    verb.under(main.top, "advcl")
    words = [*main.closed(), Word(mark, mark, "SCONJ", "", "mark", verb), *start, *adverb, *end, verb]
    return stop(words, main.top)
