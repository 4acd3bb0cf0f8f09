"""Cut raw text into sentences and words, as nieuwetaal does at run time; write them as CoNLL-U without annotation.

    python -m teacher.sentences OUTPUT TEXT...

A line of a text is a paragraph, or a JSON object with paragraphs in "text". Headings in capitals, tables, repeats, and
sentences that are very short or long are left out.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from conllu import Token, write_conllu

from nieuwetaal.dutch.analyser import normalise
from nieuwetaal.dutch.sentences import split
from nieuwetaal.rules.packs import load_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conllu import Sentence
    from spacy.tokens import Doc

    from nieuwetaal.dutch.facts import Facts

SHORTEST, LONGEST = 2, 60


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs of lines that are plain text or JSON objects with "text"."""
    for line in lines:
        yield from (json.loads(line)["text"] if line.startswith("{") else line).splitlines()


def is_prose(text: str) -> bool:
    """Tell whether most of the words have a small letter and no digit."""
    words = text.split()
    plain = [word for word in words if any(map(str.islower, word)) and not any(map(str.isdigit, word))]
    return 2 * len(plain) > len(words)


def sentences(texts: Iterable[str], facts: Facts) -> Iterator[str]:
    """Yield the sentences of paragraphs that are prose, each once, with single spaces and plain quotes."""
    seen: set[str] = set()
    for text in texts:
        for start, end in split(text, facts):
            sentence = " ".join(text[start:end].split())
            if sentence not in seen and is_prose(sentence):
                yield normalise(sentence)
            seen.add(sentence)


def bare(doc: Doc) -> Sentence:
    """Return the words of a sentence without annotation; every word is its own head."""
    return [Token(word.text, "_", "_", "", word.i, "_", bool(word.whitespace_)) for word in doc]


def main() -> None:
    """Write the sentences of the texts named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--most", type=int, help="keep so many sentences at most, chosen at random")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    lines = (line for path in arguments.texts for line in path.read_text(encoding="utf-8").split("\n"))
    docs = map(nlp.make_doc, sentences(paragraphs(lines), load_facts()))
    found = [bare(doc) for doc in docs if SHORTEST <= len(doc) <= LONGEST]
    random.Random(arguments.seed).shuffle(found)
    kept = found[: arguments.most]
    write_conllu(arguments.output, kept)
    print(f"{len(kept)} sentences, {sum(map(len, kept))} words")


if __name__ == "__main__":
    main()
