"""What a good rule has beyond what the format asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.rule import VerbSearch

if TYPE_CHECKING:
    from nieuwetaal.rules.rule import Rule

FEWEST = 2


def hygiene(rule: Rule) -> list[str]:
    """Return what could be better in a rule, one Dutch line each; empty for a rule that is in order."""
    found = []
    if len(rule.wrong) < FEWEST:
        found.append(f"geef minstens {FEWEST} voorbeelden onder 'fout'")
    if len(rule.right) < FEWEST:
        found.append(f"geef minstens {FEWEST} voorbeelden onder 'goed'")
    found += [f"de uitzondering '{item.because}' heeft geen voorbeeld" for item in rule.unless if not item.example]
    rewrites = any(example.becomes for example in rule.wrong)
    replaces = any(model.kind == "vervang" for model in rule.models)
    if replaces and not rewrites:
        found.append("een alternatief 'vervang' vraagt een voorbeeld met 'wordt'")
    if rewrites and not replaces:
        found.append("een voorbeeld met 'wordt' vraagt een alternatief 'vervang'")
    folder = rule.path.parent.name if rule.path else ""
    if folder in CATEGORIES and folder != rule.category:
        found.append(f"de map heet '{folder}', maar de categorie is '{rule.category}'")
    texts = [example.text for example in (*rule.wrong, *rule.right)] + [item.example for item in rule.unless]
    found += [
        f"het voorbeeld '{text}' staat er dubbel"
        for text in sorted({text for text in texts if text})
        if texts.count(text) > 1
    ]
    if any(isinstance(search, VerbSearch) and " " in search.verbs[0].removeprefix("zich ") for search in rule.searches):
        found.append("schrijf een werkwoord als één woord (uithuisplaatsen) of met 'zich' ervoor")
    return found
