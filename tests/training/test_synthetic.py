"""The generator of training sentences: valid trees, all its words, nothing of what is kept out."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[2] / "training"
COUNT = 1800


@pytest.fixture(scope="module", autouse=True)
def _scripts() -> Any:
    sys.path.insert(0, str(TRAINING))
    yield
    sys.path.remove(str(TRAINING))


@pytest.fixture(scope="module")
def synthetic(_scripts: None) -> Any:
    return importlib.import_module("synthetic")


@pytest.fixture(scope="module")
def lexicon(_scripts: None) -> Any:
    return importlib.import_module("grammar.lexicon").lexicon()


@pytest.fixture(scope="module")
def everything(synthetic: Any) -> list[Any]:
    return list(synthetic.generate(COUNT, 3, constructions="all", verbs="all"))


def text(found: Any) -> str:
    return "".join(token.text + " " * token.space for token in found.sentence).rstrip()


def test_the_same_seed_gives_the_same_sentences(synthetic: Any):
    assert list(synthetic.generate(60, 5)) == list(synthetic.generate(60, 5))
    assert list(synthetic.generate(60, 5)) != list(synthetic.generate(60, 6))


def test_every_tree_has_one_root_and_no_cycle(everything: Any):
    for found in everything:
        sentence = found.sentence
        roots = [index for index, token in enumerate(sentence) if token.head == index]
        assert len(roots) == 1, text(found)
        assert [index for index, token in enumerate(sentence) if token.dep == "root"] == roots
        for start in range(len(sentence)):
            index, steps = start, 0
            while sentence[index].head != index:
                index, steps = sentence[index].head, steps + 1
                assert steps <= len(sentence), text(found)


def test_every_word_has_lemma_and_part_of_speech(everything: Any):
    assert all(token.lemma and token.pos and token.dep for found in everything for token in found.sentence)


def test_spacing_is_that_of_running_text(everything: Any):
    for found in everything:
        assert not {" ,", " .", "  ", ",,", ",.", "( "} & {text(found)[at : at + 2] for at in range(len(text(found)))}


def test_sentences_are_of_all_lengths(everything: Any):
    lengths = {len(found.sentence) for found in everything}
    assert min(lengths) <= 3
    assert 35 < max(lengths) <= 45


def test_every_construction_occurs(synthetic: Any, everything: Any):
    assert {found.construction for found in everything} == set(synthetic.CONSTRUCTIONS)


def test_every_verb_occurs(lexicon: Any, everything: Any):
    names = {entry.name for entry in lexicon.entries}
    assert len(names) >= 250
    used = {frame["predicate"].removeprefix("zich ") for found in everything for frame in found.frames}
    assert names <= used


def test_what_is_kept_out_is_kept_out(synthetic: Any, lexicon: Any):
    kept = {entry.name for entry in lexicon.entries if entry.kept}
    spared = kept - {entry.name for entry in lexicon.entries if not entry.kept}
    assert len(kept) >= 40
    assert len(lexicon.kept_constructions) == 8
    for found in synthetic.generate(800, 9):
        assert found.construction not in lexicon.kept_constructions
        assert found.verb not in spared
        assert not spared & {frame["predicate"].removeprefix("zich ") for frame in found.frames}
        assert not spared & {token.lemma for token in found.sentence if token.pos == "VERB"}
    for found in synthetic.generate(100, 9, constructions="kept-out"):
        assert found.construction in lexicon.kept_constructions


def test_roles_stand_in_the_text(everything: Any):
    for found in everything:
        for frame in found.frames:
            for role in ("agent", "patient", "recipient"):
                assert frame[role] is None or frame[role] in text(found), (text(found), frame)


def test_the_finite_verb_agrees_with_its_subject(everything: Any):
    nouns = {"NOUN", "PROPN"}
    for found in everything:
        for token in found.sentence:
            head = found.sentence[token.head]
            joined = any(other.dep == "conj" and found.sentence[other.head] is token for other in found.sentence)
            if token.dep == "nsubj" and token.pos in nouns and head.morph.endswith("Fin") and not joined:
                plural = "Number=Plur" in token.morph
                assert plural == ("Number=Plur" in head.morph) or token.lemma == "aantal", text(found)


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("in+zetten", ("zet", "zet", "zette", "zetten", "ingezet")),
        ("betrekken", ("betrek", "betrekt", "betrok", "betrokken", "betrokken")),
        ("informeren", ("informeer", "informeert", "informeerde", "informeerden", "geïnformeerd")),
    ],
)
def test_verbs_are_inflected(lexicon: Any, written: Any, forms: Any):
    verb = next(entry.verb for entry in lexicon.entries if entry.name == written.replace("+", ""))
    assert (verb.stem, verb.third, verb.past, verb.past_plural, verb.participle) == forms
