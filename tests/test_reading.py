from __future__ import annotations

from dataclasses import replace

from nieuwetaal.reading import fingerprint
from nieuwetaal.rules.packs import load_facts


def test_other_facts_have_another_fingerprint() -> None:
    facts = load_facts()
    pronouns = replace(facts.pronouns, writer=facts.pronouns.writer - {"men"})
    assert fingerprint(facts) == fingerprint(replace(facts))
    assert fingerprint(facts) != fingerprint(replace(facts, pronouns=pronouns))
    assert fingerprint(facts) != fingerprint(replace(facts, measures=facts.measures - {"aantal"}))
