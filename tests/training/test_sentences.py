import pytest
from teacher.sentences import bare, is_prose, paragraphs, sentences

from nieuwetaal.dutch.facts import Facts


def test_paragraphs_of_plain_text_and_of_json():
    lines = ["Een regel.", '{"text": "Twee.\\nDrie.", "url": "x"}', ""]
    assert list(paragraphs(lines)) == ["Een regel.", "Twee.", "Drie."]


@pytest.mark.parametrize("text", ["Ouders beslissen mee.", "In 2024 kiezen ouders zelf.", "het kind (en de ouders)"])
def test_prose(text: str):
    assert is_prose(text)


@pytest.mark.parametrize("text", ["", "- - -", "ARTIKEL 12 BIJLAGE", "12 % 13 % 14,5", "3.1 TAKEN van"])
def test_no_prose(text: str):
    assert not is_prose(text)


def test_sentences_come_once_with_plain_quotes():
    texts = ["Wij zien ‘ouders’ vaak.  Zij\tbeslissen, bijv. Fatima.", "Wij zien ‘ouders’ vaak. 12 13 14"]
    found = list(sentences(texts, Facts(abbreviations=frozenset({"bijv."}))))
    assert found == ["Wij zien 'ouders' vaak.", "Zij beslissen, bijv. Fatima."]


def test_bare_words_keep_their_spaces():
    import spacy

    words = bare(spacy.blank("nl")("Ouders beslissen."))
    assert [(word.text, word.space, word.head) for word in words] == [
        ("Ouders", True, 0),
        ("beslissen", False, 1),
        (".", False, 2),
    ]
