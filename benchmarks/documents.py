"""How fast documents are read and checked: `python benchmarks/documents.py [--words N] [--rounds N] [--files N]`.

One text is written in every format: Word by python-docx, the others out of that by LibreOffice (left out where it is
not installed), text, Markdown, HTML and mail by hand. For each format: words a second of reading alone, and of reading
and checking with the pipeline warm and nothing remembered, the formats taking turns, best of all rounds; the column
behind it tells how many times as long it takes as plain text. Then a folder of such texts, with one process and with
two.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document as WordDocument
from server import text

from nieuwetaal import Linter
from nieuwetaal.documents import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS, ROUNDS, FILES = 20_000, 3, 60
CONVERTED = ("odt", "pdf", "rtf")


def paragraphs(words: int) -> list[str]:
    """Return paragraphs of prose with some 20 findings per 1,000 words."""
    return text("text", words).strip().split("\n\n")


def write_files(folder: Path, blocks: Sequence[str]) -> list[Path]:
    """Write the paragraphs in every format that can be made here, and return the files."""
    word = WordDocument()
    for block in blocks:
        word.add_paragraph(block)
    word.save(str(folder / "tekst.docx"))
    plain = "\n\n".join(blocks) + "\n"
    (folder / "tekst.txt").write_text(plain, encoding="utf-8")
    (folder / "tekst.md").write_text(plain, encoding="utf-8")
    body = "\n".join(f"<p>{escape(block)}</p>" for block in blocks)
    (folder / "tekst.html").write_text(f"<!doctype html><title>t</title>\n{body}\n", encoding="utf-8")
    head = "From: a@example.org\nSubject: Tekst\nContent-Type: text/plain; charset=utf-8\n\n"
    (folder / "tekst.eml").write_text(head + plain, encoding="utf-8")
    if office := shutil.which("soffice"):
        home = f"-env:UserInstallation={(folder / 'kantoor').as_uri()}"
        for suffix in CONVERTED:
            command = [office, home, "--headless", "--convert-to", suffix, "--outdir", str(folder), "tekst.docx"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return sorted(folder.glob("tekst.*"), key=lambda path: path.suffix != ".txt")


def measure(work: Callable[[Path], object], files: Sequence[Path], rounds: int) -> dict[str, float]:
    """Return the fewest seconds that work on each file took, the files taking turns."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for path in files:
            began = time.perf_counter()
            work(path)
            taken = time.perf_counter() - began
            best[path.suffix] = min(taken, best.get(path.suffix, taken))
    return best


def formats(words: int, rounds: int) -> None:
    """Measure every format, and print."""
    linter = Linter()
    linter.check("Wij zetten ouders in.")
    with tempfile.TemporaryDirectory() as name:
        files = write_files(Path(name), paragraphs(words))
        read = measure(lambda path: read_file(path, unfinished=linter.unfinished), files, rounds)
        checked = measure(linter.check_file, files, rounds)
        size = len(read_file(files[0]).text.split())
        print(f"{size:,} words, best of {rounds}")
        print("format   read: words/s   times text   read and check: words/s   times text")
        for path in files:
            first, both = read[path.suffix], checked[path.suffix]
            ratios = first / read[".txt"], both / checked[".txt"]
            print(
                f"{path.suffix[1:]:6} {size / first:15,.0f} {ratios[0]:12.1f} {size / both:25,.0f} {ratios[1]:12.2f}",
                flush=True,
            )


def processes(files: int, rounds: int) -> None:
    """Measure a folder with one process and with two, and print."""
    with tempfile.TemporaryDirectory() as name:
        blocks = paragraphs(files * 1_000)
        share = -(-len(blocks) // files)
        for number, start in zip(count(), range(0, len(blocks), share), strict=False):
            part = "\n\n".join(blocks[start : start + share])
            Path(name, f"tekst{number:03}.md").write_text(part, encoding="utf-8")
        taken = {jobs: min(check(name, jobs) for _ in range(rounds)) for jobs in (1, 2)}
        print(f"{files} files of 1,000 words: --jobs 1 {taken[1]:.1f} s, --jobs 2 {taken[2]:.1f} s", end=" ")
        print(f"({taken[1] / taken[2]:.2f} times as fast)")


def check(folder: str, jobs: int) -> float:
    """Return the seconds that a check of a folder takes as a whole program."""
    command = [sys.executable, "-m", "nieuwetaal", "check", folder, "--no-cache", "--jobs", str(jobs)]
    began = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--words", type=int, default=WORDS, help="words of the text in every format")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--files", type=int, default=FILES, help="files in the folder")
    arguments = parser.parse_args()
    formats(arguments.words, arguments.rounds)
    processes(arguments.files, arguments.rounds)


if __name__ == "__main__":
    main()
