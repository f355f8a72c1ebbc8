"""CPU time from start to end, as a ratio to a Python that does nothing.

Each run is paired with one of the bare Python, so that a machine that slows down for a
while slows both; the median of the ratios is what counts.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 31
BARE = [sys.executable, "-c", "pass"]
PROGRAM = str(Path(sys.executable).with_name("lossprep"))
MARKS = {("--version",): 1.8, (): 9.0, ("today",): 9.0, ("--help",): 8.0}
START = ("start", "--interview", "2026-12-25")


def main() -> bool:
    """Print a table of the medians; whether each is within its mark."""
    with tempfile.TemporaryDirectory() as home:
        env = environment(home)
        cpu_seconds([PROGRAM, *START], env)
        env["LOSSPREP_NOW"] = "2026-12-02T09:00"
        found = {words: ratio(words, env) for words in MARKS}
    print(f"CPU time as a ratio to python -c pass, median of {RUNS} paired runs")
    for words, (ratio_found, milliseconds) in found.items():
        mark = MARKS[words]
        verdict = "" if ratio_found <= mark else "  over"
        name = " ".join(("lossprep", *words))
        print(f"{name:20} {ratio_found:5.2f}  mark {mark:4.1f}  {milliseconds:6.1f} ms{verdict}")
    return all(ratio_found <= MARKS[words] for words, (ratio_found, _) in found.items())


def environment(home: str) -> dict[str, str]:
    """Make an empty home, with the clock on its first day."""
    folders = {f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "CONFIG", "CACHE")}
    return {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "LC_ALL": "C.UTF-8",
        "LOSSPREP_NOW": "2026-12-01T09:00",
        **folders,
    }


def ratio(words: tuple[str, ...], env: dict[str, str]) -> tuple[float, float]:
    """Measure a command: the median ratio of its CPU time, and its median milliseconds."""
    cpu_seconds([PROGRAM, *words], env)  # fills the caches of bytecode and packs
    pairs = [(cpu_seconds([PROGRAM, *words], env), cpu_seconds(BARE, env)) for _ in range(RUNS)]
    return median(ours / bare for ours, bare in pairs), 1000 * median(ours for ours, _ in pairs)


def cpu_seconds(argv: list[str], env: dict[str, str]) -> float:
    """Run a command to its end; its user and system seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
