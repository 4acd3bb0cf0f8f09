"""Generate Dutch sentences with an indirect object, with their trees.

Real text has few (some four hundred in the whole training set), and families are what policy text gives, offers and
imposes things on. The noun phrases come from the treebank itself, so the words stay broad; only the verb frame is ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conllu import Token

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from conllu import Sentence

FINITE = "Number={number}|Tense={tense}|VerbForm=Fin"
MAX_PHRASE = 5


class Verb(NamedTuple):
    """A verb that takes an indirect object: its bare forms, and its particle if it has one."""

    lemma: str
    singular: str
    past_singular: str
    past_plural: str
    participle: str
    particle: str = ""


VERBS = (
    Verb("geven", "geeft", "gaf", "gaven", "gegeven"),
    Verb("geven", "geeft", "gaf", "gaven", "gegeven"),
    Verb("bieden", "biedt", "bood", "boden", "geboden"),
    Verb("bieden", "biedt", "bood", "boden", "geboden", "aan"),
    Verb("sturen", "stuurt", "stuurde", "stuurden", "gestuurd"),
    Verb("sturen", "stuurt", "stuurde", "stuurden", "gestuurd", "toe"),
    Verb("verlenen", "verleent", "verleende", "verleenden", "verleend"),
    Verb("verstrekken", "verstrekt", "verstrekte", "verstrekten", "verstrekt"),
    Verb("vertellen", "vertelt", "vertelde", "vertelden", "verteld"),
    Verb("vragen", "vraagt", "vroeg", "vroegen", "gevraagd"),
    Verb("beloven", "belooft", "beloofde", "beloofden", "beloofd"),
    Verb("besparen", "bespaart", "bespaarde", "bespaarden", "bespaard"),
    Verb("ontnemen", "ontneemt", "ontnam", "ontnamen", "ontnomen"),
    Verb("ontzeggen", "ontzegt", "ontzegde", "ontzegden", "ontzegd"),
    Verb("weigeren", "weigert", "weigerde", "weigerden", "geweigerd"),
    Verb("gunnen", "gunt", "gunde", "gunden", "gegund"),
    Verb("kosten", "kost", "kostte", "kostten", "gekost"),
    Verb("verwijten", "verwijt", "verweet", "verweten", "verweten"),
    Verb("bezorgen", "bezorgt", "bezorgde", "bezorgden", "bezorgd"),
    Verb("schenken", "schenkt", "schonk", "schonken", "geschonken"),
    Verb("leveren", "levert", "leverde", "leverden", "geleverd", "op"),
    Verb("leggen", "legt", "legde", "legden", "gelegd", "uit"),
    Verb("leggen", "legt", "legde", "legden", "gelegd", "voor"),
    Verb("leggen", "legt", "legde", "legden", "gelegd", "op"),
    Verb("wijzen", "wijst", "wees", "wezen", "gewezen", "toe"),
    Verb("kennen", "kent", "kende", "kenden", "gekend", "toe"),
    Verb("vertrouwen", "vertrouwt", "vertrouwde", "vertrouwden", "vertrouwd", "toe"),
    Verb("staan", "staat", "stond", "stonden", "gestaan", "toe"),
    Verb("delen", "deelt", "deelde", "deelden", "gedeeld", "mee"),
    Verb("reiken", "reikt", "reikte", "reikten", "gereikt", "aan"),
    Verb("reiken", "reikt", "reikte", "reikten", "gereikt", "uit"),
    Verb("geven", "geeft", "gaf", "gaven", "gegeven", "mee"),
    Verb("nemen", "neemt", "nam", "namen", "genomen", "af"),
    Verb("leren", "leert", "leerde", "leerden", "geleerd"),
    Verb("tonen", "toont", "toonde", "toonden", "getoond"),
    Verb("overhandigen", "overhandigt", "overhandigde", "overhandigden", "overhandigd"),
)
OBJECT_PRONOUNS = {
    "hem": "Case=Acc|Person=3|PronType=Prs",
    "haar": "Case=Acc|Person=3|PronType=Prs",
    "hen": "Case=Acc|Person=3|PronType=Prs",
    "hun": "Case=Acc|Person=3|PronType=Prs",
    "ons": "Case=Acc|Person=1|PronType=Prs",
    "mij": "Case=Acc|Person=1|PronType=Prs",
    "je": "Case=Acc|Person=2|PronType=Prs",
    "jou": "Case=Acc|Person=2|PronType=Prs",
    "u": "Case=Nom|Person=2|PronType=Prs",
    "ze": "Person=3|PronType=Prs",
}
ADVERBS = ("ook", "dan", "nu", "vaak", "altijd", "soms", "daarom", "graag", "snel", "meteen", "zo", "nog", "later")
MODALS = (
    ("kan", "kunnen", "kunnen"),
    ("moet", "moeten", "moeten"),
    ("zal", "zullen", "zullen"),
    ("mag", "mogen", "mogen"),
)
MARKS = ("omdat", "dat", "als", "wanneer", "terwijl", "nadat", "zodat", "hoewel")


class Phrase(NamedTuple):
    """A noun phrase: its tokens with heads inside the phrase, the index of its head word, and whether it is plural."""

    tokens: tuple[Token, ...]
    head: int
    plural: bool


class Phrases(NamedTuple):
    """Phrases of the treebank by the role they had there."""

    subjects: list[Phrase]
    receivers: list[Phrase]
    objects: list[Phrase]


def _phrase(sentence: Sentence, top: int) -> Phrase | None:
    """Cut out the subtree of ``top`` when it is a short, simple, unbroken phrase."""
    inside = {top}
    for _ in range(MAX_PHRASE):
        inside |= {index for index, token in enumerate(sentence) if token.head in inside}
    start, end = min(inside), max(inside) + 1
    words = sentence[start:end]
    simple = {"det", "amod", "nmod:poss", "case", "nmod", "nummod", "flat"}
    if len(words) != len(inside) or len(words) > MAX_PHRASE or any(w.pos in {"PUNCT", "SCONJ", "VERB"} for w in words):
        return None
    if any(index != top and sentence[index].dep not in simple for index in inside):
        return None
    lowered = words[0].text[0].lower() + words[0].text[1:] if words[0].pos != "PROPN" else words[0].text
    moved = [word._replace(head=word.head - start, space=True) for word in words]
    moved[0] = moved[0]._replace(text=lowered)
    return Phrase(tuple(moved), top - start, "Plur" in sentence[top].morph)


def collect(sentences: list[Sentence]) -> Phrases:
    """Collect short noun phrases: subjects, likely receivers (people, and names) and objects."""
    phrases = Phrases([], [], [])
    people = {
        sentence[token.head].lemma
        for sentence in sentences
        for token in sentence
        if token.dep == "nmod:poss" and sentence[token.head].lemma.endswith(("er", "ent", "or", "ist", "ling", "dige"))
    }
    for sentence in sentences:
        agents = {t.head for t in sentence if t.dep == "obj"}
        for index, token in enumerate(sentence):
            if token.pos not in {"NOUN", "PROPN"} or token.dep not in {"nsubj", "obj", "iobj", "nsubj:pass"}:
                continue
            if any(other.dep == "case" and other.head == index for other in sentence):
                continue
            phrase = _phrase(sentence, index)
            if phrase is None:
                continue
            if token.dep == "nsubj" and token.head in agents:
                phrases.subjects.append(phrase)
                if token.lemma in people or token.pos == "PROPN" or token.lemma.endswith(("er", "ling", "ist", "ie")):
                    phrases.receivers.append(phrase)
            elif token.dep == "iobj":
                phrases.receivers.extend([phrase] * 4)
            elif token.dep == "obj" and token.pos == "NOUN":
                phrases.objects.append(phrase)
    return phrases


class _Builder:
    """Lays words in a row and hangs them on the predicate, whose place is known only at the end."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.loose: list[int] = []
        self.predicate = -1

    def word(self, text: str, lemma: str, pos: str, morph: str, dep: str) -> None:
        self.loose.append(len(self.tokens))
        self.tokens.append(Token(text, lemma, pos, morph, -1, dep, space=True))

    def verb(self, text: str, lemma: str, morph: str) -> None:
        self.predicate = len(self.tokens)
        self.word(text, lemma, "VERB", morph, "root")

    def phrase(self, phrase: Phrase, dep: str) -> None:
        offset = len(self.tokens)
        for index, token in enumerate(phrase.tokens):
            if index == phrase.head:
                self.loose.append(offset + index)
                self.tokens.append(token._replace(dep=dep))
            else:
                self.tokens.append(token._replace(head=offset + token.head))

    def sentence(self) -> Sentence:
        for index in self.loose:
            self.tokens[index] = self.tokens[index]._replace(head=self.predicate)
        first = self.tokens[0]
        self.tokens[0] = first._replace(text=first.text[0].upper() + first.text[1:])
        self.tokens[-1] = self.tokens[-1]._replace(space=False)
        self.tokens.append(Token(".", ".", "PUNCT", "", self.predicate, "punct", space=True))
        return self.tokens


