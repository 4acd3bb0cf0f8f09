"""Pack a trained pipeline into the one file that ships with the package.

    python training/pack.py PIPELINE_FOLDER [--version VERSION]

Writes ``pipeline.bin`` and ``meta.json`` to ``src/nieuwetaal/dutch/model``. Weights become 16-bit floats; training
settings and the word list of the training text are left out, as they change no analysis; there is no pickle in it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
import spacy.about
import srsly  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parents[1] / "src" / "nieuwetaal" / "dutch" / "model"
SCORES = ("dep_las", "dep_uas", "pos_acc", "morph_acc", "lemma_acc", "sents_f")


AUXILIARY = ["aux", "aux:pass", "cop"]
ARGUMENT = ["nsubj", "nsubj:pass", "obj", "iobj"]
TAGS_BY_TREE: list[dict[str, Any]] = [
    {"patterns": [[{"POS": "VERB", "DEP": {"IN": AUXILIARY}}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"POS": "AUX", "DEP": {"NOT_IN": AUXILIARY}}]], "attrs": {"POS": "VERB"}},
    {"patterns": [[{"POS": "DET", "DEP": {"IN": ARGUMENT}}]], "attrs": {"POS": "PRON"}},
]
"""Where the tree decides the tag: Universal Dependencies has AUX for what hangs on a verb or a complement, and only
there. In 13,269 verbs of the official part there is one exception."""

NO_ABBREVIATIONS = [
    *("dat", "al", "hand", "kon", "pas", "best", "ver", "vol", "pers", "top", "me", "ex", "Tom"),
    *("Dat", "Al", "Hand", "Kon", "Pas", "Best", "Ver", "Vol", "Pers", "Top", "Me", "Ex"),
    *("IND", "IB", "BV", "VS", "WW", "VO", "PO", "OB", "PP", "VN", "HR", "OR", "PW", "VB", "TS", "REC"),
]
"""Words that spaCy's Dutch tokenizer keeps together with a full stop behind them, though they mostly end a sentence."""


def constrain(nlp: Language) -> None:
    """Let the tags agree with the tree, as the guidelines of Universal Dependencies define them."""
    ruler = nlp.add_pipe("attribute_ruler", after="parser")
    ruler.add_patterns(TAGS_BY_TREE)  # type: ignore[attr-defined]


def component(stored: bytes) -> dict[str, Any]:
    """Return the parts of a component, its weights, when it has any, as 16-bit floats."""
    parts: dict[str, Any] = srsly.msgpack_loads(stored)
    if "model" not in parts:
        return parts
    network = srsly.msgpack_loads(parts["model"])
    for params in network["params"]:
        params.update({key: value.astype("float16") for key, value in params.items() if value is not None})
    return {**parts, "model": network}


def lemma_strings(nlp: Language, components: dict[str, Any]) -> list[str]:
    """Return the letters that the lemmatizer's edit trees put in or take out: the trees hold only their hashes."""
    trees = srsly.msgpack_loads(components["trainable_lemmatizer"]["trees"])["trees"]
    hashes = {tree[key] for tree in trees for key in ("orig", "subst") if tree.get(key)}
    return sorted(nlp.vocab.strings[value] for value in hashes)


def pack(nlp: Language) -> bytes:
    """Return the pipeline as compressed MessagePack."""
    config = {section: nlp.config[section] for section in ("nlp", "components")}
    stored = srsly.msgpack_loads(nlp.to_bytes(exclude=["vocab", "tokenizer"]))
    components = {name: component(stored[name]) for name in nlp.pipe_names}
    packed = {
        "config": config,
        "strings": lemma_strings(nlp, components),
        "no_abbreviations": NO_ABBREVIATIONS,
        "components": components,
    }
    return zlib.compress(srsly.msgpack_dumps(packed), 9)


def description(nlp: Language, version: str) -> dict[str, Any]:
    """Return the contents of ``meta.json``: what the pipeline is, and what it scored on the development sentences."""
    scores = {key: round(nlp.meta["performance"][key], 4) for key in SCORES}
    return {
        "name": "ingebouwd",
        "lang": "nl",
        "version": version,
        "trained": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "spacy": spacy.about.__version__,
        "components": nlp.pipe_names,
        "licence": "CC-BY-SA-4.0",
        "attribution": [
            "UD Dutch LassySmall: Gosse Bouma, Gertjan van Noord",
            "UD Dutch Alpino: Daniel Zeman, Zdeněk Žabokrtský, Gosse Bouma, Gertjan van Noord",
            "Alpino Treebank, newspaper part (cdbl): Gertjan van Noord and others",
        ],
        "development_scores": scores,
    }


def main() -> None:
    """Pack the pipeline named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("--version", default="2.0")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    constrain(nlp)
    MODEL.mkdir(exist_ok=True)
    packed = pack(nlp)
    (MODEL / "pipeline.bin").write_bytes(packed)
    text = json.dumps(description(nlp, arguments.version), ensure_ascii=False, indent=2)
    (MODEL / "meta.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(packed) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
