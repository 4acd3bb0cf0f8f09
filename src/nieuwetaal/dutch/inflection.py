"""Inflection of Dutch words: from a word to every form in which a text may hold it. All lower case.

The grammar followed is the Algemene Nederlandse Spraakkunst (ANS, e-ans.ivdnt.org): nouns chapter 3, adjectives 6;
*Leidraad* is the Taalunie's guide to spelling (chapter 13: plurals, 15: diminutives).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.dutch.inflection_spelling import DIGRAPHS, before_vowel, ends_in_consonant, syllables, with_plain
from nieuwetaal.dutch.inflection_verbs import VerbForms, silent_prefix, split_particle, verb_forms

if TYPE_CHECKING:
    from nieuwetaal.dutch.facts import Facts

__all__ = [
    "VerbForms",
    "adjective_forms",
    "noun_forms",
    "split_particle",
    "verb_forms",
    "word_forms",
]

_INFINITIVE = re.compile(r"(?:[^e]en|ën)$")
_NOUN_ONLY = re.compile(r"(?:heid|ing|schap|teit|isme|tie|sie|ment|nis|eur|(?<!b)aar|erij)$")
_ADJECTIVE = re.compile(r"(?:baar|lijk|ig|isch|zaam|loos|achtig|eel|ief|air|eus|end|vol|arm|rijk)$")
_PARTICIPLE = re.compile(r"(?:(?<!te)ge|^(?:be|ver|ont)).{3,}[dt]$")
_NOUN_TOO = re.compile(r"(?:eel|ief|air|end|arm|rijk|[dt])$")
_AGENT = re.compile(r"[aeiouyà-ü].*[^aeiou]er$")
_SCHWA_END = re.compile(r".[aeiouyà-ü].*e[lmnr]$")
_EXCHANGED = {"um": ("a",), "icus": ("ici",), "us": ("i",), "man": ("lieden", "lui")}
_SHORT_VOWEL_SONORANT = re.compile(r"(?:^|[^aeiou])[aeiou](?:[bglmnpr]|ng)$")


def noun_forms(noun: str, facts: Facts) -> frozenset[str]:
    """Give singular, plurals and diminutives of a noun. Compounds follow their last part (*pleegkinderen*)."""
    noun = noun.lower()
    if len(noun) <= 1:
        return frozenset({noun, noun + "'s"}) if noun else frozenset()
    plurals = _listed_plurals(noun, facts) or _plurals(noun)
    diminutives = _diminutives(noun)
    return with_plain({noun, *plurals, *diminutives, *(word + "s" for word in diminutives)})


def adjective_forms(adjective: str, facts: Facts) -> frozenset[str]:
    """Give the degrees and endings of an adjective: *groot, grote, groter, grotere, grootst, grootste, groots*.

    Longer ones also name people: *kwetsbaren*.
    """
    adjective = adjective.lower()
    if not adjective:
        return frozenset()
    listed = facts.comparisons.get(adjective, ())
    stems = {stem.removesuffix("e") for stem in before_vowel(adjective)}
    people = {stem + "en" for stem in stems if syllables(adjective) > 1 and not adjective.endswith("en")}
    genitive = adjective if adjective.endswith("s") else adjective + "s"
    words = {adjective, genitive, *people, *_with_e(listed), *(stem + "e" for stem in stems)}
    return with_plain(words | _degrees(adjective, stems))


def word_forms(word: str, facts: Facts) -> frozenset[str]:
    """Give any inflection of a word of which only the spelling is known, without forms that may be another word."""
    word = word.lower()
    if not word:
        return frozenset()
    if word in facts.irregular_nouns or _NOUN_ONLY.search(word):
        return noun_forms(word, facts)
    if word in facts.verbs or _INFINITIVE.search(word):
        return noun_forms(word, facts) | _as_verb(word, facts)
    if _ADJECTIVE.search(word) or _PARTICIPLE.search(word):
        return adjective_forms(word, facts) | (noun_forms(word, facts) if _NOUN_TOO.search(word) else frozenset())
    return noun_forms(word, facts) | _as_adjective(word)


def _as_verb(word: str, facts: Facts) -> frozenset[str]:
    """Take a word in *-en* for a verb; unless it is known to be one, without its stem (*ouderen* is not *ouder*)."""
    forms = verb_forms(word, facts)
    if forms.particle or word in facts.named_verbs or silent_prefix(word, facts) not in {"", "ge"}:
        return forms.joined
    stems = forms.present - {form for form in forms.present if form.endswith("t") and form[:-1] in forms.present}
    return forms.joined - stems | {word}


def _as_adjective(word: str) -> frozenset[str]:
    """Take a word for an adjective, with the endings that seldom make another word (*arm*: *arme, armere, armste*)."""
    if not ends_in_consonant(word) or _SCHWA_END.search(word):
        return frozenset()
    stems = before_vowel(word)
    superlative = set() if word.endswith("s") else {word + "ste"}
    return with_plain(superlative | {*(stem + ending for stem in stems for ending in ("e", "ere"))})


def _degrees(adjective: str, stems: set[str]) -> set[str]:
    """Form comparative and superlative: *-der* after r, *-t* after s."""
    comparatives = {stem + "er" for stem in stems} if adjective[-1:] != "r" else {adjective + "der"}
    superlative = adjective + ("t" if adjective.endswith("s") else "st")
    return _with_e({superlative, *comparatives})


def _with_e(words: set[str] | tuple[str, ...]) -> set[str]:
    return {form for word in words for form in (word, word + "e")}


def _listed_plurals(noun: str, facts: Facts) -> set[str]:
    """Find the plurals that the list gives for the noun, or for the last part of a compound (*gezins-lid*)."""
    if noun in facts.irregular_nouns:
        return set(facts.irregular_nouns[noun])
    for cut in range(2, len(noun) - 2):
        if noun[cut:] in facts.irregular_nouns and syllables(noun[:cut]):
            return {noun[:cut] + plural for plural in facts.irregular_nouns[noun[cut:]]} | _plurals(noun)
    return set()


def _plurals(noun: str) -> set[str]:
    """Form the plurals that spelling allows; which of *-en* and *-s* a noun takes it often does not show."""
    if noun.endswith("heid"):
        return {noun.removesuffix("heid") + "heden"}
    if not ends_in_consonant(noun):
        return _plurals_after_vowel(noun)
    if _AGENT.search(noun):
        return {noun + "s"}
    plurals = {stem + "en" for stem in before_vowel(noun)} | _other_endings(noun)
    if noun.endswith(("ch", "sh")):
        plurals.add(noun + "es")
    return plurals if noun.endswith(("s", "cht", "schap", "teit")) else plurals | {noun + "s"}


def _plurals_after_vowel(noun: str) -> set[str]:
    """*ideeën, knieën, bacteriën, gemeenten, gemeentes, foto's, cafés, truien*."""
    if noun.endswith("ee"):
        return {noun + "ën", noun + "s"}
    if noun.endswith("ie"):
        return {noun + "s", noun + "ën", noun[:-1] + "ën"}
    if noun.endswith("e"):
        return {noun + "n", noun + "s"}
    return {noun + "'s", noun + "s", noun + "en"}


