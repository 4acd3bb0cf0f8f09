"""How fast and how heavy the embedded pipeline is: `python benchmarks/pipeline.py [--runs N] [--against FOLDER]`.

Prints its size on disk, the time to load it in a fresh process, the words it parses a second, the peak of memory, and
that analysing is linear: the time per word for texts of 1,000, 10,000 and 100,000 words. Speed is processor time of the
process itself on one core, the median of the runs. With `--against`, a spaCy pipeline in a folder is measured too, run
by run in turn, so that what else the machine does weighs on both; the last column is its time (or size) over ours.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import median

from nieuwetaal.config import Config
from nieuwetaal.dutch import pipeline
from nieuwetaal.linter import Linter

PARSED = 20_000
"""Words to measure the bare pipeline with."""
SIZES = (1_000, 10_000, 100_000)
RUNS = 3
TEMPLATES = (
    "{who} betrekt {whom} {when} bij {what}.",
    "{When} worden {whom} door {who} geïnformeerd over {what}.",
    "Omdat {who} {whom} vroeg wil spreken, begint {what} pas {when}.",
    "{Who} nodigt {whom} {when} uit om mee te praten over {what}, en dat vraagt tijd.",
    "Volgens {who} willen {whom} zelf bepalen hoe {what} er {when} uitziet.",
    "Het betrekken van {whom} bij {what} is {when} een taak van {who}.",
    "{Who}, {who} en {whom} schrijven {when} samen {what}.",
    "Wie kan {whom} {when} beter helpen met {what} dan {who}?",
)
"""Sentences of 8 to 14 words with open places; a capital in the name of a place gives one."""
WORDS = {
    "who": "de gemeente|het wijkteam|de school|een jeugdbeschermer|het bestuur|de wethouder|onze regisseur|de huisarts",
    "whom": "ouders|jongeren uit de buurt|alle inwoners|jonge mantelzorgers|cliënten en hun naasten|twee gezinnen",
    "when": "in mei|dit voorjaar|elke week|na de zomer|vanaf {number} januari|in week {number}|voor de {number}e keer",
    "what": "het jeugdplan|plan {number}|de begroting van {number}|een speelveld|het besluit over straat {number}",
}


@dataclass(frozen=True, slots=True)
class Size:
    """What analysing a text of `words` words took: `seconds` of processor time, `megabytes` at the peak so far."""

    words: int
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Run:
    """What one fresh process measured: seconds to load by the clock, seconds of processor time to parse `words`."""

    loading: float
    words: int
    parsing: float
    megabytes: float
    sizes: tuple[Size, ...]


def draft(words: int, seed: int = 1) -> str:
    """Return a text of at least this many words, in paragraphs of five sentences, few of them the same."""
    chance = Random(seed)  # noqa: S311 - for variety, not for secrets
    options = {name: texts.split("|") for name, texts in WORDS.items()}
    sentences, count = [], 0
    while count < words:
        places = {name: chance.choice(texts).format(number=chance.randint(2, 9999)) for name, texts in options.items()}
        places |= {name.capitalize(): text[0].upper() + text[1:] for name, text in places.items()}
        sentences.append(chance.choice(TEMPLATES).format(**places))
        count += len(sentences[-1].split())
    return "\n\n".join(" ".join(sentences[start : start + 5]) for start in range(0, len(sentences), 5))


def measure(name: str) -> Run:
    """Measure a pipeline in this process, which must be fresh."""
    started = time.perf_counter()
    pipeline.spare_imports(name)
    pipeline.load(name)
    loading = time.perf_counter() - started
    text = draft(PARSED)
    sentences = [text[start:end] for start, end in Linter().sentences(text)]
    parse(name, sentences[:100])
    started = time.process_time()
    parse(name, sentences)
    parsing = time.process_time() - started
    peak = megabytes()
    linter = Linter(Config(model=name))
    linter.analyse(draft(SIZES[0], seed=2))
    return Run(loading, len(text.split()), parsing, peak, tuple(analysed(linter, words) for words in SIZES))


def parse(name: str, sentences: list[str]) -> None:
    """Parse sentences one by one, as the linter does, and forget them."""
    nlp = pipeline.load(name)
    for start in range(0, len(sentences), 128):
        with nlp.memory_zone():
            for _ in pipeline.parse(nlp, sentences[start : start + 128]):
                pass


def analysed(linter: Linter, words: int) -> Size:
    """Return what it takes to analyse a text of this many words; a short one is analysed often, to measure it well."""
    text, times = draft(words), max(PARSED // words, 1)
    started = time.process_time()
    for _ in range(times):
        linter.analyse(text)
    return Size(len(text.split()), (time.process_time() - started) / times, megabytes())


def megabytes() -> float:
    """Return the peak of memory of this process; 0 where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def size_on_disk(name: str) -> float:
    """Return the megabytes of all files of a pipeline."""
    folder = Path(pipeline.__file__).parent / "model" if name == pipeline.DEFAULT else Path(name)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def in_a_fresh_process(name: str) -> Run:
    """Measure a pipeline in a process of its own, on one core."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
    done = subprocess.run(
        [sys.executable, __file__, "--measure", name], env=os.environ | one, capture_output=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    found = json.loads(done.stdout)
    return Run(**found | {"sizes": tuple(Size(**size) for size in found["sizes"])})


def rows(name: str, runs: list[Run]) -> dict[str, tuple[float, str]]:
    """Return every figure of a pipeline: less is better, and how it is shown."""
    loading = median(run.loading for run in runs)
    parsing = median(run.parsing / run.words for run in runs)
    peak = median(run.megabytes for run in runs)
    found = {
        "size on disk": (disk := size_on_disk(name), f"{disk:.1f} MB"),
        "load, fresh process": (loading, f"{loading:.2f} s"),
        "parse": (parsing, f"{1 / parsing:,.0f} words/s"),
        "peak memory": (peak, f"{peak:.0f} MB"),
    }
    first = median(run.sizes[0].seconds / run.sizes[0].words for run in runs)
    for number, words in enumerate(SIZES):
        each = median(run.sizes[number].seconds / run.sizes[number].words for run in runs)
        peak = median(run.sizes[number].megabytes for run in runs)
        shown = f"{1 / each:,.0f} words/s, {each / first:.2f} x a word, {peak:.0f} MB"
        found[f"analyse {words:,} words"] = each, shown
    return found


def main() -> None:
    """Measure in turn and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--against", metavar="FOLDER", help="another spaCy pipeline, measured side by side")
    parser.add_argument("--measure", metavar="NAME", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(asdict(measure(arguments.measure))))
        return
    names = [pipeline.DEFAULT, *([arguments.against] if arguments.against else [])]
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for _ in range(arguments.runs):
        for name in names:
            runs[name].append(in_a_fresh_process(name))
    tables = [rows(name, runs[name]) for name in names]
    print(line("", [pipeline.version(name) for name in names], "ratio" if tables[1:] else ""))
    for row, (figure, _) in tables[0].items():
        ratio = f"{tables[1][row][0] / figure:.2f} x" if tables[1:] and figure else ""
        print(line(row, [table[row][1] for table in tables], ratio))


def line(name: str, cells: list[str], ratio: str) -> str:
    """Return one line of the table."""
    return f"{name:<22}{''.join(f'{cell:<40}' for cell in cells)}{ratio}".rstrip()


if __name__ == "__main__":
    main()
