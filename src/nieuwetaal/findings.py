"""What the linter hands out: findings, their alternatives and places, and the report on one document.

All offsets are half-open code-point offsets into the text of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nieuwetaal.documents import Document

Side = Literal["family", "professional", "writer", "mixed", "thing", "unknown"]
SIDES: dict[Side, str] = {
    "family": "gezin",
    "professional": "prof",
    "writer": "schrijver",
    "mixed": "gemengd",
    "thing": "ding",
    "unknown": "onbekend",
}
"""What users call the sides."""
ROLES = {"doener": "agent", "ondergaat": "patient", "ontvanger": "recipient"}
"""What rules and reports call the roles of an act, with what a frame calls them."""
Certainty = Literal["certain", "likely"]
Level = Literal["compliment", "uitleg", "overweeg", "let-op", "sterk"]
Category = Literal[
    "betrekken",
    "geven",
    "maken",
    "sturen",
    "inzetten",
    "meekrijgen",
    "bezit",
    "systeemnaam",
    "etiket",
    "houding",
    "opdracht",
    "beslissen",
    "toezicht",
    "verhullen",
]
Writer = Literal[
    "gemeente", "instelling", "school", "professional", "ouder-of-jongere", "cliëntenraad", "onderzoeker", "onbekend"
]

LEVELS: tuple[Level, ...] = ("uitleg", "overweeg", "let-op", "sterk")
"""The levels of findings, weakest first: a level is a threshold, so `let-op` shows `let-op` and `sterk`."""
CATEGORIES: tuple[Category, ...] = get_args(Category)
"""The closed list of what a rule can be about."""
WRITERS: tuple[Writer, ...] = get_args(Writer)
"""Who may be writing; some rules hold for some writers only."""


@dataclass(frozen=True, slots=True)
class Role:
    """A party or thing that takes part in what is done, cut off before relative clauses and detached phrases.

    `heads` are the spans of the head words, one for every coordinated member; `plural` is None when it cannot be told.
    """

    start: int
    end: int
    text: str
    side: Side = "unknown"
    certainty: Certainty = "certain"
    heads: tuple[tuple[int, int], ...] = ()
    plural: bool | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `start..end` of the document by `text`; made only where the rewritten sentence is known to be right."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to say it: `kind` is what it does (omkeren, samen, …), `edit` is None when it is only a model."""

    kind: str
    text: str
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person finds a span: 1-based lines and columns in code points, or page and box, or part and paragraph."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    part: str | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the wording puts one party over another, or, at level `compliment`, beside another.

    `roles` has the keys doener, ondergaat and ontvanger. `group` is the same for repeats of one expression.
    """

    rule: str
    category: Category
    level: Level
    start: int
    end: int
    text: str
    message: str
    why: str
    question: str
    sources: tuple[str, ...]
    roles: Mapping[str, Role | None]
    alternatives: tuple[Alternative, ...]
    group: str
    related: tuple[tuple[int, int], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that the writer keeps as it is, and why; `reason` is empty when it was not told.

    `place` is where that is said: in the document (`inline`), or in the settings (`config`). A finding that was there
    when a `baseline` was made has no reason, and its own place.
    """

    finding: Finding
    reason: str
    kind: Literal["inline", "config", "baseline"]
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """One Dutch line about what a writer said to nieuwetaal; `path` names the settings when it was said there."""

    text: str
    place: Place
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one document, in reading order; which levels to show is for the reader to choose.

    `suppressed` holds what the writer keeps, or knows already: it is not among the `findings`. `notes` are about such
    remarks. `sentences` tells, by where a finding starts, the sentence it stands in as that reads: without markup, line
    ends and soft hyphens.
    """

    document: Document
    findings: tuple[Finding, ...]
    compliments: tuple[Finding, ...]
    model: str
    errors: tuple[str, ...] = field(default=())
    skipped: tuple[str, ...] = field(default=())
    suppressed: tuple[Suppressed, ...] = field(default=())
    notes: tuple[Note, ...] = field(default=())
    sentences: Mapping[int, str] = field(default_factory=dict)
