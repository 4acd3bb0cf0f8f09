"""Whether a role is filled as a rule asks: by one of its words, or by a member of one of its groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nieuwetaal.findings import SIDES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nieuwetaal.dutch.actors import Actors
    from nieuwetaal.dutch.closed import Pronouns
    from nieuwetaal.dutch.frames import Company, Frame
    from nieuwetaal.findings import Role, Side
    from nieuwetaal.rules.rule import Value
    from nieuwetaal.rules.words import Vocabulary

WHOLE: tuple[Side, ...] = ("family", "professional", "writer")
SIDE_GROUPS = {SIDES[side]: side for side in WHOLE}
"""The groups that are a side: a resolved pronoun and a coordination have a side but no word of the group."""
SHORTEST_FIRST_PART = 3


class Values:
    """Compares roles with what rules ask. State: the language data it asks."""

    def __init__(self, actors: Actors, vocabulary: Vocabulary, pronouns: Pronouns, writing: Side = "writer") -> None:
        """Take the word groups, the inflection of words, the pronouns, and the side that whoever writes is on."""
        self._actors, self._vocabulary = actors, vocabulary
        self._first, self._writing = pronouns.first_person, writing
        self._third = pronouns.third | pronouns.demonstrative | {"wie"}

    def fills(self, value: Value, frame: Frame, name: str, text: str) -> bool:
        """Tell whether the role called `name` of a frame is as asked; what cannot be told never is."""
        if name in frame.unknown:
            return False
        return self.holds(value, getattr(frame, name), text)

    def holds(self, value: Value, role: Role | None, text: str) -> bool:
        """Tell whether a role is as asked; an absent role only satisfies a negated value."""
        if role is None:
            return value.negated
        if value.negated:
            return not self._possible(value, role, text)
        return any(self._worded(word, role, text) for word in value.words) or any(
            self._member(group, role, text) for group in value.groups
        )

    def accompanied(self, wanted: Mapping[str, Value], company: Sequence[Company], text: str) -> bool:
        """Tell whether every prepositional phrase that is asked for is there."""
        for preposition, value in wanted.items():
            there = [item.role for item in company if item.preposition == preposition]
            if value.negated:
                if any(self._possible(value, role, text) for role in there):
                    return False
            elif not any(self.holds(value, role, text) for role in there):
                return False
        return True

    def _possible(self, value: Value, role: Role, text: str) -> bool:
        """Tell whether a role may be what a negated value excludes; for people in doubt the answer is yes."""
        if any(self._worded(word, role, text) for word in value.words):
            return True
        for group in value.groups:
            if self._member(group, role, text):
                return True
            in_doubt = role.side == "unknown" and role.text.lower() in self._third
            if group in SIDE_GROUPS and (role.side == "mixed" or in_doubt):
                return True
        return False

    def _worded(self, word: str, role: Role, text: str) -> bool:
        forms = self._vocabulary.forms(word)
        heads = [text[start:end].lower() for start, end in role.heads]
        if " " in word:
            return self._phrased(word.lower().split(), role.text.lower().split())
        return any(
            head in forms or any(head.endswith(form) and len(head) - len(form) >= SHORTEST_FIRST_PART for form in forms)
            for head in heads
        )

    def _phrased(self, wanted: Sequence[str], words: Sequence[str]) -> bool:
        """Whether an expression stands in a role, its last word in any inflection."""
        forms, size = self._vocabulary.forms(wanted[-1]), len(wanted)
        starts = range(len(words) - size + 1)
        return any(words[i : i + size - 1] == wanted[:-1] and words[i + size - 1] in forms for i in starts)

    def _member(self, group: str, role: Role, text: str) -> bool:
        if group in SIDE_GROUPS:
            return SIDE_GROUPS[group] in {role.side, self._told(role)}
        return any(
            self._actors.belongs(before(role, head, text), group) or self._actors.belongs_ahead(text[head[0] :], group)
            for head in role.heads
        )

    def _told(self, role: Role) -> Side:
        """Return the side of a role as the settings tell it: *wij* of a council of clients is family."""
        return self._writing if role.text.lower() in self._first else role.side


def before(role: Role, head: tuple[int, int], text: str) -> list[str]:
    """Return the words of a role up to and including one of its heads."""
    return text[min(role.start, head[0]) : head[1]].split() or [""]
