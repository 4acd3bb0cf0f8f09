"""A new rule as its author begins it: the text of its file, with everything in it that a rule must have."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nieuwetaal.errors import RuleError
from nieuwetaal.rules.yaml_nodes import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WHY = "Schrijf hier in één zin waarom dit ertoe doet."
"""What stands under `waarom` until the author has written it."""
SCHEMA = "schema.json"
_NOT_IN_ID = re.compile(r"[^a-z0-9à-ü]+")
_TEXTS = {
    True: {
        "melding": "Hier staat ‘{words}’, en dat gaat over {{{people}}}.",
        "vraag": "Wat vragen {{{people}}} zelf?",
        "omkeren": "{{{people}}} zeggen wat nodig is, en … helpt daarbij (alleen als dat echt zo is)",
        "benoem": "{{{people}}} krijgen …, omdat …",
    },
    False: {
        "melding": "Hier staat ‘{words}’.",
        "vraag": "Hoe zeggen deze mensen het zelf?",
        "mens": "mensen die …",
        "benoem": "… doet …, omdat …",
    },
}
"""The first texts of a rule, by whether it is about what somebody does to people."""


@dataclass(frozen=True, slots=True)
class DraftException:
    """When the rule is silent: one of these words is in the sentence."""

    words: tuple[str, ...]
    because: str
    example: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule to be: `search` holds the keys under `zoek`; `wrong` are sentences with « and », `right` those without."""

    id: str
    category: str
    search: Mapping[str, str | tuple[str, ...]]
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    why: str = ""
    title: str = ""
    level: str = "let-op"
    unless: tuple[DraftException, ...] = field(default=())

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the rule looks for."""
        given = next(iter(self.search.values()))
        return (given,) if isinstance(given, str) else given


def name_for(text: str) -> str:
    """Return the id that fits these words: lower-case letters, digits and hyphens; empty when none are left."""
    plain = unicodedata.normalize("NFC", text.lower()).replace("’", "").replace("'", "").replace("÷", "-")
    return _NOT_IN_ID.sub("-", plain).strip("-")[:60].strip("-")


def as_yaml(draft: Draft, *, schema: bool = False) -> str:
    """Return the file of a rule; with `schema` it tells an editor to complete and check by `schema.json` beside it."""
    return "\n".join([*_lines(draft, schema=schema), ""])


def _lines(draft: Draft, *, schema: bool) -> Iterator[str]:
    if schema:
        yield f"# yaml-language-server: $schema={SCHEMA}"
    people = next((key for key in ("ontvanger", "ondergaat") if "$" in str(draft.search.get(key, ""))), "")
    words = draft.words[0]
    slots = {"words": words, "people": people}
    texts = {key: text.format(**slots) for key, text in _TEXTS[bool(people) and "werkwoord" in draft.search].items()}
    yield f"id: {scalar(draft.id)}"
    yield f"titel: {scalar(draft.title or _title(words, draft, people))}"
    yield f"categorie: {draft.category}"
    yield f"niveau: {draft.level}  # sterk, let-op of overweeg: kies bij twijfel het zachtste"
    yield "zoek:"
    yield from (f"  {key}: {_value(value)}" for key, value in draft.search.items())
    if draft.unless:
        yield "behalve:"
    for item in draft.unless:
        yield f"  - als: {{woorden: {_list(item.words)}}}"
        yield f"    omdat: {scalar(item.because)}"
        yield f"    voorbeeld: {scalar(item.example)}"
    yield "# Dit leest de schrijver straks. Maak er je eigen zinnen van."
    yield f"melding: {scalar(texts.pop('melding'))}"
    yield f"waarom: {scalar(draft.why or WHY)}"
    yield f"vraag: {scalar(texts.pop('vraag'))}"
    yield "alternatieven:"
    yield from (f"  - {kind}: {scalar(text)}" for kind, text in texts.items())
    yield "# De proef: wat gevonden moet worden staat tussen « en ». Vul aan tot er van elk minstens twee zijn."
    yield "voorbeelden:"
    for key, sentences in (("fout", draft.wrong), ("goed", draft.right)):
        yield f"  {key}:"
        yield from (f"    - {scalar(sentence)}" for sentence in sentences)


def _title(words: str, draft: Draft, people: str) -> str:
    if "werkwoord" in draft.search:
        return f"Mensen '{words}'" if people else f"'{words[:1].upper()}{words[1:]}'"
    return f"De woorden '{words}'" if " " in words else f"Het woord '{words}'"


def _value(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return scalar(value)
    return scalar(value[0]) if len(value) == 1 else _list(value)


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(scalar(word, inside='[]') for word in words)}]"


def scalar(text: str, inside: str = "") -> str:
    """Return a text as YAML: plain when that reads as the same text, here or `inside` brackets, and else quoted."""
    plain = " ".join(text.split())
    opening, closing = inside[:1], inside[1:]
    try:
        data = parse(f"a: {opening}{plain}{closing}\n", "").data["a"]
    except RuleError:
        data = None
    same = data == ([plain] if inside else plain)
    return plain if same and "#" not in plain else json.dumps(plain, ensure_ascii=False)
