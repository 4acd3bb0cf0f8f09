"""Completions and hovers in files of rules, word groups and sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.rules.schema_words import NOT, SEARCHES, SLOTS
from nieuwetaal_lsp.authoring.names import about_category, about_level, category_offers, level_offers, writer_offers
from nieuwetaal_lsp.authoring.offers import Offer
from nieuwetaal_lsp.authoring.rule_schema import Schema, choices, narrowed
from nieuwetaal_lsp.authoring.yaml_layout import yaml_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nieuwetaal_lsp.authoring.cursor import Cursor, Layout, Steps
    from nieuwetaal_lsp.authoring.names import Names
    from nieuwetaal_lsp.authoring.rule_schema import Node

_TEMPLATES = frozenset({"melding", "vraag", "alternatieven"})
_OPEN_SLOT = re.compile(r"\{(\w*)$")
_LAST_GROUP = re.compile(r"\$[\w-]*$")
_GROUP_AT = re.compile(r"\$([\w-]+)")
_WORD = re.compile(r"[\w/-]+")
_SLOT_TEXTS = {"doener": "wie het doet", "ondergaat": "wie of wat het ondergaat", "ontvanger": "wie iets krijgt"}

Help = tuple[list[Offer], int]
"""What may be written, and where what is being written starts."""


@dataclass(frozen=True, slots=True)
class RuleHelp:
    """Helps in one kind of file, with what can be named there."""

    schema: Schema
    names: Names

    def offers(self, text: str, offset: int) -> Help:
        """Return what may be written at an offset."""
        layout = yaml_layout(text, offset)
        cursor = layout.cursor
        if cursor is None or cursor.at in {"text", "header"}:
            return [], offset
        start = cursor.start
        found: list[Offer] = []
        if cursor.at != "key":
            start, found = self._values(cursor)
        if cursor.at != "value" and not cursor.quote:
            found += self._keys(cursor, layout)
        return found, start

    def hover(self, text: str, offset: int) -> tuple[str, int, int]:
        """Return what is told at an offset, in Markdown, and the span that it is about; nothing: an empty text."""
        layout = yaml_layout(text, offset)
        key = layout.key_at(offset)
        if key is not None:
            return self._about_key(key.path, layout), key.start, key.end
        for group in _around(_GROUP_AT, text, offset):
            return self.names.about_group(group[1]), *group.span()
        for word in _around(_WORD, text, offset):
            return self._about_value(layout.cursor, word[0]), *word.span()
        return "", offset, offset

    def _keys(self, cursor: Cursor, layout: Layout) -> list[Offer]:
        """Return the keys that fit: those that must be there first."""
        nodes = self.schema.nodes(cursor.path, layout.inside)
        dash = ""
        if not any(node.keys for node in nodes):  # an item of a list may begin here
            path = (*cursor.path, 0)
            nodes, dash = narrowed(self.schema.nodes(path), layout.inside(path)), "- "
        present = layout.inside(cursor.path) if not dash else frozenset[str]()
        chosen = [node for node in nodes if node.required & present] or nodes
        found: dict[str, Offer] = {}
        for node in chosen:
            if "AlternativeItem" in node.names and present:
                continue  # one key for each dash
            for key, part in node.keys.items():
                if key not in present and key not in found:
                    insert = f"{dash}{key}:{self._after(cursor, (*cursor.path, *([0] if dash else []), key))}"
                    must = key in node.required and (len(chosen) == 1 or key in SEARCHES)
                    detail = "verplicht" if must and len(chosen) == 1 else ""
                    rank = 0 if must else 2
                    found[key] = Offer(key, "key", detail, str(part.get("description", "")), insert, rank)
        return sorted(found.values(), key=lambda offer: offer.rank)

    def _after(self, cursor: Cursor, path: Steps) -> str:
        """Return what comes behind the colon of a new key: nothing when its value begins on the next line."""
        nodes = self.schema.nodes(path)
        is_block = bool(nodes) and all(node.keys or _holds_blocks(node) for node in nodes)
        return "" if is_block and cursor.at == "either" else " "

    def _values(self, cursor: Cursor) -> tuple[int, list[Offer]]:
        """Return the values that fit, and where what is being written starts."""
        path, start = cursor.path, cursor.start
        top = str(path[0]) if path else ""
        slot = _OPEN_SLOT.search(cursor.written)
        if top in _TEMPLATES and self.schema.root == "RuleFile":
            if slot is None:
                return start, []
            return start + slot.start(1), [Offer(name, "value", _slot_text(name), insert=f"{name}}}") for name in SLOTS]
        if self.schema.root == "RuleFile" and self.schema.takes_groups(path):
            return self._groups(cursor)
        nodes = self.schema.nodes(path)
        is_list = bool(nodes) and all(node.is_list for node in nodes)
        if is_list:
            path = (*path, 0)
        found = list(self._named(path) if self.schema.root == "RuleFile" else ())
        found = found or [Offer(value, "value") for value in choices(self.schema.nodes(path))]
        if is_list and cursor.at == "value":
            found = [Offer(o.label, o.kind, o.detail, o.text, f"[{o.label}]", o.rank) for o in found]
        elif is_list:
            found = [Offer(o.label, o.kind, o.detail, o.text, f"- {o.label}", o.rank) for o in found]
        return start, found

    def _groups(self, cursor: Cursor) -> tuple[int, list[Offer]]:
        group = _LAST_GROUP.search(cursor.written)
        if group is not None:
            return cursor.start + group.start(), list(self.names.group_offers("$"))
        before = cursor.written
        own = next(step for step in reversed(cursor.path) if isinstance(step, str))
        offers = list(self.names.group_offers("$"))
        if not before.endswith(" "):
            negated = self.names.group_offers(f"{NOT}$") if own not in _EXPRESSIONS else ()
            return cursor.start, [*offers, *negated] if NOT.startswith(before) else []
        return cursor.start + len(before), offers if before == NOT or own in _EXPRESSIONS else []

    def _named(self, path: Steps) -> Iterator[Offer]:
        """Yield what has a name of its own in the project."""
        match path:
            case ("categorie",):
                yield from category_offers()
            case ("niveau",):
                yield from level_offers()
            case ("niveau", str()):
                yield from level_offers(choices(self.schema.nodes(path)))
            case ("bron", int()):
                yield from self.names.source_offers()
            case ("schrijver", int()):
                yield from writer_offers()
            case ("vervangt",):
                yield from (Offer(rule.id, "rule", rule.title) for rule in self.names.rules.values() if not rule.own)

    def _about_key(self, path: Steps, layout: Layout) -> str:
        about = self.schema.about(path, layout.inside)
        if not about:
            return ""
        values = [value for value in choices(self.schema.nodes(path, layout.inside)) if value != "1"]
        return f"**{path[-1]}**: {about}" + (f"\n\nKies uit {', '.join(values)}." if values else "")

    def _about_value(self, cursor: Cursor | None, word: str) -> str:
        if cursor is None or not cursor.path or self.schema.root != "RuleFile":
            return ""
        match cursor.path[0]:
            case "categorie":
                return about_category(word)
            case "niveau":
                return about_level(word)
            case "bron":
                return self.names.about_source(word)
            case "vervangt":
                return self.names.about_rule(word)
        return ""


_EXPRESSIONS = frozenset({"naamwoord", "woorden", "naast", "met"})
"""Keys whose words are looked for as they stand, with word groups among them."""


def _slot_text(name: str) -> str:
    return _SLOT_TEXTS.get(name, "van wie het is" if name == "bezitter" else f"wat de zin bij ‘{name}’ heeft")


def _holds_blocks(node: Node) -> bool:
    return node.is_list and "$ref" in node.part.get("items", {})


def _around(pattern: re.Pattern[str], text: str, offset: int) -> Iterable[re.Match[str]]:
    """Yield what fits a pattern on the line of an offset, and holds that."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = re.compile(r"[^\r\n]*").match(text, start)
    end = line.end() if line else offset
    return (found for found in pattern.finditer(text, start, end) if found.start() <= offset <= found.end())
