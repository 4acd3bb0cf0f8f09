"""What of the readings of teachers is trusted."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conllu import Sentence, Token


class Reading(NamedTuple):
    """A word with its annotation, and how probable each part of that is to the teachers."""

    token: Token
    pos: float
    morph: float
    lemma: float
    head: float


def sure_of_tree(readings: Sequence[Reading], least: float) -> bool:
    """Tell whether the heads of a sentence are, in the mean, at least so probable."""
    return fmean(reading.head for reading in readings) >= least


def retag(sentence: Sentence, readings: Sequence[Reading], least: float) -> Sentence:
    """Replace tags, features and lemmas by those of the readings where these are at least so probable; keep the tree.

    A new tag brings its features and lemma with it; under the same tag each of the two must be probable itself.
    """
    return [_retag(token, reading, least) for token, reading in zip(sentence, readings, strict=True)]


def _retag(token: Token, reading: Reading, least: float) -> Token:
    fresh = reading.token
    if fresh.pos != token.pos:
        better = reading.pos >= least
        return token._replace(pos=fresh.pos, morph=fresh.morph, lemma=fresh.lemma) if better else token
    return token._replace(
        morph=fresh.morph if reading.morph >= least else token.morph,
        lemma=fresh.lemma if reading.lemma >= least else token.lemma,
    )
