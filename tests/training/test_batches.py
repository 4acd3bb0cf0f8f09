import random
from typing import Any

import pytest
from conllu import Token
from hypothesis import given
from hypothesis import strategies as st
from teacher.batches import LONGEST_WORD, NOTHING, Encoder, batches
from teacher.vocabulary import BEGIN, END, PADDING, UNKNOWN, Vocabulary

SENTENCE = [
    Token("Ouders", "ouder", "NOUN", "Number=Plur", 1, "nsubj", space=True),
    Token("beslissen", "beslissen", "VERB", "VerbForm=Fin", 1, "root", space=True),
    Token("ouders", "ouder", "NOUN", "Number=Plur", 1, "obj", space=False),
]
ODD = [Token("x" * 30, "y", "X", "Foreign=Yes", 0, "root", space=True)]


class Vectors:
    def __getitem__(self, form: str) -> Any:
        import numpy as np

        return np.full(4, len(form), dtype=np.float32)


@pytest.fixture
def vocabulary():
    return Vocabulary.of({"official": [SENTENCE] * 2, "newspaper": []})


@pytest.fixture
def encoder(vocabulary: Vocabulary):
    return Encoder(vocabulary, Vectors())


@given(st.lists(st.integers(1, 40), max_size=60), st.integers(1, 100), st.integers())
def test_every_sentence_is_in_one_batch_of_its_length(lengths: list[int], size: int, seed: int):
    found = batches(lengths, size, random.Random(seed))
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        assert len({lengths[index] for index in batch}) == 1
        assert len(batch) == 1 or len(batch) * lengths[batch[0]] <= size


def test_the_same_seed_gives_the_same_batches():
    lengths = [3, 5, 3, 3, 5, 8]
    assert batches(lengths, 8, random.Random(4)) == batches(lengths, 8, random.Random(4))


def test_a_batch_holds_words_vectors_characters_and_sources(encoder: Encoder, vocabulary: Vocabulary):
    batch = encoder.batch([SENTENCE, SENTENCE], ["official", "newspaper"])
    ouders = vocabulary.words["ouders"]
    assert batch.words.tolist() == [[ouders, vocabulary.words["beslissen"], ouders]] * 2
    assert batch.vectors[0, :, 0].tolist() == [6, 9, 6]
    assert batch.chars.shape == (2, 3, LONGEST_WORD + 2)
    assert batch.chars[0, 0, 0] == BEGIN
    assert batch.chars[0, 0, 7:9].tolist() == [END, PADDING]
    assert batch.sources.tolist() == [0, 1]


def test_what_is_unknown_has_the_number_for_that(encoder: Encoder):
    batch, gold = encoder.batch([ODD], ["official"]), encoder.gold([ODD])
    assert batch.words.tolist() == [[UNKNOWN]]
    assert batch.chars[0, 0].tolist() == [BEGIN, *[UNKNOWN] * LONGEST_WORD, END]
    assert gold.pos.tolist() == gold.morph.tolist() == gold.edits.tolist() == [[NOTHING]]


def test_heads_count_from_the_root(encoder: Encoder):
    assert encoder.gold([SENTENCE]).heads.tolist() == [[2, 0, 2]]


def test_a_vocabulary_survives_storage(vocabulary: Vocabulary):
    assert Vocabulary.from_plain(vocabulary.as_plain()) == vocabulary


def test_rare_words_are_unknown():
    assert "beslissen" not in Vocabulary.of({"official": [SENTENCE]}).words
