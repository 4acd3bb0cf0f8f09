from pathlib import Path
from typing import Any

import pytest
from conllu import Token

torch = pytest.importorskip("torch")

from teacher.batches import Encoder  # noqa: E402  # torch first
from teacher.ensemble import Ensemble  # noqa: E402
from teacher.learning import Plan, Trainer  # noqa: E402
from teacher.network import Network  # noqa: E402
from teacher.vocabulary import Vocabulary  # noqa: E402

NOUN = Token("Ouders", "ouder", "NOUN", "Number=Plur", 1, "nsubj", space=True)
VERB = Token("beslissen", "beslissen", "VERB", "VerbForm=Fin", 1, "root", space=True)
ADVERB = Token("mee", "mee", "ADP", "", 1, "compound:prt", space=False)
SENTENCES = [[NOUN, VERB, ADVERB], [NOUN, VERB._replace(text="slapen", lemma="slapen")], [VERB._replace(head=0)]]


class Vectors:
    def __getitem__(self, form: str) -> Any:
        import numpy as np

        rng = np.random.default_rng(list(form.encode()))
        return rng.normal(size=8).astype(np.float32)


@pytest.fixture
def vocabulary():
    return Vocabulary.of({"official": SENTENCES * 3})


@pytest.fixture
def network(vocabulary: Vocabulary):
    torch.manual_seed(1)
    return Network(vocabulary, hidden=32, vector=8, scale=1.5)


def test_a_network_learns_a_few_sentences(network: Network, vocabulary: Vocabulary):
    trainer = Trainer(network, Encoder(vocabulary, Vectors()), Plan(600), torch.Generator().manual_seed(1))
    losses = [trainer.learn([sentence], ["official"]) for _ in range(120) for sentence in SENTENCES]
    assert sum(losses[-10:]) < sum(losses[:10]) / 2
    readings = Ensemble([network, network], vocabulary, Vectors()).read(SENTENCES, "official")
    assert [[word.token.pos for word in words] for words in readings] == [
        [token.pos for token in sentence] for sentence in SENTENCES
    ]
    assert [[word.token.lemma for word in words] for words in readings] == [
        [token.lemma for token in sentence] for sentence in SENTENCES
    ]


def test_readings_are_trees_with_one_root_and_probabilities(network: Network, vocabulary: Vocabulary):
    readings = Ensemble([network], vocabulary, Vectors()).read([[ADVERB] * 7, [NOUN] * 4], "official")
    for words in readings:
        roots = [at for at, word in enumerate(words) if word.token.head == at]
        assert len(roots) == 1
        assert [at for at, word in enumerate(words) if word.token.dep == "root"] == roots
        assert all(0 <= sure <= 1 for word in words for sure in word[1:])


def test_a_stored_teacher_reads_the_same(network: Network, vocabulary: Vocabulary, tmp_path: Path):
    pytest.importorskip("gensim")
    from teacher.storage import load, save

    save(tmp_path / "teacher.pt", network, vocabulary)
    again, same = load(tmp_path / "teacher.pt")
    assert same == vocabulary
    before = Ensemble([network], vocabulary, Vectors()).read(SENTENCES, "official")
    assert Ensemble([again], same, Vectors()).read(SENTENCES, "official") == before


def test_the_average_counts_from_the_second_half(network: Network, vocabulary: Vocabulary):
    trainer = Trainer(network, Encoder(vocabulary, Vectors()), Plan(4), torch.Generator().manual_seed(1))
    for _ in range(6):
        trainer.learn(SENTENCES[:1], ["official"])
    now, average = network.state_dict()["pos.weight"], trainer.state()["pos.weight"]
    assert not torch.equal(now, average)
