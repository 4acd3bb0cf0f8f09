"""Chains of verbs: auxiliaries, verbs with an infinitive and the verb itself, in every order that Dutch allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from grammar.words import Word

if TYPE_CHECKING:
    import random

    from grammar.lexicon import Entry, Verb

    Order = Literal["main", "sub", "te", "bare"]

INF, PART = "VerbForm=Inf", "VerbForm=Part"
MODALS = ("kunnen", "moeten", "zullen", "mogen")
WITH_INFINITIVE = ("willen", "gaan", "blijven")
# lemma: ik, hij, past singular, past plural
FORMS = {
    "kunnen": ("kan", "kan", "kon", "konden"),
    "moeten": ("moet", "moet", "moest", "moesten"),
    "zullen": ("zal", "zal", "zou", "zouden"),
    "mogen": ("mag", "mag", "mocht", "mochten"),
    "hebben": ("heb", "heeft", "had", "hadden"),
    "zijn": ("ben", "is", "was", "waren"),
    "worden": ("word", "wordt", "werd", "werden"),
    "krijgen": ("krijg", "krijgt", "kreeg", "kregen"),
    "willen": ("wil", "wil", "wilde", "wilden"),
    "gaan": ("ga", "gaat", "ging", "gingen"),
    "blijven": ("blijf", "blijft", "bleef", "bleven"),
    "laten": ("laat", "laat", "liet", "lieten"),
    "helpen": ("help", "helpt", "hielp", "hielpen"),
    "doen": ("doe", "doet", "deed", "deden"),
}
YOU = {"hebben": "hebt", "zijn": "bent", "kunnen": "kunt", "zullen": "zult"}
PARTICLE_POS = {
    "terug": "ADV", "samen": "ADV", "vast": "ADJ", "goed": "ADJ", "los": "ADJ", "bewust": "ADJ", "deel": "NOUN",
    "kennis": "NOUN", "buiten": "ADV", "binnen": "ADV",
}  # fmt: skip


class Agree(NamedTuple):
    """What a finite verb agrees with, and its tense. ``inverted``: the subject follows (*ga je*)."""

    plural: bool = False
    person: int = 3
    past: bool = False
    inverted: bool = False

    @property
    def morph(self) -> str:
        """Return the features of the finite verb."""
        number, tense = "Plur" if self.plural else "Sing", "Past" if self.past else "Pres"
        return f"Number={number}|Tense={tense}|VerbForm=Fin"


class Chain(NamedTuple):
    """A finished chain: finite word (if it stands apart), the rest in order, the head of the clause, the verb."""

    finite: list[Word]
    tail: list[Word]
    top: Word
    verb: Word


def helper_form(lemma: str, agree: Agree) -> str:
    """Inflect an auxiliary."""
    first, third, past, pasts = FORMS[lemma]
    if agree.past:
        return pasts if agree.plural else past
    if agree.plural:
        return lemma
    if agree.person == 1 or (agree.person == 2 and agree.inverted):
        return first
    return YOU.get(lemma, third) if agree.person in {2, 4} else third


def verb_form(verb: Verb, agree: Agree) -> str:
    """Inflect the base of a verb."""
    if agree.past:
        return verb.past_plural if agree.plural else verb.past
    if agree.plural:
        return verb.base
    return verb.stem if agree.person == 1 or (agree.person == 2 and agree.inverted) else verb.third


def choose(rng: random.Random, *, passive: bool, small: bool, only_worden: bool = False) -> list[str]:
    """Choose helpers; ``+hebben`` stands for the perfect, ``-worden``, ``-zijn`` for the passive."""
    modal = rng.choice(MODALS)
    if passive:
        base = ["-worden"] if only_worden or rng.random() < 0.78 else ["-zijn"]
        roll = rng.random()
        if small or roll < 0.62:
            return base
        if roll < 0.9:
            return [modal, *base]
        return [rng.choice(("zullen", "kunnen")), "moeten", *base]
    roll = rng.random()
    if small:
        return [] if roll < 0.9 else ["kunnen"]
    options: tuple[tuple[float, list[str]], ...] = (
        (0.6, []), (0.73, [modal]), (0.84, ["+hebben"]), (0.9, [rng.choice(WITH_INFINITIVE)]),
        (0.93, ["zullen", rng.choice(("moeten", "kunnen", "willen", "mogen"))]), (0.95, ["zullen", "+hebben"]),
        (0.97, ["willen", "kunnen"]), (1.0, ["+hebben", rng.choice(("moeten", "kunnen", "willen"))]),
    )  # fmt: skip
    return next(helpers for limit, helpers in options if roll < limit)


def particle(verb: Verb, head: Word) -> Word:
    """Make the particle of a split verb."""
    morph = {"deel": "Gender=Neut|Number=Sing", "kennis": "Gender=Com|Number=Sing"}.get(verb.particle, "")
    pos = PARTICLE_POS.get(verb.particle, "ADP")
    return Word(verb.particle, verb.particle, pos, "Degree=Pos" if pos == "ADJ" else morph, "compound:prt", head)


def build(entry: Entry, helpers: list[str], order: Order, agree: Agree, rng: random.Random) -> Chain:
    """Build a chain in a main clause, a subordinate one, after *te*, or as a bare infinitive (``order``)."""
    verb = entry.verb
    if not helpers:
        return _alone(verb, order, agree)
    words = []
    for index, helper in enumerate(helpers):
        lemma = helper.lstrip("+-")
        if helper == "+hebben" and entry.to_be and index == len(helpers) - 1:
            lemma = "zijn"
        finite = index == 0 and order in {"main", "sub"}
        text, morph = (helper_form(lemma, agree), agree.morph) if finite else (lemma, INF)
        infinitival = lemma in {"willen", "gaan", "blijven", "laten", "helpen", "doen"}
        words.append(Word(text, lemma, "VERB" if infinitival else "AUX", morph))
    participle = helpers[-1][0] in "+-"
    text = verb.participle if participle else verb.particle + verb.base
    lexical = Word(text, verb.lemma, "VERB", PART if participle else INF)
    top = _hang(words, helpers, lexical)
    cluster = _order([*words, lexical], order, rng, participle=participle)
    between = len(cluster) - (2 if order == "main" else 1)
    apart = (
        verb.particle
        and not participle
        and order != "te"
        and cluster[-1] is lexical
        and between
        and rng.random() < 0.25
    )
    if apart:
        lexical.text, lexical.lemma = verb.base, verb.base
    split = [particle(verb, lexical)] if apart else []
    if order == "main":
        cluster.remove(words[0])
        return Chain([words[0]], [*split, *cluster], top, lexical)
    if order == "te":
        cluster.insert(cluster.index(words[0]), Word("te", "te", "ADP", "", "mark", top))
    return Chain([], [*split, *cluster], top, lexical)


def _alone(verb: Verb, order: Order, agree: Agree) -> Chain:
    full = verb.lemma
    if order == "main":
        word = Word(verb_form(verb, agree), verb.base, "VERB", agree.morph)
        return Chain([word], [particle(verb, word)] if verb.particle else [], word, word)
    if order == "sub":
        word = Word(verb.particle + verb_form(verb, agree), full, "VERB", agree.morph)
        return Chain([], [word], word, word)
    if order == "te":
        word = Word(verb.base, verb.base, "VERB", INF)
        te = Word("te", "te", "ADP", "", "mark", word)
        return Chain([], [*([particle(verb, word)] if verb.particle else []), te, word], word, word)
    word = Word(full, full, "VERB", INF)
    return Chain([], [word], word, word)


def _hang(words: list[Word], helpers: list[str], lexical: Word) -> Word:
    """Hang auxiliaries on the verb that follows, a verb on the verb that governs it; return the head of all."""
    top = lexical
    for word, helper in zip(reversed(words), reversed(helpers), strict=True):
        if word.pos == "VERB":
            top.under(word, "xcomp")
            top = word
        else:
            word.under(top, "aux:pass" if helper[0] == "-" else "aux")
    return top


def _order(words: list[Word], order: Order, rng: random.Random, *, participle: bool) -> list[Word]:
    """Order a cluster: a participle may open it, a finite modal may close a pair."""
    rest = words if order != "main" else words[1:]
    if participle and rng.random() < 0.5:
        return [*([words[0]] if order == "main" else []), words[-1], *rest[:-1]]
    if order == "sub" and len(words) == 2 and words[0].pos == "AUX" and rng.random() < 0.25:
        return [words[1], words[0]]
    return list(words)
