"""How fast rules are loaded and looked for: `python benchmarks/rules.py [--runs N]`.

Every figure is processor time of a fresh process, the least of several runs that take turns. Rules are loaded beside
the shipped ones, from a folder with copies of those under other ids, so that there are 400 or 2,000 in all. Start-up,
which imports what reads rules, stands apart; so does what is done once for every number of rules: the facts of Dutch,
the word groups and pydantic's own preparation. *Unchanged* is all of it in one: rules, facts, word groups and index as
they were stored by a run before. Checking is 25,000 words without a cache, loading left out: half of the sentences are
examples of rules, the others have nothing to find. The copies look for words that are not in the text; in the last
row they look for the same words, and find everything again and again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from nieuwetaal.config import Config
from nieuwetaal.rules.pack_files import CORE, rule_files, rules_dir

if TYPE_CHECKING:
    from collections.abc import Callable

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
MANY, FEW = 2_000, 240
LOADED = 400
WORDS = 25_000
ENDING = 5
"""The letters at the end of a word that tell how it is inflected."""
RUNS = 3
PLAIN = (
    "De vergadering van {number} mei begint om {number} uur in zaal {number}.",
    "In bijlage {number} staat de begroting, met een toelichting per post.",
    "Het gebouw aan de Dorpsstraat {number} krijgt in het voorjaar een nieuw dak.",
    "Vorig jaar kostte het onderhoud {number} euro, dit jaar is dat iets meer.",
    "Tabel {number} geeft de cijfers over de wijk Noord, afgerond op tientallen.",
)
"""Sentences without anything to find; a number makes them differ."""


def copies(folder: Path, number: int, *, other_words: bool) -> None:
    """Write so many copies of shipped rules to a folder, each under an id of its own."""
    files, _ = rule_files([rules_dir() / CORE])
    rules = [
        yaml.load(path.read_bytes(), LOADER)  # noqa: S506 - the safe one, in C where there is one
        for path in files
    ]
    for count in range(number):
        rule = dict(rules[count % len(rules)])
        mark = letters(count)
        rule["id"] = f"{rule['id']}-{mark}"
        if other_words:
            rule["zoek"] = renamed(rule["zoek"], mark)
        text = yaml.dump(rule, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=100)
        (folder / f"{rule['id']}.yaml").write_text(text, encoding="utf-8")


def letters(count: int) -> str:
    """Return a number as letters that begin no Dutch word."""
    return "xq" + "".join("bdfgklmnpr"[int(digit)] for digit in str(count)) + "a"


def renamed(search: Any, mark: str) -> Any:
    """Return a search that looks for words nobody writes, of the same length and shape, in the same roles."""
    if isinstance(search, list):
        return [renamed(each, mark) for each in search]
    given = dict(search)
    for key in ("werkwoord", "naamwoord", "woorden"):
        if key in given:
            texts = given[key] if isinstance(given[key], list) else [given[key]]
            given[key] = [other(text, mark) for text in texts]
    return given


def other(text: str, mark: str) -> str:
    """Return an expression with another word in the place of its longest."""
    words = text.split()
    place = max(range(len(words)), key=lambda i: (not words[i].startswith("$"), len(words[i])))
    word = words[place]
    if not word.startswith("$"):
        words[place] = mark + word[max(min(len(mark), len(word) - ENDING), 0) :]
    return " ".join(words)


def draft() -> str:
    """Return the text to check, in paragraphs of five sentences."""
    from nieuwetaal.rules.packs import load_rules  # noqa: PLC0415 - measured elsewhere

    chance = Random(1)  # noqa: S311 - for variety, not for secrets
    examples = [example.text for rule in load_rules()[0] for example in (*rule.wrong, *rule.right)]
    sentences: list[str] = []
    count = 0
    while count < WORDS:
        plain = chance.choice(PLAIN).format(number=chance.randint(2, 9999))
        sentences += [chance.choice(examples), plain]
        count += len(" ".join(sentences[-2:]).split())
    return "\n\n".join(" ".join(sentences[start : start + 5]) for start in range(0, len(sentences), 5))


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure_loading(folder: Path) -> dict[str, float]:
    """Measure start-up, loading from files and making the index; this process must be fresh."""
    imported = spent(lambda: __import__("nieuwetaal.linter"))
    reader = spent(lambda: __import__("nieuwetaal.rules.packs"))
    from nieuwetaal.rules.indexing import index_of  # noqa: PLC0415 - what is measured
    from nieuwetaal.rules.packs import load_facts, load_groups, load_rules, load_sources, parse_rule  # noqa: PLC0415

    once = spent(lambda: (load_facts(), load_groups(), load_sources(), parse_rule("id: x", Path("x.yaml"))))
    loading = spent(lambda: load_rules([folder]))
    rules, errors = load_rules([folder])
    if errors:
        raise SystemExit("\n".join(map(str, errors)))
    index = spent(lambda: index_of(rules, load_facts(), load_groups()))
    return {"linter": imported, "reader": reader, "once": once, "loading": loading, "index": index}


def measure_stored(folder: Path, cache: Path) -> dict[str, float]:
    """Measure a linter that may find its rules in a cache; this process must be fresh."""
    imported = spent(lambda: __import__("nieuwetaal.linter"))
    from nieuwetaal.linter import Linter  # noqa: PLC0415 - what is measured
    from nieuwetaal.rules.pack import load_pack  # noqa: PLC0415

    config = Config(rules=(folder,), cache=cache)
    loading = spent(lambda: load_pack(config.rules, config.groups, config.cache))
    return {"linter": imported, "loading": loading, "rules": len(Linter(config).all_rules)}


def measure_checking(folder: Path, number: int) -> dict[str, float]:
    """Measure a check with this many rules; loading them, and the pipeline, is left out."""
    from nieuwetaal.linter import Linter  # noqa: PLC0415 - what is measured

    every = [rule.id for rule in Linter(Config(rules=(folder,))).rules]
    linter = Linter(Config(rules=(folder,), off=tuple(every[number:])))
    text = draft()
    linter.check(text[:3_000])
    found: list[int] = []
    checking = spent(lambda: found.append(len(linter.check(text).findings)))
    return {"checking": checking, "rules": len(linter.rules), "findings": found[0]}


MEASURES: dict[str, Callable[..., dict[str, float]]] = {
    "loading": lambda folder: measure_loading(Path(folder)),
    "stored": lambda folder, cache: measure_stored(Path(folder), Path(cache)),
    "checking": lambda folder, number: measure_checking(Path(folder), int(number)),
}


def in_a_fresh_process(*arguments: str) -> dict[str, float]:
    """Measure one thing in a process of its own, on one core."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
    command = [sys.executable, __file__, "--measure", *arguments]
    done = subprocess.run(command, env=os.environ | one, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    found: dict[str, float] = json.loads(done.stdout)
    return found


def best(runs: list[dict[str, float]], *names: str) -> float:
    """Return the least of several runs, for some figures together."""
    return min(sum(run[name] for name in names) for run in runs)


def main() -> None:
    """Measure in turn and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--measure", nargs="+", metavar="WHAT", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        what, *rest = arguments.measure
        print(json.dumps(MEASURES[what](*rest)))
        return
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name), arguments.runs)


def compare(folder: Path, runs: int) -> None:
    """Make the rules in a folder, measure, and print."""
    shipped = len(rule_files([rules_dir() / CORE])[0])
    for title, number, others in (("400", LOADED, True), ("2000", MANY, True), ("same", MANY, False)):
        (folder / title).mkdir()
        copies(folder / title, number - shipped, other_words=others)
    cache = str(folder / "cache")
    in_a_fresh_process("stored", str(folder / "400"), cache)
    loading, stored = [], []
    checks: dict[str, list[dict[str, float]]] = {"few": [], "2000": [], "same": []}
    for _ in range(runs):
        loading.append(in_a_fresh_process("loading", str(folder / "400")))
        stored.append(in_a_fresh_process("stored", str(folder / "400"), cache))
        checks["few"].append(in_a_fresh_process("checking", str(folder / "400"), str(FEW)))
        checks["2000"].append(in_a_fresh_process("checking", str(folder / "2000"), str(MANY)))
        checks["same"].append(in_a_fresh_process("checking", str(folder / "same"), str(MANY)))
    cold = best(loading, "once", "loading")
    line("start-up: the linter", best(loading, "linter"))
    line("start-up: what reads rules (not when unchanged)", best(loading, "reader"))
    line("once: facts, word groups, sources, pydantic", best(loading, "once"))
    line(f"load and validate {LOADED} rules", best(loading, "loading"))
    line("both, cold", cold, 1)
    line(f"index of triggers of {LOADED} rules", best(loading, "index"), best(loading, "index") / cold)
    line("all of it, unchanged", best(stored, "loading"), best(stored, "loading") / cold)
    few = best(checks["few"], "checking")
    line(f"check {WORDS:,} words, {FEW} rules", few, 1)
    line(f"check {WORDS:,} words, {MANY:,} rules", seconds := best(checks["2000"], "checking"), seconds / few)
    line("the same words in all rules", seconds := best(checks["same"], "checking"), seconds / few)


def line(name: str, seconds: float, ratio: float | None = None) -> None:
    """Print one line of the table."""
    print(f"{name:<50}{seconds * 1000:8.0f} ms" + (f"{ratio:8.2f} x" if ratio is not None else ""), flush=True)


if __name__ == "__main__":
    main()
