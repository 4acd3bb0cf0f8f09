"""The settings of an organisation or a project: `nieuwetaal.toml`, or `[tool.nieuwetaal]` in `pyproject.toml`.

find ─▶ file ─ tables ─▶ what one file says, every value with its place
             ─ layers ─▶ with what it extends (`breidt-uit`) ─▶ Config ─ at(path) ─▶ with its `[[pad]]`
"""

from __future__ import annotations

from nieuwetaal.config.layers import discover, find, read
from nieuwetaal.config.values import Choices, Config, Origin, Override

__all__ = ["Choices", "Config", "Origin", "Override", "discover", "find", "read"]