def _other_endings(noun: str) -> set[str]:
    """Exchange an ending for that of the plural (Leidraad 13): *musea, politici, vaklieden*."""
    for ending, plurals in _EXCHANGED.items():
        if noun.endswith(ending) and syllables(noun) > 1:
            return {noun.removesuffix(ending) + plural for plural in plurals}
    return set()


def _diminutives(noun: str) -> set[str]:
    """Form the diminutives (Leidraad 15): *-je, -tje, -pje, -kje*, and *-etje* after a short vowel and a sonorant."""
    if not ends_in_consonant(noun):
        return _after_vowel(noun)
    words = set()
    if _SHORT_VOWEL_SONORANT.search(noun):
        words |= {noun + "etje"} if noun.endswith("ng") else {noun + noun[-1] + "etje"}
    if noun.endswith("ing") and syllables(noun) > 1:
        words.add(noun[:-1] + "kje")
    if noun.endswith("m"):
        words.add(noun + "pje")
    elif noun.endswith(("l", "n", "r", "w")):
        words.add(noun + "tje")
    elif not noun.endswith("ng"):
        words.add(noun + "je")
    return words


def _after_vowel(noun: str) -> set[str]:
    """Lengthen a final vowel before *-tje* (Leidraad 15): *omaatje*, *cafeetje*, *baby'tje*, *tantetje*."""
    if noun[-1] in "aou" and noun[-2:] not in DIGRAPHS:
        return {noun + noun[-1] + "tje"}
    if noun.endswith("é"):
        return {noun[:-1] + "eetje"}
    if noun.endswith("y"):
        return {noun + "'tje", noun + "tje"}
    return {noun + ("etje" if noun.endswith("i") else "tje")}
