"""The fixed words of light-verb phrases, and the reflexive pronoun."""

from __future__ import annotations

from grammar.words import Phrase, Word

NEUTER = {"stuur", "werk", "contact", "beeld", "gebruik"}
PLURALS = {"gaten": "gat"}
LITERAL = {"kracht", "stuur", "plaats", "keukentafel", "tafel", "positie", "boord", "werk", "weg"}
REFLEXIVES = {
    1: ("me", "Case=Acc|Person=1|PronType=Prs"),
    2: ("je", "Case=Acc|Person=2|PronType=Prs"),
}
ZICH = ("zich", "Case=Acc|Person=3|PronType=Prs|Reflex=Yes")


def reflexive(head: Word, person: int, *, plural: bool) -> Word:
    """Make the reflexive pronoun that goes with a subject."""
    text, morph = REFLEXIVES.get(person, ZICH)
    if person == 1 and plural:
        text = "ons"
    return Word(text, text, "PRON", morph, "expl:pv", head)


def fixed_words(text: str, head: Word, obj: Phrase | None) -> list[Word]:
    """Make the fixed words of a light verb: *op de hoogte*, *in hun kracht*, *centraal*."""
    parts = text.split()
    if len(parts) == 1:
        return [Word(text, text, "ADJ", "Degree=Pos", "xcomp" if text == "serieus" else "compound:prt", head)]
    last = parts[-1]
    lemma = PLURALS.get(last, last)
    morph = "Number=Plur" if last in PLURALS else f"Gender={'Neut' if last in NEUTER else 'Com'}|Number=Sing"
    noun = Word(last, lemma, "NOUN", morph)
    case = Word(parts[0], "te" if parts[0] == "ter" else parts[0], "ADP")
    between = [_between(part, obj) for part in parts[1:-1]]
    if "~" in parts or last in LITERAL:
        for word in between:
            word.under(noun, {"DET": "det", "PRON": "nmod:poss", "ADJ": "amod"}[word.pos])
        return [case.under(noun, "case"), *between, noun.under(head, "obl")]
    return [case.under(head, "compound:prt"), *(word.under(case, "fixed") for word in (*between, noun))]


def _between(part: str, obj: Phrase | None) -> Word:
    if part == "~":
        text = (
            "hun" if obj is None or obj.plural else "haar" if obj.head.text in {"haar", "moeder", "dochter"} else "zijn"
        )
        return Word(text, text, "PRON", "Person=3|Poss=Yes|PronType=Prs")
    if part in {"de", "het"}:
        return Word(part, part, "DET", "Definite=Def")
    return Word(part, "één" if part == "eerste" else part, "ADJ", "Degree=Pos")
