"""Lemmas as edits of word forms: *gewerkt* → *werken* is "take off ge-, cut one letter, add en".

A network cannot predict lemmas as such, there are too many; a few hundred edits cover nearly all of them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

PREFIX = "ge"


class Edit(NamedTuple):
    """How to make the lemma of a form, in small letters: what stays in front, how many letters go, what is added.

    `kind` is "suffix" (the start of the form stays), "prefix" (the start after *ge* stays) or "whole" (nothing stays).
    `capital` tells that the lemma has a capital where the form has one.
    """

    capital: bool
    kind: Literal["suffix", "prefix", "whole"]
    cut: int
    ending: str


KEEP = Edit(capital=False, kind="suffix", cut=0, ending="")
"""The form in small letters is the lemma."""


def find_edit(form: str, lemma: str) -> Edit:
    """Return the edit that makes `lemma` of `form`."""
    small, wanted = form.lower(), lemma.lower()
    capital = lemma != wanted
    shared = _shared(small, wanted)
    if small.startswith(PREFIX) and not wanted.startswith(PREFIX):
        stem = small.removeprefix(PREFIX)
        in_stem = _shared(stem, wanted)
        if in_stem > max(shared, 1):
            return Edit(capital, "prefix", len(stem) - in_stem, wanted[in_stem:])
    if not shared:
        return Edit(capital, "whole", 0, wanted)
    return Edit(capital, "suffix", len(small) - shared, wanted[shared:])


def apply_edit(edit: Edit, form: str) -> str:
    """Return the lemma of `form`; an edit that cuts more than there is cuts nothing, and no lemma is empty."""
    if edit.capital and form.isupper() and not edit.cut and not edit.ending:
        return form
    start = "" if edit.kind == "whole" else form.lower()
    if edit.kind == "prefix":
        start = start[len(PREFIX) :]
    lemma = start[: len(start) - edit.cut] + edit.ending if edit.cut <= len(start) else start
    if edit.capital and form[:1].isupper():
        lemma = lemma[:1].upper() + lemma[1:]
    return lemma or form


def _shared(one: str, other: str) -> int:
    """Return how many letters the two have in common at their start."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)
