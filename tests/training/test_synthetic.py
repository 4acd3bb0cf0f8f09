"""The generator of training sentences: valid trees, all its words, nothing of what is kept out."""

from __future__ import annotations

import pytest
import synthetic
from conllu import Token, text_of
from grammar.borrowing import borrow
from grammar.lexicon import Lexicon
from grammar.lexicon import lexicon as read_lexicon
from grammar.words import spaced
from synthetic import CONSTRUCTIONS, MAX_WORDS, Generated, generate

COUNT = 1800
NOUNS = {"NOUN", "PROPN"}
UNSPACED = (" ,", " .", "  ", ",,", ",.", "( ")
PLAIN = {"hoofdzin", "inversie", "lijdend", "lijdend_inversie", "ja_nee_vraag"}
ROLES = {"nsubj": "agent", "nsubj:pass": "patient", "obj": "patient", "iobj": "recipient", "obl:agent": "agent"}
REAL = [
    Token("De", "de", "DET", "Definite=Def", 1, "det", space=True),
    Token("torenwachters", "torenwachter", "NOUN", "Number=Plur", 2, "nsubj", space=True),
    Token("kopen", "kopen", "VERB", "Number=Plur|Tense=Pres|VerbForm=Fin", 2, "root", space=True),
    Token("een", "een", "DET", "Definite=Ind", 4, "det", space=True),
    Token("vuurpijl", "vuurpijl", "NOUN", "Gender=Com|Number=Sing", 2, "obj", space=False),
    Token(".", ".", "PUNCT", "", 2, "punct", space=True),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon()


@pytest.fixture(scope="module")
def spared(lexicon: Lexicon) -> set[str]:
    """Return the verbs that training never sees."""
    return {entry.name for entry in lexicon.entries if entry.kept}


@pytest.fixture(scope="module")
def everything() -> list[Generated]:
    """Return sentences of all constructions with all verbs."""
    return list(generate(COUNT, 3, constructions="all", verbs="all"))


@pytest.fixture(scope="module")
def trained() -> list[Generated]:
    """Return sentences such as training sees them."""
    return list(generate(800, 9))


def predicates(found: Generated) -> set[str]:
    return {str(frame["predicate"]).removeprefix("zich ") for frame in found.frames}


def test_the_same_seed_gives_the_same_sentences(trained: list[Generated]):
    assert list(generate(60, 9)) == trained[:60]
    assert list(generate(60, 8)) != trained[:60]


def test_no_sentence_comes_twice(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(synthetic, "names_of", lambda _: ["kop"])  # of these many are alike
    texts = [text_of(found.sentence) for found in generate(800, 3)]
    assert len(set(texts)) == len(texts) == 800


def test_every_tree_has_one_root_and_no_cycle(everything: list[Generated]):
    for found in everything:
        sentence = found.sentence
        roots = [index for index, token in enumerate(sentence) if token.head == index]
        assert len(roots) == 1, text_of(sentence)
        assert [index for index, token in enumerate(sentence) if token.dep == "root"] == roots
        reached = set(roots)
        for _ in sentence:
            reached |= {index for index, token in enumerate(sentence) if token.head in reached}
            if len(reached) == len(sentence):
                break
        assert len(reached) == len(sentence), text_of(sentence)


def test_every_word_has_lemma_and_part_of_speech(everything: list[Generated]):
    assert all(token.lemma and token.pos and token.dep for found in everything for token in found.sentence)


def test_spacing_is_that_of_running_text(everything: list[Generated]):
    texts = [text_of(found.sentence) for found in everything]
    assert [text for text in texts if any(pair in text for pair in UNSPACED)] == []


def test_sentences_are_of_all_lengths(everything: list[Generated]):
    lengths = {len(found.sentence) for found in everything}
    assert min(lengths) <= 3
    assert 35 < max(lengths) <= MAX_WORDS == 45


def test_every_construction_occurs(everything: list[Generated]):
    assert {found.construction for found in everything} == set(CONSTRUCTIONS)


def test_every_verb_occurs(lexicon: Lexicon, everything: list[Generated]):
    used = set[str]().union(*map(predicates, everything))
    assert {entry.name for entry in lexicon.entries} <= used


def test_what_is_kept_out_is_kept_out(lexicon: Lexicon, spared: set[str], trained: list[Generated]):
    assert len(spared) >= 40
    assert len(lexicon.kept_constructions) == 8
    for found in trained:
        assert found.construction not in lexicon.kept_constructions
        assert found.verb not in spared
        assert not spared & predicates(found)
        assert not spared & {token.lemma for token in found.sentence if token.pos == "VERB"}


def test_what_is_kept_out_can_be_asked_for(lexicon: Lexicon, spared: set[str]):
    found = list(generate(100, 9, constructions="kept-out", verbs="kept-out"))
    assert {each.construction for each in found} == lexicon.kept_constructions
    groups = {entry.group for entry in lexicon.entries if entry.kept}
    others = {entry.name for entry in lexicon.entries if entry.group not in groups}
    used = set[str]().union(*map(predicates, found))
    assert used <= spared | others
    assert len(used & spared) > 30


def test_roles_stand_in_the_text(everything: list[Generated]):
    for found in everything:
        text = text_of(found.sentence)
        for frame in found.frames:
            roles = [words for role in ROLES.values() if (words := frame[role])]
            assert all(words in text for words in roles), (text, frame)


def test_roles_are_those_of_the_tree(everything: list[Generated]):
    seen = set[str]()
    for found in everything:
        if found.construction in PLAIN and len(found.frames) == 1:
            (frame,) = found.frames
            for token in found.sentence:
                if token.dep in ROLES:
                    assert token.text in (frame[ROLES[token.dep]] or ""), (text_of(found.sentence), frame)
                    seen.add(token.dep)
    assert seen == set(ROLES)


def test_the_finite_verb_agrees_with_its_subject(everything: list[Generated]):
    seen = {True: 0, False: 0}
    for found in everything:
        sentence = found.sentence
        joined = {token.head for token in sentence if token.dep == "conj"}
        for index, token in enumerate(sentence):
            head = sentence[token.head]
            if token.dep == "nsubj" and token.pos in NOUNS and head.morph.endswith("Fin") and index not in joined:
                plural = "Number=Plur" in token.morph
                seen[plural] += 1
                assert "Plur" not in head.morph or head.text.endswith("n"), text_of(sentence)
                assert plural == ("Number=Plur" in head.morph) or token.lemma == "aantal", text_of(sentence)
    assert min(seen.values()) > 100


def test_borrowed_phrases_are_used_and_stay_as_they_are():
    borrowed = borrow([REAL])
    phrases = [*borrowed.agents, *borrowed.things]
    assert [spaced(phrase.words) for phrase in phrases] == ["de torenwachters", "een vuurpijl"]
    texts = [text_of(found.sentence).lower() for found in generate(60, 9, borrowed=borrowed)]
    assert all(sum(word in text for text in texts) > 5 for word in ("de torenwachters", "een vuurpijl"))
    assert [spaced(phrase.words) for phrase in phrases] == ["de torenwachters", "een vuurpijl"]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("inzetten", ("zet", "zet", "zette", "zetten", "ingezet")),
        ("betrekken", ("betrek", "betrekt", "betrok", "betrokken", "betrokken")),
        ("informeren", ("informeer", "informeert", "informeerde", "informeerden", "geïnformeerd")),
    ],
)
def test_verbs_are_inflected(lexicon: Lexicon, name: str, forms: tuple[str, ...]):
    verb = next(entry.verb for entry in lexicon.entries if entry.name == name)
    assert (verb.stem, verb.third, verb.past, verb.past_plural, verb.participle) == forms
