import pytest
from conllu import Token
from teacher.accuracy import accuracy, in_words
from teacher.choosing import Reading, retag, sure_of_tree

OLD = Token("laten", "laten", "VERB", "VerbForm=Inf", 0, "root", space=True)
OTHER_TAG = OLD._replace(pos="AUX", morph="VerbForm=Fin", lemma="laat", head=3, dep="aux")
SAME_TAG = OTHER_TAG._replace(pos="VERB")


def reading(token: Token, *, pos: float = 0, morph: float = 0, lemma: float = 0, head: float = 0) -> Reading:
    return Reading(token, pos, morph, lemma, head)


def test_a_sentence_is_kept_by_the_mean_of_its_heads():
    words = [reading(OLD, head=0.8), reading(OLD, head=1.0)]
    assert sure_of_tree(words, 0.9)
    assert not sure_of_tree(words, 0.95)


@pytest.mark.parametrize(
    ("fresh", "expected"),
    [
        (reading(OTHER_TAG, pos=0.96), OTHER_TAG._replace(head=0, dep="root")),
        (reading(OTHER_TAG, pos=0.94, morph=1, lemma=1), OLD),
        (reading(SAME_TAG, pos=1, morph=0.96), OLD._replace(morph="VerbForm=Fin")),
        (reading(SAME_TAG, pos=1, lemma=0.96), OLD._replace(lemma="laat")),
    ],
)
def test_only_what_is_sure_replaces_tags_and_never_the_tree(fresh: Reading, expected: Token):
    assert retag([OLD], [fresh], 0.95) == [expected]


def test_accuracy_leaves_punctuation_out_of_trees_only():
    full_stop = Token(".", ".", "PUNCT", "", 0, "punct", space=True)
    wrong = [OLD._replace(dep="obj"), full_stop._replace(head=1, pos="SYM")]
    measured = accuracy([[OLD, full_stop]], [wrong])
    assert measured == {"UPOS": 50, "morph": 100, "lemma": 100, "UAS": 100, "LAS": 0}
    assert in_words(measured).startswith("UPOS 50.00")
