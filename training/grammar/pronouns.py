"""Pronouns: personal ones as subject or object, and possessives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grammar.words import Phrase, Word

if TYPE_CHECKING:
    import random

POSSESSIVES = {
    "hun": ("hun", "Person=3|Poss=Yes|PronType=Prs"),
    "zijn": ("zijn", "Person=3|Poss=Yes|PronType=Prs"),
    "haar": ("haar", "Person=3|Poss=Yes|PronType=Prs"),
    "onze": ("ons", "Person=1|Poss=Yes|PronType=Prs"),
    "mijn": ("mijn", "Person=1|Poss=Yes|PronType=Prs"),
    "je": ("je", "Person=2|Poss=Yes|PronType=Prs"),
    "uw": ("uw", "Person=2|Poss=Yes|PronType=Prs"),
}
# text: lemma, features, plural, person
NOMINATIVE = {
    "hij": ("hij", "Case=Nom|Person=3|PronType=Prs", False, 3),
    "zij": ("zij", "Case=Nom|Person=3|PronType=Prs", True, 3),
    "ze": ("ze", "Person=3|PronType=Prs", True, 3),
    "wij": ("wij", "Case=Nom|Person=1|PronType=Prs", True, 1),
    "we": ("we", "Case=Nom|Person=1|PronType=Prs", True, 1),
    "ik": ("ik", "Case=Nom|Person=1|PronType=Prs", False, 1),
    "je": ("je", "Case=Nom|Person=2|PronType=Prs", False, 2),
    "jij": ("jij", "Case=Nom|Person=2|PronType=Prs", False, 2),
    "u": ("u", "Case=Nom|Person=2|PronType=Prs", False, 4),
    "men": ("men", "Case=Nom|Person=3|PronType=Prs", False, 3),
    "iemand": ("iemand", "Person=3|PronType=Ind", False, 3),
    "niemand": ("niemand", "Person=3|PronType=Ind", False, 3),
    "iedereen": ("iedereen", "Person=3|PronType=Ind", False, 3),
}
ACCUSATIVE = {
    "hem": ("hem", "Case=Acc|Person=3|PronType=Prs"),
    "haar": ("haar", "Case=Acc|Person=3|PronType=Prs"),
    "hen": ("hen", "Case=Acc|Person=3|PronType=Prs"),
    "ons": ("ons", "Case=Acc|Person=1|PronType=Prs"),
    "mij": ("mij", "Case=Acc|Person=1|PronType=Prs"),
    "je": ("je", "Case=Acc|Person=2|PronType=Prs"),
    "jou": ("jou", "Case=Acc|Person=2|PronType=Prs"),
    "u": ("u", "Case=Nom|Person=2|PronType=Prs"),
    "ze": ("ze", "Person=3|PronType=Prs"),
    "iemand": ("iemand", "Person=3|PronType=Ind"),
    "niemand": ("niemand", "Person=3|PronType=Ind"),
    "iedereen": ("iedereen", "Person=3|PronType=Ind"),
}


def pronoun(rng: random.Random, *, subject: bool) -> Phrase:
    """Make a pronoun for a person, as subject or as object."""
    if subject:
        text = rng.choice(list(NOMINATIVE))
        lemma, morph, plural, person = NOMINATIVE[text]
    else:
        text = rng.choice(list(ACCUSATIVE))
        (lemma, morph), plural, person = ACCUSATIVE[text], text in {"hen", "ons", "ze"}, 3
    word = Word(text, lemma, "PRON", morph)
    return Phrase([word], word, plural, person, [word], pronoun=True)


def possessive(rng: random.Random, *, neuter: bool) -> Word:
    """Make a possessive pronoun; ``neuter``: before a neuter singular (*ons plan*)."""
    text = rng.choice(list(POSSESSIVES))
    lemma, morph = POSSESSIVES[text]
    return Word("ons" if text == "onze" and neuter else text, lemma, "PRON", morph)
