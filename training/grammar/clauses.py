"""Clauses: what is asked for, and the pieces that a construction puts in order."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from grammar.chains import Chain, Order
    from grammar.words import Phrase, Word

    Role = Literal["subject", "obj", "recipient", "agent"]

NO_SUBJECT: frozenset[Role] = frozenset({"subject"})
NO_OBJECT: frozenset[Role] = frozenset({"obj"})
NO_RECIPIENT: frozenset[Role] = frozenset({"recipient"})
NO_AGENT: frozenset[Role] = frozenset({"agent"})


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What a clause is to be like; what is left open is drawn.

    ``order``: of the verbs (see ``chains.build``). ``subject``, ``obj``: phrases given from outside. ``without``: roles
    left out, as in relative clauses and infinitives; ``agent``, ``patient``: the core words they stand for. ``agree``:
    number (true: plural) and person that a left-out subject has. ``helpers``: the chain of auxiliaries (see
    ``chains.choose``). ``inverted``: the subject follows the finite verb. ``depth``: of the clause in the sentence; the
    deeper, the shorter. ``voice``: the name in the frame when it is not what the verbs say. ``adverbs``: the chance of
    each.
    """

    order: Order = "main"
    _: KW_ONLY
    subject: Phrase | None = None
    obj: Phrase | None = None
    without: frozenset[Role] = frozenset()
    agent: list[Word] | None = None
    patient: list[Word] | None = None
    agree: tuple[bool, int] | None = None
    helpers: list[str] | None = None
    passive: bool = False
    inverted: bool = False
    depth: int = 0
    voice: str = ""
    past: bool | None = None
    adverbs: float = 0.28

    @property
    def infinite(self) -> bool:
        """Tell whether no verb of the clause is finite."""
        return self.order in {"te", "bare"}


PLAIN = Plan()


@dataclass(slots=True, eq=False)
class Frame:
    """Who does what to whom: the core words of the phrases, or nothing."""

    predicate: str
    voice: str = "active"
    agent: list[Word] = field(default_factory=list)
    patient: list[Word] = field(default_factory=list)
    recipient: list[Word] = field(default_factory=list)
    word: Word | None = None


@dataclass(slots=True, eq=False)
class Clause:
    """The pieces: finite verb (main clauses), middle field by rank, closing verbs, what comes behind them."""

    chain: Chain
    subject: Phrase | None
    items: list[tuple[float, str, list[Word]]]
    late: list[Word]
    frame: Frame
    obj: Phrase | None = None

    @property
    def top(self) -> Word:
        """Return the head of the clause."""
        return self.chain.top

    def middle(self, *, without: str = "") -> list[Word]:
        """Return the middle field in order, without one kind of piece."""
        return [
            word for _, kind, words in sorted(self.items, key=lambda item: item[0]) if kind != without for word in words
        ]

    def piece(self, kind: str) -> list[Word]:
        """Return the words of one kind of piece."""
        return [word for _, each, words in self.items if each == kind for word in words]

    def closed(self, *, without: str = "") -> list[Word]:
        """Return subject, middle field, verbs and what is behind: a clause without its opening."""
        subject = self.subject.words if self.subject else []
        return [*subject, *self.chain.finite, *self.middle(without=without), *self.chain.tail, *self.late]

    def inverted(self, *, without: str = "") -> list[Word]:
        """Return finite verb, subject and the rest."""
        subject = self.subject.words if self.subject else []
        return [*self.chain.finite, *subject, *self.middle(without=without), *self.chain.tail, *self.late]
