"""What a teacher knows by number: words, characters, tags, features, edits, labels, and sources of sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

from teacher.edits import KEEP, Edit, find_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conllu import Sentence

Name = TypeVar("Name")

PADDING, UNKNOWN, BEGIN, END = range(4)
"""Numbers that are no word or character; words use the first two only."""
OFFICIAL = "official"
"""The source whose annotation is the model for all."""
DEV = "dev"
"""The sentences that measure, no source."""
FREQUENT_WORD = 2
FREQUENT_EDIT = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names and their numbers, counted from 0; words and characters leave room for the numbers above."""

    sources: dict[str, int]
    words: dict[str, int]
    chars: dict[str, int]
    pos: dict[str, int]
    morph: dict[str, int]
    edits: dict[Edit, int]
    deps: dict[str, int]

    @classmethod
    def of(cls, sources: Mapping[str, Sequence[Sentence]]) -> Self:
        """Count the sentences of all sources; rare words and edits stay unknown."""
        tokens = [token for sentences in sources.values() for sentence in sentences for token in sentence]
        words = Counter(token.text.lower() for token in tokens)
        edits = Counter(find_edit(token.text, token.lemma) for token in tokens)
        return cls(
            sources=_numbered(sources),
            words=_numbered((word for word, count in words.items() if count >= FREQUENT_WORD), UNKNOWN + 1),
            chars=_numbered((char for token in tokens for char in token.text), END + 1),
            pos=_numbered(token.pos for token in tokens),
            morph=_numbered(token.morph for token in tokens),
            edits=_numbered([KEEP, *(edit for edit, count in edits.items() if count >= FREQUENT_EDIT)]),
            deps=_numbered(token.dep for token in tokens),
        )

    def as_plain(self) -> dict[str, Any]:
        """Return it as built-in types only, so that it can be stored without pickling classes."""
        return {**asdict(self), "edits": [tuple(edit) for edit in self.edits]}

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Self:
        """Return the vocabulary that `as_plain` made `plain` of."""
        return cls(**{**plain, "edits": _numbered(Edit(*edit) for edit in plain["edits"])})


def _numbered(names: Iterable[Name], first: int = 0) -> dict[Name, int]:
    """Give the different names numbers in the order in which they come."""
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=first)}
