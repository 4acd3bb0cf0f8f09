"""`nieuwetaal check --interactive`: walk through the findings of a text with its writer, one by one."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nieuwetaal.cli.files import STDIN
from nieuwetaal.cli.terminal import complain, write
from nieuwetaal.config_file import FILE
from nieuwetaal.config_writing import add_keep
from nieuwetaal.documents.remarks import comment
from nieuwetaal.documents.writing import save_edit
from nieuwetaal.errors import ChangedError, ConfigError, InputError, NieuwetaalError
from nieuwetaal.findings import Edit
from nieuwetaal.reports.excerpt import clean
from nieuwetaal.reports.text import finding_lines, paragraph, plural
from nieuwetaal.reports.view import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nieuwetaal.config import Config
    from nieuwetaal.findings import Alternative, Finding, Report
    from nieuwetaal.reports.text import Style
    from nieuwetaal.reports.view import View

    Key = tuple[str, int, int]  # the rule of a finding and its span

_ANSWER = re.compile(
    r"""
      (?P<word> b(?:ehouden)? | o(?:vernemen)? | v(?:olgende)? | r(?:egel)?(?:\ uit)? | s(?:toppen)? | h(?:elp)? | \? )?
      \s* (?P<number> \d{1,3} )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HELP = (
    "b    behouden: je schrijft op waarom, en nieuwetaal laat deze woorden voortaan staan (in {settings})",
    "o    overnemen: zet dit alternatief in de tekst, bijvoorbeeld o 2; het bestand wordt meteen opgeslagen",
    "v    volgende: laat het zoals het is (ook met alleen Enter)",
    "r    regel uit: deze regel meldt niets meer in deze tekst; de reden komt als opmerking bovenaan",
    "s    stoppen: wat gedaan is, blijft",
)
_DONE = (("kept", "behouden"), ("edited", "overgenomen"), ("off", "regel uit"), ("left", "gelaten zoals het was"))


class Stopped(Exception):  # noqa: N818 nothing is wrong: the writer has done enough
    """The writer wants to stop."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text stands now: its report, what of it to show, and its settings."""

    report: Report
    view: View
    config: Config

    @property
    def findings(self) -> list[Finding]:
        """The findings to walk through: in reading order, repeats of an expression together."""
        return [finding for group in grouped(self.view.visible(self.report.findings)) for finding in group]


def allow_dialogue(format_: str, paths: Sequence[str]) -> None:
    """Raise when there is nobody to talk with, or nothing that can be changed."""
    if format_ != "text":
        raise click.UsageError(f"--interactive en --format {format_} gaan niet samen.")
    if STDIN in paths:
        raise click.UsageError("--interactive leest bestanden, geen standaardinvoer.")
    if not is_terminal():
        raise ConfigError("--interactive stelt vragen en werkt dus alleen in een terminal")


