"""What a writer keeps: findings that a remark in the text or a line in the settings takes out of the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nieuwetaal.findings import Note, Suppressed
from nieuwetaal.rules.keep import EVERYTHING, names_for
from nieuwetaal.rules.orders import Order, orders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from nieuwetaal.documents import Document, Places
    from nieuwetaal.findings import Finding
    from nieuwetaal.rules.keep import Keep


@dataclass(slots=True)
class Kept:
    """The findings of one document, sorted: those to show, those that are kept, and notes on the remarks."""

    findings: list[Finding] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class Keeper:
    """Sorts findings. State: the settings' keeps, and the names of rules and categories."""

    def __init__(
        self, keeps: Sequence[Keep], known: AbstractSet[str], active: AbstractSet[str], today: date | None
    ) -> None:
        """Take what is kept, all names and those of rules that are on; without `today` no date has passed."""
        self._known, self._active = known, active | {EVERYTHING}
        self._valid = [keep for keep in keeps if not keep.is_over(today)]
        self._over = [keep for keep in keeps if keep.is_over(today)]

    def sort(self, document: Document, found: Iterable[Finding], places: Places, *, whole: bool = True) -> Kept:
        """Return the findings of a document, sorted; `whole` when all rules were asked, so that unused is unused."""
        kept = Kept()

        def say(offset: int, text: str) -> None:
            kept.notes.append(Note(text, places.place(offset, offset)))

        asked = orders(document.text, document.remarks, self._known, say)
        used: set[int] = set()
        for finding in found:
            if any(remark.start <= finding.start < remark.end for remark in document.remarks):
                continue
            order = order_on(finding, asked)
            if order is not None:
                used.add(order.said)
                place = places.place(order.said, order.said)
                kept.suppressed.append(Suppressed(finding, order.reason, "inline", place))
            else:
                self._by_settings(finding, document.text, kept)
        for order, text in advice(asked, used, self._active, whole=whole):
            say(order.said, text)
        kept.notes.sort(key=lambda note: (note.path is not None, note.place.line, note.place.column))
        return kept

    def _by_settings(self, finding: Finding, text: str, kept: Kept) -> None:
        keep = next((keep for keep in self._valid if keep.holds(finding, text)), None)
        if keep is not None:
            kept.suppressed.append(Suppressed(finding, keep.reason, "config", keep.place))
            return
        kept.findings.append(finding)
        for over in self._over:
            if over.holds(finding, text) and over.until is not None:
                said = f"‘{over.expression}’ is behouden tot {over.until.isoformat()}; die dag is voorbij"
                note = Note(said, over.place, str(over.path) if over.path else None)
                if note not in kept.notes:
                    kept.notes.append(note)


def order_on(finding: Finding, asked: Sequence[Order]) -> Order | None:
    """Return the order that takes a finding out, if any: the last word counts."""
    names, found = names_for(finding), None
    for order in asked:
        if not order.names & names:
            continue
        if order.command == "aan":
            found = None if order.start <= finding.start and not _is_line(found) else found
        elif order.start < finding.end and finding.start < order.end:
            found = order
    return found


def advice(
    asked: Sequence[Order], used: AbstractSet[int], active: AbstractSet[str], *, whole: bool
) -> Iterator[tuple[Order, str]]:
    """Yield the orders without effect or without reason, each with one Dutch line.

    An order that names a rule that is off, or is none, may be of use yet.
    """
    off = False
    for order in asked:
        if order.command == "aan":
            if whole and not off:
                yield order, "deze ‘aan’ hoort bij geen ‘uit’; hij mag weg"
            continue
        off = off or order.command == "uit"
        if order.said in used:
            if not order.reason:
                yield order, "dit werkt, maar de reden ontbreekt nog; schrijf achter ‘omdat’ waarom het zo blijft"
        elif whole and order.names and order.names <= active:
            yield order, f"deze ‘{order.command}’ wordt nergens gebruikt; hij mag weg"


def _is_line(order: Order | None) -> bool:
    return order is not None and order.command not in {"uit", "aan"}
