"""The last part of the talk about a new rule: sentences that are fine, and the exceptions that they show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.proposals import unmarked
from nieuwetaal.cli.questions import ask, several
from nieuwetaal.errors import InputError
from nieuwetaal.rules.drafting import DraftException

if TYPE_CHECKING:
    from nieuwetaal.cli.proposals import Trial
    from nieuwetaal.rules.drafting import Draft

_MOST_RIGHT, _MOST = 3, 6
"""Sentences in which the rule finds nothing, and those that became an exception with them."""


def with_right(draft: Draft, trial: Trial) -> Draft:
    """Return the draft with right sentences, and an exception for each in which the rule finds something."""
    right: list[str] = []
    unless: list[DraftException] = []
    swapped = ", bijvoorbeeld met de rollen omgedraaid" if "werkwoord" in draft.search else ""
    question = f"Een zin die erop lijkt en goed is{swapped}:"
    while len(right) < _MOST_RIGHT and len(right) + len(unless) < _MOST:
        sentence = ask(question, check=unmarked, needed=not right)
        if not sentence:
            break
        found = trial.found(sentence)
        if found:
            exception = _exception(sentence, found[0].text)
            unless += [exception] if exception else []
        else:
            right.append(sentence)
        question = "Nog zo'n zin?" + (" (Enter: straks zelf)" if right else "")
    return replace(draft, right=tuple(right), unless=tuple(unless))


def _exception(sentence: str, found: str) -> DraftException | None:
    click.echo(f"  Hier vindt de regel «{found}». Dan is een uitzondering nodig.")

    def there(answer: str) -> str:
        if not any(word.lower() in sentence.lower() for word in _words(answer, sentence)):
            raise InputError("geen van deze woorden staat in de zin; noem een woord uit de zin zelf")
        return answer

    question = "Welk woord in deze zin maakt het verschil? (meer? met komma's; Enter: toch geen uitzondering)"
    words = _words(ask(question, check=there, needed=False), sentence)
    if not words:
        return None
    because = ask("Omdat:", "hier gaat het om iets anders")
    return DraftException(words, because.removeprefix("omdat "), sentence)


def _words(answer: str, sentence: str) -> tuple[str, ...]:
    """Return the words that make the difference; those without commas are several, unless they stand so together."""
    return several(answer, spaced=answer.lower() not in sentence.lower())
