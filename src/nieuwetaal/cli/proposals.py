"""From the sentence of an author to a rule: what it may look for, and what that finds."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.errors import InputError
from nieuwetaal.examples import linter_for, marked
from nieuwetaal.reports.frames.act_words import plain
from nieuwetaal.reports.frames.search_lines import asked_value
from nieuwetaal.rules.drafting import as_yaml
from nieuwetaal.rules.misses import Misses
from nieuwetaal.rules.schema_words import with_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nieuwetaal.config import Config
    from nieuwetaal.dutch.frames import Frame
    from nieuwetaal.findings import Finding
    from nieuwetaal.linter import Linter
    from nieuwetaal.rules.drafting import Draft

FORMS = ("werkwoord", "naamwoord", "woorden")
_LONG = 4
"""Letters of a word that can be told from the beginning of another."""
_MARK = re.compile(r"[«»]")
_PLACE = re.compile(r"^.*?\.yaml:\d+:\d+: ")
_PLURAL = re.compile(r"(?<=\w\w)((?:aa|eu|ie|[^aeiou ]e)r|[^aeiou ]el)s$|(?<=(?:nt|st|rd|ng))en$")
_ARTICLE = re.compile(r"^(?:de|het|een|onze|ons|mijn|hun)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule may look for: its form, its word, and what else stands under `zoek` (roles, `met`)."""

    form: str
    word: str
    others: Mapping[str, str] = field(default_factory=dict)


def unmarked(sentence: str) -> str:
    """Return a sentence without « and »."""
    return " ".join(_MARK.sub("", with_marks(sentence)).split())


def marked_words(sentence: str) -> list[str]:
    """Return the words between « and »; raise InputError when the marks are not in pairs."""
    sentence = with_marks(sentence)
    parts = re.findall(r"«([^«»]*)»", sentence)
    if re.search(r"[«»]", re.sub(r"«[^«»]*\w[^«»]*»", "", sentence)):
        raise InputError("zet « voor en » achter de woorden die schuren, of laat de tekens weg")
    return parts


def proposals(sentence: str, linter: Linter) -> list[Proposal]:
    """Return what a rule may look for in a sentence, the likeliest first: the marked words weigh most, then people."""
    words, text = marked_words(sentence), unmarked(sentence)
    frames = [frame for frame in linter.analyse(text) if frame.predicate]
    chosen = [frame for frame in frames if any(text[frame.start : frame.end] in part for part in words)] or (
        [] if words else frames
    )
    acts = sorted((_act(frame, text) for frame in chosen), key=lambda found: "$" not in str(found.others))
    return [*acts, *(Proposal("woorden", _base(part)) for part in words)]


def _base(words: str) -> str:
    """Return words as a rule names them: without article or capital, in the singular where that is plain."""
    bare = _ARTICLE.sub("", words.strip())
    return _PLURAL.sub(r"\1", bare if bare[:2].isupper() else bare[:1].lower() + bare[1:])


def _act(frame: Frame, text: str) -> Proposal:
    noun = text[frame.start : frame.end].lower()
    derived = frame.voice == "nominal" and not frame.predicate.endswith(noun)
    others: dict[str, str] = {}
    roles = {"ondergaat": frame.patient, "ontvanger": None if derived else frame.recipient}
    for key, role in roles.items():
        asked = asked_value(role) if role is not None else ""
        if asked:
            others[key] = asked
    if not derived and not any("$" in asked for asked in others.values()) and frame.agent is not None:
        agent = asked_value(frame.agent, "agent")
        others |= {"doener": agent} if agent == "$gezin" else {}
    if derived:
        return Proposal("naamwoord", noun.lstrip("…"), others)
    complement = {"met": plain(frame.complement)} if frame.complement else {}
    return Proposal("werkwoord", plain(frame.predicate), {**others, **complement})


class Trial:
    """A rule at work before it is written. State: its linter, made from a copy of the file that goes away again."""

    def __init__(self, draft: Draft, config: Config) -> None:
        """Take a draft; its wrong sentences may still lack their marks. Raise InputError when it is no good rule."""
        whole = tuple(f"«{unmarked(sentence)}»" for sentence in draft.wrong)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"{draft.id}.yaml")
            path.write_text(as_yaml(replace(draft, wrong=whole)), encoding="utf-8")
            self._linter = linter_for(replace(config, rules=(*config.rules, path)))
        wrong = [str(error) for error in self._linter.rule_errors if f"{path}:" in str(error)]
        if wrong:
            raise InputError(_PLACE.sub("", wrong[0]))
        self._id = draft.id
        self._words = draft.words

    def marked(self, sentence: str) -> str:
        """Return a sentence with « and » around what the rule finds in it; without any when it finds nothing."""
        text = unmarked(sentence)
        return marked(text, {(finding.start, finding.end) for finding in self.found(text)})

    def reason(self, sentence: str) -> str:
        """Return in Dutch why the rule finds nothing in a sentence."""
        rule = next(rule for rule in self._linter.all_rules if rule.id == self._id)
        misses = Misses(self._linter.facts, self._linter.groups)
        told = misses.why(rule, self._linter.analyse(sentence), sentence)
        return told or _not_there(self._words, sentence)

    def found(self, sentence: str) -> list[Finding]:
        """Return what the rule finds in a sentence."""
        return list(self._linter.check(sentence, rules=frozenset({self._id})).findings)


def _not_there(asked: Sequence[str], sentence: str) -> str:
    """Return why a sentence does not hold these words, as far as their letters tell."""
    words = [word.lower() for word in re.findall(r"[\w'’-]+", sentence)]
    for each in asked:
        parts = each.lower().split()
        if len(parts) > 1 and all(part in words for part in parts):
            return f"de woorden van ‘{each}’ staan niet naast elkaar; zet … ertussen, of zoek een werkwoord"
        if " ".join(parts) in " ".join(words) and all(part in words for part in parts):
            return f"‘{each}’ staat er wel, maar niet met de mensen erbij, of in een naam, citaat of kritiek"
        for word in words:
            if len(parts) == 1 and word != parts[0] and parts[0] in word:
                return f"er staat ‘{word}’; noem dat hele woord"
            if len(parts) == 1 and len(word) >= _LONG and parts[0].startswith(word):
                return f"er staat ‘{word}’; noem het woord in het enkelvoud"
    return f"‘{asked[0]}’ staat er niet in"


def said_already(sentence: str, linter: Linter) -> Iterator[str]:
    """Yield what the rules that exist say of a sentence."""
    for finding in linter.check(unmarked(sentence)).findings:
        if finding.level != "uitleg":
            yield f"«{finding.text}» ({finding.category}/{finding.rule})"


def without_marks_at_edges(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return sentences that hold marks: those without get them around all but the closing sign."""
    return tuple(each if "«" in each else re.sub(r"^(.*\w)(\W*)$", r"«\1»\2", each) for each in sentences)
