"""The items that the queue looks through, kept current with the memories."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from lossprep.schedule.pace import Timed, expected
from lossprep.schedule.pool import lot
from lossprep.schedule.rate import cell
from lossprep.schedule.standing import Kind, Schedulable
from lossprep.schedule.worth import ASKED

_KIND = "INSERT INTO kind VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ITEM = (
    "INSERT INTO item (number, exercise, kind, family, tasks, reserve, deep, lot)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_MEMORIES = (
    "SELECT number, kind.minutes, asked, stability, difficulty, day, timed, memory.minutes"
    " FROM memory JOIN (SELECT number, exercise, kind FROM item) USING (exercise)"
    " JOIN kind USING (kind)"
)
_OF_ONE = _MEMORIES + " WHERE exercise = ?"
_PLACE = (
    "UPDATE item SET cell = ?, day = ?, stability = ?, difficulty = ?, effort = ?, timed = ?"
    " WHERE number = ?"
)
_FORGET = (
    "UPDATE item SET cell = NULL, day = NULL, stability = NULL, difficulty = NULL, effort = NULL,"
    " timed = NULL"
)
_FORGET_ONE = _FORGET + " WHERE exercise = ?"


def write(connection: sqlite3.Connection, items: Sequence[Schedulable]) -> None:
    """Keep the items of a pack in place of those before, each with where its memory lies."""
    connection.execute("DELETE FROM item")
    connection.execute("DELETE FROM kind")
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(one.kind for one in items))}
    connection.executemany(_KIND, [(number, *kind) for kind, number in kinds.items()])
    for number, one in enumerate(items):
        named = (number, one.id, kinds[one.kind], one.family, one.tasks)
        connection.execute(_ITEM, (*named, one.kind.reserve, one.kind.deep, lot(one.id)))
    place(connection)


def of_tasks(connection: sqlite3.Connection) -> list[Schedulable]:
    """Read the items that tasks of the plan ask, or may ask."""
    question = (
        "SELECT exercise, family, tasks, minutes, asked, roles, skills, tasked, kind.deep,"
        " kind.reserve FROM item JOIN kind USING (kind) WHERE tasks <> '' ORDER BY number"
    )
    rows = connection.execute(question).fetchall()
    return [
        Schedulable(name, Kind._make(kind), family, tasks) for name, family, tasks, *kind in rows
    ]


def place(connection: sqlite3.Connection, exercises: Iterable[str] | None = None) -> None:
    """Note where the memories of some exercises lie now; of all, unless some are given."""
    if exercises is None:
        connection.execute(_FORGET)
        found = connection.execute(_MEMORIES).fetchall()
    else:
        found = []
        for exercise in exercises:
            connection.execute(_FORGET_ONE, (exercise,))
            found += connection.execute(_OF_ONE, (exercise,)).fetchall()
    for number, minutes, asked, stability, difficulty, day, timed, own in found:
        effort = expected(minutes, Timed(timed, own) if timed else None) / ASKED[asked]
        memory = (cell(stability, difficulty), day, stability, difficulty)
        connection.execute(_PLACE, (*memory, effort, timed, number))
