"""What goes wrong in YAML, in Dutch: what the parser says, and the slips of people that it does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_PROBLEMS = (
    ("mapping values are not allowed", "hier past geen dubbele punt; zet de tekst tussen aanhalingstekens"),
    ("expected ':'", "hier ontbreekt een dubbele punt achter een sleutel"),
    ("end of stream", "een aanhalingsteken of haakje is niet gesloten"),
    ("start any token", "dit teken mag hier niet staan; zet de tekst tussen aanhalingstekens"),
    ("' or ']'", "hier ontbreekt een komma of ]"),
    ("' or '}'", "hier ontbreekt een komma of }"),
    ("escape", "achter \\ staat hier geen bekend teken; gebruik enkele aanhalingstekens"),
    ("block end", "de inspringing klopt hier niet"),
    ("expected key", "de inspringing klopt hier niet"),
    ("node content", "hier ontbreekt een waarde, of een haakje is niet gesloten"),
    ("document start", "de regel is hierboven al afgelopen; haal dit weg, of de regel met drie punten erboven"),
    ("sequence entries are not allowed", "een streepje mag hier niet staan"),
)

_VALUE = r"((?: *(?:- +)?(?:[\w-]+: +)?))"
_ON_LINE = (
    (re.compile(r"( *)[\u00a0\u2000-\u200a\u202f\u3000]"), "hier staat een harde spatie; typ een gewone spatie"),
    (re.compile(_VALUE + "[“”„‘’]"), "dit is een krullend aanhalingsteken; gebruik een recht: \" of '"),
    (re.compile(_VALUE + r"\{\w*\} *[^\s,}]"), "een tekst die met { begint, hoort tussen aanhalingstekens"),
    (
        re.compile(_VALUE + r"""(?:'[^']*'|"[^"]*") *[^\s'"#,:\]}]"""),
        "de tekst gaat na het aanhalingsteken door; zet de hele tekst tussen aanhalingstekens",
    ),
)
"""What in a line that cannot be read is a usual slip, and what to do."""


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Return where YAML went wrong and what to do; the line itself often tells more than the parser."""
    mark, message = error.problem_mark or error.context_mark, str(error)
    if "end of stream" in message and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = re.split(r"\r\n|\r|\n", text)
    for number in (line, line - 1):
        for pattern, dutch in _ON_LINE if 1 <= number <= len(lines) else ():
            if found := pattern.match(lines[number - 1]):
                return number, found.end(1) + 1, dutch
    return line, column, _problem(message)


def _problem(message: str) -> str:
    return next((dutch for part, dutch in _PROBLEMS if part in message), "dit is geen geldige YAML")
