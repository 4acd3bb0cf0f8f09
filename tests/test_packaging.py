"""The package as users get it: the wheel, the wheel made from the sdist, and an editable install."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parents[1]
LARGEST_WHEEL = 12_000_000
LOOK = """
import json
import nieuwetaal
import nieuwetaal_lsp
from nieuwetaal.rules.packs import rules_dir
report = nieuwetaal.Linter().check("De gemeente betrekt ouders bij het plan.")
print(json.dumps({
    "package": nieuwetaal.__file__,
    "rules": str(rules_dir()),
    "number": len(nieuwetaal.Linter().rules),
    "findings": len(report.findings),
    "version": nieuwetaal.__version__,
}))
"""


def build(what: str, source: Path, target: Path) -> Path:
    """Call one function of the build backend, in a process of its own as pip does."""
    target.mkdir(exist_ok=True)
    script = f"import sys; from hatchling.build import build_{what}; print(build_{what}(sys.argv[1]))"
    command = [sys.executable, "-c", script, str(target)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=True)
    return target / done.stdout.split()[-1]


class Installed(NamedTuple):
    """What an installation knows of itself, and where it is."""

    bin: Path
    found: dict[str, object]


def install(wheel: Path, folder: Path) -> Installed:
    """Install a wheel in a fresh environment that borrows the dependencies of this one, and look inside."""
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True)
    own = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    Path(own, "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    done = subprocess.run([str(python), "-c", LOOK], cwd=folder, capture_output=True, text=True, check=True)
    return Installed(scripts, json.loads(done.stdout))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_has_what_users_need_and_no_more(wheel: Path) -> None:
    inside = names(wheel)
    for name in (
        "nieuwetaal/py.typed",
        "nieuwetaal/regels/woordgroepen/gezin.yaml",
        "nieuwetaal/dutch/model/meta.json",
        "nieuwetaal/dutch/model/pipeline.bin",
        "nieuwetaal_lsp/__init__.py",
    ):
        assert name in inside
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"nieuwetaal", "nieuwetaal_lsp"}
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert wheel.stat().st_size < LARGEST_WHEEL
    shipped = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert {name.removeprefix("nieuwetaal/regels/") for name in inside if name.endswith(".yaml")} == shipped


def test_the_wheel_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    installed = install(wheel, tmp_path / "venv")
    assert Path(str(installed.found["package"])).is_relative_to(tmp_path)
    assert Path(str(installed.found["rules"])).is_relative_to(tmp_path)
    assert installed.found["findings"] == 1
    text = tmp_path / "tekst.md"
    text.write_text("De gemeente betrekt ouders bij het plan.\n", encoding="utf-8")
    done = subprocess.run([str(installed.bin / "nieuwetaal"), "check", "tekst.md"], cwd=tmp_path, check=False)
    assert done.returncode == 1


def test_the_sdist_makes_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert names(build("wheel", source, tmp_path / "dist")) == names(wheel)
    assert (source / "tests" / "test_packaging.py").is_file()
    assert (source / "voorbeelden").is_dir()


def test_an_editable_install_uses_the_checkout(tmp_path: Path) -> None:
    installed = install(build("editable", ROOT, tmp_path / "dist"), tmp_path / "venv")
    assert Path(str(installed.found["package"])).is_relative_to(ROOT)
    assert Path(str(installed.found["rules"])) == ROOT / "rules"
    assert installed.found["findings"] == 1
