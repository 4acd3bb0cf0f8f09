"""Writing the message and the alternatives of a rule in Dutch that fits the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.dutch.grammar import QUESTION
from nieuwetaal.findings import Alternative, Edit
from nieuwetaal.rules.rule import COMPANY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nieuwetaal.coach.agreement import Agreement
    from nieuwetaal.dutch.frames import Company
    from nieuwetaal.findings import Role
    from nieuwetaal.rules.matching import Match

SLOT = re.compile(r"(?:\b([Ww]at|[Ww]ie|[Hh]oe|[Ww]anneer|[Ww]aar\w*|[Ww]elke? \w+) (\w+) )?\{([a-zé]+)\}(?: (\w+))?")
"""A slot with the word after it, and, in a question, the question word and the verb before it."""
JOINED = re.compile(r"\} en $")
LONGEST_FILLER = 60
REPLACES = "vervang"
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
        """Return the alternatives of the rule as models, those that replace the marked words left out."""
        models = (model for model in match.rule.models if model.kind != REPLACES)
        return tuple(Alternative(model.kind, self.write(model.text, match)) for model in models)

    def edits(self, match: Match, start: int, end: int, marked: str) -> tuple[Alternative, ...]:
        """Return the alternatives that replace the marked words, document span `start..end`.

        Only a rule that proves its rewriting by an example (`wordt`) offers one; a capital stays a capital.
        """
        proven = any(example.becomes is not None for example in match.rule.wrong)
        found = []
        for model in match.rule.models if proven else ():
            if model.kind == REPLACES:
                text = self.write(model.text, match)
                text = text if marked[:1].isupper() else text[:1].lower() + text[1:]
                found.append(Alternative(model.kind, text, Edit(start, end, text)))
        return tuple(found)

    def write(self, text: str, match: Match | None = None) -> str:
        """Return `text` with its slots filled from the match, verbs agreeing and pronouns in the right form.

        Without a match it is written as for a sentence that names nobody.
        """

        def fill(found: re.Match[str]) -> str:
            asking, before, name, following = found.groups()
            inverted = asking is not None and self._agreement.is_verb(before)
            after = following is not None and self._agreement.is_verb(following)
            opens = not text[: found.start()].strip() and asking is None
            filler, plural = self._filler(name, match, subject=inverted or after or opens)
            several = True if JOINED.search(text[: found.start()]) else plural
            parts = [
                asking,
                self._agreement.agree(before, filler, plural=plural) if inverted else before,
                filler,
                self._agreement.agree(following, filler, plural=several) if after else following,
            ]
            return " ".join(part for part in parts if part is not None)

        written = SLOT.sub(fill, text)
        return "Eén" + written[3:] if written.startswith("één") else written[:1].upper() + written[1:]

    def _filler(self, name: str, match: Match | None, *, subject: bool) -> tuple[str, bool | None]:
        """Return what stands in a slot, and whether it is a plural (None when it cannot be told)."""
        role = None if match is None else self._named(name, match)
        vague = role is None or role.text.lower() in QUESTION or (name == "doener" and role.side == "thing")
        if role is None or vague or len(role.text) > LONGEST_FILLER:
            unnamed = self._unnamed.get(name, "…")
            return unnamed if subject else OBJECT_FORMS.get(unnamed, unnamed), None
        plain = role.text[:1].lower() + role.text[1:] if is_common(role.text, role) else role.text
        forms = SUBJECT_FORMS if subject else OBJECT_FORMS
        return forms.get(plain.lower(), plain), role.plural

    def _named(self, name: str, match: Match) -> Role | None:
        role = match.roles.get(name) or self._company(name, match.company)
        return match.party if role is None and name in {"ondergaat", "ontvanger"} else role

    def _company(self, name: str, company: tuple[Company, ...]) -> Role | None:
        wanted = COMPANY.get(name)
        return next((item.role for item in company if item.preposition == wanted), None)


DETERMINERS = frozenset({"de", "het", "een", "alle", "deze", "die", "onze", "ons", "hun", "wij", "we", "ik", "je", "u"})


def is_common(text: str, role: Role) -> bool:
    """Whether the capital of a phrase is only that of its sentence: it is an article, or a listed word and no name."""
    words = text.split(" ")
    if KEPT_CAPITALS.match(words[0]):
        return False
    named = any(word[:1].isupper() for word in words[1:2])
    return (
        words[0].lower() in DETERMINERS or (role.side not in {"unknown", "thing"} and not named) or role.side == "thing"
    )
