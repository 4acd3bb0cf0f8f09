"""What a rule is. Rules are data: `packs` reads them from YAML, `matching` looks for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from nieuwetaal.dutch.actors import Group

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from nieuwetaal.findings import Category, Level

__all__ = [
    "COMPANY",
    "FORMS",
    "CategoryText",
    "Example",
    "Form",
    "Group",
    "Model",
    "NounSearch",
    "Rule",
    "Search",
    "Source",
    "Unless",
    "Value",
    "VerbSearch",
    "WordSearch",
]

Form = Literal["werkwoord", "lijdend", "naamwoord", "woorden"]
"""How a match is worded: an active or infinitive verb, a passive, a noun, or fixed words."""
FORMS: tuple[Form, ...] = get_args(Form)

COMPANY = {
    "waarin": "in",
    "waarbij": "bij",
    "waarmee": "met",
    "waarover": "over",
    "waarvoor": "voor",
    "waarvan": "van",
    "waaraan": "aan",
    "waaruit": "uit",
    "waarop": "op",
    "waartoe": "tot",
    "waarnaar": "naar",
    "waartegen": "tegen",
    "waaronder": "onder",
    "waardoor": "door",
    "waarlangs": "langs",
    "waarom": "om",
}
"""The keys of company, with the preposition that each stands for."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a role may be filled with: any of `words` (in any inflection) or a member of any of `groups`.

    With `negated` the role must not be so filled; an absent role then counts as a match.
    """

    words: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class VerbSearch:
    """An act: `verbs` (full lemmas) with roles.

    `company` maps a preposition (*in* for `waarin`) to what it must hold. `complements` are the light-verb parts of
    which one must be there (`met: in hun kracht`). `negated` and `modals` ask for a (not) negated act and for one of
    these modal verbs. None for a role: no demand.
    """

    verbs: tuple[str, ...]
    agent: Value | None = None
    patient: Value | None = None
    recipient: Value | None = None
    company: Mapping[str, Value] = field(default_factory=dict)
    complements: tuple[str, ...] = ()
    negated: bool | None = False
    modals: tuple[str, ...] = ()
    voices: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class NounSearch:
    """A noun with roles: *betrokkenheid* van $gezin, and compounds ($gezin + *betrokkenheid*) when `compound`.

    `patient` is what hangs on it with *van*, `agent` with *door*; `possessor` is the word of possession before it;
    `bare` asks for a noun with nothing before it. `nouns` may hold words or, in `groups`, the people themselves.
    """

    nouns: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    agent: Value | None = None
    patient: Value | None = None
    possessor: Value | None = None
    company: Mapping[str, Value] = field(default_factory=dict)
    compound: bool = True
    bare: bool = False


@dataclass(frozen=True, slots=True)
class WordSearch:
    """Fixed words: each expression is a sequence of words (any inflection, unless `literal`) and `$groups`."""

    expressions: tuple[str, ...]
    literal: bool = False


Search = VerbSearch | NounSearch | WordSearch


@dataclass(frozen=True, slots=True)
class Unless:
    """An exception: when all of its conditions hold, the rule is silent; `because` says why, `example` shows it.

    `roles` are conditions on doener, ondergaat, ontvanger and bezitter; `company` as in `VerbSearch`; one of `words`
    in the same sentence; one of `near` within three words of the match.
    """

    because: str
    example: str
    roles: Mapping[str, Value] = field(default_factory=dict)
    company: Mapping[str, Value] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """An alternative as the rule has it: `kind` (samen, vervang, …) and `text` with `{slots}`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule: `text` without marks, the marked spans that must be found, and the rewrite it must give."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    becomes: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as a writer of rules sees it; `own` when it is not one of the shipped rules."""

    id: str
    title: str
    category: Category
    levels: Mapping[Form, Level]
    searches: tuple[Search, ...]
    message: str
    why: str = ""
    question: str = ""
    unless: tuple[Unless, ...] = ()
    models: tuple[Model, ...] = ()
    sources: tuple[str, ...] = ()
    discussion: str = ""
    writers: tuple[str, ...] = ()
    certain: frozenset[str] = frozenset()
    replaces: str | None = None
    wrong: tuple[Example, ...] = ()
    right: tuple[Example, ...] = ()
    path: Path | None = None
    line: int = 1
    own: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What a rule cites under `key`; `year` is text (*ca. 2018*), `url` None when there is no public address.

    `own` when it is no source at all, but a thought of those who wrote the rule.
    """

    key: str
    title: str
    author: str
    year: str
    url: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class CategoryText:
    """What the rules of a category are about, for readers: a few words, and one or two sentences."""

    title: str
    text: str
