import pytest
from hypothesis import given
from hypothesis import strategies as st
from teacher.edits import KEEP, Edit, apply_edit, find_edit

small = st.text("abcdefghijklmnopqrstuvwxyzéëïóöü'-", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma", "edit"),
    [
        ("huis", "huis", KEEP),
        ("Huis", "huis", KEEP),
        ("huizen", "huis", Edit(capital=False, kind="suffix", cut=3, ending="s")),
        ("gewerkt", "werken", Edit(capital=False, kind="prefix", cut=1, ending="en")),
        ("gezinnen", "gezin", Edit(capital=False, kind="suffix", cut=3, ending="")),
        ("is", "zijn", Edit(capital=False, kind="whole", cut=0, ending="zijn")),
        ("Rotterdamse", "Rotterdams", Edit(capital=True, kind="suffix", cut=1, ending="")),
        ("NATO", "NATO", Edit(capital=True, kind="suffix", cut=0, ending="")),
    ],
)
def test_edit_of_a_form_and_back(form: str, lemma: str, edit: Edit):
    assert find_edit(form, lemma) == edit
    assert apply_edit(edit, form) == lemma


@given(small, small)
def test_edit_gives_the_lemma_back(form: str, lemma: str):
    assert apply_edit(find_edit(form, lemma), form) == lemma


@given(small, small)
def test_a_form_with_a_capital_has_the_lemma_of_the_small_form(form: str, lemma: str):
    assert apply_edit(find_edit(form, lemma), form.capitalize()) == lemma


@given(small.filter(str.isalpha), small.filter(str.isalpha))
def test_names_keep_their_capital(form: str, lemma: str):
    form, lemma = form.capitalize(), lemma.capitalize()
    assert apply_edit(find_edit(form, lemma), form) == lemma


@given(small, small, small)
def test_any_edit_gives_some_lemma(form: str, lemma: str, other: str):
    assert apply_edit(find_edit(form, lemma), other)
