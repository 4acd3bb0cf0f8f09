from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nieuwetaal.dutch import pipeline
from nieuwetaal.errors import PipelineError
from nieuwetaal.linters import all_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from nieuwetaal.config import Config
    from nieuwetaal.errors import RuleError
    from nieuwetaal.rules.rule import Rule

    Write = Callable[[str, str | bytes], Path]
    Run = Callable[..., tuple[int, str, str]]


def test_the_model_in_use_is_shown_with_its_licence_and_scores(run: Run) -> None:
    code, out, _ = run("model", "info")
    assert code == 0
    assert out.startswith("in gebruik: ingebouwd ")
    assert "licentie: CC-BY-SA-4.0" in out
    assert "gemaakt met: UD Dutch LassySmall" in out
    assert "zinsontleding met zinsdelen (LAS)" in out


def test_a_model_that_nobody_publishes_is_never_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", pytest.fail)
    code, _, err = run("model", "use", "nl_core_news_xl")
    assert code == 2
    assert "nl_core_news_xl" in err
    assert err.count("\n") == 1
    assert not Path("nieuwetaal.toml").exists()


def test_a_model_that_cannot_be_downloaded_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        assert command[1:] == ["-m", "spacy", "download", "nl_core_news_sm"]
        return subprocess.CompletedProcess(command, 1, b"", b"Traceback ...")

    def missing(name: str = pipeline.DEFAULT) -> str:
        raise PipelineError(f"{name} ontbreekt")

    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(pipeline, "version", missing)
    code, _, err = run("model", "use", "nl_core_news_sm")
    assert code == 2
    assert err.splitlines() == [
        "nl_core_news_sm wordt opgehaald …",
        "fout: het taalmodel ‘nl_core_news_sm’ kan niet worden opgehaald; is er internet, en mag spaCy downloaden?",
    ]
    assert not Path("nieuwetaal.toml").exists()


@pytest.fixture
def one_rule(monkeypatch: pytest.MonkeyPatch, write: Write, own_rule: str) -> str:
    """Settings with one rule of our own, whose examples are the only ones that are tried."""

    def only_ours(config: Config) -> tuple[list[Rule], list[RuleError]]:
        found, problems = all_rules(config)
        return [rule for rule in found if rule.id == "eigen-regel"], problems

    monkeypatch.setattr("nieuwetaal.cli.models.all_rules", only_ours)
    write("regels/eigen-regel.yaml", own_rule)
    write("nieuwetaal.toml", '# van ons\nregels = ["regels"]\n')
    return own_rule


@pytest.mark.model
@pytest.mark.usefixtures("one_rule")
def test_a_model_is_tried_and_fixed_in_the_settings(real: Run) -> None:
    code, out, err = real("model", "use", "ingebouwd")
    assert (code, err) == (0, "")
    assert out.startswith("Alle voorbeelden van de regels kloppen. ")
    assert out.endswith("nieuwetaal.toml legt nu vast: model = ingebouwd.\n")
    settings = Path("nieuwetaal.toml").read_text(encoding="utf-8")
    assert settings == '# van ons\nmodel = "ingebouwd"\nregels = ["regels"]\n'


@pytest.mark.model
def test_what_comes_out_otherwise_is_shown(real: Run, write: Write, one_rule: str) -> None:
    write("regels/eigen-regel.yaml", one_rule.replace("«doelgroepje» komt", "doelgroepje «komt»"))
    code, out, _ = real("model", "use", "ingebouwd")
    assert code == 0
    assert "gevonden is «doelgroepje», gemarkeerd staat «komt»" in out.splitlines()[0]
    assert "1 voorbeeld komt anders uit dan de regels zeggen" in out
    assert real("model", "check")[0] == 1


@pytest.mark.model
@pytest.mark.usefixtures("one_rule")
def test_the_model_gives_what_is_needed(real: Run) -> None:
    code, out, _ = real("model", "check")
    assert code == 0
    assert "alle zinsdelen zijn er. Alle voorbeelden van de regels kloppen." in out


def test_the_cache_is_emptied(real: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bewaard"
    monkeypatch.setattr("nieuwetaal.cli.stored.cache_folder", lambda: folder)
    assert real("cache", "clear") == (0, "Er was niets onthouden.\n", "")
    folder.mkdir()
    (folder / "zinnen.sqlite3").write_bytes(bytes(1_200_000))
    (folder / "regels-0123").write_bytes(bytes(300_000))
    assert real("cache", "clear") == (0, "Gewist: 1,5 MB.\n", "")
    assert list(folder.iterdir()) == []
