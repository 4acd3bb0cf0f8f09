"""Writing the message and the alternatives of a rule in Dutch that fits the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.findings import Alternative, Edit
from nieuwetaal.rules.rule import COMPANY

if TYPE_CHECKING:
    from nieuwetaal.coach.agreement import Agreement
    from nieuwetaal.dutch.closed import Pronouns
    from nieuwetaal.dutch.facts import Facts
    from nieuwetaal.dutch.frames import Company
    from nieuwetaal.findings import Role
    from nieuwetaal.rules.matching import Match

JOINED = re.compile(r"\} en $")
GOVERNOR = re.compile(r"(\w+) (?:\{[a-zé]+\} en )*\{$")
"""The word before a slot, or before the slots that it is joined to."""
WORD = re.compile(r"\w+")
LONGEST_FILLER = 60
PLURAL_PART = re.compile(r"(?:en|ers)$")
"""How the first part of a compound ends when it is a plural too: *jongeren*, *bewoners*."""
REPLACES = "vervang"
KEPT_CAPITALS = re.compile(r"[A-Z]{2,}|\w+[A-Z]")


class Coach:
    """Fills the texts of rules. State: what Dutch says in a slot, and how a slot is found."""

    def __init__(self, agreement: Agreement, facts: Facts) -> None:
        """Take how verbs agree, and the facts with a filler for every slot and the forms of pronouns."""
        self._agreement, self._facts = agreement, facts
        self._slot = slot_pattern(facts.pronouns)

    def alternatives(self, match: Match) -> tuple[Alternative, ...]:
        """Return the alternatives of the rule as models, those that replace the marked words left out.

        What says *wij* is left out too for a writer who is not the one that acts (a parent, a researcher).
        """
        models = (model for model in match.rule.models if model.kind != REPLACES and self._suits(model.text))
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
            governed = self._is_governed(text[: found.start(3)])
            after = following is not None and not governed and self._agreement.is_verb(following)
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

        written = self._slot.sub(fill, text)
        return "Eén" + written[3:] if written.startswith("één") else written[:1].upper() + written[1:]

    def _is_governed(self, before: str) -> bool:
        """Whether a preposition stands before the slot that `before` ends in: it is then no subject."""
        governor = GOVERNOR.search(before)
        return governor is not None and governor[1].lower() in self._facts.prepositions

    def _suits(self, text: str) -> bool:
        first = self._facts.pronouns.first_person
        return self._facts.unnamed.get("doener") in first or first.isdisjoint(WORD.findall(text.lower()))

    def _filler(self, name: str, match: Match | None, *, subject: bool) -> tuple[str, bool | None]:
        """Return what stands in a slot, and whether it is a plural (None when it cannot be told)."""
        role = None if match is None else self._named(name, match)
        forms = self._facts.as_subject if subject else self._facts.as_object
        if role is None or self._is_vague(role, name) or len(role.text) > LONGEST_FILLER or is_stem(role, match):
            unnamed = self._facts.unnamed.get(name, "…")
            return unnamed if subject else self._facts.as_object.get(unnamed, unnamed), None
        plain = role.text[:1].lower() + role.text[1:] if self._is_common(role) else role.text
        return forms.get(plain.lower(), plain), role.plural

    def _named(self, name: str, match: Match) -> Role | None:
        role = match.roles.get(name) or self._company(name, match.company)
        return match.party if role is None and name in {"ondergaat", "ontvanger"} else role

    def _company(self, name: str, company: tuple[Company, ...]) -> Role | None:
        wanted = COMPANY.get(name)
        return next((item.role for item in company if item.preposition == wanted), None)

    def _is_vague(self, role: Role, name: str) -> bool:
        """Whether a role says nothing in a slot: a question word, or a thing that would act."""
        return role.text.lower() in self._facts.pronouns.interrogative or (name == "doener" and role.side == "thing")

    def _is_common(self, role: Role) -> bool:
        """Whether the capital of a phrase is only that of its sentence: an article, or a listed word and no name."""
        words = role.text.split(" ")
        if KEPT_CAPITALS.match(words[0]):
            return False
        if role.side == "thing" or words[0].lower() in self._facts.filling.common:
            return True
        return role.side != "unknown" and not any(word[:1].isupper() for word in words[1:2])


def is_stem(role: Role, match: Match | None) -> bool:
    """Whether a role is the first part of a compound and no word by itself: *ouder* or *gezins*, but not *jongeren*."""
    if match is None or match.form != "naamwoord" or role is match.roles.get("bezitter"):
        return False
    inside = any(start <= role.start and role.end < end for start, end in match.spans)
    return inside and PLURAL_PART.search(role.text) is None


def slot_pattern(pronouns: Pronouns) -> re.Pattern[str]:
    """Return the pattern of a slot with the word after it, and, in a question, question word and verb before it.

    Its groups: question word (*wat*, *waarover*, *welke hulp*), verb, name of the slot, word after it.
    """
    determiners = pronouns.interrogative_determiners
    alone = (pronouns.interrogative - determiners) | pronouns.interrogative_adverbs
    words = [*map(either_case, sorted(alone)), r"[Ww]aar\w*", *(rf"{either_case(word)} \w+" for word in determiners)]
    return re.compile(rf"(?:\b({'|'.join(words)}) (\w+) )?\{{([a-zé]+)\}}(?: (\w+))?")


def either_case(word: str) -> str:
    """Return the pattern of a word with a capital or without."""
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"
