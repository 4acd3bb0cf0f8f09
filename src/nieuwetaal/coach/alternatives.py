"""Writing the message and the alternatives of a rule in Dutch that fits the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.findings import Alternative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nieuwetaal.coach.agreement import Agreement
    from nieuwetaal.dutch.frames import Company
    from nieuwetaal.findings import Role
    from nieuwetaal.rules.matching import Match

SLOT = re.compile(r"\{([a-zé]+)\}(?: (\w+))?")
LONGEST_FILLER = 60
SUBJECT_FORMS = {
    "ons": "wij",
    "we": "wij",
    "hen": "zij",
    "hun": "zij",
    "ze": "zij",
    "hem": "hij",
    "mij": "ik",
    "me": "ik",
    "haar": "zij",
}
OBJECT_FORMS = {"wij": "ons", "we": "ons", "zij": "hen", "ze": "hen", "hij": "hem", "ik": "mij", "men": "anderen"}
KEPT_CAPITALS = re.compile(r"[A-Z]{2,}|\w+[A-Z]")


class Coach:
    """Fills the texts of rules. State: what to say for a party that the sentence does not name."""

    def __init__(self, agreement: Agreement, unnamed: Mapping[str, str]) -> None:
        """Take how verbs agree, and a filler for every slot."""
        self._agreement, self._unnamed = agreement, unnamed

    def alternatives(self, match: Match) -> tuple[Alternative, ...]:
        """Return the alternatives of the rule as models; an edit is only made where a rule proves it right."""
        return tuple(
            Alternative(model.kind, self.write(model.text, match))
            for model in match.rule.models
            if model.kind != "vervang"
        )

    def write(self, text: str, match: Match) -> str:
        """Return `text` with its slots filled from the match, verbs agreeing and pronouns in the right form."""

        def fill(found: re.Match[str]) -> str:
            name, following = found.group(1), found.group(2)
            verb = following if following and self._agreement.is_verb(following) else None
            opens = not text[: found.start()].strip()
            filler = self._filler(name, match, subject=verb is not None or opens)
            if verb is not None:
                return f"{filler} {self._agreement.agree(verb, filler)}"
            return filler + (f" {following}" if following else "")

        written = SLOT.sub(fill, text)
        return written[:1].upper() + written[1:]

    def _filler(self, name: str, match: Match, *, subject: bool) -> str:
        role = match.roles.get(name) or self._company(name, match.company)
        if name in {"ondergaat", "ontvanger"} and role is None:
            role = match.party
        plain = role.text if role is not None and len(role.text) <= LONGEST_FILLER else self._unnamed.get(name, "…")
        first = plain.split(" ")[0]
        if not KEPT_CAPITALS.match(first) and (first.lower() in DETERMINERS or (role is not None and is_common(plain))):
            plain = plain[:1].lower() + plain[1:]
        forms = SUBJECT_FORMS if subject else OBJECT_FORMS
        return forms.get(plain.lower(), plain)

    def _company(self, name: str, company: tuple[Company, ...]) -> Role | None:
        wanted = PREPOSITIONS.get(name)
        return next((item.role for item in company if item.preposition == wanted), None)


DETERMINERS = frozenset({"de", "het", "een", "alle", "deze", "die", "onze", "ons", "hun", "wij", "we", "ik", "je", "u"})
PREPOSITIONS = {
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
}


def is_common(text: str) -> bool:
    """Whether a phrase is a single capitalised word that is likely a common noun in first position (*Ouders*)."""
    return text.lower().endswith(("en", "s", "n", "e")) and " " not in text.strip()
