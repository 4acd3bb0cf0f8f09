"""What a good rule has beyond what the format asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.findings import CATEGORIES
from nieuwetaal.rules.rule import VerbSearch
from nieuwetaal.rules.word_data import load_groups

if TYPE_CHECKING:
    from nieuwetaal.rules.rule import Rule, Value

FEWEST, FEWEST_SHIPPED = 2, 3
"""Examples of each kind."""


def hygiene(rule: Rule, *, shipped: bool = False) -> list[str]:
    """Return what could be better in a rule, one Dutch line each; empty for a rule that is in order.

    More is asked of a rule that is shipped: another example of each kind, and a source.
    """
    found = []
    fewest = FEWEST_SHIPPED if shipped else FEWEST
    if len(rule.wrong) < fewest:
        found.append(f"geef minstens {fewest} voorbeelden onder 'fout'")
    if len(rule.right) < fewest:
        found.append(f"geef minstens {fewest} voorbeelden onder 'goed'")
    if shipped and not rule.sources:
        found.append("noem een bron, of 'bron: [red]' als het een eigen gedachte is")
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


def asks_for_swap(rule: Rule) -> bool:
    """Tell whether a rule is about what is done to people, so that they should do it themselves in a right example."""
    if set(rule.levels.values()) <= {"uitleg", "compliment"}:
        return False
    verbs = [search for search in rule.searches if isinstance(search, VerbSearch)]
    return any(_are_people(search.patient) or _are_people(search.recipient) for search in verbs)


def _are_people(value: Value | None) -> bool:
    if value is None or value.negated:
        return False
    groups = load_groups()
    return any(name in groups and groups[name].side == "family" for name in value.groups)
