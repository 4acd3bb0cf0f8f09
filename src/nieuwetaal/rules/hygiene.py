"""What a good rule has beyond what the format asks, as far as the rule itself tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.findings import CATEGORIES, ROLES
from nieuwetaal.rules.drafting import WHY
from nieuwetaal.rules.fact_data import load_facts
from nieuwetaal.rules.idle import idle
from nieuwetaal.rules.rule import COMPANY, NounSearch, VerbSearch, WordSearch
from nieuwetaal.rules.word_data import load_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.rules.places import Steps
    from nieuwetaal.rules.rule import Rule, Search, Value

FEWEST, FEWEST_SHIPPED = 2, 3
"""Examples of each kind."""
_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Tip:
    """What could be better, and how, in one Dutch line; `steps` lead to it in the file of the rule."""

    message: str
    steps: Steps = ()


def hygiene(rule: Rule, *, shipped: bool = False) -> list[Tip]:
    """Return what could be better in a rule; empty for a rule that is in order.

    More is asked of a rule that is shipped: another example of each kind, and a source.
    """
    return [
        *_examples(rule, FEWEST_SHIPPED if shipped else FEWEST),
        *(
            [Tip("noem een bron, of 'bron: [red]' als het een eigen gedachte is")]
            if shipped and not rule.sources
            else ()
        ),
        *([Tip("schrijf hier in je eigen woorden waarom dit ertoe doet", ("waarom",))] if rule.why == WHY else ()),
        *_rewriting(rule),
        *_folder(rule),
        *_words(rule),
        *_people(rule),
        *_slots(rule),
        *_exceptions(rule),
    ]


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


def _examples(rule: Rule, fewest: int) -> Iterator[Tip]:
    if len(rule.wrong) < fewest:
        yield Tip(f"geef minstens {fewest} voorbeelden onder 'fout'", ("voorbeelden", "fout"))
    if len(rule.right) < fewest:
        yield Tip(f"geef minstens {fewest} voorbeelden onder 'goed'", ("voorbeelden", "goed"))
    for number, item in enumerate(rule.unless):
        if not item.example:
            message = f"de uitzondering '{item.because}' heeft geen voorbeeld; geef er een zin bij"
            yield Tip(message, ("behalve", number))
    places: dict[str, Steps] = {}
    given: list[tuple[str, Steps]] = [
        *((example.text, ("voorbeelden", "fout", number)) for number, example in enumerate(rule.wrong)),
        *((example.text, ("voorbeelden", "goed", number)) for number, example in enumerate(rule.right)),
        *((item.example, ("behalve", number, "voorbeeld")) for number, item in enumerate(rule.unless) if item.example),
    ]
    for text, steps in given:
        if places.setdefault(text, steps) != steps:
            yield Tip(f"het voorbeeld '{text}' staat er dubbel; haal er een weg", steps)


def _rewriting(rule: Rule) -> Iterator[Tip]:
    rewrites = any(example.becomes for example in rule.wrong)
    replaces = any(model.kind == "vervang" for model in rule.models)
    if replaces and not rewrites:
        yield Tip("een alternatief 'vervang' vraagt een voorbeeld met 'wordt'", ("alternatieven",))
    if rewrites and not replaces:
        yield Tip("een voorbeeld met 'wordt' vraagt een alternatief 'vervang'", ("voorbeelden", "fout"))


def _folder(rule: Rule) -> Iterator[Tip]:
    folder = rule.path.parent.name if rule.path else ""
    if folder in CATEGORIES and folder != rule.category:
        yield Tip(f"de map heet '{folder}', maar de categorie is '{rule.category}'", ("categorie",))


def _words(rule: Rule) -> Iterator[Tip]:
    """Yield what is asked for in a way that no sentence has."""
    for number, search in enumerate(rule.searches):
        if not isinstance(search, VerbSearch):
            continue
        for place, verb in enumerate(search.verbs):
            steps = ("zoek", number, "werkwoord", place)
            if " " in verb.removeprefix("zich "):
                yield Tip("schrijf een werkwoord als één woord (uithuisplaatsen) of met 'zich' ervoor", steps)
            elif not verb.endswith("n"):
                yield Tip(
                    f"'{verb}' is geen heel werkwoord, dus de regel vindt het nooit; schrijf het zoals in het "
                    "woordenboek (meenemen)",
                    steps,
                )
        modals = load_facts().auxiliaries.modal if search.modals else ()
        for place, modal in enumerate(search.modals):
            if modal not in modals:
                message = f"'{modal}' is geen modaal hulpwerkwoord; kies uit {', '.join(sorted(modals))}"
                yield Tip(message, ("zoek", number, "modaal", place))


def _people(rule: Rule) -> Iterator[Tip]:
    """Yield the roles for which the name of a word group is asked as a word."""
    groups = load_groups()
    for number, search in enumerate(rule.searches):
        if isinstance(search, WordSearch):
            continue
        for key, role in {**ROLES, "bezitter": "possessor"}.items():
            value: Value | None = getattr(search, role, None)
            if value is None or len(value.words) != 1 or value.groups:
                continue
            (word,) = value.words
            if word in groups and groups[word].side not in {None, "thing"}:
                message = f"hier telt alleen het woord '{word}' zelf; bedoelde je de woordgroep ${word}?"
                yield Tip(message, ("zoek", number, key))


def _slots(rule: Rule) -> Iterator[Tip]:
    """Yield the slots that stay empty: nothing under `zoek` asks for them."""
    asked = {"doener", "ondergaat", "ontvanger"}
    for search in rule.searches:
        asked |= _filled(search)
    texts: list[tuple[Steps, str]] = [(("melding",), rule.message), (("vraag",), rule.question)]
    texts += [(("alternatieven", number, model.kind), model.text) for number, model in enumerate(rule.models)]
    for steps, text in texts:
        for slot in dict.fromkeys(_SLOT.findall(text)):
            if slot not in asked:
                yield Tip(
                    f"de plek '{{{slot}}}' blijft vaak leeg; vraag '{slot}' onder 'zoek', of schrijf het uit", steps
                )


def _filled(search: Search) -> set[str]:
    """Return the slots besides the roles that a search fills, also by *met: voor $gezin*."""
    if isinstance(search, WordSearch):
        return set()
    openers = {text.split()[0] for text in search.complements} if isinstance(search, VerbSearch) else set()
    company = {word for word, value in search.company.items() if not value.negated} | openers
    possessor = {"bezitter"} if isinstance(search, NounSearch) and search.possessor else set()
    return {key for key, word in COMPANY.items() if word in company} | possessor


def _exceptions(rule: Rule) -> Iterator[Tip]:
    for number, item in enumerate(rule.unless):
        reason = idle(item, rule.searches)
        if reason:
            yield Tip(
                f"deze uitzondering kan nooit gelden: {reason}; haal die weg of verander 'als'", ("behalve", number)
            )
