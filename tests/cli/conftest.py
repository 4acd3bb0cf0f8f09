from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from nieuwetaal.cli import main
from nieuwetaal.config import Config
from nieuwetaal.documents import LineIndex
from nieuwetaal.errors import RuleError
from nieuwetaal.findings import Alternative, Edit, Finding, Level, Report
from nieuwetaal.rules.keep import names_of
from nieuwetaal.rules.keeping import Keeper
from nieuwetaal.rules.packs import load_facts
from nieuwetaal.rules.rule import Example, Model, Rule, Unless, WordSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nieuwetaal.documents import Document, Places

    Run = Callable[..., tuple[int, str, str]]

OWN_RULE = """\
id: eigen-regel
titel: Een eigen regel
categorie: betrekken
niveau: sterk
zoek:
  woorden: [doelgroepje]
melding: Wie is dit?
waarom: Omdat het zo is.
vraag: Hoe noemen zij zichzelf?
alternatieven:
  - mens: bewoners
voorbeelden:
  fout:
    - Het «doelgroepje» komt langs.
    - Ons «doelgroepje» is groot.
  goed:
    - De bewoners komen langs.
    - De bewoners zijn met veel.
"""

LEVELS: dict[str, Level] = {"inzetten": "sterk", "betrokken": "let-op", "onze": "overweeg"}


def rule(name: str, level: Level) -> Rule:
    return Rule(
        id=name,
        title=f"Over {name}",
        category="betrekken",
        levels={"woorden": level},
        searches=(WordSearch((name,)),),
        message="Wie bepaalt dit?",
        why="De koers ligt vast.",
        question="Wat staat open?",
        models=(Model("samen", "{doener} en {ondergaat} bepalen het samen"),),
        wrong=(Example(f"Hier staat {name}.", ((11, 11 + len(name)),)),),
        right=(Example("Hier staat niets."),),
        unless=(Unless("letterlijk", "Een voorbeeld."),),
        sources=("bron1",),
        discussion="Hierover verschilt men van mening.",
    )


class WordLinter:
    """Stands for the linter: finds three words. The command line is what is tested here."""

    model = "ingebouwd 1.0"
    rule_errors: tuple[RuleError, ...] = ()

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        rules = [rule(name, level) for name, level in LEVELS.items()]
        self.all_rules = tuple(rules)
        self.rules = tuple(each for each in rules if self.config.wants(each.id, each.category))
        self.names = frozenset[str]().union(*map(names_of, rules))
        self.keeper = Keeper(self.config.keeps, self.names, self.names, self.config.today)
        self.unfinished = load_facts().unfinished
        if self.config.rules:
            self.rule_errors = (RuleError("regels/x.yaml:1:1: onbekende sleutel ‘zoekt’"),)

    def under(self, config: Config) -> WordLinter:
        return WordLinter(config)

    def check_document(self, document: Document, progress: Callable[[int, int], None]) -> Report:
        if "ontplof" in document.text:
            raise RuntimeError("boem")
        progress(len(document.text), len(document.text))
        places = document.places or LineIndex(document.text)
        matches = re.finditer("|".join(each.id for each in self.rules), document.text)
        kept = self.keeper.sort(document, [self._finding(match, places) for match in matches], places)
        return Report(
            document,
            tuple(kept.findings),
            (),
            self.model,
            suppressed=tuple(kept.suppressed),
            notes=tuple(kept.notes),
            sentences=dict(self._sentences(document.text)),
        )

    def close(self) -> None:
        pass

    def _sentences(self, text: str) -> Iterator[tuple[int, str]]:
        for sentence in re.finditer(r"[^.]+\.", text):
            for word in re.finditer(r"\w+", sentence.group()):
                yield sentence.start() + word.start(), " ".join(sentence.group().split())

    def _finding(self, match: re.Match[str], places: Places) -> Finding:
        return Finding(
            rule=match.group(),
            category="betrekken",
            level=LEVELS[match.group()],
            start=match.start(),
            end=match.end(),
            text=match.group(),
            message="Wie bepaalt dit?",
            why="De koers ligt vast.",
            question="Wat staat open?",
            sources=(),
            roles={},
            alternatives=(
                Alternative("samen", "bepaal het samen"),
                *(
                    Alternative("vervang", "méér", Edit(*match.span(), "méér"))
                    for _ in range(match.group() == "inzetten")
                ),
            ),
            group=match.group(),
            related=(),
            place=places.place(match.start(), match.end()),
        )


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the command line in a folder of its own; give its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nieuwetaal.linters.cache_folder", lambda: tmp_path / ".cache")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        output = capsys.readouterr()
        return code, output.out, output.err

    return run_it


@pytest.fixture
def run(real: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line with the linter that only knows three words."""
    monkeypatch.setattr("nieuwetaal.linter.Linter", WordLinter)
    monkeypatch.setattr("nieuwetaal.rules.packs.load_rules", lambda *_, **__: (WordLinter().rules, []))
    return real


@pytest.fixture
def own_rule() -> str:
    return OWN_RULE


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write_it(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_it