class _Clause(NamedTuple):
    verb: Verb
    subject: Phrase
    receiver: Phrase
    obj: Phrase
    past: bool
    adverb: str

    def finite(self) -> tuple[str, str, str]:
        """Return the bare finite form, its tense-and-number features, and the number."""
        number = "Plur" if self.subject.plural else "Sing"
        if self.past:
            text = self.verb.past_plural if self.subject.plural else self.verb.past_singular
        else:
            text = self.verb.lemma if self.subject.plural else self.verb.singular
        return text, FINITE.format(number=number, tense="Past" if self.past else "Pres"), number

    def middle(self, builder: _Builder, *, subject: bool) -> None:
        """Lay the middle field: subject (if it stands there), receiver, adverb, object."""
        if subject:
            builder.phrase(self.subject, "nsubj")
        builder.phrase(self.receiver, "iobj")
        if self.adverb:
            builder.word(self.adverb, self.adverb, "ADV", "", "advmod")
        builder.phrase(self.obj, "obj")


def _main_clause(clause: _Clause, builder: _Builder, rng: random.Random) -> None:
    """Lay subject or adverb first, finite verb second, particle last."""
    text, morph, _ = clause.finite()
    inverted = rng.random() < 0.35
    if inverted:
        first = rng.choice(ADVERBS[1:7])
        builder.word(first, first, "ADV", "", "advmod")
    else:
        builder.phrase(clause.subject, "nsubj")
    builder.verb(text, clause.verb.lemma, morph)
    clause.middle(builder, subject=inverted)
    if clause.verb.particle:
        builder.word(clause.verb.particle, clause.verb.particle, "ADP", "", "compound:prt")


