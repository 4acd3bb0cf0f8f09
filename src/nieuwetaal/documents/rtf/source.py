r"""Rich text made ready for `striprtf`: pictures and formatting out, marks in where the text has a shape.

`striprtf` goes through the source character by character and knows no paragraphs, cells or styles. So what it does
not need is taken out, a stretch of plain text is a code of two characters, and ``\par``, ``\cell`` and the like become
characters of our own, which come out among the text only where text is shown.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from striprtf.striprtf import charset_map, destinations, specialchars

from nieuwetaal.documents.style_names import kind_of_style

if TYPE_CHECKING:
    from nieuwetaal.documents.document import Kind

PARAGRAPH, CELL, ROW, LISTED, PLAIN, TABLED, QUOTED, HEADED = map(chr, range(0xE000, 0xE008))
MARKS: dict[str, Kind | None] = {PLAIN: None, TABLED: "table-cell", QUOTED: "block-quote", HEADED: "heading"}
"""What the paragraphs after a mark are."""

_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_HEXADECIMAL = re.compile(rb"[0-9a-fA-F\s]{256,}")
"""Pictures and embedded files; no text is that long without another letter."""
_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_MACHINES = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_MACHINE = re.compile(rb"\\(mac|pca|pc)(?![a-z])")
_HEAD = 2_000
"""In so many first bytes stands which characters the file is written in."""
_USUAL = "cp1252"
_STYLE = re.compile(r"\{\\s(\d{1,5})(?!\d)([^{}]*);\}")
_STYLES = 500_000
_BASE = re.compile(r"\\sbasedon(\d{1,5})")
_MOST_ABOVE = 10
_CONTROL = re.compile(r"\\[a-z]+-?\d* ?")
_TOKEN = re.compile(
    r"""
      \{\\(?P<label>listtext|pntext)(?![a-z])[^{}]*\}
    | \\(?P<word>[A-Za-z]{1,32})(?P<argument>-?\d{1,10})?[ ]?
    | \\(?P<symbol>[^A-Za-z'])
    | (?P<lines>[\r\n]+)
    | (?P<run>[^\\{}\r\n]{12,})
    """,
    re.VERBOSE | re.DOTALL,
)
_LOWEST, _HIGHEST = -0x8000, 0xFFFF
"""Between these are the numbers of characters, which some programs write with a sign."""
_SKIPPABLE = 4
"""So many characters behind a ``\\u`` may be its substitute: they stay as they are."""
_WORD_MARKS = {"par": PARAGRAPH, "sect": PARAGRAPH, "page": PARAGRAPH, "cell": CELL, "nestcell": CELL}
_WORD_MARKS |= {"row": ROW, "nestrow": ROW, "pard": PLAIN, "intbl": TABLED}
_KEPT = frozenset(destinations) | {word for word in specialchars if word.isalpha()}
_KEPT |= {"u", "uc", "f", "deff", "fonttbl", "colortbl"}
_CODE = re.compile("([\U000f0000-\U000f7fff])([\U00100000-\U00107fff])")
_PER_FIRST = 0x8000
_MOST_BYTES = 8_000_000
"""Pictures not counted: over 500 pages as Word writes them, and some 2,500 of plain text."""
_MOST_LEFT = 5_000_000
_MOST_GROUPS = 1_000_000
_MOST_CODES = _PER_FIRST**2


@dataclass(frozen=True, slots=True)
class Source:
    """Rich text for `striprtf`: `text` with codes for `runs`, and how other characters are encoded.

    `footnotes` and `boxes` tell whether there are any, which are not read; `whole` whether every group ends.
    """

    text: str
    encoding: str
    runs: list[str]
    footnotes: bool
    boxes: bool
    whole: bool

    def decoded(self, text: str) -> str:
        """Return text with runs for their codes."""
        return _CODE.sub(lambda match: self.runs[_number(match)], text)


def source(data: bytes) -> Source | None:
    """Return what of a file counts; None when that is too much to read within some seconds."""
    text_bytes = _HEXADECIMAL.sub(b" ", _without_binary(data))
    if len(text_bytes) > _MOST_BYTES:
        return None
    encoding = _encoding(text_bytes[:_HEAD])
    text = _CODE.sub("", text_bytes.decode(encoding, "replace"))
    reduction = _Reduction(text)
    reduced = _TOKEN.sub(reduction.reduced, text)
    if len(reduced) > _MOST_LEFT or reduced.count("{") > _MOST_GROUPS:
        return None
    return Source(
        reduced,
        encoding,
        reduction.runs,
        footnotes="footnote" in reduction.seen,
        boxes="shptxt" in reduction.seen,
        whole=reduced.count("{") <= reduced.count("}"),
    )


class _Reduction:
    """Takes tokens one by one; `seen` are the words that were kept."""

    def __init__(self, text: str) -> None:
        self.runs: list[str] = []
        self.seen: set[str] = set()
        self._styles = _style_marks(text)
        self._hides = "\\v0" not in text

    def reduced(self, match: re.Match[str]) -> str:
        """Return what becomes of a token."""
        match match.lastgroup:
            case "run":
                return match["run"][:_SKIPPABLE] + self._code(match["run"][_SKIPPABLE:])
            case "lines":
                return ""
            case "label":
                return f"{{}}{LISTED}"
            case "symbol":
                return self._symbol(match["symbol"])
        return self._word(match["word"], match["argument"])

    def _symbol(self, symbol: str) -> str:
        if symbol in "{}":
            return self._code(symbol)
        return f"{{}}{PARAGRAPH}" if symbol in "\r\n" else f"\\{symbol}"

    def _word(self, word: str, argument: str | None) -> str:
        if mark := _WORD_MARKS.get(word) or (self._styles.get(argument) if word == "s" else None):
            return f"{{}}{mark}"
        if word == "fcharset":
            # the name of the font does not matter, only that it ends
            return f"\\fcharset{argument if argument in _CHARSETS else 0} x;"
        if (word == "deleted" and argument is None) or (word == "v" and argument is None and self._hides):
            return "\\*"
        if word not in _KEPT or (word in {"u", "uc"} and not _is_character(argument)):
            return ""
        self.seen.add(word)
        before = "\n" if word == "f" else ""  # so that no search in the table of fonts goes beyond one of them
        return f"{before}\\{word}{argument or ''} "

    def _code(self, run: str) -> str:
        number = len(self.runs)
        if number >= _MOST_CODES:
            return run
        self.runs.append(run)
        return chr(0xF0000 + number // _PER_FIRST) + chr(0x100000 + number % _PER_FIRST)


def _number(match: re.Match[str]) -> int:
    return (ord(match[1]) - 0xF0000) * _PER_FIRST + ord(match[2]) - 0x100000


def _is_character(argument: str | None) -> bool:
    return argument is not None and _LOWEST <= int(argument) <= _HIGHEST


def _without_binary(data: bytes) -> bytes:
    """Return a file without the bytes of pictures that stand in it as they are."""
    kept, at = [], 0
    while match := _BINARY.search(data, at):
        kept.append(data[at : match.start()])
        at = match.end() + int(match[1])
    return b"".join((*kept, data[at:]))


def _encoding(head: bytes) -> str:
    if page := _PAGE.search(head):
        name = "mac_roman" if page[1] == b"10000" else f"cp{page[1].decode()}"
        return name if _is_known(name) else _USUAL
    machine = _MACHINE.search(head)
    return _MACHINES[machine[1]] if machine else _USUAL


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding  # noqa: SLF001 there is no other way to ask
    except LookupError:
        return False


_CHARSETS = {str(number) for number, name in charset_map.items() if _is_known(name)} | {"1", "2"}


def _style_marks(text: str) -> dict[str | None, str]:
    """Return the marks of the styles that are for quotations or headings, by their numbers."""
    start = text.find("\\stylesheet")
    names: dict[str, list[str]] = {}
    if start >= 0:
        for style in _STYLE.finditer(text, start, start + _STYLES):
            base = _BASE.search(style[2])
            above = names.get(base[1], []) if base else []
            names[style[1]] = [_CONTROL.split(style[2])[-1].strip(), *above[:_MOST_ABOVE]]
    kinds = {number: kind_of_style(known) for number, known in names.items()}
    return {number: QUOTED if kind == "block-quote" else HEADED for number, kind in kinds.items() if kind is not None}
