"""Fields of Word: what is computed stands between marks, with the instruction before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.documents.docx.names import attribute, sibling_tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_REPEATING = frozenset({"TOC", "INDEX", "TOA"})
"""Fields that only list what stands elsewhere in the document."""


_LONG_ENOUGH = 100
"""So many characters of an instruction tell which field it is."""


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False
    hiding: bool = True


class Fields:
    """The fields that are open at some place of a part, of those whose marks are given."""

    def __init__(self, marks: frozenset[_Element]) -> None:
        self._marks = marks
        self._open: list[_Field] = []
        self._hiding = 0

    @property
    def inside(self) -> bool:
        """Whether some field is open."""
        return bool(self._open)

    @property
    def shown(self) -> bool:
        """Whether what stands here is seen, and is not only a list of what stands elsewhere."""
        return self._hiding == 0

    def mark(self, element: _Element) -> None:
        """Go past a mark (`w:fldChar`); one that has no partner is nothing."""
        if element not in self._marks:
            return
        match attribute(element, "fldCharType"):
            case "begin":
                self._open.append(_Field())
                self._hiding += 1
            case "separate":
                last = self._open[-1]
                self._hiding -= last.hiding and not repeats(last.instruction)
                last.hiding, last.result = last.hiding and repeats(last.instruction), True
            case _:
                self._hiding -= self._open.pop().hiding

    def instruct(self, element: _Element) -> None:
        """Go past a part of an instruction (`w:instrText`)."""
        if self._open and not self._open[-1].result and len(self._open[-1].instruction) < _LONG_ENOUGH:
            self._open[-1].instruction += element.text or ""


def repeats(instruction: str) -> bool:
    """Return whether the result of a field only lists what stands elsewhere."""
    return next(iter(instruction.split()), "").upper() in _REPEATING


def closed(root: _Element) -> frozenset[_Element]:
    """Return the marks of the fields that begin and end; else a lost mark would hide all that follows."""
    found: set[_Element] = set()
    pending: list[list[_Element]] = []
    for element in root.iter(sibling_tag(root, "fldChar")):
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            pending.append([element])
        elif kind == "separate" and pending:
            pending[-1].append(element)
        elif kind == "end" and pending:
            found.update(pending.pop(), (element,))
    return frozenset(found)
