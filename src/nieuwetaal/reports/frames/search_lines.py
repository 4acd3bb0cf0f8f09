"""What an author of rules writes under `zoek:` to ask for an act just as it stands in a sentence."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from nieuwetaal.reports.frames.act_words import plain
from nieuwetaal.reports.frames.parties import untold
from nieuwetaal.rules.rule import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nieuwetaal.dutch.frames import Frame, RoleName
    from nieuwetaal.findings import Role, Side
    from nieuwetaal.reports.frames.act_words import Wording

HEAD = "zoek:"
_KEYS: dict[RoleName, str] = {"agent": "doener", "patient": "ondergaat", "recipient": "ontvanger"}
_GROUPS: dict[Side, str] = {"family": "$gezin", "professional": "$prof", "writer": "$schrijver"}
_WHERE = {preposition: key for key, preposition in COMPANY.items()}
_SIMPLE = re.compile(r"[\w$][\w $'’…-]*")


def search_lines(frame: Frame, words: Wording) -> Iterator[str]:
    """Yield the lines of YAML, `zoek:` first, in the order of the guide."""
    noun = words.verb.lstrip("…")
    derived = frame.voice == "nominal" and not frame.predicate.endswith(noun)
    yield HEAD
    yield _pair("naamwoord", noun) if derived else _pair("werkwoord", plain(frame.predicate))
    yield from _parties(frame, derived=derived)
    if words.complement and not derived:
        yield _pair("met", words.complement)
    for item in untold(frame):
        asked = asked_value(item.role) if item.preposition in _WHERE else ""
        if asked:
            yield _pair(_WHERE[item.preposition], asked)
    if not derived:
        yield from _manner(frame)


def _parties(frame: Frame, *, derived: bool) -> Iterator[str]:
    by = {(item.role.start, item.role.end) for item in frame.company if item.preposition == "door"}
    for name, key in _KEYS.items():
        role: Role | None = getattr(frame, name)
        if role is None or not (asked := asked_value(role, name)):
            continue
        if derived and name == "agent" and (role.start, role.end) not in by:
            yield _pair("ondergaat", asked)  # to a search for a noun, who stands behind *van* undergoes
        else:
            yield _pair(key, asked)


def _manner(frame: Frame) -> Iterator[str]:
    if frame.modal:
        yield _pair("modaal", plain(frame.modal))
    if frame.negated:
        yield "  ontkend: ja"
    if frame.voice == "passive":
        yield "  vorm: [lijdend]"
    elif frame.voice == "nominal":
        yield "  vorm: [naamwoord]"
    elif frame.voice == "imperative":
        yield "  vorm: [werkwoord]  # een oproep telt als gewoon werkwoord"


def asked_value(role: Role, name: RoleName | None = None) -> str:
    """Return how a rule asks for a party: by its group, or a thing by its word in its base form; empty when neither."""
    if role.side in _GROUPS:
        return _GROUPS[role.side]
    if role.side == "thing" and name != "agent" and role.plural is False and len(role.heads) == 1:
        start, end = (offset - role.start for offset in role.heads[0])
        return plain(role.text[start:end]).lower()
    return ""


def _pair(key: str, value: str) -> str:
    return f"  {key}: {value if _SIMPLE.fullmatch(value) else json.dumps(value, ensure_ascii=False)}"
