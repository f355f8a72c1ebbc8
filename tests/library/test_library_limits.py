"""Large files of the worst kinds are refused in seconds: nothing here grows as a square.

With a file of a fifth of the largest size a square would show as minutes.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lossprep import library

HEAD = "format: 1\nkind: recall\ntitle: T\nskills: [values]\nminutes: 1\nask: A\n"
WORST = {
    "one list": HEAD + "answer: B\nhints: [" + "a," * 100_000 + "]",
    "equal skills": HEAD.replace("[values]", "[" + "values," * 30_000 + "]") + "answer: B",
    "unknown keys": HEAD + "answer: B\n" + "".join(f"k{i}: 1\n" for i in range(18_000)),
    "given names": HEAD.replace("recall", "numeric")
    + "given:\n"
    + "".join(f" k{i}: 1\n" for i in range(17_000)),
    "figures": HEAD + "answer: |\n  " + "{1 = 2} " * 24_000,
    "open figures": HEAD + "answer: |\n  " + "{1=" * 60_000,
    "aliases": HEAD + "answer: &a [" + "*a," * 60_000 + "]",
    "one word": HEAD + "answer: " + "x" * 1_000_000,
    "one number": HEAD.replace("minutes: 1", "minutes: " + "1" * 1_000_000) + "answer: B",
    "one key": HEAD + "answer: B\n? " + "x" * 1_000_000 + "\n: 1",
    "brackets": HEAD + "answer: " + "[" * 1_000_000,
    "lines of tabs": HEAD + "answer: |\n" + "\t\n" * 80_000,
    "dots": HEAD.replace("minutes: 1", "minutes: " + "1." * 500_000) + "answer: B",
    "equal keys": HEAD + "answer: B\n" * 20_000,
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_are_refused_in_seconds(small: Path, name: str) -> None:
    data = WORST[name].encode()
    (small / "exercises/worst.yaml").write_bytes(data)
    before = time.process_time()
    lines = library.check(small)
    assert 0 < len(lines) <= 400
    assert all(len(line) < 600 for line in lines)
    assert time.process_time() - before < 10
