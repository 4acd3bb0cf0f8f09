"""Which language a passage is in: only what is surely not Dutch is left unread."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.dutch.facts import Facts

NAMES = {
    "af": "Afrikaans",
    "ar": "Arabisch",
    "bg": "Bulgaars",
    "cs": "Tsjechisch",
    "da": "Deens",
    "de": "Duits",
    "el": "Grieks",
    "en": "Engels",
    "es": "Spaans",
    "fa": "Farsi",
    "fr": "Frans",
    "fy": "Fries",
    "hr": "Kroatisch",
    "hu": "Hongaars",
    "id": "Indonesisch",
    "it": "Italiaans",
    "ku": "Koerdisch",
    "la": "Latijn",
    "lb": "Luxemburgs",
    "nds": "Nedersaksisch",
    "no": "Noors",
    "pap": "Papiaments",
    "pl": "Pools",
    "pt": "Portugees",
    "ro": "Roemeens",
    "ru": "Russisch",
    "so": "Somalisch",
    "sv": "Zweeds",
    "ti": "Tigrinya",
    "tr": "Turks",
    "uk": "Oekraïens",
    "ur": "Urdu",
    "zh": "Chinees",
}
"""What languages are called, by their code (ISO 639)."""
_ASKED = ("nl", *(code for code in NAMES if code not in {"nds", "pap", "ti"}))
_FEWEST_WORDS = 8
_MOST_OWN = 0.06
"""Dutch has more of its own small words than this: 999 in 1,000 passages of eight words or more."""
_LEAST_FOREIGN = 0.08
_FEWEST_FOREIGN = 6
"""As many small words make sentences, also where commas stand as close as in a list."""
_SURELY_OWN = 0.15
_SURE = 0.75
_NEARLY_DUTCH = {"af": 0.999, "fy": 0.999}
"""Dialects look like these."""
_LONGEST = 1_000
_BETWEEN_ITEMS = re.compile(r"[,;:/•|]")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")


class Languages:
    """Tells what is not Dutch. State: the small words that tell it apart."""

    def __init__(self, facts: Facts) -> None:
        """Take the small words of Dutch and of other languages."""
        self._own, self._foreign = facts.own_words, facts.foreign_words

    def foreign(self, text: str, told: str | None = None) -> str | None:
        """Return the Dutch name of the language of a passage, or None when it is Dutch or may be.

        `told` is the language that the document itself says it is in: it is, unless the words clearly are Dutch.
        """
        words = text.lower().split()
        own = sum(map(self._own.__contains__, words))
        if told is not None:
            return None if own > _SURELY_OWN * len(words) else name_of(told)
        if len(words) < _FEWEST_WORDS or own > _MOST_OWN * len(words) or not self._is_suspect(text, words):
            return None
        code, certainty = _identifier()(text[:_LONGEST])
        needed = _NEARLY_DUTCH.get(code, _SURE) if _is_latin(text) else 0
        return NAMES[code] if code != "nl" and certainty >= needed else None

    def _is_suspect(self, text: str, words: list[str]) -> bool:
        """Tell whether a passage without Dutch words has others: a list of names or of jargon has not."""
        foreign = sum(map(self._foreign.__contains__, words))
        if foreign < _LEAST_FOREIGN * len(words):
            return not _is_latin(text)
        return foreign >= _FEWEST_FOREIGN or len(_BETWEEN_ITEMS.findall(text)) * 3 < len(words)


def _is_latin(text: str) -> bool:
    return len(_LATIN.findall(text)) * 2 >= len(_LETTER.findall(text))


def name_of(code: str) -> str:
    """Return what a language is called that a document names (``en``, ``en-gb``)."""
    return NAMES.get(code.lower().partition("-")[0], f"een andere taal ({code})")


@cache
def _identifier() -> Callable[[str], tuple[str, float]]:
    """Return what tells the language of a text and how sure that is; half a second, the first time."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages(_ASKED)
    return made.classify  # type: ignore[no-any-return]
