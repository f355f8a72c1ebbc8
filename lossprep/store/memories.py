"""Memories kept current: derived from the attempts, so that a day is known without them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta

from lossprep.schedule.memory import Memory, interval, review
from lossprep.schedule.pace import Timed, timed
from lossprep.schedule.parameters import DEFAULT

RETENTION = 0.9
_INSERT = "INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def refresh(connection: sqlite3.Connection, exercises: Iterable[str]) -> None:
    """Replay the live attempts at each exercise, and keep the memory that they leave."""
    for exercise in exercises:
        connection.execute("DELETE FROM memory WHERE exercise = ?", (exercise,))
        memory, times = replayed(connection, exercise)
        if memory is None:
            continue
        due = memory.day + timedelta(days=interval(memory.stability, RETENTION))
        row = (exercise, memory.stability, memory.difficulty, memory.reviews, memory.rating)
        days = (memory.day.isoformat(), due.isoformat())
        own = (times.number, times.minutes) if times else (0, None)
        connection.execute(_INSERT, (*row, *days, *own, DEFAULT.version))


def refresh_all(connection: sqlite3.Connection) -> None:
    """Rebuild every memory from the attempts."""
    connection.execute("DELETE FROM memory")
    names = connection.execute("SELECT DISTINCT exercise FROM event WHERE kind = 'attempt'")
    refresh(connection, [name for (name,) in names.fetchall()])


def replayed(connection: sqlite3.Connection, exercise: str) -> tuple[Memory | None, Timed | None]:
    """Fold the ratings of an exercise's live attempts, and sum up their times."""
    memory, times = None, []
    rows = connection.execute(
        "SELECT rating, day, confidence, milliseconds FROM live JOIN attempt ON event = seq"
        " WHERE exercise = ? AND rating IS NOT NULL ORDER BY seq",
        (exercise,),
    )
    for rating, day, confidence, milliseconds in rows.fetchall():
        memory = review(memory, rating, date.fromisoformat(day), confidence=confidence)
        times.append(milliseconds or 0)
    return memory, timed(times)
