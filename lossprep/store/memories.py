"""Memories kept current: derived from the attempts, so that a day is known without them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta

from lossprep.model.event import Attempt, Event, Undo
from lossprep.schedule.memory import Memory, interval, review
from lossprep.schedule.parameters import DEFAULT

RETENTION = 0.9


def touched(connection: sqlite3.Connection, events: Iterable[Event]) -> set[str]:
    """List the exercises whose memories some events may have changed."""
    found = set()
    for event in events:
        if isinstance(event, Attempt):
            found.add(event.exercise)
        elif isinstance(event, Undo):
            question = "SELECT exercise FROM event WHERE id = ? AND kind = 'attempt'"
            found |= {row[0] for row in connection.execute(question, (event.target,))}
    return found


def refresh(connection: sqlite3.Connection, exercises: Iterable[str]) -> None:
    """Replay the live attempts at each exercise, and keep the memory that they leave."""
    for exercise in exercises:
        connection.execute("DELETE FROM memory WHERE exercise = ?", (exercise,))
        memory = replayed(connection, exercise)
        if memory is None:
            continue
        due = memory.day + timedelta(days=interval(memory.stability, RETENTION))
        row = (exercise, memory.stability, memory.difficulty, memory.reviews)
        days = (memory.day.isoformat(), due.isoformat(), DEFAULT.version)
        connection.execute("INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, *days))


def refresh_all(connection: sqlite3.Connection) -> None:
    """Rebuild every memory from the attempts."""
    connection.execute("DELETE FROM memory")
    names = connection.execute("SELECT DISTINCT exercise FROM event WHERE kind = 'attempt'")
    refresh(connection, [name for (name,) in names.fetchall()])


def replayed(connection: sqlite3.Connection, exercise: str) -> Memory | None:
    """Fold the ratings of an exercise's live attempts."""
    memory = None
    rows = connection.execute(
        "SELECT rating, day, confidence FROM live JOIN attempt ON event = seq"
        " WHERE exercise = ? AND rating IS NOT NULL ORDER BY seq",
        (exercise,),
    )
    for rating, day, confidence in rows.fetchall():
        memory = review(memory, rating, date.fromisoformat(day), confidence=confidence)
    return memory
