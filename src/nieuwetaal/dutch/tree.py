"""A dependency tree that may be mended: what the analyser sees of a parsed sentence, free of spaCy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc


@dataclass(slots=True, eq=False)
class Token:
    """A word with its Universal Dependencies annotation; `head` is None for the root, offsets are code points."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    morph: dict[str, str]
    dep: str
    head: Token | None = None
    children: list[Token] = field(default_factory=list)

    def get(self, *deps: str) -> Token | None:
        """Return the first child with one of these labels."""
        return next((child for child in self.children if child.dep in deps), None)

    def all(self, *deps: str) -> list[Token]:
        """Return all children with one of these labels, in text order."""
        return [child for child in self.children if child.dep in deps]

    def subtree(self) -> list[Token]:
        """Return the token and all that hangs under it, in text order."""
        found, queue = [], [self]
        while queue:
            token = queue.pop()
            found.append(token)
            queue.extend(token.children)
        return sorted(found, key=lambda token: token.i)

    def ancestors(self) -> Iterator[Token]:
        """Yield the heads upwards, nearest first."""
        token = self.head
        while token is not None:
            yield token
            token = token.head

    @property
    def finite(self) -> bool:
        """Whether it is a finite verb form."""
        return self.morph.get("VerbForm") == "Fin"

    @property
    def infinitive(self) -> bool:
        """Whether it is an infinitive."""
        return self.morph.get("VerbForm") == "Inf"

    @property
    def participle(self) -> bool:
        """Whether it is a participle."""
        return self.morph.get("VerbForm") == "Part"


class Tree:
    """The tokens of one sentence. State: heads and labels, which `attach` changes."""

    def __init__(self, tokens: list[Token]) -> None:
        """Take tokens whose `head` and `children` agree."""
        self.tokens = tokens

    @classmethod
    def from_doc(cls, doc: Doc) -> Tree:
        """Copy a parsed spaCy Doc; leave out white-space tokens. Offsets are those of the Doc's text."""
        words = [word for word in doc if not word.is_space]
        index = {word.i: i for i, word in enumerate(words)}
        tokens = [
            Token(
                i=i,
                start=word.idx,
                end=word.idx + len(word.text),
                text=word.text,
                lower=word.lower_.replace("\u2019", "'"),
                lemma=word.lemma_.lower() if word.pos_ != "PROPN" else word.lemma_,
                pos=word.pos_,
                morph=dict(word.morph.to_dict()),
                dep=word.dep_.lower(),
            )
            for i, word in enumerate(words)
        ]
        for word, token in zip(words, tokens, strict=True):
            if word.head.i != word.i and word.head.i in index:
                token.head = tokens[index[word.head.i]]
                token.head.children.append(token)
            elif word.head.i == word.i:
                token.dep = "root"
            if not any(map(str.isalnum, token.text)) and token.head is not None:
                token.pos, token.dep = "PUNCT", "punct"
        return cls(tokens)

    def attach(self, token: Token, head: Token | None, dep: str) -> None:
        """Hang `token` under `head` as `dep`. A head that hangs under the token is first lifted to its place."""
        if head is not None and token in head.ancestors():
            self.attach(head, token.head, token.dep)
        if token.head is not None:
            token.head.children.remove(token)
        token.head, token.dep = head, dep
        if head is not None:
            head.children.append(token)
            head.children.sort(key=lambda child: child.i)

    def move_children(self, old: Token, new: Token, *, keep: Iterable[str] = ()) -> None:
        """Hang all children of `old` under `new`, but those with a label in `keep`."""
        kept = frozenset(keep)
        for child in list(old.children):
            if child is not new and child.dep not in kept:
                self.attach(child, new, child.dep)
