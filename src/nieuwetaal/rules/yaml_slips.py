"""What goes wrong in YAML, in Dutch: what the parser says, and the slips of people that it does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nieuwetaal.rules.yaml_layout import NO_SPACE_BEHIND_DASH, layout_slip, merged_dashes

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

_CURLY = 'dit is een krullend aanhalingsteken; zet er rechte aanhalingstekens voor in de plaats: "'
_VALUE = r"((?: *(?:- +)?(?:[\w-]+: +)?))"
_ON_LINE = (
    (re.compile(r"( *)[\u00a0\u2000-\u200a\u202f\u3000]"), "hier staat een harde spatie; typ een gewone spatie"),
    (re.compile(_VALUE + "[“”„‘’]"), _CURLY),
    (re.compile(_VALUE + r"\{\w*\} *[^\s,}]"), "een tekst die met { begint, hoort tussen aanhalingstekens"),
    (
        re.compile(_VALUE + r"""(?:'[^']*'|"[^"]*") *[^\s'"#,:\]}]"""),
        "de tekst gaat na het aanhalingsteken door; zet de hele tekst tussen aanhalingstekens",
    ),
)
"""What in a line that cannot be read is a usual slip, and what to do."""


_QUOTED = re.compile(
    r"^( *(?:- +)?(?!(?:voorbeeld|tekst|wordt):)[\w-]+: +)(?:[“”„][^“”„\n]*[“”„]|[‘’][^‘’\n]*[‘’]) *$"
    r"|^( *(?:- +)?[\w-]+: +(?:\{[\w-]+: +)?\[(?:[^\]\"'\n]*, *)?)[“”„]",
    re.MULTILINE,
)
"""A value, or a word in a list, between curly quotes: to YAML these are letters. A sentence may be a quotation."""


def curly_quote(text: str) -> tuple[int, str] | None:
    """Return the offset of a curly quote that was meant as a quote of YAML, and what to do; None when there is none."""
    if not any(quote in text for quote in "“”„‘’"):
        return None
    found = _QUOTED.search(text)
    return (found.end(1) if found[1] is not None else found.end(2), _CURLY) if found else None


def merged(text: str, start: tuple[int, int], last: int) -> tuple[int, int, str] | None:
    """Return the dash that was taken for a part of the text above it, which is from the place `start` to line `last`.

    Lines and columns are 1-based.
    """
    lines, (first, column) = _lines(text), start
    for line, behind in merged_dashes(lines, first, last):
        before = lines[first - 1][: column - 1]
        if lines[first - 1][column - 1 : column] == "-":
            return first, column + 1, NO_SPACE_BEHIND_DASH
        if "-" not in before:
            return first, column, "zet deze tekst op een eigen regel, met een streepje en een spatie ervoor"
        return line, behind, f"dit streepje staat te ver naar rechts; zet het recht onder dat van regel {first}"
    return None


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Return where YAML went wrong and what to do; the line itself often tells more than the parser."""
    mark, message = error.problem_mark or error.context_mark, str(error)
    if any(part in message for part in ("end of stream", "expected ':'")) and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = _lines(text)
    for number in (line, line - 1):
        for pattern, dutch in _ON_LINE if 1 <= number <= len(lines) else ():
            if found := pattern.match(lines[number - 1]):
                return number, found.end(1) + 1, dutch
    slip = layout_slip(lines, line) if 1 <= line <= len(lines) else None
    return slip or (line, column, _problem(message))


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _problem(message: str) -> str:
    return next((dutch for part, dutch in _PROBLEMS if part in message), "dit is geen geldige YAML")
