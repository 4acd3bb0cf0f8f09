"""Reading the facts of Dutch: the Dutch keys of `taal/` end here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from nieuwetaal.dutch.closed import Auxiliaries, Determiners, Filling, Negation, Openers, Pronouns
from nieuwetaal.dutch.facts import Facts
from nieuwetaal.rules.pack_files import FACTS, rules_dir, yaml_files
from nieuwetaal.rules.schema_facts import FactsFile
from nieuwetaal.rules.word_data import check
from nieuwetaal.rules.yaml_nodes import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

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
    "functiewoorden": "function_words",
    "regeleinde": "unfinished",
}
"""The keys of the files and the facts that they are."""

PRONOUNS = {
    "onderwerp": "nominative",
    "voorwerp": "accusative",
    "onderwerp_of_voorwerp": "either_case",
    "wederkerend": "reflexive",
    "zelf": "emphatic",
    "slaat_terug_op": "reflexive_of",
    "wederkerig": "reciprocal",
    "schrijver": "writer",
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
    "derde_persoon": "third_person",
    "meervoud": "plural",
    "enkelvoud": "singular",
    "enkelvoudige_bepalers": "singular_determiners",
    "als_onderwerp": "as_subject",
    "als_voorwerp": "as_object",
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
    found: dict[str, object] = {}
    for path in yaml_files(rules_dir() / FACTS):
        tree = read(path)
        file = check(tree, FactsFile)
        for key in file.model_fields_set:
            if key in found:
                raise tree.error(f"de sleutel '{key}' staat ook in een ander bestand", (key,), key=True)
            found[key] = getattr(file, key)
    file = FactsFile.model_validate(found)
    parts = {field: kind(**_plain(getattr(file, key), names)) for key, (field, kind, names) in PARTS.items()}
    return Facts(**_plain(file, FIELDS), **parts)


def _plain(model: BaseModel, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a model by their names in the code: lists of words as sets, lists in mappings as tuples."""
    found: dict[str, Any] = {}
    for key, field in names.items():
        value = getattr(model, key)
        if isinstance(value, list):
            found[field] = frozenset(value)
        else:
            found[field] = {word: tuple(of) if isinstance(of, list) else of for word, of in value.items()}
    return found
