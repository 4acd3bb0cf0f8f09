"""Where the files of rules and data are: the shipped folder, and the folders and files of an organisation."""

from __future__ import annotations

import os
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.errors import RuleError
from nieuwetaal.rules.file_errors import one_line, reading_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GROUPS, FACTS, CORE, SOURCES, CATEGORIES = "woordgroepen", "taal", "kern", "bronnen.yaml", "categorieen.yaml"
STARTED = time.time()
"""When this program began, in seconds since 1970: shipped files of a later date may differ from those that it read."""
ENDINGS = (".yaml", ".yml")
_TEXT_ENDINGS = ("txt", "doc", "docx", "rtf", "odt")
"""What editors put behind the name that was given."""


def rules_dir() -> Path:
    """Return the folder of the shipped rules: in the installed package, or beside `src` in a working tree."""
    installed = Path(str(files("nieuwetaal"))) / "regels"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[3] / "rules"


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files right in a folder, in order; raise RuleError when the folder cannot be read.

    Raise RuleError too for a link out of the folder that it is in.
    """
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS)
    except OSError as error:
        raise RuleError(one_line(f"{folder}:1:1: {reading_problem(error)}")) from None
    for path in (folder, *found):
        refuse_way_out(path, folder.parent)
    return found


def refuse_way_out(path: Path, top: Path) -> None:
    """Raise RuleError for a link that leads out of a folder: whoever shares rules shares what is in their folder."""
    if path.is_symlink() and _is_outside(os.path.realpath(path), os.path.realpath(top)):
        raise _way_out(path)


def _way_out(path: Path) -> RuleError:
    advice = "zet het bestand zelf in de map, of noem de andere map in de instellingen"
    return RuleError(one_line(f"{path}:1:1: deze verwijzing (symbolische link) leidt de map uit; {advice}"))


def _is_outside(real: str, top: str) -> bool:
    return real != top and not real.startswith(os.path.join(top, ""))  # noqa: PTH118 fast


def rule_files(paths: Iterable[Path]) -> tuple[list[Path], list[RuleError]]:
    """Return the files of rules in folders and files, each once, and what could not be read.

    Folders are searched to the bottom, without hidden folders, word groups and facts; links are followed once, and
    never out of the folder.
    """
    found: dict[str, Path] = {}
    errors: list[RuleError] = []
    for path in paths:
        try:
            path.stat()
        except OSError as error:
            errors.append(RuleError(one_line(f"{path}:1:1: {reading_problem(error)}")))
            continue
        if not path.is_dir() and (better := _better_name(path.name)):
            errors.append(_misnamed(path, better))
            continue
        before = len(errors)
        inside = [(os.path.realpath(path), path)] if not path.is_dir() else list(_walk(path, errors))
        if not inside and not _has_data(path) and len(errors) == before:
            errors.append(RuleError(one_line(f"{path}:1:1: {_nothing_in(path)}")))
        for real, file in inside:
            found.setdefault(real, file)
    return list(found.values()), errors


def _nothing_in(folder: Path) -> str:
    message = f"in deze map staan geen regels ({' of '.join(ENDINGS)})"
    texts = sorted(path.stem for path in folder.iterdir() if path.suffix == ".txt")
    return f"{message}; noem ‘{texts[0]}.txt’ bijvoorbeeld ‘{texts[0]}.yaml’" if texts else message


def _better_name(name: str) -> str:
    """Return how a rule should be called that an editor gave another ending (`a.yaml.txt`); empty for another file."""
    stem, _, last = name.rpartition(".")
    return stem if last.lower() in _TEXT_ENDINGS and stem.endswith(ENDINGS) else ""


def _misnamed(path: Path, better: str) -> RuleError:
    ending = path.suffix
    return RuleError(one_line(f"{path}:1:1: haal ‘{ending}’ van de naam van dit bestand, dan heet het ‘{better}’"))


def _walk(folder: Path, errors: list[RuleError]) -> Iterator[tuple[str, Path]]:
    """Yield every file of a rule with its real path."""

    def refuse(error: OSError) -> None:
        errors.append(RuleError(one_line(f"{error.filename}:1:1: {reading_problem(error)}")))

    seen: set[str] = set()
    top = os.path.realpath(folder)
    for root, folders, names in os.walk(folder, onerror=refuse, followlinks=True):
        real = os.path.realpath(root)
        if real in seen or _is_outside(real, top):
            folders.clear()
            if real not in seen:
                errors.append(_way_out(Path(root)))
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in {GROUPS, FACTS})
        for name in sorted(names):
            if better := _better_name(name):
                errors.append(_misnamed(Path(root, name), better))
            elif name.endswith(ENDINGS) and not name.startswith(".") and name not in {SOURCES, CATEGORIES}:
                file = Path(root, name)
                target = os.path.realpath(file) if file.is_symlink() else os.path.join(real, name)  # noqa: PTH118 fast
                if _is_outside(target, top):
                    errors.append(_way_out(file))
                else:
                    yield target, file


def _has_data(folder: Path) -> bool:
    return (folder / GROUPS).is_dir() or (folder / SOURCES).is_file()


def data_files(paths: Iterable[Path] | None = None) -> list[Path]:
    """Return every file that own files and folders, or else the shipped rules, are made from.

    Raise RuleError when they cannot all be found.
    """
    shipped = rules_dir()
    files, errors = rule_files([shipped / CORE] if paths is None else paths)
    if errors:
        raise errors[0]
    files += yaml_files(shipped / FACTS) if paths is None else []
    for folder in [shipped] if paths is None else [path for path in paths if path.is_dir()]:
        files += yaml_files(folder / GROUPS) if (folder / GROUPS).is_dir() else []
        files += [folder / SOURCES] if (folder / SOURCES).exists() else []
    return files
