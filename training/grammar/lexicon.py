"""The words of the generator: verbs with their forms, nouns by kind, and the small lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from nieuwetaal.dutch.inflection import verb_forms
from nieuwetaal.rules.fact_data import load_facts

HERE = Path(__file__).parent
LISTS = ("korte_stam", "achtergehouden")


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb: bare finite forms (*zet*, *zette*), participle of the full lemma (*ingezet*)."""

    lemma: str
    particle: str
    base: str
    stem: str
    third: str
    past: str
    past_plural: str
    participle: str


class Entry(NamedTuple):
    """A verb with what it takes: group (see verbs.yaml), fixed preposition and kind of noun, or fixed words."""

    verb: Verb
    group: str
    prep: str = ""
    kind: str = ""
    to_be: bool = False
    kept: bool = False
    fixed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the full lemma."""
        return self.verb.lemma


class Noun(NamedTuple):
    """A noun; ``plural`` is empty for words without one. ``before`` is a fixed adjective (*eigen regie*)."""

    text: str
    gender: str
    plural: str
    kind: str
    before: str = ""


def make_verb(written: str, *, short: bool = False, past: str = "") -> Verb:
    """Inflect a verb written with a plus after its particle: *mee+nemen*."""
    particle, _, base = written.rpartition("+")
    forms = verb_forms(base, load_facts())
    stems = {form for form in forms.present if form not in {base, _plain(base)} and _same_marks(form, base)}
    closed = {form for form in stems if form.endswith("t") and (form[:-1] in stems or form[:-2] in stems)}
    bare = sorted(stems - closed or stems, key=len)
    stem = bare[0] if short or base.endswith("aan") else bare[-1]
    third = next((form for form in (stem + "t", stem + "at") if form in stems), stem)
    weak = next((stem + end for end in ("te", "de") if stem + end in forms.past), "")
    pasts = (past, past + "n") if past else (weak, weak + "n") if weak else tuple(sorted(forms.past, key=len))
    participle = particle + _participle(forms.participle, stem)
    return Verb(particle + base, particle, base, stem, third, pasts[0], pasts[-1], participle)


def _same_marks(form: str, base: str) -> bool:
    return ("ö" in form) == ("ö" in base)


def _participle(forms: frozenset[str], stem: str) -> str:
    whole = [form for form in forms if not form.endswith("e")]
    fitting = [form for form in whole if _plain(form).endswith((_plain(stem), _plain(stem) + "d", _plain(stem) + "t"))]
    marked = [form for form in fitting or whole if re.search("[ëïöü]", form)] or fitting or whole
    return min(marked, key=lambda form: ("-" in form, -sum(letter in "ëïöü" for letter in form), len(form), form))


def _plain(form: str) -> str:
    return form.translate(str.maketrans("ëïöü", "eiou"))


class Lexicon:
    """All word lists, read once."""

    def __init__(self) -> None:
        verbs: dict[str, Any] = _read("verbs.yaml")
        self.other: dict[str, Any] = _read("others.yaml")
        short, kept = (set(verbs.pop(name)) for name in LISTS)
        pasts: dict[str, str] = verbs.pop("verleden")
        self.entries: list[Entry] = []
        for group, members in verbs.items():
            for written, rest in members.items():
                short_stem = written.rpartition("+")[2] in short
                verb = make_verb(written, short=short_stem, past=pasts.get(written, ""))
                self.entries.append(_entry(verb, group, rest, kept=written in kept))
        nouns: dict[str, Any] = _read("nouns.yaml")
        self.names = {name: nouns.pop(name) for name in ("namen", "organisaties", "plaatsnamen", "wetten")}
        self.nouns = {kind: [_noun(text, kind) for text in texts] for kind, texts in nouns.items()}
        self.nouns["persoon"] = self.nouns["gezin"] + self.nouns["professional"]
        self.kept_constructions = frozenset(self.other["achtergehouden"])
        by_name = {entry.name: entry.verb for entry in self.entries}
        self.verb_of = {noun: by_name.get(verb) for noun, verb in self.other["naamwoord_werkwoord"].items()}


@cache
def lexicon() -> Lexicon:
    """Return the one lexicon."""
    return Lexicon()


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def _entry(verb: Verb, group: str, rest: Any, *, kept: bool) -> Entry:
    if isinstance(rest, list):
        return Entry(verb, group, kept=kept, fixed=tuple(rest))
    parts = rest.split()
    to_be = "is" in parts
    parts = [part for part in parts if part != "is"]
    return Entry(verb, group, parts[0] if parts else "", parts[1] if len(parts) > 1 else "", to_be, kept)


def _noun(text: str, kind: str) -> Noun:
    word, gender, plural = text.split(maxsplit=2)
    before, _, word = word.rpartition("_")
    return Noun(word, gender, "" if plural == "-" else plural, kind, before)
