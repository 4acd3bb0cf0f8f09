"""What may be written at the cursor, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionList, TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nieuwetaal_lsp.positions import Positions

_KINDS = {
    "key": CompletionItemKind.Property,
    "rule": CompletionItemKind.Reference,
    "category": CompletionItemKind.Module,
    "group": CompletionItemKind.Class,
    "word": CompletionItemKind.Keyword,
    "value": CompletionItemKind.EnumMember,
    "source": CompletionItemKind.Constant,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be written: `label`, or `insert` where that differs.

    `detail` is a few words, `text` more of it; `rank` is lower for what comes first.
    """

    label: str
    kind: str
    detail: str = ""
    text: str = ""
    insert: str = ""
    rank: int = 1


def as_list(offers: Iterable[Offer], start: int, offset: int, positions: Positions) -> CompletionList:
    """Return offers for an editor; what is chosen takes the place of `start..offset`."""
    where = positions.range(start, offset)
    return CompletionList(
        is_incomplete=False,
        items=[
            CompletionItem(
                label=offer.label,
                kind=_KINDS[offer.kind],
                detail=offer.detail or None,
                documentation=offer.text or None,
                sort_text=f"{offer.rank}{number:04}",
                filter_text=offer.label,
                text_edit=TextEdit(where, offer.insert or offer.label),
            )
            for number, offer in enumerate(offers)
        ],
    )
