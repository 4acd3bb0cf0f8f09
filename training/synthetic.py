"""Write generated Dutch sentences of policy prose with their trees, and on request who does what to whom.

    python training/synthetic.py OUT.conllu --count N --seed S [--constructions inside|kept-out|all]
        [--verbs inside|kept-out|all] [--frames OUT.jsonl] [--phrases TREEBANK.conllu …]

``kept-out`` are constructions and verbs that training never sees, for an honest measure. ``--phrases`` takes noun
phrases out of real trees, so that the words stay broad.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from conllu import Sentence, read_conllu, text_of
from grammar import acts_as_nouns, constructions, infinitives, questions, subordination
from grammar.borrowing import Borrowed, borrow
from grammar.decks import Decks
from grammar.generator import Generator
from grammar.lexicon import lexicon
from grammar.words import Word, finish, spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from grammar.clauses import Frame
    from grammar.making import Maker

    Construction = Callable[[Maker], list[Word]]

WEIGHTS = {
    "hoofdzin": 12, "inversie": 9, "lijdend": 8, "lijdend_inversie": 5, "ontvanger_voorop": 2, "krijgen_passief": 1.5,
    "loze_zin_passief": 1.5, "ja_nee_vraag": 2.5, "wie_vraag": 2, "wat_welke_vraag": 2.5, "hoe_vraag": 2.5,
    "gebiedend": 4, "voorop_lijdend": 1.5, "laten": 2.5, "elkaar": 0.6, "koppel": 3, "vergelijking": 1.2,
    "er_bestaan": 1.5, "hebben": 2, "kop": 2, "opsomming": 3,
    "bijzin_achter": 7, "bijzin_voor": 5, "meervoudig_cluster_bijzin": 1.5, "vraagzin_onder": 1.5, "doelzin": 4,
    "zonder_te": 1.5, "door_te": 1.5, "onderwerp_infinitief": 4, "naamwoord_infinitief": 4, "afgeleid_naamwoord": 3,
    "betrekkelijk": 5, "vrije_betrekkelijke": 1, "nevenschikking": 5, "nevenschikking_bijzin": 2.5, "gekloofd": 1.5,
    "voorwaarde_omkering": 1.5, "citaat": 1.2, "een_aantal": 1.5, "er_voorzetsel": 1.2, "beknopte_opening": 1,
    "werkwoorden_samen": 2, "voltooid_bijgesteld": 1.2, "zoals": 1, "te_lijdend": 1.2,
}  # fmt: skip
MODULES = (constructions, questions, subordination, infinitives, acts_as_nouns)
FUNCTIONS = {name: found for module in MODULES for name, found in vars(module).items()}
CONSTRUCTIONS: dict[str, tuple[float, Construction]] = {
    name: (weight, FUNCTIONS[name]) for name, weight in WEIGHTS.items()
}
MAX_WORDS = 45


class Generated(NamedTuple):
    """A generated sentence with its tree, the name of its construction, its main verb, and its frames."""

    sentence: Sentence
    construction: str
    verb: str
    frames: list[dict[str, str | None]]


def _frame(frame: Frame) -> dict[str, str | None]:
    roles = {"agent": frame.agent, "patient": frame.patient, "recipient": frame.recipient}
    return {
        "predicate": frame.predicate,
        "voice": frame.voice,
        **{role: spaced(words) or None for role, words in roles.items()},
    }


def _stands(frame: Frame, words: list[Word]) -> bool:
    """Tell whether a frame's verb is in the sentence: a construction may leave out a phrase that held a clause."""
    return frame.word is None or any(word is frame.word for word in words)


def names_of(chosen: str) -> list[str]:
    """Return the names of the constructions that are inside, kept out, or all."""
    kept = lexicon().kept_constructions
    return [name for name in CONSTRUCTIONS if chosen == "all" or (name in kept) == (chosen == "kept-out")]


def generate(
    count: int,
    seed: int,
    *,
    constructions: str = "inside",
    verbs: str = "inside",
    borrowed: Borrowed | None = None,
) -> Iterator[Generated]:
    """Yield ``count`` generated sentences of at most 45 words, none twice."""
    rng = random.Random(seed)
    names = names_of(constructions)
    weights = [CONSTRUCTIONS[name][0] for name in names]
    decks, seen = Decks(lexicon(), verbs), set[str]()
    while len(seen) < count:
        name = rng.choices(names, weights)[0]
        make = Generator(rng, lexicon(), borrowed, decks)
        words = CONSTRUCTIONS[name][1](make)
        for word in words:
            word.lemma = word.lemma or word.text
        sentence = finish(words, capital=name != "opsomming")
        text = text_of(sentence)
        if len(sentence) > MAX_WORDS or text in seen:
            continue
        seen.add(text)
        yield Generated(sentence, name, make.verb, [_frame(frame) for frame in make.frames if _stands(frame, words)])


def to_conllu(generated: Generated, number: int) -> str:
    """Write one sentence as a CoNLL-U block."""
    lines = [
        f"# sent_id = synthetic-{number}",
        f"# text = {text_of(generated.sentence)}",
        f"# construction = {generated.construction}",
        f"# verb = {generated.verb}",
    ]
    for index, token in enumerate(generated.sentence):
        head = 0 if token.head == index else token.head + 1
        after = "_" if token.space else "SpaceAfter=No"
        columns = (index + 1, token.text, token.lemma, token.pos, "_", token.morph or "_", head, token.dep, "_", after)
        lines.append("\t".join(map(str, columns)))
    return "\n".join(lines) + "\n\n"


def write(path: Path, found: Iterable[Generated], frames: Path | None) -> None:
    """Write the sentences, and their frames when a place is given."""
    rows = list(found)
    path.write_text("".join(to_conllu(row, number) for number, row in enumerate(rows)), encoding="utf-8")
    if frames:
        records = [
            {"text": text_of(row.sentence), "construction": row.construction, "verb": row.verb, "frames": row.frames}
            for row in rows
        ]
        frames.write_text(
            "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8"
        )


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    choices = ("inside", "kept-out", "all")
    parser.add_argument("--constructions", choices=choices, default="inside")
    parser.add_argument("--verbs", choices=choices, default="inside")
    parser.add_argument("--frames", type=Path)
    parser.add_argument("--phrases", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    real = [sentence for path in given.phrases for sentence in read_conllu(path)]
    found = generate(
        given.count,
        given.seed,
        constructions=given.constructions,
        verbs=given.verbs,
        borrowed=borrow(real) if real else None,
    )
    write(given.out, found, given.frames)


if __name__ == "__main__":
    main()
