"""What a command imports decides how fast it starts: spaCy takes half a second, so only a first check may."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "voorbeelden"
SCRIPT = """
import sys
from pathlib import Path
import nieuwetaal.linters
nieuwetaal.linters.cache_folder = lambda: Path(sys.argv[1])
from nieuwetaal.cli import main
code = main(sys.argv[2:])
heavy = {"spacy", "thinc", "numpy", "torch", "pygls", "lsprotocol", "py3langid"}
loaded = {name for name in heavy if sys.modules.get(name) is not None}
print("exit", code, "loaded", *sorted(loaded), file=sys.stderr)
"""


def loaded_by(cache: Path, *arguments: str) -> tuple[int, set[str]]:
    command = [sys.executable, "-c", SCRIPT, str(cache), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=cache.parent)
    words = done.stderr.splitlines()[-1].split()
    return int(words[1]), set(words[3:])


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["check", "--help"], ["rules", "list"], ["model", "info"], ["cache", "clear"]],
    ids=" ".join,
)
def test_a_command_that_parses_nothing_does_without_spacy(tmp_path: Path, arguments: list[str]) -> None:
    assert loaded_by(tmp_path / "cache", *arguments) == (0, set())


@pytest.mark.model
def test_a_second_check_does_without_spacy(tmp_path: Path) -> None:
    code, loaded = loaded_by(tmp_path / "cache", "check", str(EXAMPLES))
    assert (code, "spacy" in loaded) == (1, True)
    assert loaded_by(tmp_path / "cache", "check", str(EXAMPLES)) == (1, set())
    assert "spacy" in loaded_by(tmp_path / "cache", "check", "--no-cache", str(EXAMPLES))[1]


@pytest.mark.parametrize("module", ["nieuwetaal", "nieuwetaal.linter", "nieuwetaal.cli"])
def test_importing_a_module_does_without_spacy(module: str) -> None:
    script = f"import sys, {module}; print(sorted(set(sys.modules) & {{'spacy', 'numpy', 'pygls', 'py3langid'}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_no_cache_leaves_nothing_on_disk(tmp_path: Path) -> None:
    loaded_by(tmp_path / "cache", "check", "--no-cache", str(EXAMPLES))
    assert list(tmp_path.iterdir()) == []
