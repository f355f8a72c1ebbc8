"""What is due today, cold, over 10,000 items: beside a script on Anki's package, in pairs.

Both collections hold as many items, as many of them reviewed, and as many reviews. Anki's script
opens its collection and prints the counts that are due; ``lossprep today`` says what its queue
would practise, once with the day kept from an earlier look, and once at the first look.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.startup import (
    ATTEMPTS,
    ITEMS,
    PROGRAM,
    RUNS,
    cpu_seconds,
    environment,
    many_attempts,
    many_items,
)

MARK = 0.5
REVIEWED = 1_000
MAKE = """\
import sys
from anki.collection import Collection
col = Collection(sys.argv[1])
kind = col.models.by_name("Basic")
for n in range(int(sys.argv[2])):
    note = col.new_note(kind)
    note["Front"], note["Back"] = f"The square of {n}?", str(n * n)
    col.add_note(note, 1)
col.close()
"""
COUNT = """\
import sys
from anki.collection import Collection
col = Collection(sys.argv[1])
print(col.sched.counts())
col.close()
"""


def main() -> bool:
    """Print the ratios of CPU time; whether they are within the mark."""
    print(f"today over {ITEMS:,} items and {ATTEMPTS:,} attempts, CPU time as a ratio to Anki's")
    with tempfile.TemporaryDirectory() as scratch:
        theirs = anki(Path(scratch, "anki"))
        if theirs is None:
            print("  anki could not be installed: nothing to compare with")
            return True
        home = Path(scratch, "ours")
        many_items(home / "checkout")
        env = environment(home) | {"PYTHONPATH": str(home / "checkout")}
        cpu_seconds([PROGRAM, "start", "--interview", "2026-12-25"], env)
        database = home / "DATA" / "lossprep" / "lossprep.db"
        many_attempts(database)
        env["LOSSPREP_NOW"] = "2026-12-20T09:00"
        kept = [compared(env, theirs, database, first=first) for first in (False, True)]
        return all(kept)


def compared(env: dict[str, str], theirs: list[str], database: Path, *, first: bool) -> bool:
    """Measure both in turns and print a row; whether it is within the mark."""
    pairs = []
    for _ in range(RUNS):
        if first:
            forget(database)
        pairs.append((cpu_seconds([PROGRAM, "today"], env), cpu_seconds(theirs, env)))
    found = median(ours / other for ours, other in pairs)
    ours, other = (1000 * median(column) for column in zip(*pairs, strict=True))
    look = "at the first look" if first else "looked at before"
    print(
        f"  {look:18} {found:5.2f}  mark {MARK:.1f}  {ours:5.0f} ms, anki {other:.0f} ms"
        f"{'' if found <= MARK else '  over'}",
        flush=True,
    )
    return found <= MARK


def forget(database: Path) -> None:
    """Forget what was kept of the day."""
    with sqlite3.connect(database) as connection:
        connection.execute("DELETE FROM catalog WHERE pack = 'glimpse'")
    connection.close()


def anki(home: Path) -> list[str] | None:
    """Install Anki and make its collection; the command that counts, None without Anki."""
    python, collection = home / "bin" / "python", home / "collection.anki2"
    made = subprocess.run([sys.executable, "-m", "venv", home], capture_output=True, check=False)
    install = [python, "-m", "pip", "install", "--quiet", "anki"]
    if made.returncode or subprocess.run(install, capture_output=True, check=False).returncode:
        return None
    make = [python, "-c", MAKE, collection, str(ITEMS)]
    subprocess.run(make, capture_output=True, check=True)
    with sqlite3.connect(collection) as connection:
        cards = [one for (one,) in connection.execute("SELECT id FROM cards LIMIT ?", (REVIEWED,))]
        connection.executemany(
            "UPDATE cards SET type = 2, queue = 2, due = id % 30, ivl = 10, factor = 2500,"
            " reps = 100 WHERE id = ?",
            [(one,) for one in cards],
        )
        connection.executemany(
            "INSERT INTO revlog VALUES (?, ?, -1, 3, 10, 5, 2500, 8000, 1)",
            [(n + 1, cards[n % REVIEWED]) for n in range(ATTEMPTS)],
        )
    connection.close()
    return [str(python), "-c", COUNT, str(collection)]
