"""Inflection of Dutch verbs: a full lemma to all its words.

*ANS* is the grammar Algemene Nederlandse Spraakkunst (e-ans.ivdnt.org, chapter 2.3), *Leidraad* the Taalunie's guide
to spelling (chapter 11: verbs, 12: English verbs).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.dutch.inflection_spelling import DIGRAPHS, before_nothing, before_vowel, with_plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from nieuwetaal.dutch.facts import Facts

_INFINITIVE = re.compile(r"[^aeiouy]*(?:[aeiouyà-ü].*[eë]n|(?<![aeou])(?:aan|oen|ien)|zijn)$")
_VOWEL_STEM = re.compile(r"(?:aan|oen|(?<![aeou])ien)$")
_VOICELESS = re.compile(r"(?:[tkfspxc]|ch|sh)$")
_TREMA = {"e": "ë", "i": "ï", "u": "ü"}


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The words of a verb. `present` and `past` belong to the base verb (*zet*, *zette*), the rest to the full lemma.

    `participle` and `gerund` hold the inflected words too (*ingezet*, *ingezette*; *inzettend*, *inzettende*).
    `finite` serves the split verb, `joined` every form that is written as one word (*inzet*, *inzetten*, *ingezet*).
    """

    infinitive: str
    particle: str
    base: str
    present: frozenset[str]
    past: frozenset[str]
    participle: frozenset[str]
    gerund: frozenset[str]

    @property
    def finite(self) -> frozenset[str]:
        """The finite words of the base verb, as they stand apart from the particle."""
        return self.present | self.past

    @property
    def joined(self) -> frozenset[str]:
        """Every form written as one word, the infinitive included."""
        finite = _join(self.particle, self.finite)
        return with_plain(finite | self.participle | self.gerund | {self.infinitive})


def split_particle(verb: str, facts: Facts) -> tuple[str, str]:
    """Split a full lemma into particle and base verb: *inzetten* → *in*, *zetten*; *betrekken* → "", *betrekken*.

    Spelling does not tell *óverkomen* from *overkómen*: `inseparable_verbs` and `simple_verbs` (*informeren*) do.
    """
    verb = _last_word(verb)
    if verb in facts.inseparable_verbs or verb in facts.simple_verbs or verb in facts.strong_verbs:
        return "", verb
    cuts = (cut for cut in range(len(verb) - 3, 0, -1) if verb[:cut] in facts.particles)
    splits = ((verb[:cut], verb[cut:].lstrip("-")) for cut in cuts)
    plausible = [split for split in splits if _INFINITIVE.match(split[1])]
    known = [split for split in plausible if _root(split[1], facts.strong_verbs, facts)]
    return next(iter(known or plausible), ("", verb))


def verb_forms(verb: str, facts: Facts) -> VerbForms:
    """Inflect a full lemma: *inzetten*, *betrekken*, *meebeslissen*, *zich inzetten* (*zich* is left aside)."""
    verb = _last_word(verb)
    particle, base = split_particle(verb, facts)
    present, past, participle = _present(base, facts), *_past_and_participle(base, facts)
    return VerbForms(
        infinitive=verb,
        particle=particle,
        base=base,
        present=with_plain(present),
        past=with_plain(past),
        participle=with_plain(_join(particle, _inflected(participle))),
        gerund=with_plain(_join(particle, {base + "d", base + "de"})),
    )


def _last_word(verb: str) -> str:
    return verb.lower().split()[-1] if verb.strip() else verb


def _join(particle: str, words: Iterable[str]) -> frozenset[str]:
    """Write particle and words together, with and without a hyphen where vowels clash (*toe-eigenen*; Leidraad 7.2)."""
    given = frozenset(words)
    clashing = {word for word in given if particle[-1:] + word[:1] in DIGRAPHS}
    return frozenset({particle + word for word in given} | {f"{particle}-{word}" for word in clashing})


