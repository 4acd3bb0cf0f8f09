"""From a checked file to a rule or word group: the Dutch keys end here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from nieuwetaal.findings import LEVELS, SIDES
from nieuwetaal.rules.rule import (
    COMPANY,
    FORMS,
    Example,
    Group,
    Model,
    NounSearch,
    Rule,
    Unless,
    Value,
    VerbSearch,
    WordSearch,
)
from nieuwetaal.rules.schema import NounForm, VerbForm, WordForm, WrongExample
from nieuwetaal.rules.schema_words import NOT, PARTIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nieuwetaal.findings import Level
    from nieuwetaal.rules.rule import Form, Search
    from nieuwetaal.rules.schema import ExceptionItem, RuleFile
    from nieuwetaal.rules.schema_data import GroupFile

_MARKED = re.compile(r"([^«»]*)(?:«([^«»]*)»)?")
NEGATED = {"nee": False, "ja": True, "beide": None}
GROUP_SIDES = {"professional": "professional"} | {name: side for side, name in SIDES.items()}
"""The sides as files of word groups name them."""
NOT_FAMILY = Value(groups=("gezin",), negated=True)
"""Who acts in a role rule that does not say it; an unnamed agent counts as not family."""


def build_rule(file: RuleFile, groups: Mapping[str, Group], path: Path | None = None) -> Rule:
    """Return the rule that a checked file describes."""
    searches = file.zoek if isinstance(file.zoek, list) else [file.zoek]
    return Rule(
        id=file.id,
        title=file.titel,
        category=file.categorie,
        levels=_levels(file.niveau),
        searches=tuple(_search(search, groups) for search in searches),
        message=file.melding,
        why=file.waarom or "",
        question=file.vraag or "",
        unless=tuple(_unless(item) for item in file.behalve),
        models=tuple(Model(kind, text) for item in file.alternatieven for kind, text in _given(item)),
        sources=tuple(file.bron),
        discussion=file.discussie or "",
        writers=tuple(file.schrijver),
        certain=frozenset(file.zeker),
        replaces=file.vervangt,
        wrong=tuple(_wrong(item) for item in file.voorbeelden.fout),
        right=tuple(Example(text) for text in file.voorbeelden.goed),
        path=path,
    )


def build_group(file: GroupFile) -> Group:
    """Return the word group that a checked file describes."""
    return Group(
        name=file.groep,
        title=file.titel or "",
        words=tuple(word.lower() for word in file.woorden),
        side=cast("Any", GROUP_SIDES.get(file.kant or "")),
        compounds=file.samenstellingen,
        includes=tuple(file.omvat),
        excluding=tuple(word.lower() for word in file.uitgezonderd),
    )


def _given(item: Any) -> list[tuple[str, str]]:
    return [(key, getattr(item, key)) for key in sorted(item.model_fields_set)]


def _levels(level: Any) -> dict[Form, Level]:
    if isinstance(level, str):
        return dict.fromkeys(FORMS, cast("Level", level))
    given = {form: getattr(level, form) for form in FORMS}
    strongest = max((found for found in given.values() if found), key=LEVELS.index)
    return {form: found or strongest for form, found in given.items()}


def _search(form: VerbForm | NounForm | WordForm, groups: Mapping[str, Group]) -> Search:
    match form:
        case WordForm():
            return WordSearch(_words(form.woorden), form.letterlijk)
        case NounForm():
            nouns = _words(form.naamwoord)
            return NounSearch(
                nouns=tuple(noun for noun in nouns if not noun.startswith("$")),
                groups=tuple(noun[1:] for noun in nouns if noun.startswith("$")),
                agent=_value(form.doener),
                patient=_value(form.ondergaat),
                possessor=_value(form.bezitter),
                company=_company(form),
                compound=form.samenstelling,
                bare=form.kaal,
            )
    agent, patient, recipient = _value(form.doener), _value(form.ondergaat), _value(form.ontvanger)
    if agent is None and (_on_family(patient, groups) or _on_family(recipient, groups)):
        agent = NOT_FAMILY
    return VerbSearch(
        verbs=_words(form.werkwoord),
        agent=agent,
        patient=patient,
        recipient=recipient,
        company=_company(form),
        complements=_words(form.met),
        negated=NEGATED[form.ontkend],
        modals=_words(form.modaal),
        voices=tuple(form.vorm or ()),
    )


def _on_family(value: Value | None, groups: Mapping[str, Group]) -> bool:
    if value is None or value.negated:
        return False
    return any(name in groups and groups[name].side == "family" for name in value.groups)


def _unless(item: ExceptionItem) -> Unless:
    given = item.als.model_fields_set
    roles = {role: _value(getattr(item.als, role)) for role in PARTIES if role in given}
    return Unless(
        because=item.omdat,
        example=item.voorbeeld or "",
        roles={role: value for role, value in roles.items() if value is not None},
        company=_company(item.als),
        words=_words(item.als.woorden),
        near=_words(item.als.naast),
    )


def _wrong(item: str | WrongExample) -> Example:
    marked, becomes = (item, None) if isinstance(item, str) else (item.tekst, item.wordt)
    marks, text = [], ""
    for before, inside in _MARKED.findall(marked):
        text += before
        if inside:
            marks.append((len(text), len(text) + len(inside)))
            text += inside
    return Example(text, tuple(marks), becomes)


def _company(form: Any) -> dict[str, Value]:
    if COMPANY.keys().isdisjoint(form.model_fields_set):
        return {}
    given = ((COMPANY[key], _value(getattr(form, key))) for key in COMPANY if key in form.model_fields_set)
    return {preposition: value for preposition, value in given if value is not None}


def _words(given: str | list[str] | None) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else tuple(given)


def _value(given: str | list[str] | None) -> Value | None:
    if given is None:
        return None
    items = _words(given)
    plain = [item.removeprefix(NOT) for item in items]
    return Value(
        words=tuple(item for item in plain if not item.startswith("$")),
        groups=tuple(item[1:] for item in plain if item.startswith("$")),
        negated=items[0].startswith(NOT),
    )