def is_terminal() -> bool:
    """Whether somebody reads and types."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Dialogue:
    """A talk about texts. State: what was done so far, and whether the writer stopped."""

    def __init__(self, read: Callable[[str], Reading | None], style: Style, limit: int | None) -> None:
        """Take how to read a text anew, how to write here, and the most findings of a text to talk about."""
        self._read, self._style, self._limit = read, style, limit
        self._done: Counter[str] = Counter()
        self.stopped = False

    def walk(self, name: str) -> Reading | None:
        """Talk about one text; return how it stands then, or None when it cannot be read."""
        seen: set[Key] = set()
        number, group = 0, ""
        reading = self._read(name)
        while reading is not None and (self._limit is None or number < self._limit):
            left = [finding for finding in reading.findings if key(finding) not in seen]
            if not left:
                break
            finding = next((finding for finding in left if finding.group == group), left[0])  # finish an expression
            number, group = number + 1, finding.group
            try:
                edit = self._talk(finding, f"{number} van {number - 1 + len(left)}", reading, Path(name))
            except Stopped:
                self.stopped = True
                break
            except ChangedError as error:
                complain(f"  {error}; dit is de tekst zoals die nu is")
                reading = self._read(name)
                continue
            seen.add(key(finding))
            if edit is not None:
                seen = moved(seen, edit)
                reading = self._read(name)
        return reading

    def close(self) -> None:
        """Say what was done."""
        said = [f"{self._done[name]} {words}" for name, words in _DONE if self._done[name]]
        write([f"{'Gestopt' if self.stopped else 'Klaar'}: {', '.join(said) or 'er was niets te doen'}."], self._style)

    def _talk(self, finding: Finding, count: str, reading: Reading, path: Path) -> Edit | None:
        """Show a finding and do what the writer wants; return what changed in the text, empty if in the settings."""
        write(["", self._style.paint("quiet", count)], self._style)
        write(finding_lines(finding, reading.report, clean(str(path)), self._style), self._style)
        for place, alternative in enumerate(finding.alternatives, 1):
            label = f"o {place}" if alternative.edit else f"  {place}"
            write(paragraph(label, f"{alternative.text} ({alternative.kind})", self._style), self._style)
        while True:
            word, number = self._choice(finding)
            try:
                match word:
                    case "b":
                        return self._keep(finding, reading, path)
                    case "o":
                        return self._take_over(finding.alternatives, number, reading, path)
                    case "r":
                        return self._turn_off(finding, reading, path)
                    case "v":
                        self._done["left"] += 1
                        return None
                    case "s":
                        raise Stopped
                    case _:
                        settings = str(reading.config.path or path.parent / FILE)
                        write([f"  {line.format(settings=clean(settings))}" for line in _HELP], self._style)
            except ChangedError:
                raise
            except NieuwetaalError as error:
                complain(f"  {error}")

    def _choice(self, finding: Finding) -> tuple[str, int | None]:
        over = "(o)vernemen, " if any(alternative.edit for alternative in finding.alternatives) else ""
        asked = f"  (b)ehouden, {over}(v)olgende, (r)egel uit, (s)toppen, ? uitleg:"
        while True:
            answer = _ANSWER.fullmatch(self._ask(asked))
            if answer is not None:
                number = int(answer["number"]) if answer["number"] else None
                return (answer["word"] or ("o" if number else "v"))[0].lower(), number
            write(["  Dat begrijp ik niet; kies een letter, of ? voor uitleg."], self._style)

    def _ask(self, question: str) -> str:
        """Return one line of the writer, clean; the end of the input, or Ctrl+C, is a wish to stop."""
        try:
            answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
        except click.Abort:
            write([""], self._style)
            raise Stopped from None
        return " ".join(clean(answer.encode(errors="replace").decode()).split())

    def _reason(self) -> str:
        reason = re.sub(r"(?i)^omdat\b[\s:…]*", "", self._ask("  Omdat:"))
        if not reason:
            raise InputError("zonder reden verandert er niets; kies opnieuw")
        return reason

    def _keep(self, finding: Finding, reading: Reading, path: Path) -> Edit:
        reason = self._reason()
        settings = reading.config.path or path.parent / FILE
        add_keep(settings, " ".join(finding.text.split()), reason, finding.rule)
        self._done["kept"] += 1
        write([f"  Opgeschreven in {clean(str(settings))}; het geldt voor alle teksten daar."], self._style)
        return Edit(0, 0, "")

    def _take_over(self, alternatives: Sequence[Alternative], number: int | None, reading: Reading, path: Path) -> Edit:
        edits = [place for place, alternative in enumerate(alternatives, 1) if alternative.edit]
        if number is None and len(edits) == 1:
            number = edits[0]
        chosen = alternatives[number - 1] if number and number <= len(alternatives) else None
        if not edits or (chosen is not None and chosen.edit is None):
            raise InputError("dit alternatief is om over na te denken; schrijf zelf de zin die past")
        if chosen is None or chosen.edit is None:
            raise InputError(f"noem een nummer: {' of '.join(f'o {place}' for place in edits)}")
        save_edit(path, reading.report.document, chosen.edit)
        self._done["edited"] += 1
        write([f"  Opgeslagen: {clean(chosen.edit.text)}"], self._style)
        return chosen.edit

    def _turn_off(self, finding: Finding, reading: Reading, path: Path) -> Edit:
        edit = comment(reading.report.document, finding.rule, self._reason())
        save_edit(path, reading.report.document, edit)
        self._done["off"] += 1
        others = sum(other.rule == finding.rule for other in reading.findings) - 1
        more = f"; {plural(others, 'andere melding valt', 'andere meldingen vallen')} daarmee weg" if others else ""
        write([f"  De opmerking staat bovenaan{more}."], self._style)
        return edit


def key(finding: Finding) -> Key:
    """Return what makes a finding the same when a text is read again."""
    return finding.rule, finding.start, finding.end


def moved(seen: set[Key], edit: Edit) -> set[Key]:
    """Return what was seen with its places after an edit; what the edit touched is new."""
    shift = len(edit.text) - (edit.end - edit.start)
    before = {(rule, start, end) for rule, start, end in seen if end <= edit.start}
    return before | {(rule, start + shift, end + shift) for rule, start, end in seen if start >= edit.end}
