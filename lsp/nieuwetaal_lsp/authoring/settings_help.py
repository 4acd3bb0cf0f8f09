"""Completions and hovers in `nieuwetaal.toml`, and in our part of `pyproject.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nieuwetaal.config.installed import names as packs
from nieuwetaal.config_file import own_table
from nieuwetaal.findings import LEVELS
from nieuwetaal.reports.markdown import escape
from nieuwetaal_lsp.authoring.names import about_level, category_offers, level_offers, writer_offers
from nieuwetaal_lsp.authoring.offers import Offer
from nieuwetaal_lsp.authoring.settings_keys import KEYS, SettingsKey
from nieuwetaal_lsp.authoring.toml_layout import toml_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from nieuwetaal_lsp.authoring.cursor import Cursor, Steps
    from nieuwetaal_lsp.authoring.names import Names
    from nieuwetaal_lsp.authoring.rule_help import Help

_SHOWN = tuple(level for level in reversed(LEVELS) if level != "uitleg")
_LISTS = frozenset({"names", "rules", "words"})
_TABLES = frozenset({"table", "tables"})
_BARE = re.compile(r"[\w-]+", re.ASCII)
_QUOTED = re.compile(r"\"([^\"\r\n]*)\"|'([^'\r\n]*)'")
_MOST_FOLDERS = 200


@dataclass(frozen=True, slots=True)
class SettingsHelp:
    """Helps in the file of settings at `path`, with what can be named there."""

    path: Path
    names: Names

    def offers(self, text: str, offset: int) -> Help:
        """Return what may be written at an offset."""
        layout = toml_layout(text, offset)
        cursor = layout.cursor
        if cursor is None:
            return [], offset
        if cursor.at == "header":
            return list(self._headers(cursor)), cursor.start
        steps = self._own(cursor.path)
        if steps is None:
            return [], offset
        if cursor.at == "key":
            return list(self._keys(steps, layout.inside(cursor.path), cursor)), cursor.start
        return list(self._values(steps, cursor)), cursor.start

    def hover(self, text: str, offset: int) -> tuple[str, int, int]:
        """Return what is told at an offset, in Markdown, and the span that it is about; nothing: an empty text."""
        layout = toml_layout(text, offset)
        key = layout.key_at(offset)
        if key is not None:
            steps = self._own(key.path)
            return (self._about(steps) if steps else ""), key.start, key.end
        cursor = layout.cursor
        steps = self._own(cursor.path) if cursor and cursor.at == "value" else None
        if cursor is None or not steps:
            return "", offset, offset
        word = _QUOTED.match(text, cursor.start - len(cursor.quote))
        found = known(steps)
        if word is None or found is None:
            return "", offset, offset
        return self._about_value(found, word[1] or word[2] or ""), *word.span()

    def _own(self, path: Steps) -> Steps | None:
        """Return a path from our own table on, without the numbers in lists; None for what is not ours."""
        table = own_table(self.path)
        if path[: len(table)] != table:
            return None
        return tuple(step for step in path[len(table) :] if isinstance(step, str))

    def _headers(self, cursor: Cursor) -> Iterator[Offer]:
        """Yield the names of tables, with what is still to come of them."""
        table = own_table(self.path)
        before = "".join(f"{step}." for step in table)
        wanted = "tables" if cursor.quote == "[[" else "table"
        if table and wanted == "table":
            yield Offer(".".join(table), "key", "de instellingen van nieuwetaal")
        for key, found in KEYS.items():
            if found.holds == wanted and key != "woordgroepen":
                yield Offer(f"{before}{key}", "key", text=found.about)
        if wanted == "table":
            yield from self.names.group_offers(f"{before}woordgroepen.")

    def _keys(self, steps: Steps, present: AbstractSet[str], cursor: Cursor) -> Iterator[Offer]:
        """Yield the keys that fit in a table."""
        inside = _inside(steps)
        if inside is None:
            return
        if "*" in inside:
            yield from self._free_keys(steps, present)
            return
        in_table = bool(steps) or bool(own_table(self.path))
        for key, found in inside.items():
            if key in present and found.holds != "tables":
                continue
            if found.holds in _TABLES and not steps:
                if not in_table and not cursor.written.startswith("["):
                    yield Offer(key, "key", "een tabel", found.about, found.example, rank=2)
                continue
            yield Offer(key, "key", found.example, found.about, f"{key} = ")

    def _free_keys(self, steps: Steps, present: AbstractSet[str]) -> Iterator[Offer]:
        offers = self.names.group_offers() if steps[-1] == "woordgroepen" else self._rule_names()
        for offer in offers:
            if offer.label not in present:
                key = offer.label if _BARE.fullmatch(offer.label) else f'"{offer.label}"'
                yield Offer(offer.label, offer.kind, offer.detail, offer.text, f"{key} = ", offer.rank)

    def _values(self, steps: Steps, cursor: Cursor) -> Iterator[Offer]:
        """Yield the values that fit, in quotes where these are not there yet."""
        found = known(steps)
        if found is None:
            return
        if found.holds == "flag":
            yield from (Offer(value, "value") for value in ("true", "false"))
            return
        in_list = bool(cursor.path) and isinstance(cursor.path[-1], int)
        before, behind = ("", "") if cursor.quote else ('"', '"')
        if found.holds in _LISTS and not in_list:
            if cursor.quote:
                return
            before, behind = '["', '"]'
        for offer in self._named(found):
            yield Offer(offer.label, offer.kind, offer.detail, offer.text, f"{before}{offer.label}{behind}", offer.rank)

    def _named(self, found: SettingsKey) -> Iterator[Offer]:
        match found.holds:
            case "writer":
                yield from writer_offers()
            case "level":
                yield from level_offers(_SHOWN)
            case "name" | "names":
                yield from self._rule_names()
            case "model":
                yield Offer("ingebouwd", "value", "het taalmodel dat erbij zit")
            case "rules":
                yield from (Offer(name, "value", "een regelpakket") for name in packs())
                yield from (Offer(name, "value", "een map") for name in self._folders())

    def _rule_names(self) -> Iterator[Offer]:
        yield from category_offers()
        yield from self.names.rule_offers()

    def _folders(self) -> list[str]:
        try:
            beside = sorted(path.name for path in self.path.parent.iterdir() if path.is_dir())
        except OSError:
            return []
        return [name for name in beside if not name.startswith(".")][:_MOST_FOLDERS]

    def _about(self, steps: Steps) -> str:
        found = known(steps)
        if found is None:
            return ""
        name = str(steps[-1])
        free = self._about_free(steps) if len(steps) > 1 and known((*steps[:-1], "*")) is found else ""
        said = f"**{escape(name)}**: {found.about}\n\n```toml\n{found.example}\n```"
        return f"{said}\n\n{free}" if free else said

    def _about_free(self, steps: Steps) -> str:
        name = str(steps[-1])
        return self.names.about_group(name) if steps[-2] == "woordgroepen" else self.names.about_rule(name)

    def _about_value(self, found: SettingsKey, word: str) -> str:
        match found.holds:
            case "level":
                return about_level(word)
            case "name" | "names":
                return self.names.about_rule(word)
        return ""


def known(steps: Steps) -> SettingsKey | None:
    """Return the key that steps lead to; None when there is no such key."""
    inside: Mapping[str, SettingsKey] = KEYS
    found: SettingsKey | None = None
    for step in steps:
        found = inside.get(str(step)) or inside.get("*")
        if found is None:
            return None
        inside = found.inside
    return found


def _inside(steps: Steps) -> Mapping[str, SettingsKey] | None:
    if not steps:
        return KEYS
    found = known(steps)
    return found.inside if found and found.inside else None
