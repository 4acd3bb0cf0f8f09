"""Add to a file of settings with care: what people wrote there stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from nieuwetaal.config_file import KEEP, own_table, section_lines, text_of
from nieuwetaal.documents.writing import replace_file
from nieuwetaal.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def pin_model(path: Path, name: str) -> None:
    """Write `model = "name"` in a file of settings, which may be new; the rest of the file stays as it is."""
    text = text_of(path) if path.exists() else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    setting = f"model = {_quoted(name)}{newline}"
    first, last = section_lines(lines, own_table(path))
    place = next((index for index in range(first, last) if re.match(r"\s*model\s*=", lines[index])), None)
    if place is None:
        comments = takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), lines[first:last])
        lines.insert(first + len(list(comments)), setting)
    else:
        lines[place] = setting
    content = "".join(lines)
    if _settings(content, own_table(path)).get("model") != name:
        raise ConfigError(
            f"{path}: kan de instelling ‘model’ hier niet veilig wijzigen; zet er zelf {setting.strip()} in"
        )
    _write(path, content.encode())


def add_rules(path: Path, name: str) -> None:
    """Add a folder to `regels` in a file of settings, which may be new; the rest of the file stays as it is."""
    text = text_of(path) if path.exists() else ""
    before = _settings(text, own_table(path)).get("regels", [])
    names = [*before, name] if isinstance(before, list) else []
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    setting = f"regels = [{', '.join(map(_quoted, names))}]{newline}"
    first, last = section_lines(lines, own_table(path))
    place = next((index for index in range(first, last) if re.match(r"\s*regels\s*=", lines[index])), None)
    if place is None:
        comments = takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), lines[first:last])
        lines.insert(first + len(list(comments)), setting)
    else:
        lines[place] = setting
    content = "".join(lines)
    if not names or _settings(content, own_table(path)).get("regels") != names:
        raise ConfigError(f"{path}: kan de map hier niet veilig bijschrijven; zet er zelf {setting.strip()} in")
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
        raise ConfigError(f"{path}: kan niet schrijven ({error.strerror})") from None


def _settings(text: str, section: tuple[str, ...]) -> dict[str, Any]:
    """Return our settings in this text; none when it cannot be read."""
    try:
        table: Any = tomllib.loads(text)
        for part in section:
            table = table[part]
    except (tomllib.TOMLDecodeError, KeyError):
        return {}
    return table if isinstance(table, dict) else {}
