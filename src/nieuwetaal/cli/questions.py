"""Asking an author of rules: one question a line, with what Enter means, until the answer can be used.

Within `with_way_back` the answer `terug` asks the question before again.
"""

from __future__ import annotations

import io
import re
import sys
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from nieuwetaal.errors import InputError, nearest
from nieuwetaal.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Made = TypeVar("Made")
BACK = "terug"
_YES, _NO = {"j", "ja"}, {"n", "nee"}


class _GoneBackError(Exception):
    """The author wants to answer the question before again."""


@dataclass(slots=True)
class _Talk:
    """The answers so far; those before `at` were taken again. What is said meanwhile waits in `held`."""

    screen: TextIO
    answers: list[str] = field(default_factory=list)
    at: int = 0
    held: io.TextIOWrapper | None = None

    def again(self) -> str | None:
        """Return the next answer that was given before; None when there is none, with what was said last shown."""
        if self.at < len(self.answers):
            if self.held is not None:
                self.held.seek(0)
                self.held.truncate()
            self.at += 1
            return self.answers[self.at - 1]
        self.show()
        return None

    def keep(self, answer: str) -> None:
        """Remember an answer."""
        self.answers.append(answer)
        self.at += 1

    def hold(self) -> None:
        """Begin anew, and say nothing until a question is new."""
        self.at = 0
        self.held = io.TextIOWrapper(io.BytesIO(), self.screen.encoding, "replace", newline="", write_through=True)
        sys.stdout = self.held

    def show(self) -> None:
        """Say what was held back since the last answer."""
        sys.stdout = self.screen
        if self.held is not None:
            self.held.seek(0)
            click.echo(self.held.read(), nl=False)
            self.held = None


_TALK: ContextVar[_Talk | None] = ContextVar("talk", default=None)


def with_way_back(talk: Callable[[], Made]) -> Made:
    """Return what a talk gives; whenever the author goes back, it is held again with all answers but the last."""
    state = _Talk(sys.stdout)
    token = _TALK.set(state)
    try:
        while True:
            try:
                return talk()
            except _GoneBackError:
                state.answers.pop()
                state.hold()
    finally:
        state.show()
        _TALK.reset(token)


def _typed(shown: str, default: str, talk: _Talk | None) -> str:
    """Return a line that the author types; raise _GoneBackError for `terug`, if there is a way back."""
    while True:
        given: str = click.prompt(shown, default="", show_default=False, prompt_suffix=" ")
        answer = " ".join(clean(given.encode(errors="replace").decode()).split()) or default
        if talk is None or answer.lower() != BACK:
            return answer
        if talk.answers:
            raise _GoneBackError
        click.echo("  Dit is de eerste vraag.")


def ask(question: str, default: str = "", *, check: Callable[[str], str] | None = None, needed: bool = True) -> str:
    """Return one line; an empty answer is `default`. Asked again while `check` raises InputError, or nothing is given.

    The end of the input, or Ctrl+C, raises click.Abort.
    """
    talk = _TALK.get()
    before = talk.again() if talk is not None else None
    if before is not None:
        return check(before) if check is not None and before else before
    colon = ":" if question.endswith(":") else ""
    shown = f"{question.removesuffix(colon)} [{default}]{colon}" if default else question
    while True:
        answer = _typed(shown, default, talk)
        if not answer and needed:
            click.echo("  Hier is een antwoord nodig. Stoppen kan met Ctrl+C; er is nog niets geschreven.")
            continue
        try:
            good = check(answer) if check is not None and answer else answer
        except InputError as error:
            click.echo(f"  {error}")
            continue
        if talk is not None:
            talk.keep(answer)
        return good


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


def several(answer: str, *, spaced: bool = False) -> tuple[str, ...]:
    """Return the words of an answer, between commas; if `spaced`, and there are no commas, between spaces."""
    between = r"\s+" if spaced and not re.search(r"[,;]", answer) else r"[,;]"
    return tuple(dict.fromkeys(word.strip() for word in re.split(between, answer) if word.strip()))
