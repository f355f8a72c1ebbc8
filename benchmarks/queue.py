"""What the day's queue costs over a large collection, against SQLite's own reading of it.

100,000 items with 1,000,000 attempts behind them: the queue, from the store to the order, as a
ratio to the time in which SQLite reads the rows that are due; and the same with a tenth of the
attempts, since memories are kept current and the attempts are not looked at.
"""

from __future__ import annotations

import gc
import random
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from lossprep.model.plan import DayPlan
from lossprep.schedule.candidate import Practice
from lossprep.schedule.choice import Choice
from lossprep.schedule.memory import Memory, interval, review
from lossprep.schedule.pace import KEPT
from lossprep.schedule.queue import practice
from lossprep.schedule.standing import Kind, Schedulable
from lossprep.store import open_plan
from lossprep.store.database import open_database

ITEMS, ATTEMPTS = 100_000, 10  # of each item
TODAY = date(2026, 12, 1)
RUNS = 5
MARK = 3.0
DUE = "SELECT exercise, stability, difficulty, day, reviews, rating FROM memory NOT INDEXED"
DUE += " WHERE due <= ?"


def collection(path: Path, items: int, attempts: int) -> None:
    """Write a collection of items, each with its attempts and the memory they left."""
    rng = random.Random(1)
    connection = open_database(path)
    begin = connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM event").fetchone()[0]
    connection.execute("BEGIN")
    for number in range(items):
        name, memory = f"pack/exercises/item-{number}", None
        day = TODAY - timedelta(days=rng.randint(30, 300))
        for one in range(attempts):
            rating = rng.choices((1, 2, 3, 4), (10, 20, 60, 10))[0]
            memory = review(memory, rating, day)
            written(connection, begin + number * attempts + one, name, rating, day)
            day = min(day + timedelta(days=rng.randint(1, 30)), TODAY - timedelta(days=1))
        assert memory is not None
        kept(connection, name, memory, min(attempts, KEPT))
    connection.execute("COMMIT")
    connection.close()


def written(connection: sqlite3.Connection, seq: int, name: str, rating: int, day: date) -> None:
    """Write one attempt."""
    connection.execute(
        "INSERT INTO event (seq, id, kind, at, day, exercise) VALUES (?, ?, 'attempt', ?, ?, ?)",
        (seq, f"{seq:020x}", f"{day}T09:00:00.000000+00:00", str(day), name),
    )
    connection.execute(
        "INSERT INTO attempt (event, answer, rating, hints, solution_seen, milliseconds, ticks,"
        " pack_version) VALUES (?, '', ?, 0, 0, 60000, '{}', '1')",
        (seq, rating),
    )


def kept(connection: sqlite3.Connection, name: str, memory: Memory, timed: int) -> None:
    """Write one memory."""
    due = memory.day + timedelta(days=interval(memory.stability))
    row = (name, memory.stability, memory.difficulty, memory.reviews, memory.rating)
    own = (str(memory.day), str(due), timed, 1.0, timed, "fsrs-6")
    columns = (
        "exercise, stability, difficulty, reviews, rating, day, due, timed, minutes, timed_before,"
        " parameters"
    )
    marks = ", ".join("?" * len((*row, *own)))
    connection.execute(f"INSERT INTO memory ({columns}) VALUES ({marks})", (*row, *own))


def schedulables(items: int) -> list[Schedulable]:
    """List the items as a catalog would."""
    rng = random.Random(2)
    return [
        Schedulable(
            id=f"pack/exercises/item-{number}",
            kind=Kind(
                minutes=rng.choice((1.0, 2.0, 5.0)),
                asked=rng.choice(("often", "sometimes", "rarely")),
                roles="mle",
                skills=f"skill-{number % 12}",
                tasked=False,
                deep=number % 9 == 0,
                reserve=False,
            ),
            family=f"loss-{number % 40}",
        )
        for number in range(items)
    ]


def due_rows(path: Path) -> int:
    """Read the rows that are due, and no more."""
    connection = sqlite3.connect(path)
    rows = connection.execute(DUE, (TODAY.isoformat(),)).fetchall()
    connection.close()
    return len(rows)


def queue(path: Path, interview: date | None) -> Practice:
    """Find the day's queue, from the store to the order."""
    day = DayPlan(date=TODAY, day=9, mode="normal", interview=None, checkpoints=(), fits=())
    with open_plan(path) as plans:
        return practice(plans.pool(Choice(), day), TODAY, 30.0, interview, deep=12.0)


def seconds(action: Callable[[], object]) -> float:
    """Time an action."""
    start = perf_counter()
    action()
    return perf_counter() - start


def compared(path: Path, interview: date | None) -> tuple[float, float]:
    """Time the queue and the reading of the due rows in turns; the medians of both."""
    pairs = [
        (seconds(lambda: queue(path, interview)), seconds(lambda: due_rows(path)))
        for _ in range(RUNS)
    ]
    ours, rows = zip(*pairs, strict=True)
    return median(ours), median(rows)


def main(items: int = ITEMS) -> bool:
    """Print the ratios; whether each is within its mark."""
    ratios = []
    print(f"{items:,} items: the day's queue as a ratio to SQLite's reading of the due rows")
    with tempfile.TemporaryDirectory() as folder:
        for attempts in (ATTEMPTS // 10, ATTEMPTS):
            path = Path(folder, f"{attempts}.db")
            collection(path, items, attempts)
            with open_plan(path) as plans:
                plans.save_items(schedulables(items))
            gc.collect()
            gc.freeze()  # what made the collection is not the queue's
            due = due_rows(path)
            for name, interview in (("deadline", TODAY + timedelta(days=14)), ("fsrs", None)):
                ours, rows = compared(path, interview)
                ratios.append(ours / rows)
                print(
                    f"{items * attempts:9,} attempts  {name:9} {ours / rows:5.2f}"
                    f"  mark {MARK:.1f}  {1000 * ours:6.0f} ms, {due:,} rows due in"
                    f" {1000 * rows:.0f} ms{'' if ours / rows <= MARK else '  over'}",
                    flush=True,
                )
    return max(ratios) <= MARK
