"""Read and write CoNLL-U: only the columns that training and evaluation use."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Token(NamedTuple):
    """One word: ``head`` is the 0-based index of its head in the sentence (its own index for the root)."""

    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool


Sentence = list[Token]


def _token(line: str, index: int) -> Token:
    columns = line.split("\t")
    head = int(columns[6])
    return Token(
        text=columns[1],
        lemma=columns[2],
        pos=columns[3],
        morph="" if columns[5] == "_" else columns[5],
        head=head - 1 if head else index,
        dep=columns[7],
        space="SpaceAfter=No" not in columns[9],
    )


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file; ranges (``3-4``) and empty nodes (``3.1``) are left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words = [line for line in block.split("\n") if line and line[0] != "#" and line.split("\t")[0].isdigit()]
        if words:
            yield [_token(line, index) for index, line in enumerate(words)]


def text_of(sentence: Sentence) -> str:
    """Return the running text of a sentence, without trailing space."""
    return "".join(token.text + " " * token.space for token in sentence).rstrip()


def write_conllu(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences to a file that `read_conllu` reads as they are."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for sentence in sentences:
            lines = (_line(token, index) for index, token in enumerate(sentence))
            file.write("\n".join((f"# text = {text_of(sentence)}", *lines)) + "\n\n")


def _line(token: Token, index: int) -> str:
    head = 0 if token.head == index else token.head + 1
    space = "_" if token.space else "SpaceAfter=No"
    columns = (index + 1, token.text, token.lemma, token.pos, "_", token.morph or "_", head, token.dep, "_", space)
    return "\t".join(map(str, columns))
