"""Damaged and hostile files: a report, or one clear line, soon and in little memory; and nothing else happens."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.documents import honest_files, odf_files, word_files
from tests.documents.hostile_damage import ANY, READ, Case, damaged
from tests.documents.hostile_names import names
from tests.documents.hostile_pdfs import pdfs
from tests.documents.hostile_texts import texts
from tests.documents.hostile_xml import xml
from tests.documents.hostile_zips import OUTSIDE, zips

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="every file is read in a process that is split off")

CASES = [*damaged(), *zips(), *xml(), *names(), *pdfs(), *texts()]
MOST_MEMORY = 500_000_000
_MENDS = re.compile(
    r"\b(?:bewaar|maak|noem|open|haal|verdeel|splits|plak|pak|zoek|geef|laat|controleer|zet)\b(?! je)", re.IGNORECASE
)
_SERVER = Path(__file__).with_name("hostile_server.py")
CLI_CASES = (
    *("afgekapt-1.docx", "gekanteld-7.docx", "genuld-2.odt", "omgekeerd.pdf", "zip-bom-in-de-tekst.docx"),
    *("xml-lachers.odt", "naam-pdf-als.docx", "naam-leeg.pdf", "pdf-wachtwoord.pdf", "pdf-geen-tekstlaag.pdf"),
    *("rtf-twintig-mb.rtf", "eml-versleuteld.eml", "pdf-vormen-bom.pdf"),
)


class Server:
    """The program that reads; see there."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def read(self, path: Path, *, notes: bool = False) -> dict[str, Any]:
        """Return what came of reading a file, and of writing notes in it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"path": str(path), "notes": notes}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End the program."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def written(folder: Path, case: Case) -> Path:
    path = folder / case.name
    path.write_bytes(case.make())
    return path


def test_there_are_enough_of_them():
    by_format = Counter(Path(case.name).suffix for case in CASES)
    assert len(CASES) >= 600
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(by_format[suffix] >= 30 for suffix in honest_files.HONEST)


@pytest.mark.parametrize("suffix", honest_files.HONEST)
def test_the_honest_files_are_read(server: Server, tmp_path: Path, suffix: str):
    answer = server.read(written(tmp_path, Case(f"plan{suffix}", honest_files.HONEST[suffix])), notes=True)
    assert (answer["outcome"], answer["noise"], answer["deeds"]) == (READ, "", [])
    assert answer["words"] > 40
    assert answer.get("copy", "same") == "same"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_report_or_one_line_in_little_memory(server: Server, tmp_path: Path, case: Case):
    path = written(tmp_path, case)
    is_small = path.stat().st_size < 300_000
    answer = server.read(path, notes=is_small)
    assert (answer["outcome"] in {"read", "refused"}, answer["status"]) == (True, 0), answer["line"]
    assert answer["noise"] == ""
    assert answer["deeds"] == []
    assert case.outcome in {ANY, answer["outcome"]}, answer["line"]
    assert answer["bytes"] <= MOST_MEMORY
    if answer["outcome"] == "refused" or answer.get("copy") == "refused":
        assert_is_clear(answer["line"], path)
    else:
        assert answer.get("copy", "same") == "same"
    said = answer["line"] if answer["outcome"] == "refused" else answer["start"]
    assert re.search(case.says, said)


def assert_is_clear(line: str, path: Path) -> None:
    """One line that begins with the file and ends with what to do."""
    assert line.startswith(f"{path} ")
    assert "\n" not in line
    assert len(line) < len(str(path)) + 200
    assert _MENDS.search(line.removeprefix(str(path)).partition(";")[2]), line


def test_names_that_reach_outside_are_never_written(server: Server, tmp_path: Path):
    places = [tmp_path, tmp_path.parent, tmp_path.parent.parent, Path.cwd(), Path(OUTSIDE[1]).parent]
    for case in (case for case in CASES if case.name.startswith(("zip-buiten", "zip-koppeling."))):
        server.read(written(tmp_path, case), notes=True)
    assert not [place for place in places for name in ("buiten.xml", OUTSIDE[2], OUTSIDE[3]) if (place / name).exists()]


def _on_the_net(address: str) -> Iterator[Case]:
    """Yield files that refer to an address for all that their format can fetch."""
    parts = word_files.unzipped(honest_files.docx())
    relation = f'<Relationship Id="r{{}}" Type="http://x/{{}}" Target="{address}/{{}}" TargetMode="External"/>'
    kinds = ("attachedTemplate", "image", "header", "footnotes", "styles", "settings")
    listed = "".join(relation.format(kind, kind, kind) for kind in kinds)
    related = parts["word/_rels/document.xml.rels"].replace(b"</Rel", listed.encode() + b"</Rel")
    yield Case("net.docx", lambda: word_files.zipped(parts | {"word/_rels/document.xml.rels": related}))
    for name in ("word/document.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        part = parts[name].replace(b"?>", f'?><!DOCTYPE x SYSTEM "{address}/x.dtd">'.encode(), 1)
        styled = parts[name].replace(b"?>", f'?><?xml-stylesheet href="{address}/x.xsl"?>'.encode(), 1)
        yield Case(f"dtd-{name.replace('/', '-')}.docx", partial(word_files.zipped, parts | {name: part}))
        yield Case(f"xsl-{name.replace('/', '-')}.docx", partial(word_files.zipped, parts | {name: styled}))
    body = (
        f'<text:p>Samen<draw:frame><draw:image xlink:href="{address}/x.png"/></draw:frame></text:p>'
        f'<text:section><text:section-source xlink:href="{address}/x.odt"/><text:p>x</text:p></text:section>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}/x.xml"/>'
    )
    yield Case("net.odt", partial(odf_files.odt, body))
    yield Case("net.fodt", partial(odf_files.fodt, body))
    yield Case(
        "dtd.fodt", lambda: odf_files.fodt(body).replace(b"?>", f'?><!DOCTYPE x SYSTEM "{address}">'.encode(), 1)
    )
    entity = f'<!DOCTYPE x [<!ENTITY % a SYSTEM "{address}/a"> %a;]>'
    yield Case("entity.fodt", lambda: odf_files.fodt(body).replace(b"?>", f"?>{entity}".encode(), 1))
    page = (
        f'<link rel="stylesheet" href="{address}/x.css"><img src="{address}/x.png"><iframe src="{address}"></iframe>Hoi'
    )
    yield Case("net.html", page.encode)
    yield Case("net.md", f"![x]({address}/x.png)\n\n{page}\n".encode)
    yield Case("net.eml", f"Subject: x\nContent-Type: text/html\n\n{page}\n".encode)
    yield Case(
        "net.rtf",
        rf"{{\rtf1{{\*\template {address}/x.dotm}}{{\field{{\*\fldinst INCLUDETEXT {address}}}}} a}}".encode,
    )
    content = honest_files.contents(honest_files.SENTENCES)
    for action in ("URI /URI", "SubmitForm /F", "ImportData /F", "GoToR /F", "Launch /F"):
        opened = {"OpenAction": f"<< /S /{action} ({address}/x) >>"}
        yield Case(f"{action[:4]}.pdf", partial(honest_files.pdf_of, [content], opened))
    outside = f"<< /FS /URL /F ({address}/x) >>"
    stream = f"<< /Length 0 /F {outside} >>\nstream\n\nendstream".encode()
    old = b"<< /Length"
    yield Case("stroom.pdf", lambda: honest_files.pdf_of([content]).replace(old, stream[:-20] + old, 1))


def test_nothing_is_fetched(server: Server, tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        for case in _on_the_net(address):
            answer = server.read(written(tmp_path, case), notes=True)
            assert (answer["outcome"] in {"read", "refused"}, answer["deeds"], answer["noise"]) == (True, [], ""), (
                case.name
            )
        with pytest.raises(BlockingIOError):
            listening.accept()
        with socket.create_connection(listening.getsockname()):  # it would have been seen
            listening.setblocking(True)
            listening.accept()[0].close()


def _checked(paths: list[Path], folder: Path) -> tuple[subprocess.CompletedProcess[str], int]:
    """Return what the command line makes of files, and the bytes of memory that it took."""
    program = (
        "import re, sys, pathlib; from nieuwetaal.cli import main; code = main(sys.argv[1:]); "
        "status = pathlib.Path('/proc/self/status'); status = status.read_text() if status.exists() else 'VmHWM: 0'; "
        "print('\\n', int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) * 1024); sys.exit(code)"
    )
    arguments = [sys.executable, "-c", program, "check", "--no-cache", *map(str, paths)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=folder, timeout=300)
    return done, int(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("name", CLI_CASES)
def test_the_command_line_says_one_line_and_ends_with_2(tmp_path: Path, name: str):
    path = written(tmp_path, next(case for case in CASES if case.name == name))
    done, memory = _checked([path], tmp_path)
    assert done.returncode == 2
    assert_is_clear(done.stderr.strip().removeprefix("fout: "), path)
    assert memory <= MOST_MEMORY


def test_one_bad_file_never_stops_the_others(server: Server, tmp_path: Path):
    small = [case for case in CASES if case.name.startswith(("naam-", "afgekapt-1", "zip-"))]
    bad = [path for path in (written(tmp_path, case) for case in small) if path.stat().st_size < 1_000_000]
    refused = [path for path in bad if server.read(path)["outcome"] == "refused"]
    done, memory = _checked(refused, tmp_path)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) == len(refused) >= 100
    for line, path in zip(lines, refused, strict=True):
        assert_is_clear(line.removeprefix("fout: "), path)
    assert memory <= MOST_MEMORY
