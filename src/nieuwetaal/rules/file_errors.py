"""How a file that cannot be read is spoken of."""

from __future__ import annotations

import errno

from nieuwetaal.errors import reason

_READING = {
    errno.ENOENT: "dit bestand bestaat niet",
    errno.EACCES: "dit bestand mag niet worden gelezen",
    errno.EISDIR: "dit is een map, geen bestand",
    errno.ENAMETOOLONG: "deze naam is te lang",
    errno.ELOOP: "deze verwijzing (symbolische link) draait in een kring rond",
}


def reading_problem(error: OSError) -> str:
    """Say in Dutch why the system could not read something."""
    return _READING.get(error.errno or 0, f"dit kan niet worden gelezen ({reason(error)})")


def one_line(text: str) -> str:
    """Return the text without line breaks and other control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