def _verb_cluster(clause: _Clause, builder: _Builder, rng: random.Random) -> None:
    """Lay a modal with an infinitive, or *hebben* with a participle, in a main clause."""
    number = "Plur" if clause.subject.plural else "Sing"
    morph = FINITE.format(number=number, tense="Pres")
    full = clause.verb.particle + clause.verb.lemma
    builder.phrase(clause.subject, "nsubj")
    if rng.random() < 0.5:
        singular, plural, lemma = rng.choice(MODALS)
        builder.word(plural if clause.subject.plural else singular, lemma, "AUX", morph, "aux")
        clause.middle(builder, subject=False)
        builder.verb(full, full, "VerbForm=Inf")
    else:
        builder.word("hebben" if clause.subject.plural else "heeft", "hebben", "AUX", morph, "aux")
        clause.middle(builder, subject=False)
        builder.verb(clause.verb.particle + clause.verb.participle, full, "VerbForm=Part")


def _passive(clause: _Clause, builder: _Builder, rng: random.Random) -> None:
    """Make the object subject, leave the receiver: *Het gezin wordt hulp geboden door de gemeente*."""
    full = clause.verb.particle + clause.verb.lemma
    plural = clause.obj.plural
    singular, several, tense = rng.choice((("wordt", "worden", "Pres"), ("werd", "werden", "Past")))
    morph = FINITE.format(number="Plur" if plural else "Sing", tense=tense)
    receiver_first = rng.random() < 0.6
    first, second = (clause.receiver, clause.obj) if receiver_first else (clause.obj, clause.receiver)
    builder.phrase(first, "iobj" if receiver_first else "nsubj:pass")
    builder.word(several if plural else singular, "worden", "AUX", morph, "aux:pass")
    builder.phrase(second, "nsubj:pass" if receiver_first else "iobj")
    if rng.random() < 0.4:
        agent = clause.subject
        door = Token("door", "door", "ADP", "", agent.head + 1, "case", space=True)
        shifted = tuple(token._replace(head=token.head + 1) for token in agent.tokens)
        builder.phrase(Phrase((door, *shifted), agent.head + 1, agent.plural), "obl:agent")
    builder.verb(clause.verb.particle + clause.verb.participle, full, "VerbForm=Part")


