"""The smallest parts of the formats: words, `$groups`, texts with `{slots}` and «marks», and who does what."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag, ValidationInfo
from typing_extensions import TypeAliasType

from nieuwetaal.findings import ROLES
from nieuwetaal.rules.rule import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterable

SEARCHES = ("werkwoord", "naamwoord", "woorden")
PARTIES = (*ROLES, "bezitter")
"""The roles of an act, and who owns a noun."""
SLOTS = (*PARTIES, *COMPANY)
"""What may stand between braces in a message, a question or an alternative."""
NOT = "niet "
MOST_WORDS = 10_000
"""In one list of a rule; each word is looked up with all its forms in every sentence."""

_MARKS = re.compile(r"[^«»]*(?:«[^«»]*\w[^«»]*»[^«»]*)*")
_TYPED = str.maketrans({"<": "«", ">": "»"})


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` (bedoelde je '…'?)` with the known word that looks most like `word`, or nothing."""
    close = closest(word, known)
    return f" (bedoelde je '{close}'?)" if close else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like `word`, empty when none does."""
    return next(iter(get_close_matches(word[:60], sorted(known), 1, 0.6)), "")


def is_list(value: Any) -> str:
    """Tell one from many; a name between <> is no step in the file."""
    return "<rij>" if isinstance(value, list) else "<tekst>"


def is_mapping(value: Any) -> str:
    """Tell a text from keys with values."""
    return "<sleutels>" if isinstance(value, dict) else "<tekst>"


def _known_group(text: str, info: ValidationInfo) -> str:
    if "$" not in text:
        return text
    known = (info.context or {}).get("groups")
    for name in re.findall(r"\$([\w-]*)", text):
        if known is not None and name not in known:
            raise ValueError(f"onbekende woordgroep '${name}'{nearest(f'${name}', [f'${group}' for group in known])}")
    return text


def _whole_group(text: str) -> str:
    if "$" in text and not re.fullmatch(rf"(?:{NOT})?\$[\w-]+", text):
        raise ValueError(f"schrijf een woordgroep los, als '$groep' of 'niet $groep', niet als '{text}'")
    return text


def _known_source(text: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("sources")
    if known is not None and text not in known:
        raise ValueError(f"onbekende bron '{text}'{nearest(text, known)}; bronnen staan in bronnen.yaml")
    return text


def _same_sign(value: str | list[str]) -> str | list[str]:
    if isinstance(value, list) and len({item.startswith(NOT) for item in value}) > 1:
        raise ValueError("zet 'niet' voor alle waarden in deze lijst of voor geen enkele")
    return value


def _slots(text: str) -> str:
    if "{" not in text and "}" not in text:
        return text
    for slot in re.findall(r"\{([^{}]*)\}", text):
        if slot not in SLOTS:
            raise ValueError(f"onbekende plek '{{{slot}}}'{nearest(slot, SLOTS)}")
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text)):
        raise ValueError("hier staat een losse accolade; schrijf een plek als {doener}")
    return text


def with_marks(text: str) -> str:
    """Return a text with « and » for the `<<` and `>>` of a keyboard that lacks them."""
    return re.sub("<<|>>", lambda found: found.group()[0].translate(_TYPED), text)


def _marked(text: str) -> str:
    text = with_marks(text)
    if not _MARKS.fullmatch(text):
        raise ValueError("zet precies om wat gevonden moet worden « en » (niet leeg, niet in elkaar)")
    return text


def _unmarked(text: str) -> str:
    if any(sign in text for sign in ("«", "»", "<<", ">>")):
        raise ValueError("hier horen geen « en »: in deze zin wordt niets gevonden")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9à-ü]+(-[a-z0-9à-ü]+)*$")]
Template = Annotated[Text, AfterValidator(_slots)]
Marked = Annotated[Text, AfterValidator(_marked)]
Plain = Annotated[Text, AfterValidator(_unmarked)]
SourceKey = Annotated[Text, AfterValidator(_known_source)]


def _with_words(value: str) -> str:
    parts = value.split()
    if parts[0] == "…" or parts[-1] == "…":
        raise ValueError("zet voor en achter '…' een woord of een $woordgroep")
    return value


_Expression = Annotated[Text, AfterValidator(_known_group), AfterValidator(_with_words)]
_Value = Annotated[Text, AfterValidator(_whole_group), AfterValidator(_known_group)]
Words = TypeAliasType(
    "Words",
    Annotated[
        Annotated[Text, Tag("<tekst>")]
        | Annotated[list[Text], Field(min_length=1, max_length=MOST_WORDS), Tag("<rij>")],
        Discriminator(is_list),
    ],
)
Expressions = TypeAliasType(
    "Expressions",
    Annotated[
        Annotated[_Expression, Tag("<tekst>")]
        | Annotated[list[_Expression], Field(min_length=1, max_length=MOST_WORDS), Tag("<rij>")],
        Discriminator(is_list),
    ],
)
Values = TypeAliasType(
    "Values",
    Annotated[
        Annotated[_Value, Tag("<tekst>")]
        | Annotated[list[_Value], Field(min_length=1, max_length=MOST_WORDS), Tag("<rij>")],
        Discriminator(is_list),
        AfterValidator(_same_sign),
    ],
)


class Strict(BaseModel):
    """Keys with values, and no others than these."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class Company(Strict):
    """What may stand with a verb or noun, by its preposition."""

    waarin: Values | None = Field(None, description="Wat na 'in' staat.")
    waarbij: Values | None = Field(None, description="Wat na 'bij' staat.")
    waarmee: Values | None = Field(None, description="Wie of wat na 'met' staat.")
    waarover: Values | None = Field(None, description="Wat na 'over' staat.")
    waarvoor: Values | None = Field(None, description="Wat na 'voor' staat.")
    waarvan: Values | None = Field(None, description="Wat na 'van' staat.")
    waaraan: Values | None = Field(None, description="Wat na 'aan' staat.")
    waaruit: Values | None = Field(None, description="Wat na 'uit' staat.")
    waarop: Values | None = Field(None, description="Wat na 'op' staat.")
    waartoe: Values | None = Field(None, description="Wat na 'tot' staat.")
    waarnaar: Values | None = Field(None, description="Wat na 'naar' staat.")
    waartegen: Values | None = Field(None, description="Wat na 'tegen' staat.")
    waaronder: Values | None = Field(None, description="Wat na 'onder' staat.")
    waardoor: Values | None = Field(None, description="Wat na 'door' staat (niet de doener).")
    waarlangs: Values | None = Field(None, description="Wat na 'langs' staat.")
    waarom: Values | None = Field(None, description="Wat na 'om' staat.")