def silent_prefix(base: str, facts: Facts) -> str:
    """Give the unstressed prefix that keeps *ge-* away from the participle (ANS 2.3.2): *be-*, *ver-*, *over-* …."""
    if base in facts.simple_verbs:
        return ""
    prefixes = facts.prefixes if base in facts.inseparable_verbs else facts.silent_prefixes
    for cut in range(len(base) - 3, 0, -1):
        prefix, rest = base[:cut], base[cut:]
        clash = prefix[-1] + rest[0] in DIGRAPHS and not rest.startswith("ij")
        if prefix in prefixes and not clash and _INFINITIVE.match(rest):
            return prefix
    return ""


def _root(base: str, table: Container[str], facts: Facts) -> str:
    """Give the verb of the table inside a prefixed one (*betrekken* → *trekken*), or nothing."""
    while base not in table:
        prefix = silent_prefix(base, facts)
        if not prefix or base in facts.weak_verbs:
            return ""
        base = base[len(prefix) :]
    return base


def _stems(base: str, facts: Facts) -> tuple[str, ...]:
    """Give the stems, the likeliest first (Leidraad 11.1): *maak*, *zet*, *ga*; *verbeteer* and *verbeter*."""
    if root := _root(base, facts.verb_stems, facts):
        return (base.removesuffix(root) + facts.verb_stems[root][0],)
    if _VOWEL_STEM.search(base):
        return (base[:-2] if base.endswith("aan") else base[:-1],)
    return before_nothing(base[:-2]) if base[1:].endswith(("en", "ën")) else (base,)


def _present(base: str, facts: Facts) -> frozenset[str]:
    """Give stem, stem + *t* and infinitive (Leidraad 11.2); a verb with several listed stems has just those."""
    root = _root(base, facts.verb_stems, facts)
    if root and len(facts.verb_stems[root]) > 1:
        prefix = base.removesuffix(root)
        return frozenset({base, *(prefix + word for word in facts.verb_stems[root])})
    stems = _stems(base, facts)
    return frozenset({base, *stems, *(_third_person(stem) for stem in stems)})


def _third_person(stem: str) -> str:
    """Add *t*, unless it is there; an open stem is closed by it: *zet*, *maakt*, *gaat*."""
    if stem.endswith("t"):
        return stem
    return stem + ("a" if stem.endswith("a") else "") + "t"


def _past_and_participle(base: str, facts: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """Give the past and the bare participle: strong from the list (ANS 2.3.5), weak by spelling."""
    root = _root(base, facts.strong_verbs, facts)
    if not root:
        return _weak(base, facts)
    *past, participle = facts.strong_verbs[root]
    prefix = base.removesuffix(root)
    if prefix:
        participle = participle.removeprefix("ge")
    return frozenset(prefix + word for word in past), frozenset({prefix + participle})


def _weak(base: str, facts: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """Choose *-te* or *-de* by the sound before *-en* in the infinitive ('t kofschip, Leidraad 11.3 and 11.4)."""
    listed = facts.verb_stems.get(_root(base, facts.verb_stems, facts), ("",))[0]
    dental = "t" if _VOICELESS.search(listed.removesuffix("e") or base[:-2]) else "d"
    stems = _stems(base, facts)
    past = {stem + dental + ending for stem in stems for ending in ("e", "en")}
    closed = {stem if stem.endswith(("t", "d")) else stem + dental for stem in stems}
    if silent_prefix(base, facts) or (base in facts.inseparable_verbs and base not in facts.simple_verbs):
        return frozenset(past), frozenset(closed)
    return frozenset(past), frozenset(word for stem in closed for word in _with_ge(stem))


def _with_ge(word: str) -> tuple[str, ...]:
    """Prefix *ge-*; vowels that would read as one get a diaeresis: *geëvalueerd*, *geïnformeerd* (Leidraad 7.4).

    Writers also put a hyphen before a loan (*ge-empowerd*).
    """
    if word[:1] not in _TREMA or word[:2] in {"ij", "ui"}:
        return ("ge" + word,)
    return (f"ge{_TREMA[word[0]]}{word[1:]}", f"ge-{word}")


def _inflected(participles: Iterable[str]) -> frozenset[str]:
    """Add the attributive form of a participle: *ingezette*; those in *-en* stay as they are."""
    given = frozenset(participles)
    bare = (word for word in given if not word.endswith("en"))
    return given | {before_vowel(word)[0] + "e" for word in bare}
