"""CPU time of reading the worst that can be typed for a formula, beside a bare Python.

Texts are as long as any that are read, each of a kind that costs a parser: brackets, signs, bars,
words that may be several variables.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from statistics import median

from benchmarks.startup import BARE, cpu_seconds
from lossprep.formula import FormulaError, read
from lossprep.grading.engine import functions

RUNS, REPEATS, MARK = 15, 5, 2.0
VARIABLES = frozenset("pyfz")
LENGTH = 300
KINDS = {
    "one letter": "p",
    "two letters": "py",
    "words": "softmax",
    "digits": "1",
    "brackets open": "(",
    "signs": "-",
    "bars": "|p|",
    "powers": "p^",
    "quotients": "p/",
    "products": "(p)(y)",
    "functions": "ln(",
    "sums": "sum(i: ",
    "choices": "p if p < y else ",
    "roots": "√",
}


def main() -> bool:
    """Print the worst of them; whether it is within the mark."""
    texts = {kind: (part * LENGTH)[:LENGTH] for kind, part in KINDS.items()}
    texts["brackets"] = "(" * 40 + "p" + ")" * 40
    bare = median(cpu_seconds(BARE, {}) for _ in range(RUNS))
    found = {kind: median(seconds(text) for _ in range(RUNS)) for kind, text in texts.items()}
    worst = max(found, key=found.__getitem__)
    ratio = found[worst] / bare
    print("CPU time of reading the worst typed formula, as a ratio to python -c pass")
    print(f"{worst:20} {ratio:5.2f}  mark {MARK:4.1f}  {1000 * found[worst]:6.1f} ms")
    return ratio <= MARK


def seconds(text: str) -> float:
    """The CPU time of one reading, over a few in a row."""
    table = functions()
    start = time.process_time()
    for _ in range(REPEATS):
        with suppress(FormulaError):
            read(text, VARIABLES, table)
    return (time.process_time() - start) / REPEATS


if __name__ == "__main__":
    sys.exit(not main())
