"""Asking an author of rules: one question a line, with what Enter means, until the answer can be used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from nieuwetaal.errors import InputError, nearest
from nieuwetaal.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_YES, _NO = {"j", "ja"}, {"n", "nee"}


def ask(question: str, default: str = "", *, check: Callable[[str], str] | None = None, needed: bool = True) -> str:
    """Return one line; an empty answer is `default`. Asked again while `check` raises InputError, or nothing is given.

    The end of the input, or Ctrl+C, raises click.Abort.
    """
    colon = ":" if question.endswith(":") else ""
    shown = f"{question.removesuffix(colon)} [{default}]{colon}" if default else question
    while True:
        given: str = click.prompt(shown, default="", show_default=False, prompt_suffix=" ")
        answer = " ".join(clean(given.encode(errors="replace").decode()).split()) or default
        if not answer and needed:
            click.echo("  Hier is een antwoord nodig. Stoppen kan met Ctrl+C; er is nog niets geschreven.")
            continue
        try:
            return check(answer) if check is not None and answer else answer
        except InputError as error:
            click.echo(f"  {error}")


def choose(question: str, options: Mapping[str, str], default: str = "") -> str:
    """Return the key of one of the options, which are shown with a number and their text."""
    names = list(options)
    width = max(map(len, names))
    click.echo(question)
    for number, (name, text) in enumerate(options.items(), 1):
        click.echo(f"  {number:>2}  {name:<{width}}  {text}")

    def known(answer: str) -> str:
        return chosen(answer, names)

    return ask("Kies een nummer of een naam:", default, check=known)


def chosen(answer: str, names: Sequence[str]) -> str:
    """Return the name that an answer means, by its number or itself; raise InputError for another."""
    if answer.isdecimal() and 1 <= int(answer[:4]) <= len(names):
        return names[int(answer) - 1]
    if answer.lower() not in names:
        raise InputError(f"‘{answer}’ staat er niet bij{nearest(answer, names)}; kies 1 tot en met {len(names)}")
    return answer.lower()


def agree(question: str, *, default: bool = True) -> bool:
    """Return whether the answer is yes."""

    def yes(answer: str) -> str:
        if answer.lower() not in _YES | _NO:
            raise InputError("antwoord met j of n")
        return answer.lower()

    answer = ask(f"{question} [{'J/n' if default else 'j/N'}]", check=yes, needed=False)
    return answer in _YES if answer else default


def several(answer: str) -> tuple[str, ...]:
    """Return the words of an answer, between commas."""
    return tuple(dict.fromkeys(word.strip() for word in re.split(r"[,;]", answer) if word.strip()))
