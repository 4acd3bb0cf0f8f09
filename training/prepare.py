"""Turn a folder of CoNLL-U treebanks into the two spaCy files that training reads.

    python training/prepare.py TREEBANK_FOLDER OUTPUT_FOLDER [SILVER_FOLDER]

Writes ``train.spacy`` and ``dev.spacy``. What teachers made (``teacher/``) is read from the third folder, else
from the first, where it is there. Nothing is normalised: the text is rebuilt from the tokens, and spaCy's own
Dutch tokenizer cuts it again at training time, just as it does at run time. The official test sets are never read here.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from conllu import Sentence, Token, read_conllu
from grammar.borrowing import borrow
from mending import Habits, mend_newspaper, mend_prepositional_objects, mend_spacing
from spacy.tokens import Doc, DocBin
from synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.vocab import Vocab

GENERATED = 9000
SEED = 7
TAUGHT = {"newspaper": "alpino_cdb_retagged.conllu", "policy": "silver_policy.conllu"}
"""What the teachers make: the newspaper part with new tags, and sentences of policy."""
GOLD = ("official", "newspaper")
FORMER = ("templates", "agreement")
"""Older silver, of which the teachers' sentences take the place."""


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Return one gold ``Doc`` holding the sentences, separated by single spaces."""
    tokens: list[Token] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(tokens)
        heads += [offset + token.head for token in sentence]
        starts += [index == 0 for index in range(len(sentence))]
        tokens += [*sentence[:-1], sentence[-1]._replace(space=True)]
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        pos=[token.pos for token in tokens],
        morphs=[token.morph for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=heads,
        deps=["ROOT" if token.dep == "root" else token.dep for token in tokens],
        sent_starts=starts,
    )


def grouped(sentences: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Cut the list into documents: half of them one sentence long, as at run time, the others two to eight."""
    start = 0
    while start < len(sentences):
        size = 1 if rng.random() < 0.5 else rng.randint(2, 8)
        yield sentences[start : start + size]
        start += size


def write(path: Path, docs: Iterable[Doc]) -> None:
    """Write the docs to ``path`` and say how many tokens they hold."""
    stored = list(docs)
    DocBin(docs=stored, store_user_data=False).to_disk(path)
    print(f"{path.name}: {len(stored)} documents, {sum(map(len, stored))} tokens")


def training_sentences(treebank: Path, rng: random.Random) -> dict[str, list[Sentence]]:
    """Read and mend the training files; return the sentences by source, generated sentences last."""
    official = [mend_prepositional_objects(sentence) for sentence in read_conllu(treebank / "train.conllu")]
    habits = Habits(official)
    newspaper = [mend_newspaper(sentence, habits) for sentence in read_conllu(treebank / "alpino_cdb.conllu")]
    templates = [mend_spacing(sentence) for sentence in read_conllu(treebank / "silver_templates.conllu")]
    agreement = list(read_conllu(treebank / "silver_agreement.conllu"))
    borrowed = borrow(official + newspaper)
    generated = [found.sentence for found in generate(GENERATED, SEED, borrowed=borrowed)]
    rng.shuffle(generated)
    return {
        "official": official,
        "newspaper": newspaper,
        "templates": templates,
        "agreement": agreement,
        "synthetic": generated,
    }


def taught_sentences(silver: Path) -> dict[str, list[Sentence]]:
    """Read what the teachers made, as far as it is there; a source of the same name gives way to it."""
    paths = {source: silver / name for source, name in TAUGHT.items()}
    return {source: list(read_conllu(path)) for source, path in paths.items() if path.exists()}


def weighed(sources: dict[str, list[Sentence]]) -> list[list[Sentence]]:
    """Return what a round of training goes through: where teachers had a say, the hand-made trees twice."""
    if "policy" not in sources:
        return list(sources.values())
    return [*(sources[name] for name in GOLD), *(found for name, found in sources.items() if name not in FORMER)]


def main(treebank: Path, output: Path, silver: Path) -> None:
    """Write ``train.spacy`` and ``dev.spacy`` to the output folder, from the treebanks and what the teachers made."""
    rng = random.Random(SEED)
    vocab = spacy.blank("nl").vocab
    train = weighed(training_sentences(treebank, rng) | taught_sentences(silver))
    output.mkdir(parents=True, exist_ok=True)
    dev = list(read_conllu(treebank / "dev.conllu"))
    write(
        output / "train.spacy",
        (to_doc(vocab, group) for sentences in train for group in grouped(sentences, rng)),
    )
    write(output / "dev.spacy", (to_doc(vocab, group) for group in grouped(dev, rng)))


if __name__ == "__main__":
    folders = [Path(name) for name in sys.argv[1:]]
    main(folders[0], folders[1], folders[2] if folders[2:] else folders[0])
