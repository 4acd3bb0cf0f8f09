"""Rules that come as a Python package: looked up by name among the installed ones, and never run.

A pack has an entry point in the group `nieuwetaal.rules`. Its name is what settings name; its value is the folder with
the rules, as a package is written: `zorgtaal` for the folder of that package, `zorgtaal.regels` for one inside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nieuwetaal.errors import ConfigError, nearest

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "nieuwetaal.rules"


def names() -> list[str]:
    """Return the names of all packs that are installed."""
    return sorted({entry.name for entry in _entries()})


def folder_of(name: str) -> Path:
    """Return the folder with the rules of a pack; raise ConfigError when there is no such pack, or it is broken."""
    found = {entry.value: entry for entry in _entries() if entry.name == name}
    if not found:
        raise ConfigError(f"het regelpakket ‘{name}’ is niet geïnstalleerd{nearest(name, names())}")
    if len(found) > 1:
        raise ConfigError(
            f"er zijn meer regelpakketten die ‘{name}’ heten ({', '.join(sorted(found))}); verwijder er een"
        )
    (entry,) = found.values()
    folder = _folder(entry)
    if folder is None:
        said = f"het regelpakket ‘{name}’ is niet bruikbaar: ‘{entry.value}’ is geen map in een geïnstalleerd pakket"
        advice = f"zet dan in pyproject.toml achter ‘{name} =’ de map met regels, en die ook bij only-include"
        raise ConfigError(f"{said}; vraag de maker om een nieuwe versie, of maakte je het zelf: {advice}")
    return folder


def _entries() -> list[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 takes a fifth of a bare start, and few name a pack

    return list(entry_points(group=GROUP))


def _folder(entry: EntryPoint) -> Path | None:
    """Return the folder that an entry point names. Only where its top package is gets looked up: no code of it runs."""
    from importlib.util import find_spec  # noqa: PLC0415 as above

    top, *inner = entry.value.strip().split(".")
    if not all(step.isidentifier() for step in (top, *inner)):
        return None
    try:
        spec = find_spec(top)
    except Exception:  # noqa: BLE001 whatever other people's import hooks raise
        return None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *inner)
        if folder.is_dir():
            return folder
    return None
