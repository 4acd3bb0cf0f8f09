"""Measure the embedded pipeline on the official test sets.

    python training/evaluate.py TREEBANK_FOLDER [--pipeline NAME] [--record]

Text is rebuilt from the treebank and tokenised by the pipeline itself; a word cut differently counts as an error. Two
ways of reading are measured: sentence by sentence, as nieuwetaal does (it splits sentences itself), and as running text
of ten sentences a document, where the parser finds the sentences, as in the published figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conllu import read_conllu, text_of
from prepare import to_doc
from spacy.scorer import Scorer
from spacy.training import Example
from splitting import paragraphs, split_score

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from nieuwetaal.dutch import pipeline
from nieuwetaal.rules.fact_data import load_facts

if TYPE_CHECKING:
    from conllu import Sentence
    from spacy.language import Language
    from spacy.tokens import Doc, Token

TESTS = ("eval_lassysmall_test", "eval_alpino_test")
BATCH = 10
META = Path(__file__).parents[1] / "src" / "nieuwetaal" / "dutch" / "model" / "meta.json"
LABELS = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "compound:prt"),
    *("aux:pass", "xcomp", "ccomp", "acl:relcl", "conj"),
)
TAGS = {"UPOS": "pos_", "morph": "morph", "lemma": "lemma_"}
ALL = ", with punctuation"
LAID_OUT = "sentence F, our own splitter on text with line breaks"
MEASURES = ("LAS", "UAS", *TAGS, *(name + ALL for name in TAGS), "sentence F", LAID_OUT)
RECORDED = {
    "dep_las": "LAS",
    "dep_uas": "UAS",
    "pos_acc": "UPOS" + ALL,
    "morph_acc": "morph" + ALL,
    "lemma_acc": "lemma" + ALL,
}
# explosion/spacy-models, meta/nl_core_news_sm-3.8.0.json: on its own, older test sets; its tags count punctuation.
PUBLISHED = {
    "LAS": 80.5,
    "UAS": 85.7,
    "UPOS" + ALL: 95.8,
    "morph" + ALL: 95.1,
    "lemma" + ALL: 95.0,
    "sentence F": 86.5,
    **dict(zip(LABELS, (76, 76, 70, 53, 71, 80, 70, 86, 38, 48, 56, 54), strict=True)),
}


def value(token: Token, _attribute: str, *, of: str, punctuation: bool = False) -> str | None:
    """Return an annotation of a token, None for punctuation that is not counted."""
    if token.pos_ == "PUNCT" and not punctuation:
        return None
    return str(getattr(token, of)) or "_"


def score(examples: list[Example]) -> dict[str, float]:
    """Return all measures in percent; dependencies never count punctuation."""

    def tags(of: str, *, punctuation: bool = False) -> float:
        getter = partial(value, of=of, punctuation=punctuation)
        scored = Scorer.score_token_attr(examples, "tag", getter=getter, missing_values={None})
        return float(scored["tag_acc"])

    trees: dict[str, Any] = Scorer.score_deps(
        examples,
        "dep",
        getter=lambda token, _: token.dep_,
        head_getter=lambda token, _: token.head,
        ignore_labels=("punct",),
        missing_values={""},
    )
    sentences = Scorer.score_spans(examples, "sents", getter=lambda doc, _: doc.sents, has_annotation=lambda _: True)
    found = {
        "LAS": trees["dep_las"],
        "UAS": trees["dep_uas"],
        **{name: tags(of) for name, of in TAGS.items()},
        **{name + ALL: tags(of, punctuation=True) for name, of in TAGS.items()},
        "sentence F": sentences["sents_f"],
        **{label: trees["dep_las_per_type"].get(label, {"f": 0.0})["f"] for label in LABELS},
    }
    return {name: 100 * number for name, number in found.items()}


def by_sentence(nlp: Language, sentences: list[Sentence]) -> list[Example]:
    """Parse each sentence on its own, the sentence split given."""
    parsed = pipeline.parse(nlp, map(text_of, sentences))
    return [Example(doc, to_doc(nlp.vocab, [gold])) for doc, gold in zip(parsed, sentences, strict=True)]


def running(nlp: Language, sentences: list[Sentence]) -> list[Example]:
    """Parse ten sentences at a time as one text, in which the parser finds the sentences."""
    golds: list[Doc] = [to_doc(nlp.vocab, sentences[at : at + BATCH]) for at in range(0, len(sentences), BATCH)]
    return [Example(doc, gold) for doc, gold in zip(nlp.pipe(gold.text for gold in golds), golds, strict=True)]


def table(columns: dict[str, dict[str, float]]) -> str:
    """Lay out the columns as a Markdown table, one row a measure."""
    lines = ["| |" + "|".join(columns) + "|", "|---" * (len(columns) + 1) + "|"]
    for name in (*MEASURES, *LABELS):
        digits = 1 if name in MEASURES else 0
        cells = (f"{column[name]:.{digits}f}" if name in column else "" for column in columns.values())
        lines.append(f"|{name}|" + "|".join(cells) + "|")
    return "\n".join(lines)


def short(name: str) -> str:
    """Return the name of a test set without what all have."""
    return name.removeprefix("eval_").removesuffix("_test")


def record(measured: dict[str, float]) -> None:
    """Write the scores to ``meta.json`` of the embedded pipeline, by the names that spaCy gives them."""
    meta = json.loads(META.read_text(encoding="utf-8"))
    meta["test_scores"] = {key: round(measured[name] / 100, 4) for key, name in RECORDED.items()}
    META.write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table for the pipeline named on the command line, by default the embedded one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--pipeline", default=pipeline.DEFAULT)
    parser.add_argument("--record", action="store_true", help="write the scores into the embedded pipeline's meta.json")
    arguments = parser.parse_args()
    nlp = pipeline.load(arguments.pipeline)
    sets = {name: list(read_conllu(arguments.treebank / f"{name}.conllu")) for name in TESTS}
    columns: dict[str, dict[str, float]] = {}
    for way, read in (("by sentence", by_sentence), ("running text", running)):
        read_sets = {name: read(nlp, sentences) for name, sentences in sets.items()}
        for name, examples in read_sets.items():
            columns[f"{short(name)}, {way}"] = score(examples)
        columns[f"both, {way}"] = score([example for examples in read_sets.values() for example in examples])
    laid_out = {name: list(paragraphs(arguments.treebank / f"{name}.conllu")) for name in TESTS}
    laid_out["both"] = [paragraph for found in laid_out.values() for paragraph in found]
    for name, found in laid_out.items():
        columns[f"{short(name)}, running text"][LAID_OUT] = split_score(found, load_facts())
    columns["nl_core_news_sm 3.8, published"] = PUBLISHED
    if arguments.record and arguments.pipeline == pipeline.DEFAULT:
        record(columns["both, by sentence"])
    print(pipeline.version(arguments.pipeline))
    print(table(columns))


if __name__ == "__main__":
    main()
