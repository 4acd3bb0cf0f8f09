"""The talk with an author about a new rule: what was given as options is not asked."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.proposals import (
    FORMS,
    Proposal,
    Trial,
    marked_words,
    proposals,
    said_already,
    unmarked,
    without_marks_at_edges,
)
from nieuwetaal.cli.questions import BACK, agree, ask, choose, several, with_way_back
from nieuwetaal.cli.right_sentences import with_right
from nieuwetaal.cli.rule_pack import taken
from nieuwetaal.cli.terminal import lacks_characters, style_for, write
from nieuwetaal.errors import InputError, nearest
from nieuwetaal.examples import linter_for
from nieuwetaal.findings import CATEGORIES
from nieuwetaal.reports.frames.picture import scenes
from nieuwetaal.reports.frames.text import act_lines, simple
from nieuwetaal.rules.drafting import Draft, name_for
from nieuwetaal.rules.packs import load_categories
from nieuwetaal.rules.schema_words import with_marks

if TYPE_CHECKING:
    from pathlib import Path

    from nieuwetaal.cli.rule_pack import Pack

_FORM_TEXTS = {
    "werkwoord": "iemand doet iets met iemand: wij bedienen ouders",
    "naamwoord": "een daad als ding, vaak op -ing of -heid: de aansturing van ouders",
    "woorden": "elk ander woord, een naam of vaste woorden: de zorgafnemer",
}
_WORD_QUESTIONS = {
    "werkwoord": "Welk werkwoord, zoals in het woordenboek?",
    "naamwoord": "Welk naamwoord, in het enkelvoud?",
    "woorden": "Welke woorden, in het enkelvoud?",
}
_NOBODY = "-"
_TRIED = "regel-die-nog-geen-naam-heeft"


@dataclass(frozen=True, slots=True)
class Given:
    """What an author gave as options; empty, or None, for what is still to be asked."""

    name: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    form: str
    words: tuple[str, ...]
    patient: str | None
    category: str
    level: str
    why: str | None


class Interview:
    """One talk. State: the rules that hold, what was given, and whether anybody is there to talk with."""

    def __init__(self, pack: Pack, folder: Path, given: Given, *, talks: bool) -> None:
        """Take where the rule will be written, and among which rules."""
        self._pack, self._folder, self._given, self._talks = pack, folder, given, talks
        self._linter = linter_for(pack.config)
        self._groups = self._linter.groups

    def draft(self) -> Draft:
        """Return the rule as the author wants it; nothing is written yet. Raises click.Abort, InputError."""
        return with_way_back(self._draft)

    def _draft(self) -> Draft:
        given = self._given
        wrong = list(map(with_marks, given.wrong)) or [self._first_sentence()]
        for sentence in wrong:
            marked_words(sentence)
        for told in said_already(wrong[0], self._linter):
            click.echo(f"  Nieuwetaal zegt hier zelf al iets: {told}. Een eigen regel mag ook.")
        draft, trial = self._found(tuple(wrong))
        draft = replace(
            draft,
            id=self._name(draft.words[0]),
            category=given.category or self._category("woorden" in draft.search),
            right=given.right,
            why=self._why(),
        )
        if not given.wrong:
            more = self._question("Nog een zin die schuurt? (Enter: straks zelf)", check=_with_good_marks)
            wrong += [more] if more else []
        draft = replace(draft, wrong=without_marks_at_edges([self._marked(each, trial) for each in wrong]))
        return draft if given.right else with_right(draft, trial)

    def _found(self, wrong: tuple[str, ...]) -> tuple[Draft, Trial]:
        """Return a first draft that finds something in the first sentence, or that the author wants all the same."""
        while True:
            search = self._search(wrong[0])
            draft = Draft(_TRIED, "sturen", search, wrong, ("Niets.",), level=self._given.level)
            trial = Trial(draft, self._pack.config)
            if not self._talks or self._given.words or trial.found(unmarked(wrong[0])):
                return draft, trial
            click.echo(f"  Zo vindt de regel nog niets in je zin: {trial.reason(unmarked(wrong[0]))}.")
            click.echo("  Dit ziet nieuwetaal erin:")
            self._picture(unmarked(wrong[0]))
            if not agree("Opnieuw kiezen wat de regel zoekt?"):
                return draft, trial

    def _picture(self, text: str) -> None:
        style = style_for(None)
        lines = act_lines(scenes(text, self._linter.sentences(text), self._linter.analyse(text)), style)
        write((f"  {line}".rstrip() for line in (simple(lines) if lacks_characters(sys.stdout) else lines)), style)

    def _first_sentence(self) -> str:
        click.echo("Welke zin schuurt? Typ hem zoals hij in een tekst staat. Zet je « en » om de woorden, dan")
        click.echo("kijkt nieuwetaal daar eerst; zonder die tekens zoekt nieuwetaal zelf. << en >> mag ook.")
        click.echo(f"Wil je een antwoord veranderen? Typ dan bij de volgende vraag: {BACK}")
        return ask("Zin:", check=_with_good_marks)

    def _question(self, question: str, **options: object) -> str:
        return ask(question, needed=False, **options) if self._talks else ""  # type: ignore[arg-type]

    def _search(self, sentence: str) -> dict[str, str | tuple[str, ...]]:
        """Return what stands under `zoek`: what was given, else what the author says to what the sentence shows."""
        found = proposals(sentence, self._linter)
        form = self._given.form or self._form(found)
        likely = next((each for each in found if each.form == form), Proposal(form, ""))
        words = self._given.words
        if not words and self._talks:
            words = _words(ask(f"{_WORD_QUESTIONS[form]} (meer? met komma's)", likely.word), form)
        words = words or ((likely.word,) if likely.word else ())
        if not words:
            raise InputError("in deze zin is niet te zien wat de regel moet zoeken; geef --form en --word")
        same = next((each for each in found if each.form == form and each.word in words), None)
        others = dict((same or Proposal(form, "")).others)
        search: dict[str, str | tuple[str, ...]] = {form: words}
        if form == "woorden":
            return search
        key, asked = self._people(others, form, known=same is not None)
        others = {name: value for name, value in others.items() if name != key} | ({key: asked} if asked else {})
        order = ("doener", "ondergaat", "ontvanger", "met")
        return search | {name: others[name] for name in order if name in others}

    def _form(self, found: list[Proposal]) -> str:
        likely = found[0].form if found else ""
        if not self._talks:
            return likely or "woorden"
        words = {each.form: each.word for each in reversed(found)}
        texts = {form: f"{text}{f'  ← {words[form]}?' if form in words else ''}" for form, text in _FORM_TEXTS.items()}
        return choose("Wat zoekt de regel?", texts, likely or FORMS[-1])

    def _people(self, others: dict[str, str], form: str, *, known: bool) -> tuple[str, str]:
        """Return the key of those to whom it is done, and who they are; empty for nobody."""
        key = "ontvanger" if "$" in others.get("ontvanger", "") else "ondergaat"
        default = others.get(key, "" if known or form == "naamwoord" else "$gezin")
        answer = self._given.patient
        if answer is None and self._talks:
            question = "Wie krijgt het?" if key == "ontvanger" else "Met wie gebeurt het?"
            click.echo("  $gezin: ouders, kinderen, jongeren, inwoners en cliënten; - : maakt niet uit")
            answer = ask(question, default or _NOBODY, check=self._value)
            if answer in self._groups and agree(f"Bedoel je de woordgroep ${answer}, en niet alleen dit ene woord?"):
                answer = f"${answer}"
        answer = default if answer is None else answer
        return key, "" if answer == _NOBODY else self._value(answer) if answer else ""

    def _value(self, answer: str) -> str:
        """Return a word or word group as a rule may ask for it; raise InputError for a group that is not there."""
        name = answer.removeprefix("niet ").removeprefix("$")
        if "$" in answer and name not in self._groups:
            raise InputError(f"de woordgroep ‘{answer}’ bestaat niet{nearest(name, self._groups)}")
        return answer

    def _category(self, is_words: bool) -> str:
        about = load_categories()
        texts: dict[str, str] = {name: about[name].title for name in CATEGORIES}
        if is_words:
            click.echo("  Een woord uit het systeem voor mensen of hun leven (jargon): kies systeemnaam.")
        return choose("Waar gaat het in de macht om?", texts)

    def _why(self) -> str:
        if self._given.why is not None:
            return self._given.why
        return self._question("Waarom schuurt het? In een zin. (Enter: straks zelf)")

    def _name(self, words: str) -> str:
        if self._given.name:
            return self._given.name
        name = name_for(words) or "mijn-regel"
        problem = taken(name, self._folder, self._pack)
        if not problem:
            return name
        if not self._talks:
            raise InputError(problem)
        click.echo(f"  {problem}")
        return ask("Hoe heet de regel?", f"{name}-eigen", check=self._free)

    def _free(self, answer: str) -> str:
        name = name_for(answer)
        problem = taken(name, self._folder, self._pack) if name else "gebruik kleine letters en streepjes"
        if problem:
            raise InputError(problem)
        return name

    def _marked(self, sentence: str, trial: Trial) -> str:
        """Return a sentence with the marks around what the rule finds, if the author agrees."""
        found = trial.marked(sentence)
        if "«" not in found:
            click.echo(f"  In deze zin vindt de regel nog niets: {unmarked(sentence)}")
            return sentence
        if found == sentence:
            return sentence
        if "«" not in sentence:
            click.echo(f"  De regel vindt: {found}")
            return found
        click.echo(f"  Jij schreef:    {sentence}")
        click.echo(f"  De regel vindt: {found}")
        return found if not self._talks or agree("De tekens zetten zoals de regel het vindt?") else sentence


def _with_good_marks(answer: str) -> str:
    marked_words(answer)
    return with_marks(answer)


def _words(answer: str, form: str) -> tuple[str, ...]:
    """Return the words that a rule looks for; whole verbs may also stand without commas."""
    verbs = form == "werkwoord" and all(word.endswith("n") for word in answer.split())
    return several(answer, spaced=verbs)
