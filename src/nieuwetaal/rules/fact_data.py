"""Reading the facts of Dutch: the Dutch keys of `taal/` end here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from nieuwetaal.dutch.closed import Auxiliaries, Determiners, Filling, Negation, Openers, Pronouns
from nieuwetaal.dutch.facts import Facts
from nieuwetaal.rules.pack_files import FACTS, rules_dir, yaml_files
from nieuwetaal.rules.schema_facts import FactsFile
from nieuwetaal.rules.schema_words import nearest
from nieuwetaal.rules.word_data import check
from nieuwetaal.rules.yaml_nodes import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nieuwetaal.rules.yaml_nodes import Tree

FIELDS = {
    "sterk": "strong_verbs",
    "zwak": "weak_verbs",
    "enkelvoudig": "simple_verbs",
    "onscheidbaar": "inseparable_verbs",
    "bekend": "known_verbs",
    "stam": "verb_stems",
    "deeltjes": "particles",
    "voorvoegsels": "inseparable_prefixes",
    "trappen": "comparisons",
    "meervoud": "irregular_nouns",
    "daad": "derived_nouns",
    "bezitter_doet": "possessor_acts",
    "voorwerp_doet": "object_control",
    "onderwerp_doet": "subject_control",
    "met_ontvanger": "ditransitive",
    "ontvanger_met_aan": "aan_recipient",
    "alleen_ontvanger": "recipient_only",
    "wederkerend": "reflexive",
    "samen": "symmetric",
    "onovergankelijk": "intransitive",
    "tijden": "times",
    "bijwoorden": "adverb_forms",
    "lichte_werkwoorden": "light_verbs",
    "noemen": "mention_words",
    "kritiek": "criticism",
    "wet": "statute_words",
    "geen_doener": "not_agents",
    "ongenoemd": "unnamed",
    "afkortingen": "abbreviations",
    "wetsdelen": "statute_parts",
    "wetsleden": "statute_members",
    "maten": "measures",
    "graad": "degrees",
    "functiewoorden": "function_words",
    "voorzetsels": "prepositions",
    "regeleinde": "unfinished",
    "slaat_terug_op": "reflexive_of",
    "derde_persoon": "third_person",
    "als_onderwerp": "as_subject",
    "als_voorwerp": "as_object",
    "eigen_taal": "own_words",
    "vreemde_taal": "foreign_words",
    "schrijver_kant": "writer_sides",
    "schrijver_hoogstens": "writer_ceilings",
    "schrijver_ongenoemd": "writer_unnamed",
}
"""The keys of the files and the facts that they are."""

PRONOUNS = {
    "onderwerp": "nominative",
    "voorwerp": "accusative",
    "onderwerp_of_voorwerp": "either_case",
    "wederkerend": "reflexive",
    "zelf": "emphatic",
    "wederkerig": "reciprocal",
    "schrijver": "writer",
    "eerste_persoon": "first_person",
    "derde_mannelijk": "masculine",
    "derde_vrouwelijk": "feminine",
    "derde_enkelvoud_of_meervoud": "either_number",
    "derde_meervoud": "third_plural",
    "aanwijzend": "demonstrative",
    "aanwijzend_mensen": "demonstrative_people",
    "bepalingaankondigend": "determinative",
    "betrekkelijk": "relative",
    "betrekkelijk_mensen": "relative_people",
    "vragend": "interrogative",
    "vragende_bepaler": "interrogative_determiners",
    "vragend_bijwoord": "interrogative_adverbs",
    "voor_voorzetsel": "adverbial",
    "onpersoonlijk": "impersonal",
    "enkelvoud": "singular",
    "meervoud": "plural",
    "bezit_schrijver": "writer_possessive",
    "bezit_ander": "third_possessive",
}
AUXILIARIES = {
    "modaal": "modal",
    "groepsvormend": "cluster_only",
    "lijdend": "passive",
    "koppelend": "copular",
    "voltooid": "perfect",
}
NEGATION = {"bijwoorden": "adverbs", "woorden": "words", "voorzetsels": "prepositions"}
OPENERS = {"infinitief": "infinitive", "bepaling": "adjunct", "bijzin": "clause", "zin": "sentence"}
DETERMINERS = {"bepaald": "definite", "onzijdig": "neuter", "voor_naamwoord": "plain"}
FILLING = {
    "meervoud": "plural",
    "enkelvoud": "singular",
    "enkelvoudige_bepalers": "singular_determiners",
    "gewone_beginwoorden": "common",
}
PARTS: Mapping[str, tuple[str, type, Mapping[str, str]]] = {
    "voornaamwoorden": ("pronouns", Pronouns, PRONOUNS),
    "hulpwerkwoorden": ("auxiliaries", Auxiliaries, AUXILIARIES),
    "ontkenning": ("negation", Negation, NEGATION),
    "openers": ("openers", Openers, OPENERS),
    "bepalers": ("determiners", Determiners, DETERMINERS),
    "invullen": ("filling", Filling, FILLING),
}
"""The keys that hold keys of their own: the group of facts that each is, and the facts in it."""


@cache
def load_facts() -> Facts:
    """Return the facts of Dutch; raise RuleError when their files are wrong or two of them have the same key."""
    found: dict[str, Any] = {}
    for path in yaml_files(rules_dir() / FACTS):
        tree = read(path)
        file = check(tree, FactsFile)
        for key in file.model_fields_set:
            if key in found:
                raise tree.error(f"de sleutel '{key}' staat ook in een ander bestand", (key,), key=True)
            found[key] = _part(tree, key) if key in PARTS else _plain(getattr(file, key))
    names = FIELDS | {key: name for key, (name, _, _) in PARTS.items()}
    return Facts(**{names[key]: value for key, value in found.items()})


def _part(tree: Tree, key: str) -> object:
    """Return the group of facts under a key; raise RuleError for a list that it does not have."""
    _, kind, names = PARTS[key]
    for inner in tree.data[key]:
        if inner not in names:
            raise tree.error(f"onbekende sleutel '{inner}'{nearest(inner, names)}", (key, inner), key=True)
    return kind(**{names[inner]: frozenset(words) for inner, words in tree.data[key].items()})


def _plain(value: list[str] | dict[str, Any]) -> object:
    """Return a list of words as a set, and the lists in a mapping as tuples."""
    if isinstance(value, list):
        return frozenset(value)
    return {word: tuple(of) if isinstance(of, list) else of for word, of in value.items()}
