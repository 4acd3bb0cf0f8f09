"""How fast the command line starts: `python benchmarks/start.py [RUNS]`.

Prints the median of several runs of each command, and how many times longer it takes than starting Python itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

EXAMPLES = Path(__file__).parents[1] / "voorbeelden"
RUNS = 7


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return how long a command takes; findings are no failure."""
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return taken


def main() -> None:
    """Measure every command and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    program = [sys.executable, "-m", "nieuwetaal"]
    check = [*program, "check", str(EXAMPLES)]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"XDG_CACHE_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        rows = {
            "python, doing nothing": [sys.executable, "-c", "pass"],
            "--help": [*program, "--help"],
            "rules list": [*program, "rules", "list"],
            "check, first time": [*check, "--no-cache"],
            "check, nothing changed": check,
        }
        seconds(check, environment)
        times = {name: median(seconds(row, environment) for _ in range(runs)) for name, row in rows.items()}
    bare = times["python, doing nothing"]
    for name, taken in times.items():
        print(f"{name:<24}{taken * 1000:8.0f} ms {taken / bare:8.1f} x")


if __name__ == "__main__":
    main()
