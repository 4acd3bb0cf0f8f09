"""What a picture of a text is made of: sentences, their acts, and the people and things in them, in everyday words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nieuwetaal.findings import Side

TITLE = "Wie doet wat, en met wie?"
NOTHING = "Hier doet niemand iets, of nieuwetaal ziet het niet."
QUESTION = "Dit is een vraag."
LEFT_OUT = "niet in het beeld"
SEARCH = "zo zoek je dit in een regel"
_GROUPS = {
    "$gezin": "ouders, kinderen, jongeren, inwoners en cliënten",
    "$prof": "professionals en organisaties",
    "$schrijver": "wij, ons, je en u",
}

State = Literal["named", "likely", "unnamed", "unknown"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something in an act: `label` asks (*wie doet het*), `words` answers, `kind` says what sort it is.

    `role` is the name of the role, empty for what only goes with the act (*bij het plan*); `side` is None when the
    text does not name the party.
    """

    role: str
    label: str
    words: str
    kind: str = ""
    side: Side | None = None
    state: State = "named"

    @property
    def told(self) -> str:
        """The words with what sort it is."""
        return f"{self.words} ({self.kind})" if self.kind else self.words


@dataclass(frozen=True, slots=True)
class Line:
    """One line about an act: a question and its answer."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `words` as one would say them, `chain` from who does it to whom it reaches.

    `about` are the lines on the act itself, the first of which names it; `around` is what goes with it; `search` are
    the lines of YAML that ask for it in a rule.
    """

    words: str
    about: tuple[Line, ...]
    chain: tuple[Party, ...]
    around: tuple[Party, ...] = ()
    search: tuple[str, ...] = ()
    negated: bool = False

    def lines(self) -> Iterator[Line]:
        """Yield all that is known of the act, in the order of reading: who, what, to whom."""
        yield Line(self.chain[0].label, self.chain[0].told)
        yield from self.about
        yield from (Line(party.label, party.told) for party in (*self.chain[1:], *self.around))


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and its acts, in reading order.

    `words` are the words of the sentence, each with whether the picture shows it; `left_out` tells what it does not
    show, in short phrases.
    """

    text: str
    acts: tuple[Act, ...]
    words: tuple[tuple[str, bool], ...] = ()
    left_out: tuple[str, ...] = ()
    question: bool = False

    @property
    def missing(self) -> str:
        """One line on what the picture leaves out; empty when nothing."""
        return f"{LEFT_OUT}: {', '.join(self.left_out)}" if self.left_out else ""


def about_groups(scenes: Iterable[Scene]) -> str:
    """Return one line on the word groups that the rules of a picture name; empty when they name none."""
    asked = {line.rpartition(" ")[2] for scene in scenes for act in scene.acts for line in act.search}
    told = "; ".join(f"{name} staat voor {people}" for name, people in _GROUPS.items() if name in asked)
    return f"Een woord met $ is een woordgroep: {told}." if told else ""
