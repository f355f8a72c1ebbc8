"""Memories kept current: derived from the attempts, so that a day is known without them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from lossprep.schedule.memory import Memory, interval, review
from lossprep.schedule.pace import timed
from lossprep.schedule.parameters import DEFAULT
from lossprep.store import items

RETENTION = 0.9
_INSERT = "INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def refresh(connection: sqlite3.Connection, exercises: Iterable[str]) -> None:
    """Replay the live attempts at each exercise, and keep the memory that they leave."""
    names = list(exercises)
    for exercise in names:
        connection.execute("DELETE FROM memory WHERE exercise = ?", (exercise,))
        memory, times = replayed(connection, exercise)
        if memory is None:
            continue
        due = memory.day + timedelta(days=interval(memory.stability, RETENTION))
        row = (exercise, memory.stability, memory.difficulty, memory.reviews, memory.rating)
        past = memory.before
        then = (past.stability, past.difficulty, past.day.isoformat()) if past else (None,) * 3
        days = (memory.day.isoformat(), due.isoformat())
        before = [milliseconds for day, milliseconds in times if day < memory.day]
        own = (*summed([milliseconds for _, milliseconds in times]), *summed(before))
        rating = past.rating if past else None
        connection.execute(_INSERT, (*row, rating, *days, *own, DEFAULT.version, *then))
    items.place(connection, names)


def refresh_all(connection: sqlite3.Connection) -> None:
    """Rebuild every memory from the attempts."""
    connection.execute("DELETE FROM memory")
    names = connection.execute("SELECT DISTINCT exercise FROM event WHERE kind = 'attempt'")
    refresh(connection, [name for (name,) in names.fetchall()])


def summed(milliseconds: Sequence[int]) -> tuple[int, float | None]:
    """Sum up times as the table has them: how many, and their median in minutes."""
    return timed(milliseconds) or (0, None)


def replayed(
    connection: sqlite3.Connection, exercise: str
) -> tuple[Memory | None, list[tuple[date, int]]]:
    """Fold the ratings of an exercise's live attempts, and list their days and milliseconds."""
    memory, times = None, []
    rows = connection.execute(
        "SELECT rating, day, confidence, milliseconds FROM live JOIN attempt ON event = seq"
        " WHERE exercise = ? AND rating IS NOT NULL ORDER BY seq",
        (exercise,),
    )
    for rating, written, confidence, milliseconds in rows.fetchall():
        day = date.fromisoformat(written)
        memory = review(memory, rating, day, confidence=confidence)
        times.append((day, milliseconds or 0))
    return memory, times
