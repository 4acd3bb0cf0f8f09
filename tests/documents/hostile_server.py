"""Reads files from strangers for `test_hostile.py`: each in a process of its own, measured, and cut off in time.

A program: every line of standard input is a job, and is answered by one line (both JSON). All readers are imported
once; then every file has a process that was split off, so that time and memory are those of that file alone.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
import traceback
import warnings
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from nieuwetaal.documents import read_bytes, read_file
from nieuwetaal.documents.docx import reading as _docx
from nieuwetaal.documents.mail import eml as _eml
from nieuwetaal.documents.odf import reading as _odt
from nieuwetaal.documents.pdf import reading as _pdf
from nieuwetaal.documents.rtf import reading as _rtf
from nieuwetaal.errors import InputError
from nieuwetaal.reports.annotations import Annotation
from nieuwetaal.reports.formats import COPIES, annotate_of

if TYPE_CHECKING:
    from nieuwetaal.documents import Document

IMPORTED = (_docx, _eml, _odt, _pdf, _rtf)
LONGEST = 20
"""Seconds of processor time after which a reading is ended, and has failed."""
MOST_SPACE = 4_000_000_000
"""So that a bomb that goes off does no harm to others."""
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
MOST_NOTES = 40


def main() -> None:
    sys.dont_write_bytecode = True
    for form in COPIES:
        annotate_of(form)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(measured(json.loads(line))) + "\n")
        sys.stdout.flush()


def measured(job: dict[str, Any]) -> dict[str, Any]:
    """Do a job in a process of its own; return how it ended, with seconds of its processor and bytes of memory."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            _child(job, said.fileno(), told.fileno())
        _, status, usage = os.wait4(child, 0)
        told.seek(0)
        said.seek(0)
        result: dict[str, Any] = json.loads(told.read() or b'{"outcome": "ended"}')
        noise = said.read().decode("utf-8", "replace")
    seconds = usage.ru_utime + usage.ru_stime
    result.setdefault("reading", seconds)
    return result | {"status": status, "seconds": seconds, "bytes": usage.ru_maxrss * 1024, "noise": noise}


def _child(job: dict[str, Any], said: int, told: int) -> NoReturn:
    os.dup2(said, 1)
    os.dup2(said, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_SPACE, MOST_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("always")
    deeds: list[str] = []
    sys.addaudithook(lambda event, arguments: _watch(deeds, event, arguments))
    try:
        result = outcome(job)
    except BaseException:  # noqa: BLE001 whatever it is, the test is told
        result = {"outcome": "failed", "line": traceback.format_exc()}
    result["deeds"] = [*deeds]
    with os.fdopen(told, "w", encoding="utf-8", closefd=False) as file:
        json.dump(result, file)
    with suppress(OSError, ValueError):
        sys.stderr.flush()
        sys.stdout.flush()
    os._exit(0)


_DEEDS = ("socket.", "subprocess.", "os.", "shutil.", "ctypes.dlopen", "webbrowser.", "tempfile.")
_HARMLESS = ("os.listdir", "os.scandir", "os.putenv", "os.unsetenv")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _watch(deeds: list[str], event: str, arguments: tuple[Any, ...]) -> None:
    """Note what a reader does in the world besides reading: files that it writes, programs, the network."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if writes or (event.startswith(_DEEDS) and event not in _HARMLESS):
        deeds.append(f"{event} {arguments!r}"[:200])


def outcome(job: dict[str, Any]) -> dict[str, Any]:
    """Read a file and, when asked, write notes in it; return what came of it."""
    path, started = Path(job["path"]), time.process_time()
    try:
        document = read_file(path)
    except InputError as error:
        return {"outcome": "refused", "line": str(error)}
    reading = time.process_time() - started
    words = sum(len(segment.text.split()) for segment in document.segments)
    read = {"outcome": "read", "line": "", "words": words, "reading": reading, "start": document.text[:200]}
    form = next((form for form, suffixes in COPIES.items() if path.suffix.lower() in suffixes), None)
    return read | (_annotated(path, form, document) if job.get("notes") and form is not None else {})


def _annotated(path: Path, form: str, document: Document) -> dict[str, Any]:
    """Return what came of handing the file back with notes: the copy reads as the original does."""
    lines = ("Wie kiest hier?", "Vraag: en wie niet?")
    starts = [(segment.source(0), segment.source(len(segment.text) - 1) + 1) for segment in document.segments]
    notes = [Annotation(start, end, lines, start) for start, end in starts[:MOST_NOTES]]
    try:
        copy = annotate_of(form)(path.read_bytes(), notes, name=str(path), when=WHEN, track_changes=form != "pdf")
    except InputError as error:
        return {"copy": "refused", "line": str(error)}
    again = read_bytes(copy, path)
    return {"copy": "same" if again.text == document.text else "other"}


if __name__ == "__main__":
    main()