def _subordinate(clause: _Clause, builder: _Builder, rng: random.Random) -> None:
    """Lay the verb last, the whole hanging on another: *Het blijkt dat de school de ouders een brief stuurt*."""
    text, morph, _ = clause.finite()
    opening = rng.choice((("Het", "blijkt", "blijken"), ("Het", "komt", "komen"), ("Dat", "gebeurt", "gebeuren")))
    inner = _Builder()
    mark = "dat" if opening[1] == "blijkt" else rng.choice(MARKS[:1] + MARKS[2:])
    inner.word(mark, mark, "SCONJ", "", "mark")
    clause.middle(inner, subject=True)
    inner.verb(clause.verb.particle + text, clause.verb.particle + clause.verb.lemma, morph)
    for index in inner.loose:
        inner.tokens[index] = inner.tokens[index]._replace(head=inner.predicate)
    dem = "Person=3|PronType=Dem" if opening[0] == "Dat" else "Person=3|PronType=Prs"
    dep = "expl" if mark == "dat" else "nsubj"
    builder.word(opening[0].lower(), opening[0].lower(), "PRON", dem, dep)
    builder.verb(opening[1], opening[2], FINITE.format(number="Sing", tense="Pres"))
    builder.phrase(Phrase(tuple(inner.tokens), inner.predicate, plural=False), "csubj" if mark == "dat" else "advcl")


FRAMES = (_main_clause, _main_clause, _verb_cluster, _verb_cluster, _passive, _subordinate, _subordinate)


def _receiver(phrases: Phrases, rng: random.Random) -> Phrase:
    if rng.random() < 0.7:
        return rng.choice(phrases.receivers)
    text = rng.choice(list(OBJECT_PRONOUNS))
    lemma = "haar" if text == "haar" else text
    return Phrase((Token(text, lemma, "PRON", OBJECT_PRONOUNS[text], 0, "iobj", space=True),), 0, plural=False)


def generate(sentences: list[Sentence], count: int, rng: random.Random) -> Iterator[Sentence]:
    """Yield ``count`` generated sentences, filled with noun phrases of ``sentences``."""
    phrases = collect(sentences)
    for _ in range(count):
        clause = _Clause(
            verb=rng.choice(VERBS),
            subject=rng.choice(phrases.subjects),
            receiver=_receiver(phrases, rng),
            obj=rng.choice(phrases.objects),
            past=rng.random() < 0.35,
            adverb=rng.choice(ADVERBS) if rng.random() < 0.25 else "",
        )
        builder = _Builder()
        rng.choice(FRAMES)(clause, builder, rng)
        yield builder.sentence()
