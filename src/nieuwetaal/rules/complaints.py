"""What pydantic has against a file, in Dutch: one error for each, at its line and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from nieuwetaal.rules.schema_words import SEARCHES, closest, nearest
from nieuwetaal.rules.yaml_layout import NO_SPACE, NO_SPACE_BEHIND_DASH, glued

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from nieuwetaal.errors import RuleError
    from nieuwetaal.rules.yaml_nodes import Tree

LONGEST = 40
EXPECTED = {
    "string_type": "hier wordt een tekst verwacht",
    "int_type": "hier wordt een heel getal verwacht",
    "bool_type": "hier wordt true of false verwacht",
    "list_type": "hier wordt een lijst verwacht, zoals [een, twee]",
    "dict_type": "hier worden sleutels met waarden verwacht",
    "model_type": "hier worden sleutels met waarden verwacht",
    "model_attributes_type": "hier worden sleutels met waarden verwacht",
}
"""What was wanted, by the type of the error."""


def complaints(error: ValidationError, tree: Tree, model: type[BaseModel]) -> list[RuleError]:
    """Return what is wrong with a file, in reading order."""
    details = error.errors(include_url=False)
    homes = {str(loc[-1]): str(loc[-2]) for loc in (each["loc"] for each in details if _missed(each)) if len(loc) > 1}
    found = {_placed(detail, tree, model, homes): None for detail in _without_echoes(details, model)}
    return [tree.error(message, path, key=key) for _, message, path, key in sorted(found)]


def _without_echoes(details: Sequence[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Return the errors without the missing keys that are there, but misspelled or in another place."""
    strange = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    meant = {str(loc[-1]) for loc in strange} | {closest(str(loc[-1]), _keys(model, loc[:-1])) for loc in strange}
    return [detail for detail in details if _missed(detail) not in meant]


def _missed(detail: ErrorDetails) -> str | None:
    """Return the key that an error says is missing, None for another error."""
    if detail["type"] == "incomplete":
        return str(detail["ctx"]["key"])
    return str(detail["loc"][-1]) if detail["type"] == "missing" else None


def _placed(
    detail: ErrorDetails, tree: Tree, model: type[BaseModel], homes: Mapping[str, str]
) -> tuple[tuple[int, int], str, tuple[str | int, ...], bool]:
    path = tuple(step for step in detail["loc"] if not (isinstance(step, str) and step.startswith("<")))
    if detail["type"] == "incomplete":
        path = (str(detail["ctx"]["key"]),)
    wrong_key = path[-1:] == ("[key]",)
    steps = path[:-1] if wrong_key or detail["type"] == "missing" else path
    key = wrong_key or detail["type"] in {"extra_forbidden", "missing", "incomplete"}
    return tree.place(steps, key=key), _message(detail, model, homes), steps, key


def _message(detail: ErrorDetails, model: type[BaseModel], homes: Mapping[str, str]) -> str:
    """Return what is wrong; `homes` has the keys that are missing elsewhere, and below which key they belong."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    match kind:
        case "extra_forbidden":
            return _strange(last, detail["loc"], model, homes)
        case "missing":
            return f"verplichte sleutel '{last}' ontbreekt"
        case "value_error" | "incomplete":
            return str(context.get("error", detail["msg"]))
        case "zoek" if not (isinstance(value, str) and glued(value)):
            typed = [str(key) for key in value] if isinstance(value, dict) else []
            return detail["msg"] + next(filter(None, (nearest(key, SEARCHES) for key in typed)), "")
    return _about_value(kind, value, context)


def _strange(key: str, path: Sequence[str | int], model: type[BaseModel], homes: Mapping[str, str]) -> str:
    """Return what is wrong with a key that is not known in its place."""
    if key in SEARCHES and f"<{key}>" not in path:
        return f"een zoekvraag zoekt één ding ({', '.join(SEARCHES)}); geef '{key}' een eigen streepje onder 'zoek'"
    if key in homes:
        return f"'{key}' hoort onder '{homes[key]}'; zet er twee spaties meer voor"
    return f"onbekende sleutel '{_short(key)}'{nearest(key, _keys(model, path[:-1]))}"


def _about_value(kind: str, value: Any, context: Mapping[str, Any]) -> str:
    match kind:
        case "literal_error":
            return _choice(value, re.findall(r"'([^']*)'", str(context["expected"])) or [str(context["expected"])])
        case "string_pattern_mismatch":
            return (
                f"'{_short(value)}' kan geen naam zijn; gebruik kleine letters, cijfers en streepjes{_as_name(value)}"
            )
    return _size(kind, context) or _expected(kind, value)


def _as_name(text: str) -> str:
    from nieuwetaal.rules.drafting import name_for  # noqa: PLC0415 reads YAML itself

    name = name_for(text)
    return f", zoals '{name}'" if name else ""


def _size(kind: str, context: Mapping[str, Any]) -> str:
    match kind:
        case "string_too_short":
            return "deze tekst is leeg"
        case "too_short":
            return f"hier hoort minstens {context['min_length']} in te staan"
        case "too_long":
            return f"deze lijst is te lang: hoogstens {context['max_length']}; verdeel haar over meer bestanden"
    return ""


def _expected(kind: str, value: Any) -> str:
    hint = ""
    if isinstance(value, str) and glued(value):
        return NO_SPACE
    if kind == "list_type" and isinstance(value, str) and value.startswith("-"):
        return NO_SPACE_BEHIND_DASH
    if kind == "list_type" and isinstance(value, dict) and value:
        return f"zet een streepje en een spatie voor '{_short(next(iter(value)))}': - {_short(next(iter(value)))}"
    if kind == "string_type" and isinstance(value, int | float):
        hint = "; zet er aanhalingstekens om"
    elif kind == "string_type" and isinstance(value, dict):
        hint = "; zet een tekst met ': ' erin tussen aanhalingstekens"
    return f"{EXPECTED.get(kind, 'hier wordt iets anders verwacht')}, gevonden is {_found(value)}{hint}"


def _choice(value: Any, known: Sequence[str]) -> str:
    if isinstance(value, str) and value in known:
        return f"schrijf {value} zonder aanhalingstekens"
    if not isinstance(value, str):
        return f"kies uit {', '.join(known)}; gevonden is {_found(value)}"
    return f"'{_short(value)}' bestaat hier niet{nearest(value, known)}; kies uit {', '.join(known)}"


def _found(value: Any) -> str:
    if value is None:
        return "niets"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"het getal {value}"
    if isinstance(value, str):
        return f"'{_short(value)}'"
    return "een lijst" if isinstance(value, list) else "een blok met sleutels"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _keys(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """Return the keys that are known at a path of an error."""
    models = [model]
    for step in path:
        if not isinstance(step, str):
            continue
        if step.startswith("<"):
            models = [found for found in models if step[1:-1] in found.model_fields] or models
        else:
            fields = [found.model_fields[step] for found in models if step in found.model_fields]
            models = [inner for field in fields for inner in _models(field.annotation)] or models
    return [name for found in models for name in found.model_fields]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
