"""Which rules did not take part: what is told above a report is easily missed, so it is said again at its end."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from nieuwetaal.reports.text import plural

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = re.compile(r":\d+:\d+: .*", re.DOTALL)
_RULE = (".yaml", ".yml")
_NOT_RULES = ("woordgroepen", "bronnen")
"""Parts of paths of what rules work with: a folder with a mistake in these is left out as a whole."""


def absent_line(rule_errors: Iterable[str], places: Iterable[str] = ()) -> str:
    """Return `let op: 1 regel deed niet mee`, or nothing when all took part.

    `rule_errors` begin with `file:line:column`; `places` are what the settings name in vain.
    """
    files = dict.fromkeys(_PLACE.sub("", error) for error in rule_errors)
    rules = [name for name in files if _is_rule(PurePath(name))]
    others = len(files) - len(rules) + len(set(places))
    said = [
        *([plural(len(rules), "regel", "regels")] if rules else ()),
        *([plural(others, "map of pakket met regels", "mappen of pakketten met regels")] if others else ()),
    ]
    if not said:
        return ""
    number = len(rules) + others
    return f"let op: {' en '.join(said)} {'deed' if number == 1 else 'deden'} niet mee; hierboven staat waarom"


def _is_rule(path: PurePath) -> bool:
    return path.suffix in _RULE and path.stem not in _NOT_RULES and path.parent.name not in _NOT_RULES
