"""Add to a file of settings with care: what people wrote there stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from nieuwetaal.config_file import KEEP, own_table, section_lines, text_of
from nieuwetaal.documents.writing import replace_file
from nieuwetaal.errors import ConfigError, reason

if TYPE_CHECKING:
    from pathlib import Path


def pin_model(path: Path, name: str) -> None:
    """Write `model = "name"` in a file of settings, which may be new; the rest of the file stays as it is."""
    _set(path, "model", name, f"model = {_quoted(name)}")


def add_rules(path: Path, name: str) -> None:
    """Add a folder to `regels` in a file of settings, which may be new; the rest of the file stays as it is."""
    text = text_of(path) if path.exists() else ""
    before = _settings(text, own_table(path)).get("regels", [])
    if not isinstance(before, list):
        raise ConfigError(f"{path}: ‘regels’ hoort een lijst te zijn, zoals regels = [{_quoted(name)}]")
    names = [*before, name]
    _set(path, "regels", names, f"regels = [{', '.join(map(_quoted, names))}]")


def _set(path: Path, key: str, value: object, setting: str) -> None:
    """Put a setting in the place of the one there was, or below the comments at the top."""
    text = text_of(path) if path.exists() else ""
    lines = text.splitlines(keepends=True)
    line = setting + ("\r\n" if "\r\n" in text else "\n")
    first, last = section_lines(lines, own_table(path))
    place = next((index for index in range(first, last) if re.match(rf"\s*{key}\s*=", lines[index])), None)
    if place is None:
        comments = takewhile(lambda each: not each.strip() or each.lstrip().startswith("#"), lines[first:last])
        lines.insert(first + len(list(comments)), line)
    else:
        lines[place] = line
    content = "".join(lines)
    if _settings(content, own_table(path)).get(key) != value:
        raise ConfigError(f"{path}: kan de instelling ‘{key}’ hier niet veilig wijzigen; zet er zelf {setting} in")
    _write(path, content.encode())


def add_keep(path: Path, expression: str, reason: str, rule: str) -> None:
    """Write one `[[behoud]]` at the end of a file of settings, which may be new; what stands there stays as it is."""
    text = text_of(path) if path.exists() else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    values = {"uitdrukking": expression, "regel": rule, "omdat": reason}
    header = ".".join((*own_table(path), KEEP))
    block = [f"[[{header}]]", *(f"{key} = {_quoted(value)}" for key, value in values.items()), ""]
    gap = "" if not text else newline if text.endswith(("\n", "\r")) else newline * 2
    addition = gap + newline.join(block)
    before = _settings(text, own_table(path)).get(KEEP, [])
    if _settings(text + addition, own_table(path)).get(KEEP) != [*before, values]:
        raise ConfigError(f"{path}: kan hier niet veilig bijschrijven; zet er zelf {', '.join(block[:-1])} in")
    _write(path, (path.read_bytes() if path.exists() else b"") + addition.encode())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, data: bytes) -> None:
    try:
        replace_file(path, data)
    except OSError as error:
        raise ConfigError(f"{path}: kan niet schrijven ({reason(error)})") from None


def _settings(text: str, section: tuple[str, ...]) -> dict[str, Any]:
    """Return our settings in this text; none when it cannot be read."""
    try:
        table: Any = tomllib.loads(text)
        for part in section:
            table = table[part]
    except (tomllib.TOMLDecodeError, KeyError):
        return {}
    return table if isinstance(table, dict) else {}
