"""Lay a treebank out as text, and measure the sentence borders that nieuwetaal finds in it.

Sentences of one paragraph are joined by a space; a paragraph ends where the sentence ids say so (`….p.3.s.2`), and
after a title or list item: a sentence without closing punctuation. Ids without paragraphs are a paragraph each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conllu import read_conllu, text_of

from nieuwetaal.dutch.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nieuwetaal.dutch.facts import Facts

PARAGRAPH = re.compile(r"(?m)^# sent_id = (?:(\S+\.p\.\d+)\.s\.\S+|\S+)$")
CLOSED = re.compile(r"""[.!?…]["'”’»)\]]*$""")


def paragraphs(path: Path) -> Iterator[list[str]]:
    """Yield the paragraphs of a treebank as lists of sentences."""
    names = [match[1] for match in PARAGRAPH.finditer(path.read_text(encoding="utf-8"))]
    held: list[str] = []
    last = None
    for name, sentence in zip(names, read_conllu(path), strict=True):
        if held and (name is None or name != last or CLOSED.search(held[-1]) is None):
            yield held
            held = []
        held = [*held, text_of(sentence)]
        last = name
    if held:
        yield held


def split_score(found: Iterable[list[str]], facts: Facts) -> float:
    """Return the F of sentences in percent: a sentence counts when both its ends are right."""
    right = told = wanted = 0
    for sentences in found:
        text, gold = " ".join(sentences), set[tuple[int, int]]()
        for sentence in sentences:
            start = max((end for _, end in gold), default=-1) + 1
            gold.add((start, start + len(sentence)))
        spans = set(split(text, facts))
        right, told, wanted = right + len(gold & spans), told + len(spans), wanted + len(gold)
    return 200 * right / (told + wanted)
